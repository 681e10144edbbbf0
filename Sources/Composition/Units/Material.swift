public import Corpus
public import Redaction
public import Tracing

/// Everything that the composer is given of a study.
public struct Material: Sendable {
    /// The participants.
    public let participants: [Participant]
    /// The fragments in the order of the study.
    public let fragments: [Fragment]
    /// The codebook.
    public let codebook: [CodebookEntry]
    /// The population table; empty where there is none.
    public let population: [PopulationRow]
    /// The study's secret list.
    public let secrets: [SecretName]
    /// The redactions that somebody rejected, by fragment: stretches in UTF-8 bytes and what would have stood there.
    public let rejected: [String: [RejectedEdit]]
    /// What an intruder can read elsewhere with a code beside it.
    public let published: [AttributedText]

    /// Joins what a study holds.
    public init(
        participants: [Participant], fragments: [Fragment], codebook: [CodebookEntry], population: [PopulationRow] = [],
        secrets: [SecretName] = [], rejected: [String: [RejectedEdit]] = [:], published: [AttributedText] = []
    ) {
        self.participants = participants
        self.fragments = fragments
        self.codebook = codebook
        self.population = population
        self.secrets = secrets
        self.rejected = rejected
        self.published = published
    }
}

/// A redaction that a person has rejected: the original stays.
public struct RejectedEdit: Hashable, Sendable {
    /// The stretch of the fragment, in Unicode scalars.
    public let range: Range<Int>
    /// What would have stood there.
    public let replacement: String

    /// Describes a rejection.
    public init(range: Range<Int>, replacement: String) {
        self.range = range
        self.replacement = replacement
    }
}
