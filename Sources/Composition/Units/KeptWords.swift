import Redaction

/// Words that a person has decided to leave standing, by rejecting their redaction.
struct KeptWords {
    private let phrases: [[String]]
    /// Where each word stands in the phrases.
    private let places: [String: [Place]]

    private struct Place {
        let phrase: Int
        let word: Int
    }

    /// Keeps the originals of rejected redactions.
    init(_ originals: [String]) {
        phrases = Array(Set(originals.map { TokenisedText($0).tokens.map(\.folded) }))
        var places: [String: [Place]] = [:]
        for (number, phrase) in phrases.enumerated() {
            for (position, word) in phrase.enumerated() {
                places[word, default: []].append(Place(phrase: number, word: position))
            }
        }
        self.places = places
    }

    /// Keeps what stands in stretches of a text, in Unicode scalars.
    init(_ stretches: [Range<Int>], of text: String) {
        let scalars = stretches.isEmpty ? [] : Array(text.unicodeScalars)
        self.init(
            stretches.filter { $0.upperBound <= scalars.count }
                .map { String(String.UnicodeScalarView(scalars[$0])) })
    }

    /// Whether all words of a text stand, in a row, in one of the originals: “Leeds” in “in Leeds”, but not “he” in “her”.
    func cover(_ text: String) -> Bool {
        let words = TokenisedText(text).tokens.map(\.folded)
        guard let first = words.first else { return false }
        return places[first, default: []].contains { phrases[$0.phrase][$0.word...].starts(with: words) }
    }
}
