/// The least sure sense: capitals that nothing explains, minus common words, and names of places and people without any.
///
/// What it finds is reported for a person to look at (`possible`), and never replaced: among these capitals are names that
/// are words (“a man called Scout”, “she works for Boots”), initials of organisations, and capitals that mean nothing.
/// Every stretch of a run of capitals is offered, so that what a surer sense leaves of it is found as well: resolution
/// keeps the longest that is free.
struct PossibleNames {
    let lexicons: LexiconSet
    let reading: NameDetector.Reading
    /// Which tokens a surer sense has found. What is found with low confidence may yet lose its place to something else.
    private var isTaken: [Bool]
    private var titleLine = TitleLine()

    private let text: TokenisedText

    /// How many capitals are read as one name.
    private static let longestRun = 7
    private static let longestInitials = 5
    /// Longer words in capitals are shouted.
    private static let longestLetters = 6

    init(lexicons: LexiconSet, reading: NameDetector.Reading, beside found: [Detection]) {
        self.lexicons = lexicons
        self.reading = reading
        text = reading.text
        isTaken = Array(repeating: false, count: reading.text.tokens.count)
        for detection in found where detection.confidence > .low {
            for token in detection.tokens { isTaken[token] = true }
        }
    }

    /// What may be a name, in the order of the text.
    mutating func detections() -> [Detection] {
        var found: [Detection] = []
        var index = 0
        // In most text only capitals and names of places are looked at.
        let small: WordFacts = reading.writing == .lower ? [WordFacts(.place), WordFacts(.surname)] : WordFacts(.place)
        while index < text.tokens.count {
            guard
                text.tokens[index].isCapitalised || !text.facts[index].isDisjoint(with: small)
                    || reading.writing == .upper,
                text.tokens[index].kind == .word, !isTaken[index], !isPlainBeginning(index)
            else {
                index += 1
                continue
            }
            if !text.tokens[index].isCapitalised || reading.writing == .upper {
                if let name = reading.writing == .upper ? large(at: index) : self.small(at: index) {
                    found.append(name)
                }
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
        return found
    }

    // MARK: Capitals

    /// The common case, told fast: “I”, or the first word of a sentence with no capital behind it.
    private func isPlainBeginning(_ index: Int) -> Bool {
        guard reading.writing == .mixed, text.tokens[index].isCapitalised, index + 1 < text.tokens.count else {
            return false
        }
        let next = text.tokens[index + 1]
        guard next.kind == .word, !next.isCapitalised else { return false }
        if text.tokens[index].range.count == 1 { return true }
        return next.folded != "of" && text.startsSentence(index) && isCommon(index) && !isPersonDoing(index)
    }

    /// “Green was”, “Wood said”: a family name that is a word, with what people do behind it.
    private func isPersonDoing(_ index: Int) -> Bool {
        text.facts[index].contains(WordFacts(.surname)) && NameCues.personVerbFollows(in: text, at: index)
            && lexicons[.surname].contains(text.tokens[index].folded)
    }

    /// The capitals of one name from a token on: at the beginning of a sentence a common word only where another capital
    /// follows.
    private mutating func run(from start: Int) -> [Int] {
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
    private mutating func next(after part: Int) -> Int? {
        var next = part + 1
        guard next < text.tokens.count, !text.tokens[part].isPossessive else { return nil }
        let joint = text.tokens[next].folded
        if joint == "-" {
            guard text.touch(part, next), text.touch(next, next + 1) else { return nil }
            next += 1
        } else if joint == "." {
            guard text.tokens[part].folded.utf8.count == 1, text.touch(part, next) else { return nil }
            next += 1
        } else if joint == "of" || joint == "&" || joint == "for" || NameCues.particles.contains(joint) {
            next += 1
            if next < text.tokens.count, text.tokens[next].folded == "the" { next += 1 }
        }
        return next < text.tokens.count && isPart(next) ? next : nil
    }

    /// Whether a capital may be part of a name by what is known of its word.
    private mutating func isPart(_ index: Int) -> Bool {
        let token = text.tokens[index]
        guard token.kind == .word, token.isCapitalised, !isTaken[index], !reading.allowed[index],
            !NameDetector.notNames.contains(token), !token.hasDigits, !token.folded.hasSuffix("n't")
        else { return false }
        if token.folded.utf8.count == 1 {
            guard index + 1 < text.tokens.count else { return false }
            return text.tokens[index + 1].folded == "." && text.touch(index, index + 1)
                || token.folded != "a" && text.tokens[index + 1].isCapitalised
        }
        if token.isAllCaps, token.folded.utf8.count > Self.longestLetters, text.facts[index].isEmpty { return false }
        let base = token.base
        if PossibleNameCues.noNames.contains(base) || DateDetector.months[base] != nil { return false }
        if !text.facts[index].isDisjoint(with: Self.other),
            Self.otherKinds.contains(where: { lexicons[$0].contains(base) })
        {
            return false
        }
        guard isCommon(index) else { return true }
        if NameCues.grammar.contains(base) { return false }
        // “Rule 6”, “Slide 4”.
        if index + 1 < text.tokens.count, text.tokens[index + 1].kind == .number { return false }
        if token.isAllCaps { return false }
        return beginsSentence(index) || !titleLine.holds(index, in: text)
    }

    private static let otherKinds: [LexiconKind] = [
        .nationality, .language, .religion, .role, .specialty, .exam, .gendered, .filler, .habit,
    ]
    private static let other = WordFacts(otherKinds.map { WordFacts($0) })

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
        if beginsSentence(first), isCommon(first) { return isPersonDoing(first) }
        if PossibleNameCues.titles.contains(token.base) { return false }
        if token.isAllCaps {
            return !PossibleNameCues.initialsOfThings.contains(token) && !isPluralOfInitials(token)
        }
        return !isPluralOfInitials(token)
    }

    /// “PMs”, “DJs”.
    private func isPluralOfInitials(_ token: Token) -> Bool {
        let bytes = text.bytes[token.range]
        return bytes.count > 2 && bytes.last == 0x73 && bytes.dropLast().allSatisfy { (0x41...0x5A).contains($0) }
    }

    private func isCommon(_ index: Int) -> Bool {
        let token = text.tokens[index]
        return reading.words.contains(token) || reading.words.contains(token.folded.droppingContraction)
    }

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
        guard text.tokens[index].isAllCaps, ["uk", "us", "usa", "uae", "eu"].contains(text.tokens[index].folded) else {
            return nil
        }
        return Detection(text, index..<(index + 1), .place, flags: ["public"], confidence: .low, rule: "place.country")
    }

    // MARK: Without the help of capitals

    /// A place, a body or a family name spelt small that is no other word.
    private func small(at index: Int) -> Detection? {
        let kinds = text.facts[index].intersection(.kinds)
        guard !kinds.isEmpty, text.tokens[index].folded.utf8.count > 3, !isCommon(index) else { return nil }
        if kinds.contains(WordFacts(.place)), let match = lexicons[.place].longestMatch(in: text, at: index),
            match.tokens.count > 1 || !match.value.flags.contains("word") || reading.writing == .lower
        {
            return Detection(text, match.tokens, .place, flags: ["possible"], confidence: .low, rule: "possible.place")
        }
        guard reading.writing == .lower, kinds == WordFacts(.surname) else { return nil }
        return Detection(
            text, index..<(index + 1), .person, flags: ["possible"], confidence: .low, rule: "possible.small")
    }

    /// Among capitals a word that the language does not have, and a given name before a family name.
    private func large(at index: Int) -> Detection? {
        let token = text.tokens[index]
        guard !reading.allowed[index], token.folded.utf8.count > 2, !token.hasDigits else { return nil }
        let kinds = text.facts[index].intersection(.kinds)
        if !isCommon(index) {
            guard kinds.isDisjoint(with: Self.other), !PossibleNameCues.initialsOfThings.contains(token) else {
                return nil
            }
            return detection([index])
        }
        if index > 0, isTaken[index - 1], kinds.contains(WordFacts(.surname)), !NameCues.grammar.contains(token),
            text.facts[index - 1].contains(WordFacts(.givenName))
        {
            return detection([index])
        }
        guard kinds.contains(WordFacts(.givenName)), !NameCues.grammar.contains(token) else { return nil }
        if index + 1 < text.tokens.count, text.facts[index + 1].contains(WordFacts(.surname)),
            !NameCues.grammar.contains(text.tokens[index + 1])
        {
            return detection(isTaken[index + 1] ? [index] : [index, index + 1])
        }
        let isTurn = index + 1 < text.tokens.count && text.tokens[index + 1].folded == ":"
        return isTurn || NameDetector.mostlyNames.contains(token) ? detection([index]) : nil
    }

    // MARK: What it may be

    private func detection(_ parts: [Int]) -> Detection {
        let (first, last) = (parts[0], parts[parts.count - 1])
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
        } else if before == "the" || text.tokens[first].isAllCaps && reading.writing == .mixed {
            category = .organisation
        } else {
            category = .person
        }
        return Detection(
            text, first..<(last + 1), category, flags: ["possible"], confidence: .low, rule: "possible.capital")
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
