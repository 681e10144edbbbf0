/// The sense for names where capitals tell nothing: in text that has none or nothing else, and of words spelt small.
extension PossibleNames {
    /// A place or a firm spelt small among capitals that is no other word: “they moved to croydon”.
    func small(at index: Int) -> Detection? {
        let kinds = text.facts[index].intersection(.kinds)
        let token = text.tokens[index]
        guard token.range.count > 2, token.range.count > 3 || NameCues.shortNames.contains(token),
            !isCommon(index)
        else { return nil }
        if kinds.contains(WordFacts(.givenName)), isGivenName(index) {
            return Detection(
                text, index..<(index + 1), .person, flags: Detection.possibleMark, confidence: .low,
                rule: "possible.small")
        }
        if kinds.contains(WordFacts(.place)), let match = lexicons.longestMatch(.place, in: text, at: index),
            match.tokens.count > 1 || !match.value.flags.contains("word")
        {
            return place(match.tokens)
        }
        guard kinds.contains(WordFacts(.organisation)),
            let match = lexicons.longestMatch(.organisation, in: text, at: index), match.value.flags.contains("public")
        else { return nil }
        return Detection(
            text, match.tokens, .organisation, flags: Detection.possibleMark, confidence: .low, rule: "possible.small")
    }

    func place(_ tokens: Range<Int>) -> Detection {
        Detection(text, tokens, .place, flags: Detection.possibleMark, confidence: .low, rule: "possible.place")
    }

    /// Where capitals tell nothing: a listed place, a word that the language does not have, a given name before or behind
    /// another name.
    func caseless(at index: Int) -> Detection? {
        let token = text.tokens[index]
        if token.range.count < 4, let initials = smallInitials(at: index) { return initials }
        let kinds = text.facts[index].intersection(.kinds)
        // Nearly every word is told by this to be none.
        guard !kinds.isDisjoint(with: Self.named) || !isCommon(index) else { return nil }
        let word = token.base
        guard !reading.allowed[index], word.utf8.count > 1, !token.hasDigits else { return nil }
        if kinds.contains(WordFacts(.place)), let match = lexicons.longestMatch(.place, in: text, at: index),
            match.tokens.count > 1 || !isCommon(index)
        {
            return place(match.tokens)
        }
        guard !NameCues.grammar.contains(word) else { return nil }
        let isNamed = !kinds.isDisjoint(with: NameDetector.nameKinds)
        if !isCommon(index) {
            guard word.utf8.count > 2 || isNamed, kinds.isDisjoint(with: Self.other),
                !PossibleNameCues.initialsOfThings.contains(word), !PossibleNameCues.noNames.contains(word),
                !DateDetector.monthNames.contains(word), isNamed || !explained.explain(word),
                !kinds.contains(WordFacts(.allowed)) || !lexicons[.allowed].contains(word)
            else { return nil }
            return isNamed && index + 1 < text.tokens.count && !isTaken[index + 1] && isFamilyName(index + 1)
                && !isGrammar(index + 1)
                ? detection([index, index + 1], rule: "possible.small")
                : detection([index], rule: isNamed ? "possible.small" : "possible.word")
        }
        guard isNamed else { return nil }
        // “frank sinatra”, “joe buck”: a given name that is a word before a name that is none, or the other way round.
        if index > 0, isTaken[index - 1], kinds.contains(WordFacts(.surname)), isGivenName(index - 1) {
            return detection([index], rule: "possible.small")
        }
        if NameCues.onlyPersonVerbFollows(in: text, at: index), !NameCues.people.contains(word),
            !PossibleNameCues.isHead(word), isName(index)
        {
            return detection([index], rule: "possible.small")
        }
        guard isGivenName(index) else { return nil }
        if index + 1 < text.tokens.count, text.tokens[index + 1].kind == .word, !isGrammar(index + 1),
            isTaken[index + 1]
                || text.facts[index + 1].contains(WordFacts(.surname))
                    && (writing == .upper || !isCommon(index + 1))
        {
            return detection(isTaken[index + 1] ? [index] : [index, index + 1], rule: "possible.small")
        }
        let isTurn = index + 1 < text.tokens.count && text.tokens[index + 1].folded == ":"
        return isTurn || NameDetector.mostlyNames.contains(word) ? detection([index], rule: "possible.small") : nil
    }

    private static let named: WordFacts = [WordFacts(.place), WordFacts(.givenName), WordFacts(.surname)]

    /// “the us”, “UK”, “u.s.”.
    func smallInitials(at index: Int) -> Detection? {
        guard
            text.tokens[index].range.count == 1
                || text.bytes[text.tokens[index].range.lowerBound] | 0x20 == UInt8(ascii: "u")
        else { return nil }
        let word = text.tokens[index].folded
        if word.utf8.count == 1 {
            guard index + 3 < text.tokens.count, text.touch(index, index + 1), text.touch(index + 1, index + 2),
                text.touch(index + 2, index + 3), text.tokens[index + 1].folded == ".",
                text.tokens[index + 3].folded == ".",
                ["u.s", "u.k", "d.c", "l.a", "n.y"].contains("\(word).\(text.tokens[index + 2].folded)")
            else { return nil }
            return place(index..<(index + 4))
        }
        guard
            ["uk", "usa", "uae"].contains(word) || word == "us" && index > 0 && text.tokens[index - 1].folded == "the"
        else { return nil }
        return Detection(
            text, index..<(index + 1), .place, flags: Detection.publicMark, confidence: .low, rule: "place.country")
    }

    func isGivenName(_ index: Int) -> Bool {
        text.facts[index].contains(WordFacts(.givenName)) && lexicons[.givenName].contains(baseOf: text.tokens[index])
    }

    func isFamilyName(_ index: Int) -> Bool {
        text.facts[index].contains(WordFacts(.surname)) && lexicons[.surname].contains(baseOf: text.tokens[index])
    }

    func isGrammar(_ index: Int) -> Bool { NameCues.grammar.contains(text.tokens[index]) }
}
