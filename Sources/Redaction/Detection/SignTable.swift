/// What a word is to the sieve.
struct WordSign: OptionSet {
    let rawValue: UInt8

    /// A title before a name.
    static let title = WordSign(rawValue: 1)
    /// A title that tells a name in small letters too.
    static let clearTitle = WordSign(rawValue: 2)
    /// A word that tells a person's name behind it.
    static let lead = WordSign(rawValue: 4)
    /// A word that tells a person's name before it.
    static let follower = WordSign(rawValue: 8)
    /// A small word with which a name may begin: “van”.
    static let particle = WordSign(rawValue: 16)
    /// A number that may be dictated.
    static let spoken = WordSign(rawValue: 32)
    /// A word before a number or a name on the net.
    static let cue = WordSign(rawValue: 64)
    /// The beginning of a link, and the dot of an address that is dictated.
    static let link = WordSign(rawValue: 128)
}

/// What words are to the sieve, by their keys but for the last two bytes, which say what the word is to it and to its user;
/// 0 where there is none. Two words may share a key, so that it never tells too little.
struct SignTable: Sendable {
    private static let size = 2048
    private static let signs: UInt64 = 0xFFFF
    private var slots = [UInt64](repeating: 0, count: size)
    /// One bit for each beginning of eight letters: nearly every word of a text is told by it to be no sign.
    private var sieve = [UInt64](repeating: 0, count: 64)

    init(_ own: [(words: WordSet, sign: WordSign)], _ others: [(words: Set<String>, sign: UInt8)]) {
        for set in own { for word in set.words { insert(word, UInt64(set.sign.rawValue)) } }
        for set in others { for word in set.words.sorted() { insert(word, UInt64(set.sign) << 8) } }
    }

    private mutating func insert(_ word: String, _ sign: UInt64) {
        let key = WordKey.of(word)
        var slot = Int(truncatingIfNeeded: key) & (Self.size - 1)
        while slots[slot] != 0, slots[slot] & ~Self.signs != key & ~Self.signs { slot = (slot + 1) & (Self.size - 1) }
        slots[slot] = key & ~Self.signs | slots[slot] & Self.signs | sign
        let beginning = word.utf8.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let (place, bit) = Self.place(of: beginning)
        sieve[place] |= bit
    }

    @inline(__always)
    private static func place(of beginning: UInt64) -> (Int, UInt64) {
        let mixed = beginning &* 0x9E37_79B9_7F4A_7C15
        return (Int(truncatingIfNeeded: mixed >> 58), 1 << (mixed >> 52 & 63))
    }

    /// Whether a word that begins with some letters, the first of them the lowest byte, may be a sign.
    @inline(__always)
    func mayHold(_ beginning: UInt64) -> Bool {
        let (place, bit) = Self.place(of: beginning)
        return sieve[place] & bit != 0
    }

    /// What the word with a key is: to its user in the higher byte, to the sieve in the lower one.
    func signs(of key: UInt64) -> UInt64 {
        var slot = Int(truncatingIfNeeded: key) & (Self.size - 1)
        while slots[slot] != 0 {
            if slots[slot] & ~Self.signs == key & ~Self.signs { return slots[slot] & Self.signs }
            slot = (slot + 1) & (Self.size - 1)
        }
        return 0
    }
}
