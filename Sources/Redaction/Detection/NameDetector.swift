/// A name that a study keeps secret, and what to write in its place.
public struct SecretName: Hashable, Sendable {
    /// The name as it is said, one or more words.
    public let surface: String
    /// What it names: a person, an organisation, a place, or another secret.
    public let category: EditCategory
    /// What to write instead; the category's usual words where `nil`.
    public let replacement: String?

    /// Describes a secret.
    public init(surface: String, category: EditCategory, replacement: String? = nil) {
        self.surface = surface
        self.category = category
        self.replacement = replacement
    }
}

/// Finds names of people and of hospitals, practices and other places of work.
///
/// Four senses, from sure to unsure: the study's secret list; a cue (a title before capitals, “Infirmary” after them);
/// the lexicons; a capital letter that nothing explains.
struct NameDetector {
    let lexicons: LexiconSet
    let words: WordList
    let secrets: PhraseIndex<SecretName>

    static let titles: Set<String> = [
        "dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "sir", "dame", "lord", "lady", "sister", "matron",
        "father", "reverend", "rev",
    ]
    /// What a name of a place of work ends with, and what to call it.
    private static let siteNouns: [String: String] = [
        "hospital": "hospital", "infirmary": "hospital", "royal": "hospital", "general": "hospital",
        "hospice": "hospice", "surgery": "practice", "practice": "practice", "clinic": "clinic", "wing": "ward",
        "ward": "ward", "unit": "unit", "suite": "unit", "university": "university", "trust": "organisation",
        "house": "workplace", "centre": "centre", "partnership": "organisation", "board": "organisation",
        "deanery": "deanery",
    ]
    /// How many capitals in a row are read as one name; further ones begin another.
    private static let longestName = 6
    private static let connectors: Set<String> = ["of", "and", "&", "the"]
    /// Verbs that tell a name from a word: “Mark said”, “Grace was”.
    private static let personVerbs: Set<String> = [
        "said", "says", "was", "is", "came", "comes", "went", "had", "has", "told", "felt", "knew", "started", "began",
        "wanted", "thought", "asked", "looked", "sat", "rang", "got", "did", "didn't", "wasn't", "hadn't",
    ]
    /// Common words that with a capital are names more often than words.
    private static let mostlyNames: Set<String> = [
        "maria", "carol", "jack", "peter", "martin", "harry", "bob", "rosemary", "daisy", "heather", "hazel", "holly",
        "iris",
        "ivy", "lily", "ruby", "sally", "sue", "nick", "ken", "mike", "rob", "robin", "victor", "derrick", "basil",
        "violet",
        "matt", "martha",
    ]
    static let numberedNouns: Set<String> = ["ward", "theatre", "bay", "room", "clinic"]
    private static let notNames: Set<String> = ["i", "i'm", "i've", "i'd", "i'll", "d'you"]

    func detections(in text: TokenisedText) -> [Detection] {
        var found: [Detection] = []
        let text = text.known(to: lexicons)
        let allowed = allowedTokens(in: text)
        for index in text.tokens.indices where text.tokens[index].kind != .punctuation {
            if !secrets.isEmpty, let secret = secret(in: text, at: index) { found.append(secret) }
            let facts = text.facts[index]
            // Only “ward 7” and names of several words are told without a capital.
            if facts.contains(.numberedNoun), let site = numberedSite(in: text, at: index) { found.append(site) }
            if facts.contains(WordFacts(.organisation)), !allowed[index],
                let known = lexiconOrganisation(in: text, at: index)
            {
                found.append(known)
            }
            guard text.tokens[index].isCapitalised else { continue }
            if facts.contains(.title), index + 1 == allowed.count || !allowed[index + 1],
                let titled = titled(in: text, at: index)
            {
                found.append(titled)
            }
            if let site = site(in: text, at: index, allowed: allowed) { found.append(site) }
            if !allowed[index], let person = person(in: text, at: index, allowed: allowed) { found.append(person) }
        }
        // A longer name around a secret one (“Marlow General Hospital”) wins its place, and must still say what it holds.
        let secretTokens = Set(found.filter { $0.flags.contains("secret") }.flatMap(\.tokens))
        return found.map { detection in
            guard !detection.flags.contains("secret"), detection.tokens.contains(where: secretTokens.contains) else {
                return detection
            }
            return Detection(
                range: detection.range, tokens: detection.tokens, category: detection.category,
                canonical: detection.canonical, flags: detection.flags.union(["secret"]), confidence: .high,
                rule: detection.rule)
        }
    }

    /// Which tokens are words that no name is made of.
    private func allowedTokens(in text: TokenisedText) -> [Bool] {
        var allowed = Array(repeating: false, count: text.tokens.count)
        var index = 0
        while index < allowed.count {
            guard text.facts[index].contains(WordFacts(.allowed)),
                let match = lexicons[.allowed].longestMatch(in: text, at: index)
            else {
                index += 1
                continue
            }
            if text.tokens[index].isCapitalised || match.tokens.count > 1 {
                for token in match.tokens { allowed[token] = true }
            }
            index = match.tokens.upperBound
        }
        return allowed
    }

    // MARK: The secret list

    private func secret(in text: TokenisedText, at index: Int) -> Detection? {
        guard let match = secrets.longestMatch(in: text, at: index) else { return nil }
        // A name of one word that is also a common word counts only with its capital.
        if match.tokens.count == 1, words.contains(text.tokens[index].folded.droppingPossessive) {
            guard text.tokens[index].isCapitalised, !text.startsSentence(index) else { return nil }
        }
        return Detection(
            text, match.tokens, match.value.category, canonical: match.value.replacement ?? "",
            flags: Set([match.isPossessive ? "possessive" : nil, "secret"].compactMap { $0 }), confidence: .high,
            rule: "secret")
    }

    // MARK: Cues

    /// A title and the capitals after it: `Dr Helen Quarmby`, `Mr Khan's`.
    private func titled(in text: TokenisedText, at index: Int) -> Detection? {
        guard Self.titles.contains(text.tokens[index].folded), text.tokens[index].isCapitalised else { return nil }
        var end = index
        var next = index + 1
        if next < text.tokens.count, text.tokens[next].folded == "." { next += 1 }
        while next < text.tokens.count, next - index <= Self.longestName, isNamePart(text.tokens[next]) {
            end = next
            next += 1
            if next + 1 < text.tokens.count, text.tokens[next].folded == "-", isNamePart(text.tokens[next + 1]) {
                next += 1
            }
        }
        guard end > index else { return nil }
        return Detection(
            text, index..<(end + 1), .person, canonical: "a colleague", flags: possessive(text.tokens[end]),
            confidence: .high, rule: "name.title")
    }

    private func isNamePart(_ token: Token) -> Bool {
        token.kind == .word && token.isCapitalised && !Self.notNames.contains(token.folded)
    }

    private func possessive(_ token: Token) -> Set<String> {
        token.folded.hasSuffix("'s") ? ["possessive"] : []
    }

    /// Capitals that end in a noun for a place of work: `the Ribble Park Infirmary`, `Tregarrow surgery`, `St Wilfrid's`.
    private func site(in text: TokenisedText, at index: Int, allowed: [Bool]) -> Detection? {
        let tokens = text.tokens
        guard isNamePart(tokens[index]), !allowed[index],
            index == 0 || !isNamePart(tokens[index - 1]) || allowed[index - 1] || text.startsSentence(index)
        else { return nil }
        if text.startsSentence(index), words.contains(tokens[index].folded), tokens[index].folded != "st" { return nil }
        var end = index
        var kind: String?
        var next = index
        while next < tokens.count, next - index < 7 {
            let token = tokens[next]
            if isNamePart(token) || Self.connectors.contains(token.folded) || token.folded == "." && next > index {
                if let noun = Self.siteNouns[token.folded], next > index {
                    kind = noun
                    end = next
                } else if isNamePart(token), kind == nil {
                    end = next
                }
            } else if let noun = Self.siteNouns[token.folded], next > index, isNamePart(tokens[next - 1]) {
                kind = noun
                end = next
                break
            } else if ["health", "medical"].contains(token.folded), next + 1 < tokens.count,
                tokens[next + 1].folded == "centre", isNamePart(tokens[next - 1])
            {
                kind = "practice"
                end = next + 1
                break
            } else {
                break
            }
            next += 1
        }
        if kind == nil, tokens[index].folded == "st" || tokens[index].folded == "saint", end > index {
            kind = "hospital"
            end = index + 1
            while end < tokens.count, !isNamePart(tokens[end]) { end += 1 }
            guard end < tokens.count, tokens[end].folded.hasSuffix("'s") || tokens[end].folded.hasSuffix("s") else {
                return nil
            }
        }
        guard let kind, end > index else { return nil }
        let isOutward = kind == "hospital" && ["royal", "general"].contains(tokens[end].folded) && end == index
        guard !isOutward else { return nil }
        return Detection(
            text, index..<(end + 1), .organisation, canonical: kind, flags: [], confidence: .high, rule: "site.name")
    }

    /// `ward 7B`, `theatre 4`.
    private func numberedSite(in text: TokenisedText, at index: Int) -> Detection? {
        guard Self.numberedNouns.contains(text.tokens[index].folded), index + 1 < text.tokens.count else { return nil }
        let next = text.tokens[index + 1]
        let isNumber = next.folded.utf8.count <= 3 && next.folded.utf8.contains { (0x30...0x39).contains($0) }
        guard isNumber, next.kind != .punctuation else { return nil }
        return Detection(
            text, index..<(index + 2), .organisation, canonical: text.tokens[index].folded, flags: ["numbered"],
            confidence: .high, rule: "site.number")
    }

    // MARK: Lexicons and capitals

    private func lexiconOrganisation(in text: TokenisedText, at index: Int) -> Detection? {
        guard let match = lexicons[.organisation].longestMatch(in: text, at: index) else { return nil }
        guard text.tokens[index].isCapitalised || match.tokens.count > 1 else { return nil }
        if match.value.flags.contains("article") {
            guard index > 0, text.tokens[index - 1].folded == "the" else { return nil }
        }
        return Detection(
            text, match.tokens, .organisation, canonical: match.value.canonical, confidence: .medium,
            rule: "site.lexicon")
    }

    /// A given name, with the capitals after it; a family name or an unexplained capital inside a sentence.
    private func person(in text: TokenisedText, at index: Int, allowed: [Bool]) -> Detection? {
        let token = text.tokens[index]
        guard isNamePart(token) else { return nil }
        let base = token.folded.droppingPossessive
        let startsSentence = text.startsSentence(index) || opensQuotation(text, index)
        let isWord = words.contains(base) && !Self.mostlyNames.contains(base)
        let isGiven = lexicons[.givenName].contains(base)
        var end = index
        while end + 1 < text.tokens.count, end - index + 1 < Self.longestName, isNamePart(text.tokens[end + 1]),
            !allowed[end + 1], !text.tokens[end].folded.hasSuffix("'s")
        {
            end += 1
        }
        let flags = possessive(text.tokens[end])
        if isExplained(base, in: text, at: index, extends: end > index) { return nil }
        if isGiven, !isWord || (!startsSentence && !token.isAllCaps) {
            return Detection(
                text, index..<(end + 1), .person, flags: flags, confidence: end > index ? .high : .medium,
                rule: "name.given")
        }
        if isGiven, isWord, startsSentence, personVerbFollows(in: text, at: index) {
            return Detection(text, index..<(index + 1), .person, flags: flags, confidence: .medium, rule: "name.given")
        }
        guard !token.isAllCaps, !token.folded.hasSuffix("n't") else { return nil }
        if lexicons[.surname].contains(base), !isWord {
            return Detection(text, index..<(end + 1), .person, flags: flags, confidence: .medium, rule: "name.family")
        }
        if startsSentence, isWord || words.contains(base.droppingContraction) { return nil }
        // A capital on a common word, “a note that says Meeting”, or on a letter, “Part B”, is no name by itself.
        if end == index, isWord && !lexicons[.surname].contains(base) || base.utf8.count == 1 { return nil }
        return Detection(
            text, index..<(end + 1), .person, flags: flags.union(["unknown"]), confidence: .low, rule: "name.capital")
    }

    /// Whether a capital has another reason than a name: an origin, a place after a preposition of place, a month, a
    /// relative, a word of speech.
    private func isExplained(_ base: String, in text: TokenisedText, at index: Int, extends: Bool) -> Bool {
        for kind in [LexiconKind.nationality, .language, .religion, .gendered, .filler, .habit, .exam]
        where lexicons[kind].contains(base) {
            return !extends || kind == .nationality
        }
        let isGiven = lexicons[.givenName].contains(base)
        if lexicons[.place].longestMatch(in: text, at: index) != nil {
            let before = index > 0 ? text.tokens[index - 1].folded : ""
            return !isGiven || AttributeDetector.placeLeads.contains(before)
        }
        if DateDetector.months[base] != nil { return !extends && !personVerbFollows(in: text, at: index) }
        return false
    }

    private func personVerbFollows(in text: TokenisedText, at index: Int) -> Bool {
        index + 1 < text.tokens.count && Self.personVerbs.contains(text.tokens[index + 1].folded)
    }

    private func opensQuotation(_ text: TokenisedText, _ index: Int) -> Bool {
        index > 0 && ["\"", "“", "‘", "'"].contains(text.tokens[index - 1].folded)
            && text.touch(index - 1, index)
    }

}

extension String {
    /// The word without a possessive `'s`.
    var droppingPossessive: String { hasSuffix("'s") ? String(dropLast(2)) : self }

    /// The word before a contraction: `don't` → `don`, `we're` → `we`.
    var droppingContraction: String {
        guard let apostrophe = firstIndex(of: "'") else { return self }
        return String(self[..<apostrophe])
    }
}
