import Policies
import Redaction
import Testing

@Suite struct ParagraphsTests {
    private func cut(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return Paragraphs.ranges(in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    @Test(arguments: [
        ("", []), ("one", ["one"]), ("one\ntwo", ["one\ntwo"]), ("one\n\ntwo", ["one\n\n", "two"]),
        ("one\r\n \r\n\ntwo\n\n", ["one\r\n \r\n\n", "two\n\n"]), ("one\n  two", ["one\n  two"]),
    ])
    func `cuts after blank lines`(text: String, expected: [String]) {
        #expect(cut(text) == expected)
    }

    @Test(arguments: [
        ("a line\n", "\n"), ("a sentence. Another ", " "), ("word ", " "), ("é", "é"), ("🙂", "🙂"),
    ])
    func `cuts a long paragraph at the best place, and loses nothing`(unit: String, last: String) {
        let text = String(repeating: unit, count: 3 * Paragraphs.longest / unit.utf8.count)
        let pieces = cut(text)
        #expect(pieces.count >= 3)
        #expect(pieces.joined() == text)
        for piece in pieces {
            #expect(piece.utf8.count <= Paragraphs.longest)
            #expect(piece.hasSuffix(last))
        }
    }

    @Test(arguments: 1...100)
    func `the stretches are the whole text, in order`(seed: Int) {
        var numbers = SeededNumbers(seed: seed)
        let units = ["a", " ", "\n", ".", "é", "\r\n", "word "]
        let text = (0..<400).map { _ in units.randomElement(using: &numbers)! }.joined()
        #expect(cut(text).joined() == text)
    }

    @Test func `redacts each paragraph as it does alone, in places of the whole`() {
        let paragraphs = ["Kieran rang me from Leeds.\n\n", "She was late.\n\n", "🙂 Dr Helen Quarmby came.\n"]
        let redactor = Rules.publication.redactor()
        let whole = redactor.redact(paragraphs.joined())
        #expect(whole.text == paragraphs.map { redactor.redact($0).text }.joined())
        #expect(whole.edits.applied(to: whole.source) == whole.text)
        let bytes = Array(whole.source.utf8)
        for edit in whole.edits.edits {
            #expect(edit.original == String(decoding: bytes[edit.range], as: UTF8.self))
        }
        let tokens = TokenisedText(whole.source).tokens
        for detection in redactor.detections(in: whole.source) {
            #expect(tokens[detection.tokens.lowerBound].range.lowerBound == detection.range.lowerBound)
            #expect(tokens[detection.tokens.upperBound - 1].range.upperBound == detection.range.upperBound)
        }
    }
}
