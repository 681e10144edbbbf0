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

    /// Describes a redaction.
    public init(
        fragment: String, range: Range<Int>, original: String, replacement: String, category: EditCategory, rule: String
    ) {
        self.fragment = fragment
        self.range = range
        self.original = original
        self.replacement = replacement
        self.category = category
        self.rule = rule
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

    /// Describes a redaction.
    public init(id: Int64, proposal: ProposedRedaction, decision: Decision, by: String, reason: String?) {
        self.id = id
        self.proposal = proposal
        self.decision = decision
        self.by = by
        self.reason = reason
    }
}

/// Which redactions are wanted; what is `nil` does not matter.
public struct RedactionFilter: Hashable, Sendable {
    /// Of this fragment.
    public var fragment: String?
    /// Of this category.
    public var category: EditCategory?
    /// By this rule.
    public var rule: String?
    /// With this decision.
    public var decision: Decision?

    /// Describes what is wanted.
    public init(
        fragment: String? = nil, category: EditCategory? = nil, rule: String? = nil, decision: Decision? = nil
    ) {
        self.fragment = fragment
        self.category = category
        self.rule = rule
        self.decision = decision
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
    /// How many of those had been decided about.
    public let goneDecisions: Int

    /// Counts redactions.
    public init(new: Int, kept: Int, gone: Int, goneDecisions: Int) {
        self.new = new
        self.kept = kept
        self.gone = gone
        self.goneDecisions = goneDecisions
    }
}
