/// Cuts a text where no name, sentence or number goes on: after blank lines.
///
/// Each paragraph is read on its own, so that a text of any length takes bounded memory and time that grows with its
/// length. A paragraph longer than `longest` is cut further: after its last line end, else after its last full stop, else
/// after its last white space within that length, and where it has none of these, between two scalars.
public enum Paragraphs {
    /// The most bytes that are read at once.
    public static let longest = 16_384

    /// The stretches, in order; together they are the whole text.
    public static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        while start < bytes.count {
            let end = end(of: bytes.span, from: start)
            ranges.append(start..<end)
            start = end
        }
        return ranges
    }

    /// The end of the stretch that begins at `start`.
    private static func end(of bytes: Span<UInt8>, from start: Int) -> Int {
        var index = start
        var lineEnd: Int?
        var sentenceEnd: Int?
        var wordEnd: Int?
        let limit = start + longest
        while index < bytes.count {
            if index >= limit { return lineEnd ?? sentenceEnd ?? wordEnd ?? scalarStart(in: bytes, near: index) }
            let byte = bytes[index]
            index += 1
            guard byte <= 0x20 else { continue }
            if byte == 0x0A {
                if let end = endOfBlankLines(in: bytes, from: index) { return end }
                lineEnd = index
            } else if index - 2 >= start, [0x2E, 0x21, 0x3F].contains(bytes[index - 2]) {
                sentenceEnd = index
            } else {
                wordEnd = index
            }
        }
        return bytes.count
    }

    /// The end of the blank lines that begin at `start`, just after a line end; `nil` where the next line has words.
    private static func endOfBlankLines(in bytes: Span<UInt8>, from start: Int) -> Int? {
        var end: Int?
        var index = start
        while index < bytes.count, bytes[index] <= 0x20 {
            index += 1
            if bytes[index - 1] == 0x0A { end = index }
        }
        return end
    }

    private static func scalarStart(in bytes: Span<UInt8>, near index: Int) -> Int {
        var index = index
        while bytes[index] & 0b1100_0000 == 0b1000_0000 { index -= 1 }
        return index
    }
}
