/// Finds names of hospitals, practices, trusts, universities and other places of work.
struct SiteDetector {
    let lexicons: LexiconSet
    let reading: NameReading

    private var text: TokenisedText { reading.text }

    /// What a name of a place of work ends with, and what to call it.
    private static let nouns: [String: String] = [
        "hospital": "hospital", "hospitals": "hospital", "infirmary": "hospital", "royal": "hospital",
        "general": "hospital", "hospice": "hospice", "surgery": "practice", "practice": "practice", "clinic": "clinic",
        "wing": "ward", "ward": "ward", "unit": "unit", "suite": "unit", "university": "university",
        "college": "college", "school": "school", "institute": "institute", "academy": "academy",
        "trust": "organisation", "healthcare": "organisation", "house": "workplace", "centre": "centre",
        "partnership": "organisation", "board": "organisation", "council": "organisation", "deanery": "deanery",
        "ltd": "organisation", "limited": "organisation", "plc": "organisation", "llp": "organisation",
        "inc": "organisation", "sons": "organisation", "bros": "organisation",
    ]
    private static let nounWords = WordSet(nouns.keys)
    /// Of these, which are said of one place even where no letter is large or all are.
    private static let clearNouns: WordSet = [
        "hospital", "infirmary", "hospice", "surgery", "university", "deanery", "healthcare",
    ]
    /// Nouns that with a small letter are said of any: “a Catholic school”.
    private static let onlyCapital: WordSet = [
        "hospitals", "college", "school", "institute", "academy", "council", "healthcare", "limited", "sons",
    ]
    /// Words with which names of hospitals begin and sentences hardly ever.
    private static let firstWords: WordSet = [
        "st", "saint", "royal", "queen", "queen's", "king's", "king", "princess", "prince", "north", "south", "east",
        "west", "great", "university", "northern", "southern", "western", "eastern", "victoria", "general",
    ]
    private static let saints: WordSet = ["st", "saint"]
    private static let connectors: WordSet = ["of", "and", "&", "the"]
    static let numberedNouns: WordSet = ["ward", "theatre", "bay", "room", "clinic"]
    /// National bodies: they employ or register everybody, and place nobody.
    private static let bodies: WordSet = [
        "nhs", "gmc", "bma", "nmc", "gdc", "cqc", "nice", "rcn", "rcm", "rcp", "rcgp", "rcs", "rcpch", "rcog", "rcoa",
        "rcem", "rcpsych", "hee", "nhse", "nes", "heiw", "nimdta", "mdu", "mps", "mddus", "hcsa", "unison",
        "bbc", "eu", "un", "nato", "cia", "fbi",
    ]
    /// Words after initials that make them the name of a number or a form.
    private static let afterInitials: WordSet = ["number", "numbers", "no", "card", "form"]
    private static let longestRun = 9

    /// Adds what begins at a token.
    func append(at index: Int, _ facts: WordFacts, to found: inout [Detection]) {
        // Only “ward 7” and names of several words are told without a capital.
        if facts.contains(.numberedNoun), let site = numbered(at: index) { found.append(site) }
        if facts.contains(WordFacts(.organisation)), let known = listed(at: index) {
            found.append(known)
        }
        // “I” stands everywhere, and is no beginning of a name.
        guard text.tokens[index].range.count > 1 else { return }
        if text.tokens[index].isCapitalised || reading.writing == .lower {
            if let site = named(at: index) { found.append(site) }
            if text.tokens[index].isCapitalised, let body = body(at: index) { found.append(body) }
            if let site = withArticle(at: index) { found.append(site) }
        }
    }

    /// Capitals with a noun for a place of work: `the Ribble Park Infirmary`, `Tregarrow surgery`, `St Wilfrid's`,
    /// `Queen Margery Hospital Hexham`.
    private func named(at index: Int) -> Detection? {
        guard
            reading.isNamePart(index)
                || reading.writing != .mixed && Self.firstWords.contains(text.tokens[index]),
            !reading.allowed[index], beginsRun(at: index)
        else { return nil }
        if reading.writing == .mixed, reading.words.contains(text.tokens[index]), text.startsSentence(index),
            !Self.firstWords.contains(text.tokens[index])
        {
            return nil
        }
        if let (end, kind) = partOf(index) ?? runWithNoun(from: index) {
            guard end > index else { return nil }
            return Detection(
                text, index..<(lastPart(after: end) + 1), .organisation, canonical: kind,
                flags: text.tokens[end].isPossessive ? ["possessive"] : [], confidence: .high, rule: "site.name")
        }
        return Self.saints.contains(text.tokens[index]) ? saint(at: index) : nil
    }

    /// “at the Alexandra”, “then the Royal,”: a capital by itself behind “the” is a hospital, as those who work there say it.
    private func withArticle(at index: Int) -> Detection? {
        guard reading.writing == .mixed, index > 0, Self.article.contains(text.tokens[index - 1]),
            reading.isNamePart(index),
            !reading.allowed[index], !reading.isNamePart(index + 1) || reading.allowed[index + 1],
            !text.tokens[index].isAllCaps, text.tokens[index].folded.utf8.count > 2, !isOtherwiseListed(index)
        else { return nil }
        let folded = text.tokens[index].base
        let before = index > 1 ? text.tokens[index - 2].folded : ""
        let isHospital = Self.saidAlone.contains(folded)
        guard isHospital || Self.siteLeads.contains(before) && !Self.directions.contains(folded),
            isHospital || !reading.words.contains(text.tokens[index]), !DateDetector.monthNames.contains(folded),
            lexicons.longestMatch(.place, in: text, at: index - 1) == nil
        else { return nil }
        if index + 1 < text.tokens.count, text.tokens[index + 1].kind == .word, !text.tokens[index].isPossessive {
            guard NameCues.grammar.contains(text.tokens[index + 1]) else { return nil }
        }
        return Detection(
            text, index..<(index + 1), .organisation, canonical: "hospital",
            flags: text.tokens[index].isPossessive ? ["possessive"] : [], confidence: .medium, rule: "site.the")
    }

    /// “One of the SHOs”, “of the Nigerians”: a grade, a field, an origin.
    private func isOtherwiseListed(_ index: Int) -> Bool {
        [LexiconKind.role, .specialty, .nationality, .religion].contains { kind in
            text.facts[index].contains(WordFacts(kind)) && lexicons.longestMatch(kind, in: text, at: index) != nil
        }
    }

    private static let article: WordSet = ["the"]
    private static let saidAlone: WordSet = ["royal", "general", "infirmary", "alex", "queen's"]
    private static let siteLeads: WordSet = ["at", "to", "from", "in", "near", "by", "of", "into", "left"]
    /// What behind “the” is a part of the country.
    static let directions: WordSet = [
        "north", "south", "east", "west", "midlands", "highlands", "lowlands", "borders", "lakes", "dales", "fens",
    ]

    /// Whether no capital stands before that would belong to the same name.
    private func beginsRun(at index: Int) -> Bool {
        guard index > 0, reading.isNamePart(index - 1), !reading.allowed[index - 1], !text.startsSentence(index) else {
            return true
        }
        return text.startsSentence(index - 1) && reading.words.contains(text.tokens[index - 1])
            && !Self.firstWords.contains(text.tokens[index - 1])
    }

    /// `University of Hexham`, `Royal College of Midwives`: the last capital behind “of”.
    private func partOf(_ index: Int) -> (end: Int, kind: String)? {
        guard reading.writing == .mixed, Self.nounWords.contains(text.tokens[index]), nextWord(index) == "of",
            let kind = Self.nouns[text.tokens[index].folded],
            ["university", "college", "school", "institute", "academy"].contains(kind)
        else { return nil }
        var end = index + 2
        if nextWord(index + 1) == "the" { end += 1 }
        guard reading.isNamePart(end), !reading.allowed[end] else { return nil }
        while end + 1 < text.tokens.count, end - index < Self.longestRun, reading.isNamePart(end + 1) { end += 1 }
        return (end, kind)
    }

    /// The last noun for a place of work in the run of capitals from a token, and what to call the place.
    private func runWithNoun(from index: Int) -> (end: Int, kind: String)? {
        var best: (end: Int, kind: String)?
        var next = index
        while next < text.tokens.count, next - index < Self.longestRun {
            let folded = text.tokens[next].folded
            let isPart = reading.isNamePart(next)
            let noun =
                next > index && Self.nounWords.contains(baseOf: text.tokens[next])
                ? Self.nouns[text.tokens[next].base] : nil
            if reading.writing != .mixed {
                if let noun, Self.clearNouns.contains(baseOf: text.tokens[next]), next - index <= 3 {
                    return (next, noun)
                }
                // Even in a name of two or three words no word of grammar stands.
                guard text.tokens[next].kind == .word, next - index < 3, !NameCues.grammar.contains(text.tokens[next])
                else {
                    break
                }
            } else if isPart {
                if let noun { best = (next, noun) }
                if text.tokens[next].isPossessive, noun == nil, next > index, Self.nouns[nextWord(next)] == nil {
                    break
                }
            } else if let noun, !Self.onlyCapital.contains(text.tokens[next]), reading.isNamePart(next - 1) {
                return (next, noun)
            } else if ["health", "medical"].contains(folded), nextWord(next) == "centre", reading.isNamePart(next - 1) {
                return (next + 1, "practice")
            } else if !(text.tokens[next].is(".") && text.tokens[next - 1].folded == "st"),
                !Self.connectors.contains(text.tokens[next])
                    || !(next > index && reading.isNamePart(next + 1)) && !Self.connectors.contains(nextWord(next))
            {
                break
            }
            next += 1
        }
        return best
    }

    private func nextWord(_ index: Int) -> String {
        index + 1 < text.tokens.count ? text.tokens[index + 1].folded : ""
    }

    /// Past the noun, what of the name still follows: “Hospital Birmingham”, “Healthcare NHS Foundation Trust”.
    private func lastPart(after end: Int) -> Int {
        guard reading.writing == .mixed, end + 1 < text.tokens.count, text.tokens[end + 1].isCapitalised,
            text.facts[end + 1].contains(WordFacts(.place)),
            let place = lexicons.longestMatch(.place, in: text, at: end + 1)
        else { return end }
        return place.tokens.upperBound - 1
    }

    /// `St Wilfrid's` without a noun behind it.
    private func saint(at index: Int) -> Detection? {
        var name = index + 1
        if name < text.tokens.count, text.tokens[name].folded == "." { name += 1 }
        guard reading.isNamePart(name), text.tokens[name].folded.hasSuffix("s"),
            lexicons.longestMatch(.place, in: text, at: index) == nil
        else { return nil }
        return Detection(
            text, index..<(name + 1), .organisation, canonical: "hospital", confidence: .high, rule: "site.name")
    }

    /// `ward 7B`, `theatre 4`.
    private func numbered(at index: Int) -> Detection? {
        guard index + 1 < text.tokens.count else { return nil }
        let next = text.tokens[index + 1]
        guard next.kind != .punctuation, next.hasDigits, next.folded.utf8.count <= 3 else { return nil }
        return Detection(
            text, index..<(index + 2), .organisation, canonical: text.tokens[index].folded, flags: ["numbered"],
            confidence: .high, rule: "site.number")
    }

    private func listed(at index: Int) -> Detection? {
        guard let match = lexicons.longestMatch(.organisation, in: text, at: index) else { return nil }
        if match.value.flags.contains("public") { return publicBody(match, at: index) }
        guard !reading.allowed[index] else { return nil }
        let isCapital = text.tokens[index].isCapitalised
        // Without capitals only a name that is no word is known by itself.
        let isClear = reading.writing == .lower && !reading.words.contains(text.tokens[index])
        guard isCapital || match.tokens.count > 1 || isClear else { return nil }
        if match.value.flags.contains("article") {
            guard index > 0, text.tokens[index - 1].folded == "the" else { return nil }
        }
        return Detection(
            text, match.tokens, .organisation, canonical: match.value.canonical, confidence: .medium,
            rule: "site.lexicon")
    }

    /// A firm, a party, a club or a paper that everybody knows; where its name is a word, by the capital inside a sentence.
    private func publicBody(_ match: PhraseIndex<LexiconEntry>.Match, at index: Int) -> Detection? {
        let token = text.tokens[index]
        let isWord = match.tokens.count == 1 && reading.words.contains(token)
        if reading.writing == .lower {
            guard !isWord else { return nil }
        } else {
            guard token.isCapitalised, !isWord || !token.isAllCaps && !text.startsSentence(index) else { return nil }
        }
        return Detection(
            text, match.tokens, .organisation, canonical: "organisation", flags: Detection.publicMark, confidence: .low,
            rule: "site.public")
    }

    /// A national body, with the words that belong to its name; what may be printed, and is reported only.
    private func body(at index: Int) -> Detection? {
        // Among capitals “NICE” is a word.
        let isInitials =
            text.tokens[index].isAllCaps && Self.bodies.contains(text.tokens[index])
            && (reading.writing == .mixed || !reading.words.contains(text.tokens[index]))
        guard isInitials || reading.writing == .mixed && reading.allowed[index] else { return nil }
        var end = index
        while end + 1 < text.tokens.count, reading.allowed[end + 1] || text.tokens[end + 1].isCapitalised,
            text.tokens[end + 1].kind == .word, end - index < Self.longestRun
        {
            end += 1
        }
        let name = text.tokens[index...end].map(\.folded).joined(separator: " ")
        guard isInitials || Self.bodyNames.contains(where: { name.hasPrefix($0) }) else { return nil }
        if isInitials { end = index }
        if Self.afterInitials.contains(nextWord(end)) { return nil }
        return Detection(
            text, index..<(end + 1), .organisation, canonical: "organisation", flags: Detection.publicMark,
            confidence: .medium,
            rule: "site.body")
    }

    private static let bodyNames = [
        "health education", "nhs england", "department of health", "royal college of", "medical defence union",
        "medical protection society", "general medical council", "british medical association", "citizens advice",
        "samaritans", "social security",
    ]
}
