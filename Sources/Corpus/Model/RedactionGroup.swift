public import Redaction

/// The redactions of one original in one category: what is usually decided together. Case does not matter, nor what the
/// rules take away with a name: “in Lagos”, “LAGOS” and “Lagos's” are one original.
public struct RedactionGroup: Hashable, Sendable {
    /// Its number in the study.
    public let id: Int64
    /// What the original is.
    public let category: EditCategory
    /// How the original is written, the most frequent spelling first.
    public let spellings: [String]
    /// What is to stand there, the most frequent first.
    public let replacements: [String]
    /// The rules that propose it, the most frequent first.
    public let rules: [String]
    /// How sure the least sure of them is; `nil` where none says.
    public let confidence: Confidence?
    /// How many redactions have which decision.
    public let counts: [Decision: Int]
    /// How many need a second look: rejected with their original before they came.
    public let secondLooks: Int
    /// What was decided about the original for all its occurrences, now and later; `nil` where nothing was.
    public let standing: Decision?
    /// The numbers of the redactions, in order.
    public let redactions: [Int64]
    /// The fragments they stand in, in order.
    public let fragments: [String]

    /// Describes a group; lists are in the order of frequency or of number.
    public init(
        id: Int64, category: EditCategory, spellings: [String], replacements: [String], rules: [String],
        confidence: Confidence?, counts: [Decision: Int], secondLooks: Int, standing: Decision?, redactions: [Int64],
        fragments: [String]
    ) {
        self.id = id
        self.category = category
        self.spellings = spellings
        self.replacements = replacements
        self.rules = rules
        self.confidence = confidence
        self.counts = counts
        self.secondLooks = secondLooks
        self.standing = standing
        self.redactions = redactions
        self.fragments = fragments
    }

    /// The most frequent spelling.
    public var original: String { spellings.first ?? "" }
    /// How many redactions there are.
    public var count: Int { redactions.count }
    /// The decision that all have; `nil` where they have several.
    public var decision: Decision? { counts.count == 1 ? counts.keys.first : nil }
    /// Whether any of them waits for a decision.
    public var isOpen: Bool { counts[.proposed] != nil }
}
