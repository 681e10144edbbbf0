public import Redaction

/// Folds away what an intruder folds away when comparing two texts.
///
/// Case, punctuation and curly quotes do not matter; he, she and they in all their forms are one word; `she's`, `they are`
/// and `they have` are one word; `doesn't` and `do not` are one word; a possessive `'s` is dropped; fillers are left out.
public struct TraceNormaliser: Sendable {
    /// A word as it is compared, and where it stands.
    public struct Word: Hashable, Sendable {
        /// The form that is compared.
        public let form: String
        /// The stretch of the text, in UTF-8 bytes; several words of the text where they were folded into one.
        public let range: Range<Int>
    }

    private let fillers: PhraseIndex<Bool>

    /// Prepares a normaliser.
    ///
    /// - Parameter lexicons: those of the policy; of the fillers in them, those marked `always` are left out, and beside
    ///   them the few that nearly all speakers use.
    public init(lexicons: LexiconSet) {
        let always = lexicons.entries(of: .filler).filter { $0.flags.contains("always") }.map(\.surface)
        fillers = PhraseIndex((Self.commonFillers + always).map { ($0, true) })
    }

    private static let commonFillers = ["you know", "I mean", "sort of", "kind of", "erm", "um", "er", "uh"]

    private static let third: Set<String> = [
        "he", "she", "they", "him", "her", "them", "his", "hers", "their", "theirs", "himself", "herself", "themself",
        "themselves",
    ]
    /// Words after which an auxiliary is spoken as part of them.
    private static let hosts: Set<String> = [
        "i", "you", "we", "it", "that", "there", "this", "what", "who", "here", "where", "how", "they",
    ]
    private static let auxiliaries: Set<String> = [
        "is", "are", "am", "has", "have", "had", "would", "will", "shall",
    ]
    private static let clitics = ["'s", "'re", "'m", "'ve", "'d", "'ll"]
    /// Auxiliaries that `not` joins, as they stand before it and as they are compared.
    private static let negated: [String: String] = [
        "do": "do", "does": "do", "did": "did", "is": "be", "are": "be", "was": "was", "were": "was", "has": "have",
        "have": "have", "had": "had", "ca": "can", "can": "can", "wo": "will", "will": "will", "would": "would",
        "could": "could", "should": "should", "must": "must", "need": "need", "might": "might", "ai": "be",
    ]
    /// Forms that agree in number with he or they.
    private static let agreeing: [String: String] = [
        "is": "be", "are": "be", "am": "be", "was": "was", "were": "was", "has": "have", "have": "have", "does": "do",
        "do": "do",
    ]

    /// The words of a text as they are compared.
    public func words(of text: String) -> [Word] {
        let tokenised = TokenisedText(text)
        let tokens = tokenised.tokens
        var words: [Word] = []
        words.reserveCapacity(tokens.count)
        var index = 0
        while index < tokens.count {
            let token = tokens[index]
            guard token.kind != .punctuation else {
                index += 1
                continue
            }
            if let filler = fillers.longestMatch(in: tokenised, at: index), !filler.isPossessive {
                index = filler.tokens.upperBound
                continue
            }
            let (form, end) = fold(tokens, at: index)
            words.append(Word(form: form, range: token.range.lowerBound..<tokens[end - 1].range.upperBound))
            index = end
        }
        return words
    }

    /// The form of the word at a token, and the token after the last one folded into it.
    private func fold(_ tokens: [Token], at index: Int) -> (form: String, end: Int) {
        let word = tokens[index].folded
        if let positive = Self.withoutNegation(word), let base = Self.negated[positive] {
            return (base + " not", index + 1)
        }
        if let base = Self.negated[word], index + 1 < tokens.count, tokens[index + 1].folded == "not" {
            return (base + " not", index + 2)
        }
        if word == "cannot" { return ("can not", index + 1) }
        var stem = word
        var hasClitic = false
        for clitic in Self.clitics where word.hasSuffix(clitic) && word.utf8.count > clitic.utf8.count {
            stem = String(word.dropLast(clitic.count))
            hasClitic = true
            break
        }
        var end = index + 1
        // `s/he`, `he/she`, `him/herself`: one person.
        if stem == "s" || Self.third.contains(stem), end + 1 < tokens.count, tokens[end].folded == "/" {
            let (other, clitic) = Self.split(tokens[end + 1].folded)
            if Self.third.contains(other) {
                stem = "they"
                hasClitic = hasClitic || clitic
                end += 2
            }
        }
        if Self.third.contains(stem) { stem = "they" }
        if Self.hosts.contains(stem), !hasClitic, end < tokens.count, Self.auxiliaries.contains(tokens[end].folded),
            end + 1 == tokens.count || tokens[end + 1].folded != "not"
        {
            return (stem, end + 1)
        }
        return (Self.agreeing[stem] ?? stem, end)
    }

    private static func split(_ word: String) -> (stem: String, hasClitic: Bool) {
        for clitic in clitics where word.hasSuffix(clitic) { return (String(word.dropLast(clitic.count)), true) }
        return (word, false)
    }

    private static func withoutNegation(_ word: String) -> String? {
        word.hasSuffix("n't") ? String(word.dropLast(3)) : nil
    }
}
