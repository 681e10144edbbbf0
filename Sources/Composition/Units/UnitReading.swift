public import Corpus

/// A sentence that may not stand in a story, and why.
public struct RefusedSentence: Hashable, Sendable {
    /// The fragment.
    public let fragment: String
    /// Who said it.
    public let participant: String
    /// The section of the fragment, or the one that its words ask for; `nil` where neither is known.
    public let section: Section?
    /// What the sentence would do, where a rule knows.
    public let function: String?
    /// Its stretch of the fragment, in UTF-8 bytes; the whole fragment where all of it was refused.
    public let source: Range<Int>
    /// Why it may not.
    public let reason: Refusal
}

/// The units of some fragments, and the sentences that were refused.
public struct UnitReading: Sendable {
    /// The units, in the order of the fragments.
    public var units: [NarrativeUnit] = []
    /// The refused sentences, in the same order.
    public var refused: [RefusedSentence] = []
}
