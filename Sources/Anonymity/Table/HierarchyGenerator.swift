public import Input

/// Makes a hierarchy from the values of a column by a plain rule.
public enum HierarchyGenerator: Hashable, Sendable {
    /// The exact value or `*`.
    case star
    /// Numbers in bands of the given widths, each a multiple of the one before: 34 becomes 30-34, then 30-39. Where not all
    /// numbers are whole, 34.5 becomes “30 to under 35”.
    case bands([Int])
    /// The first characters, then `*`; the numbers of characters fall from level to level: EX4 becomes EX*, then E*.
    case prefix([Int])

    /// Reads `star`, `bands:5,10,20` or `prefix:3,1`.
    ///
    /// - Returns: `nil` for anything else, bands that are no multiples of each other, or prefixes that do not fall.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            guard text == "star" else { return nil }
            self = .star
            return
        }
        let numbers = parts[1].split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        guard !numbers.isEmpty, numbers.allSatisfy({ $0 ?? 0 > 0 }) else { return nil }
        let widths = numbers.map { $0! }
        let steps = zip(widths, widths.dropFirst())
        switch parts[0] {
        case "bands":
            guard steps.allSatisfy({ $1 > $0 && $1 % $0 == 0 }) else { return nil }
            self = .bands(widths)
        case "prefix":
            guard steps.allSatisfy({ $1 < $0 }) else { return nil }
            self = .prefix(widths)
        default: return nil
        }
    }

    /// The hierarchy of a column's values.
    ///
    /// - Parameters:
    ///   - column: the column, for its values and their lines.
    ///   - file: the name of the table for messages.
    /// - Returns: the hierarchy, its lines in the order of a reader.
    /// - Throws: `InputProblem` for an empty value, a value that is no number where bands are asked for, or no value at all.
    public func hierarchy(for column: TableReader.Column, file: String) throws(InputProblem) -> Hierarchy {
        for (code, value) in column.values.enumerated() where value.isEmpty {
            throw InputProblem(
                file: file, line: Int(column.lines[code]), found: "an empty value of “\(column.name)”",
                expected: "a value in every line",
                remedy: "write a word such as “unknown” where the value is not known")
        }
        let areWhole = column.values.allSatisfy { Double($0).map { $0 == $0.rounded() } ?? true }
        let order = Scale(plain: column.name, values: column.values).readingOrder(at: 0)
        var rows: [[String]] = []
        for code in order.map({ Int($0) }) {
            let labels = try labels(
                of: column.values[code], areWhole: areWhole, column: column.name, file: file,
                line: Int(column.lines[code]))
            rows.append([column.values[code]] + labels + ["*"])
        }
        let fields = rows.enumerated().map { index, row in
            row.map { DelimitedField(value: $0, line: index + 1, column: 1) }
        }
        return try Hierarchy(attribute: column.name, file: "\(column.name) (generated)", records: fields)
    }

    private func labels(
        of value: String, areWhole: Bool, column: String, file: String, line: Int
    ) throws(InputProblem) -> [String] {
        switch self {
        case .star: return []
        case .prefix(let lengths): return lengths.map { String(value.prefix($0)) + "*" }
        case .bands(let widths):
            guard let number = Double(value), number.isFinite, abs(number) < 1e15 else {
                throw InputProblem(
                    file: file, line: line, found: "the value “\(value)” of “\(column)”", expected: "a number",
                    remedy: "give the column a hierarchy of its own instead of bands")
            }
            return widths.map { width in
                let lower = Int((number / Double(width)).rounded(.down)) * width
                return areWhole ? "\(lower)-\(lower + width - 1)" : "\(lower) to under \(lower + width)"
            }
        }
    }
}

extension Hierarchy {
    /// The hierarchy as a file in ARX's format.
    public var csv: String {
        rows.map { row in row.map(DelimitedWriter.semicolons.field).joined(separator: ";") + "\n" }.joined()
    }
}
