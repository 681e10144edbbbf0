/// The least sure sense: capitals that nothing explains, minus common words, and names of places and people without any.
///
/// What it finds is reported for a person to look at (`possible`), and never replaced: among these capitals are names that
/// are words (“a man called Scout”, “she works for Boots”), initials of organisations, and capitals that mean nothing.
/// Every stretch of a run of capitals is offered, so that what a surer sense leaves of it is found as well: resolution
/// keeps the longest that is free.
final class PossibleNames {
    let lexicons: LexiconSet
    let reading: NameReading
    /// Which tokens a surer sense has found. What is found with low confidence may yet lose its place to something else.
    let isTaken: [Bool]
    private var titleLine = TitleLine()
    let explained: ExplainedWords
    /// How the text uses capitals; a line of a word or two without any has none to tell by.
    let writing: WritingCase
    /// Common words that are family names here: “Ben Player”.
    private let familyNames: Set<UInt64>

    let text: TokenisedText

    /// How many capitals are read as one name.
    private static let longestRun = 7
    private static let longestInitials = 5
    private static let shortLine = 8
    /// Longer words in capitals are shouted, unless nothing explains them.
    private static let longestLetters = 6

    init(lexicons: LexiconSet, reading: NameReading, beside found: [Detection]) {
        self.lexicons = lexicons
        self.reading = reading
        text = reading.text
        explained = ExplainedWords(words: reading.words)
        writing =
            reading.writing == .mixed && reading.text.tokens.count <= Self.shortLine
                && !reading.text.tokens.contains(where: \.isCapitalised) ? .lower : reading.writing
        var isTaken = [Bool](repeating: false, count: reading.text.tokens.count)
        var familyNames: Set<UInt64> = []
        for detection in found where detection.confidence > .low {
            for token in detection.tokens { isTaken[token] = true }
            let last = detection.tokens.upperBound - 1
            if detection.category == .person, detection.tokens.count > 1, text.tokens[last].isCapitalised,
                reading.isCommon(last)
            {
                familyNames.insert(text.tokens[last].key)
            }
        }
        self.isTaken = isTaken
        self.familyNames = familyNames
    }

    /// What may be a name, in the order of the text.
    func detections() -> [Detection] {
        var found: [Detection] = []
        // Beginnings of sentences that are names only if the same word is one further on.
        var doubtful: [Int] = []
        var index = 0
        // In most text only capitals and names of places and firms are looked at.
        let small: WordFacts = [WordFacts(.place), WordFacts(.organisation), WordFacts(.givenName)]
        while index < text.tokens.count {
            guard
                text.tokens[index].isCapitalised || writing != .mixed
                    || !text.facts[index].isDisjoint(with: small),
                text.tokens[index].kind == .word, !isTaken[index], !isPlainBeginning(index)
            else {
                if text.tokens[index].isCapitalised, !isTaken[index],
                    !text.facts[index].isDisjoint(with: NameDetector.nameKinds)
                        || familyNames.contains(text.tokens[index].key)
                {
                    doubtful.append(index)
                }
                index += 1
                continue
            }
            if writing != .mixed {
                if let name = caseless(at: index) {
                    found.append(name)
                    index = name.tokens.upperBound - 1
                }
            } else if !text.tokens[index].isCapitalised {
                if let name = self.small(at: index) { found.append(name) }
            } else if let country = country(at: index) {
                found.append(country)
            } else if let end = initialism(at: index) {
                found.append(detection([index, end]))
                index = end
            } else {
                let parts = run(from: index)
                for first in parts.indices {
                    for last in parts[first...].indices where stands(parts[first...last]) {
                        found.append(detection(Array(parts[first...last])))
                    }
                }
                index = parts.last ?? index
            }
            index += 1
        }
        if isForeign(found) { found.removeAll { $0.rule == "possible.word" } }
        return doubtful.isEmpty ? found : found + again(doubtful, beside: found)
    }

    /// Whether so many words are unknown that the text is in another language, or hardly in any.
    private func isForeign(_ found: [Detection]) -> Bool {
        guard writing != .mixed else { return false }
        let unknown = found.lazy.filter { $0.rule == "possible.word" }.count
        return unknown > 4 && unknown * 3 > text.tokens.lazy.filter { $0.kind == .word }.count
    }

    /// “Bush received …”, where the same text says “for Bush” elsewhere.
    private func again(_ doubtful: [Int], beside found: [Detection]) -> [Detection] {
        var names: Set<UInt64> = []
        for index in text.tokens.indices
        where isTaken[index] && text.tokens[index].isCapitalised
            && text.facts[index].contains(WordFacts(.surname))
        {
            names.insert(text.tokens[index].key)
        }
        for detection in found
        where detection.tokens.count == 1 && text.tokens[detection.tokens.lowerBound].isCapitalised {
            names.insert(text.tokens[detection.tokens.lowerBound].key)
        }
        return doubtful.filter {
            let key = text.tokens[$0].key
            return familyNames.contains(key) || names.contains(key) && isName($0)
        }.map { detection([$0]) }
    }

    func isName(_ index: Int) -> Bool { isFamilyName(index) || isGivenName(index) }

    // MARK: Capitals

    /// The common case, told fast: “I”, or the first word of a sentence with no capital behind it.
    private func isPlainBeginning(_ index: Int) -> Bool {
        guard writing == .mixed, text.tokens[index].isCapitalised, index + 1 < text.tokens.count else {
            return false
        }
        guard text.tokens[index + 1].kind == .word, !text.tokens[index + 1].isCapitalised else { return false }
        if text.tokens[index].range.count == 1 { return true }
        return isCommon(index) && text.startsSentence(index) && text.tokens[index + 1].folded != "of"
            && !isPersonDoing(index)
    }

    /// “Green was”, “Wood said”, “Gore released”: a name that is a word, with what people do behind it.
    private func isPersonDoing(_ index: Int) -> Bool {
        guard !text.facts[index].isDisjoint(with: NameDetector.nameKinds), index + 1 < text.tokens.count else {
            return false
        }
        let next = text.tokens[index + 1]
        guard
            NameCues.personVerbFollows(in: text, at: index)
                || NameCues.auxiliaries.contains(next.folded)
                    && NameCues.calledNames.contains(baseOf: text.tokens[index])
                || next.range.count > 5 && next.folded.hasSuffix("ed") && reading.words.contains(next)
        else { return false }
        return isName(index)
    }

    /// “Ray.”, “Frank, didn't I …?”: a name that is a word, and nothing else is said.
    private func isCalled(_ index: Int) -> Bool {
        guard NameCues.calledNames.contains(baseOf: text.tokens[index]) else { return false }
        guard index + 1 < text.tokens.count else { return true }
        return [",", ".", "!", "?", "…"].contains(text.tokens[index + 1].folded)
    }

    /// The capitals of one name from a token on: at the beginning of a sentence a common word only where another capital
    /// follows.
    private func run(from start: Int) -> [Int] {
        guard isPart(start) else { return [] }
        if beginsSentence(start) {
            let word = text.tokens[start].folded
            guard !isCommon(start) || !PossibleNameCues.beginnings.contains(word) && !NameCues.grammar.contains(word)
            else { return [] }
        }
        var parts = [start]
        while parts.count < Self.longestRun, let next = next(after: parts[parts.count - 1]) { parts.append(next) }
        return parts
    }

    /// The next capital of the same name: right behind, or behind “of”, “of the”, “&”, a hyphen or the full stop of an initial.
    private func next(after part: Int) -> Int? {
        var next = part + 1
        guard next < text.tokens.count, !text.tokens[part].isPossessive else { return nil }
        let joint = text.tokens[next]
        if joint.is("-") {
            guard text.touch(part, next), text.touch(next, next + 1) else { return nil }
            next += 1
        } else if joint.is(".") {
            guard text.tokens[part].folded.utf8.count == 1, text.touch(part, next) else { return nil }
            next += 1
        } else if Self.joints.contains(joint) {
            next += 1
            if next < text.tokens.count, text.tokens[next].folded == "the" { next += 1 }
        }
        return next < text.tokens.count && isPart(next) ? next : nil
    }

    private static let joints = NameCues.particles.union(["of", "&", "for"])

    /// Whether a capital may be part of a name by what is known of its word.
    private func isPart(_ index: Int) -> Bool {
        let token = text.tokens[index]
        guard token.kind == .word, token.isCapitalised, !isTaken[index], !reading.allowed[index],
            !NameDetector.notNames.contains(token), !token.hasDigits, !token.endsInNot
        else { return false }
        if token.folded.utf8.count == 1 {
            guard index + 1 < text.tokens.count else { return false }
            return text.tokens[index + 1].is(".") && text.touch(index, index + 1)
                || token.folded != "a" && text.tokens[index + 1].isCapitalised
        }
        if token.isAllCaps, token.folded.utf8.count > Self.longestLetters, text.facts[index].isEmpty,
            explained.explain(token.base)
        {
            return false
        }
        if PossibleNameCues.noNames.contains(baseOf: token) || DateDetector.monthNames.contains(baseOf: token) {
            return false
        }
        if !text.facts[index].isDisjoint(with: Self.other),
            Self.otherKinds.contains(where: { lexicons[$0].contains(baseOf: token) })
        {
            return false
        }
        guard isCommon(index) else { return true }
        if NameCues.grammar.contains(baseOf: token) { return false }
        // “Rule 6”, “Slide 4”.
        if index + 1 < text.tokens.count, text.tokens[index + 1].kind == .number { return false }
        if token.isAllCaps { return isShortForm(index) }
        return beginsSentence(index) || !titleLine.holds(index, in: text)
    }

    /// “… for Those Abused by Priests [SNAP]”: a word in capitals and brackets behind a capital.
    private func isShortForm(_ index: Int) -> Bool {
        guard index > 1, index + 1 < text.tokens.count, text.tokens[index - 2].isCapitalised else { return false }
        return text.tokens[index - 1].folded == "(" && text.tokens[index + 1].folded == ")"
            || text.tokens[index - 1].folded == "[" && text.tokens[index + 1].folded == "]"
    }

    private static let otherKinds: [LexiconKind] = [
        .nationality, .language, .religion, .role, .specialty, .exam, .gendered, .filler, .habit,
    ]
    static let other = WordFacts(otherKinds.map { WordFacts($0) })

    /// Whether a stretch of a run says something by itself.
    private func stands(_ parts: ArraySlice<Int>) -> Bool {
        guard let first = parts.first, let last = parts.last else { return false }
        // “C. H.” before a name that is found by itself.
        if text.tokens[last].folded.utf8.count == 1 {
            return last + 2 < text.tokens.count && text.tokens[last + 1].folded == "."
                && (isTaken[last + 2] || text.tokens[last + 2].isCapitalised && !isCommon(last + 2))
        }
        if parts.count > 1 { return true }
        let token = text.tokens[first]
        if beginsSentence(first), isCommon(first) {
            return isPersonDoing(first) || isCalled(first) || token.isAllCaps && isShortForm(first)
        }
        if beginsSentence(first), text.facts[first].isDisjoint(with: NameDetector.nameKinds),
            explained.isTalk(token.base)
        {
            return false
        }
        if PossibleNameCues.titles.contains(baseOf: token) { return false }
        if token.isAllCaps {
            // “in DC”, “Washington, DC”.
            if token.folded == "dc", first > 0 {
                let before = text.tokens[first - 1].folded
                return before == "," || AttributeDetector.placeLeads.contains(before)
            }
            return !PossibleNameCues.initialsOfThings.contains(token.folded) && !reading.isPluralOfInitials(token)
        }
        return !reading.isPluralOfInitials(token)
    }

    func isCommon(_ index: Int) -> Bool { reading.isCommon(index) }

    private func beginsSentence(_ index: Int) -> Bool {
        text.startsSentence(index)
            || index > 0 && Self.openings.contains(text.tokens[index - 1])
    }

    private static let openings: WordSet = [
        "\"", "“", "‘", "'", "(", ")", "[", "]", "-", "–", "—", "*", "•", "|", ";", ">", "/",
    ]

    /// `B.C.`, `U.S.A.`: capital letters with full stops; the last token.
    private func initialism(at index: Int) -> Int? {
        var end = index
        var letters = 0
        while end + 1 < text.tokens.count, letters < Self.longestInitials, text.tokens[end].folded.utf8.count == 1,
            text.tokens[end].isCapitalised, text.tokens[end + 1].folded == ".", text.touch(end, end + 1)
        {
            letters += 1
            guard text.touch(end + 1, end + 2), end + 2 < text.tokens.count else { return letters > 1 ? end + 1 : nil }
            end += 2
        }
        return letters > 1 && text.tokens[end - 1].folded == "." && !text.tokens[end].isCapitalised ? end - 1 : nil
    }

    /// What every reader knows by its letters, and nobody lives in alone.
    private func country(at index: Int) -> Detection? {
        let token = text.tokens[index]
        guard token.range.count < 7, token.isAllCaps || token.isPossessive,
            text.bytes[token.range.lowerBound + 1] < 0x61,
            ["uk", "us", "usa", "uae", "eu"].contains(token.base)
        else { return nil }
        return Detection(
            text, index..<(index + 1), .place, flags: Detection.publicMark, confidence: .low, rule: "place.country")
    }

    // MARK: What it may be

    func detection(_ parts: [Int], rule: String = "possible.capital") -> Detection {
        let (first, last) = (NameDetector.withParticles(before: parts[0], in: text), parts[parts.count - 1])
        let noun = text.tokens[last].base
        let before = first > 0 ? text.tokens[first - 1].folded : ""
        let category: EditCategory
        if PossibleNameCues.lands.contains(noun) {
            category = .place
        } else if PossibleNameCues.bodies.contains(noun)
            || parts.contains(where: { PossibleNameCues.bodies.contains(text.tokens[$0]) })
        {
            category = .organisation
        } else if AttributeDetector.placeLeads.contains(before), before != "of" {
            category = .place
        } else if before == "the" || text.tokens[first].isAllCaps && writing == .mixed {
            category = .organisation
        } else {
            category = .person
        }
        return Detection(
            text, first..<(last + 1), category, flags: Detection.possibleMark, confidence: .low, rule: rule)
    }
}

/// Whether a sentence has capitals as a headline has: there they tell nothing.
private struct TitleLine {
    private var range = 0..<0
    private var isTitle = false
    private static let reach = 40

    /// Whether most words of the sentence around a token have capitals.
    mutating func holds(_ index: Int, in text: TokenisedText) -> Bool {
        if range.contains(index) { return isTitle }
        var lower = index
        while lower > 0, index - lower < Self.reach, !text.startsSentence(lower) { lower -= 1 }
        var upper = index + 1
        while upper < text.tokens.count, upper - index < Self.reach, !text.startsSentence(upper) { upper += 1 }
        var (words, capitals) = (0, 0)
        for token in text.tokens[lower..<upper] where token.kind == .word && token.folded.utf8.count > 1 {
            words += 1
            if token.isCapitalised { capitals += 1 }
        }
        range = index..<upper
        isTitle = words >= 5 && capitals * 10 >= words * 6
        return isTitle
    }
}
