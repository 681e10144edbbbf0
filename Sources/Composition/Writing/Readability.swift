/// How easily a text reads.
public struct Readability: Hashable, Sendable, Codable {
    /// Words: stretches without white space that hold a letter or a digit.
    public let words: Int
    /// Sentences.
    public let sentences: Int
    /// Flesch's reading ease (Flesch 1948): 206.835 − 1.015 × words a sentence − 84.6 × syllables a word, rounded; 60 to 70
    /// is plain English, below 30 is hard. Syllables are counted by groups of vowels.
    public let ease: Int

    /// Measures a text.
    public init(of text: String) {
        let words = text.split(whereSeparator: \.isWhitespace).filter { $0.contains { $0.isLetter || $0.isNumber } }
        self.words = words.count
        sentences = max(1, words.count { word in word.contains { ".!?".contains($0) } && !word.contains("…") })
        guard !words.isEmpty else {
            ease = 0
            return
        }
        let syllables = words.reduce(0) { $0 + Self.syllables(in: $1) }
        let perSentence = Double(words.count) / Double(sentences)
        let perWord = Double(syllables) / Double(words.count)
        ease = Int((206.835 - 1.015 * perSentence - 84.6 * perWord).rounded())
    }

    /// Groups of vowels, less a silent e at the end; at least one.
    private static func syllables(in word: Substring) -> Int {
        let letters = word.lowercased().filter(\.isLetter)
        var count = 0
        var wasVowel = false
        for letter in letters {
            let isVowel = "aeiouy".contains(letter)
            if isVowel, !wasVowel { count += 1 }
            wasVowel = isVowel
        }
        if letters.hasSuffix("e"), !letters.hasSuffix("le"), !letters.hasSuffix("ee"), count > 1 { count -= 1 }
        if letters.hasSuffix("ed"), !letters.hasSuffix("ted"), !letters.hasSuffix("ded"), count > 1 { count -= 1 }
        return max(1, count)
    }
}
