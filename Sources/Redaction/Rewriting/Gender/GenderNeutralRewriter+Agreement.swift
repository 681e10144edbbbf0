/// The verbs that agree with they.
extension GenderNeutralRewriter {
    static let adverbs: Set<String> = [
        "also", "just", "always", "never", "still", "really", "actually", "probably", "often", "sometimes", "only",
        "even", "then", "now", "again", "ever", "both", "already", "soon", "simply", "certainly", "clearly",
        "obviously", "perhaps", "maybe", "almost", "either", "neither", "too", "not", "alone", "first", "usually",
        "generally", "sort", "kind", "of", "quite", "rarely", "seldom", "later", "eventually", "finally", "once",
        "apparently", "basically", "himself", "herself", "themself", "all", "kinda", "literally", "honestly", "long",
        "in", "fact", "so", "therefore", "thus", "instead", "indeed", "nevertheless", "nonetheless", "more", "than",
        "at", "least", "best", "worst", "well", "rather", "yet", "else", "afterwards", "hence", "like", "erm", "um",
        "today", "currently", "twice", "supposedly", "mostly", "merely", "further", "hereby", "somehow", "tonight",
        "very", "much", "anyway", "otherwise", "meanwhile", "forever",
    ]
    /// Adverbs of two words.
    private static let adverbialPairs: Set<String> = [
        "of course", "in turn", "at times", "at last", "at once", "at first", "by now", "by then", "no doubt",
        "for once", "to date", "very much", "so far", "as usual", "as ever",
    ]
    /// Adverbs that are more than adverbs: behind a subject they are skipped only where a verb follows at once.
    private static let verbsInLy: Set<String> = [
        "rely", "relies", "apply", "reply", "supply", "comply", "imply", "fly",
    ]

    /// The verbs that agree with the subject at `subject`: the one in front of it in a question, or the one behind it and
    /// those that “and” joins to it.
    ///
    /// `behind` is where the subject begins, if it is more than one token.
    func agreement(in text: TokenisedText, subject: Int, behind: Int? = nil) -> [Edit] {
        guard options.pronouns == .they else { return [] }
        if let relative = relativeAgreement(in: text, subject: subject) { return relative }
        let next = skipAside(in: text, from: skipAdverbs(in: text, from: subject + 1))
        if let inverted = invertedAuxiliary(in: text, subject: behind ?? subject, next: next) { return inverted }
        guard next < text.tokens.count else { return [] }
        let verb = verbPosition(in: text, from: next)
        let token = text.tokens[verb]
        var edits: [Edit] = []
        if token.kind == .word, let plural = VerbForms.plural(of: token.folded) {
            edits.append(replace(text, verb, with: plural, "verb.agreement"))
        }
        let isPresent = !edits.isEmpty && token.folded != "was" && token.folded != "wasn't"
        let clause = clause(in: text, subject: behind ?? subject, verb: token.folded, isPresent: isPresent)
        return edits + conjoined(in: text, from: verb + (token.kind == .word ? 1 : 0), clause)
    }

    /// What is known of a clause when the verbs are looked for that go on with its subject.
    struct Clause {
        /// The subject's first verb, folded.
        var verb = ""
        /// Whether that verb is in the present: then a word in -s behind a comma may go on with it.
        var isPresent = false
        /// Whether the clause begins a sentence or follows “and”: behind its first comma “was” goes on with its subject.
        var isMain = false
        /// Whether the clause stands between commas in one of somebody else: “a boss who, if she's wrong, says so”.
        var isAside = false
    }

    static let subordinators: Set<String> = [
        "if", "when", "whenever", "as", "because", "since", "though", "although", "while", "unless", "once", "until",
        "which", "whom", "where",
    ]
    static let reporting: Set<String> = [
        "says", "said", "thinks", "thought", "claims", "claimed", "reckons", "reckoned", "insists", "insisted",
        "maintains", "maintained",
        "believes",
        "believed", "feels", "hopes", "admits", "admitted", "knows", "adds", "added", "argues", "argued", "explains",
        "explained", "writes", "wrote", "suggests", "suggested",
    ]

    /// What stands around the subject at `subject` and its first verb.
    func clause(in text: TokenisedText, subject: Int, verb: String, isPresent: Bool) -> Clause {
        func folded(_ position: Int) -> String { position >= 0 ? text.tokens[position].folded : "." }
        let before = folded(subject - 1)
        let isMain =
            text.startsSentence(subject) || [".", "?", "!", ";", ":", "\"", "“", "and", "but", "so"].contains(before)
            || Self.reporting.contains(before)
        let isQuoted = ["\"", "”", "'", "’"].contains(folded(subject - 2))
        let isReport =
            before == "," && !isQuoted && Self.reporting.contains(verb)
            || before == "so" && folded(subject - 2) == "or"
        let isBracketed = Self.subordinators.contains(before) && folded(subject - 2) == ","
        return Clause(verb: verb, isPresent: isPresent, isMain: isMain, isAside: isReport || isBracketed)
    }

    /// Where the verb stands that begins at `index`: behind a mark that opens a quotation (“she ‘dances’”), and in a
    /// compound its last part (“second-guesses”).
    func verbPosition(in text: TokenisedText, from index: Int) -> Int {
        var position = index
        if ["\"", "“", "‘", "'"].contains(text.tokens[position].folded), position + 1 < text.tokens.count,
            VerbForms.isKnownThirdPerson(text.tokens[position + 1].folded)
        {
            position += 1
        }
        let last = position + 2
        guard last < text.tokens.count, text.tokens[position].kind == .word, text.tokens[position + 1].folded == "-",
            text.touch(position, position + 1), text.touch(position + 1, last),
            VerbForms.isKnownThirdPerson(text.tokens[last].folded)
        else { return position }
        return last
    }

    /// Words that are the subject of the auxiliary behind them, so that the pronoun after it is not: “that is he”.
    private static let ownSubjects: Set<String> = [
        "it", "that", "this", "there", "which", "all", "one", "thing", "is", "was", "problem", "point", "fact",
        "reason", "truth", "question", "worry", "issue", "trouble", "did", "do", "does", "happened", "happens",
    ]

    private static let asking: Set<String> = ["what's", "where's", "who's", "how's", "when's", "why's"]

    /// “What's she like”, “where's he gone”, “what's he want”.
    private func askedAbout(in text: TokenisedText, subject: Int, next: Int) -> Edit? {
        let word = text.tokens[subject - 1]
        guard Self.asking.contains(word.folded) else { return nil }
        let verb = next < text.tokens.count ? text.tokens[next].folded : "."
        guard !VerbForms.isKnownThirdPerson(verb) || VerbForms.isAlsoNoun(verb) else { return nil }
        let auxiliary =
            VerbForms.isParticiple(verb) || ["gone", "done", "had"].contains(verb)
            ? "have" : VerbForms.isBase(verb) && verb != "like" ? "do" : "are"
        return replace(text, subject - 1, with: "\(word.folded.dropLast(2)) \(auxiliary)", "verb.inversion")
    }

    /// `is she`, `doesn't he`, and the tag `, isn't she?`.
    private func invertedAuxiliary(in text: TokenisedText, subject: Int, next: Int) -> [Edit]? {
        guard subject > 0 else { return nil }
        var position = subject - 1
        if let asked = askedAbout(in: text, subject: subject, next: next) { return [asked] }
        if position > 0, text.tokens[position].folded == "not" { position -= 1 }
        let auxiliary = text.tokens[position]
        guard VerbForms.auxiliaries.contains(auxiliary.folded), let plural = VerbForms.plural(of: auxiliary.folded)
        else { return nil }
        if position > 0, !auxiliary.folded.hasPrefix("does"),
            Self.ownSubjects.contains(text.tokens[position - 1].folded)
        {
            return nil
        }
        // “The trouble is he works too much”: the pronoun has a verb of its own.
        if next < text.tokens.count, VerbForms.isKnownThirdPerson(text.tokens[next].folded),
            text.tokens[(subject + 1)..<max(next, subject + 1)].allSatisfy({ $0.kind == .word }),
            !VerbForms.isAlsoNoun(text.tokens[next].folded)
        {
            return nil
        }
        return [replace(text, position, with: plural, "verb.inversion")]
    }

    func skipAdverbs(in text: TokenisedText, from index: Int) -> Int {
        var next = index
        if next + 1 < text.tokens.count {
            let second = text.tokens[next + 1].folded
            switch text.tokens[next].folded {
            case "no" where second == "longer", "if" where second == "ever" || second == "anything": next += 2
            case "rarely" where second == "if", "seldom" where second == "if": next += 3
            case let first where Self.adverbialPairs.contains("\(first) \(second)"): next += 2
            default: break
            }
        }
        while next < text.tokens.count, text.tokens[next].kind == .word,
            Self.adverbs.contains(text.tokens[next].folded)
                || (text.tokens[next].folded.hasSuffix("ly") && !Self.verbsInLy.contains(text.tokens[next].folded))
        {
            next += 1
        }
        return next
    }

    /// `she, by then, was`; `he – you know – says`: the position after a short aside between two equal marks.
    func skipAside(in text: TokenisedText, from index: Int) -> Int {
        guard index < text.tokens.count, [",", "–", "—", "…", "(", "["].contains(text.tokens[index].folded) else {
            return index
        }
        let open = text.tokens[index].folded
        let close = open == "(" ? ")" : open == "[" ? "]" : open
        let limit = min(text.tokens.count, index + 14)
        guard let end = text.tokens[(index + 1)..<max(index + 1, limit)].firstIndex(where: { $0.folded == close })
        else { return index }
        let aside = text.tokens[(index + 1)..<end]
        guard !aside.contains(where: { [".", "?", "!", ";"].contains($0.folded) }) else { return index }
        let next = skipAdverbs(in: text, from: end + 1)
        guard next < text.tokens.count, VerbForms.isKnownThirdPerson(text.tokens[next].folded) else { return index }
        return next
    }
}
