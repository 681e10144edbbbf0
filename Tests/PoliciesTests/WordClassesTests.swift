import Input
import Redaction
import Testing

@testable import Policies

@Suite struct WordClassesTests {
    private func expand(_ text: String) throws(InputProblem) -> [String] {
        let file = NamedFile(name: "mine.csv", bytes: Array(text.utf8))
        return try WordClasses.expand(Lexicon(file: file.name, bytes: file.bytes), in: file).entries.map(\.surface)
    }

    @Test func `a class stands for each of its words`() throws {
        let phrases = try expand(
            "# kind: function\nthey;<they>\nthis person;<they>\ncame;<came>\nrang;<came>\n<they> <came> to me;presenting;3\n"
        )
        #expect(phrases == ["they came to me", "they rang to me", "this person came to me", "this person rang to me"])
    }

    @Test func `a lexicon without classes stays as it is`() throws {
        #expect(try expand("# kind: function\nthey came;presenting\n") == ["they came"])
    }

    @Test(arguments: [
        ("# kind: function\nthey;<they>\n<thy> came;presenting\n", "the class <thy>, which has no words", 3),
        ("# kind: function\n<us> two;<they>\n", "a class in a class", 2),
    ])
    func `a class that is not there is an error with its line`(text: String, found: String, line: Int) {
        let problem = #expect(throws: InputProblem.self) { try expand(text) }
        #expect(problem?.found == found)
        #expect(problem?.line == line)
    }

    @Test func `a line that stands for too much is an error`() {
        let words = (0..<50).map { "word\($0);<w>\n" }.joined()
        let problem = #expect(throws: InputProblem.self) {
            try expand("# kind: function\n\(words)<w> <w> <w>;presenting\n")
        }
        #expect(problem?.found.contains("2000") == true || problem?.found.contains("2,000") == true)
    }
}
