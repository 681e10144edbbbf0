import Redaction

/// What a sentence does in a story and which facts it tells, by the lexicons of functions and facets.
struct StoryLexicon {
    /// The strength below which a sentence is not said to do a function: one faint sign is none.
    static let leastStrength = 2.0
    /// The strength of a function that no sign says, only whom the sentence is about.
    static let faintStrength = 0.0
    /// The function of a sentence that says that mentoring did not help.
    static let divergent = "divergent"
    /// The function that hides a shorter sign in words that only look like it.
    private static let hiding = "-"
    /// Words that may stand between those of a sign.
    private static let adverbs: Set<String> = [
        "really", "just", "actually", "simply", "then", "also", "always", "very", "so", "quite", "rather", "pretty",
        "completely", "totally", "absolutely", "extremely", "incredibly", "probably", "certainly", "eventually",
        "finally", "basically", "obviously", "suddenly", "only", "still", "already", "often", "usually", "generally",
        "mostly", "clearly", "particularly", "especially", "increasingly", "gradually", "slowly", "quickly",
        "immediately", "initially", "originally", "ever", "even", "both", "all", "too", "deeply", "utterly", "terribly",
    ]

    private let functions: PhraseIndex<[LexiconEntry]>
    fileprivate let facets: PhraseIndex<[Facet]>

    init(_ lexicons: LexiconSet) {
        // One phrase may be a sign of several functions, and tell several facts, a line each.
        functions = Self.index(lexicons.entries(of: .function)) { $0 }
        facets = Self.index(lexicons.entries(of: .facet)) { entry in
            let parts = entry.canonical.split(separator: "=", maxSplits: 1).map(String.init)
            return Facet(fact: parts[0], value: parts.count > 1 ? parts[1] : "", once: entry.flags.contains("once"))
        }
    }

    private static func index<Value: Sendable>(
        _ entries: [LexiconEntry], _ value: (LexiconEntry) -> Value
    ) -> PhraseIndex<[Value]> {
        var order: [String] = []
        var valuesOf: [String: [Value]] = [:]
        for entry in entries {
            let phrase = entry.surface.lowercased()
            if valuesOf[phrase] == nil { order.append(phrase) }
            valuesOf[phrase, default: []].append(value(entry))
        }
        return PhraseIndex(order.map { ($0, valuesOf[$0]!) })
    }

    /// How strongly a sentence does a function, and by which signs.
    struct Function: Hashable, Sendable {
        /// The surest sign counts whole (1 to 3), every further one a quarter, up to one point more.
        var strength: Double { Double(strongest) + min(1, Double(others) / 4) }
        /// The signs, in the order of the text.
        private(set) var cues: [String] = []
        /// The words of the longest sign: it says most of what a sentence is about.
        private(set) var longest = 0
        private var strongest = 0
        private var others = 0

        fileprivate mutating func add(_ entry: LexiconEntry, as sign: String) {
            guard !cues.contains(sign) else { return }
            let weight = entry.flags.contains("3") ? 3 : entry.flags.contains("2") ? 2 : 1
            others += min(weight, strongest)
            strongest = max(weight, strongest)
            cues.append(sign)
            longest = max(longest, sign.count { $0 == " " } + 1)
        }
    }

    /// How strongly a sentence does each function, with adverbs and without.
    func functions(of text: TokenisedText) -> [String: Function] {
        var found: [String: Function] = [:]
        collect(text, into: &found)
        let kept = text.tokens.filter { !Self.adverbs.contains($0.folded) }
        if kept.count < text.tokens.count {
            collect(TokenisedText(kept.map { text[$0.range] }.joined(separator: " ")), into: &found)
        }
        return found
    }

    private func collect(_ text: TokenisedText, into found: inout [String: Function]) {
        var hiddenUntil = 0
        for index in text.tokens.indices {
            // At every place: a longer sign does not hide those inside it that begin later, unless it is there to hide.
            guard let match = functions.longestMatch(in: text, at: index), match.tokens.upperBound > hiddenUntil else {
                continue
            }
            let sign = text.text(from: index, through: match.tokens.upperBound - 1).lowercased()
            for entry in match.value {
                if entry.canonical == Self.hiding {
                    hiddenUntil = match.tokens.upperBound
                } else if !entry.flags.contains("start") || text.startsSentence(index) {
                    found[entry.canonical, default: Function()].add(entry, as: sign)
                }
            }
        }
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

extension StoryLexicon {
    /// What of its matter a sentence tells, word by word, as facts that one story tells once: who studies with friends now is
    /// not told a second time to have found people to study with.
    func matters(toldIn text: TokenisedText) -> [Facet] {
        let found = text.tokens.indices.compactMap { index -> Facet? in
            guard let match = facets.longestMatch(in: text, at: index),
                match.value.contains(where: { $0.fact == StoryThread.fact })
            else { return nil }
            return Facet(fact: "told/" + text.tokens[index].folded.prefix(4), value: "", once: true)
        }
        return Set(found).sorted()
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
