import Input
import Testing

@Suite struct InputProblemTests {
    @Test(arguments: [
        (InputProblem(file: "a.csv", found: "x", expected: "y"), "a.csv: found x; expected y"),
        (InputProblem(file: "a.csv", line: 3, found: "x", expected: "y"), "a.csv:3: found x; expected y"),
        (
            InputProblem(file: "-", line: 3, column: 4, found: "x", expected: "y", remedy: "do z"),
            "-:3:4: found x; expected y; do z"
        ),
    ])
    func `reads as one line`(problem: InputProblem, expected: String) {
        #expect(problem.description == expected)
    }

    @Test func `keeps the first problems and counts the rest`() {
        let all = (1...25).map { InputProblem(file: "a", line: $0, found: "x", expected: "y") }
        let problems = InputProblems(all)
        #expect(problems.problems.count == 20)
        #expect(problems.omitted == 5)
        #expect(problems.description.hasSuffix("… and 5 more of the kind"))
        #expect(InputProblems(Array(all.prefix(2))).description.split(separator: "\n").count == 2)
    }

    @Test(arguments: [
        ("a,b,c\n", DelimitedReader.Delimiter.comma), ("a;b;c\n", .semicolon), ("a\n", .comma),
        ("\"a;;;\",b\n", .comma),
        ("a;b\nc,d,e,f\n", .semicolon), ("", .comma),
    ])
    func `tells the delimiter by the first line`(text: String, expected: DelimitedReader.Delimiter) {
        #expect(DelimitedReader.Delimiter.sniffed(in: Array(text.utf8)) == expected)
    }

    @Test(
        arguments: [
            ([0x61, 0x0A, 0x62, 0x00], 2, 2, "NUL"), ([0xC3, 0xA9, 0x80], 1, 2, "UTF-8"),
            ([0xF4, 0x90, 0x80, 0x80], 1, 1, "UTF-8"),
        ] as [([UInt8], Int, Int, String)])
    func `finds bytes that are no text`(bytes: [UInt8], line: Int, column: Int, found: String) {
        let problem = #expect(throws: InputProblem.self) { try checkEncoding(of: bytes, file: "a") }
        #expect(problem?.line == line)
        #expect(problem?.column == column)
        #expect(problem?.found.contains(found) == true)
    }

    @Test func `accepts text of any script`() throws {
        try checkEncoding(of: Array("é 漢字 🙂\n".utf8), file: "a")
        try checkEncoding(of: [], file: "a")
    }
}
