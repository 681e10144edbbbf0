/// A text as the rules for names read it, shared by them.
final class NameReading {
    let text: TokenisedText
    /// Which tokens are words that no name is made of.
    let allowed: [Bool]
    let writing: WritingCase
    let words: WordList
    /// Which capitals are common words, or contractions of some; asked again and again.
    private let commonCapitals: [Bool]

    init(_ text: TokenisedText, allowed: [Bool], words: WordList) {
        self.text = text
        self.allowed = allowed
        self.words = words
        writing = WritingCase(text)
        var common = [Bool](repeating: false, count: text.tokens.count)
        for index in text.tokens.indices where text.tokens[index].isCapitalised {
            common[index] = words.containsContracted(text.tokens[index])
        }
        commonCapitals = common
    }

    /// Whether a token is a common word, or the contraction of one.
    func isCommon(_ index: Int) -> Bool {
        text.tokens[index].isCapitalised ? commonCapitals[index] : words.containsContracted(text.tokens[index])
    }

    /// “PMs”, “DJs”: capital letters and a small s.
    func isPluralOfInitials(_ token: Token) -> Bool {
        guard token.range.count > 2, text.bytes[token.range.upperBound - 1] == 0x73 else { return false }
        return text.bytes[token.range].dropLast().allSatisfy { (0x41...0x5A).contains($0) }
    }

    /// Whether a token may be part of a name by the way it is written.
    func isNamePart(_ index: Int) -> Bool {
        guard text.tokens.indices.contains(index), text.tokens[index].kind == .word,
            writing != .mixed || text.tokens[index].isCapitalised,
            !NameDetector.notNames.contains(text.tokens[index])
        else { return false }
        return writing == .mixed || text.tokens[index].folded.utf8.count > 1 && !isCommon(index)
    }
}
