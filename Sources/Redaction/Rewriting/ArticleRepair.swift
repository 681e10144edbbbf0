/// Makes “a” and “an” agree with a word that an edit has put behind them.
enum ArticleRepair {
    /// The articles to change in a text after edits, only beside these: the author's own articles elsewhere stay.
    static func edits(of text: TokenisedText, near changes: EditList) -> [Edit] {
        var edits: [Edit] = []
        var shift = 0
        var index = 0
        for change in changes.edits {
            let start = change.range.lowerBound + shift
            shift += change.replacement.utf8.count - change.range.count
            while index < text.tokens.count, text.tokens[index].range.upperBound <= start { index += 1 }
            // The article may stand before the change or be its first word.
            for article in [index - 1, index] where text.tokens.indices.contains(article + 1) && article >= 0 {
                let token = text.tokens[article]
                guard token.folded == "a" || token.folded == "an", text.tokens[article + 1].kind != .punctuation else {
                    continue
                }
                let right = beginsWithVowelSound(text.tokens[article + 1]) ? "an" : "a"
                guard right != token.folded else { continue }
                let written = token.isCapitalised ? right.capitalisedFirst : right
                edits.append(
                    Edit(
                        range: token.range, original: text[token.range], replacement: written, category: .prose,
                        rule: "article"))
            }
        }
        return edits
    }

    private static func beginsWithVowelSound(_ token: Token) -> Bool {
        let word = token.folded
        guard let first = word.first else { return false }
        if token.isAllCaps, word.utf8.count <= 4 { return "aefhilmnorsx".contains(first) }
        for exception in ["uni", "use", "usu", "eu", "one", "once", "uk"] where word.hasPrefix(exception) {
            return word.hasPrefix("uni") && (word.hasPrefix("unim") || word.hasPrefix("unin") || word.hasPrefix("unid"))
        }
        for silent in ["hour", "honest", "honour", "heir"] where word.hasPrefix(silent) { return true }
        if token.kind == .number { return word.hasPrefix("8") || word == "11" || word == "18" }
        return "aeiou".contains(first)
    }
}
