/// Fragments of nobody: invented words, as often as the words of a language are, the same for every run.
public struct InventedCorpus: Sendable {
    /// The fragments, each with a number of its speaker.
    public private(set) var fragments: [(speaker: Int, text: String)] = []
    /// Text that has nothing to do with them but for every fifth piece, which is a fragment.
    public private(set) var report = ""

    private var state: UInt64 = 20_26
    private let vocabulary: [String]
    /// Sums of 1 / rank, for choosing words by Zipf's law.
    private let sums: [Double]

    /// Invents fragments of 60 words, and a report of about 50,000 words.
    public init(fragments count: Int, speakers: Int) {
        vocabulary = Self.frequent + (0..<40_000).map(Self.word)
        var sum = 0.0
        sums = vocabulary.indices.map { rank in
            sum += 1 / (Double(rank) + 2.7)
            return sum
        }
        fragments.reserveCapacity(count)
        for number in 0..<count { fragments.append((number % speakers, piece())) }
        for number in 0..<840 {
            report += number % 5 == 0 ? fragments[Int(next() % UInt64(count))].text : piece()
            report += "\n\n"
        }
    }

    /// The bytes of the fragments.
    public var bytes: Int { fragments.reduce(0) { $0 + $1.text.utf8.count } }

    private static let frequent = """
        the I and to of a it that you was in they think so have is we for know on be but with not this as there about had \
        what do at people my just or one if from because really them when like me would can an been which very then all \
        were quite some are out go by she he your who said get more up how time no could
        """.split(separator: " ").map(String.init)

    private static func word(_ number: Int) -> String {
        let syllables = [
            "ba", "ker", "lo", "mi", "ten", "sur", "da", "vel", "pro", "ni", "gat", "hol", "fe", "rim", "cu", "wes",
        ]
        var word = ""
        var rest = number + 16
        while rest > 0 {
            word += syllables[rest % syllables.count]
            rest /= syllables.count
        }
        return word
    }

    private mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return ((state ^ (state >> 33)) &* 0xFF51_AFD7_ED55_8CCD) >> 11
    }

    private mutating func piece() -> String {
        var text = ""
        for number in 0..<60 {
            if number > 0 { text += number % 12 == 0 ? ". " : number % 7 == 0 ? ", " : " " }
            let place = Double(next()) / Double(1 << 53 as UInt64) * sums[sums.count - 1]
            var low = 0
            var high = sums.count - 1
            while low < high {
                let middle = (low + high) / 2
                if sums[middle] < place { low = middle + 1 } else { high = middle }
            }
            text += vocabulary[low]
        }
        return text
    }
}
