/// Phrases of one or more words, kept as a tree of their words: which of them begins at a token, the longest at each place.
///
/// Case, curly apostrophes, invisible code points and hyphens between words do not matter; a possessive `'s` may follow.
/// The nodes are found in one table of integers by their parent and word, so that the time at each place is that of the
/// longest phrase, however many phrases begin alike. What a phrase stands for is kept elsewhere, by its number.
public final class PhraseTree: Sendable {
    /// A phrase found in a text.
    public struct Match: Hashable, Sendable {
        /// The positions of its tokens.
        public let tokens: Range<Int>
        /// Whether its last word carries a possessive `'s`.
        public let isPossessive: Bool
        /// The position of the phrase among those given.
        public let phrase: Int
    }

    /// A place in the tree: the word that leads to it, and the phrase that ends there.
    private struct Node: Sendable {
        let key: UInt64
        let parent: Int32
        /// The position of the phrase among those given; −1 where none ends here.
        var phrase: Int32 = -1
        var isInner = false
    }

    private let nodes: [Node]
    /// The word that leads to each node: two words may share a key.
    private let words: [String]
    /// Nodes by the hash of their parent and word; 0 where there is none. The count is a power of two.
    private let slots: [Int32]

    /// Keeps phrases; of equal phrases the first wins.
    public init(_ phrases: [String]) {
        var nodes = [Node(key: 0, parent: -1)]
        var words = [""]
        nodes.reserveCapacity(phrases.count + phrases.count / 2 + 1)
        words.reserveCapacity(phrases.count + phrases.count / 2 + 1)
        var size = 2
        while size < phrases.count * 3 { size *= 2 }
        var slots = [Int32](repeating: 0, count: size)
        var tokens: [Token] = []
        for (number, phrase) in phrases.enumerated() {
            tokens.removeAll(keepingCapacity: true)
            Tokeniser.append(phrase.utf8.span, from: 0, to: &tokens)
            var node = 0
            for token in tokens where token.kind != .punctuation {
                var slot = Self.slot(node, token.key, of: slots.count)
                while slots[slot] != 0, !Self.isChild(Int(slots[slot]), of: node, token, nodes, words) {
                    slot = (slot + 1) & (slots.count - 1)
                }
                if slots[slot] == 0 {
                    nodes[node].isInner = true
                    slots[slot] = Int32(nodes.count)
                    nodes.append(Node(key: token.key, parent: Int32(node)))
                    words.append(token.folded)
                    node = nodes.count - 1
                    if nodes.count * 2 > slots.count { slots = Self.slots(of: nodes, count: slots.count * 2) }
                } else {
                    node = Int(slots[slot])
                }
            }
            if node > 0, nodes[node].phrase < 0 { nodes[node].phrase = Int32(number) }
        }
        self.nodes = nodes
        self.words = words
        self.slots = slots
    }

    private static func isChild(_ node: Int, of parent: Int, _ token: Token, _ nodes: [Node], _ words: [String]) -> Bool
    {
        nodes[node].key == token.key && nodes[node].parent == parent && words[node] == token.folded
    }

    /// A larger table of the nodes.
    private static func slots(of nodes: [Node], count: Int) -> [Int32] {
        var slots = [Int32](repeating: 0, count: count)
        for node in nodes.indices.dropFirst() {
            var slot = slot(Int(nodes[node].parent), nodes[node].key, of: count)
            while slots[slot] != 0 { slot = (slot + 1) & (count - 1) }
            slots[slot] = Int32(node)
        }
        return slots
    }

    @inline(__always)
    private static func slot(_ parent: Int, _ key: UInt64, of count: Int) -> Int {
        let mixed = key ^ (UInt64(truncatingIfNeeded: parent) &* 0x9E37_79B9_7F4A_7C15)
        return Int(truncatingIfNeeded: mixed ^ (mixed >> 32)) & (count - 1)
    }

    /// The node that a word with a key leads to, which a look at its letters makes sure of.
    @inline(__always)
    private func child(of parent: Int, _ key: UInt64, where isWord: (String) -> Bool) -> Int? {
        var slot = Self.slot(parent, key, of: slots.count)
        while slots[slot] != 0 {
            let node = Int(slots[slot])
            if nodes[node].key == key, nodes[node].parent == parent, isWord(words[node]) { return node }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    @inline(__always)
    private func child(of parent: Int, _ token: Token) -> Int? {
        child(of: parent, token.key) { $0 == token.folded }
    }

    /// The node that the word of a token without its possessive `'s` leads to.
    @inline(__always)
    private func childOfStem(of parent: Int, _ token: Token) -> Int? {
        guard token.isPossessive else { return nil }
        return child(of: parent, token.baseKey) { $0.utf8.elementsEqual(token.folded.utf8.dropLast(2)) }
    }

    /// The keys of the words with which the phrases begin.
    var firstKeys: some Sequence<UInt64> { nodes.lazy.filter { $0.parent == 0 }.map(\.key) }

    /// Whether there are no phrases.
    public var isEmpty: Bool { nodes.count == 1 }

    /// Whether a single word, folded, is one of the phrases.
    public func contains(_ word: String) -> Bool {
        child(of: 0, WordKey.of(word)) { $0 == word }.map { nodes[$0].phrase >= 0 } ?? false
    }

    /// Whether the word of a token is one of the phrases, a possessive `'s` left out.
    func contains(baseOf token: Token) -> Bool {
        (token.isPossessive ? childOfStem(of: 0, token) : child(of: 0, token)).map { nodes[$0].phrase >= 0 } ?? false
    }

    /// The longest phrase that begins at a token.
    public func longestMatch(in text: TokenisedText, at index: Int) -> Match? {
        guard text.tokens[index].kind != .punctuation else { return nil }
        if let first = child(of: 0, text.tokens[index]), let match = match(from: first, in: text, at: index) {
            return match
        }
        guard let first = childOfStem(of: 0, text.tokens[index]), nodes[first].phrase >= 0 else { return nil }
        return Match(tokens: index..<(index + 1), isPossessive: true, phrase: Int(nodes[first].phrase))
    }

    /// Every phrase in the text, left to right, the longest at each place, none overlapping.
    public func all(in text: TokenisedText) -> [Match] {
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
        var best = (end: index + 1, isPossessive: false, phrase: nodes[first].phrase)
        while nodes[node].isInner, let next = Self.nextWord(in: text, after: position) {
            let exact = child(of: node, text.tokens[next])
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
        guard best.phrase >= 0 else { return nil }
        return Match(tokens: index..<best.end, isPossessive: best.isPossessive, phrase: Int(best.phrase))
    }

    private static let hyphen = WordKey.of(mark: UInt8(ascii: "-"))
    private static let ampersand = WordKey.of(mark: UInt8(ascii: "&"))
    private static let fullStop = WordKey.of(mark: UInt8(ascii: "."))

    /// The next word, past one hyphen, “&”, or the full stop of an abbreviation.
    private static func nextWord(in text: TokenisedText, after index: Int) -> Int? {
        let next = index + 1
        guard next < text.tokens.count else { return nil }
        if text.tokens[next].kind != .punctuation { return next }
        let mark = text.tokens[next].key
        guard mark == hyphen || mark == ampersand || mark == fullStop && text.touch(index, next),
            next + 1 < text.tokens.count, text.tokens[next + 1].kind != .punctuation
        else { return nil }
        return next + 1
    }
}
