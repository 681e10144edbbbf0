/// What the bytes of a text tell about which rules need a look at its words: never less than there is, in one way through.
struct TextSigns: OptionSet {
    let rawValue: UInt8

    /// A digit.
    static let digit = TextSigns(rawValue: 1)
    /// A number in words.
    static let number = TextSigns(rawValue: 2)
    /// A noun for people.
    static let people = TextSigns(rawValue: 4)
    /// `n`, as in `n = 24`.
    static let base = TextSigns(rawValue: 8)
    /// `%` or “per cent”.
    static let percent = TextSigns(rawValue: 16)
    /// Age, experience and the like.
    static let attribute = TextSigns(rawValue: 32)

    /// “Youngest” and the like.
    static let superlative = TextSigns(rawValue: 64)

    private static let all = TextSigns(rawValue: 127)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Reads a text.
    init(_ text: String) {
        self = text.utf8.withContiguousStorageIfAvailable(Self.read) ?? .all
    }

    private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> TextSigns {
        words.read { table in
            var found: TextSigns = []
            var key = WordSigns.seed
            var isInside = false
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                index += 1
                if (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 {
                    if byte < 0x3A { found.insert(.digit) }
                    key = WordSigns.step(key, byte | 0x20)
                    isInside = true
                    continue
                }
                if isInside {
                    found.formUnion(table.signs(of: key))
                    key = WordSigns.seed
                    isInside = false
                }
                if byte < 0x80 {
                    if byte == 0x25 { found.insert(.percent) }
                    continue
                }
                // Signs that are no part of any of the words. Whatever else may be read as other letters.
                guard let width = plainWidth(bytes, index - 1) else { return .all }
                index += width - 1
            }
            if isInside { found.formUnion(table.signs(of: key)) }
            return found
        }
    }

    /// How many bytes a scalar beyond ASCII has that makes no word with what stands beside it: Latin letters, quotation marks
    /// and dashes; `nil` for all others.
    private static func plainWidth(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
        switch bytes[index] {
        case 0xC2 where bytes[index + 1] != 0xAD: 2
        case 0xC3: 2
        case 0xE2 where bytes[index + 1] == 0x80 && (0x90...0xA7).contains(bytes[index + 2]): 3
        default: nil
        }
    }

    private static let words = WordSigns([
        (PeopleWords.nouns, .people), (NumberWords.counting, .number), (["n"], .base), (["per", "percent"], .percent),
        (Endpoints.attributes, .attribute), (Endpoints.superlatives, .superlative),
    ])
}

/// What words are, by their keys. Two words may share one, so that it never tells too little.
private struct WordSigns {
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    static func step(_ key: UInt64, _ byte: UInt8) -> UInt64 { (key ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

    private static let size = 1024
    /// The key of a word but for its last byte, and there what the word is; 0 where there is none.
    private var slots = [UInt64](repeating: 0, count: size)

    init(_ sets: [(words: Set<String>, signs: TextSigns)]) {
        var signs: [String: TextSigns] = [:]
        for set in sets { for word in set.words { signs[word, default: []].formUnion(set.signs) } }
        for (word, signs) in signs {
            let key = word.utf8.reduce(Self.seed, Self.step)
            var slot = Self.slot(key)
            while slots[slot] != 0 { slot = (slot + 1) % Self.size }
            slots[slot] = key & ~0xFF | UInt64(signs.rawValue)
        }
    }

    @inline(__always)
    private static func slot(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key ^ (key >> 32)) % UInt64(size)) }

    /// The table, read without a look at its bounds.
    struct Table {
        fileprivate let slots: UnsafePointer<UInt64>

        @inline(__always)
        func signs(of key: UInt64) -> TextSigns {
            var slot = WordSigns.slot(key)
            while slots[slot] != 0 {
                if slots[slot] & ~0xFF == key & ~0xFF { return TextSigns(rawValue: UInt8(slots[slot] & 0xFF)) }
                slot = (slot + 1) % WordSigns.size
            }
            return []
        }
    }

    func read<Result>(_ body: (Table) -> Result) -> Result {
        slots.withUnsafeBufferPointer { body(Table(slots: $0.baseAddress!)) }
    }
}
