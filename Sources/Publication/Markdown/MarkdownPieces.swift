/// Where a long file may be parsed piece by piece, so that the parser's tree of the whole never stands in memory.
///
/// A piece ends before a heading written with `#` at the very beginning of a line, behind an empty line: whatever stands
/// open there but code between fences and some raw HTML ends with it. In a short file there is one piece. A link by
/// reference whose definition stands in another piece is read as it is written, with its brackets; nothing of either is lost.
enum MarkdownPieces {
    /// How long a file is that is read in one piece, at most.
    static let whole = 1 << 19
    /// How long a piece is, at least: its tree should fit into a processor's own memory.
    static let shortest = 1 << 15

    /// The lines of each piece, counted from 1, in order; together they are the whole file.
    static func lines(of source: SourceText) -> [ClosedRange<Int>] {
        let last = source.lineStarts.count
        guard source.bytes.count > whole else { return [1...last] }
        var pieces: [ClosedRange<Int>] = []
        var first = 1
        var isBehindEmptyLine = false
        var fence: Fence?
        for number in 1...last {
            let line = source.bytes[source.line(number)]
            if fence == nil, isBehindEmptyLine, line.first == UInt8(ascii: "#"),
                source.lineStarts[number - 1] - source.lineStarts[first - 1] >= shortest
            {
                pieces.append(first...(number - 1))
                first = number
            }
            isBehindEmptyLine = line.allSatisfy { $0 == 0x20 || $0 == 0x09 }
            if let open = fence {
                if open.isClosed(by: line) { fence = nil }
            } else if let opened = Fence(line) {
                // In a list it may as well be the end of one: the rest is one piece.
                if line.first == 0x20 { break }
                fence = opened
            } else if beginsLongHTML(line) {
                // What ends it is not looked for: the rest is one piece.
                break
            }
        }
        return pieces + [first...last]
    }

    /// Code between lines of backticks or tildes.
    private struct Fence {
        let mark: UInt8
        let length: Int

        init?(_ line: ArraySlice<UInt8>) {
            let rest = line.drop { $0 == 0x20 }
            guard let mark = rest.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
            let length = rest.prefix { $0 == mark }.count
            guard length >= 3, mark == UInt8(ascii: "~") || !rest.dropFirst(length).contains(mark) else { return nil }
            self.mark = mark
            self.length = length
        }

        func isClosed(by line: ArraySlice<UInt8>) -> Bool {
            let rest = line.drop { $0 == 0x20 }
            guard rest.startIndex - line.startIndex < 4 else { return false }
            let marks = rest.prefix { $0 == mark }.count
            return marks >= length && rest.dropFirst(marks).allSatisfy { $0 == 0x20 || $0 == 0x09 }
        }
    }

    /// Whether a line begins raw HTML that empty lines do not end: a comment, a declaration, a script.
    private static func beginsLongHTML(_ line: ArraySlice<UInt8>) -> Bool {
        let rest = line.drop { $0 == 0x20 }.prefix(9).map { $0 | 0x20 }
        guard rest.first == UInt8(ascii: "<") | 0x20, rest.count > 1 else { return false }
        if rest[1] == UInt8(ascii: "!") | 0x20 || rest[1] == UInt8(ascii: "?") | 0x20 {
            // A mark or another comment that ends on its line.
            return !line.suffix(8).contains(UInt8(ascii: ">"))
        }
        return ["<script", "<pre", "<style", "<textarea"].contains { tag in
            rest.starts(with: tag.utf8.map { $0 | 0x20 })
        }
    }
}
