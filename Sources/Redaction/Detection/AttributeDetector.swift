/// Finds what may place a person without naming them: role, specialty, place, examinations, origin, religion.
struct AttributeDetector {
    let lexicons: LexiconSet
    let words: WordList

    static let placeLeads: WordSet = [
        "in", "at", "from", "near", "to", "around", "outside", "of", "via", "towards", "between", "across", "leave",
        "left", "through", "throughout", "into", "within", "visited", "visiting",
    ]

    /// What the lexicons of a kind find, and how surely.
    private struct Sense {
        let kind: LexiconKind
        let facts: WordFacts
        let category: EditCategory
        let confidence: Confidence
        let rule: String

        init(_ kind: LexiconKind, _ category: EditCategory, _ confidence: Confidence = .medium) {
            self.kind = kind
            facts = WordFacts(kind)
            self.category = category
            self.confidence = confidence
            rule = "\(category.rawValue).\(kind == .exam ? "exam" : "lexicon")"
        }
    }

    private static let senses = [
        Sense(.role, .role), Sense(.specialty, .specialty), Sense(.exam, .specialty, .high),
        Sense(.nationality, .nationality), Sense(.language, .language), Sense(.religion, .religion),
        Sense(.place, .place),
    ]
    private static let facts = WordFacts(senses.map { WordFacts($0.kind) })
    private static let fieldLeads: WordSet = [
        "in", "into", "of", "from", "to", "do", "doing", "leave", "left", "leaving",
    ]
    private static let fieldNouns: WordSet = [
        "trainee", "trainees", "training", "registrar", "registrars", "reg", "regs", "consultant", "consultants",
        "rotation", "job", "jobs", "post", "department", "fellow", "sho",
    ]
    private static let owners: WordSet = ["my", "me", "your", "their", "his", "her", "the", "own", "our"]

    private static let speaking: WordSet = ["speak", "speaks", "spoke", "spoken", "speaking"]

    /// What a place name may go on with: “Cardiff Central”.
    private static let placeParts: WordSet = [
        "central", "north", "south", "east", "west", "spa", "road", "street", "lane", "park", "station", "parkway",
        "airport",
        "bridge", "hill", "bay", "green", "docks", "quay", "market",
    ]

    private static let partsBefore: WordSet = [
        "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "inner", "outer",
        "greater", "upper", "lower",
    ]
    private static let joints: WordSet = ["and", "or", "&", ","]

    func detections(in text: TokenisedText) -> [Detection] {
        var found: [Detection] = []
        let text = text.known(to: lexicons)
        let senses = Self.senses
        for index in text.tokens.indices where !text.facts[index].isDisjoint(with: Self.facts) {
            for number in senses.indices where text.facts[index].contains(senses[number].facts) {
                // Most words with which a phrase begins go on otherwise.
                guard let match = lexicons.longestMatch(senses[number].kind, in: text, at: index) else { continue }
                append(match, senses[number], in: text, at: index, to: &found)
            }
        }
        return found
    }

    private func append(
        _ match: PhraseIndex<LexiconEntry>.Match, _ sense: Sense, in text: TokenisedText, at index: Int,
        to found: inout [Detection]
    ) {
        let kind = sense.kind
        let entry = match.value
        let token = text.tokens[index]
        switch kind {
        case .place:
            guard Self.isPlace(match, in: text, at: index, words: words) else {
                if Self.isPlaceHomonym(in: text, at: index) { found.append(Self.homonym(match, in: text)) }
                return
            }
        case .nationality, .language, .religion:
            guard token.isCapitalised || !words.contains(token) else { return }
        case .role, .specialty, .exam:
            if entry.flags.contains("caps") {
                let written = text[token.range]
                // “ED's” has a small s.
                guard
                    token.isAllCaps || written == entry.surface
                        || match.isPossessive && written.hasPrefix(entry.surface)
                else { return }
            }
            if entry.canonical == "specialist", isKindOfHelp(in: text, after: match.tokens) { return }
            if entry.flags.contains("service"), isService(in: text, at: index) { return }
            if entry.flags.contains("field-context"), !hasFieldContext(in: text, at: match.tokens) { return }
            if entry.flags.contains("field-in"), !isInField(in: text, at: match.tokens) { return }
            if entry.flags.contains("determined"), !isDetermined(in: text, at: match.tokens) { return }
        default:
            break
        }
        var flags = entry.flags
        if match.isPossessive { flags.insert("possessive") }
        if kind == .exam { flags.insert("exam") }
        var tokens = match.tokens
        if kind == .place, tokens.upperBound < text.tokens.count, text.tokens[tokens.upperBound].isCapitalised,
            Self.placeParts.contains(text.tokens[tokens.upperBound])
        {
            tokens = tokens.lowerBound..<(tokens.upperBound + 1)
        }
        // “in South Australia”, “from West Leeds”: the part of it goes with the place.
        if kind == .place, tokens.lowerBound > 0, token.isCapitalised,
            text.tokens[tokens.lowerBound - 1].isCapitalised,
            Self.partsBefore.contains(text.tokens[tokens.lowerBound - 1])
        {
            tokens = (tokens.lowerBound - 1)..<tokens.upperBound
        }
        // “A senior recovery nurse”: the grade goes with the post, or it would make another one with what is written.
        if kind == .role, entry.canonical.hasSuffix("nurse"), index > 0,
            ["senior", "junior"].contains(text.tokens[index - 1].folded)
        {
            tokens = (index - 1)..<tokens.upperBound
        }
        // “Speaks Ukrainian”: the language, not where somebody is from.
        let isSpoken = kind == .nationality && index > 0 && Self.speaking.contains(text.tokens[index - 1])
        found.append(
            Detection(
                text, tokens, isSpoken ? .language : sense.category, canonical: entry.canonical, flags: flags,
                confidence: sense.confidence, rule: isSpoken ? "language.lexicon" : sense.rule))
    }

    /// Whether a listed name is said as a place: by its capital; where it is also a word, by the word before it too, or, for
    /// towns that everybody knows, by the capital inside a sentence. A name that is no word needs no capital behind “in”.
    static func isPlace(
        _ match: PhraseIndex<LexiconEntry>.Match, in text: TokenisedText, at index: Int, words: WordList
    ) -> Bool {
        let token = text.tokens[index]
        let isLed =
            index > 0 && placeLeads.contains(text.tokens[index - 1]) || isBesidePlace(in: text, at: index)
        let isWord = match.value.flags.contains("word") || match.tokens.count == 1 && words.contains(token)
        // “north Wales”, “the Fens”: the name itself has the capital.
        if match.tokens.count > 1, text.tokens[match.tokens.upperBound - 1].isCapitalised { return true }
        guard token.isCapitalised else { return isLed && !isWord && token.folded.utf8.count > 3 }
        if !isWord || isLed { return true }
        return NameCues.placeHomonyms.contains(baseOf: token) && !text.startsSentence(index)
            && !token.isAllCaps
    }

    /// “In Tower Hamlets and Hackney”: another place stands before, behind a preposition of place itself.
    private static func isBesidePlace(in text: TokenisedText, at index: Int) -> Bool {
        guard index > 2, text.tokens[index].isCapitalised, joints.contains(text.tokens[index - 1]),
            text.tokens[index - 2].isCapitalised
        else { return false }
        var first = index - 2
        while first > 0, index - first < 5, text.tokens[first - 1].isCapitalised { first -= 1 }
        return first > 0 && text.facts[first].contains(WordFacts(.place))
            && placeLeads.contains(text.tokens[first - 1])
    }

    /// Whether a sentence begins with a town that is also a word, and nothing decides which: “Bath was quieter.”
    private static func isPlaceHomonym(in text: TokenisedText, at index: Int) -> Bool {
        text.tokens[index].isCapitalised && !text.tokens[index].isAllCaps && text.startsSentence(index)
            && NameCues.placeHomonyms.contains(baseOf: text.tokens[index])
            && index + 1 < text.tokens.count && !NameCues.afterWords.contains(text.tokens[index + 1])
    }

    private static func homonym(_ match: PhraseIndex<LexiconEntry>.Match, in text: TokenisedText) -> Detection {
        Detection(
            text, match.tokens, .place, canonical: match.value.canonical, flags: Detection.homonymMark,
            confidence: .low,
            rule: "place.homonym")
    }

    private static let kindsOfHelp: WordSet = [
        "support", "help", "care", "advice", "service", "services", "treatment", "input", "referral", "knowledge",
    ]

    /// “Specialist support” is a kind of support, not somebody's role.
    private func isKindOfHelp(in text: TokenisedText, after tokens: Range<Int>) -> Bool {
        tokens.upperBound < text.tokens.count && Self.kindsOfHelp.contains(text.tokens[tokens.upperBound])
    }

    /// “see your GP”, “the GP surgery”: a service that everybody has, not somebody's role.
    private func isService(in text: TokenisedText, at index: Int) -> Bool {
        guard index > 0 else { return false }
        return Self.owners.contains(text.tokens[index - 1])
    }

    /// A word such as “medicine” names a specialty only after “in” or before a noun of training.
    private func hasFieldContext(in text: TokenisedText, at tokens: Range<Int>) -> Bool {
        if tokens.lowerBound > 0, Self.fieldLeads.contains(text.tokens[tokens.lowerBound - 1]) { return true }
        guard tokens.upperBound < text.tokens.count else { return false }
        let next = text.tokens[tokens.upperBound].folded
        // “Paeds at one place and neonates at the other”.
        let isInList = tokens.lowerBound > 0 && text.tokens[tokens.lowerBound - 1].folded == "and" && next == "at"
        return isInList || Self.fieldNouns.contains(next)
    }

    /// A word of every day, “breast”, names a field only behind “in” or before a noun of training: “a nurse in breast”.
    private func isInField(in text: TokenisedText, at tokens: Range<Int>) -> Bool {
        if tokens.upperBound < text.tokens.count, Self.fieldNouns.contains(text.tokens[tokens.upperBound]) {
            return true
        }
        guard tokens.lowerBound > 1 else { return false }
        return ["in", "into"].contains(text.tokens[tokens.lowerBound - 1].folded)
            && text.facts[tokens.lowerBound - 2].contains(WordFacts(.role))
    }

    /// “The residents said”, and not “resident in Leeds” or “the residents of the home”.
    private func isDetermined(in text: TokenisedText, at tokens: Range<Int>) -> Bool {
        guard tokens.lowerBound > 0 else { return false }
        let next = tokens.upperBound < text.tokens.count ? text.tokens[tokens.upperBound].folded : ""
        return Self.determiners.contains(text.tokens[tokens.lowerBound - 1]) && next != "of" && next != "in"
    }

    private static let determiners: WordSet = [
        "the", "a", "our", "my", "your", "another", "every", "this", "that", "these", "those", "other", "fellow", "new",
        "two", "three", "both", "us", "as",
    ]
}
