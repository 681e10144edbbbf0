/// Finds phrases of one or more words in a tokenised text, the longest at each place, and tells what they stand for.
public struct PhraseIndex<Value: Sendable>: Sendable {
    /// A phrase found in a text.
    public struct Match: Sendable {
        /// The positions of its tokens.
        public let tokens: Range<Int>
        /// Whether its last word carries a possessive `'s`.
        public let isPossessive: Bool
        /// What the phrase stands for.
        public let value: Value

        @usableFromInline
        init(_ match: PhraseTree.Match, value: Value) {
            tokens = match.tokens
            isPossessive = match.isPossessive
            self.value = value
        }
    }

    /// The phrases, for whoever asks only where they stand.
    public let tree: PhraseTree
    @usableFromInline let values: [Value]

    /// Indexes phrases; of equal phrases the first wins.
    public init(_ entries: [(phrase: String, value: Value)]) {
        tree = PhraseTree(entries.map(\.phrase))
        values = entries.map(\.value)
    }

    /// Indexes phrases by what they stand for, one value for each phrase of the tree.
    init(_ tree: PhraseTree, values: [Value]) {
        self.tree = tree
        self.values = values
    }

    /// Whether there are no phrases.
    public var isEmpty: Bool { tree.isEmpty }

    /// Whether a single word, folded, is one of the phrases.
    public func contains(_ word: String) -> Bool { tree.contains(word) }

    /// Whether the word of a token is one of the phrases, a possessive `'s` left out.
    func contains(baseOf token: Token) -> Bool { tree.contains(baseOf: token) }

    /// The longest phrase that begins at a token.
    @inlinable
    public func longestMatch(in text: TokenisedText, at index: Int) -> Match? {
        tree.longestMatch(in: text, at: index).map { Match($0, value: values[$0.phrase]) }
    }

    /// Every phrase in the text, left to right, the longest at each place, none overlapping.
    @inlinable
    public func matches(in text: TokenisedText) -> [Match] {
        tree.all(in: text).map { Match($0, value: values[$0.phrase]) }
    }
}
