/// A text with what was detected in it.
public struct DetectedText: Sendable {
    /// The text.
    public let text: String
    /// Everything that may identify somebody, whether the policy allows it or not, in the order of the text.
    public let detections: [Detection]
    /// The words of the text, where it is short enough to be read at once: cut only once for all who ask about them.
    public let words: TokenisedText?
}
