/// All lexicons of a policy, ready for matching.
public struct LexiconSet: Sendable {
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
            PhraseIndex((entries[kind] ?? []).map { ($0.surface, $0) })
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
        tokens.map { token in
            if token.kind == .punctuation { return [] }
            let facts = table.facts(token.key)
            guard token.isPossessive else { return facts }
            return facts.union(table.facts(WordKey.of(token.folded.utf8.dropLast(2))).intersection(Self.ofPossessives))
        }
    }

    private static let ofPossessives: WordFacts = .kinds.union(.relative)

    /// The index of one kind; empty where no lexicon of the kind was given.
    public subscript(kind: LexiconKind) -> PhraseIndex<LexiconEntry> { indexes[kind.ordinal] }

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
