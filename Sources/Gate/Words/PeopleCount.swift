import Redaction

/// A number of people that a sentence states: `24 doctors`, `three senior trainees`, `n = 24`.
struct PeopleCount: Hashable {
    /// How many.
    let count: Int
    /// Where the number stands, in UTF-8 bytes.
    let range: Range<Int>
    /// The tokens from the number to the noun; the number alone where no noun stands.
    let tokens: Range<Int>
    /// What they are called, folded; empty where no noun stands.
    let noun: String

    /// How many words may stand between the number and the noun.
    private static let reach = 3

    /// Words behind a number that say that no noun for people follows which it counts.
    private static let ends: Set<String> = [
        "of", "and", "or", "per", "to", "in", "by", "from", "with", "were", "was", "had", "years", "year", "months",
        "weeks", "hours", "minutes", "times", "quotes", "interviews", "sites", "percent", "as", "for", "who", "the",
        "a",
    ]

    /// All numbers of people in a text, in words too unless it is known that it has none.
    static func all(in text: TokenisedText, inWords: Bool = true) -> [PeopleCount] {
        var found: [PeopleCount] = []
        for index in text.tokens.indices where text.tokens[index].kind == .number || inWords {
            guard let number = number(at: index, in: text) else { continue }
            var at = index + 1
            var words = 0
            while at < text.tokens.count, words <= reach {
                let token = text.tokens[at]
                guard token.kind == .word else { break }
                if PeopleWords.nouns.contains(token.folded) {
                    // In `24 hospital doctors` the last noun is meant.
                    var noun = at
                    while noun + 1 < text.tokens.count, PeopleWords.nouns.contains(text.tokens[noun + 1].folded) {
                        noun += 1
                    }
                    found.append(
                        PeopleCount(
                            count: number, range: text.tokens[index].range, tokens: index..<(noun + 1),
                            noun: text.tokens[noun].folded))
                    break
                }
                if ends.contains(token.folded) { break }
                words += 1
                at += 1
            }
        }
        return found
    }

    private static let joinBefore: Set<String> = [".", ",", "-", "–", "/", "£", "$", "€", "#", "'"]
    private static let joinAfter: Set<String> = ["%", "/", "-", "–"]

    /// The number that a token says, unless it is part of a decimal, a year, a date, a percentage or a bigger number.
    static func number(at index: Int, in text: TokenisedText) -> Int? {
        let token = text.tokens[index]
        let next = index + 1 < text.tokens.count ? text.tokens[index + 1] : nil
        if token.kind == .word {
            // “One” alone is hardly ever a count.
            return token.folded == "one" || token.folded == "none" ? nil : NumberWords.number(token.folded)
        }
        guard token.kind == .number, let value = Int(token.folded) else { return nil }
        let isJoinedBefore =
            index > 0 && text.touch(index - 1, index) && joinBefore.contains(text.tokens[index - 1].folded)
        let isJoinedAfter =
            next.map { next in
                text.touch(index, index + 1)
                    && (joinAfter.contains(next.folded)
                        || (next.folded == "." || next.folded == ",") && index + 2 < text.tokens.count
                            && text.touch(index + 1, index + 2) && text.tokens[index + 2].kind == .number)
            } ?? false
        if isJoinedBefore || isJoinedAfter || next?.folded == "%" { return nil }
        return value
    }

    /// Every `n = 24` in the bytes of a text.
    static func bases(in bytes: [UInt8]) -> [PeopleCount] {
        var found: [PeopleCount] = []
        var start = 0
        while let (count, range) = TableLabels.base(in: bytes, from: start) {
            found.append(PeopleCount(count: count, range: range, tokens: 0..<0, noun: ""))
            start = range.upperBound
        }
        return found
    }
}

/// A sentence of a block.
struct Sentence {
    let text: TokenisedText
    /// Its tokens.
    let tokens: Range<Int>

    /// Whether a stretch of tokens, such as a number with its noun, stands in it.
    func holds(_ stretch: Range<Int>) -> Bool {
        tokens.contains(stretch.lowerBound) && stretch.upperBound <= tokens.upperBound
    }

    /// The sentences of a text.
    static func all(in text: TokenisedText) -> [Sentence] {
        var sentences: [Sentence] = []
        var start = 0
        for index in text.tokens.indices where index > start {
            // Behind a word and a single space none begins.
            let before = text.tokens[index - 1]
            let gap = before.range.upperBound..<text.tokens[index].range.lowerBound
            if before.kind != .punctuation,
                gap.isEmpty || gap.count == 1 && text.bytes[gap.lowerBound] == 0x20
            {
                continue
            }
            guard text.startsSentence(index) else { continue }
            sentences.append(Sentence(text: text, tokens: start..<index))
            start = index
        }
        if start < text.tokens.count { sentences.append(Sentence(text: text, tokens: start..<text.tokens.count)) }
        return sentences
    }

    /// Where it stands, in UTF-8 bytes.
    var range: Range<Int> {
        text.tokens[tokens.lowerBound].range.lowerBound..<text.tokens[tokens.upperBound - 1].range.upperBound
    }

    /// Its folded words.
    var words: [String] { text.tokens[tokens].map(\.folded) }

    /// Whether it cites somebody else's work: a year in brackets, `et al.`, or a number in square brackets.
    var isCited: Bool {
        let words = text.tokens[tokens]
        return words.indices.contains { index in
            let word = words[index]
            switch word.kind {
            case .number:
                guard let year = Int(word.folded), (1900...2100).contains(year) else { return false }
                return words[max(words.startIndex, index - 3)..<index].contains { $0.folded == "(" }
                    || words[index..<min(words.endIndex, index + 4)].contains { $0.folded == ")" }
            case .punctuation:
                return word.folded == "[" && index + 1 < words.endIndex && Int(words[index + 1].folded) != nil
            case .word:
                return word.folded == "al" && index > words.startIndex && words[index - 1].folded == "et"
            }
        }
    }
}
