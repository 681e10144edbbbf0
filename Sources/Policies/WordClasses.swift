import Input
import Redaction

/// Classes of words in a lexicon, by which one line stands for many: `they;<they>` makes “they” one of the class `<they>`,
/// and `<they> came;presenting` stands for “they came”, “this person came” and so on.
enum WordClasses {
    /// The phrases that one line may stand for.
    private static let mostPhrases = 2_000

    /// A lexicon with every class written out; the same where it has none.
    ///
    /// - Throws: `InputProblem` with file and line for a class that has no words, a class in a word of a class, or a line
    ///   that stands for too many phrases.
    static func expand(_ lexicon: Lexicon, in file: NamedFile) throws(InputProblem) -> Lexicon {
        var words: [String: [String]] = [:]
        for entry in lexicon.entries where isClass(entry.canonical) {
            words[entry.canonical, default: []].append(entry.surface)
        }
        guard !words.isEmpty || lexicon.entries.contains(where: { mayHoldClass($0.surface) }) else { return lexicon }
        var entries: [LexiconEntry] = []
        entries.reserveCapacity(lexicon.entries.count)
        for (index, entry) in lexicon.entries.enumerated() {
            if !mayHoldClass(entry.surface), !isClass(entry.canonical) {
                entries.append(entry)
                continue
            }
            func problem(_ found: String, _ expected: String) throws(InputProblem) -> InputProblem {
                let place = try CanonicalValues.place(of: index, in: file, column: 0)
                return InputProblem(
                    file: file.name, line: place.line, column: place.column, found: found, expected: expected)
            }
            let parts = entry.surface.split(separator: " ").map(String.init)
            let classes = parts.filter(isClass)
            if isClass(entry.canonical) {
                guard classes.isEmpty else { throw try problem("a class in a class", "a word or words") }
                continue
            }
            guard !classes.isEmpty else {
                entries.append(entry)
                continue
            }
            var phrases = [""]
            for part in parts {
                guard isClass(part) else {
                    for place in phrases.indices { phrases[place].add(part) }
                    continue
                }
                guard let members = words[part] else {
                    throw try problem(
                        "the class \(part), which has no words",
                        "one of \(words.keys.sorted().joined(separator: ", ")), or lines “word;\(part)” in this file")
                }
                guard phrases.count * members.count <= mostPhrases else {
                    throw try problem(
                        "a line that stands for more than \(mostPhrases) phrases", "fewer classes in one line")
                }
                phrases = phrases.flatMap { phrase in
                    members.map { member in
                        var longer = phrase
                        longer.add(member)
                        return longer
                    }
                }
            }
            entries += phrases.map { LexiconEntry(surface: $0, canonical: entry.canonical, flags: entry.flags) }
        }
        return Lexicon(kind: lexicon.kind, entries: entries)
    }

    private static func isClass(_ text: String) -> Bool {
        text.utf8.first == UInt8(ascii: "<") && text.utf8.last == UInt8(ascii: ">") && text.utf8.count > 2
    }

    private static func mayHoldClass(_ text: String) -> Bool { text.utf8.contains(UInt8(ascii: "<")) }
}

extension String {
    /// Adds a word, with a space before it where it is not the first.
    fileprivate mutating func add(_ word: String) {
        if !isEmpty { append(" ") }
        append(word)
    }
}
