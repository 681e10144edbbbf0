/// A table drawn with `+`, `-` and `|`, as pandoc reads it and other parsers take it for a paragraph. Only tables without
/// merged cells are read.
struct GridTable {
    /// The stretches of the file that each cell has, line by line, row by row.
    let rows: [[[Range<Int>]]]

    /// Reads a drawing; `nil` where the lines are none.
    init?(_ lines: [Range<Int>], in source: SourceText) {
        guard lines.count >= 3, let first = lines.first, source.bytes[first].first == 0x2B,
            let border = Self.corners(source.bytes[first])
        else { return nil }
        var rows: [[[Range<Int>]]] = []
        var open = Array(repeating: [Range<Int>](), count: border.count - 1)
        var hasLine = false
        for line in lines.dropFirst() {
            if let corners = Self.corners(source.bytes[line]) {
                guard corners == border, hasLine else { return nil }
                rows.append(open)
                open = Array(repeating: [], count: border.count - 1)
                hasLine = false
                continue
            }
            guard let bars = Self.bytes(at: border, in: line, source) else { return nil }
            hasLine = true
            for column in open.indices {
                var start = bars[column] + 1
                var end = bars[column + 1]
                while start < end, source.bytes[start] == 0x20 { start += 1 }
                while end > start, source.bytes[end - 1] == 0x20 { end -= 1 }
                if start < end { open[column].append(start..<end) }
            }
        }
        guard !hasLine, !rows.isEmpty else { return nil }
        self.rows = rows
    }

    /// The columns of the corners of a border; `nil` where a line is none.
    private static func corners(_ line: ArraySlice<UInt8>) -> [Int]? {
        guard line.first == 0x2B, line.allSatisfy({ [0x2B, 0x2D, 0x3D, 0x3A, 0x20].contains($0) }) else { return nil }
        let corners = line.enumerated().filter { $0.element == 0x2B }.map(\.offset)
        return corners.count >= 2 ? corners : nil
    }

    /// The bytes of a line at which the bars of the columns stand; `nil` where one is missing.
    private static func bytes(at columns: [Int], in line: Range<Int>, _ source: SourceText) -> [Int]? {
        var found: [Int] = []
        var column = 0
        for index in line where source.bytes[index] & 0b1100_0000 != 0b1000_0000 {
            if found.count < columns.count, column == columns[found.count] {
                guard source.bytes[index] == 0x7C else { return nil }
                found.append(index)
            }
            column += 1
        }
        return found.count == columns.count ? found : nil
    }
}
