import Input
import Testing

/// Defects that were there once.
@Suite struct RegressionTests {
    private func records(_ text: String, _ delimiter: DelimitedReader.Delimiter? = nil) throws -> [[String]] {
        var reader = try DelimitedReader(Array(text.utf8), file: "t.csv", delimiter: delimiter)
        var all: [[String]] = []
        while let record = try reader.next() { all.append(record.map(\.value)) }
        return all
    }

    @Test(arguments: ["a\"\u{301}b", "\"\u{300}", "\"\u{FE0F}"])
    func `a quotation mark with a combining mark is doubled`(value: String) throws {
        #expect(try records(DelimitedWriter.commas.line([value, "x"]), .comma) == [[value, "x"]])
    }

    @Test func `a record of one empty field is no blank line`() throws {
        let lines = DelimitedWriter.commas.line(["a"]) + DelimitedWriter.commas.line([""])
        #expect(try records(lines, .comma) == [["a"], [""]])
    }

    @Test func `blank lines before the first record do not hide the delimiter`() throws {
        #expect(try records("\n\na;b\n1;2\n") == [["a", "b"], ["1", "2"]])
    }

    @Test(
        arguments: [
            (Array("a\rb\rc".utf8) + [0xFF], 3, 2), (Array("a\rb\0".utf8), 2, 2), (Array("\u{FEFF}a\0".utf8), 1, 2),
        ] as [([UInt8], Int, Int)])
    func `the place of a bad byte is counted as that of a field`(bytes: [UInt8], line: Int, column: Int) {
        let problem = #expect(throws: InputProblem.self) { try DelimitedReader(bytes, file: "t.csv") }
        #expect(problem?.line == line)
        #expect(problem?.column == column)
    }
}
