public import Redaction

/// What a stretch of a vignette is.
public enum SpanKind: String, CaseIterable, Sendable, Codable {
    /// A fragment's words as they were said.
    case verbatim
    /// A fragment's words after recorded edits.
    case edited
    /// An author's rewording.
    case paraphrase
    /// Glue between the parts; claims nothing.
    case connective
    /// A non-essential detail changed on purpose.
    case altered

    /// Whether the stretch rests on what participants said.
    public var isEvidence: Bool { self == .verbatim || self == .edited || self == .paraphrase }
}

/// One change between the words of a fragment and the words of a span.
public struct SpanEdit: Hashable, Sendable {
    /// The stretch of the fragment's text, in Unicode scalars; empty for words that were put in.
    public let range: Range<Int>
    /// What stands there in the span; empty for words that were left out.
    public let replacement: String
    /// What the change is: a category of redaction, or `prose` for what makes a sentence of talk one of a story.
    public let category: EditCategory
    /// The rule that made it, such as `prose.tense`; several are joined by `+`.
    public let rule: String

    /// Describes a change.
    public init(range: Range<Int>, replacement: String, category: EditCategory, rule: String) {
        self.range = range
        self.replacement = replacement
        self.category = category
        self.rule = rule
    }
}

/// The link from a span to a stretch of a fragment.
public struct Contribution: Hashable, Sendable {
    /// The fragment.
    public let fragment: String
    /// Whose words they are.
    public let participant: String
    /// The stretch of the fragment's text, in Unicode scalars.
    public let range: Range<Int>
    /// The SHA-256 of the fragment's whole text at the time, 64 hexadecimal digits.
    public let digest: String
    /// What turns the stretch into the span, in the order of the text; none where the span is verbatim or a paraphrase.
    public let edits: [SpanEdit]

    /// Describes a link.
    public init(fragment: String, participant: String, range: Range<Int>, digest: String, edits: [SpanEdit] = []) {
        self.fragment = fragment
        self.participant = participant
        self.range = range
        self.digest = digest
        self.edits = edits
    }
}

/// A stretch of a vignette of one kind.
public struct Span: Hashable, Sendable {
    /// What it is.
    public let kind: SpanKind
    /// Its words.
    public let text: String
    /// What it rests on; empty for glue.
    public let contributions: [Contribution]

    /// Describes a span.
    public init(kind: SpanKind, text: String, contributions: [Contribution]) {
        self.kind = kind
        self.text = text
        self.contributions = contributions
    }
}

/// One section of a vignette.
public struct VignetteSection: Hashable, Sendable {
    /// Which.
    public let section: Section
    /// The heading that readers see.
    public let title: String
    /// Its paragraphs, each a list of spans; spans are joined by one space.
    public let paragraphs: [[Span]]

    /// Describes a section.
    public init(section: Section, title: String, paragraphs: [[Span]]) {
        self.section = section
        self.title = title
        self.paragraphs = paragraphs
    }

    /// The spans of all paragraphs.
    public var spans: [Span] { paragraphs.flatMap(\.self) }

    /// The words, paragraphs parted by an empty line.
    public var text: String {
        paragraphs.map { $0.map(\.text).joined(separator: " ") }.joined(separator: "\n\n")
    }
}

/// A composed text with its evidence.
public struct Vignette: Hashable, Sendable {
    /// Its id in the study, such as `V-0007`.
    public let id: String
    /// Its revision, from 1.
    public let revision: Int
    /// The theme.
    public let theme: String
    /// The title for readers.
    public let title: String
    /// The sections in the order of the story.
    public let sections: [VignetteSection]
    /// The sentence that says that it is a composite, and how it was made.
    public let declaration: String
    /// The seed of its composition.
    public let seed: UInt64
    /// The name of the policy it was composed under.
    public let policyName: String
    /// The SHA-256 of the policy file, 64 hexadecimal digits.
    public let policyDigest: String

    /// Describes a vignette.
    public init(
        id: String, revision: Int, theme: String, title: String, sections: [VignetteSection], declaration: String,
        seed: UInt64, policyName: String, policyDigest: String
    ) {
        self.id = id
        self.revision = revision
        self.theme = theme
        self.title = title
        self.sections = sections
        self.declaration = declaration
        self.seed = seed
        self.policyName = policyName
        self.policyDigest = policyDigest
    }

    /// The same text under another id and revision.
    public func numbered(id: String, revision: Int) -> Vignette {
        Vignette(
            id: id, revision: revision, theme: theme, title: title, sections: sections, declaration: declaration,
            seed: seed, policyName: policyName, policyDigest: policyDigest)
    }

    /// The words of the sections, parted by an empty line.
    public var text: String { sections.map(\.text).joined(separator: "\n\n") }

    /// All spans in order.
    public var spans: [Span] { sections.flatMap(\.spans) }
}
