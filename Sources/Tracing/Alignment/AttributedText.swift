/// A text that is known to come from one participant: a coded quotation, or a fragment of the study itself.
public struct AttributedText: Hashable, Sendable {
    /// Whose words they are: a participant or a public code.
    public let participant: String
    /// The words.
    public let text: String
    /// Where they stand, such as a quotation's number or `file:line`.
    public let origin: String

    /// Attributes a text.
    public init(participant: String, text: String, origin: String) {
        self.participant = participant
        self.text = text
        self.origin = origin
    }
}
