/// What the rules of folding know of a word as it is written, looked up once a word and not once a place.
struct FoldedWord: Sendable {
    struct Marks: OptionSet, Sendable {
        let rawValue: UInt16

        /// Stands for itself whatever follows: `don't`, `cannot`.
        static let whole = Marks(rawValue: 1)
        /// Ends with a short form of a verb or with a possessive `'s`.
        static let clitic = Marks(rawValue: 2)
        /// He, she or they in one of their forms.
        static let third = Marks(rawValue: 4)
        /// The `s` of `s/he`.
        static let loneS = Marks(rawValue: 8)
        /// An auxiliary after it is spoken as part of it.
        static let host = Marks(rawValue: 16)
        static let auxiliary = Marks(rawValue: 32)
        static let not = Marks(rawValue: 64)
    }

    /// The number of the form that is compared.
    var form: Int32
    /// The form with `not` after it, where the two are one word; else 0.
    var negated: Int32
    var marks: Marks
}

/// The rules by which words are folded.
enum Folding {
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

    /// Forms that redaction and retelling change without changing what is told: articles and what stands in their place,
    /// pronouns, and “person”, which stands for a pronoun.
    static let light = [
        "they", "a", "an", "the", "this", "that", "these", "those", "my", "your", "our", "its", "i", "me", "we", "us",
        "you", "it", "myself", "yourself", "ourselves", "itself", "person",
    ]

    /// The facts of a word.
    ///
    /// - Parameters:
    ///   - word: the word, folded as `TokenisedText` does.
    ///   - number: the number of a form.
    /// - Returns: the facts.
    static func fold(_ word: String, number: (String) -> Int32) -> FoldedWord {
        if word.hasSuffix("n't"), let base = negated[String(word.dropLast(3))] {
            return FoldedWord(form: number(base + " not"), negated: 0, marks: .whole)
        }
        if word == "cannot" { return FoldedWord(form: number("can not"), negated: 0, marks: .whole) }
        var marks: FoldedWord.Marks = []
        var stem = word
        for clitic in clitics where word.hasSuffix(clitic) && word.utf8.count > clitic.utf8.count {
            stem = String(word.dropLast(clitic.utf8.count))
            marks.insert(.clitic)
            break
        }
        if stem == "s" { marks.insert(.loneS) }
        if third.contains(stem) {
            stem = "they"
            marks.insert(.third)
        }
        if hosts.contains(stem), !marks.contains(.clitic) { marks.insert(.host) }
        if auxiliaries.contains(word) { marks.insert(.auxiliary) }
        if word == "not" { marks.insert(.not) }
        return FoldedWord(
            form: number(agreeing[stem] ?? stem), negated: negated[word].map { number($0 + " not") } ?? 0, marks: marks)
    }
}
