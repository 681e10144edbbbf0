/// Rules about what a file holds beside its text.
extension RuleDescription {
    static let comment = RuleDescription(
        name: "comment",
        level: .error,
        summary: "A comment: no reader of the page sees it, every reader of the file does.",
        details: "Any comment that is no mark of a vignette.",
        example: "<!-- ask the consultant -->",
        remedy: "Take it out.",
        precision: .exact,
        tags: ["files", "hidden"])

    static let invisibleText = RuleDescription(
        name: "invisible text",
        level: .error,
        summary: "Characters or elements that no reader sees.",
        details:
            "Zero-width characters, direction marks, tags, selectors outside emoji; elements that are "
            + "hidden by an attribute or a style.",
        example: "A zero-width space inside a word.",
        remedy: "Take them out.",
        precision: .exact,
        tags: ["files", "hidden"])

    static let uncheckedImage = RuleDescription(
        name: "image not checked",
        level: .warning,
        summary: "An image; text in images is not read.",
        details: "With an alternative text it is a note.",
        example: "![](chart.png)",
        remedy: "Look at it, and give it an alternative text.",
        precision: .exact,
        tags: ["files", "coverage"])

    static let sourcePath = RuleDescription(
        name: "source path",
        level: .warning,
        summary: "A link or a file name that tells a code or a place on somebody's machine.",
        details: "Links to local files, and links that hold a participant's code.",
        example: "[notes](/home/me/P07.md)",
        remedy: "Rename the file or shorten the link.",
        precision: .high,
        tags: ["files", "path"])

    static let notScanned = RuleDescription(
        name: "not scanned",
        level: .error,
        summary: "A file that the gate cannot read.",
        details: "Nothing is silently skipped.",
        example: "A report as PDF.",
        remedy: "Export it as Markdown or text and check that.",
        precision: .exact,
        tags: ["files", "coverage"])
}
