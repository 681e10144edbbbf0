/// Finds phrases of one or more words in a tokenised text, the longest at each place.
///
/// Case, curly apostrophes, invisible code points and hyphens between words do not matter; a possessive `'s` may follow.
/// The phrases are kept as a tree of words, so that the time at each place is that of the longest phrase, however many
/// phrases begin alike.
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

    /// The words that lead on from a place in the tree, and the phrase that ends there.
    private struct Node: Sendable {
        var next: [String: Int] = [:]
        var value: Value?
        /// The position of the phrase among those given.
        var order = 0
    }

    private var nodes = [Node()]

    /// Indexes phrases; of equal phrases the first wins.
    public init(_ entries: [(phrase: String, value: Value)]) {
        for (order, entry) in entries.enumerated() {
            let words = Tokeniser.tokens(of: entry.phrase).filter { $0.kind != .punctuation }.map(\.folded)
            guard !words.isEmpty else { continue }
            var node = 0
            for word in words {
                if let known = nodes[node].next[word] {
                    node = known
                } else {
                    nodes[node].next[word] = nodes.count
                    node = nodes.count
                    nodes.append(Node())
                }
            }
            guard nodes[node].value == nil else { continue }
            nodes[node].value = entry.value
            nodes[node].order = order
        }
    }

    /// The words with which the phrases begin.
    var firstWords: some Collection<String> { nodes[0].next.keys }

    /// Whether there are no phrases.
    public var isEmpty: Bool { nodes.count == 1 }

    /// Whether a single word, folded, is one of the phrases.
    public func contains(_ word: String) -> Bool {
        nodes[0].next[word].map { nodes[$0].value != nil } ?? false
    }

    /// The longest phrase that begins at a token.
    public func longestMatch(in text: TokenisedText, at index: Int) -> Match? {
        let token = text.tokens[index]
        guard token.kind != .punctuation else { return nil }
        if let first = nodes[0].next[token.folded], let match = match(from: first, in: text, at: index) { return match }
        guard let stem = Self.withoutPossessive(token.folded), let first = nodes[0].next[stem],
            let value = nodes[first].value
        else { return nil }
        return Match(tokens: index..<(index + 1), isPossessive: true, value: value)
    }

    /// Every phrase in the text, left to right, the longest at each place, none overlapping.
    public func matches(in text: TokenisedText) -> [Match] {
        var found: [Match] = []
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
        var best = nodes[first].value.map { Match(tokens: index..<(index + 1), isPossessive: false, value: $0) }
        while !nodes[node].next.isEmpty, let next = Self.nextWord(in: text, after: position) {
            let folded = text.tokens[next].folded
            let exact = nodes[node].next[folded]
            // A phrase may end here with a possessive on it; of two phrases that do, the one given first.
            let stem = Self.withoutPossessive(folded).flatMap { nodes[node].next[$0] }
            let exactOrder = exact.flatMap { nodes[$0].value == nil ? nil : nodes[$0].order } ?? .max
            if let stem, let value = nodes[stem].value, nodes[stem].order < exactOrder {
                best = Match(tokens: index..<(next + 1), isPossessive: true, value: value)
            } else if let exact, let value = nodes[exact].value {
                best = Match(tokens: index..<(next + 1), isPossessive: false, value: value)
            }
            guard let exact else { break }
            node = exact
            position = next
        }
        return best
    }

    /// The next word, past one hyphen, “&”, or the full stop of an abbreviation.
    private static func nextWord(in text: TokenisedText, after index: Int) -> Int? {
        let next = index + 1
        guard next < text.tokens.count else { return nil }
        if text.tokens[next].kind != .punctuation { return next }
        guard
            text.tokens[next].folded == "-" || text.tokens[next].folded == "&"
                || (text.tokens[next].folded == "." && text.touch(index, next)),
            next + 1 < text.tokens.count, text.tokens[next + 1].kind != .punctuation
        else { return nil }
        return next + 1
    }

    private static func withoutPossessive(_ word: String) -> String? {
        word.utf8.suffix(2).elementsEqual("'s".utf8) ? String(word.dropLast(2)) : nil
    }
}
