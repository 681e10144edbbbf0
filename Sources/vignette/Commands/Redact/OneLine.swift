extension String {
    /// The text on one line, fit for a terminal: one space for any white space, and nothing that moves the cursor or turns
    /// the direction of writing.
    var onOneLine: String {
        var result = UnicodeScalarView()
        var spaceIsDue = false
        for scalar in unicodeScalars {
            if scalar.properties.isWhitespace {
                spaceIsDue = true
                continue
            }
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: continue
            default: break
            }
            if spaceIsDue, !result.isEmpty { result.append(" ") }
            spaceIsDue = false
            result.append(scalar)
        }
        return String(result)
    }

    /// The text cut to so many characters, with `…` for the rest.
    func cut(to length: Int) -> String { count <= length ? self : prefix(length - 1) + "…" }

    /// The text with spaces after it up to a width in characters.
    func padded(to width: Int) -> String { self + String(repeating: " ", count: Swift.max(0, width - count)) }

    /// The text with spaces before it up to a width in characters.
    func indented(to width: Int) -> String { String(repeating: " ", count: Swift.max(0, width - count)) + self }
}

/// Rows of text in columns that stand under each other.
enum Columns {
    /// The rows as lines; the last column is not padded, and the columns of `numbers` stand on the right.
    static func lines(_ rows: [[String]], numbers: Set<Int>, indent: Int = 2) -> [String] {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in
            rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            let cells = row.enumerated().map { column, text in
                if numbers.contains(column) { return text.indented(to: widths[column]) }
                return column == row.count - 1 ? text : text.padded(to: widths[column])
            }
            return String(repeating: " ", count: indent) + cells.joined(separator: "  ")
        }
    }
}
