/// Pronouns, by their part in the sentence and the mode.
extension GenderNeutralRewriter {
    /// The part that a pronoun plays.
    private enum Part {
        case subject, object, owner, possessive, reflexive
    }

    private func written(_ part: Part) -> String {
        switch (options.pronouns, part) {
        case (.they, .subject): "they"
        case (.they, .object): "them"
        case (.they, .owner): "their"
        case (.they, .possessive): "theirs"
        case (.they, .reflexive), (.thePerson, .reflexive): "themself"
        case (.heShe, .subject): "he/she"
        case (.heShe, .object): "him/her"
        case (.heShe, .owner): "his/her"
        case (.heShe, .possessive): "his/hers"
        case (.heShe, .reflexive): "himself/herself"
        case (.thePerson, .subject), (.thePerson, .object): "the person"
        case (.thePerson, .owner), (.thePerson, .possessive): "the person's"
        }
    }

    /// The edits for a pronoun and the verbs that must agree with what is written for it.
    func pronoun(in text: TokenisedText, at index: Int) -> [Edit] {
        let folded = text.tokens[index].folded
        if index > 0, ["a", "an"].contains(text.tokens[index - 1].folded), isNoun(in: text, at: index) {
            return [replace(text, index, with: "person", "pronoun.noun")]
        }
        switch folded {
        case "he", "she":
            return [replace(text, index, with: written(.subject), "pronoun.subject")]
                + agreement(in: text, subject: index)
        case "he's", "she's", "hes", "shes", "he'd", "she'd", "he'll", "she'll":
            let contracted = contraction(in: text, at: index)
            return [replace(text, index, with: contracted, "pronoun.contraction")]
                + conjoined(
                    in: text, from: index + 1,
                    clause(
                        in: text, subject: index, verb: contracted.hasSuffix("re") ? "is" : "has",
                        isPresent: folded.hasSuffix("s")))
        case "him": return [replace(text, index, with: written(.object), "pronoun.object")]
        case "himself", "herself": return [replace(text, index, with: written(.reflexive), "pronoun.reflexive")]
        case "hers": return [replace(text, index, with: written(.possessive), "pronoun.possessive")]
        case "his":
            let part = hisStandsAlone(in: text, at: index) ? Part.possessive : .owner
            return [replace(text, index, with: written(part), "pronoun.possessive")]
        default:
            return herIsObject(in: text, at: index)
                ? [replace(text, index, with: written(.object), "pronoun.object")]
                : [replace(text, index, with: written(.owner), "pronoun.possessive")]
        }
    }

    /// “I think it's a him”: a pronoun that stands for somebody of that gender.
    private func isNoun(in text: TokenisedText, at index: Int) -> Bool {
        guard ["he", "she", "him", "her"].contains(text.tokens[index].folded) else { return false }
        guard index + 1 < text.tokens.count else { return true }
        let next = text.tokens[index + 1]
        return next.kind == .punctuation ? next.folded != "-" : ["or", "and"].contains(next.folded)
    }

    // MARK: Contractions

    /// What stands for “she's”, “he'd”, “she'll”.
    private func contraction(in text: TokenisedText, at index: Int) -> String {
        let ending = text.tokens[index].folded.utf8.suffix(2)
        let isIs = ending.elementsEqual("'s".utf8) || ending.elementsEqual("es".utf8)
        let isWould = ending.elementsEqual("'d".utf8)
        switch options.pronouns {
        case .they where isIs: return contractionIsHas(in: text, at: index) ? "they've" : "they're"
        case .they: return isWould ? "they'd" : "they'll"
        case .heShe: return isIs ? "he/she's" : isWould ? "he/she'd" : "he/she'll"
        case .thePerson where isIs: return "the person's"
        case .thePerson:
            guard isWould else { return "the person will" }
            let isHad = verbAfter(index, in: text).map { VerbForms.followsHad($0.folded) } ?? false
            return isHad ? "the person had" : "the person would"
        }
    }

    /// The word after a contraction, past adverbs.
    private func verbAfter(_ index: Int, in text: TokenisedText) -> Token? {
        var next = index + 1
        while next < text.tokens.count, Self.hasAdverbs.contains(text.tokens[next].folded) { next += 1 }
        return next < text.tokens.count ? text.tokens[next] : nil
    }

    private static let hasAdverbs: Set<String> = [
        "also", "just", "always", "never", "already", "now", "only", "still", "not", "since", "ever", "sort", "kind",
        "of", "even", "recently", "probably", "obviously", "clearly", "finally", "really", "actually", "certainly",
        "completely", "all", "long", "often", "usually", "both", "either", "at", "least", "then", "so", "far", "again",
        "almost", "nearly", "barely", "hardly", "quietly", "definitely", "absolutely", "basically", "literally",
        "apparently", "sometimes", "totally", "suddenly", "more", "or", "less", "since", "perhaps", "maybe", "truly",
        "simply", "sadly", "gradually", "recently", "lately", "since", "supposedly", "genuinely", "erm", "um", "like",
    ]
    /// What a verb in the perfect acts on: “she's asked me” is “has”, “she's asked to leave” may be “is”.
    private static let actedOn: Set<String> = [
        "me", "us", "you", "it", "them", "him", "her", "the", "my", "our", "your", "his", "their", "everyone",
        "everybody", "this", "that", "these", "those", "all", "both", "people", "somebody", "someone", "a", "an",
    ]

    /// How somebody is, in two words of which the first looks like what they have done.
    private static let statesInTwo: [String: Set<String>] = [
        "left": ["handed", "out", "alone"], "cut": ["off", "out"], "made": ["of", "for"],
        "lost": ["for", "in", "without"], "worn": ["out", "down"], "burnt": ["out"], "fed": ["up"],
        "caught": ["up", "in", "between"], "held": ["up", "back"], "struck": ["off", "by"],
        "run": ["off", "ragged", "down"], "set": ["on", "to"], "put": ["off", "out", "upon"],
        "taken": ["aback", "with"],
        "sold": ["on"], "bought": ["in"], "kept": ["busy", "in"], "sent": ["for"], "known": ["for", "as", "to"],
        "dealt": ["with"], "thought": ["of", "to"], "meant": ["to", "for"], "done": ["with", "for"],
        "paid": [
            "twice", "more", "less", "well", "better", "badly", "peanuts", "hourly", "weekly", "monthly", "enough",
        ],
        "sat": ["there", "here", "at", "next", "outside", "opposite"], "spoken": ["for"], "told": ["off"],
        "stood": ["there", "here", "at", "next", "outside", "opposite"], "seen": ["as"], "given": ["to"],
    ]

    /// How somebody is about what a clause says: “she's delighted you came”.
    private static let ofMind: Set<String> = [
        "convinced", "delighted", "worried", "pleased", "surprised", "relieved", "disappointed", "annoyed", "concerned",
        "embarrassed", "frustrated", "amazed", "satisfied", "shocked", "excited", "thrilled", "upset", "stunned",
        "horrified", "disgusted", "impressed", "devastated",
    ]

    /// Whether a subject with its verb stands at a token, rather than a thing: “you came”, “the list is long”.
    private func beginsClause(in text: TokenisedText, at index: Int) -> Bool {
        for position in (index + 1)..<max(index + 1, min(text.tokens.count, index + 5)) {
            let token = text.tokens[position]
            guard token.kind == .word, !["and", "or", "but", "by", "with", "to"].contains(token.folded) else { break }
            if VerbForms.isFinite(token.folded)
                || ["are", "have", "will", "would", "can", "could", "might", "may", "won't", "didn't", "don't"]
                    .contains(
                        token.folded)
            {
                return true
            }
        }
        return false
    }

    private static let behindGone: Set<String> = [
        "and", "to", "into", "back", "home", "through", "over", "on", "out", "off", "up", "down", "ahead", "quiet",
        "mad", "bad", "wrong", "all", "along", "straight", "abroad", "under", "against", "after", "completely", "too",
        "so",
        "far", "missing", "crazy", "insane", "viral", "native", "public", "blind", "deaf", "grey", "very", "from",
    ]

    /// Whether the `'s` of “she's” is has: a participle follows that is not merely how she is.
    private func contractionIsHas(in text: TokenisedText, at index: Int) -> Bool {
        var next = index + 1
        while next < text.tokens.count, Self.hasAdverbs.contains(text.tokens[next].folded) { next += 1 }
        guard next < text.tokens.count else { return false }
        let verb = text.tokens[next].folded
        let after = next + 1 < text.tokens.count ? text.tokens[next + 1].folded : ""
        if after == "by", verb != "been" { return false }
        if verb == "a" || verb == "an" { return isPossessed(in: text, behind: next) }
        if verb == "seen", after.hasSuffix("ing") { return false }
        if verb == "called" {
            // “She's called Priya”, but “she's called twice”.
            return next + 1 == text.tokens.count
                || text.tokens[next + 1].kind == .word && !text.tokens[next + 1].isCapitalised
        }
        // “She's used that twice”, but “she's used to it”.
        if verb == "used" {
            return after != "to" && next + 1 < text.tokens.count && text.tokens[next + 1].kind == .word
        }
        if VerbForms.isParticiple(verb) {
            // “She's left handed”, “he's cut off”: how they are, in two words.
            return !(Self.statesInTwo[verb]?.contains(after) ?? false)
        }
        // “She's gone and left”, “he's gone to bed”; “she's always wanted to”.
        if verb == "gone" { return Self.behindGone.contains(after) }
        if after == "to", ["wanted", "needed", "liked", "loved", "hated"].contains(verb) { return true }
        return VerbForms.isState(verb) && Self.actedOn.contains(after) && after != "that"
            && !(Self.ofMind.contains(verb) && beginsClause(in: text, at: next + 1))
    }

    /// What somebody has and nobody is: “he's a soft spot for her”, “she's a cold”.
    private static let possessed: Set<String> = [
        "spot", "knack", "habit", "tendency", "flair", "temper", "headache", "cold", "cough", "fever", "weakness",
        "tongue", "memory", "eye", "ear", "sense", "reputation", "appetite", "grudge", "deadline", "appointment",
        "degree", "way", "gift", "thing", "point", "right", "lot", "feeling", "chance", "clinic", "list",
    ]
    /// Of those, what somebody may as well be, unless a word follows that goes with having.
    private static let having: [String: Set<String>] = [
        "way": ["with", "of"], "gift": ["for"], "thing": ["about", "for"], "point": [], "right": ["to"],
        "spot": ["for"],
        "lot": ["on", "to"], "feeling": ["that"], "chance": ["of", "to"], "list": ["of", "on", "this"],
        "clinic": ["on", "at", "this", "tomorrow"], "sense": ["of"], "weakness": ["for"], "reputation": ["for", "as"],
        "eye": ["for", "on"], "ear": ["for"], "memory": ["for", "like"], "deadline": ["on", "to"],
    ]

    /// Whether what the article at `article` begins is something that somebody has.
    private func isPossessed(in text: TokenisedText, behind article: Int) -> Bool {
        for position in (article + 1)..<max(article + 1, min(text.tokens.count, article + 4)) {
            let folded = text.tokens[position].folded
            guard text.tokens[position].kind == .word else { return false }
            guard Self.possessed.contains(folded) else { continue }
            let after = position + 1 < text.tokens.count ? text.tokens[position + 1].folded : "."
            if after == "-" { return false }
            // “She's a cold fish”: a word follows that the noun describes.
            let isLast = position + 1 == text.tokens.count || text.tokens[position + 1].kind == .punctuation
            if let words = Self.having[folded] { return words.contains(after) || folded == "point" && isLast }
            return isLast
                || [
                    "and", "but", "for", "of", "to", "in", "on", "at", "with", "today", "again", "so", "that", "now",
                ].contains(after)
        }
        return false
    }

    // MARK: Possessives

    private static let standsBefore: Set<String> = [
        "and", "or", "but", "was", "is", "were", "are", "to", "in", "on", "at", "from", "with", "for", "that", "which",
        "as", "than", "when", "who", "alone", "too", "into", "by", "because", "if", "where", "while", "since", "would",
        "will", "has", "had", "could", "should", "did", "does", "came", "went",
    ]
    private static let otherOwners: Set<String> = ["her", "my", "your", "our", "their", "its", "hers"]

    /// Whether “his” is what somebody owns, as in “it was his”, rather than whose something is.
    private func hisStandsAlone(in text: TokenisedText, at index: Int) -> Bool {
        guard index + 1 < text.tokens.count else { return true }
        let next = text.tokens[index + 1]
        if next.kind == .punctuation {
            return !["\"", "“", "'", "‘", "[", "(", "*", "_", "@", "#"].contains(next.folded)
        }
        // “A friend of his runs the ferry.”
        if index > 2, text.tokens[index - 1].folded == "of",
            ["a", "an", "one"].contains(text.tokens[index - 3].folded),
            VerbForms.isFinite(next.folded)
                || VerbForms.isKnownThirdPerson(next.folded) && index + 2 < text.tokens.count
                    && Self.beforeThing.contains(text.tokens[index + 2].folded)
        {
            return true
        }
        // “Other habits of his included the pipe.”
        if index > 2, text.tokens[index - 1].folded == "of", text.tokens[index - 2].folded.hasSuffix("s"),
            VerbForms.isFinite(next.folded), index + 2 < text.tokens.count,
            Self.beforeThing.contains(text.tokens[index + 2].folded)
        {
            return true
        }
        guard Self.standsBefore.contains(next.folded), index + 2 < text.tokens.count else { return false }
        let second = text.tokens[index + 2]
        // “his and Anna's clinics”, but “that list is his and Anna's”.
        if next.folded == "and", second.isCapitalised, second.folded.hasSuffix("'s") || second.folded.hasSuffix("s'"),
            index + 3 < text.tokens.count, text.tokens[index + 3].kind == .word
        {
            return Self.standsBefore.contains(text.tokens[index + 3].folded)
        }
        // “his and her careers”, “his in-laws”, “his to-do list”.
        if ["and", "or"].contains(next.folded),
            Self.otherOwners.contains(second.folded) || second.kind == .punctuation
        {
            return false
        }
        // “Hers broke and his will be next”, but “against his will, more or less”.
        if next.folded == "will", !VerbForms.isBase(second.folded),
            !["have", "not", "never", "always", "probably", "do", "soon"].contains(second.folded)
        {
            return false
        }
        return !(second.folded == "-" && text.touch(index + 1, index + 2))
    }

    // MARK: Pairs

    /// `he/she's`, `him or her`, `s/he`, `(s)he`: one pronoun for the two.
    func pairedPronoun(in text: TokenisedText, at index: Int) -> ([Edit], Int)? {
        let tokens = text.tokens
        guard index + 2 < tokens.count else { return nil }
        let last = index + 2
        switch tokens[index + 1].folded {
        case "/", "or": break
        case ")" where tokens[index].folded == "s" && index > 0 && tokens[index - 1].folded == "(": break
        default: return nil
        }
        guard tokens[index].folded == "s" || GenderDetector.pronouns.contains(tokens[index].folded) else { return nil }
        let isWord = tokens[index + 1].kind == .word
        let replacement: String
        var agreeing: [Edit] = []
        switch (tokens[index].folded, tokens[last].folded) {
        case ("he", "she"), ("she", "he"), ("s", "he"):
            replacement = written(.subject)
            agreeing = agreement(in: text, subject: last, behind: index)
        case ("he", "she's"), ("she", "he's"), ("s", "he's"), ("he", "she'd"), ("she", "he'd"), ("s", "he'd"),
            ("he", "she'll"), ("she", "he'll"), ("s", "he'll"), ("he's", "she's"), ("she's", "he's"):
            replacement = contraction(in: text, at: last)
            agreeing = conjoined(
                in: text, from: last + 1, clause(in: text, subject: index, verb: "is", isPresent: true))
        case ("him", "her"), ("her", "him"): replacement = written(.object)
        case ("his", "her"), ("her", "his"):
            replacement =
                isWord || !hisStandsAlone(in: text, at: last) ? written(.owner) : written(.possessive)
        case ("his", "hers"), ("hers", "his"): replacement = written(.possessive)
        case ("himself", "herself"), ("herself", "himself"), ("him", "herself"), ("her", "himself"):
            replacement = written(.reflexive)
        default: return nil
        }
        // In “he/she” nobody's gender is told: under that mode it may stand.
        if options.pronouns == .heShe { return ([], last) }
        var first = index
        if tokens[index + 1].folded == ")" { first = index - 1 }
        let range = tokens[first].range.lowerBound..<tokens[last].range.upperBound
        let original = text[range]
        let spelt = original.utf8.contains(0xE2) ? replacement.replacingStraightApostrophes : replacement
        let edit = Edit(
            range: range, original: original, replacement: tokens[index].isCapitalised ? spelt.capitalisedFirst : spelt,
            category: .gender, rule: "pronoun.paired")
        return ([edit] + agreeing, last)
    }
}
