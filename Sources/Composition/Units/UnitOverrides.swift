public import Corpus

/// What an author has decided about single units, against the rules.
public struct UnitOverrides: Hashable, Sendable {
    /// A decision about one unit.
    public struct Decision: Hashable, Sendable {
        /// The section it belongs to; `nil` leaves the fragment's own.
        public let section: Section?
        /// What it does in a story; `nil` leaves it to the rules.
        public let function: String?
        /// Whether it may stand in a story: `false` leaves it out, `true` overrules a refusal that is a matter of reading,
        /// `nil` leaves it to the rules. What protects people is never overruled.
        public let use: Bool?

        /// Describes a decision.
        public init(section: Section? = nil, function: String? = nil, use: Bool? = nil) {
            self.section = section
            self.function = function
            self.use = use
        }
    }

    private struct Key: Hashable {
        let fragment: String
        let range: Range<Int>
    }

    private let decisions: [Key: Decision]

    /// No decisions.
    public static let none = UnitOverrides([])

    /// Keeps decisions by fragment and stretch of its text, in Unicode scalars; of two about one stretch the later holds.
    public init(_ decisions: [(fragment: String, range: Range<Int>, decision: Decision)]) {
        self.decisions = Dictionary(
            decisions.map { (Key(fragment: $0.fragment, range: $0.range), $0.decision) }, uniquingKeysWith: { $1 })
    }

    /// The decision about a stretch.
    subscript(fragment: String, range: Range<Int>) -> Decision? {
        decisions.isEmpty ? nil : decisions[Key(fragment: fragment, range: range)]
    }
}
