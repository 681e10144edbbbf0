/// Looks through bytes eight at a time.
///
/// Texts are long and what is looked for is rare: a line end, a byte beyond ASCII, a sign of markup.
public struct ByteScan {
    private let bytes: UnsafeBufferPointer<UInt8>

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// Looks through some bytes; they must outlive the scan.
    @inline(__always)
    public init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Eight bytes from an index on.
    @inline(__always)
    private func word(at index: Int) -> UInt64 {
        UnsafeRawPointer(bytes.baseAddress!).loadUnaligned(fromByteOffset: index, as: UInt64.self)
    }

    /// The first index from `start` on whose byte is `byte`; `nil` where there is none.
    public func first(_ byte: UInt8, from start: Int) -> Int? {
        let wanted = Self.ones &* UInt64(byte)
        var index = start
        while index + 8 <= bytes.count {
            if Self.zeros(word(at: index) ^ wanted) != 0 { break }
            index += 8
        }
        while index < bytes.count {
            if bytes[index] == byte { return index }
            index += 1
        }
        return nil
    }

    /// The first index from `start` on whose byte is below `limit`, which is at most 128; the end where there is none.
    public func firstBelow(_ limit: UInt8, from start: Int) -> Int {
        let limits = Self.ones &* UInt64(limit)
        var index = start
        while index + 8 <= bytes.count {
            let word = word(at: index)
            if (word &- limits) & ~word & Self.highs != 0 { break }
            index += 8
        }
        while index < bytes.count, bytes[index] >= limit { index += 1 }
        return index
    }

    /// The first index from `start` on whose byte is one of two or beyond ASCII; the end where there is none.
    public func first(_ one: UInt8, _ other: UInt8, orBeyondASCIIFrom start: Int) -> Int {
        let (ones, others) = (Self.ones &* UInt64(one), Self.ones &* UInt64(other))
        var index = start
        while index + 8 <= bytes.count {
            let word = word(at: index)
            if (word | Self.zeros(word ^ ones) | Self.zeros(word ^ others)) & Self.highs != 0 { break }
            index += 8
        }
        while index < bytes.count, bytes[index] < 0x80, bytes[index] != one, bytes[index] != other { index += 1 }
        return index
    }

    /// How many bytes of a range are the same as those of another text from an index on, and neither of two.
    public func common(
        _ range: Range<Int>, with text: ByteScan, from start: Int, without one: UInt8, or other: UInt8
    ) -> Int {
        let (ones, others) = (Self.ones &* UInt64(one), Self.ones &* UInt64(other))
        let count = Swift.min(range.count, text.bytes.count - start)
        var length = 0
        while length + 8 <= count {
            let word = word(at: range.lowerBound + length)
            guard word == text.word(at: start + length),
                (Self.zeros(word ^ ones) | Self.zeros(word ^ others)) & Self.highs == 0
            else { break }
            length += 8
        }
        while length < count {
            let byte = bytes[range.lowerBound + length]
            guard byte == text.bytes[start + length], byte != one, byte != other else { break }
            length += 1
        }
        return length
    }

    /// A word whose lowest high bit, if it has any, is that of the first byte that is 0.
    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }

    /// How many bytes of a range continue a scalar of UTF-8.
    public func continuations(in range: Range<Int>) -> Int {
        var count = 0
        var index = range.lowerBound
        while index + 8 <= range.upperBound {
            let word = word(at: index)
            // The high bit is set, and the one below it is not.
            count += (word & ~(word << 1) & Self.highs).nonzeroBitCount
            index += 8
        }
        while index < range.upperBound {
            if bytes[index] & 0b1100_0000 == 0b1000_0000 { count += 1 }
            index += 1
        }
        return count
    }

    /// The first index from `start` on whose byte is beyond ASCII; the end where there is none.
    public func firstBeyondASCII(from start: Int) -> Int {
        var index = start
        while index + 8 <= bytes.count, word(at: index) & Self.highs == 0 { index += 8 }
        while index < bytes.count, bytes[index] < 0x80 { index += 1 }
        return index
    }
}

extension String {
    /// Whether a text stands somewhere in this one, byte for byte.
    public func holds(_ part: String) -> Bool { firstPlace(of: part) != nil }

    /// Whether a text of small letters stands somewhere in this one, where letters of ASCII may be capitals.
    public func holdsFolded(_ part: String) -> Bool { firstPlace(of: part, folding: Self.small) != nil }

    /// Where a text stands first in this one, byte for byte, in UTF-8 bytes.
    public func firstPlace(of part: String) -> Range<Int>? { firstPlace(of: part) { $0 } }

    /// Whether this text begins with one of small letters, where letters of ASCII may be capitals.
    public func hasFoldedPrefix(_ prefix: String) -> Bool {
        var bytes = utf8.makeIterator()
        for wanted in prefix.utf8 {
            guard let byte = bytes.next(), Self.small(byte) == wanted else { return false }
        }
        return true
    }

    @inline(__always)
    private static func small(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    @inline(__always)
    private func firstPlace(of part: String, folding fold: (UInt8) -> UInt8) -> Range<Int>? {
        var text = self
        var part = part
        return text.withUTF8 { text in
            part.withUTF8 { part in
                guard let first = part.first else { return 0..<0 }
                var start = 0
                while start + part.count <= text.count {
                    if fold(text[start]) == first {
                        var length = 1
                        while length < part.count, fold(text[start + length]) == part[length] { length += 1 }
                        if length == part.count { return start..<(start + length) }
                    }
                    start += 1
                }
                return nil
            }
        }
    }
}
