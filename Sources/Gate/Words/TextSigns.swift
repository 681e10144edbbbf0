import Redaction

/// What a text tells at first sight about which rules need a look at its words: never less than there is.
struct TextSigns: OptionSet {
    let rawValue: UInt8

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

    private static let all = TextSigns(rawValue: 127)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// What a sieve with these words has read.
    init(_ reading: TextSieve.Reading) {
        guard let signs = reading.signs else {
            self = .all
            return
        }
        self.init(rawValue: signs)
        if reading.hasDigit { insert(.digit) }
        if reading.hasPercentSign { insert(.percent) }
    }

    /// The words that are signs.
    static let words: [(words: Set<String>, sign: UInt8)] = [
        (PeopleWords.nouns, people.rawValue), (NumberWords.counting, number.rawValue), (["n"], base.rawValue),
        (["per", "percent"], percent.rawValue), (Endpoints.attributes, attribute.rawValue),
        (Endpoints.superlatives, superlative.rawValue),
    ]
}
