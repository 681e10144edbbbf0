import Publication
import Testing

@Suite struct SourceTextTests {
    @Test func `counts columns in scalars on lines of any length`() throws {
        var bytes: [UInt8] = []
        var expected: [Place] = []
        var (line, column) = (1, 1)
        for index in 0..<4000 {
            let scalar: Unicode.Scalar = index % 1500 == 1499 ? "\n" : ["a", "é", "—", "😀"][index % 4]
            for _ in UTF8.encode(scalar)! { expected.append(Place(line: line, column: column)) }
            bytes += UTF8.encode(scalar)!
            (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
        }
        let source = try SourceText(file: "t", bytes: bytes)
        for offset in bytes.indices where bytes[offset] & 0b1100_0000 != 0b1000_0000 {
            #expect(source.place(of: offset) == expected[offset])
        }
        #expect(source.place(of: bytes.count) == Place(line: line, column: column))
    }

    @Test func `finds the vignette of a block among many`() throws {
        let text = (1...50).map {
            "<!-- vignette:begin V-\($0) -->\n\nWords.\n\n<!-- vignette:end -->\n\nBetween.\n\n"
        }.joined()
        let document = try markdown(text)
        #expect(document.vignettes.count == 50)
        for index in document.blocks.indices {
            let holding = document.vignettes.first { $0.blocks.contains(index) }
            #expect(document.vignette(of: index) == holding)
        }
    }
}
