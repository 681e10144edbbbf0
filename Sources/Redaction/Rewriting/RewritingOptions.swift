/// How a text is rewritten, where there is a choice.
public struct RewritingOptions: Hashable, Sendable {
    /// What is written for he and she.
    public var pronouns: PronounMode
    /// How much of the noise of speech is taken out.
    public var verbatim: VerbatimCleaning
    /// The people whose gender stays, each named by a word or more of how the text introduces them.
    public var keep: [String]
    /// The people whose gender alone is rewritten, named likewise; everybody's where empty.
    public var only: [String]

    /// Describes a way of rewriting.
    public init(
        pronouns: PronounMode = .they, verbatim: VerbatimCleaning = .standard, keep: [String] = [],
        only: [String] = []
    ) {
        self.pronouns = pronouns
        self.verbatim = verbatim
        self.keep = keep
        self.only = only
    }
}

/// What is written for he and she.
public enum PronounMode: String, CaseIterable, Sendable {
    /// They, with the verbs that go with it.
    case they
    /// He/she, so that a reader sees that a pronoun stood there and not which.
    case heShe = "he/she"
    /// The person.
    case thePerson = "the person"
}

/// How much of the noise of speech is taken out of a transcript.
public enum VerbatimCleaning: String, CaseIterable, Sendable {
    /// Stage directions and sounds: `[laughs]`, “erm”.
    case light
    /// Those, and words without meaning that marks set off, and repetitions.
    case standard
    /// Those, sentences begun and dropped, and words without meaning that nothing sets off.
    case thorough
}
