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
                .filter { $0.count >= 4 && !common.contains($0) }.map { String($0.prefix(5)) })
    }

    /// Whether two sentences of one release say so much in the same words that a reader would take the one for the other.
    static func repeats(_ one: Set<String>, _ other: Set<String>) -> Bool {
        let least = min(one.count, other.count)
        return least >= 4 && 2 * one.intersection(other).count >= least
    }
}
