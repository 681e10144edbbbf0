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
    static let cues: [(facts: WordFacts, words: Set<String>)] = [
        (.title, NameDetector.titles), (.numberedNoun, SiteDetector.numberedNouns),
        (.dateWord, DateDetector.beginnings),
        (.pronoun, GenderDetector.pronouns), (.genderTitle, GenderDetector.titles),
        (.linkBeginning, IdentifierDetector.linkBeginnings), (.codeCue, IdentifierDetector.cues),
        (.relative, FamilyDetector.beginnings), (.streetNoun, AddressDetector.streetNouns),
        (.spokenDot, IdentifierDetector.spokenDots), (.digitWord, SpokenNumbers.beginnings),
        (.handleCue, IdentifierDetector.handleCues),
    ]
}

/// A table from words to facts: one probe of integers and one comparison for each word of a text.
struct WordTable: Sendable {
    private struct Entry: Sendable {
        let key: UInt64
        let word: String
        var facts: WordFacts
    }

    private var entries: [Entry] = []
    /// Positions among the entries plus one; 0 where there is none. The count is a power of two.
    private var slots: [UInt32] = Array(repeating: 0, count: 64)

    /// Adds facts about a folded word.
    mutating func insert(_ word: String, _ facts: WordFacts) {
        let key = WordKey.of(word)
        if let index = position(of: key, word) {
            entries[index].facts.formUnion(facts)
            return
        }
        entries.append(Entry(key: key, word: word, facts: facts))
        if entries.count * 2 > slots.count {
            slots = Array(repeating: 0, count: slots.count * 2)
            for index in entries.indices { place(index) }
        } else {
            place(entries.count - 1)
        }
    }

    private mutating func place(_ index: Int) {
        var slot = Int(truncatingIfNeeded: entries[index].key) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt32(index + 1)
    }

    /// The facts about a folded word; none where it is not in the table.
    func facts(_ key: UInt64, _ word: String) -> WordFacts {
        position(of: key, word).map { entries[$0].facts } ?? []
    }

    @inline(__always)
    private func position(of key: UInt64, _ word: String) -> Int? {
        var slot = Int(truncatingIfNeeded: key) & (slots.count - 1)
        while slots[slot] != 0 {
            let index = Int(slots[slot]) - 1
            if entries[index].key == key, entries[index].word == word { return index }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }
}
