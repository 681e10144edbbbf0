/// What a participant agreed to.
public enum Consent: String, CaseIterable, Sendable, Codable {
    /// Their words may be quoted.
    case quote
    /// Their words may stand in a composite, never as a quotation of one person.
    case compositeOnly = "composite-only"
    /// Their account may be told in an author's words only.
    case paraphraseOnly = "paraphrase-only"
    /// Nothing of theirs may be used any more.
    case withdrawn

    /// Whether their own words may stand in a vignette.
    public var allowsWords: Bool { self == .quote || self == .compositeOnly }
}

/// A person who gave consent.
public struct Participant: Hashable, Sendable {
    /// The study's own id, never printed in a publication.
    public let id: String
    /// Quasi-identifiers by name, exact values; `role`, `specialty`, `gender` and `place` are always there.
    public let attributes: [String: String]
    /// What they agreed to.
    public let consent: Consent

    /// Describes a participant.
    public init(id: String, attributes: [String: String], consent: Consent) {
        self.id = id
        self.attributes = attributes
        self.consent = consent
    }
}

/// How many people of a population share a set of labels.
public struct PopulationRow: Hashable, Sendable {
    /// Exact or generalised labels by attribute.
    public let labels: [String: String]
    /// How many people.
    public let count: Int

    /// Describes a row.
    public init(labels: [String: String], count: Int) {
        self.labels = labels
        self.count = count
    }
}
