/// A text with what was detected in it, cut into words once for all who ask about them.
public struct DetectedText: Sendable {
    /// A stretch of the text that was read on its own.
    struct Piece: Sendable {
        /// Where it begins, in bytes of the whole text.
        let start: Int
        /// How many tokens stand before it.
        let firstToken: Int
        let text: TokenisedText
    }

    /// Everything that may identify somebody, whether the policy allows it or not, in the order of the text.
    public internal(set) var detections: [Detection]
    /// Together they are the whole text.
    var pieces: [Piece]

    /// The words of the whole text.
    public var words: TokenisedText {
        if pieces.count == 1 { return pieces[0].text }
        return TokenisedText(String(decoding: pieces.flatMap(\.text.bytes), as: UTF8.self))
    }
}
