/// Finds the listed name that a word is one letter away from.
///
/// Two words are one letter apart where a letter is missing, added, changed, or exchanged with its neighbour. Every name is
/// kept under its own letters and under each of its forms with one letter left out: two words one letter apart share a form.
struct MisspeltNames: Sendable {
    private let names: [(letters: [UInt8], words: Int, secret: Int)]
    private let forms: [UInt64: [Int]]
    /// How many words the names have, ascending.
    let wordCounts: [Int]

    /// The shortest name that may be misspelt: shorter ones are one letter from too many words.
    static let shortest = 5
    private static let longest = 48

    init(_ names: [(letters: [UInt8], words: Int, secret: Int)]) {
        let kept = names.filter { (Self.shortest...Self.longest).contains($0.letters.count) && $0.words <= 4 }
        var forms: [UInt64: [Int]] = [:]
        for (position, name) in kept.enumerated() {
            for form in Self.forms(of: name.letters) { forms[form, default: []].append(position) }
        }
        self.names = kept
        self.forms = forms
        wordCounts = Set(kept.map(\.words)).sorted()
    }

    /// The name of so many words that is one letter away; of several the first.
    func secret(near letters: [UInt8], words: Int) -> Int? {
        guard (Self.shortest - 1...Self.longest + 1).contains(letters.count) else { return nil }
        var best: Int?
        for form in Self.forms(of: letters) {
            for position in forms[form] ?? [] where names[position].words == words && position < best ?? .max {
                if Self.areOneApart(letters, names[position].letters) { best = position }
            }
        }
        return best.map { names[$0].secret }
    }

    private static func forms(of letters: [UInt8]) -> Set<UInt64> {
        var forms: Set<UInt64> = [WordKey.of(letters)]
        for position in letters.indices {
            forms.insert(WordKey.of(letters[..<position] + letters[(position + 1)...]))
        }
        return forms
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
