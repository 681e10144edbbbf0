/// Finds names that are spelt out: “P-R-I-Y-A”, “S. I. Â. N.”.
struct SpeltNames {
    let lexicons: LexiconSet
    let words: WordList

    private static let shortest = 4
    private static let longest = 20
    private static let joints: WordSet = ["-", "–", ".", ","]

    /// The names spelt out in a text.
    func detections(in text: TokenisedText) -> [Detection] {
        var found: [Detection] = []
        var index = 0
        while index + 2 < text.tokens.count {
            guard isLetter(index, in: text), isLetter(index + 1, in: text) || isLetter(index + 2, in: text) else {
                index += 1
                continue
            }
            var letters = [index]
            while letters.count < Self.longest, let next = next(after: letters[letters.count - 1], in: text) {
                letters.append(next)
            }
            let last = letters[letters.count - 1]
            if letters.count >= Self.shortest, isName(letters.map { text.tokens[$0].folded }) {
                found.append(
                    Detection(text, index..<(last + 1), .person, confidence: .medium, rule: "name.spelt"))
            }
            index = last + 1
        }
        return found
    }

    /// Whether a token is one capital letter.
    private func isLetter(_ index: Int, in text: TokenisedText) -> Bool {
        let length = text.tokens[index].range.count
        guard length <= 2, text.tokens[index].isCapitalised, text.tokens[index].kind == .word else { return false }
        return length == 1 || text.tokens[index].shape.contains(.beyondASCII) && !text.tokens[index].isAllCaps
    }

    private func next(after letter: Int, in text: TokenisedText) -> Int? {
        var next = letter + 1
        if next < text.tokens.count, Self.joints.contains(text.tokens[next]) { next += 1 }
        return next < text.tokens.count && isLetter(next, in: text) ? next : nil
    }

    /// Whether letters make no word, no initials that everybody knows, and no piece of the alphabet: “A-B-C-D-E”.
    private func isName(_ letters: [String]) -> Bool {
        let word = letters.joined()
        if lexicons[.givenName].contains(word) || lexicons[.surname].contains(word) { return true }
        let scalars = letters.compactMap(\.unicodeScalars.first?.value)
        let isAlphabet = zip(scalars, scalars.dropFirst()).allSatisfy { $1 == $0 + 1 }
        return !isAlphabet && !words.contains(word) && !lexicons[.allowed].contains(word)
            && !PossibleNameCues.initialsOfThings.contains(word)
    }
}
