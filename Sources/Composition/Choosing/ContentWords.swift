/// The words of a text that carry its meaning, for telling two sentences that say the same or speak of the same.
enum ContentWords {
    private static let common: Set<String> = [
        "about", "after", "again", "along", "aloud", "always", "anything", "because", "been", "before", "being",
        "could",
        "during", "every", "from", "have", "having", "into", "just", "more", "much", "never", "only", "other", "over",
        "said", "same", "some", "something", "than", "that", "their", "them", "themself", "then", "there", "these",
        "they",
        "thing", "things", "this", "those", "until", "very", "want", "wanted", "were", "what", "when", "where", "which",
        "while", "with", "would", "asked", "told", "went", "came", "your", "they'd", "they're", "made", "took", "time",
    ]

    static func of(_ text: String) -> Set<String> {
        Set(
            text.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "’" }.map(String.init)
                .filter { $0.count >= 4 && !common.contains($0) }.map { String($0.prefix(6)) })
    }
}

/// How a sentence is told, as far as its little words show: in which grammatical person and in which tense.
enum Narration {
    private static let persons: [String: Int] = [
        "i": 0, "i'd": 0, "i've": 0, "i'm": 0, "i'll": 0, "my": 0, "we": 1, "we'd": 1, "our": 1,
        "they": 2, "they'd": 2, "they're": 2, "they've": 2, "their": 2, "somebody": 2, "nobody": 3, "people": 3,
    ]
    private static let present: Set<String> = [
        "am", "is", "are", "has", "have", "do", "does", "don't", "doesn't", "can", "can't", "i'm", "they're", "we're",
        "it's", "i've", "they've", "now",
    ]
    private static let past: Set<String> = [
        "was", "were", "had", "did", "didn't", "could", "couldn't", "would", "wouldn't", "went", "said", "told", "came",
        "made", "took", "gave", "got", "felt", "thought", "knew", "asked", "wanted", "wasn't", "weren't", "hadn't",
    ]

    private static func words(of text: String) -> [String] {
        text.lowercased().replacing("’", with: "'").split { !$0.isLetter && $0 != "'" }.map(String.init)
    }

    /// The person of the first pronoun; `nil` where none stands near the beginning.
    static func person(of text: String) -> Int? { words(of: text).prefix(8).lazy.compactMap { persons[$0] }.first }

    /// 0 for what is past, 1 for what is now; `nil` where both or neither show.
    static func tense(of text: String) -> Int? {
        let words = words(of: text)
        let isPast = words.contains { past.contains($0) || $0.hasSuffix("ed") && $0.count > 4 }
        let isPresent = words.contains { present.contains($0) }
        return isPast == isPresent ? nil : isPast ? 0 : 1
    }
}
