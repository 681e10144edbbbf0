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

    @Test func `says which kinds begin with a word`() throws {
        let set = LexiconSet([
            Lexicon(kind: .role, entries: [LexiconEntry(surface: "charge nurse", canonical: "nurse")]),
            Lexicon(kind: .place, entries: [LexiconEntry(surface: "Charge", canonical: "Leeds")]),
        ])
        let tokens = TokenisedText("charge's other").tokens
        #expect(set.kinds(beginningWith: tokens[0]) == LexiconKind.role.bit | LexiconKind.place.bit)
        #expect(set.kinds(beginningWith: tokens[1]) == 0)
    }
}
