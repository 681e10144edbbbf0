/// Finds the listed name that a word is one letter away from.
///
/// Two words are one letter apart where a letter is missing, added, changed, or exchanged with its neighbour. Every name is
/// kept under its own letters and under each of its forms with one letter left out: two words one letter apart share a form.
struct MisspeltNames: Sendable {
    private let names: [(letters: [UInt8], words: Int, secret: Int)]
    private let forms: [UInt64: [Int]]
    /// One bit for each form, by the last digits of its key: nearly all words share none with any name.
    private var sieve: [UInt64] = Array(repeating: 0, count: 1024)
    /// How long a word may be that is one letter from a name of so many words, a bit for each length.
    private var lengths: [UInt64] = Array(repeating: 0, count: mostWords + 1)
    /// How many words the names have, ascending.
    let wordCounts: [Int]

    /// The shortest name that may be misspelt: shorter ones are one letter from too many words.
    static let shortest = 5
    private static let longest = 48
    private static let mostWords = 4

    init(_ names: [(letters: [UInt8], words: Int, secret: Int)]) {
        let kept = names.filter {
            (Self.shortest...Self.longest).contains($0.letters.count) && $0.words <= Self.mostWords
        }
        var forms: [UInt64: [Int]] = [:]
        for (position, name) in kept.enumerated() {
            for skipped in -1..<name.letters.count {
                let key = Self.key(of: name.letters, without: skipped)
                if forms[key]?.last != position { forms[key, default: []].append(position) }
                sieve[Int(key >> 6 & 1023)] |= 1 << (key & 63)
            }
            lengths[name.words] |= 0b111 << UInt64(name.letters.count - 1)
        }
        self.names = kept
        self.forms = forms
        wordCounts = Set(kept.map(\.words)).sorted()
    }

    /// Whether a word of so many letters may be one letter away from a name of so many words.
    func mayBe(_ letters: Int, words: Int) -> Bool { letters < 64 && lengths[words] >> UInt64(letters) & 1 == 1 }

    /// The name of so many words that is one letter away; of several the first.
    func secret(near letters: [UInt8], words: Int) -> Int? {
        guard mayBe(letters.count, words: words) else { return nil }
        var best: Int?
        for skipped in -1..<letters.count {
            let key = Self.key(of: letters, without: skipped)
            guard sieve[Int(key >> 6 & 1023)] >> (key & 63) & 1 == 1 else { continue }
            for position in forms[key] ?? [] where names[position].words == words && position < best ?? .max {
                if Self.areOneApart(letters, names[position].letters) { best = position }
            }
        }
        return best.map { names[$0].secret }
    }

    /// The key of a word with one letter left out; −1 leaves out none.
    private static func key(of letters: [UInt8], without skipped: Int) -> UInt64 {
        var key = WordKey.seed
        for position in letters.indices where position != skipped { key = WordKey.step(key, letters[position]) }
        return WordKey.finish(key)
    }

    /// Whether two words differ, and by one letter only.
    static func areOneApart(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        let prefix = zip(one, other).prefix { $0 == $1 }.count
        let rests = (one[prefix...], other[prefix...])
        switch one.count - other.count {
        case 0:
            guard let first = rests.0.first, let second = rests.1.first else { return false }
            if rests.0.dropFirst() == rests.1.dropFirst() { return true }
            return rests.0.count >= 2 && rests.0.dropFirst().first == second && rests.1.dropFirst().first == first
                && rests.0.dropFirst(2) == rests.1.dropFirst(2)
        case 1: return rests.0.dropFirst() == rests.1
        case -1: return rests.0 == rests.1.dropFirst()
        default: return false
        }
    }
}
