/// Reads the bytes of a text once, without cutting it into words, and tells which rules need a closer look at it: never less
/// than there is.
///
/// Whatever `Redactor.detections(in:)` finds in a text that holds no direct identifier by the sieve is no e-mail address,
/// number, postcode or handle, no page of a person, and no name with a title or beside one of the cues. Nearly every
/// paragraph of a report is such a text. The secret list is not looked at.
public struct TextSieve: Sendable {
    /// What the sieve tells of a text.
    public struct Reading: Sendable {
        /// Whether it may hold a direct identifier.
        public internal(set) var mayHoldIdentifier = false
        /// The signs of the words in it; `nil` where it has letters that may stand for others.
        public internal(set) var signs: UInt8? = 0
        /// The signs of the words that stand within a few words behind a number.
        public internal(set) var signsBehindNumbers: UInt8 = 0
        /// The most digits that one word or number has.
        public internal(set) var mostDigits = 0
        /// Whether two numbers stand close to each other, with hardly more than a word between.
        public internal(set) var hasNumberPair = false
        /// Whether it has a per cent sign.
        public internal(set) var hasPercentSign = false

        /// Whether it has a digit.
        public var hasDigit: Bool { mostDigits > 0 }
    }

    private let table: SignTable
    private let words: WordList
    private let numbers: UInt8

    /// Prepares a sieve.
    ///
    /// - Parameters:
    ///   - words: common words, as the redactor has them.
    ///   - leads: folded words that tell a person's name right behind them: “mentor”.
    ///   - followers: folded words that tell a person's name right before them: “said”.
    ///   - others: further sets of folded words, each with the bits of `Reading.signs` that it sets.
    ///   - numbers: the bits that say that a word is a number.
    public init(
        words: WordList, leads: Set<String>, followers: Set<String>, others: [(words: Set<String>, sign: UInt8)] = [],
        numbers: UInt8 = 0
    ) {
        self.words = words
        self.numbers = numbers
        table = SignTable(
            [
                (NameDetector.titles, .title), (NameDetector.clearTitles, .clearTitle),
                (WordSet(leads.sorted()), .lead),
                (WordSet(followers.sorted()), .follower), (NameCues.particles, .particle),
                (WordSet(SpokenNumbers.words), .spoken), (IdentifierDetector.cues, .cue),
                (IdentifierDetector.handleCues, .cue), (IdentifierDetector.linkBeginnings, .link),
                (IdentifierDetector.spokenDots, .link),
            ], others)
    }

    /// Reads a text.
    public func read(_ text: String) -> Reading {
        var text = text
        return text.withUTF8 { bytes in
            var pass = SievePass(bytes, table: table, words: words, numbers: numbers)
            pass.read()
            return pass.reading
        }
    }
}
