/// How far a text is from the one it should be, in words.
public struct WordErrors: Hashable, Sendable {
    /// Words to insert, delete or replace to get from the text to the reference: the least number.
    public private(set) var edits: Int
    /// Words of the reference.
    public private(set) var referenceWords: Int

    /// No text at all.
    public init() {
        edits = 0
        referenceWords = 0
    }

    /// Compares a text with its reference. Words are what stands between white space; case counts.
    public init(of text: String, against reference: String) {
        let words = text.split(whereSeparator: \.isWhitespace)
        let expected = reference.split(whereSeparator: \.isWhitespace)
        edits = Self.distance(from: words, to: expected)
        referenceWords = expected.count
    }

    /// The word error rate in per cent: 100 × edits ÷ words of the reference; 0 where the reference has none and nothing
    /// was written either.
    public var rate: Double {
        referenceWords == 0 ? (edits == 0 ? 0 : 100) : 100 * Double(edits) / Double(referenceWords)
    }

    /// Adds the errors of another text.
    public static func += (left: inout Self, right: Self) {
        left.edits += right.edits
        left.referenceWords += right.referenceWords
    }

    /// Levenshtein's distance over words; what is equal at both ends costs no more than the comparison.
    private static func distance(from words: [Substring], to expected: [Substring]) -> Int {
        var words = words[...]
        var expected = expected[...]
        while let first = words.first, first == expected.first {
            words.removeFirst()
            expected.removeFirst()
        }
        while let last = words.last, last == expected.last {
            words.removeLast()
            expected.removeLast()
        }
        var row = Array(0...expected.count)
        for (deleted, word) in words.enumerated() {
            var diagonal = row[0]
            row[0] = deleted + 1
            for (column, other) in expected.enumerated() {
                let replaced = diagonal + (word == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
            }
        }
        return row[expected.count]
    }
}
