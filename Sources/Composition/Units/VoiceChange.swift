import Redaction

/// Retells what the person helped has said of themself (“I was exhausted, and my mentor asked me why”) as the one who helped
/// would tell it (“They were exhausted, and I asked them why”).
///
/// Only a sentence about these two is retold: where others are spoken of as he, she or they, or the listener as you, nobody
/// could tell afterwards who is who.
enum VoiceChange {
    private static let subjects: [String: String] = [
        "i": "they", "i'm": "they're", "i've": "they've", "i'd": "they'd", "i'll": "they'll",
    ]
    private static let others: [String: String] = [
        "me": "them", "my": "their", "mine": "theirs", "myself": "themselves",
    ]
    private static let agreeing: [String: String] = [
        "am": "are", "was": "were", "wasn't": "weren't", "amn't": "aren't",
    ]
    /// Words by which somebody else comes in.
    private static let strangers: Set<String> = [
        "he", "she", "they", "him", "her", "them", "his", "their", "hers", "theirs", "himself", "herself", "themself",
        "themselves", "we", "us", "our", "ours", "ourselves", "you", "your", "yours", "he's", "she's", "they're",
        "they've",
        "they'd", "he'd", "she'd", "we're", "we've", "we'd", "you're", "you've", "you'd", "person",
    ]
    private static let supposing: Set<String> = ["think", "suppose", "guess", "reckon", "mean"]
    private static let adverbs: Set<String> = [
        "just", "really", "always", "never", "only", "still", "also", "certainly", "probably", "actually", "honestly",
    ]

    /// The edits that retell a sentence.
    ///
    /// - Parameters:
    ///   - text: the sentence.
    ///   - teller: what the person helped calls the one who tells the story, such as `mentor`.
    /// - Returns: `nil` where it cannot be retold.
    static func edits(of text: TokenisedText, teller: String) -> EditList? {
        let tokens = text.tokens
        guard !tokens.contains(where: { strangers.contains($0.folded) }) else { return nil }
        var edits: [Edit] = []
        var follows = false
        var index = 0
        func isAtHead(_ index: Int) -> Bool { index == 0 || [".", "?"].contains(tokens[index - 1].folded) }
        while index < tokens.count {
            let token = tokens[index]
            let word = token.folded
            if word == "my", index + 1 < tokens.count, isTeller(tokens[index + 1].folded, teller) {
                guard let retold = tellerEdits(in: text, at: index, teller: teller) else { return nil }
                edits += retold
                follows = false
                index += 2
                continue
            }
            // Any other mention of the teller would be of a third person.
            if isTeller(word, teller) { return nil }
            if let they = subjects[word] {
                if index > 0, agreeing[tokens[index - 1].folded] != nil { return nil }
                edits.append(edit(text, index, isAtHead(index) ? they.capitalised : they))
                follows = true
                var verb = index + 1
                while verb < tokens.count, adverbs.contains(tokens[verb].folded) { verb += 1 }
                // “I think it was twenty”: what the one helped is not sure of, the teller cannot suppose for them.
                if word == "i", verb < tokens.count, supposing.contains(tokens[verb].folded) { return nil }
                if verb < tokens.count, let plural = agreeing[tokens[verb].folded] {
                    edits.append(edit(text, verb, plural))
                    index = verb
                }
            } else if let them = others[word] {
                edits.append(edit(text, index, isAtHead(index) ? them.capitalised : them))
            } else if follows, ["and", "but"].contains(word), index + 1 < tokens.count,
                let plural = agreeing[tokens[index + 1].folded]
            {
                edits.append(edit(text, index + 1, plural))
                index += 1
            }
            index += 1
        }
        return EditList(edits)
    }

    private static func isTeller(_ word: String, _ teller: String) -> Bool { word == teller || word == teller + "'s" }

    /// “my mentor asked” → “I asked”, “told my mentor” → “told me”, “my mentor's office” → “my office”.
    private static func tellerEdits(in text: TokenisedText, at index: Int, teller: String) -> [Edit]? {
        let tokens = text.tokens
        let range = tokens[index].range.lowerBound..<tokens[index + 1].range.upperBound
        func whole(_ replacement: String) -> Edit {
            Edit(
                range: range, original: text[range], replacement: index == 0 ? replacement.capitalised : replacement,
                category: .prose, rule: "prose.person")
        }
        if tokens[index + 1].folded.hasSuffix("'s") { return [whole("my")] }
        guard index + 2 < tokens.count, tokens[index + 2].kind == .word else { return [whole("me")] }
        let next = tokens[index + 2].folded
        let isSubject =
            index == 0
            || ["and", "but", "that", "because", "so", "when", "what", "which", "as", ","].contains(
                tokens[index - 1].folded)
        if isSubject {
            let first: [String: String] = [
                "is": "am", "has": "have", "does": "do", "isn't": "am not", "doesn't": "don't",
            ]
            if let verb = first[next] { return [whole("I"), edit(text, index + 2, verb)] }
            // A present in -s would need its base form.
            return next.hasSuffix("s") && next != "was" ? nil : [whole("I")]
        }
        return [whole("me")]
    }

    private static func edit(_ text: TokenisedText, _ index: Int, _ replacement: String) -> Edit {
        let range = text.tokens[index].range
        return Edit(
            range: range, original: text[range], replacement: replacement, category: .prose, rule: "prose.person")
    }
}
