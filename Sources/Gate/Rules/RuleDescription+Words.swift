/// Rules about words that tell who somebody is.
extension RuleDescription {
    static let directIdentifier = RuleDescription(
        name: "direct identifier",
        level: .error,
        summary: "An address, a number or a date that belongs to one person.",
        details:
            "E-mail, telephone, full postcode, NHS number, IBAN, card and insurance numbers by their "
            + "check digits, IP addresses, coordinates, pages of persons. In vignettes and quotations also "
            + "dates to the day, exact ages and number plates. Authors and references are exempt.",
        example: "“Write to someone@example.org.”",
        remedy: "Take it out.",
        precision: .high,
        tags: ["words", "identifier"])

    static let personName = RuleDescription(
        name: "person's name",
        level: .error,
        summary: "A name of a person.",
        details:
            "In vignettes, quotations and attributions every name; elsewhere one with a cue right beside it, such as a "
            + "title, a relation or a verb of speech, that is no author and no cited author.",
        example: "“After that Dr Quarmby came by.”",
        remedy: "Take it out or write a role instead.",
        precision: .medium,
        tags: ["words", "name"])

    static let fineSite = RuleDescription(
        name: "place or organisation too fine",
        level: .error,
        summary: "A place or a place of work finer than the policy allows.",
        details:
            "In vignettes, quotations and attributions: a place of work, or a place below the level of "
            + "`attributes.place`. Elsewhere only names from the study's secret list.",
        example: "“We met at St Wilfrid's Hospital.”",
        remedy: "Write the region, or “a hospital”.",
        precision: .medium,
        tags: ["words", "place"])

    static let gender = RuleDescription(
        name: "gender marker",
        level: .error,
        summary: "A word that tells a person's gender where the policy masks it.",
        details:
            "In vignettes and attributions, where `gender` is among the stages of redaction. Quotations "
            + "are left out.",
        example: "“She went back to her ward.”",
        remedy: "Write they, or a word without gender.",
        precision: .medium,
        tags: ["words", "gender"])

    static let fineRole = RuleDescription(
        name: "role or specialty too fine",
        level: .error,
        summary: "A grade, a role, an examination or a specialty finer than the policy allows.",
        details:
            "In vignettes, quotations and attributions, by the levels of `attributes.role` and "
            + "`attributes.specialty`.",
        example: "“They worked in cardiology then.”",
        remedy: "Write the coarser word of the hierarchy.",
        precision: .medium,
        tags: ["words", "role"])

    static let indirectCombination = RuleDescription(
        name: "indirect combination",
        level: .error,
        summary: "Three or more kinds of indirect attributes stand together, though each may be printed.",
        details:
            "Age, gender, role, specialty, place, organisation, origin, religion, language, disability or "
            + "diagnosis, family, tenure, date or event, each counted once: in one vignette, in one "
            + "attribution, or within 40 words of a paragraph that names a participant by a code.",
        example: "“(female consultant, surgery, aged 40–49)”",
        remedy: "Leave attributes out until two are left.",
        precision: .medium,
        tags: ["words", "combination"])

    static let rareValue = RuleDescription(
        name: "rare value",
        level: .error,
        summary: "A term that fewer than k participants use.",
        details:
            "Needs the study. Terms are origins, languages, religions, examinations, pastimes, diagnoses "
            + "and unusual events; a term that nobody in the corpus uses is the author's own.",
        example: "“They kept falcons”, which one participant said.",
        remedy: "Take it out, or write a wider word.",
        precision: .exact,
        tags: ["words", "study"])

    static let datable = RuleDescription(
        name: "datable event",
        level: .warning,
        summary: "A date, or a named event with its year, by which what is told can be looked up.",
        details:
            "In vignettes and quotations: a month with its year; an inspection, incident, inquiry, "
            + "strike, merger or project with a year or finer.",
        example: "“That was the year of the 2016 strike.”",
        remedy: "Write the season, or “later”.",
        precision: .medium,
        tags: ["words", "event"])

    static let origin = RuleDescription(
        name: "origin, language or religion",
        level: .error,
        summary: "A person's origin, language or religion, which with role and place singles them out.",
        details:
            "In vignettes, quotations and attributions. Ids up to VG208 are shared with other tools' "
            + "lists; this one is the project's own.",
        example: "“The only Welsh speaker on the ward.”",
        remedy: "Take it out.",
        precision: .medium,
        tags: ["words", "origin"])
}
