/// A text cut into tokens, with offsets in UTF-8 bytes.
public struct TokenisedText: Sendable {
    /// The text.
    public let text: String
    /// Its UTF-8 bytes.
    public let bytes: [UInt8]
    /// Its tokens, in order; white space is left out.
    public let tokens: [Token]
    /// What the rules know of each token's word; empty where nobody has looked yet.
    private(set) var facts: [WordFacts] = []

    /// Cuts a text into tokens.
    public init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
        tokens = Tokeniser.tokens(of: bytes)
    }

    /// Cuts a text into tokens and looks each word up, once for all detectors.
    init(_ text: String, known lexicons: LexiconSet) {
        self.init(text)
        facts = lexicons.facts(of: tokens)
    }

    /// The same text with its words looked up.
    func known(to lexicons: LexiconSet) -> TokenisedText {
        guard facts.count != tokens.count else { return self }
        var text = self
        text.facts = lexicons.facts(of: tokens)
        return text
    }

    /// The text of a byte range.
    public subscript(range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// The text from the beginning of one token to the end of another.
    public func text(from first: Int, through last: Int) -> String {
        self[tokens[first].range.lowerBound..<tokens[last].range.upperBound]
    }

    /// Whether only spaces (or nothing) stand between a token and the next.
    public func areAdjacent(_ first: Int, _ second: Int) -> Bool {
        second == first + 1
    }

    /// Whether nothing stands between a token and the next.
    public func touch(_ first: Int, _ second: Int) -> Bool {
        second < tokens.count && tokens[first].range.upperBound == tokens[second].range.lowerBound
    }

    /// Whether a token is the first word of a sentence: at the start, or after `.`, `!`, `?`, `…`, a colon or a line
    /// break, with quotation marks and brackets between allowed.
    public func startsSentence(_ index: Int) -> Bool {
        var previous = index - 1
        while previous >= 0 {
            guard tokens[previous].kind == .punctuation else { break }
            switch tokens[previous].folded {
            case "\"", "'", "(", "[", "“", "‘", "”", "*", "_", "#", ">":
                // So many marks in a row are no opening of a sentence, and are not walked over for each word.
                if index - previous > Self.mostOpeningMarks { return false }
                previous -= 1
            case ".", "!", "?", "…", ":": return true
            case "-", "–", "—": return previous == 0 || followsLineBreak(previous)
            default: return false
            }
        }
        return previous < 0 || followsLineBreak(previous + 1)
    }

    private static let mostOpeningMarks = 16

    private func followsLineBreak(_ index: Int) -> Bool {
        bytes[tokens[index - 1].range.upperBound..<tokens[index].range.lowerBound].contains(0x0A)
    }
}
