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
        return common.contains(base)
    }

    /// Whether a word is the base form of a known verb.
    static func isBase(_ word: String) -> Bool { common.contains(word) }

    /// Whether a word after `'s` makes it “has”: been, got, taken, worked.
    static func isParticiple(_ word: String) -> Bool {
        if participles.contains(word) { return true }
        guard word.hasSuffix("ed"), word.utf8.count > 3 else { return false }
        return !states.contains(word)
    }

    private static func words(_ list: String) -> Set<String> {
        Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    /// Irregular participles that follow “has” in talk far more often than “is”.
    private static let participles = words(
        """
        been got had become begun brought built bought caught chosen come cut dealt drawn driven eaten fallen felt fought
        found forgotten given grown heard held hit hurt kept known led learnt left lent let lost made meant met paid put
        read rung run said seen sent set shown shut sat slept spoken spent stood started stuck taken taught told thought
        thrown understood woken worn won written spoilt burnt dreamt
        """)

    /// Words in -ed that describe how somebody is.
    private static let states = words(
        """
        tired worried stressed excited interested concerned exhausted devastated married divorced separated qualified
        depressed frustrated annoyed confused bored scared frightened terrified embarrassed ashamed overwhelmed supposed
        used prepared pleased delighted relieved disappointed surprised shocked determined committed motivated isolated
        talented gifted experienced drained frazzled convinced satisfied involved retired disabled signed demoralised
        disillusioned burned bullied allowed asked expected based called named aged wired
        """)

    /// Verbs that talk and reports are full of, in their base form.
    private static let common = words(
        """
        accept ache achieve act add admit advise affect agree aim allow answer apologise appear apply appreciate approach
        argue arrange arrive ask assume attend avoid be become begin behave believe belong blame book break bring build
        burn buy call calm care carry catch cause change chase check choose claim clear climb close collect come commit
        compare complain complete concentrate confide connect consider contact continue control cook cope copy cost count
        cover create cross cry cut cycle deal decide describe deserve develop die disagree discuss do doubt draw dread
        dream drink drive drop earn eat email encourage end enjoy enter expect explain explore face fail fall fear feel fight fill
        find finish fit fix follow forget forgive function gather get give go grow guess handle happen hate have head hear
        help hide hold hope hurt ignore imagine improve include insist intend interrupt introduce invite join jump keep
        kick kill know lack laugh lay lead leap learn leave lend let lie like listen live lock look lose love make manage
        matter mean meet mention mind miss mix move name need notice offer open organise ought owe pack park pass pause
        pay phone pick plan play point prefer prepare present press pretend prevent promise protect prove provide pull
        push put question raise reach read realise recall receive recognise recommend reflect refuse regret relax rely
        remain remember remind repeat reply report require respect respond rest return ring rise run rush save say see
        seem sell send serve set settle shake share shout show shrug shut sign sing sit sleep smile solve sort sound speak
        spend split stand stare start stay step stick stop struggle study succeed suffer suggest support suppose swear
        take talk teach tell tend thank think throw tidy touch train travel treat trust try turn type understand use visit
        volunteer wait wake walk want warn watch wear welcome whisper win wish wonder work worry write
        """)
}
