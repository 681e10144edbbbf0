/// The verbs that “and”, a comma or an aside joins to the one behind a pronoun.
extension GenderNeutralRewriter {
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
        // “, before it closed, and is now”: such a clause ends with its comma.
        var isPastBracketed = false
        var position = index
        let limit = min(text.tokens.count, index + 60)
        while position < limit {
            let token = text.tokens[position]
            let folded = token.folded
            if token.kind == .punctuation {
                if [".", "?", "!", ":", "…"].contains(folded) { break }
                if folded == ",", clause.isAside { break }
                if folded == ";", !goesOn(in: text, behind: position, clause) { break }
                if folded == ",", isPastBracketed { hasPastClause = false }
                if [",", "–", "—", ";"].contains(folded), let verb = joinedVerb(in: text, behind: position, clause) {
                    edits.append(
                        replace(text, verb, with: VerbForms.plural(of: text.tokens[verb].folded)!, "verb.conjoined"))
                    position = verb
                } else {
                    clause.isMain = false
                }
            } else if Self.subjectsWithVerb.contains(folded) {
                if let end = conditionEnd(in: text, from: position, to: limit) {
                    position = end
                    continue
                }
                break
            } else if let verb = verbOfSubject(in: text, at: position) {
                if VerbForms.isKnownThirdPerson(verb) {
                    return edits + spoken(in: text, from: position, to: limit, clause)
                }
                hasPastClause = true
                isPastBracketed =
                    text.tokens[position - 2].folded == ","
                    && ["before", "after", "until", "when", "where", "once"].contains(text.tokens[position - 1].folded)
                clause.isMain = false
            } else if Self.modals.contains(folded), isModalOfAnother(in: text, at: position, clause), position > index {
                hasPastClause = true
                clause.isMain = false
            } else if Self.joints.contains(folded) {
                if let verb = joinedVerb(in: text, behind: position, isPresent: clause.isPresent) {
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

    /// “Is fine if it's quiet, and isn't when…”: the comma that ends a condition with a subject of its own.
    private func conditionEnd(in text: TokenisedText, from subject: Int, to limit: Int) -> Int? {
        guard subject > 1 else { return nil }
        let isOther =
            ["it's", "there's", "that's"].contains(text.tokens[subject].folded)
            && ["if", "when", "whenever", "unless", "until", "once", "because"].contains(
                text.tokens[subject - 1].folded)
        // “, where she also taught, and is now head”
        let isAside =
            ["he", "she"].contains(text.tokens[subject].folded) && text.tokens[subject - 2].folded == ","
            && Self.subordinators.contains(text.tokens[subject - 1].folded)
        guard isOther || isAside else { return nil }
        for position in subject..<limit where text.tokens[position].kind == .punctuation {
            guard text.tokens[position].folded == ",", position + 2 < limit else { return nil }
            return ["and", "but"].contains(text.tokens[position + 1].folded) ? position : nil
        }
        return nil
    }

    /// “She has seen the wards; has read the notes”: whether a verb without a subject stands right behind a semicolon.
    private func goesOn(in text: TokenisedText, behind semicolon: Int, _ clause: Clause) -> Bool {
        guard clause.isMain, semicolon + 1 < text.tokens.count else { return false }
        let next = text.tokens[semicolon + 1].folded
        return VerbForms.auxiliaries.contains(next)
            || clause.isPresent && VerbForms.isKnownThirdPerson(next) && !VerbForms.isAlsoNoun(next)
    }

    /// “She told us the boat had sunk and was lost”: whether a noun has the modal verb in what is told.
    private func isModalOfAnother(in text: TokenisedText, at index: Int, _ clause: Clause) -> Bool {
        guard ["told", "said", "thought", "claimed", "insisted", "believed"].contains(clause.verb), index > 1,
            ["had", "would", "could", "should"].contains(text.tokens[index].folded)
        else { return false }
        let before = text.tokens[index - 1]
        return before.kind == .word && !Self.joints.contains(before.folded) && !Self.adverbs.contains(before.folded)
            && !Self.otherSubjects.contains(before.folded) && !Self.tagSubjects.contains(before.folded)
            && !["who", "what", "which", "this"].contains(before.folded)
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
            guard next < text.tokens.count else { continue }
            let verb = text.tokens[next].folded
            // “He maintains that the note was lost and blames me”: the present goes on with the present.
            let isOwn =
                text.tokens[index].folded == "was" && VerbForms.isKnownThirdPerson(verb) && !VerbForms.isAlsoNoun(verb)
            let after = next + 1 < text.tokens.count ? text.tokens[next + 1].folded : "."
            guard
                Self.speaking.contains(verb)
                    || isOwn && ["me", "us", "them", "him", "her", "you", "everybody", "everyone"].contains(after)
            else { continue }
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
    private func joinedVerb(in text: TokenisedText, behind joint: Int, _ list: Clause? = nil, isPresent: Bool = true)
        -> Int?
    {
        let start = skipAside(in: text, from: skipAdverbs(in: text, from: joint + 1))
        guard start < text.tokens.count else { return nil }
        let next = verbPosition(in: text, from: start)
        let verb = text.tokens[next]
        // “Whether she does or not depends on me.”
        if text.tokens[joint].folded == "or", text.tokens[joint + 1].folded == "not" { return nil }
        // “, but is this one any better”: a question of its own.
        if VerbForms.auxiliaries.contains(verb.folded), next + 1 < text.tokens.count,
            ["this", "that", "it", "there", "the"].contains(text.tokens[next + 1].folded),
            Self.isQuestion(text, from: next)
        {
            return nil
        }
        // “second-guesses”, but “memos and e-mails”.
        if next > start + 1, !Self.verbPrefixes.contains(text.tokens[next - 2].folded) { return nil }
        guard verb.kind == .word, !verb.isCapitalised, VerbForms.isKnownThirdPerson(verb.folded) else { return nil }
        if VerbForms.isAlsoNoun(verb.folded) {
            guard isVerb(in: text, at: next, joint: joint, list) else { return nil }
            // “He designed furniture and houses for the rich”: behind the past a noun is likelier.
            let after = next + 1 < text.tokens.count ? text.tokens[next + 1].folded : "."
            guard
                isPresent || next > joint + 1 || Self.afterVerb.contains(after) || Self.beforeThing.contains(after)
                    || Self.tagSubjects.contains(after) || ["to", "nobody", "everybody", "how"].contains(after)
            else { return nil }
        } else if let list, VerbForms.auxiliaries.contains(verb.folded) {
            // “, is” may go on after an aside about somebody else; “, doesn't it” asks, and “, is Priya” names.
            guard next + 1 < text.tokens.count, next == joint + 1 || list.isMain else { return nil }
            let after = text.tokens[next + 1]
            guard list.isMain || verb.folded == list.verb && verb.folded != "was", after.kind == .word,
                !after.isCapitalised, !Self.tagSubjects.contains(after.folded),
                list.isMain && verb.folded == "has" || !Self.beforeThing.contains(after.folded)
            else { return nil }
        } else if list != nil, !isVerbPosition(in: text, at: next) {
            return nil
        }
        return next
    }

    /// Whether the sentence from a token on ends in a question mark.
    private static func isQuestion(_ text: TokenisedText, from index: Int) -> Bool {
        text.tokens[index...].first { [".", "?", "!", ";"].contains($0.folded) }?.folded == "?"
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

    /// Whether a word looks like several of a kind: “boats”, not “physics” or “glass”.
    private func isPlural(_ word: String) -> Bool {
        word.hasSuffix("s") && !word.hasSuffix("ss") && !word.hasSuffix("ics") && !word.hasSuffix("us")
    }

    /// Whether a word is what a listed verb acts on, several of a kind: “climbs mountains and rows”, not “sports cars”.
    private func isManyThings(in text: TokenisedText, at index: Int) -> Bool {
        guard index < text.tokens.count, !["sports", "sales", "arms"].contains(text.tokens[index - 1].folded) else {
            return false
        }
        let word = text.tokens[index].folded
        let after = index + 1 < text.tokens.count ? text.tokens[index + 1].folded : "."
        return word.hasSuffix("s") && !word.hasSuffix("ss") && VerbForms.plural(of: word) != nil
            && !VerbForms.auxiliaries.contains(word)
            && [",", "and", "or", "for", "at", "in", "on", "of", "to", "with", "from"].contains(after)
    }

    private static let verbPrefixes: Set<String> = [
        "second", "double", "triple", "re", "over", "out", "co", "cross", "fast", "hand", "part", "pre", "spoon",
        "self",
        "stage", "half", "mis", "under", "break", "belly", "tap", "ice", "cold", "speed", "jump", "kick", "name", "sky",
        "bad", "short", "window", "sleep", "day", "force", "bottle", "breast", "deep", "home", "mass", "hard", "soft",
    ]
    private static let tagSubjects: Set<String> = [
        "i", "it", "he", "she", "they", "we", "you", "that", "this", "there", "one",
    ]
    /// Words that begin what a listed verb acts on: “plays the piano”.
    static let beforeThing: Set<String> = ["the", "a", "an", "my", "our", "your", "their", "his", "every"]
    private static let afterListedVerb: Set<String> = [
        "by", "on", "in", "for", "with", "against", "through", "around", "as", "too", "so", "home", "off", "over",
        "hard",
        "fast", "well", "like", "into", "every",
    ]
    /// When or how often, behind a verb and never behind a list of nouns.
    private static let afterVerbAlone: Set<String> = ["every", "each", "daily", "twice", "whenever", "too", "well"]

    /// Whether a word that may be a plural noun is a verb: by an adverb before it, or by what follows.
    private func isVerb(in text: TokenisedText, at index: Int, joint: Int, _ list: Clause?) -> Bool {
        if index > joint + 1, text.tokens[joint + 1].folded != "all", text.tokens[joint + 1].folded != "of" {
            return true
        }
        let after = index + 1 < text.tokens.count ? text.tokens[index + 1].folded : "."
        if Self.afterVerb.contains(after) || text.tokens[joint].folded == "nor" { return true }
        let before = joint > 0 ? text.tokens[joint - 1].folded : ""
        if let list {
            if list.isPresent, after == "as", index + 2 < text.tokens.count,
                ["a", "an", "the"].contains(text.tokens[index + 2].folded)
            {
                return true  // “works as a baker”
            }
            if list.isPresent, Self.beforeThing.contains(after) || isManyThings(in: text, at: index + 1) { return true }
            return list.isPresent && !isPlural(before) && (after == "to" || Self.afterListedVerb.contains(after))
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
        if Self.afterVerbAlone.contains(after) { return true }
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
