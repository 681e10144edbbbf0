/// What the gate looks for.
public enum Rule: String, CaseIterable, Sendable {
    case tooFewContributors = "VG101"
    case smallCrowd = "VG102"
    case dominance = "VG103"
    case statedFewer = "VG104"
    case directIdentifier = "VG201"
    case personName = "VG202"
    case fineSite = "VG203"
    case gender = "VG204"
    case fineRole = "VG205"
    case indirectCombination = "VG206"
    case rareValue = "VG207"
    case datable = "VG208"
    case origin = "VG209"
    case codePrinted = "VG301"
    case linkableCode = "VG302"
    case accretingAttributes = "VG303"
    case conflictingAttributes = "VG304"
    case longQuotation = "VG311"
    case claimedRun = "VG312"
    case traceable = "VG313"
    case verbatimRun = "VG314"
    case smallCell = "VG401"
    case suppressionUndone = "VG402"
    case smallPercentage = "VG403"
    case classDisclosure = "VG404"
    case differencing = "VG405"
    case personRows = "VG406"
    case endpoints = "VG407"
    case unreadableTable = "VG408"
    case textChanged = "VG501"
    case noEvidence = "VG502"
    case brokenMark = "VG508"
    case authorMetadata = "VG601"
    case comment = "VG602"
    case trackedChange = "VG603"
    case invisibleText = "VG604"
    case embedded = "VG605"
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
    public var name: String { description.name }
    /// How much a finding weighs, unless its place makes it lighter.
    public var level: FindingLevel { description.level }
    /// What is found, in a sentence.
    public var summary: String { description.summary }
    /// What is found and what is not, and by which definition.
    public var details: String { description.details }
    /// A text that breaks the rule.
    public var example: String { description.example }
    /// What to do about it.
    public var remedy: String { description.remedy }
    /// How well the rule tells right from wrong.
    public var precision: Precision { description.precision }
    /// Words to sort rules by; the first is the family.
    public var tags: [String] { description.tags }

    private var description: RuleDescription {
        switch self {
        case .tooFewContributors: .tooFewContributors
        case .smallCrowd: .smallCrowd
        case .dominance: .dominance
        case .statedFewer: .statedFewer
        case .directIdentifier: .directIdentifier
        case .personName: .personName
        case .fineSite: .fineSite
        case .gender: .gender
        case .fineRole: .fineRole
        case .indirectCombination: .indirectCombination
        case .rareValue: .rareValue
        case .datable: .datable
        case .origin: .origin
        case .codePrinted: .codePrinted
        case .linkableCode: .linkableCode
        case .accretingAttributes: .accretingAttributes
        case .conflictingAttributes: .conflictingAttributes
        case .longQuotation: .longQuotation
        case .claimedRun: .claimedRun
        case .traceable: .traceable
        case .verbatimRun: .verbatimRun
        case .smallCell: .smallCell
        case .suppressionUndone: .suppressionUndone
        case .smallPercentage: .smallPercentage
        case .classDisclosure: .classDisclosure
        case .differencing: .differencing
        case .personRows: .personRows
        case .endpoints: .endpoints
        case .unreadableTable: .unreadableTable
        case .textChanged: .textChanged
        case .noEvidence: .noEvidence
        case .brokenMark: .brokenMark
        case .authorMetadata: .authorMetadata
        case .comment: .comment
        case .trackedChange: .trackedChange
        case .invisibleText: .invisibleText
        case .embedded: .embedded
        case .uncheckedImage: .uncheckedImage
        case .sourcePath: .sourcePath
        case .unreasonedWaiver: .unreasonedWaiver
        case .expiredWaiver: .expiredWaiver
        case .unusedWaiver: .unusedWaiver
        case .notScanned: .notScanned
        case .unwaivableRule: .unwaivableRule
        case .weakerPolicy: .weakerPolicy
        }
    }

    /// For people who ask what a rule means: all that is known of it.
    public var explanation: String {
        """
        \(rawValue)  \(name)
        \(level.rawValue), \(precision.rawValue) precision, \(tags.joined(separator: ", "))

        \(summary)
        \(details)

        For example:  \(example)
        What to do:   \(remedy)

        """
    }
}
