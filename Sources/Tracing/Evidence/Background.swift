import Redaction

/// How much a word tells: by how often the attributed texts have it, and whether it is a common word of English.
struct Background: Sendable {
    /// For each form how often the attributed texts have it.
    private let counts: [UInt32]
    /// For each form the first text of the participant who alone has it, −1 where several have, −2 where nobody has.
    private let holders: [Int32]
    private let total: Double
    private let common: WordList
    private let table: WordTable

    /// Bits of a word that is no common word of English, at least; of one that is, and of one that any sentence may have, at
    /// most: attributed texts are often too few to tell.
    private static let uncommon = 20.0
    private static let known = 13.0
    private static let empty = 6.0

    init(_ index: TraceIndex, common: WordList) {
        var counts = [UInt32](repeating: 0, count: index.table.forms.count)
        var holders = [Int32](repeating: -2, count: counts.count)
        var text = 0
        index.words.withUnsafeBufferPointer { words in
            for place in words.indices {
                let form = Int(words[place])
                guard form > 0 else {
                    while text < index.ends.count, Int(index.ends[text]) <= place + 1 { text += 1 }
                    continue
                }
                counts[form] += 1
                let owner = index.owners[text]
                if holders[form] == -2 {
                    holders[form] = Int32(text)
                } else if holders[form] >= 0, index.owners[Int(holders[form])] != owner {
                    holders[form] = -1
                }
            }
        }
        self.counts = counts
        self.holders = holders
        total = Double(index.wordCount)
        self.common = common
        table = index.table
    }

    /// The first text of the participant who alone has a form.
    func onlyHolder(of form: Int32) -> Int? {
        guard form > 0, holders[Int(form)] >= 0 else { return nil }
        return Int(holders[Int(form)])
    }

    /// Whether a word, as it stands in a text, is a common word of English, or no word but a number or a short form.
    func isCommon(_ word: String) -> Bool {
        if common.isEmpty || word.utf8.contains(where: { $0 &- 0x30 < 10 }) { return true }
        if common.contains(word) { return true }
        return word.utf8.contains(0x27)
    }

    /// The bits of a word: −log₂ of how often it is said, to one decimal, so that sums do not depend on their order.
    func bits(of form: Int32, _ word: String) -> Double {
        let count = form > 0 ? Double(counts[Int(form)]) : 0
        var bits = Self.logarithm((total + 40_000) / (count + 1))
        if WordTable.isLight(form) || Stemmer.empty.contains(word) {
            bits = min(bits, Self.empty)
        } else {
            bits = isCommon(word) ? min(bits, Self.known) : max(bits, Self.uncommon)
        }
        return (bits * 10).rounded() / 10
    }

    /// The logarithm to base 2 of a number of at least 1, exact to a few parts in a thousand, the same on every machine.
    static func logarithm(_ value: Double) -> Double {
        guard value > 1 else { return 0 }
        let fraction = value.significand - 1
        return Double(value.exponent) + fraction * (1.3465 - fraction * 0.3465)
    }
}
