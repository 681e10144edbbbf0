import CCmarkGFM
import Input

/// Tables, GitHub's and drawn ones.
extension MarkdownReader {
    /// The line of a table's head: two above its first row, for between them is the line of hyphens; the parser's own place
    /// is that of the paragraph that runs into the table.
    func headLine(of table: OpaquePointer) -> Int {
        let below = cmark_node_first_child(table).flatMap(cmark_node_next).map { lines(of: $0).lowerBound }
        return max(1, (below ?? lines(of: table).upperBound + 1) - 2)
    }

    mutating func enterRow(_ node: OpaquePointer) {
        row += 1
        column = 0
        let number =
            row > 0 ? lines(of: node).lowerBound : cmark_node_parent(node).map(headLine) ?? lines(of: node).lowerBound
        let line = source.line(number)
        var start = line.lowerBound
        while start < line.upperBound, [0x20, 0x09, 0x3E].contains(source.bytes[start]) { start += 1 }
        if row == 0, itemDepth > 0, number == lines(of: node).lowerBound {
            start = min(line.upperBound, max(start, line.lowerBound + Int(cmark_node_get_start_column(node)) - 1))
        }
        if start < line.upperBound, source.bytes[start] == 0x7C { start += 1 }
        cells = []
        var position = start
        while position < line.upperBound {
            if source.bytes[position] == 0x5C {
                position += 2
                continue
            }
            if source.bytes[position] == 0x7C {
                cells.append(trimmed(start..<position))
                start = position + 1
            }
            position += 1
        }
        let rest = trimmed(min(start, line.upperBound)..<line.upperBound)
        if !rest.isEmpty { cells.append(rest) }
    }

    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower < upper, source.bytes[lower] == 0x20 || source.bytes[lower] == 0x09 { lower += 1 }
        while upper > lower, source.bytes[upper - 1] == 0x20 || source.bytes[upper - 1] == 0x09 { upper -= 1 }
        return lower..<upper
    }

    /// Makes a table of a paragraph that draws one. Returns whether it does.
    mutating func appendGrid(_ text: MappedText) throws(InputProblem) -> Bool {
        let start = text.map.start(of: 0)
        let lines = source.lineNumber(of: start)...source.lineNumber(of: text.map.end(of: text.bytes.count))
        let ranges = lines.map { number in
            let line = source.line(number)
            return (source.bytes[line].firstIndex { $0 != 0x20 } ?? line.lowerBound)..<line.upperBound
        }
        guard let grid = GridTable(ranges, in: source) else { return false }
        let table = builder.newTable()
        var places = TableGrid()
        for (row, cells) in grid.rows.enumerated() {
            places.beginRow()
            for (column, pieces) in cells.enumerated() {
                var cell = MappedText(origin: pieces.first?.lowerBound ?? ranges[0].upperBound)
                for piece in pieces {
                    if !cell.isEmpty { cell.append(unmapped: [0x0A]) }
                    cell.append(source, piece)
                }
                let part = try builder.append(
                    DocumentPart(
                        kind: .tableCell(table: table, row: row, column: column), text: cell, quote: currentQuote))
                places.add(part, columns: 1, rows: 1)
            }
        }
        try builder.setTable(table, places, end: ranges[ranges.count - 1].upperBound)
        return true
    }
}
