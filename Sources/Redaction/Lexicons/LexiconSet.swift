/// All lexicons of a policy, ready for matching.
public final class LexiconSet: Sendable {
    /// The index of each kind, by its ordinal.
    private let indexes: [PhraseIndex<LexiconEntry>]
    private let entriesOfKind: [LexiconKind: [LexiconEntry]]
    private let table: WordTable

    /// Joins lexicons; several may be of one kind.
    public init(_ lexicons: [Lexicon]) {
        var entries: [LexiconKind: [LexiconEntry]] = [:]
        for lexicon in lexicons { entries[lexicon.kind, default: []] += lexicon.entries }
        entriesOfKind = entries
        indexes = LexiconKind.allCases.map { kind in
            let entries = entries[kind] ?? []
            return PhraseIndex(PhraseTree(entries.map(\.surface)), values: entries)
        }
        var table = WordTable()
        for (kind, index) in zip(LexiconKind.allCases, indexes) {
            for key in index.tree.firstKeys { table.insert(key, WordFacts(kind)) }
        }
        for (facts, words) in WordFacts.cues {
            for word in words { table.insert(WordKey.of(word), facts) }
        }
        self.table = table
    }

    /// What is known of each token's word; of a possessive also what is known of the word without `'s`, but for cues.
    func facts(of tokens: [Token]) -> [WordFacts] {
        var facts = [WordFacts](repeating: [], count: tokens.count)
        for index in tokens.indices where tokens[index].kind != .punctuation {
            facts[index] = table.facts(tokens[index].key)
            if tokens[index].isPossessive {
                facts[index].formUnion(table.facts(tokens[index].baseKey).intersection(Self.ofPossessives))
            }
        }
        return facts
    }

    private static let ofPossessives: WordFacts = .kinds.union(.relative)

    /// The index of one kind; empty where no lexicon of the kind was given.
    public subscript(kind: LexiconKind) -> PhraseIndex<LexiconEntry> { indexes[kind.ordinal] }

    /// The longest phrase of one kind that begins at a token.
    @inline(__always)
    func longestMatch(_ kind: LexiconKind, in text: TokenisedText, at index: Int) -> PhraseIndex<LexiconEntry>.Match? {
        // Most words with which a phrase begins go on otherwise: nothing is copied for them.
        guard let match = indexes[kind.ordinal].tree.longestMatch(in: text, at: index) else { return nil }
        return .init(match, value: indexes[kind.ordinal].values[match.phrase])
    }

    /// The entries of one kind in the order of the files.
    public func entries(of kind: LexiconKind) -> [LexiconEntry] { entriesOfKind[kind] ?? [] }
}

extension LexiconKind {
    /// The position among all kinds.
    var ordinal: Int {
        switch self {
        case .role: 0
        case .specialty: 1
        case .place: 2
        case .organisation: 3
        case .exam: 4
        case .givenName: 5
        case .surname: 6
        case .gendered: 7
        case .impliedGender: 8
        case .nationality: 9
        case .language: 10
        case .religion: 11
        case .allowed: 12
        case .filler: 13
        case .interview: 14
        case .singular: 15
        case .habit: 16
        case .pastime: 17
        case .label: 18
        case .function: 19
        case .facet: 20
        }
    }
}
