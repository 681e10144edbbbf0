/// Rules about who stands behind a vignette.
extension RuleDescription {
    static let tooFewContributors = RuleDescription(
        name: "too few contributors",
        level: .error,
        summary: "Fewer participants stand behind a vignette or one of its sections than the policy asks for.",
        details:
            "Read from the study, or from the evidence file beside the report. The limits are "
            + "`contributors.minimum` and `contributors.perSection`.",
        example: "A vignette whose evidence names 3 contributors under a policy that asks for 5.",
        remedy: "Compose it again from more participants, or join two themes.",
        precision: .exact,
        tags: ["contributors", "evidence"])

    static let smallCrowd = RuleDescription(
        name: "k below policy",
        level: .error,
        summary: "A few people, but not nobody, fit all that a vignette states.",
        details:
            "With the study the people who fit are counted anew on the text as it stands; without it the "
            + "bound in the evidence file is read. 0 is a true composite and passes. The limits are "
            + "`anonymity.k` and `anonymity.populationK`.",
        example: "A vignette that states a registrar in cardiology, where 2 participants are.",
        remedy: "State role, specialty or place at a coarser level, or leave one of them out.",
        precision: .exact,
        tags: ["contributors", "anonymity"])

    static let dominance = RuleDescription(
        name: "one voice dominates",
        level: .error,
        summary: "One or two participants gave more of a vignette's words than the policy allows.",
        details:
            "The largest share, the two largest together, and the effective number of contributors are "
            + "compared with `contributors.maxShare`, `maxTopTwoShare` and `minEffective`. Where "
            + "`dominancePercent` p is given, what all others gave must be at least p % of the largest "
            + "share.",
        example: "A vignette of which one of five participants gave 60 % of the words.",
        remedy: "Shorten their part or add other participants.",
        precision: .exact,
        tags: ["contributors", "dominance"])

    static let statedFewer = RuleDescription(
        name: "stated number contradicts",
        level: .warning,
        summary: "The text that introduces a vignette states fewer people than its evidence.",
        details:
            "Read in the paragraphs directly before the opening mark and in the sentence that says it is "
            + "a composite. “At least five” contradicts nothing.",
        example: "“The next story comes from three doctors”, where six stand behind it.",
        remedy: "Write the policy's minimum, or “several”.",
        precision: .medium,
        tags: ["contributors", "text"])
}
