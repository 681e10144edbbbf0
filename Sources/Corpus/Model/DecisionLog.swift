public import Redaction

/// One decision as it is carried from study to study: by words and places, not by numbers.
public struct LoggedDecision: Hashable, Sendable {
    /// Where an occurrence stands.
    public struct Place: Hashable, Sendable {
        /// The fragment.
        public let fragment: String
        /// The stretch of its text, in Unicode scalars.
        public let range: Range<Int>

        /// Names a place.
        public init(fragment: String, range: Range<Int>) {
            self.fragment = fragment
            self.range = range
        }
    }

    /// Where the occurrence stands that it is about; `nil` where it is about the original, now and later.
    public let place: Place?
    /// What the original is.
    public let category: EditCategory
    /// The words that were found.
    public let original: String
    /// What is to stand there. Of an original the most frequent one, for information.
    public let replacement: String
    /// What was decided; `nil` where nothing was.
    public let decision: Decision?
    /// Who decided.
    public let by: String
    /// Why; `nil` where no reason was given.
    public let reason: String?
    /// When, in UTC as ISO 8601 has it; `nil` where that was not kept.
    public let time: String?

    /// Describes a decision.
    public init(
        place: Place?, category: EditCategory, original: String, replacement: String, decision: Decision?, by: String,
        reason: String?, time: String?
    ) {
        self.place = place
        self.category = category
        self.original = original
        self.replacement = replacement
        self.decision = decision
        self.by = by
        self.reason = reason
        self.time = time
    }
}

/// What became of the decisions of a log in a study.
public struct DecisionImportSummary: Hashable, Sendable {
    /// The study had them already.
    public var kept = 0
    /// They hold now, and did not before.
    public var changed = 0
    /// The study has no such original, or nothing like it at that place.
    public var unknown = 0
    /// The log says nothing about them.
    public var undecided = 0
    /// Redactions whose words now stay because their original was rejected elsewhere.
    public var secondLooks = 0

    /// Counts nothing yet.
    public init() {}
}
