import Policies
import Testing

@testable import Redaction

@Suite struct ParagraphsTests {
    private func cut(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return Paragraphs.ranges(in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    @Test(arguments: [
        ("", []), ("one", ["one"]), ("one\ntwo", ["one\ntwo"]), ("one\n\ntwo", ["one\n\n", "two"]),
        ("one\r\n \r\n\ntwo\n\n", ["one\r\n \r\n\n", "two\n\n"]), ("one\n  two", ["one\n  two"]),
        ("eight or more\n\n", ["eight or more\n\n"]),
        ("seven..\n\neight...\n\nx", ["seven..\n\n", "eight...\n\n", "x"]),
        ("\u{0B}\u{8A}vertical\n\ntwo", ["\u{0B}\u{8A}vertical\n\n", "two"]),
    ])
    func `cuts after blank lines`(text: String, expected: [String]) {
        #expect(cut(text) == expected)
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

/// Paragraphs that are too long to be read at once.
@Suite struct PieceTests {
    private static let secret = SecretName(surface: "Zorblat Quimby", category: .person, replacement: nil)

    @Test(arguments: ["a line\n", "a sentence. Another ", "word ", "é", "🙂", "Kieran "])
    func `a long paragraph is cut, and loses nothing`(unit: String) {
        let redactor = Rules.publication.redactor()
        let bytes = Array(String(repeating: unit, count: 3 * Redactor.longestPiece / unit.utf8.count).utf8)
        let pieces = redactor.pieces(of: bytes)
        #expect(pieces.count >= 3)
        #expect(pieces.first?.lowerBound == 0 && pieces.last?.upperBound == bytes.count)
        for (one, next) in zip(pieces, pieces.dropFirst()) { #expect(one.upperBound == next.lowerBound) }
        for piece in pieces {
            #expect(piece.count <= Redactor.longestPiece)
            #expect(String(validating: bytes[piece], as: UTF8.self) != nil)
        }
    }

    /// Wherever a cut falls, what identifies somebody is found whole: without full stops, and over line ends.
    @Test(
        arguments: [
            ("zorblat quimby", ["zorblat", "quimby"]), ("zorblat\nquimby", ["zorblat", "quimby"]),
            ("07700 900123", ["07700", "900123"]), ("NHS number 943 476 5919", ["943", "476", "5919"]),
            ("Dr Helen Quarmby", ["Helen", "Quarmby"]), ("helen.quarmby@example.org", ["quarmby", "example"]),
            ("the Otley Street Hospital", ["Otley", "Hospital"]), ("my postcode EX4 3PL", ["EX4", "3PL"]),
        ], ["and then we went on talking ", "and we went\non talking "])
    func `nothing that identifies is torn in two by a cut`(told: (words: String, parts: [String]), filling: String) {
        let words = told.words
        let redactor = Rules.publication.redactor(secrets: [Self.secret])
        let alone = redactor.redact("so I rang \(words) about it").text
        #expect(!alone.contains(words))
        // The words stand at every place around the first cut, twelve bytes further each time.
        for shift in stride(from: 0, to: 60, by: 12) {
            let length = Redactor.longestPiece - 40 + shift
            var text = String(repeating: filling, count: length / filling.utf8.count)
            text += String(repeating: "x", count: max(1, length - text.utf8.count)) + " so I rang \(words) about it "
            text += String(repeating: filling, count: 200)
            let redacted = redactor.redact(text).text
            for part in told.parts { #expect(!redacted.contains(part), "\(part) at \(length)") }
        }
    }

    @Test func `a text that comes in blocks is cut as the whole is`() {
        let redactor = Rules.publication.redactor()
        let bytes = Array(
            (String(repeating: "and Kieran went on about Leeds ", count: 4000) + "\n\nShe came.\n\n"
                + String(repeating: "We talked. ", count: 9000)).utf8)
        let whole = redactor.pieces(of: bytes).map(\.count)
        var pending: [UInt8] = []
        var sizes: [Int] = []
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + 10_007)
            pending += bytes[start..<end]
            start = end
            let pieces = redactor.pieces(of: pending, isLast: end == bytes.count)
            sizes += pieces.map(\.count)
            pending.removeFirst(pieces.last?.upperBound ?? 0)
        }
        #expect(sizes == whole)
    }
}
