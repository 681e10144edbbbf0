@testable import Anonymity
import Input
import Testing

@Suite struct TableReaderTests {
    /// Feeds bytes in blocks that end at the given places; what is left goes into the next block.
    private func read(_ bytes: [UInt8], into reader: inout TableReader, endingAt ends: [Int]) throws {
        var left: [UInt8] = []
        var start = 0
        for end in ends {
            left += bytes[start..<end]
            start = end
            let used = try left.withUnsafeBufferPointer { try reader.read($0, isLast: false) }
            left.removeFirst(used)
        }
        left += bytes[start...]
        let used = try left.withUnsafeBufferPointer { try reader.read($0, isLast: true) }
        #expect(used == left.count)
    }

    private func cells(_ reader: TableReader) -> [[String]] {
        (0..<reader.records).map { record in reader.columns.map { $0.values[Int($0.codes[record])] } }
    }

    private static let texts = [
        "a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4", "\u{FEFF}a,b\n1,2\n", "a,b\n\n1,2\n\r\n\n3,4\n\n",
        "a,b\n\"x\ny\",2\n\"x\r\ny\",\"\r\"\n", "a,b\n\"say \"\"no\"\"\",\"\"\n\"\"\"\",\"\"\"\"\"\"\n",
        "\u{FEFF}\"a\",\"b\"\r\né漢字🙂,é\r\n\"🙂\"\"\n\",x\r\n", "a;b;c\n1;2,5;3\n;;\n",
        "a,b\n\"\n\n\r\r\n\",1\r\n\r\n\"\",\"a,b\"",
        "a,b\n,\n", "a,b",
    ]

    @Test(arguments: texts)
    func `gives the same columns wherever a block ends`(text: String) throws {
        let bytes = Array(text.utf8)
        var whole = try DelimitedReader(bytes, file: "t.csv")
        var all: [[DelimitedField]] = []
        while let record = try whole.next() { all.append(record) }
        let expected = all.dropFirst().map { $0.prefix(2).map(\.value) }
        func check(_ ends: [Int]) throws {
            var reader = TableReader(file: "t.csv", columns: ["a", "b"])
            try read(bytes, into: &reader, endingAt: ends)
            #expect(cells(reader) == expected, "blocks end at \(ends)")
            #expect(reader.columnNames == all[0].map(\.value))
            #expect(
                (0..<reader.records).map(reader.line) == all.dropFirst().map { $0[0].line }, "blocks end at \(ends)")
            for (position, column) in reader.columns.enumerated() {
                for (code, line) in column.lines.enumerated() {
                    let first = column.codes.firstIndex(of: UInt32(code))!
                    #expect(Int(line) == all[first + 1][0].line)
                    #expect(column.values[code] == all[first + 1][position].value)
                }
            }
        }
        try check([])
        for end in bytes.indices { try check([end]) }
        for end in bytes.indices { try check([end, end, min(bytes.count, end + 3)]) }
        try check(Array(bytes.indices))
    }

    @Test(
        arguments: [
            ("a,b\n1,2\n1,x\"y\n", 3, 4, "inside a field"),
            ("a,b\r\n\"q\r\nr\",2\r\n\"x\" y,1\r\n", 4, 4, "after the closing"),
            ("a,b\n1,\"x\ny\n", 2, 3, "never closed"), ("a,b\n1,2\né,\0\n", 3, 3, "NUL"),
            ("a,b,é,é\n1,2,3,4\n", 1, 7, "“é”"),
            ("\u{FEFF}a,b,a\n", 1, 5, "“a”"), ("a,b\n1,2\n\n1,2,3\n", 4, nil, "3 fields"),
            ("a,c\n1,2\n", 1, nil, "“b”"),
            ("", nil, nil, "empty"), ("\u{FEFF}", nil, nil, "empty"), ("\n\n", nil, nil, "empty"),
            ("a,b\n\"1\n2\n3\",\"x\n y\"z", 5, 4, "after the closing"),
        ] as [(String, Int?, Int?, String)])
    func `names the same place wherever a block ends`(text: String, line: Int?, column: Int?, found: String) {
        let bytes = Array(text.utf8)
        for ends in [[], Array(bytes.indices)] + bytes.indices.map({ [$0] }) {
            let problem = #expect(throws: InputProblem.self) {
                var reader = TableReader(file: "t.csv", columns: ["a", "b"])
                try read(bytes, into: &reader, endingAt: ends)
            }
            #expect(problem?.line == line, "blocks end at \(ends)")
            #expect(problem?.column == column, "blocks end at \(ends)")
            #expect(problem?.found.contains(found) == true, "blocks end at \(ends)")
        }
    }

    @Test func `refuses bytes that are no text with their place`() {
        let bytes = Array("a,b\n1,é\n2,".utf8) + [0xC3] + Array("\n".utf8)
        for ends in [[], Array(bytes.indices)] + bytes.indices.map({ [$0] }) {
            let problem = #expect(throws: InputProblem.self) {
                var reader = TableReader(file: "t.csv", columns: ["a", "b"])
                try read(bytes, into: &reader, endingAt: ends)
            }
            #expect(problem?.line == 3)
            #expect(problem?.column == 3)
        }
    }

    @Test func `a second table gets the codes of the first`() throws {
        var first = TableReader(file: "t.csv", columns: ["a", "b", "s"])
        try read(Array("s,b,a\n1,x,é\n2,y,é\n".utf8), into: &first, endingAt: [])
        var second = TableReader(file: "p.csv", continuing: first, columns: ["a", "b"], optional: ["count"])
        try read(Array("count;a;b\n5;q;x\n7;é;z\n".utf8), into: &second, endingAt: [3, 9])
        #expect(second.columns.map(\.name) == ["a", "b", "count"])
        #expect(second.columns[0].values == ["é", "q"])
        #expect(second.columns[0].codes == [1, 0])
        #expect(second.columns[1].values == ["x", "y", "z"])
        #expect(second.columns[1].codes == [0, 2])
        #expect(second.columns[2].values == ["5", "7"])
        #expect(second.records == 2)
        // The first stays what it was.
        #expect(first.columns[0].values == ["é"])
        #expect(first.columns.map(\.codes) == [[0, 0], [0, 1], [0, 1]])
    }

    @Test func `reads optional columns where they are`() throws {
        var without = TableReader(file: "t.csv", columns: ["a"], optional: ["w"])
        try read(Array("b,a\n1,2\n".utf8), into: &without, endingAt: [])
        #expect(without.columns.map(\.name) == ["a"])
        var with = TableReader(file: "t.csv", columns: ["a"], optional: ["w"])
        try read(Array("w,a\n1,2\n".utf8), into: &with, endingAt: [])
        #expect(with.columns.map(\.values) == [["2"], ["1"]])
    }

    @Test func `keeps the line of each of many records`() throws {
        var text = "a\n"
        var lines: [Int] = []
        var line = 2
        for record in 0..<500 {
            lines.append(line)
            text += record % 7 == 3 ? "\"\(record)\n\n\"\n" : "\(record)\n"
            line += record % 7 == 3 ? 3 : 1
            if record % 11 == 5 {
                text += "\n"
                line += 1
            }
        }
        var reader = TableReader(file: "t.csv", columns: ["a"])
        try read(Array(text.utf8), into: &reader, endingAt: Array(stride(from: 100, to: 1900, by: 100)))
        #expect((0..<reader.records).map(reader.line) == lines)
    }
}
