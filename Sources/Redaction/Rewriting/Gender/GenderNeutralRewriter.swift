/// Rewrites he and she as they (or he/she, or the person), with the agreement of verbs, and gendered nouns as neutral ones.
///
/// It works without a parser: on the words after a pronoun, the verbs that follow it, and closed lists. Where somebody is to
/// keep their gender it follows who each pronoun means by the rules of `Referents`.
struct GenderNeutralRewriter {
    /// Which nouns are rewritten beside the pronouns.
    enum NounScope {
        /// Those that tell the gender of a colleague, of the speaker or of a partner: “lady doctor”, “my husband”.
        case telling
        /// Every noun with a gender: also relatives, and “man”, “girls”.
        case all
    }

    let lexicons: LexiconSet
    var options = RewritingOptions()
    var nouns = NounScope.all

    /// The edits that make a text neutral; they do not overlap.
    func edits(of text: TokenisedText) -> [Edit] {
        let people =
            options.keep.isEmpty && options.only.isEmpty
            ? nil : Referents(of: text, lexicons: lexicons).chosen(keep: options.keep, only: options.only)
        var edits: [Edit] = []
        var index = 0
        while index < text.tokens.count {
            guard text.tokens[index].kind == .word, Self.mayBeginPronoun(text.tokens[index]) else {
                index += 1
                continue
            }
            if let (paired, last) = pairedPronoun(in: text, at: index) {
                edits += paired
                index = last + 1
                continue
            }
            if isPronoun(text.tokens[index]), people?.contains(index) ?? true, !isName(in: text, at: index),
                !isCompound(in: text, at: index)
            {
                edits += pronoun(in: text, at: index)
            }
            index += 1
        }
        return edits + nounEdits(in: text, people: people)
    }

    /// Whether a word begins like a pronoun with a gender, so that most words cost two comparisons.
    private static func mayBeginPronoun(_ token: Token) -> Bool {
        let first = token.folded.utf8.first
        return (first == UInt8(ascii: "h") || first == UInt8(ascii: "s")) && token.folded.utf8.count <= 7
    }

    /// Whether a word is a pronoun with a gender; “hes” is “he's” without its mark, “HES” is an abbreviation.
    private func isPronoun(_ token: Token) -> Bool {
        GenderDetector.pronouns.contains(token.folded) || token.folded == "hes" && !token.isAllCaps
    }

    /// “A she-wolf”: what an animal or a thing is, and no pronoun.
    private func isCompound(in text: TokenisedText, at index: Int) -> Bool {
        guard ["he", "she"].contains(text.tokens[index].folded), index + 2 < text.tokens.count,
            text.tokens[index + 1].folded == "-", text.touch(index, index + 1), text.touch(index + 1, index + 2)
        else { return false }
        let next = text.tokens[index + 2]
        return next.kind == .word && !VerbForms.isFinite(next.folded) && !isPronoun(next)
            && !["is", "was", "i", "he", "she", "i'm"].contains(next.folded)
    }

    private static let titles: Set<String> = ["dr", "prof", "professor", "mr", "mrs", "ms", "miss"]
    private static let beforeNoun: Set<String> = ["in", "of", "the", "an", "a", "to", "from", "for", "our", "this"]

    /// “Dr He”, “a career in HE”: no pronoun.
    private func isName(in text: TokenisedText, at index: Int) -> Bool {
        guard index > 0, text.tokens[index].isCapitalised else { return false }
        let before = text.tokens[index - 1].folded
        if Self.titles.contains(before) { return true }
        return text.tokens[index].isAllCaps && text.tokens[index].folded == "he" && !isShouted(text, index)
            && Self.beforeNoun.contains(before)
    }

    /// Whether a word in capitals stands among capitals, rather than alone.
    private func isShouted(_ text: TokenisedText, _ index: Int) -> Bool {
        text.tokens[max(0, index - 4)..<min(text.tokens.count, index + 5)].count { $0.isAllCaps } > 1
    }

    /// Writes a word in the capitals and with the apostrophe of the one that it stands for.
    func replace(_ text: TokenisedText, _ index: Int, with replacement: String, _ rule: String) -> Edit {
        let token = text.tokens[index]
        var written = replacement
        if token.isAllCaps {
            written = replacement.uppercased()
        } else if token.isCapitalised {
            written = replacement.capitalisedFirst
        }
        let original = text[token.range]
        if original.utf8.contains(0xE2) { written = written.replacingStraightApostrophes }
        return Edit(range: token.range, original: original, replacement: written, category: .gender, rule: rule)
    }
}

extension String {
    /// The text with curly apostrophes for straight ones.
    var replacingStraightApostrophes: String { String(map { $0 == "'" ? "’" : $0 }) }

    /// The text with its first letter in upper case.
    var capitalisedFirst: String {
        guard let first = unicodeScalars.first else { return self }
        return first.properties.uppercaseMapping + String(unicodeScalars.dropFirst())
    }

    /// The text with its first letter in lower case.
    var decapitalisedFirst: String {
        guard let first = unicodeScalars.first else { return self }
        return first.properties.lowercaseMapping + String(unicodeScalars.dropFirst())
    }
}
