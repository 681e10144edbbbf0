import Redaction

/// What a text tells at first sight about which rules need a look at its words: never less than there is.
struct TextSigns: OptionSet {
    let rawValue: UInt16

    /// A digit.
    static let digit = TextSigns(rawValue: 1)
    /// A number in words.
    static let number = TextSigns(rawValue: 2)
    /// A noun for people.
    static let people = TextSigns(rawValue: 4)
    /// `n`, as in `n = 24`.
    static let base = TextSigns(rawValue: 8)
    /// `%` or “per cent”.
    static let percent = TextSigns(rawValue: 16)
    /// Age, experience and the like.
    static let attribute = TextSigns(rawValue: 32)
    /// “Youngest” and the like.
    static let superlative = TextSigns(rawValue: 64)

    /// Four digits in a row, as in a year.
    static let longNumber = TextSigns(rawValue: 128)
    /// Two numbers close to each other, as in a range.
    static let numberPair = TextSigns(rawValue: 256)
    /// A noun for people close behind a number.
    static let count = TextSigns(rawValue: 512)

    private static let all = TextSigns(rawValue: 1023)

    init(rawValue: UInt16) { self.rawValue = rawValue }

    /// What a sieve with these words has read.
    init(_ reading: TextSieve.Reading) {
        guard let signs = reading.signs else {
            self = .all
            return
        }
        self.init(rawValue: UInt16(signs))
        if reading.hasDigit { insert(.digit) }
        if reading.mostDigits >= 4 { insert(.longNumber) }
        if reading.hasNumberPair { insert(.numberPair) }
        if TextSigns(rawValue: UInt16(reading.signsBehindNumbers)).contains(.people) { insert(.count) }
        if reading.hasPercentSign { insert(.percent) }
    }

    /// What says that a word is a number.
    static let numbers = UInt8(truncatingIfNeeded: TextSigns.number.rawValue)

    /// The words that are signs.
    static let words: [(words: Set<String>, sign: UInt8)] = [
        (PeopleWords.nouns, TextSigns.people), (NumberWords.counting, .number), (["n"], .base),
        (["per", "percent"], .percent), (Endpoints.attributes, .attribute), (Endpoints.superlatives, .superlative),
    ].map { ($0, UInt8(truncatingIfNeeded: $1.rawValue)) }
}
