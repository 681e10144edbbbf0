import Input
import Testing

@testable import Redaction

@Suite struct LexiconTests {
    private func lexicon(_ text: String) throws -> Lexicon { try Lexicon(file: "l.csv", bytes: Array(text.utf8)) }

    @Test func `reads kind, entries and flags`() throws {
        let lexicon = try lexicon("# kind: role\n# origin: here\nconsultant\nregs;registrar;people caps\n")
        #expect(lexicon.kind == .role)
        #expect(lexicon.entries.map(\.surface) == ["consultant", "regs"])
        #expect(lexicon.entries.map(\.canonical) == ["consultant", "registrar"])
        #expect(lexicon.entries[1].flags == ["people", "caps"])
    }

    @Test(
        arguments: [
            ("consultant\n", nil, "no kind"), ("# kind: wizard\n", 1, "wizard"),
            ("# kind: role\n;x\n", 2, "without a word"),
            ("# kind: role\na;b;c;d\n", 2, "4"), ("# kind: role\n!!!\n", 2, ""),
            ("# kind: role\n\"a\n", 2, "never closed"),
        ] as [(String, Int?, String)])
    func `refuses what is no lexicon, with the line`(text: String, line: Int?, found: String) {
        let problem = #expect(throws: InputProblem.self) { try lexicon(text) }
        #expect(problem?.line == line)
        #expect(found.isEmpty || problem?.found.contains(found) == true, "\(String(describing: problem))")
    }

    @Test(arguments: ["ward", "zebra", "ant"])
    func `knows the words of a list`(word: String) throws {
        let list = try WordList(file: "w.txt", bytes: Array("# head\nant\nbee\nward\nzebra\n".utf8))
        #expect(list.contains(word))
        #expect(!list.contains(word + "s"))
        #expect(!list.contains(String(word.dropLast())))
        #expect(!list.contains("head"))
        #expect(!list.isEmpty)
    }

    @Test(arguments: [("bee\nant\n", 2), ("ant\nant\n", 2), ("# x\nant\nbee\nbad\n", 4)])
    func `refuses words out of order, with the line`(text: String, line: Int) {
        let problem = #expect(throws: InputProblem.self) { try WordList(file: "w.txt", bytes: Array(text.utf8)) }
        #expect(problem?.line == line)
    }

    @Test func `an empty list has no words`() throws {
        #expect(try WordList(file: "w.txt", bytes: Array("# only a head\n".utf8)).isEmpty)
        #expect(WordList.empty.isEmpty)
    }

    @Test(
        arguments: [
            ("the acute medical unit was", 1, 4, "long", false), ("acute-medical unit", 0, 4, "long", false),
            ("Acute medicine here", 0, 2, "two", false), ("acute pain", 0, 1, "one", false),
            ("acute's", 0, 1, "one", true),
            ("acute medicine's", 0, 2, "two", true),
        ] as [(String, Int, Int, String, Bool)])
    func `finds the longest phrase at a place`(text: String, index: Int, end: Int, value: String, possessive: Bool) {
        let phrases = PhraseIndex([
            ("acute", "one"), ("acute medicine", "two"), ("acute medical unit", "long"), ("acute", "again"),
        ])
        let match = phrases.longestMatch(in: TokenisedText(text), at: index)
        #expect(match?.tokens == index..<end)
        #expect(match?.value == value)
        #expect(match?.isPossessive == possessive)
    }

    @Test func `finds every phrase, none over another, by its number`() {
        let tree = PhraseTree(["ward", "", "acute ward", "acute", "ward", "night shift"])
        let text = TokenisedText("An acute ward's night-shift, acute; the ward. Night shift's")
        let found = tree.all(in: text)
        #expect(found.map(\.phrase) == [2, 5, 3, 0, 5])
        #expect(found.map(\.isPossessive) == [true, false, false, false, true])
        #expect(
            found.map { text.text(from: $0.tokens.lowerBound, through: $0.tokens.upperBound - 1) }
                == ["acute ward's", "night-shift", "acute", "ward", "Night shift's"])
        #expect(tree.contains("ward") && !tree.contains("night"))
        #expect(PhraseTree([]).isEmpty && PhraseTree([]).all(in: text).isEmpty)
    }

    @Test func `keeps many phrases apart`() {
        let phrases = (0..<3_000).map { "word\($0 % 50) word\($0 / 50) end\($0 % 7)" }
        let tree = PhraseTree(phrases)
        for (number, phrase) in phrases.enumerated() {
            #expect(tree.longestMatch(in: TokenisedText(phrase), at: 0)?.phrase == number)
        }
    }

    @Test func `says which kinds begin with a word`() throws {
        let set = LexiconSet([
            Lexicon(kind: .role, entries: [LexiconEntry(surface: "charge nurse", canonical: "nurse")]),
            Lexicon(kind: .place, entries: [LexiconEntry(surface: "Charge", canonical: "Leeds")]),
        ])
        let facts = set.facts(of: TokenisedText("charge's other Charge dr '").tokens)
        #expect(facts[0] == [WordFacts(.role), WordFacts(.place)])
        #expect(facts[1].isEmpty)
        #expect(facts[2] == facts[0])
        #expect(facts[3] == .title)
        #expect(facts[4].isEmpty)
    }

    @Test func `every kind has a fact of its own, apart from those of cue words`() {
        let kinds = Set(LexiconKind.allCases.map { WordFacts($0) })
        #expect(kinds.count == LexiconKind.allCases.count)
        for (cue, _) in WordFacts.cues { #expect(cue.isDisjoint(with: .kinds)) }
        #expect(Set(WordFacts.cues.map(\.facts)).count == WordFacts.cues.count)
    }

    @Test(arguments: 1...40)
    func `finds the same phrases as a search through all of them`(seed: Int) {
        var numbers = SeededNumbers(seed: seed)
        let words = ["ab", "ab's", "cd", "ef", "gh-ij"]
        func phrase(_ count: Int) -> String {
            (0..<count).map { _ in words.randomElement(using: &numbers)! }.joined(separator: " ")
        }
        let phrases = (0..<8).map { _ in phrase(Int.random(in: 1...3, using: &numbers)) }
        let index = PhraseIndex(phrases.map { ($0, $0) })
        let text = TokenisedText(phrase(12))
        func folded(_ text: String) -> [String] {
            TokenisedText(text).tokens.filter { $0.kind != .punctuation }.map(\.folded)
        }
        for (place, token) in text.tokens.enumerated() where token.kind != .punctuation {
            let rest = text.tokens[place...].filter { $0.kind != .punctuation }.map(\.folded)
            let longest = phrases.map(folded).filter { rest.starts(with: $0) }.map(\.count).max() ?? 0
            let match = index.longestMatch(in: text, at: place)
            let length = match.map { text.tokens[$0.tokens].count { $0.kind != .punctuation } } ?? 0
            // A possessive after the phrase may make the match longer, never shorter.
            #expect(match?.isPossessive == true ? length >= max(1, longest) : length == longest)
        }
    }
}
