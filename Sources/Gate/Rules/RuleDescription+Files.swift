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

    static let authorMetadata = RuleDescription(
        name: "author metadata",
        level: .warning,
        summary: "A property of the file that names a person, a firm or a machine.",
        details: "Creator, last author, company, manager and template of a Word file; author and generator of a page.",
        example: "A Word file whose properties name who typed it.",
        remedy: "Take it out: in Word, File > Info > Inspect Document.",
        precision: .exact,
        tags: ["files", "metadata"])

    static let trackedChange = RuleDescription(
        name: "tracked change",
        level: .error,
        summary: "A tracked change: the words before it, who made it and when are still in the file.",
        details: "Insertions, deletions, moves and changed paragraph marks of a Word file.",
        example: "A deleted name that a click brings back.",
        remedy: "Accept or reject all changes and stop tracking.",
        precision: .exact,
        tags: ["files", "hidden"])

    static let embedded = RuleDescription(
        name: "embedded object",
        level: .error,
        summary: "A part of the file that carries more than its page shows, or fetches it from elsewhere.",
        details:
            "Embedded objects, workbooks behind charts, attached templates, macros, links to other files and data "
            + "that a word processor keeps beside the text.",
        example: "A chart with the whole workbook behind it.",
        remedy: "Take it out, or put a picture of it there.",
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
        summary: "A file, or a part of one, that the gate cannot read.",
        details: "Nothing is silently skipped.",
        example: "A report as PDF.",
        remedy: "Export it as Markdown, HTML, DOCX or text and check that.",
        precision: .exact,
        tags: ["files", "coverage"])
}
