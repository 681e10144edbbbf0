/// Cuts a text after its blank lines, where no name, sentence or number goes on.
enum Paragraphs {
    /// The stretches, in order; together they are the whole text.
    static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while let line = bytes[index...].firstIndex(of: 0x0A) {
                index = line + 1
                guard let end = endOfBlankLines(in: bytes, from: index) else { continue }
                ranges.append(start..<end)
                start = end
                index = end
            }
        }
        if start < bytes.count { ranges.append(start..<bytes.count) }
        return ranges
    }

    /// The end of the blank lines that begin at `start`, just after a line end; `nil` where the next line has words.
    private static func endOfBlankLines(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var end: Int?
        var index = start
        while index < bytes.count, bytes[index] <= 0x20 {
            index += 1
            if bytes[index - 1] == 0x0A { end = index }
        }
        return end
    }
}
