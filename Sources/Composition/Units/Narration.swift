public import Redaction

/// How a sentence is told: by whom, and when it happens.
public struct Narration: Hashable, Sendable, Codable {
    /// The person of a sentence's first subject.
    public enum Person: String, Hashable, Sendable, Codable {
        /// I or we: the teller.
        case first
        /// You: anybody, or the listener.
        case second
        /// Everybody else.
        case third
    }

    /// When a sentence happens, by its first finite verb.
    public enum Tense: String, Hashable, Sendable, Codable {
        case past, present
        /// No word tells.
        case open
    }

    /// The person.
    public let person: Person
    /// The tense.
    public let tense: Tense

    private static let first: Set<String> = [
        "i", "we", "i'd", "i've", "i'm", "i'll", "we'd", "we've", "we're", "we'll",
    ]
    private static let second: Set<String> = ["you", "you'd", "you've", "you're", "you'll"]
    private static let third: Set<String> = [
        "they", "they'd", "they've", "they're", "they'll", "he", "she", "it", "there", "nobody", "somebody", "someone",
        "everybody", "everyone", "people",
    ]
    private static let past: Set<String> = [
        "was", "were", "had", "did", "wasn't", "weren't", "hadn't", "didn't", "could", "couldn't", "would", "wouldn't",
        "came", "went", "said", "told", "felt", "thought", "knew", "got", "gave", "took", "made", "found", "kept",
        "left",
        "met", "saw", "sat", "spoke", "began", "became", "brought", "wrote", "ran", "rang", "lost", "led", "held",
        "heard", "stood", "spent", "sent", "drew", "chose", "understood", "read",
    ]
    private static let present: Set<String> = [
        "am", "is", "are", "has", "have", "do", "does", "isn't", "aren't", "hasn't", "haven't", "don't", "doesn't",
        "can",
        "can't", "will", "won't", "i'm", "we're", "they're", "i've", "we've", "they've", "says", "comes", "goes",
        "think",
        "know", "feel", "want", "try", "use", "find", "mean", "work", "see", "make", "take", "get", "keep", "need",
    ]

    /// Reads how a sentence is told.
    public init(of text: TokenisedText) {
        var person: Person?
        var tense: Tense?
        for token in text.tokens where token.kind == .word {
            let word = token.folded
            if person == nil {
                if Self.first.contains(word) {
                    person = .first
                } else if Self.second.contains(word) {
                    person = .second
                } else if Self.third.contains(word) {
                    person = .third
                }
            }
            if tense == nil {
                if Self.past.contains(word) || word.hasSuffix("ed") && word.utf8.count > 4 {
                    tense = .past
                } else if Self.present.contains(word) {
                    tense = .present
                }
            }
            if person != nil, tense != nil { break }
        }
        self.person = person ?? .third
        self.tense = tense ?? .open
    }
}
