/// What the gate looks for.
public enum Rule: String, CaseIterable, Sendable {
    case tooFewContributors = "VG101"
    case smallCrowd = "VG102"
    case dominance = "VG103"
    case directIdentifier = "VG201"
    case personName = "VG202"
    case fineSite = "VG203"
    case gender = "VG204"
    case fineRole = "VG205"
    case origin = "VG206"
    case datable = "VG208"
    case codePrinted = "VG301"
    case linkableCode = "VG302"
    case traceable = "VG313"
    case verbatimRun = "VG314"
    case smallCell = "VG401"
    case personRows = "VG406"
    case textChanged = "VG501"
    case noEvidence = "VG502"
    case brokenMark = "VG508"
    case comment = "VG602"
    case invisibleText = "VG604"
    case uncheckedImage = "VG606"
    case sourcePath = "VG607"
    case unreasonedWaiver = "VG901"
    case expiredWaiver = "VG902"
    case unusedWaiver = "VG903"
    case notScanned = "VG904"
    case unwaivableRule = "VG905"
    case weakerPolicy = "VG906"

    /// How well the rule tells right from wrong.
    public enum Precision: String, Sendable {
        /// Decided by counting or comparing.
        case exact = "very-high"
        /// Decided by patterns with few mistakes.
        case high
        /// Decided by lists of words; it misses some and takes others for what they are not.
        case medium
    }

    /// What a person calls it.
    public var name: String { entry.name }
    /// How much a finding weighs, unless its place makes it lighter.
    public var level: FindingLevel { entry.level }
    /// What is found, in a sentence.
    public var summary: String { entry.summary }
    /// What to do about it.
    public var remedy: String { entry.remedy }
    /// How well the rule tells right from wrong.
    public var precision: Precision { entry.precision }
    /// What is found and what is not, and by which definition.
    public var details: String { entry.details }
    /// A text that breaks the rule.
    public var example: String { entry.example }
    /// Words to sort rules by; the first is the family.
    public var tags: [String] { entry.tags }

    private typealias Entry = (
        name: String, level: FindingLevel, summary: String, remedy: String, precision: Precision
    )

    private var entry: RuleDescription {
        switch self {
        case .unreasonedWaiver: return .unreasonedWaiver
        case .expiredWaiver: return .expiredWaiver
        case .unusedWaiver: return .unusedWaiver
        case .unwaivableRule: return .unwaivableRule
        case .weakerPolicy: return .weakerPolicy
        default: break
        }
        let (name, level, summary, remedy, precision) = brief
        return RuleDescription(
            name: name, level: level, summary: summary, details: "", example: "", remedy: remedy, precision: precision,
            tags: [])
    }

    private var brief: Entry {
        switch self {
        case .tooFewContributors:
            (
                "too few contributors", .error,
                "Fewer participants stand behind a vignette or one of its sections than the "
                    + "policy asks for.", "Compose it again from more participants, or join two themes.", .exact
            )
        case .smallCrowd:
            (
                "k below policy", .error, "A few people, but not nobody, fit all that a vignette states.",
                "State role, specialty or place at a coarser level, or leave one of them out.", .exact
            )
        case .dominance:
            (
                "one voice dominates", .error,
                "One or two participants gave more of a vignette's words than the policy allows.",
                "Shorten their part or add other participants.", .exact
            )
        case .directIdentifier:
            (
                "direct identifier", .error, "An address, a number or a date that belongs to one person.",
                "Take it out.", .high
            )
        case .personName:
            ("person's name", .error, "A name of a person.", "Take it out or write a role instead.", .medium)
        case .fineSite:
            (
                "place or organisation too fine", .error, "A place or a place of work finer than the policy allows.",
                "Write the region, or “a hospital”.", .medium
            )
        case .gender:
            (
                "gender marker", .error, "A word that tells a person's gender where the policy masks it.",
                "Write they, or a word without gender.", .medium
            )
        case .fineRole:
            (
                "role or specialty too fine", .error,
                "A grade, a role, an examination or a specialty finer than the policy "
                    + "allows.", "Write the coarser word of the hierarchy.", .medium
            )
        case .origin:
            (
                "origin, language or religion", .error,
                "A person's origin, language or religion, which with role and "
                    + "place singles them out.", "Take it out.", .medium
            )
        case .datable:
            (
                "datable event", .warning, "A month and a year by which an event can be looked up.",
                "Write the season, or “later”.", .medium
            )
        case .codePrinted:
            (
                "code printed", .error,
                "A participant's code inside a vignette, or anywhere where the policy forbids codes.",
                "Take it out.", .high
            )
        case .linkableCode:
            (
                "linkable code", .error,
                "One code is attributed in so many places that its quotations can be put together.",
                "Change codes from section to section, or print none.", .exact
            )
        case .traceable:
            (
                "traceable words", .error,
                "Words of a vignette stand in attributed quotations and lead to too few people.",
                "Reword them, or take the quotations out of the report.", .exact
            )
        case .verbatimRun:
            (
                "verbatim run", .error, "More words in a row stand in the confidential corpus than the policy allows.",
                "Reword them.", .exact
            )
        case .smallCell:
            (
                "small cell", .error, "A count of people below the policy's smallest.",
                "Join rows or columns, or suppress it with a second one.", .high
            )
        case .personRows:
            (
                "participant-level table", .error, "A table with one row for each participant and several attributes.",
                "Publish counts instead.", .high
            )
        case .textChanged:
            (
                "text changed", .error, "The text between the marks is not the text that the evidence is about.",
                "Put the recorded text back, or compose and record the new one.", .exact
            )
        case .noEvidence:
            (
                "no evidence", .warning, "Nothing says who stands behind a marked vignette.",
                "Name the study (--study) or the evidence file (--evidence).", .exact
            )
        case .brokenMark:
            (
                "marker broken", .error,
                "A mark of a vignette is unreadable, or one of its pair is missing, nested or doubled.",
                "Write <!-- vignette:begin ID@REVISION --> and <!-- vignette:end --> on lines of their own.", .exact
            )
        case .comment:
            (
                "comment", .error, "A comment: no reader of the page sees it, every reader of the file does.",
                "Take it out.", .exact
            )
        case .invisibleText:
            ("invisible text", .error, "Characters or elements that no reader sees.", "Take them out.", .exact)
        case .uncheckedImage:
            (
                "image not checked", .warning, "An image; text in images is not read.",
                "Look at it, and give it an alternative text.", .exact
            )
        case .sourcePath:
            (
                "source path", .warning, "A link or a file name that tells a code or a place on somebody's machine.",
                "Rename the file or shorten the link.", .high
            )
        case .notScanned:
            (
                "not scanned", .error, "A file that the gate cannot read.",
                "Export it as Markdown or text and check that.", .exact
            )
        case .unreasonedWaiver, .expiredWaiver, .unusedWaiver, .unwaivableRule, .weakerPolicy:
            (entry.name, entry.level, entry.summary, entry.remedy, entry.precision)
        }
    }
}
