public import Redaction

/// What was decided about a proposed redaction.
public enum Decision: String, CaseIterable, Sendable, Codable {
    /// Nothing yet: it is applied, which is the safe direction.
    case proposed
    /// It is applied.
    case accepted
    /// The original stays. Needs a name and a reason.
    case rejected
}

extension Confidence {
    /// The word for it in the store, in files and on the command line.
    public var storedName: String {
        switch self {
        case .low: "low"
        case .medium: "medium"
        case .high: "high"
        }
    }

    /// Reads the word; `nil` for any other.
    public init?(storedName: String) {
        switch storedName {
        case "low": self = .low
        case "medium": self = .medium
        case "high": self = .high
        default: return nil
        }
    }
}

/// A redaction that is about to be proposed.
public struct ProposedRedaction: Hashable, Sendable {
    /// The fragment.
    public let fragment: String
    /// The stretch of the fragment's text, in Unicode scalars.
    public let range: Range<Int>
    /// What stands there.
    public let original: String
    /// What is to stand there; empty for a deletion.
    public let replacement: String
    /// What the stretch is.
    public let category: EditCategory
    /// The rule that proposes it.
    public let rule: String
    /// How sure the rule is; `nil` where it does not say, as for words that only fill.
    public let confidence: Confidence?

    /// Describes a redaction.
    public init(
        fragment: String, range: Range<Int>, original: String, replacement: String, category: EditCategory,
        rule: String, confidence: Confidence? = nil
    ) {
        self.fragment = fragment
        self.range = range
        self.original = original
        self.replacement = replacement
        self.category = category
        self.rule = rule
        self.confidence = confidence
    }

    /// Describes an edit of a fragment's text.
    ///
    /// - Parameters:
    ///   - edit: the edit; its range counts bytes of the fragment's text.
    ///   - fragment: the fragment's id.
    ///   - offsets: the scalar offsets of the fragment's text.
    public init(_ edit: Edit, of fragment: String, offsets: ScalarOffsets) {
        self.init(
            fragment: fragment, range: offsets[edit.range], original: edit.original, replacement: edit.replacement,
            category: edit.category, rule: edit.rule)
    }
}

/// A redaction of the store with its decision.
public struct RedactionRecord: Hashable, Sendable {
    /// Its number in the study, never given to another one.
    public let id: Int64
    /// What is proposed.
    public let proposal: ProposedRedaction
    /// What was decided.
    public let decision: Decision
    /// Who decided; empty while nobody did.
    public let by: String
    /// Why; `nil` where no reason was given.
    public let reason: String?
    /// The number of its group: the redactions of the same original in the same category.
    public let group: Int64
    /// Whether the decision is the one about its original, and not one about this occurrence.
    public let isShared: Bool
    /// Whether its words stay because their original was rejected before they came, and nobody has looked since.
    public let needsSecondLook: Bool

    /// The fragment.
    public var fragment: String { proposal.fragment }
    /// The stretch of the fragment's text, in Unicode scalars.
    public var range: Range<Int> { proposal.range }
    /// What stands there.
    public var original: String { proposal.original }
    /// What is to stand there; empty for a deletion.
    public var replacement: String { proposal.replacement }
    /// What the stretch is.
    public var category: EditCategory { proposal.category }
    /// The rule that proposed it.
    public var rule: String { proposal.rule }
    /// How sure the rule is.
    public var confidence: Confidence? { proposal.confidence }

    /// Describes a redaction.
    public init(
        id: Int64, proposal: ProposedRedaction, decision: Decision, by: String, reason: String?, group: Int64,
        isShared: Bool, needsSecondLook: Bool
    ) {
        self.id = id
        self.proposal = proposal
        self.decision = decision
        self.by = by
        self.reason = reason
        self.group = group
        self.isShared = isShared
        self.needsSecondLook = needsSecondLook
    }
}

/// Which redactions are wanted; what is `nil` does not matter.
public struct RedactionFilter: Hashable, Sendable {
    /// Of this fragment.
    public var fragment: String?
    /// Of what this participant said.
    public var participant: String?
    /// Of this category.
    public var category: EditCategory?
    /// Of this original, whatever its case.
    public var original: String?
    /// Of these groups.
    public var groups: [Int64]?
    /// By this rule.
    public var rule: String?
    /// By rules that were so sure.
    public var confidence: Confidence?
    /// With this decision.
    public var decision: Decision?
    /// Only those that need a second look.
    public var needsSecondLook: Bool
    /// Proposed after this entry of the ledger.
    public var after: Int?

    /// Describes what is wanted.
    public init(
        fragment: String? = nil, participant: String? = nil, category: EditCategory? = nil, original: String? = nil,
        groups: [Int64]? = nil, rule: String? = nil, confidence: Confidence? = nil, decision: Decision? = nil,
        needsSecondLook: Bool = false, after: Int? = nil
    ) {
        self.fragment = fragment
        self.participant = participant
        self.category = category
        self.original = original
        self.groups = groups
        self.rule = rule
        self.confidence = confidence
        self.decision = decision
        self.needsSecondLook = needsSecondLook
        self.after = after
    }

    /// All redactions.
    public static let all = RedactionFilter()
}

/// What became of the redactions of some fragments when they were proposed anew.
public struct ProposalSummary: Hashable, Sendable {
    /// Redactions that were not there before.
    public let new: Int
    /// Redactions that were there already, with whatever was decided about them.
    public let kept: Int
    /// Redactions that are no longer proposed.
    public let gone: Int
    /// How many of those had a decision of their own.
    public let goneDecisions: Int
    /// New redactions whose original was accepted before.
    public let inheritedAcceptances: Int
    /// New redactions whose original was rejected before: their words stay, and somebody should look.
    public let inheritedRejections: Int

    /// Counts redactions.
    public init(
        new: Int, kept: Int, gone: Int, goneDecisions: Int, inheritedAcceptances: Int = 0, inheritedRejections: Int = 0
    ) {
        self.new = new
        self.kept = kept
        self.gone = gone
        self.goneDecisions = goneDecisions
        self.inheritedAcceptances = inheritedAcceptances
        self.inheritedRejections = inheritedRejections
    }
}

/// What a decision was about and what it changed.
public struct DecisionSummary: Hashable, Sendable {
    /// The originals that were decided about; 0 where the decision was about occurrences.
    public let groups: Int
    /// The redactions that the decision is about.
    public let redactions: Int
    /// Those of them for which another decision holds than before, or the same by another person or for another reason.
    public let changed: Int

    /// Counts.
    public init(groups: Int, redactions: Int, changed: Int) {
        self.groups = groups
        self.redactions = redactions
        self.changed = changed
    }
}
