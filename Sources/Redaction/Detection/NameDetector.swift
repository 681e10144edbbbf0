/// Finds names of people and of hospitals, practices and other places of work.
///
/// Four senses, from sure to unsure: the study's secret list; a cue (a title before capitals, “Infirmary” after them);
/// the lexicons; a capital letter that nothing explains. A name that is also a word (Mark, Grace) counts inside a sentence
/// by its capital; at the start of one the next word decides, and where it does not, the name is reported for a person to
/// look at (`homonym`), and not replaced. In text without capitals, or with nothing else, the lexicons and cues decide.
struct NameDetector {
    let lexicons: LexiconSet
    let words: WordList
    let secrets: SecretDetector

    static let titles: WordSet = [
        "dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "sir", "dame", "lord", "lady", "sister", "matron",
        "father", "reverend", "rev", "doctor", "nurse",
    ]
    /// Titles that no other word is spelt like: they tell a name where capitals do not.
    static let clearTitles: WordSet = ["dr", "mr", "mrs", "prof", "professor"]
    /// Titles that a full stop may follow.
    private static let abbreviations: WordSet = ["dr", "mr", "mrs", "ms", "mx", "prof", "rev"]
    /// How many capitals in a row are read as one name; further ones begin another.
    private static let longestName = 6
    /// Common words that with a capital are names more often than words.
    static let mostlyNames: WordSet = [
        "maria", "carol", "jack", "peter", "martin", "harry", "bob", "rosemary", "daisy", "heather", "hazel", "holly",
        "iris", "ivy", "lily", "ruby", "sally", "sue", "nick", "ken", "mike", "rob", "robin", "victor", "derrick",
        "basil", "violet", "matt", "martha",
    ]
    /// Words before a name that say that it is one: “a colleague called Grace”.
    private static let naming: WordSet = ["called", "named"]
    static let notNames: WordSet = ["i", "i'm", "i've", "i'd", "i'll", "d'you"]

    private static let siteFacts = WordFacts(.organisation).union(.numberedNoun)

    func detections(in text: TokenisedText) -> [Detection] {
        let text = text.known(to: lexicons)
        let secret = secrets.detections(in: text)
        var found = secret
        var runEnd = 0
        var titledEnd = 0
        let reading = NameReading(text, allowed: allowedTokens(in: text), words: words)
        let sites = SiteDetector(lexicons: lexicons, reading: reading)
        for index in text.tokens.indices where text.tokens[index].kind != .punctuation {
            let facts = text.facts[index]
            if text.tokens[index].isCapitalised || !facts.isDisjoint(with: Self.siteFacts) || reading.writing == .lower
            {
                sites.append(at: index, facts, to: &found)
            }
            if facts.contains(.title), index >= titledEnd, let titled = titled(in: reading, at: index) {
                found.append(titled)
                titledEnd = titled.tokens.upperBound
            }
            guard !reading.allowed[index] else { continue }
            if text.tokens[index].isCapitalised, reading.writing == .mixed {
                // A run of capitals is one name, not a name at each of them.
                if index >= runEnd, let person = person(in: reading, at: index) {
                    found.append(person)
                    runEnd = person.tokens.upperBound
                }
            } else if facts.contains(WordFacts(.givenName)) {
                if let person = smallName(in: reading, at: index) { found.append(person) }
            }
        }
        if !secret.isEmpty { found = found.map { Self.marked($0, where: secret) } }
        found.add(SpeltNames(lexicons: lexicons, words: words).detections(in: text))
        found.add(RepeatedNames.detections(in: reading, of: found))
        found.add(PossibleNames(lexicons: lexicons, reading: reading, beside: found).detections())
        return found
    }

    /// A longer name around a secret one (“Marlow General Hospital”) wins its place, and must still say what it holds.
    private static func marked(_ detection: Detection, where secrets: [Detection]) -> Detection {
        guard !detection.flags.contains("secret") else { return detection }
        // The secrets are in order and apart: the first that ends behind the beginning decides.
        var low = 0
        var high = secrets.count
        while low < high {
            let middle = (low + high) / 2
            if secrets[middle].tokens.upperBound > detection.tokens.lowerBound {
                high = middle
            } else {
                low = middle + 1
            }
        }
        guard low < secrets.count, secrets[low].tokens.lowerBound < detection.tokens.upperBound else {
            return detection
        }
        return Detection(
            range: detection.range, tokens: detection.tokens, category: detection.category,
            canonical: detection.canonical, flags: detection.flags.subtracting(["homonym"]).union(["secret"]),
            confidence: max(detection.confidence, secrets[low].confidence), rule: detection.rule)
    }

    private func allowedTokens(in text: TokenisedText) -> [Bool] {
        var allowed = Array(repeating: false, count: text.tokens.count)
        var index = 0
        while index < allowed.count {
            if text.tokens[index].is("i"), text.tokens[index].range.count == 1 {
                allowed[index] = text.tokens[index].isCapitalised
                index += 1
                continue
            }
            guard text.facts[index].contains(WordFacts(.allowed)),
                let match = lexicons.longestMatch(.allowed, in: text, at: index)
            else {
                index += 1
                continue
            }
            // “RITA” is an assessment; “Rita” is somebody.
            let isOtherwiseWritten =
                match.tokens.count == 1 && text.facts[index].contains(WordFacts(.givenName))
                && !text.tokens[index].isAllCaps && match.value.surface.allSatisfy(\.isUppercase)
            if !isOtherwiseWritten, text.tokens[index].isCapitalised || match.tokens.count > 1 {
                for token in match.tokens { allowed[token] = true }
            }
            index = match.tokens.upperBound
        }
        return allowed
    }

    // MARK: Titles

    /// A title and the name after it: `Dr Helen Quarmby`, `Mr Khan's`, `Dr J. R. Oyelaran`, `dr quarmby`.
    private func titled(in reading: NameReading, at index: Int) -> Detection? {
        let text = reading.text
        guard text.tokens[index].isCapitalised || Self.clearTitles.contains(text.tokens[index]) else {
            return nil
        }
        if reading.writing != .mixed, !Self.clearTitles.contains(text.tokens[index]) { return nil }
        var end = index
        var parts = 0
        var next = index + 1
        if next < text.tokens.count, text.tokens[next].folded == ".",
            Self.abbreviations.contains(text.tokens[index])
        {
            next += 1
        }
        if next < text.tokens.count, reading.allowed[next] { return nil }
        while next < text.tokens.count, parts < Self.longestName {
            guard reading.isNamePart(next) || isNameBehindTitle(in: reading, at: next, parts: parts) else { break }
            end = next
            parts += 1
            next = afterJoint(in: reading, from: next)
        }
        guard end > index else { return nil }
        return Detection(
            text, index..<(end + 1), .person, canonical: "a colleague", flags: possessive(text.tokens[end]),
            confidence: .high, rule: "name.title")
    }

    /// Behind a title and behind a given name even a common word is a name, where no capitals tell it: “DR YOUNG”, “Dr 王”.
    private func isNameBehindTitle(in reading: NameReading, at index: Int, parts: Int) -> Bool {
        guard parts < 2, reading.text.tokens[index].kind == .word else { return false }
        if isWithoutCase(reading.text.tokens[index], in: reading.text) { return true }
        guard reading.writing != .mixed else { return false }
        let word = reading.text.tokens[index].folded
        if NameCues.grammar.contains(word) || NameCues.personVerbs.contains(word) { return false }
        return parts == 0 || reading.text.facts[index - 1].contains(WordFacts(.givenName))
    }

    /// Whether a word is in a script that has no capitals: “Dr 王”.
    private func isWithoutCase(_ token: Token, in text: TokenisedText) -> Bool {
        token.shape.contains(.beyondASCII)
            && text[token.range].unicodeScalars.first.map { $0.properties.isAlphabetic && !$0.properties.isCased }
                == true
    }

    private func possessive(_ token: Token) -> Set<String> { token.isPossessive ? Detection.possessiveMark : [] }

    // MARK: Lexicons and capitals

    /// A given name, with the capitals after it; a family name or an unexplained capital inside a sentence.
    private func person(in reading: NameReading, at index: Int) -> Detection? {
        let text = reading.text
        let token = text.tokens[index]
        let base = token.base
        guard reading.isNamePart(index), base.utf8.count > 1, !isQuantity(token), !reading.isPluralOfInitials(token)
        else { return nil }
        let startsSentence = text.startsSentence(index) || opensQuotation(text, index)
        let isWord = words.contains(token) && !Self.mostlyNames.contains(baseOf: token)
        let isGiven = text.facts[index].contains(WordFacts(.givenName)) && lexicons[.givenName].contains(baseOf: token)
        let isFamily = text.facts[index].contains(WordFacts(.surname)) && lexicons[.surname].contains(baseOf: token)
        let end = nameEnd(in: reading, from: index)
        let flags = possessive(text.tokens[end])
        func detection(_ end: Int, _ confidence: Confidence, _ rule: String, _ extra: Set<String> = []) -> Detection {
            Detection(
                text, Self.withParticles(before: index, in: text)..<(end + 1), .person,
                flags: flags.isEmpty ? extra : flags.union(extra),
                confidence: confidence, rule: rule)
        }
        if isGiven, !token.isAllCaps, index > 0, Self.naming.contains(text.tokens[index - 1]) {
            return detection(end, .high, "name.called")
        }
        if isExplained(base, in: text, at: index, extends: end > index, isGiven: isGiven) { return nil }
        if isListedSite(in: text, at: index, through: end) { return nil }
        if isGiven, !isWord || (!startsSentence && !token.isAllCaps) {
            return detection(end, end > index ? .high : .medium, "name.given")
        }
        if isGiven, isWord, startsSentence { return homonym(in: reading, at: index, end: end, flags: flags) }
        if token.isAllCaps { return capitals(in: reading, at: index, end: end, isFamily: isFamily, isWord: isWord) }
        guard !token.endsInNot else { return nil }
        if end == index, index > 0, SiteDetector.directions.contains(baseOf: token),
            text.tokens[index - 1].folded == "the"
        {
            return nil
        }
        if isFamily, !isWord { return detection(end, .medium, "name.family") }
        if startsSentence, isWord || reading.isCommon(index) || isPlural(base) && end == index {
            return nil
        }
        if startsSentence, end == index, !isFamily, !isGiven, ExplainedWords(words: words).isTalk(base) { return nil }
        // A capital on a common word, “a note that says Meeting”, or on a letter, “Part B”, is no name by itself.
        if end == index, isWord && !isFamily { return nil }
        let hasGiven = (index...end).contains { place in
            text.facts[place].contains(WordFacts(.givenName)) && !words.contains(text.tokens[place])
        }
        // “[P07]” is a mark that somebody has put there.
        if !hasGiven, index > 0, end + 1 < text.tokens.count, text.tokens[index - 1].is("["),
            text.tokens[end + 1].is("]")
        {
            return nil
        }
        return hasGiven
            ? detection(end, .high, "name.given") : detection(end, .low, "name.capital", Detection.unknownMark)
    }

    /// The last token of the capitals that go on from a name.
    private func nameEnd(in reading: NameReading, from index: Int) -> Int {
        let text = reading.text
        var end = index
        var parts = 1
        while parts < Self.longestName, !text.tokens[end].isPossessive {
            let next = afterJoint(in: reading, from: end)
            guard reading.isNamePart(next), !reading.allowed[next] else { break }
            end = next
            parts += 1
        }
        return end
    }

    /// A given name at the start of a sentence that is also a word.
    private func homonym(in reading: NameReading, at index: Int, end: Int, flags: Set<String>) -> Detection? {
        let text = reading.text
        let base = text.tokens[index].base
        if end > index, !words.contains(text.tokens[end]) {
            return Detection(text, index..<(end + 1), .person, flags: flags, confidence: .medium, rule: "name.given")
        }
        let isAsked = NameCues.homonyms.contains(base)
        let isTold =
            text.tokens[index].isPossessive && isAsked && !Self.abstractions.contains(base)
            || (Self.abstractions.contains(base)
                ? NameCues.onlyPersonVerbFollows(in: text, at: index)
                : NameCues.personVerbFollows(in: text, at: index)
                    || isAsked && NameCues.adverbs.contains(nextWord(text, index)))
            || isAsked && isInListOfNames(text, index)
        if isTold {
            return Detection(
                text, index..<(index + 1), .person, flags: possessive(text.tokens[index]), confidence: .medium,
                rule: "name.given")
        }
        guard isAsked, index + 1 < text.tokens.count, !NameCues.afterWords.contains(text.tokens[index + 1])
        else {
            return nil
        }
        return Detection(
            text, index..<(index + 1), .person, flags: flags.union(["homonym"]), confidence: .low,
            rule: "name.homonym")
    }

    private func nextWord(_ text: TokenisedText, _ index: Int) -> String {
        index + 1 < text.tokens.count ? text.tokens[index + 1].folded : ""
    }

    /// “Mark and Morag”, “Grace, Kieran and I”: a name stands behind.
    private func isInListOfNames(_ text: TokenisedText, _ index: Int) -> Bool {
        guard ["and", ",", "or", "&"].contains(nextWord(text, index)), index + 2 < text.tokens.count else {
            return false
        }
        return text.tokens[index + 2].isCapitalised && text.facts[index + 2].contains(WordFacts(.givenName))
    }

    /// Names that are things one speaks of: “Hope is what you need”.
    private static let abstractions: WordSet = [
        "hope", "faith", "grace", "joy", "patience", "chance", "art", "dawn", "june", "april", "may", "august", "will",
        "summer", "autumn", "constance", "love", "rich",
    ]

    /// A name in capitals among small letters: of two words, or a family name that is no other word.
    private func capitals(in reading: NameReading, at index: Int, end: Int, isFamily: Bool, isWord: Bool) -> Detection?
    {
        guard isFamily, !isWord, reading.text.tokens[index].folded.utf8.count >= 5 else { return nil }
        return Detection(
            reading.text, index..<(end + 1), .person, flags: possessive(reading.text.tokens[end]), confidence: .low,
            rule: "name.family")
    }

    /// A given name without the help of capitals: in text that has none or nothing else, and in other text where it is
    /// spelt small. Only names that are no word count; names behind them go with them.
    private func smallName(in reading: NameReading, at index: Int) -> Detection? {
        let text = reading.text
        let base = text.tokens[index].base
        guard base.utf8.count >= 4, lexicons[.givenName].contains(base), !words.contains(text.tokens[index]),
            !DateDetector.monthNames.contains(base),
            text.facts[index].intersection(.kinds).isSubset(of: Self.nameKinds)
        else { return nil }
        var end = index
        if reading.writing != .mixed {
            while end - index + 1 < Self.longestName, end + 1 < text.tokens.count, !text.tokens[end].isPossessive,
                reading.isNamePart(end + 1), !reading.allowed[end + 1],
                text.facts[end + 1].intersection(.kinds).isSubset(of: Self.nameKinds)
            {
                end += 1
            }
        }
        // Among capitals it may be a word that the list of common words lacks.
        let isAsked = reading.writing == .mixed
        return Detection(
            text, index..<(end + 1), .person,
            flags: possessive(text.tokens[end]).union(isAsked ? Detection.homonymMark : []),
            confidence: isAsked ? .low : .medium, rule: "name.small")
    }

    static let nameKinds: WordFacts = [WordFacts(.givenName), WordFacts(.surname)]

    /// Whether a capital has another reason than a name: an origin, a place after a preposition of place, a month, a
    /// relative, a word of speech.
    private func isExplained(_ base: String, in text: TokenisedText, at index: Int, extends: Bool, isGiven: Bool)
        -> Bool
    {
        let facts = text.facts[index]
        if !facts.isDisjoint(with: Self.explaining) {
            for kind in [LexiconKind.nationality, .language, .religion, .gendered, .filler, .habit, .exam]
            where facts.contains(WordFacts(kind)) && lexicons[kind].contains(base) {
                return !extends || kind == .nationality
            }
        }
        if facts.contains(WordFacts(.place)), let place = lexicons.longestMatch(.place, in: text, at: index),
            AttributeDetector.isPlace(place, in: text, at: index, words: words)
        {
            let before = index > 0 ? text.tokens[index - 1].folded : ""
            if !isGiven || AttributeDetector.placeLeads.contains(before) { return true }
            // “India comes in in the second year.”
            return NameCues.countries.contains(base) && !extends && !text.tokens[index].isPossessive
                && index + 1 < text.tokens.count && text.tokens[index + 1].kind == .word
                && !NameCues.onlyPersons.contains(text.tokens[index + 1])
        }
        if DateDetector.monthNames.contains(base) {
            return !extends && !NameCues.onlyPersonVerbFollows(in: text, at: index)
        }
        return false
    }

    private static let explaining = WordFacts(
        [LexiconKind.nationality, .language, .religion, .gendered, .filler, .habit, .exam].map { WordFacts($0) })

    /// Whether a run of capitals is within a site of several words that is listed: “the Royal Free”.
    private func isListedSite(in text: TokenisedText, at index: Int, through end: Int) -> Bool {
        guard text.facts[index].contains(WordFacts(.organisation)),
            let site = lexicons.longestMatch(.organisation, in: text, at: index), !site.value.flags.contains("public")
        else { return false }
        return site.tokens.count > 1 && site.tokens.upperBound > end
    }

    /// “100M”, “3D”: a number with its unit.
    private func isQuantity(_ token: Token) -> Bool {
        token.hasDigits && token.folded.utf8.first.map { (0x30...0x39).contains($0) } == true
    }

    /// Whether a word is the plural of a common one, which the list need not have: “Lunchtimes”.
    private func isPlural(_ word: String) -> Bool {
        word.utf8.count > 4 && word.hasSuffix("s") && words.contains(String(word.dropLast()))
    }

    private static let quotationMarks: WordSet = ["\"", "“", "‘", "'"]

    private func opensQuotation(_ text: TokenisedText, _ index: Int) -> Bool {
        index > 0 && text.touch(index - 1, index) && Self.quotationMarks.contains(text.tokens[index - 1])
    }
}

extension Token {
    /// The folded word without a possessive `'s`.
    var base: String { isPossessive ? String(folded.dropLast(2)) : folded }
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
