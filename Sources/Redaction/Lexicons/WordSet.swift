/// A closed set of folded words or marks that rules ask about.
///
/// A word of a text carries its key, so that asking takes no hashing of its letters; words are told apart by their keys.
public struct WordSet: Sequence, Sendable, ExpressibleByArrayLiteral {
    /// In the order given, each once.
    private var words: [String] = []
    /// Positions among the words plus one; 0 where there is none. The count is a power of two.
    private var slots: [UInt16] = [0, 0]
    private var keys: [UInt64] = []

    /// Keeps words, each once.
    public init(_ words: some Sequence<String>) {
        for word in words where !contains(word) { insert(word) }
    }

    /// Keeps words, each once.
    public init(arrayLiteral words: String...) { self.init(words) }

    /// The words of both.
    public func union(_ others: some Sequence<String>) -> WordSet {
        var set = self
        for word in others where !set.contains(word) { set.insert(word) }
        return set
    }

    /// Its words, in the order given.
    public func makeIterator() -> IndexingIterator<[String]> { words.makeIterator() }

    /// Whether a folded word or mark is in the set.
    public func contains(_ word: String) -> Bool { contains(WordKey.of(word)) }

    /// Whether the word or mark of a token is in the set.
    public func contains(_ token: Token) -> Bool { contains(token.key) }

    /// Whether the word of a token is in the set, a possessive `'s` left out.
    public func contains(baseOf token: Token) -> Bool { contains(token.baseKey) }

    @inline(__always)
    private func contains(_ key: UInt64) -> Bool {
        var slot = Int(truncatingIfNeeded: key) & (slots.count - 1)
        while slots[slot] != 0 {
            if keys[Int(slots[slot]) - 1] == key { return true }
            slot = (slot + 1) & (slots.count - 1)
        }
        return false
    }

    private mutating func insert(_ word: String) {
        words.append(word)
        keys.append(WordKey.of(word))
        if words.count * 4 > slots.count {
            slots = Array(repeating: 0, count: slots.count * 4)
            for position in words.indices { place(position) }
        } else {
            place(words.count - 1)
        }
    }

    private mutating func place(_ position: Int) {
        var slot = Int(truncatingIfNeeded: keys[position]) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt16(position + 1)
    }
}
