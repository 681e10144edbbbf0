import Redaction

/// Cuts text into sentences.
enum Sentences {
    private static let closers: Set<String> = ["\"", "'", "”", "’", ")", "]"]
    private static let abbreviations: Set<String> = [
        "dr", "mr", "mrs", "ms", "prof", "st", "vs", "etc", "approx", "dept", "e.g", "i.e",
    ]

    /// The stretches of the sentences in UTF-8 bytes, without the white space between them, in order.
    ///
    /// A sentence ends with a full stop, a question or exclamation mark or an ellipsis, with the quotation marks and
    /// brackets that close there, before white space or the end; an ellipsis only where a capital follows. A full stop of
    /// an abbreviation or an initial ends none.
    static func ranges(in text: TokenisedText) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var first: Int?
        let tokens = text.tokens
        for index in tokens.indices {
            if first == nil { first = index }
            guard endsSentence(text, index) else { continue }
            ranges.append(tokens[first!].range.lowerBound..<tokens[index].range.upperBound)
            first = nil
        }
        if let first { ranges.append(tokens[first].range.lowerBound..<tokens[tokens.count - 1].range.upperBound) }
        return ranges
    }

    /// Whether the sentence ends with this token: it is the mark itself, or the last of what closes behind the mark.
    private static func endsSentence(_ text: TokenisedText, _ index: Int) -> Bool {
        let tokens = text.tokens
        let next = index + 1
        if next < tokens.count, text.touch(index, next) { return false }
        if next < tokens.count {
            let gap = text.bytes[tokens[index].range.upperBound..<tokens[next].range.lowerBound]
            // An empty line ends everything.
            if gap.count(where: { $0 == 0x0A }) > 1 { return true }
        }
        var mark = index
        while mark > 0, closers.contains(text[tokens[mark].range]), text.touch(mark - 1, mark) { mark -= 1 }
        switch text[tokens[mark].range] {
        case "!", "?": break
        case ".":
            if mark >= 2, text[tokens[mark - 1].range] == "." { return next == tokens.count || isCapital(tokens[next]) }
            if mark > 0, isAbbreviation(tokens[mark - 1]) { return next == tokens.count }
        case "…": return next == tokens.count || isCapital(tokens[next])
        default: return false
        }
        // ‘Why?’ they said: the sentence goes on.
        return next == tokens.count || mark == index || isCapital(tokens[next]) || tokens[next].kind == .punctuation
    }

    private static func isCapital(_ token: Token) -> Bool { token.isCapitalised || token.kind == .punctuation }

    private static func isAbbreviation(_ token: Token) -> Bool {
        abbreviations.contains(token.folded)
            || (token.folded.utf8.count == 1 && token.isCapitalised && token.folded != "i")
    }
}
