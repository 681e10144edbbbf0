/// Rules about codes, quotations and what can be traced.
extension RuleDescription {
    static let codePrinted = RuleDescription(
        name: "code printed",
        level: .error,
        summary: "A participant's code inside a vignette, or anywhere where the policy forbids codes.",
        details:
            "`P7`, `p07`, `INT12`, `FG2P3`, `Participant 4` and the like; with the study also its own "
            + "ids. `report.codes: exclude` forbids them everywhere.",
        example: "“As P07 put it” inside a vignette.",
        remedy: "Take it out.",
        precision: .high,
        tags: ["codes"])

    static let linkableCode = RuleDescription(
        name: "linkable code",
        level: .error,
        summary:
            "One code or pseudonym is attributed in so many places that its quotations can be put "
            + "together.",
        details:
            "A code counts however it is written; a pseudonym is a name or a numbered noun that an "
            + "attribution begins with. The limits are `report.linkSections` and `report.linkTimes`, over "
            + "all files of a call.",
        example: "“(P07)” behind quotations in two sections.",
        remedy: "Change codes from section to section, or print none.",
        precision: .high,
        tags: ["codes", "linkage"])

    static let accretingAttributes = RuleDescription(
        name: "attributes accrete",
        level: .error,
        summary:
            "The attributions of one code tell three or more kinds of indirect attributes together, "
            + "though each tells fewer.",
        details: "Over all files of a call. Each kind counts once.",
        example: "“(P7, consultant)” and later “(P7, surgery, North)”.",
        remedy: "Give the same one or two attributes at every quotation.",
        precision: .medium,
        tags: ["codes", "combination"])

    static let conflictingAttributes = RuleDescription(
        name: "conflicting attributes",
        level: .warning,
        summary: "The attributions of one code give two values of one attribute.",
        details:
            "A value and one above it in its hierarchy do not conflict. It is a mistake, or a change that "
            + "shows which of the two was made up.",
        example: "“(P7, consultant)” and later “(P7, trainee)”.",
        remedy: "Look it up, and write one of the two.",
        precision: .medium,
        tags: ["codes"])

    static let longQuotation = RuleDescription(
        name: "quotation too long",
        level: .error,
        summary: "One quotation, or all of one code together, has more words than the policy allows.",
        details:
            "Off unless the policy names `report.maxQuoteWords` or `report.maxQuoteWordsPerCode`. Words "
            + "are counted as a reader counts them.",
        example: "A quotation of 120 words under a policy that allows 60.",
        remedy: "Shorten it, or paraphrase.",
        precision: .exact,
        tags: ["codes", "quotation"])

    static let claimedRun = RuleDescription(
        name: "claimed verbatim run too long",
        level: .error,
        summary: "The evidence of a vignette claims a longer verbatim run than the policy allows.",
        details:
            "Compares `maxVerbatimWords` of the evidence file with `tracing.maxVerbatimWords`; both may "
            + "be left out.",
        example: "Evidence that claims runs of up to 12 words under a policy that allows 7.",
        remedy: "Reword the long runs and compose the evidence again.",
        precision: .exact,
        tags: ["codes", "evidence"])

    static let traceable = RuleDescription(
        name: "traceable words",
        level: .error,
        summary: "Words of a vignette stand in quotations and can be traced.",
        details:
            "A run over `tracing.maxRunWords` (7, so that 8 words echo) that a vignette shares with any "
            + "quotation of the same reports; or attributed quotations that all traced words lead to, from "
            + "fewer effective participants than `tracing.minEffective`.",
        example: "A vignette with eight words in a row of a quotation two pages before.",
        remedy: "Reword them, or take the quotations out of the report.",
        precision: .exact,
        tags: ["codes", "tracing"])

    static let verbatimRun = RuleDescription(
        name: "verbatim run",
        level: .error,
        summary: "More words in a row stand in the confidential corpus than the policy allows.",
        details: "Needs the study. Off where `tracing.maxVerbatimWords` is off.",
        example: "Nine words in a row from a transcript under a policy that allows 7.",
        remedy: "Reword them.",
        precision: .exact,
        tags: ["codes", "tracing", "study"])
}
