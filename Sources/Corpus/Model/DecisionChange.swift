public import Redaction

/// One change of a decision, as the history keeps it.
public struct DecisionChange: Hashable, Sendable {
    /// What a decision became.
    public enum Outcome: String, Sendable, Codable {
        case proposed, accepted, rejected
        /// What it was about is no longer proposed, or deleted.
        case gone
    }

    /// Its number in the history.
    public let id: Int64
    /// The entry of the ledger that counts it; 0 for a decision from before the history was kept.
    public let entry: Int
    /// The number of the group.
    public let group: Int64
    /// The number of the redaction; `nil` where the decision was about the original.
    public let redaction: Int64?
    /// What the original is; `nil` where the study does not have it any more.
    public let category: EditCategory?
    /// The original; `nil` where the study does not have it any more.
    public let original: String?
    /// The fragment of the redaction; `nil` where the decision was about the original, or it is gone.
    public let fragment: String?
    /// What held before.
    public let from: Decision
    /// What holds since.
    public let to: Outcome
    /// Who decided; empty where nobody did, because what it was about went.
    public let by: String
    /// Why; `nil` where no reason was given, or where it went with the words it was about.
    public let reason: String?
    /// When it was decided, in UTC.
    public let time: String?
}

/// From when changes are looked for.
public enum ChangesSince: Hashable, Sendable {
    /// After an entry of the ledger; 0 is the beginning.
    case entry(Int)
    /// From a day or a time on.
    case time(UTCTime)
    /// After the last composition; from the beginning where there was none.
    case composition
}

/// What happened to proposals and decisions since an entry of the ledger.
public struct DecisionChanges: Hashable, Sendable {
    /// The entry after which it happened; 0 is the beginning.
    public let entry: Int
    /// What the changes are counted from: the action of that entry; `nil` for the beginning.
    public let action: String?
    /// When that entry was written.
    public let time: String?
    /// The changes of decisions, in the order in which they were made.
    public let decisions: [DecisionChange]
    /// The originals with new proposals; only these are counted in them.
    public let proposals: [RedactionGroup]
    /// How many redactions are no longer proposed.
    public let gone: Int
}
