import Input
import Testing

@Suite struct DelimitedWriterTests {
    @Test(arguments: [
        [["a", "b"], ["1", "2"]], [["", ""], ["x", ""]], [["a,b;c", "say \"no\""], ["\n", "\r\n"]],
        [["\"", "\"\""], [" ", "é"]],
        [["\r", ","], [";", "🙂\"\n"]],
    ])
    func `what it writes reads the same`(records: [[String]]) throws {
        for (writer, delimiter) in [
            (DelimitedWriter.commas, DelimitedReader.Delimiter.comma), (.semicolons, .semicolon),
        ] {
            let text = records.map(writer.line).joined()
            var reader = try DelimitedReader(Array(text.utf8), file: "t.csv", delimiter: delimiter)
            var read: [[String]] = []
            while let record = try reader.next() { read.append(record.map(\.value)) }
            #expect(read == records)
        }
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("@x", "'@x"), ("-5", "-5"), ("+5.5", "+5.5"), ("-5-3", "'-5-3"), ("a=b", "a=b"), ("", ""),
        ("\tx", "'\tx"), ("=a,b", "\"'=a,b\""), ("*", "*"),
    ])
    func `keeps text from becoming a formula`(value: String, expected: String) {
        #expect(DelimitedWriter.commas.harmlessField(value) == expected)
    }
}
