/// The verbs of “he who knows wins”: the one of the clause behind the pronoun, and the one that the pronoun has after it.
extension GenderNeutralRewriter {
    /// Words that begin a clause with a verb of its own inside the one that tells of somebody.
    private static let innerSubjects: Set<String> = [
        "who", "which", "that", "what", "whose", "whatever", "it", "there", "this", "everyone", "everybody", "someone",
        "somebody", "nobody", "nothing", "everything", "something",
    ]
    /// Words behind which a word in -s is a verb rather than a plural noun.
    private static let beforeMainVerb: Set<String> = [
        "last", "first", "best", "least", "most", "it", "me", "us", "them", "him", "himself", "herself", "themself",
        "often", "always", "never", "soon", "twice", "alone",
    ]

    /// The edits where the pronoun at `subject` is followed by “who” or “that” and a verb; nothing where it is not.
    func relativeAgreement(in text: TokenisedText, subject: Int) -> [Edit]? {
        let joint = subject + 1
        guard joint < text.tokens.count, ["who", "that"].contains(text.tokens[joint].folded) else { return nil }
        let first = skipAdverbs(in: text, from: joint + 1)
        guard first < text.tokens.count, text.tokens[first].kind == .word else { return nil }
        let verb = text.tokens[first].folded
        let isPresent = VerbForms.isKnownThirdPerson(verb)
        let after = first + 1 < text.tokens.count ? text.tokens[first + 1].folded : "."
        if text.tokens[joint].folded == "that",
            !isPresent || VerbForms.isAlsoNoun(verb) && !Self.beforeThing.contains(after)
        {
            return nil
        }
        var edits: [Edit] = []
        if isPresent { edits.append(plural(in: text, at: first)) }
        // “It is he who decides”: he has no verb of his own.
        if subject > 0,
            VerbForms.auxiliaries.contains(text.tokens[subject - 1].folded.droppingPossessive)
                || text.tokens[subject - 1].folded.hasSuffix("'s")
        {
            return edits
        }
        return edits + mainVerb(in: text, behind: first)
    }

    /// The verb behind a clause that tells of its subject, with those that the clause joins to its own verb on the way.
    private func mainVerb(in text: TokenisedText, behind first: Int) -> [Edit] {
        var edits: [Edit] = []
        var inner = 0
        for position in (first + 1)..<max(first + 1, min(text.tokens.count, first + 30)) {
            let token = text.tokens[position]
            let folded = token.folded
            if token.kind == .punctuation, [".", "?", "!", ";", ":", "…"].contains(folded) { break }
            if ["he", "she", "he's", "she's", "i", "we", "you", "they"].contains(folded) { break }
            if Self.innerSubjects.contains(folded) { inner += 1 }
            guard token.kind == .word, !token.isCapitalised, VerbForms.isKnownThirdPerson(folded) else { continue }
            let before = text.tokens[position - 1].folded
            if VerbForms.isAlsoNoun(folded), !Self.beforeMainVerb.contains(before), !before.hasSuffix("ly") { continue }
            if inner > 0 {
                inner -= 1
                continue
            }
            edits.append(plural(in: text, at: position))
            if ["and", "or", "but"].contains(before) { continue }
            return edits
                + conjoined(
                    in: text, from: position + 1,
                    Clause(verb: folded, isPresent: !folded.hasPrefix("was"), isMain: true))
        }
        return edits
    }

    private func plural(in text: TokenisedText, at index: Int) -> Edit {
        replace(text, index, with: VerbForms.plural(of: text.tokens[index].folded)!, "verb.relative")
    }
}
