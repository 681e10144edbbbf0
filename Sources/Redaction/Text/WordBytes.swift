/// The beginning of a word of ASCII in a text, read eight bytes at once in a register rather than one by one.
///
/// Marks are kept in the highest bit of the byte that they are about, the first byte of the text being the lowest.
struct WordBytes {
    /// The bytes of the word, letters in lower case; 0 behind its end.
    let folded: UInt64
    /// How many bytes of the eight belong to the word.
    let count: Int
    /// The byte behind them; 0 where all eight belong to it.
    let next: UInt8
    /// Which bytes of the word are letters,
    let letters: UInt64
    /// which of these are upper case,
    let upper: UInt64
    /// which are digits,
    let digits: UInt64
    /// and which are apostrophes with a letter behind.
    let apostrophes: UInt64

    /// A value in each of the eight bytes.
    @inline(__always)
    private static func each(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

    private static let highest: UInt64 = 0x8080_8080_8080_8080

    /// Reads eight bytes, the first of them the lowest.
    @inline(__always)
    init(_ bytes: UInt64) {
        let low = bytes & ~Self.highest
        let lower = low | Self.each(0x20)
        let ascii = ~bytes & Self.highest
        // A byte of seven bits with 0x80 − n added has its highest bit set where it is n or more.
        let letters = (lower &+ Self.each(0x1F)) & ~(lower &+ Self.each(0x05)) & ascii
        let digits = (low &+ Self.each(0x50)) & ~(low &+ Self.each(0x46)) & ascii
        let notApostrophe = (low ^ Self.each(0x27)) &+ Self.each(0x7F)
        let apostrophes = ~notApostrophe & ascii & (letters >> 8)
        let inside = letters | digits | apostrophes
        let end = (~inside & Self.highest).trailingZeroBitCount & ~7
        count = end / 8
        let mask: UInt64 = end == 64 ? ~0 : (1 &<< UInt64(end)) &- 1
        next = end == 64 ? 0 : UInt8(truncatingIfNeeded: bytes &>> UInt64(end))
        self.letters = letters & mask
        upper = letters & ~(bytes << 2) & mask
        self.digits = digits & mask
        self.apostrophes = apostrophes & mask
        folded = (bytes | self.letters >> 2) & mask
    }

    /// Whether an apostrophe stands before all letters, and so ends the word instead.
    var beginsWithApostrophe: Bool {
        apostrophes != 0 && (letters.trailingZeroBitCount > apostrophes.trailingZeroBitCount)
    }

    /// Whether the first letter is upper case.
    var isCapitalised: Bool { upper & letters & (0 &- letters) != 0 }

    /// Whether it ends with `'s` and is more than that.
    var isPossessive: Bool {
        count > 2 && apostrophes >> UInt64(8 * (count - 2)) != 0 && folded >> UInt64(8 * (count - 1)) == 0x73
    }

    /// Its bytes as a string.
    @inline(__always)
    var string: String {
        // Captured one by one, these stay in registers.
        let (bytes, count) = (folded.littleEndian, count)
        return String(unsafeUninitializedCapacity: 8) { buffer in
            UnsafeMutableRawBufferPointer(buffer).storeBytes(of: bytes, as: UInt64.self)
            return count
        }
    }

    /// Its eight bytes and up to seven behind them as a string.
    @inline(__always)
    func string(with rest: WordBytes) -> String {
        let (first, second, count) = (folded.littleEndian, rest.folded, 8 + rest.count)
        return String(unsafeUninitializedCapacity: 15) { buffer in
            let buffer = UnsafeMutableRawBufferPointer(buffer)
            buffer.storeBytes(of: first, as: UInt64.self)
            var bytes = second
            for place in 8..<count {
                buffer[place] = UInt8(truncatingIfNeeded: bytes)
                bytes >>= 8
            }
            return count
        }
    }

    /// The key of a word that has these bytes behind others.
    @inline(__always)
    func key(after state: UInt64) -> UInt64 {
        var state = state
        var bytes = folded
        for _ in 0..<count {
            state = WordKey.step(state, UInt8(truncatingIfNeeded: bytes))
            bytes >>= 8
        }
        return state
    }
}
