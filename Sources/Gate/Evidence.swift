public import Anonymity
public import Redaction
public import Tracing

/// What is known about a composed vignette: who stands behind it, and how many people fit it. Numbers only.
public struct VignetteEvidence: Hashable, Sendable {
    /// Its id, such as `V-0007`.
    public let id: String
    /// Its revision, where the evidence names one.
    public let revision: Int?
    /// The text the evidence is about, where it is known.
    public let text: String?
    /// The sentence that says it is a composite, where it is known.
    public let declaration: String?
    /// Distinct participants.
    public let contributors: Int
    /// Distinct participants by section.
    public let perSection: [String: Int]
    /// The effective number of contributors.
    public let effective: Double
    /// The largest share of one participant, 0…1.
    public let maxShare: Double
    /// The two largest shares together.
    public let topTwoShare: Double
    /// How many participants of the study fit the text; 0 for nobody.
    public let kStudy: Int
    /// How many people of the population fit the text, where the study has a population table.
    public let kPopulation: Int?
    /// The longest run of words as they stand in the corpus that it claims at most to have, where it claims anything.
    public let maxVerbatimWords: Int?
    /// The policy it was composed under.
    public let policyName: String
    /// The digest of that policy's file.
    public let policyDigest: String

    /// Keeps what is known.
    public init(
        id: String, revision: Int?, text: String?, declaration: String? = nil, contributors: Int,
        perSection: [String: Int], effective: Double, maxShare: Double, topTwoShare: Double, kStudy: Int,
        kPopulation: Int?, maxVerbatimWords: Int? = nil, policyName: String, policyDigest: String
    ) {
        self.id = id
        self.revision = revision
        self.text = text
        self.declaration = declaration
        self.contributors = contributors
        self.perSection = perSection
        self.effective = effective
        self.maxShare = maxShare
        self.topTwoShare = topTwoShare
        self.kStudy = kStudy
        self.kPopulation = kPopulation
        self.maxVerbatimWords = maxVerbatimWords
        self.policyName = policyName
        self.policyDigest = policyDigest
    }
}

/// The evidence of one file.
public struct EvidenceFile: Sendable {
    /// The report it lies beside; `nil` where it serves all reports.
    public let report: String?
    /// What it says about each vignette.
    public let vignettes: [VignetteEvidence]

    /// Keeps what a file says.
    public init(report: String?, vignettes: [VignetteEvidence]) {
        self.report = report
        self.vignettes = vignettes
    }
}

/// What the study itself knows; the confidential side of a check.
public struct StudyFacts: Sendable {
    /// The participants.
    public let people: People?
    /// The population, where there is a table of it.
    public let population: People?
    /// The recorded vignettes.
    public let vignettes: [VignetteEvidence]
    /// The names the study keeps secret.
    public let secretNames: [SecretName]
    /// The study's own ids of participants.
    public let participantIDs: Set<String>
    /// The corpus, for `maxVerbatimWords`.
    public let fragments: [AttributedText]

    /// Keeps what the study knows.
    public init(
        people: People?, population: People?, vignettes: [VignetteEvidence], secretNames: [SecretName],
        participantIDs: Set<String>, fragments: [AttributedText]
    ) {
        self.people = people
        self.population = population
        self.vignettes = vignettes
        self.secretNames = secretNames
        self.participantIDs = participantIDs
        self.fragments = fragments
    }
}
