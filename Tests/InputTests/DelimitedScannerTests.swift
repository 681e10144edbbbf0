import Input
import Testing

@Suite struct DelimitedScannerTests {
    /// Scans text in two blocks, the second of which begins with what the first left.
    private func records(_ bytes: [UInt8], splitAt split: Int) throws -> [[String]] {
        var scanner = DelimitedScanner(file: "t.csv", delimiter: .comma)
        var all: [[String]] = []
        func scan(_ block: [UInt8], isLast: Bool) throws -> [UInt8] {
            try block.withUnsafeBufferPointer { bytes in
                while try scanner.next(in: bytes, isLast: isLast) {
                    all.append((0..<scanner.count).map { scanner.value(of: $0, in: bytes) })
                }
            }
            let rest = Array(block[scanner.position...])
            scanner.restart()
            return rest
        }
        let rest = try scan(Array(bytes[..<split]), isLast: false)
        #expect(try scan(rest + bytes[split...], isLast: true).isEmpty)
        return all
    }

    @Test(arguments: [
        "a,b\nc,d", "a,b\r\n\r\nc,d\r\n", "a\r\rb\r", "\"x\ny\",z\n\"\"\"\",\"\"\n", "\"a\r\n\"\r\n\"\"\n",
        "é,🙂\n\"é\"\"🙂\"\n", ",\n,",
    ])
    func `finds the same records wherever the text is split`(text: String) throws {
        let bytes = Array(text.utf8)
        let expected = try records(bytes, splitAt: 0)
        var reader = try DelimitedReader(bytes, file: "t.csv", delimiter: .comma)
        var whole: [[String]] = []
        while let record = try reader.next() { whole.append(record.map(\.value)) }
        #expect(expected == whole)
        for split in 0...bytes.count { #expect(try records(bytes, splitAt: split) == expected, "split at \(split)") }
    }
}
