/// What only thorough cleaning takes out: sentences begun and dropped, and “sort of” where nothing sets it off.
extension CleanVerbatim {
    /// Words that carry no meaning of their own, so that a start made of them alone may go. No negation is among them.
    private static let functionWords: Set<String> = [
        "i", "you", "he", "she", "it", "we", "they", "there", "this", "that", "these", "those", "the", "a", "an", "my",
        "your", "his", "her", "its", "our", "their", "and", "but", "so", "because", "or", "if", "when", "as", "then",
        "well", "to", "of", "in", "on", "at", "for", "with", "from", "by", "is", "was", "are", "were", "be", "been",
        "am",
        "has", "have", "had", "do", "does", "did", "would", "could", "should", "will", "can", "might", "i'm", "i've",
        "i'd", "i'll", "it's", "that's", "there's", "we're", "we've", "we'd", "they're", "they've", "they'd", "you're",
        "you've", "you'd", "he's", "she's", "he'd", "she'd", "what", "which", "who", "how", "where", "just", "what's",
    ]
    private static let dashes: Set<String> = ["–", "—", "-"]
    private static let longestStart = 5

    /// Deletes starts of a few words without meaning that dots or a dash break off: “The… I'd have it.”
    func falseStarts(in text: TokenisedText) -> [Edit] {
        guard cleaning == .thorough else { return [] }
        var edits: [Edit] = []
        var index = 0
        while index < text.tokens.count {
            guard text.tokens[index].kind == .word, text.startsSentence(index),
                let next = endOfFalseStart(in: text, from: index),
                let edit = deletionAtStart(of: index..<next, in: text, .repetition, "verbatim.false-start")
            else {
                index += 1
                continue
            }
            edits.append(edit)
            index = next + 1
        }
        return edits
    }

    /// The word with which the speaker begins anew, if the words from `index` are a start that is dropped.
    private func endOfFalseStart(in text: TokenisedText, from index: Int) -> Int? {
        var end = index
        while end < text.tokens.count, end - index <= Self.longestStart, text.tokens[end].kind == .word,
            Self.functionWords.contains(text.tokens[end].folded)
        {
            end += 1
        }
        guard end > index, end - index <= Self.longestStart, end < text.tokens.count else { return nil }
        let mark = text.tokens[end].folded
        guard mark != ",", mark == "…" || mark == "." || Self.dashes.contains(mark), isMark(text, end) else {
            return nil
        }
        // “on-call” is one word.
        if mark == "-", text.touch(end - 1, end), text.touch(end, end + 1) { return nil }
        let next = afterMarks(in: text, from: end)
        guard next < text.tokens.count, text.tokens[next].kind == .word else { return nil }
        // After a dash the sentence may go on; it begins anew only with a subject.
        let begins =
            mark == "…" || mark == "."
            ? text.tokens[next].isCapitalised : Self.subjects.contains(text.tokens[next].folded)
        return begins ? next : nil
    }

    private static let subjects: Set<String> = [
        "i", "you", "he", "she", "it", "we", "they", "there", "i'm", "i've", "i'd", "i'll", "it's", "that's", "there's",
        "we're", "we've", "we'd", "they're", "they've", "they'd", "he's", "she's", "you're",
    ]

    private static let beforeKind: Set<String> = [
        "a", "an", "the", "this", "that", "these", "those", "what", "some", "any", "which", "same", "every", "each",
        "one", "no", "another", "first", "right", "wrong", "different", "of", "new", "other", "many", "all", "certain",
        "my", "your", "his", "her", "their", "our", "only", "worst", "best",
    ]

    /// Whether “sort of” or “kind of” softens the word behind it, rather than naming a sort of something.
    func isBare(_ tokens: Range<Int>, in text: TokenisedText) -> Bool {
        let first = tokens.lowerBound
        guard first > 0, tokens.upperBound < text.tokens.count, text.tokens[first - 1].kind == .word,
            text.tokens[tokens.upperBound].kind == .word
        else { return false }
        return !Self.beforeKind.contains(text.tokens[first - 1].folded)
            && !Self.beforeKind.contains(text.tokens[tokens.upperBound].folded)
    }
}
