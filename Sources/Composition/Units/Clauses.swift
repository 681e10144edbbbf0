import Redaction

/// Cuts a sentence of talk into its main clauses: talk strings together with “and”, “but” and “so” what writing would put
/// into sentences of its own.
enum Clauses {
    private static let joints: Set<String> = ["and", "but", "so", "because", "then"]
    private static let subjects: Set<String> = [
        "i", "we", "they", "there", "nobody", "somebody", "someone", "everybody", "everyone", "i'd", "i've", "i'm",
        "we'd",
        "we've", "we're", "they'd", "they've", "they're",
    ]
    /// Words after which a clause may be what somebody said, thought or supposed: cut off, it would be a claim.
    private static let reporting: Set<String> = [
        "say", "says", "said", "tell", "tells", "told", "think", "thinks", "thought", "feel", "feels", "felt", "know",
        "knows", "knew", "believe", "believed", "suppose", "supposed", "ask", "asks", "asked", "wonder", "wondered",
        "imagine", "imagined", "hope", "hoped", "if", "whether", "unless", "wish", "wished", "pretend", "pretended",
        "seem", "seemed", "might", "may", "could", "would", "not", "never", "nobody", "like", "as", "when", "whenever",
        "that", "hear", "heard", "remember", "decided", "agreed", "meant", "realised", "admitted", "noticed",
    ]

    /// The stretches of the main clauses of a sentence, in UTF-8 bytes; one stretch where it cannot be cut.
    ///
    /// A clause begins at “and”, “but”, “so”, “because” or “then” before a subject, or after a semicolon or a dash before
    /// one, and only where no word before it in the sentence could still govern it. Its joint stays at its head, for the
    /// edits of prose to drop.
    static func ranges(in text: TokenisedText, of sentence: Range<Int>) -> [Range<Int>] {
        let tokens = text.tokens
        guard let first = tokens.firstIndex(where: { $0.range.lowerBound >= sentence.lowerBound }) else { return [] }
        var ranges: [Range<Int>] = []
        var start = first
        var quoted = false
        for index in tokens[first...].indices where tokens[index].range.upperBound <= sentence.upperBound {
            if isQuotationMark(text, index) { quoted.toggle() }
            if reporting.contains(tokens[index].folded) { break }
            // The second joint of “and then” opens nothing.
            let isSecond = index == start + 1 && joints.contains(tokens[start].folded)
            guard !quoted, index > start, !isSecond, let head = head(of: tokens, at: index) else { continue }
            ranges.append(tokens[start].range.lowerBound..<tokens[index - 1].range.upperBound)
            start = head
        }
        ranges.append(tokens[start].range.lowerBound..<sentence.upperBound)
        return ranges
    }

    /// Where a clause begins whose joint or mark stands here.
    private static func head(of tokens: [Token], at index: Int) -> Int? {
        func isSubject(_ place: Int) -> Bool { place < tokens.count && subjects.contains(tokens[place].folded) }
        if [";", "–", "—"].contains(tokens[index].folded) { return isSubject(index + 1) ? index + 1 : nil }
        guard joints.contains(tokens[index].folded) else { return nil }
        if isSubject(index + 1) { return index }
        // “and then they went”
        let isPair = index + 1 < tokens.count && joints.contains(tokens[index + 1].folded)
        return isPair && isSubject(index + 2) ? index : nil
    }

    private static func isQuotationMark(_ text: TokenisedText, _ index: Int) -> Bool {
        switch text[text.tokens[index].range] {
        case "“", "”", "\"", "‘": true
        case "’", "'": text.tokens[index].kind == .punctuation
        default: false
        }
    }
}
