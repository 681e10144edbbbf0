/// A text cut into tokens, with offsets in UTF-8 bytes.
public struct TokenisedText: Sendable {
    /// The text's UTF-8 bytes.
    public let bytes: [UInt8]
    /// Its tokens, in order; white space is left out.
    public let tokens: [Token]
    /// What the rules know of each token's word; empty where nobody has looked yet.
    private(set) var facts: [WordFacts] = []
    /// All of these together: what none of its words is known for, nobody needs to look for.
    var allFacts: WordFacts {
        var all: WordFacts = []
        for index in facts.indices { all.formUnion(facts[index]) }
        return all
    }

    /// Cuts a text into tokens.
    public init(_ text: String) {
        bytes = Array(text.utf8)
        tokens = Tokeniser.tokens(of: bytes)
    }

    /// Cuts a text of well-formed UTF-8 into tokens and looks each word up, once for all detectors.
    init(_ bytes: [UInt8], known lexicons: LexiconSet) {
        self.bytes = bytes
        tokens = Tokeniser.tokens(of: bytes)
        facts = lexicons.facts(of: tokens)
    }

    init(bytes: [UInt8], tokens: [Token], facts: [WordFacts]) {
        self.bytes = bytes
        self.tokens = tokens
        self.facts = facts
    }

    /// The text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

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
            switch mark(previous) {
            case .opening:
                // So many marks in a row are no opening of a sentence, and are not walked over for each word.
                if index - previous > Self.mostOpeningMarks { return false }
                previous -= 1
            case .ending: return true
            case .dash: return previous == 0 || followsLineBreak(previous)
            case .other: return false
            }
        }
        return previous < 0 || followsLineBreak(previous + 1)
    }

    /// What a punctuation mark is to the beginning of a sentence.
    private enum Mark { case opening, ending, dash, other }

    /// Nearly all marks are told by their bytes, without a look at their folded form.
    private func mark(_ index: Int) -> Mark {
        let start = tokens[index].range.lowerBound
        switch bytes[start] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "*"),
            UInt8(ascii: "_"), UInt8(ascii: "#"), UInt8(ascii: ">"):
            return .opening
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"): return .ending
        case UInt8(ascii: "-"): return .dash
        case ..<0x80: return .other
        default: break
        }
        switch tokens[index].folded {
        case "'", "“", "”": return .opening
        case ".", "…": return .ending
        case "-", "–", "—": return .dash
        default: return .other
        }
    }

    private static let mostOpeningMarks = 16

    private func followsLineBreak(_ index: Int) -> Bool {
        bytes[tokens[index - 1].range.upperBound..<tokens[index].range.lowerBound].contains(0x0A)
    }
}
