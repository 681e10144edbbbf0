import Redaction

/// Words that a person has decided to leave standing, by rejecting their redaction.
struct KeptWords {
    private let phrases: [[String]]

    /// Keeps the originals of rejected redactions.
    init(_ originals: [String]) {
        phrases = originals.map { TokenisedText($0).tokens.map(\.folded) }
    }

    /// Whether all words of a text stand, in a row, in one of the originals: “Leeds” in “in Leeds”, but not “he” in “her”.
    func cover(_ text: String) -> Bool {
        let words = TokenisedText(text).tokens.map(\.folded)
        guard !words.isEmpty else { return false }
        return phrases.contains { phrase in
            phrase.indices.contains { phrase[$0...].starts(with: words) }
        }
    }
}
