/// The verbs that agree with they.
extension GenderNeutralRewriter {
    private static let adverbs: Set<String> = [
        "also", "just", "always", "never", "still", "really", "actually", "probably", "often", "sometimes", "only",
        "even", "then", "now", "again", "ever", "both", "already", "soon", "simply", "certainly", "clearly",
        "obviously", "perhaps", "maybe", "almost", "either", "neither", "too", "not", "alone", "first", "usually",
        "generally", "sort", "kind", "of", "quite", "rarely", "seldom", "later", "eventually", "finally", "once",
        "apparently", "basically", "himself", "herself", "themself", "all", "kinda", "literally", "honestly", "long",
        "in", "fact", "so", "therefore", "thus", "instead", "indeed", "nevertheless", "nonetheless", "more", "than",
        "at", "least", "best", "worst", "well", "rather", "yet", "else", "afterwards", "hence", "like", "erm", "um",
        "today", "currently", "twice", "supposedly", "mostly", "merely", "further", "hereby", "somehow", "tonight",
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

    private static let subordinators: Set<String> = [
        "if", "when", "whenever", "as", "because", "since", "though", "although", "while", "unless", "once", "until",
        "which", "whom", "where",
    ]
    private static let reporting: Set<String> = [
        "says", "said", "thinks", "thought", "claims", "claimed", "reckons", "reckoned", "insists", "insisted",
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
        let isReport = before == "," && Self.reporting.contains(verb)
        let isBracketed = Self.subordinators.contains(before) && folded(subject - 2) == ","
        return Clause(verb: verb, isPresent: isPresent, isMain: isMain, isAside: isReport || isBracketed)
    }

    /// Where the verb stands that begins at `index`: behind a mark that opens a quotation (“she ‘dances’”), and in a
    /// compound its last part (“second-guesses”).
    private func verbPosition(in text: TokenisedText, from index: Int) -> Int {
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
        "reason", "truth", "question", "worry", "issue", "trouble",
    ]

    /// `is she`, `doesn't he`, and the tag `, isn't she?`.
    private func invertedAuxiliary(in text: TokenisedText, subject: Int, next: Int) -> [Edit]? {
        guard subject > 0 else { return nil }
        var position = subject - 1
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

    private func skipAdverbs(in text: TokenisedText, from index: Int) -> Int {
        var next = index
        if next + 1 < text.tokens.count {
            let second = text.tokens[next + 1].folded
            switch text.tokens[next].folded {
            case "no" where second == "longer", "if" where second == "ever" || second == "anything": next += 2
            case "rarely" where second == "if", "seldom" where second == "if": next += 3
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
    private func skipAside(in text: TokenisedText, from index: Int) -> Int {
        guard index < text.tokens.count, [",", "–", "—", "…", "("].contains(text.tokens[index].folded) else {
            return index
        }
        let close = text.tokens[index].folded == "(" ? ")" : text.tokens[index].folded
        let limit = min(text.tokens.count, index + 14)
        guard let end = text.tokens[(index + 1)..<max(index + 1, limit)].firstIndex(where: { $0.folded == close })
        else { return index }
        let aside = text.tokens[(index + 1)..<end]
        guard !aside.contains(where: { [".", "?", "!", ";"].contains($0.folded) }) else { return index }
        let next = skipAdverbs(in: text, from: end + 1)
        guard next < text.tokens.count, VerbForms.isKnownThirdPerson(text.tokens[next].folded) else { return index }
        return next
    }

    // MARK: Verbs joined by “and”

    /// Subjects in whose presence a later verb in -s is theirs, unless they are what the verb before acts on.
    private static let singularSubjects: Set<String> = [
        "it", "there", "that", "this", "who", "which", "what", "everyone", "everybody", "someone", "somebody", "nobody",
        "anyone", "anybody", "nothing", "everything", "something", "one",
    ]
    private static let subjectsWithVerb: Set<String> = [
        "he", "she", "he's", "she's", "it's", "that's", "there's", "what's", "who's", "he'd", "she'd", "he'll",
        "she'll",
        "it'll", "it'd", "that'll", "this's", "everyone's", "somebody's", "someone's",
    ]
    /// Subjects of their own that no verb in -s can belong to.
    private static let otherSubjects: Set<String> = [
        "i", "we", "they", "you", "i'm", "i've", "i'd", "i'll", "we're", "we've", "we'd", "we'll", "you're", "you've",
        "you'd", "you'll", "they're", "they've", "they'd", "they'll", "these", "those", "people",
    ]
    private static let joints: Set<String> = ["and", "or", "but", "then", "nor", "yet", "&"]
    private static let modals: Set<String> = [
        "would", "could", "should", "will", "can", "may", "might", "must", "did", "had", "won't", "can't", "couldn't",
        "wouldn't", "shouldn't", "didn't", "hadn't", "were", "are",
    ]

    /// Verbs that “and”, “or”, “but” or a comma joins to the subject's first verb, up to the next subject or the end of the
    /// sentence.
    func conjoined(in text: TokenisedText, from index: Int, _ clause: Clause) -> [Edit] {
        guard options.pronouns == .they else { return [] }
        var edits: [Edit] = []
        var clause = clause
        // Behind a clause in the past with a subject of its own, “is” and “has” may go on with that one.
        var hasPastClause = false
        var position = index
        let limit = min(text.tokens.count, index + 60)
        while position < limit {
            let token = text.tokens[position]
            let folded = token.folded
            if token.kind == .punctuation {
                if [".", "?", "!", ";", ":", "…"].contains(folded) { break }
                if folded == ",", clause.isAside { break }
                if [",", "–", "—"].contains(folded), let verb = joinedVerb(in: text, behind: position, clause) {
                    edits.append(
                        replace(text, verb, with: VerbForms.plural(of: text.tokens[verb].folded)!, "verb.conjoined"))
                    position = verb
                } else {
                    clause.isMain = false
                }
            } else if Self.subjectsWithVerb.contains(folded) {
                break
            } else if let verb = verbOfSubject(in: text, at: position) {
                if VerbForms.isKnownThirdPerson(verb) {
                    return edits + spoken(in: text, from: position, to: limit, clause)
                }
                hasPastClause = true
                clause.isMain = false
            } else if Self.joints.contains(folded) {
                if let verb = joinedVerb(in: text, behind: position) {
                    if hasPastClause, VerbForms.auxiliaries.contains(text.tokens[verb].folded) { break }
                    clause.isPresent = true
                    edits.append(
                        replace(text, verb, with: VerbForms.plural(of: text.tokens[verb].folded)!, "verb.conjoined"))
                    position = verb
                }
            } else if position > index, isVerbOfAnother(in: text, at: position) {
                return edits + spoken(in: text, from: position, to: limit, clause)
            }
            position += 1
        }
        return edits
    }

    private static let speaking: Set<String> = [
        "calls", "urges", "insists", "argues", "claims", "denies", "accuses", "warns", "demands", "adds", "predicts",
        "recommends", "suggests", "concludes", "complains", "criticises", "accepts", "acknowledges", "apologises",
    ]

    /// What somebody who “says that the law is old” goes on to say, past the clause that is said: “and calls for a new one”.
    private func spoken(in text: TokenisedText, from index: Int, to limit: Int, _ clause: Clause) -> [Edit] {
        guard Self.reporting.contains(clause.verb), clause.isPresent else { return [] }
        for position in index..<limit {
            let folded = text.tokens[position].folded
            if [".", "?", "!", ";", ":", "…"].contains(folded) || Self.subjectsWithVerb.contains(folded) { break }
            guard folded == "and" || folded == "but" else { continue }
            let next = skipAdverbs(in: text, from: position + 1)
            guard next < text.tokens.count, Self.speaking.contains(text.tokens[next].folded) else { continue }
            return [
                replace(text, next, with: VerbForms.plural(of: text.tokens[next].folded)!, "verb.conjoined")
            ]
        }
        return []
    }

    /// The verb right behind a joint, if it is the third person of one.
    ///
    /// Behind a comma, where `list` is the clause that it may go on with, one must be sure: only a word counts that is
    /// hardly ever a noun, or an auxiliary that nothing else can be the subject of.
    private func joinedVerb(in text: TokenisedText, behind joint: Int, _ list: Clause? = nil) -> Int? {
        let start = skipAside(in: text, from: skipAdverbs(in: text, from: joint + 1))
        guard start < text.tokens.count else { return nil }
        let next = verbPosition(in: text, from: start)
        let verb = text.tokens[next]
        // “second-guesses”, but “memos and e-mails”.
        if next > start + 1, !Self.verbPrefixes.contains(text.tokens[next - 2].folded) { return nil }
        guard verb.kind == .word, !verb.isCapitalised, VerbForms.isKnownThirdPerson(verb.folded) else { return nil }
        if VerbForms.isAlsoNoun(verb.folded) {
            guard isVerb(in: text, at: next, joint: joint, list) else { return nil }
        } else if let list, VerbForms.auxiliaries.contains(verb.folded) {
            // “, is” may go on after an aside about somebody else; “, doesn't it” asks, and “, is Priya” names.
            guard next + 1 < text.tokens.count, next == joint + 1 || list.isMain else { return nil }
            let after = text.tokens[next + 1]
            guard list.isMain || verb.folded == list.verb && verb.folded != "was", after.kind == .word,
                !after.isCapitalised, !Self.tagSubjects.contains(after.folded), !Self.beforeThing.contains(after.folded)
            else { return nil }
        } else if list != nil, !isVerbPosition(in: text, at: next) {
            return nil
        }
        return next
    }

    /// What a verb acts on, or the little word that goes with it, and a plural noun has not.
    private static let afterVerb: Set<String> = [
        "it", "me", "us", "them", "him", "her", "you", "everyone", "everybody", "people", "at", "out", "up", "away",
        "back",
        "down",
    ]

    /// Whether a word goes on after “that” as the thing pointed at (“drives that awful car”), not as a clause (“plans that
    /// people hate”).
    private func isThing(in text: TokenisedText, at index: Int) -> Bool {
        guard index < text.tokens.count, text.tokens[index].kind == .word, !text.tokens[index].isCapitalised else {
            return false
        }
        let word = text.tokens[index].folded
        return !word.hasSuffix("s") && !word.hasSuffix("ly") && !VerbForms.isFinite(word) && !VerbForms.isBase(word)
            && !Self.modals.contains(word) && !Self.otherSubjects.contains(word) && !Self.tagSubjects.contains(word)
            && !Self.adverbs.contains(word) && !Self.singularSubjects.contains(word)
    }

    /// Whether a word is what a listed verb acts on, several of a kind: “climbs mountains and rows”, not “sports cars”.
    private func isManyThings(in text: TokenisedText, at index: Int) -> Bool {
        guard index < text.tokens.count, !["sports", "sales", "arms"].contains(text.tokens[index - 1].folded) else {
            return false
        }
        let word = text.tokens[index].folded
        let after = index + 1 < text.tokens.count ? text.tokens[index + 1].folded : "."
        return word.hasSuffix("s") && !word.hasSuffix("ss") && VerbForms.plural(of: word) != nil
            && !VerbForms.auxiliaries.contains(word) && [",", "and", "or", "for", "at", "in", "on"].contains(after)
    }

    private static let verbPrefixes: Set<String> = [
        "second", "double", "triple", "re", "over", "out", "co", "cross", "fast", "hand", "part", "pre", "spoon",
        "self",
        "stage", "half", "mis", "under",
    ]
    private static let tagSubjects: Set<String> = [
        "i", "it", "he", "she", "they", "we", "you", "that", "this", "there", "one",
    ]
    /// Words that begin what a listed verb acts on: “plays the piano”.
    static let beforeThing: Set<String> = ["the", "a", "an", "my", "our", "your", "their", "his", "every"]
    private static let afterListedVerb: Set<String> = ["by", "on", "in", "for", "with", "against", "through", "around"]

    /// Whether a word that may be a plural noun is a verb: by an adverb before it, or by what follows.
    private func isVerb(in text: TokenisedText, at index: Int, joint: Int, _ list: Clause?) -> Bool {
        if index > joint + 1, text.tokens[joint + 1].folded != "all", text.tokens[joint + 1].folded != "of" {
            return true
        }
        let after = index + 1 < text.tokens.count ? text.tokens[index + 1].folded : "."
        if Self.afterVerb.contains(after) || text.tokens[joint].folded == "nor" { return true }
        let before = joint > 0 ? text.tokens[joint - 1].folded : ""
        if let list {
            if list.isPresent, Self.beforeThing.contains(after) || isManyThings(in: text, at: index + 1) { return true }
            return !before.hasSuffix("s") && (after == "to" || list.isPresent && Self.afterListedVerb.contains(after))
        }
        if after == "that", index + 2 < text.tokens.count, ["a", "an", "the"].contains(text.tokens[index + 2].folded) {
            return true  // “calls that a short day”
        }
        if after == "of", index + 2 < text.tokens.count, text.tokens[index + 2].folded.hasSuffix("ing") {
            return true  // “dreams of turning professional”
        }
        // “Bottles it up and smiles.”: a noun would not be joined to “up”.
        if Self.afterVerb.contains(before),
            index + 1 == text.tokens.count || text.tokens[index + 1].kind == .punctuation
        {
            return true
        }
        if after == "that", isThing(in: text, at: index + 2) { return true }
        guard isVerbPosition(in: text, at: index) else { return false }
        // “Makes notes and plans for everybody”: two nouns of one kind.
        return !(before.hasSuffix("s") && VerbForms.isAlsoNoun(before))
    }

    /// The finite verb of the clause that a word such as “it” or “that” begins here; nothing where it begins none.
    private func verbOfSubject(in text: TokenisedText, at index: Int) -> String? {
        guard Self.singularSubjects.contains(text.tokens[index].folded) else { return nil }
        let next = skipAdverbs(in: text, from: index + 1)
        guard next < text.tokens.count, text.tokens[next].kind == .word else { return nil }
        let folded = text.tokens[next].folded
        let isFinite =
            VerbForms.isKnownThirdPerson(folded) && !VerbForms.isAlsoNoun(folded) || Self.modals.contains(folded)
            || folded.hasSuffix("ed") || folded.hasSuffix("n't") || VerbForms.isIrregularPast(folded)
        return isFinite ? folded : nil
    }

    /// Whether a third-person verb stands behind a noun that is its subject: “knows the ward is full”.
    private func isVerbOfAnother(in text: TokenisedText, at index: Int) -> Bool {
        let folded = text.tokens[index].folded
        guard VerbForms.auxiliaries.contains(folded) || folded == "says" || folded == "means" else { return false }
        let before = text.tokens[index - 1]
        return before.kind == .word && !Self.joints.contains(before.folded) && !Self.adverbs.contains(before.folded)
            && !Self.otherSubjects.contains(before.folded)
    }

    /// Whether a word that may be a plural noun (“notes”, “calls”) stands as a verb: something follows that a verb takes.
    private func isVerbPosition(in text: TokenisedText, at index: Int) -> Bool {
        if VerbForms.auxiliaries.contains(text.tokens[index].folded) { return true }
        guard index + 1 < text.tokens.count, text.tokens[index + 1].kind == .word else {
            return !VerbForms.isAlsoNoun(text.tokens[index].folded)
        }
        return !["and", "or", "of", "were", "are", "have", "who", "which", "that", "from"].contains(
            text.tokens[index + 1].folded) || !VerbForms.isAlsoNoun(text.tokens[index].folded)
    }
}
