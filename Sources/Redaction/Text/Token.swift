/// A word, a number or a punctuation mark of a text.
public struct Token: Hashable, Sendable {
    /// What a token is.
    public enum Kind: UInt8, Sendable {
        /// Letters, with apostrophes and digits inside: `she's`, `ST5`, `7B`.
        case word
        /// Digits only.
        case number
        /// Any other visible scalar, one a token.
        case punctuation
    }

    /// How a token is written.
    struct Shape: OptionSet, Hashable, Sendable {
        let rawValue: UInt8

        static let capitalised = Shape(rawValue: 1)
        static let allCaps = Shape(rawValue: 2)
        static let digits = Shape(rawValue: 4)
        static let possessive = Shape(rawValue: 8)
        static let beyondASCII = Shape(rawValue: 16)
    }

    private let start: UInt32
    private let end: UInt32
    /// The key of the folded form.
    let key: UInt64
    /// The form for matching: lower case, straight apostrophes and hyphens, letters as they look, without invisible code
    /// points.
    public let folded: String
    /// What it is.
    public let kind: Kind
    let shape: Shape

    init(_ start: Int, _ end: Int, _ kind: Kind, folded: String, key: UInt64, shape: Shape) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
        self.kind = kind
        self.folded = folded
        self.key = key
        self.shape = shape
    }

    /// The same token in a text that has so many bytes more before it.
    func moved(by bytes: Int) -> Token {
        Token(Int(start) + bytes, Int(end) + bytes, kind, folded: folded, key: key, shape: shape)
    }

    /// Where it stands, in UTF-8 bytes.
    public var range: Range<Int> { Int(start)..<Int(end) }
    /// Whether its first letter is upper case.
    public var isCapitalised: Bool { shape.contains(.capitalised) }
    /// Whether it has two or more letters and all are upper case.
    public var isAllCaps: Bool { shape.contains(.allCaps) }
    /// The key of its word without a possessive `'s`.
    var baseKey: UInt64 { isPossessive ? WordKey.of(folded, without: 2) : key }
    /// Whether its folded form is one scalar of ASCII.
    @inline(__always)
    func `is`(_ scalar: Unicode.Scalar) -> Bool { key == WordKey.of(mark: UInt8(truncatingIfNeeded: scalar.value)) }
    /// Whether it ends with `n't`.
    var endsInNot: Bool { folded.utf8.count > 2 && folded.utf8.suffix(3).elementsEqual("n't".utf8) }
    /// Whether a digit is in it.
    var hasDigits: Bool { shape.contains(.digits) }
    /// Whether it is more than `'s` and ends with it.
    var isPossessive: Bool { shape.contains(.possessive) }
}

/// Keys of folded words: equal words have equal keys, and two unequal ones share a key once in 2⁶⁴. Sets and lists of words
/// go by the key alone; where a phrase decides what is written, one comparison makes sure.
enum WordKey {
    /// The FNV-1a offset and prime of 64 bits.
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x0000_0100_0000_01B3

    @inline(__always)
    static func step(_ state: UInt64, _ byte: UInt8) -> UInt64 { (state ^ UInt64(byte)) &* prime }

    @inline(__always)
    static func finish(_ state: UInt64) -> UInt64 { state ^ (state >> 29) }

    static func of(_ bytes: some Sequence<UInt8>) -> UInt64 { finish(bytes.reduce(seed, step)) }

    static func of(_ word: String) -> UInt64 { of(word.utf8.span) }

    /// The key of a word that is so many bytes shorter than the word given.
    static func of(_ word: String, without last: Int) -> UInt64 {
        let bytes = word.utf8.span
        return of(bytes.extracting(..<(bytes.count - last)))
    }

    static func of(_ bytes: Span<UInt8>) -> UInt64 {
        var state = seed
        for place in bytes.indices { state = step(state, bytes[place]) }
        return finish(state)
    }

    @inline(__always)
    static func of(mark: UInt8) -> UInt64 { finish(step(seed, mark)) }
}
