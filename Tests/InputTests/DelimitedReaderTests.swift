import Input
import Testing

@Suite struct DelimitedReaderTests {
    private func records(_ text: String, delimiter: DelimitedReader.Delimiter? = nil) throws -> [[DelimitedField]] {
        var reader = try DelimitedReader(Array(text.utf8), file: "t.csv", delimiter: delimiter)
        var all: [[DelimitedField]] = []
        while let record = try reader.next() { all.append(record) }
        return all
    }

    @Test(arguments: [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
        ("a,b\r1,2", [["a", "b"], ["1", "2"]]),
        ("\u{FEFF}a,b\n1,2", [["a", "b"], ["1", "2"]]),
        ("a,b\n\n1,2\n\n", [["a", "b"], ["1", "2"]]),
        ("a\n\"x\ny\"\n", [["a"], ["x\ny"]]),
        ("a\n\"x\r\ny\"\n", [["a"], ["x\r\ny"]]),
        ("a\n\"say \"\"no\"\", he said\"\n", [["a"], ["say \"no\", he said"]]),
        ("a,b\n,\n", [["a", "b"], ["", ""]]),
        ("a;b,c\n1;2,5\n", [["a;b", "c"], ["1;2", "5"]]),
        ("a;b;c\n1;2,5;3\n", [["a", "b", "c"], ["1", "2,5", "3"]]),
        ("", []),
    ])
    func `reads records`(text: String, expected: [[String]]) throws {
        #expect(try records(text).map { $0.map(\.value) } == expected)
    }

    @Test func `gives the place of every field, in scalars, across lines inside quotes`() throws {
        let all = try records("é,\"x\ny\",z\nlast,1,2")
        #expect(all[0].map(\.line) == [1, 1, 2])
        #expect(all[0].map(\.column) == [1, 3, 4])
        #expect(all[1][0].line == 3)
    }

    @Test(arguments: [
        ("a\nx\"y\n", 2, 2, "inside a field"),
        ("a\n\"x\" y\n", 2, 4, "after the closing"),
        ("a,b\n1,\"x\ny\n", 2, 3, "never closed"),
        ("a\0b\n", 1, 2, "NUL"),
    ])
    func `refuses broken text with its place`(text: String, line: Int, column: Int, what: String) {
        let problem = #expect(throws: InputProblem.self) { try records(text) }
        #expect(problem?.line == line)
        #expect(problem?.column == column)
        #expect(problem?.found.contains(what) == true)
    }

    @Test(
        arguments: [
            ([0x61, 0x0A, 0x62, 0xFF], 2, 2), ([0xC3], 1, 1), ([0x61, 0xED, 0xA0, 0x80], 1, 2),
        ] as [([UInt8], Int, Int)])
    func `refuses invalid UTF-8 with its place`(bytes: [UInt8], line: Int, column: Int) {
        let problem = #expect(throws: InputProblem.self) { try DelimitedReader(bytes, file: "t.csv") }
        #expect(problem?.line == line)
        #expect(problem?.column == column)
        #expect(problem?.description.hasPrefix("t.csv:\(line):\(column): found bytes that are not valid UTF-8") == true)
    }
}
