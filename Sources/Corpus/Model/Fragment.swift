/// A part of a vignette.
public enum Section: String, CaseIterable, Sendable, Codable {
    case context, mechanism, outcome
}

/// A coded stretch of a source: the unit of evidence.
public struct Fragment: Hashable, Sendable {
    /// The study's own id.
    public let id: String
    /// Who said it.
    public let participant: String
    /// The interview or questionnaire answer it comes from.
    public let source: String
    /// The round of interviews, where there were several.
    public let wave: String?
    /// The theme it is coded to.
    public let theme: String
    /// The category under the theme.
    public let category: String
    /// The part of a story it belongs to; `nil` while undecided.
    public let section: Section?
    /// What the mentoring was about.
    public let issue: String?
    /// The situation followed over time that it belongs to.
    public let situation: String?
    /// Who speaks, such as `mentor` or `mentee`.
    public let voice: String?
    /// Why it is sensitive; `nil` where it is not.
    public let sensitive: String?
    /// The words.
    public let text: String
    /// What else the study noted about it, by name.
    public let attributes: [String: String]

    /// Describes a fragment.
    public init(
        id: String, participant: String, source: String, wave: String? = nil, theme: String, category: String,
        section: Section? = nil, issue: String? = nil, situation: String? = nil, voice: String? = nil,
        sensitive: String? = nil, text: String, attributes: [String: String] = [:]
    ) {
        self.id = id
        self.participant = participant
        self.source = source
        self.wave = wave
        self.theme = theme
        self.category = category
        self.section = section
        self.issue = issue
        self.situation = situation
        self.voice = voice
        self.sensitive = sensitive
        self.text = text
        self.attributes = attributes
    }
}

/// A category of the codebook.
public struct CodebookEntry: Hashable, Sendable {
    /// The id of the theme.
    public let theme: String
    /// The theme's title for readers.
    public let title: String
    /// The category.
    public let category: String
    /// The section that the category belongs to, where it belongs to one.
    public let section: Section?
    /// What is coded to it.
    public let description: String

    /// Describes a category.
    public init(theme: String, title: String, category: String, section: Section?, description: String) {
        self.theme = theme
        self.title = title
        self.category = category
        self.section = section
        self.description = description
    }
}
