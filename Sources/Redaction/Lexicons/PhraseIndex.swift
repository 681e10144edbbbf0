/// Finds phrases of one or more words in a tokenised text, the longest at each place.
///
/// Case, curly apostrophes, invisible code points and hyphens between words do not matter; a possessive `'s` may follow.
/// The phrases are kept as a tree of words in one table of integers, so that the time at each place is that of the longest
/// phrase, however many phrases begin alike.
public struct PhraseIndex<Value: Sendable>: Sendable {
    /// A phrase found in a text.
    public struct Match: Sendable {
        /// The positions of its tokens.
        public let tokens: Range<Int>
        /// Whether its last word carries a possessive `'s`.
        public let isPossessive: Bool
        /// What the phrase stands for.
        public let value: Value
    }

    /// A place in the tree: the word that leads to it, and the phrase that ends there.
    private struct Node: Sendable {
        let parent: Int32
        let key: UInt64
        let word: String
        /// The position of the phrase among those given; −1 where none ends here.
        var phrase: Int32 = -1
        var isInner = false
    }

    private var nodes = [Node(parent: -1, key: 0, word: "")]
    private let values: [Value]
    /// Nodes by the hash of their parent and word; 0 where there is none. The count is a power of two.
    private var slots: [Int32] = [0, 0]

    /// Indexes phrases; of equal phrases the first wins.
    public init(_ entries: [(phrase: String, value: Value)]) {
        values = entries.map(\.value)
        for (order, entry) in entries.enumerated() {
            let words = Tokeniser.tokens(of: entry.phrase).filter { $0.kind != .punctuation }
            guard !words.isEmpty else { continue }
            var node = 0
            for word in words { node = child(of: node, word.key, word.folded) ?? addChild(to: node, word) }
            if nodes[node].phrase < 0 { nodes[node].phrase = Int32(order) }
        }
    }

    private mutating func addChild(to parent: Int, _ word: Token) -> Int {
        nodes[parent].isInner = true
        nodes.append(Node(parent: Int32(parent), key: word.key, word: word.folded))
        if nodes.count * 2 > slots.count {
            slots = Array(repeating: 0, count: slots.count * 4)
            for node in nodes.indices.dropFirst() { place(node) }
        } else {
            place(nodes.count - 1)
        }
        return nodes.count - 1
    }

    private mutating func place(_ node: Int) {
        var slot = self.slot(Int(nodes[node].parent), nodes[node].key)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(node)
    }

    @inline(__always)
    private func slot(_ parent: Int, _ key: UInt64) -> Int {
        let mixed = key ^ (UInt64(truncatingIfNeeded: parent) &* 0x9E37_79B9_7F4A_7C15)
        return Int(truncatingIfNeeded: mixed ^ (mixed >> 32)) & (slots.count - 1)
    }

    /// The node that a word leads to.
    private func child(of parent: Int, _ key: UInt64, _ word: String) -> Int? {
        var slot = slot(parent, key)
        while slots[slot] != 0 {
            let node = Int(slots[slot])
            if nodes[node].key == key, nodes[node].parent == parent, nodes[node].word == word { return node }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The node that the word of a token without its possessive `'s` leads to.
    private func childOfStem(of parent: Int, _ token: Token) -> Int? {
        guard token.isPossessive else { return nil }
        let stem = String(token.folded.dropLast(2))
        return child(of: parent, WordKey.of(stem), stem)
    }

    /// The words with which the phrases begin.
    var firstWords: some Collection<String> { nodes.lazy.filter { $0.parent == 0 }.map(\.word) }

    /// Whether there are no phrases.
    public var isEmpty: Bool { nodes.count == 1 }

    /// Whether a single word, folded, is one of the phrases.
    public func contains(_ word: String) -> Bool {
        child(of: 0, WordKey.of(word), word).map { nodes[$0].phrase >= 0 } ?? false
    }

    /// Whether the word of a token is one of the phrases, a possessive `'s` left out.
    func contains(baseOf token: Token) -> Bool {
        child(of: 0, token.baseKey, token.base).map { nodes[$0].phrase >= 0 } ?? false
    }

    /// The longest phrase that begins at a token.
    public func longestMatch(in text: TokenisedText, at index: Int) -> Match? {
        guard text.tokens[index].kind != .punctuation else { return nil }
        if let first = child(of: 0, text.tokens[index].key, text.tokens[index].folded),
            let match = match(from: first, in: text, at: index)
        {
            return match
        }
        guard let first = childOfStem(of: 0, text.tokens[index]), nodes[first].phrase >= 0 else { return nil }
        return Match(tokens: index..<(index + 1), isPossessive: true, value: values[Int(nodes[first].phrase)])
    }

    /// Every phrase in the text, left to right, the longest at each place, none overlapping.
    public func matches(in text: TokenisedText) -> [Match] {
        var found: [Match] = []
        guard !isEmpty else { return found }
        var index = 0
        while index < text.tokens.count {
            if let match = longestMatch(in: text, at: index) {
                found.append(match)
                index = match.tokens.upperBound
            } else {
                index += 1
            }
        }
        return found
    }

    /// The longest phrase through a node of the tree, whose word stands at `index`.
    private func match(from first: Int, in text: TokenisedText, at index: Int) -> Match? {
        var node = first
        var position = index
        var best: (end: Int, isPossessive: Bool, phrase: Int32)?
        if nodes[first].phrase >= 0 { best = (index + 1, false, nodes[first].phrase) }
        while nodes[node].isInner, let next = Self.nextWord(in: text, after: position) {
            let exact = child(of: node, text.tokens[next].key, text.tokens[next].folded)
            // A phrase may end here with a possessive on it; of two phrases that do, the one given first.
            let stem = childOfStem(of: node, text.tokens[next])
            let exactPhrase = exact.map { nodes[$0].phrase } ?? -1
            let stemPhrase = stem.map { nodes[$0].phrase } ?? -1
            if stemPhrase >= 0, exactPhrase < 0 || stemPhrase < exactPhrase {
                best = (next + 1, true, stemPhrase)
            } else if exactPhrase >= 0 {
                best = (next + 1, false, exactPhrase)
            }
            guard let exact else { break }
            node = exact
            position = next
        }
        return best.map {
            Match(tokens: index..<$0.end, isPossessive: $0.isPossessive, value: values[Int($0.phrase)])
        }
    }

    /// The next word, past one hyphen, “&”, or the full stop of an abbreviation.
    private static func nextWord(in text: TokenisedText, after index: Int) -> Int? {
        let next = index + 1
        guard next < text.tokens.count else { return nil }
        if text.tokens[next].kind != .punctuation { return next }
        let mark = text.tokens[next].folded
        guard mark == "-" || mark == "&" || (mark == "." && text.touch(index, next)),
            next + 1 < text.tokens.count, text.tokens[next + 1].kind != .punctuation
        else { return nil }
        return next + 1
    }
}
