/// Finds phrases of one or more words in a tokenised text, the longest at each place.
///
/// Case, curly apostrophes, invisible code points and hyphens between words do not matter; a possessive `'s` may follow.
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

    /// Phrases by their first word: the further words and the value, longest first.
    private var phrases: [String: [(rest: [String], value: Value)]] = [:]

    /// Indexes phrases; of equal phrases the first wins.
    public init(_ entries: [(phrase: String, value: Value)]) {
        for (phrase, value) in entries {
            let words = Tokeniser.tokens(of: phrase).filter { $0.kind != .punctuation }.map(\.folded)
            guard let first = words.first else { continue }
            phrases[first, default: []].append((Array(words.dropFirst()), value))
        }
        for key in phrases.keys where phrases[key]!.count > 1 {
            // A stable sort: equal lengths keep the order in which they were given.
            phrases[key] = phrases[key]!.enumerated()
                .sorted { ($1.element.rest.count, $0.offset) < ($0.element.rest.count, $1.offset) }
                .map(\.element)
        }
    }

    /// Whether there are no phrases.
    public var isEmpty: Bool { phrases.isEmpty }

    /// Whether a single word, folded, is one of the phrases.
    public func contains(_ word: String) -> Bool {
        phrases[word]?.contains { $0.rest.isEmpty } ?? false
    }

    /// The longest phrase that begins at a token.
    public func longestMatch(in text: TokenisedText, at index: Int) -> Match? {
        let tokens = text.tokens
        guard tokens[index].kind != .punctuation else { return nil }
        let word = tokens[index].folded
        if let match = match(phrases[word], in: text, at: index) { return match }
        guard let stem = Self.withoutPossessive(word), let found = phrases[stem],
            let value = found.first(where: { $0.rest.isEmpty })?.value
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

    private func match(
        _ candidates: [(rest: [String], value: Value)]?, in text: TokenisedText, at index: Int
    ) -> Match? {
        guard let candidates else { return nil }
        for (rest, value) in candidates {
            var position = index
            var possessive = false
            var matched = true
            for (offset, word) in rest.enumerated() {
                guard let next = Self.nextWord(in: text, after: position) else {
                    matched = false
                    break
                }
                let folded = text.tokens[next].folded
                if folded == word {
                    position = next
                } else if offset == rest.count - 1, Self.withoutPossessive(folded) == word {
                    position = next
                    possessive = true
                } else {
                    matched = false
                    break
                }
            }
            if matched { return Match(tokens: index..<(position + 1), isPossessive: possessive, value: value) }
        }
        return nil
    }

    /// The next word, past one hyphen or the full stop of an abbreviation.
    private static func nextWord(in text: TokenisedText, after index: Int) -> Int? {
        let next = index + 1
        guard next < text.tokens.count else { return nil }
        if text.tokens[next].kind != .punctuation { return next }
        guard text.tokens[next].folded == "-" || (text.tokens[next].folded == "." && text.touch(index, next)),
            next + 1 < text.tokens.count, text.tokens[next + 1].kind != .punctuation
        else { return nil }
        return next + 1
    }

    private static func withoutPossessive(_ word: String) -> String? {
        word.hasSuffix("'s") ? String(word.dropLast(2)) : nil
    }
}
