import Redaction

/// What a sentence does in a story and which facts it tells, by the lexicons of functions and facets.
struct StoryLexicon {
    /// The strength below which a sentence is not said to do a function: one faint sign is none.
    static let leastStrength = 2.0
    /// The function of a sentence that says that mentoring did not help.
    static let divergent = "divergent"

    private let functions: PhraseIndex<LexiconEntry>
    private let facets: PhraseIndex<[Facet]>

    init(_ lexicons: LexiconSet) {
        functions = lexicons[.function]
        // One phrase may tell several facts, a line each.
        var order: [String] = []
        var facetsOfPhrase: [String: [Facet]] = [:]
        for entry in lexicons.entries(of: .facet) {
            let parts = entry.canonical.split(separator: "=", maxSplits: 1).map(String.init)
            if facetsOfPhrase[entry.surface] == nil { order.append(entry.surface) }
            facetsOfPhrase[entry.surface, default: []].append(
                Facet(fact: parts[0], value: parts.count > 1 ? parts[1] : "", once: entry.flags.contains("once")))
        }
        facets = PhraseIndex(order.map { ($0, facetsOfPhrase[$0]!) })
    }

    /// How strongly a sentence does each function: the surest sign counts whole (1 to 3), every further one a quarter, up
    /// to one point more. With the signs themselves, in the order of the text.
    func functions(of text: TokenisedText) -> [String: (strength: Double, cues: [String])] {
        var found: [String: (strongest: Double, others: Double, cues: [String])] = [:]
        for match in functions.matches(in: text) {
            let entry = match.value
            if entry.flags.contains("start"), !text.startsSentence(match.tokens.lowerBound) { continue }
            let weight: Double = entry.flags.contains("3") ? 3 : entry.flags.contains("2") ? 2 : 1
            var sum = found[entry.canonical, default: (0, 0, [])]
            sum.others += min(weight, sum.strongest)
            sum.strongest = max(weight, sum.strongest)
            sum.cues.append(entry.surface)
            found[entry.canonical] = sum
        }
        return found.mapValues { ($0.strongest + min(1, $0.others / 4), $0.cues) }
    }

    /// The facts a sentence tells, each once, sorted.
    func facets(of text: TokenisedText) -> [Facet] {
        var found: Set<Facet> = []
        // At every place: a longer phrase does not hide the facts of those inside it that begin later.
        for match in text.tokens.indices.compactMap({ facets.longestMatch(in: text, at: $0) }) {
            found.formUnion(match.value)
        }
        return found.sorted()
    }
}

/// Which words only one participant of a study uses: they make a sentence hard to share and easy to recognise.
struct SharedVocabulary {
    private var speakers: [String: Set<String>] = [:]

    /// Counts who says what.
    init(_ texts: [(participant: String, text: String)]) {
        for (participant, text) in texts {
            for token in TokenisedText(text).tokens where token.kind == .word {
                speakers[token.folded, default: []].insert(participant)
            }
        }
    }

    /// The share of the words of a sentence, of those with five or more letters, that one participant alone says.
    func shareOfOwnWords(in text: TokenisedText) -> Double {
        let words = text.tokens.filter { $0.kind == .word && $0.folded.utf8.count >= 5 }
        guard !words.isEmpty else { return 0 }
        let own = words.count { (speakers[$0.folded]?.count ?? 0) <= 1 }
        return Double(own) / Double(words.count)
    }
}
