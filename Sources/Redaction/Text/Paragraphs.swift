/// Cuts a text after its blank lines, where no name, sentence or number goes on.
enum Paragraphs {
    /// The stretches, in order; together they are the whole text.
    static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        var index = 0
        let text = bytes.span
        while let line = lineEnd(in: text, from: index) {
            index = line + 1
            guard let end = endOfBlankLines(in: text, from: index) else { continue }
            ranges.append(start..<end)
            start = end
            index = end
        }
        if start < bytes.count { ranges.append(start..<bytes.count) }
        return ranges
    }

    /// The next line end, looked for in eight bytes at once.
    private static func lineEnd(in bytes: Span<UInt8>, from start: Int) -> Int? {
        var index = start
        while index + 8 <= bytes.count {
            let eight = bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
            let others = eight ^ 0x0A0A_0A0A_0A0A_0A0A
            // The lowest byte that is nought is the lowest whose highest bit this sets.
            let found = (others &- 0x0101_0101_0101_0101) & ~others & 0x8080_8080_8080_8080
            if found != 0 { return index + found.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < bytes.count {
            if bytes[index] == 0x0A { return index }
            index += 1
        }
        return nil
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
}
