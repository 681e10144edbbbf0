/// Rules about marks and evidence.
extension RuleDescription {
    static let textChanged = RuleDescription(
        name: "text changed",
        level: .error,
        summary: "The text between the marks is not the text that the evidence is about.",
        details: "White space, headings and the declaration after the text do not count.",
        example: "A word changed by hand after composing.",
        remedy: "Put the recorded text back, or compose and record the new one.",
        precision: .exact,
        tags: ["provenance"])

    static let noEvidence = RuleDescription(
        name: "no evidence",
        level: .warning,
        summary: "Nothing says who stands behind a marked vignette.",
        details: "Evidence comes from the study, from the file beside the report, or from `--evidence`.",
        example: "A vignette between marks, without study and evidence file.",
        remedy: "Name the study (--study) or the evidence file (--evidence).",
        precision: .exact,
        tags: ["provenance", "evidence"])

    static let brokenMark = RuleDescription(
        name: "marker broken",
        level: .error,
        summary: "A mark of a vignette is unreadable, or one of its pair is missing, nested or doubled.",
        details: "What stands behind a broken mark is checked as part of the vignette it opens.",
        example: "An opening mark without an end.",
        remedy: "Write <!-- vignette:begin ID@REVISION --> and <!-- vignette:end --> on lines of their own.",
        precision: .exact,
        tags: ["provenance", "marks"])
}
