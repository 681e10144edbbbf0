/// What the rules know of a word: the kinds of lexicon of which a phrase begins with it, and the closed sets of cue words
/// it is in. A word without facts is passed over by every detector.
struct WordFacts: OptionSet, Hashable, Sendable {
    let rawValue: UInt64

    init(rawValue: UInt64) { self.rawValue = rawValue }

    /// The words with which the phrases of a kind begin.
    init(_ kind: LexiconKind) { rawValue = 1 << UInt64(kind.ordinal) }

    private static func cue(_ number: UInt64) -> WordFacts { WordFacts(rawValue: 1 << (63 - number)) }

    static let title = cue(0)
    static let numberedNoun = cue(1)
    static let dateWord = cue(2)
    static let pronoun = cue(3)
    static let genderTitle = cue(4)
    static let linkBeginning = cue(5)
    static let codeCue = cue(6)
    static let relative = cue(7)
    static let streetNoun = cue(8)
    static let spokenDot = cue(9)
    static let digitWord = cue(10)
    static let handleCue = cue(11)

    /// What words of a kind of lexicon are known for.
    static let kinds = WordFacts(LexiconKind.allCases.map { WordFacts($0) })

    /// The closed sets of the detectors, each with its words.
    static let cues: [(facts: WordFacts, words: WordSet)] = [
        (.title, NameDetector.titles), (.numberedNoun, SiteDetector.numberedNouns),
        (.dateWord, DateDetector.beginnings),
        (.pronoun, GenderDetector.pronouns), (.genderTitle, GenderDetector.titles),
        (.linkBeginning, IdentifierDetector.linkBeginnings), (.codeCue, IdentifierDetector.cues),
        (.relative, FamilyDetector.beginnings), (.streetNoun, AddressDetector.streetNouns),
        (.spokenDot, IdentifierDetector.spokenDots), (.digitWord, SpokenNumbers.beginnings),
        (.handleCue, IdentifierDetector.handleCues),
    ]
}

/// A table from words to facts, asked for every word of a text.
///
/// Words are told apart by their keys alone: a false hit, one in many millions of millions, only has a word looked at that
/// nothing is known of. Most words are not in the table, and are told to be none by a sieve that stays in the cache.
struct WordTable: Sendable {
    private struct Slot: Sendable {
        var key: UInt64
        /// Empty where the slot is free.
        var facts: WordFacts
    }

    /// The count is a power of two; at most half are taken.
    private var slots: [Slot] = Array(repeating: Slot(key: 0, facts: []), count: 64)
    private var count = 0
    /// One bit for each key, by digits that the place of the slot does not use first.
    private var sieve: [UInt64] = Array(repeating: 0, count: sieveWords)
    private static let sieveWords = 8_192

    /// Adds facts about the word with a key.
    mutating func insert(_ key: UInt64, _ facts: WordFacts) {
        guard !facts.isEmpty else { return }
        let (place, bit) = Self.sieved(key)
        sieve[place] |= bit
        if (count + 1) * 2 > slots.count {
            let old = slots
            slots = Array(repeating: Slot(key: 0, facts: []), count: old.count * 2)
            for entry in old where !entry.facts.isEmpty { slots[slot(of: entry.key)] = entry }
        }
        let slot = slot(of: key)
        if slots[slot].facts.isEmpty { count += 1 }
        slots[slot] = Slot(key: key, facts: slots[slot].facts.union(facts))
    }

    /// The facts about the word with a key; none where it is not in the table.
    @inline(__always)
    func facts(_ key: UInt64) -> WordFacts {
        let (place, bit) = Self.sieved(key)
        guard sieve[place] & bit != 0 else { return [] }
        return slots[slot(of: key)].facts
    }

    /// Where a key stands, or would.
    @inline(__always)
    private func slot(of key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: key) & (slots.count - 1)
        while !slots[slot].facts.isEmpty, slots[slot].key != key { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    @inline(__always)
    private static func sieved(_ key: UInt64) -> (place: Int, bit: UInt64) {
        (Int(truncatingIfNeeded: key >> 38) & (sieveWords - 1), 1 << (key >> 58))
    }
}
