/// English verb forms, as far as the agreement of “they” needs them.
enum VerbForms {
    /// Third person singular forms that do not follow the spelling rules, and the negated auxiliaries.
    private static let irregular: [String: String] = [
        "is": "are", "was": "were", "has": "have", "does": "do", "goes": "go", "isn't": "aren't", "wasn't": "weren't",
        "hasn't": "haven't", "doesn't": "don't", "doesnae": "dinnae", "isnae": "arenae", "wasnae": "werenae",
        "hasnae": "havenae", "undergoes": "undergo", "dies": "die", "lies": "lie", "ties": "tie",
        "vies": "vie", "focuses": "focus", "biases": "bias", "aches": "ache", "gases": "gas", "quizzes": "quiz",
        "uses": "use", "loses": "lose", "closes": "close", "chooses": "choose", "raises": "raise", "advises": "advise",
        "promises": "promise", "practises": "practise", "purchases": "purchase", "releases": "release",
        "causes": "cause",
        "proposes": "propose", "supposes": "suppose", "realises": "realise", "recognises": "recognise",
        "refuses": "refuse",
        "rises": "rise", "teases": "tease", "pauses": "pause", "apologises": "apologise", "organises": "organise",
        "exercises": "exercise", "increases": "increase", "pleases": "please", "ceases": "cease", "nurses": "nurse",
    ]

    static let auxiliaries: Set<String> = [
        "is", "was", "has", "does", "isn't", "wasn't", "hasn't", "doesn't",
    ]

    /// Words after a subject that end in -s and are no verbs.
    private static let notVerbs: Set<String> = [
        "always", "sometimes", "perhaps", "nevertheless", "nonetheless", "besides", "afterwards", "towards", "as",
        "this",
        "us", "less", "plus", "thus", "yes", "its", "his", "hers", "ours", "theirs", "yours", "whereas", "unless",
        "across",
        "nowadays", "indoors", "outdoors", "upstairs", "downstairs", "overseas", "alas", "ages", "years", "weeks",
        "days",
        "hours", "months", "minutes", "times", "lots", "loads", "themselves", "ourselves", "was", "is", "has", "does",
    ]

    /// The form of a third person verb that goes with “they”: `is` → `are`, `carries` → `carry`.
    ///
    /// - Returns: `nil` where the word does not change.
    static func plural(of verb: String) -> String? {
        if let form = irregular[verb] { return form }
        guard verb.hasSuffix("s"), !verb.hasSuffix("ss"), verb.utf8.count > 2, !notVerbs.contains(verb),
            !verb.contains("'")
        else { return nil }
        if verb.hasSuffix("ies"), verb.utf8.count > 4 { return verb.dropLast(3) + "y" }
        for ending in ["sses", "shes", "ches", "xes", "zzes", "oes"] where verb.hasSuffix(ending) {
            return String(verb.dropLast(2))
        }
        return String(verb.dropLast(1))
    }

    /// Whether a word is the third person of a known verb, so that it may be one without standing behind its subject.
    static func isKnownThirdPerson(_ word: String) -> Bool {
        if auxiliaries.contains(word) { return true }
        guard let base = plural(of: word) else { return false }
        return VerbWords.all.contains(base) || isVerbByEnding(base)
    }

    private static let nounsByEnding: Set<String> = ["size", "prize", "maize", "assize", "bronze"]
    private static let verbPrefixes = ["re", "mis", "over", "un", "dis"]

    /// Whether the ending or the prefix of a word in no list makes it a verb: “realize”, “electrify”, “rewatch”.
    private static func isVerbByEnding(_ word: String) -> Bool {
        if word.hasSuffix("ize") || word.hasSuffix("yze") || word.hasSuffix("ify") {
            return !nounsByEnding.contains(word)
        }
        return verbPrefixes.contains { prefix in
            guard word.hasPrefix(prefix) else { return false }
            let rest = String(word.dropFirst(prefix.utf8.count))
            return rest.utf8.count > 3 && VerbWords.common.contains(rest) && !VerbWords.alsoNouns.contains(rest)
                && !["make", "take", "sort", "come"].contains(rest)
        }
    }

    /// Whether a word is the base form of a known verb.
    static func isBase(_ word: String) -> Bool {
        VerbWords.common.contains(word) || VerbWords.wider.contains(word) && !VerbWords.alsoNouns.contains(word)
            || isVerbByEnding(word)
    }

    /// Whether a word after `'s` makes it “has”: been, got, taken, worked.
    static func isParticiple(_ word: String) -> Bool {
        if VerbWords.participles.contains(word) { return true }
        guard word.hasSuffix("ed"), word.utf8.count > 3 else { return false }
        return !isState(word)
    }

    /// What somebody has done that begins with un-, unlike “unarmed”.
    private static let undoing: Set<String> = [
        "unlocked", "unpacked", "unloaded", "untied", "unveiled", "unearthed", "uncovered", "unleashed", "undermined",
        "underestimated", "united", "unplugged", "unwrapped", "unzipped", "unfolded", "undressed", "unblocked",
        "unfollowed", "unfriended", "unsubscribed", "unscrewed", "unsettled", "unhooked", "undercharged", "unravelled",
    ]

    /// Whether a participle says how somebody is more often than what they have done: tired, worried.
    static func isState(_ word: String) -> Bool {
        VerbWords.states.contains(word) || word.hasPrefix("un") && word.hasSuffix("ed") && !undoing.contains(word)
    }

    /// Whether a word is a past form that spelling does not show: went, felt.
    static func isIrregularPast(_ word: String) -> Bool { VerbWords.pasts.contains(word) }

    /// Whether a word behind a noun is its verb.
    static func isFinite(_ word: String) -> Bool {
        isIrregularPast(word) || word.hasSuffix("ed") || isKnownThirdPerson(word) && !isAlsoNoun(word)
    }

    /// Whether “she'd” before a word is “she had”.
    static func followsHad(_ word: String) -> Bool {
        VerbWords.participles.contains(word) || word == "better" || word == "gone" || word == "done"
            || word.hasSuffix("ed") && !VerbWords.common.contains(word)
    }

    /// Whether a verb in -s may as well be a plural noun: calls, notes.
    static func isAlsoNoun(_ word: String) -> Bool {
        plural(of: word).map(VerbWords.alsoNouns.contains) ?? false
    }

    /// Adjectives in -er that compare: braver, calmer.
    static var comparatives: Set<String> { VerbWords.comparatives }
}
