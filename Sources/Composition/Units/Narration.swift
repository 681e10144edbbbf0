public import Redaction

/// How a sentence is told: by whom, and when it happens.
public struct Narration: Hashable, Sendable {
    /// The person of a sentence's first subject.
    public enum Person: Int, Hashable, Sendable {
        /// I or we: the teller.
        case first
        /// You: anybody, or the listener.
        case second
        /// Everybody else.
        case third
    }

    /// When a sentence happens.
    public enum Tense: Int, Hashable, Sendable {
        case past, present
    }

    /// The person.
    public let person: Person
    /// The tense; `nil` where words of both or of neither stand in it.
    public let tense: Tense?

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
        "heard", "stood", "spent", "sent", "drew", "chose", "understood",
    ]
    private static let present: Set<String> = [
        "am", "is", "are", "has", "have", "do", "does", "isn't", "aren't", "hasn't", "haven't", "don't", "doesn't",
        "can",
        "can't", "will", "won't", "i'm", "we're", "they're", "it's", "i've", "we've", "they've", "says", "comes",
        "goes",
        "now",
    ]

    /// Reads how a sentence is told.
    public init(of text: TokenisedText) {
        var person: Person?
        var isPast = false
        var isPresent = false
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
            isPast = isPast || Self.past.contains(word) || word.hasSuffix("ed") && word.utf8.count > 4
            isPresent = isPresent || Self.present.contains(word)
        }
        self.person = person ?? .third
        tense = isPast == isPresent ? nil : isPast ? .past : .present
    }
}
