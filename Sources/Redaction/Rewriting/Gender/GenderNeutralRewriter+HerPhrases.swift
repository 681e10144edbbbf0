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
        // “She stood there, her back to the wall.”
        let isAbsolute = text.tokens[index - 1].folded == ","
        if isAbsolute, index + 2 < text.tokens.count, ["to", "against"].contains(text.tokens[index + 2].folded) {
            return true
        }
        // “…, but her back hurts.”
        if ["and", "but", "because", "that", "when", "if", "as", "since", ",", "so"].contains(
            text.tokens[index - 1].folded), index + 2 < text.tokens.count,
            VerbForms.isKnownThirdPerson(text.tokens[index + 2].folded)
        {
            return true
        }
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
    private static let made: Set<String> = [
        "mind", "mark", "name", "point", "exit", "debut", "escape", "bid", "pitch", "case", "vow", "request", "bed",
        "offer", "attempt",
    ]
    private static let madeAlone: Set<String> = ["move", "stand", "call", "start", "return", "plan"]

    /// “She made her mark”, “it made her mind up”: what is made is hers.
    func isMadeByHer(before: String, next: String, isLast: Bool) -> Bool {
        guard ["make", "makes", "made", "making"].contains(before) else { return false }
        return Self.made.contains(next) || isLast && Self.madeAlone.contains(next)
    }

    /// “He hit her first and she left”, “it scared her half to death”.
    func isEndOfDoing(in text: TokenisedText, at index: Int) -> Bool {
        guard index + 3 < text.tokens.count else { return false }
        let words = text.tokens[(index + 1)...(index + 3)].map(\.folded)
        if words == ["half", "to", "death"] { return true }
        return words[0] == "first" && words[1] == "and"
            && ["that", "then", "he", "she", "i", "we", "they"].contains(words[2])
    }

    private static let doneToo: Set<String> = [
        "work", "sleep", "play", "dance", "walk", "talk", "drive", "cook", "paint", "fight", "rest", "smile", "laugh",
        "drink", "swim", "run", "ride", "sew", "draw",
    ]
    private static let asked: Set<String> = [
        "me", "us", "you", "him", "it", "them", "somebody", "someone", "everyone", "everybody",
    ]

    /// “I watched her work.”, “have her ring me”: what she does may as well be a thing of hers.
    func isDoneByHer(before: String, next: String, second: Token?, isLast: Bool) -> Bool {
        if before.hasPrefix("watch"), isLast { return Self.doneToo.contains(next) }
        guard ["have", "had", "having"].contains(before), VerbForms.isBase(next) || VerbWords.alsoNouns.contains(next),
            let second
        else { return false }
        return Self.asked.contains(second.folded)
    }

    /// How somebody is found, thought or called, behind which “her” ends its clause.
    static let findings: Set<String> = [
        "plain", "pretty", "beautiful", "handsome", "clever", "stupid", "silly", "mean", "lazy", "selfish", "weak",
        "strong", "strange", "odd", "weird", "funny", "dull", "lovely", "nice", "sweet", "shy", "vain", "arrogant",
        "smug",
        "brave", "bold", "bossy", "fussy", "nosy", "noisy", "moody", "grumpy", "cheerful", "friendly", "helpful",
        "cruel",
        "unkind", "cold", "distant", "polite", "impolite", "intelligent", "innocent", "ignorant", "incompetent",
        "naive", "sensible", "wise", "foolish", "insane", "normal", "perfect", "special", "popular", "famous", "rich",
        "poor", "young", "old", "late", "drunk", "sober", "blind", "deaf", "lame", "fat", "thin", "ugly", "gorgeous",
        "fascinating", "boring", "charming", "amusing", "annoying", "irritating", "exhausting", "intimidating",
        "interesting", "appealing", "disgusting", "entertaining", "refreshing", "infuriating", "unbearable", "tiring",
        "trying", "willing", "lacking", "missing", "unconscious", "curious", "suspicious", "jealous", "envious",
        "anxious", "desperate", "hysterical", "sceptical", "cynical", "sentimental", "dependent", "independent",
        "unwell", "immortal", "rather", "afraid", "aware", "alone", "ashamed", "absent", "present", "gone", "insecure",
        "sincere", "loyal", "humble", "dumb", "frantic", "thirsty", "dizzy", "weary", "giddy", "bitter", "sulky",
        "hoarse", "pale", "faint", "red", "wet", "dry", "dirty", "clean", "unfit", "eligible", "gullible", "flexible",
        "stubborn", "obstinate", "timid", "modest", "generous", "suitable", "unsuitable", "inferior", "superior",
        "equal", "right",
    ]

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
