/// Numbers for words and for words in a row.
///
/// Two words with equal hashes count as one word: among a million words that happens once in thirty million texts.
enum WordHash {
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    static func step(_ state: UInt64, _ byte: UInt8) -> UInt64 { (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

    @inline(__always)
    static func finish(_ state: UInt64) -> UInt64 {
        let mixed = (state ^ (state >> 32)) &* 0xD6E8_FEB8_6659_FD93
        return mixed ^ (mixed >> 32)
    }

    static func of(_ word: some StringProtocol) -> UInt64 { finish(word.utf8.reduce(seed, step)) }

    /// The hash of a row of words, one more at its end.
    @inline(__always)
    static func join(_ state: UInt64, _ word: UInt64) -> UInt64 {
        let mixed = (state ^ word) &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ (mixed >> 29)
    }
}
