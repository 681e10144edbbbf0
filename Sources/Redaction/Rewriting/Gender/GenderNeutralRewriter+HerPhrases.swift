/// Phrases that tell whether “her” is them or their.
extension GenderNeutralRewriter {
    /// For “his [or her] work”, whether the pronoun before the bracket is an owner; nothing where there is no such pronoun.
    func isOwner(in text: TokenisedText, bracketedAt index: Int) -> Bool? {
        guard index > 2, ["or", "and"].contains(text.tokens[index - 1].folded),
            ["[", "("].contains(text.tokens[index - 2].folded)
        else { return nil }
        switch text.tokens[index - 3].folded {
        case "his", "their", "my", "your": return true
        case "him", "them", "me", "you": return false
        default: return nil
        }
    }

    private static let naming: Set<String> = [
        "call", "called", "calls", "calling", "name", "named", "naming", "nicknamed", "christened", "dubbed",
        "baptised",
    ]

    /// “They called her Maud, for her aunt.”: a name follows and nothing that could be hers.
    func isNamed(before: String, next: Token, second: Token?, isLast: Bool) -> Bool {
        guard Self.naming.contains(before), next.isCapitalised, !next.isAllCaps, !next.folded.hasSuffix("'s") else {
            return false
        }
        return isLast || second.map { Self.clauseWords.contains($0.folded) } == true
    }

    private static let behindBack: Set<String> = [
        "behind", "on", "at", "down", "across", "against", "in", "up", "of", "off", "under", "hurt", "hurts",
        "injured", "broke", "strained", "turned", "turn", "turns", "turning", "arched", "straightened", "rubbed",
        "patted",
        "scratched", "washed", "twisted", "stroked",
    ]

    /// “Behind her back”, “she hurt her back”.
    func isBack(in text: TokenisedText, at index: Int) -> Bool {
        guard index > 0, text.tokens[index + 1].folded == "back" else { return false }
        guard Self.behindBack.contains(text.tokens[index - 1].folded) else { return false }
        // “I turned her back at the door.”
        let after = index + 2 < text.tokens.count ? text.tokens[index + 2].folded : "."
        return !(text.tokens[index - 1].folded.hasPrefix("turn") && ["at", "into", "from"].contains(after))
    }

    private static let oncePraised: Set<String> = [
        "dead", "famous", "infamous", "empty", "adult", "grown", "great", "proud", "bright", "strong", "close",
        "former",
        "ex", "late", "old", "rich", "busy", "quiet", "beautiful", "legendary", "familiar", "usual", "happy", "defunct",
    ]

    /// “her now dead body”, “her once proud city”: how something of hers is at a time.
    func isTimeOfQuality(in text: TokenisedText, at index: Int) -> Bool {
        guard index + 3 < text.tokens.count, ["now", "once", "then"].contains(text.tokens[index + 1].folded) else {
            return false
        }
        return Self.oncePraised.contains(text.tokens[index + 2].folded) && text.tokens[index + 3].kind == .word
            && !Self.clauseWords.contains(text.tokens[index + 3].folded)
    }

    private static let prepositions: Set<String> = places.union([
        "upon", "on", "at", "for", "towards", "toward", "against", "in", "into", "than", "by",
    ])
    private static let alsoOwned: Set<String> = [
        "needs", "loves", "likes", "wants", "hates", "lives", "means", "says",
    ]
    private static let behindMakes: Set<String> = ["it", "him", "me", "us", "you", "them", "to"]

    /// “The light upon her makes the scene.”
    func isObjectOfPreposition(before: String, next: String, second: Token?) -> Bool {
        guard Self.prepositions.contains(before), VerbForms.isKnownThirdPerson(next), !VerbForms.isAlsoNoun(next),
            !Self.alsoOwned.contains(next), let second
        else { return false }
        return Self.beforeThing.contains(second.folded) || Self.behindMakes.contains(second.folded)
    }
}
