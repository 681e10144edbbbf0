import Redaction

/// What the running text outside tables, vignettes, quotations and lists of references says in numbers.
struct Prose {
    /// A sentence that cites nobody, with the numbers of people in it.
    struct Passage {
        let block: Int
        let sentence: Sentence
        /// `24 doctors`.
        let counts: [PeopleCount]
        /// `n = 24`.
        let bases: [PeopleCount]
    }

    /// Percentages of which only the number who took part tells how many people they are.
    var pending: [PendingPercentage] = []
    private var sizes: Set<Int> = []

    /// How many people took part, where the text states exactly one number.
    var sampleSize: Int? { sizes.count == 1 ? sizes.first : nil }

    /// Notes the numbers of people in a sentence that may be those who took part.
    mutating func note(_ passage: Passage) {
        sizes.formUnion(passage.bases.map(\.count))
        sizes.formUnion(passage.counts.filter { Self.tookPart($0, passage.sentence) }.map(\.count))
    }

    /// The sentences of a block that state a number of people or a percentage.
    static func passages(of text: inout BlockText) -> [Passage] {
        let signs = text.signs
        let mayCount = signs.contains(.count)
        guard mayCount || signs.contains(.digit) && !signs.isDisjoint(with: [.base, .percent]) else { return [] }
        let all = mayCount ? PeopleCount.all(in: text.words, inWords: signs.contains(.number)) : []
        guard signs.contains(.digit) || !all.isEmpty else { return [] }
        var counts = all[...]
        var bases = (signs.contains(.base) ? PeopleCount.bases(in: text.words.bytes) : [])[...]
        let isOfPercentages = signs.isSuperset(of: [.digit, .percent])
        return text.sentences.compactMap { sentence in
            let own = counts.prefix { $0.tokens.lowerBound < sentence.tokens.upperBound }
            counts = counts.dropFirst(own.count)
            let ownBases = bases.prefix { $0.range.lowerBound < sentence.range.upperBound }
            bases = bases.dropFirst(ownBases.count)
            guard isOfPercentages || !own.isEmpty || !ownBases.isEmpty, !sentence.isCited else { return nil }
            return Passage(
                block: text.block, sentence: sentence, counts: own.filter { sentence.holds($0.tokens) },
                bases: Array(ownBases))
        }
    }

    private static let takingPart: Set<String> = [
        "interviewed", "participated", "recruited", "enrolled", "sampled", "surveyed", "sample",
    ]

    private static func tookPart(_ count: PeopleCount, _ sentence: Sentence) -> Bool {
        let text = sentence.text
        let after = text.tokens[count.tokens.upperBound..<min(sentence.tokens.upperBound, count.tokens.upperBound + 4)]
            .map(\.folded)
        let before = text.tokens[max(sentence.tokens.lowerBound, count.tokens.lowerBound - 4)..<count.tokens.lowerBound]
            .map(\.folded)
        // A part of the sample is no sample.
        if before.contains("of"), !before.contains("sample"), !before.contains("total") { return false }
        if zip(after, after.dropFirst()).contains(where: { $0 == ("took", "part") }) { return true }
        return before.contains { takingPart.contains($0) } || after.contains { takingPart.contains($0) }
    }
}

extension DocumentCheck {
    /// What a block of running text tells about few people, and what it says about the number who took part.
    func proseFindings(_ text: inout BlockText, _ prose: inout Prose) -> [Finding] {
        var findings: [Finding] = []
        for passage in Prose.passages(of: &text) {
            prose.note(passage)
            findings += percentageFindings(passage, &prose) + differenceFindings(passage)
        }
        return findings
    }
}
