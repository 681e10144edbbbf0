public import Corpus

/// A vignette that its author has edited: what became of each passage, and whether the rules still hold.
public struct Revision: Sendable {
    /// What became of a passage.
    public enum Status: String, CaseIterable, Sendable, Codable {
        /// As it was recorded.
        case unchanged
        /// The participant's words after the author's changes, each recorded as an edit.
        case edited
        /// The author's own wording of what a participant said: a link remains, few words do.
        case paraphrase
        /// Glue that claims nothing.
        case connective
        /// It says something, and nothing that anybody said stands behind it.
        case unlinked
    }

    /// A passage of the edited text.
    public struct Passage: Hashable, Sendable {
        /// The section it stands in.
        public let section: Section
        /// The line of the file in which its paragraph begins.
        public let line: Int
        /// Which sentence of that paragraph it begins with, from 1.
        public let sentence: Int
        /// What became of it.
        public let status: Status
        /// The span that it is now; an unlinked passage is a paraphrase without links.
        public let span: Span
    }

    /// The vignette as it stands now.
    public let composed: ComposedVignette
    /// Its passages in order.
    public let passages: [Passage]
    /// Recorded spans of evidence that the author took out.
    public let removed: [Span]
    /// What the text breaks, in words; empty where every rule holds.
    public let broken: [String]
}

/// A paragraph of an edited vignette, as the file has it.
public struct EditedParagraph: Hashable, Sendable {
    /// The heading it stands under.
    public let heading: String
    /// The line in which it begins.
    public let line: Int
    /// Its text, without markup.
    public let text: String

    /// Describes a paragraph.
    public init(heading: String, line: Int, text: String) {
        self.heading = heading
        self.line = line
        self.text = text
    }
}
