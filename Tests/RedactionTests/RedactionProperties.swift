import Policies
import Testing

@testable import Redaction

/// What holds for any text, tried on texts made of what talk is made of.
@Suite struct RedactionProperties {
    private static let pieces = [
        "Kieran rang me", "she was tired", "in Leeds", "at the Freeman", "Dr Helen Quarmby", "an ST4", "[…]", "[their]",
        "XXX",
        "I said so", "on 14 March 2021", "my wife", "07700 900123", "a@example.org", "the ward", "Bluebird",
        "Blue Bird",
        "Mark my words", "they met", "erm", "you know", "é", "🙂", "“no”", "GMC 7654321", "aged 41", "Polish", "[name]",
    ]
    private static let joints = [" ", ", ", ". ", "\n", "\n\n", " – ", "… ", "? "]
    private static let secrets = [SecretName(surface: "Bluebird", category: .secret, replacement: "the project")]
    private static let redactor = Rules.publication.redactor(secrets: secrets)

    private func text(_ seed: Int) -> String {
        var numbers = SeededNumbers(seed: seed)
        return (0..<Int.random(in: 1...14, using: &numbers)).map { _ in
            Self.pieces.randomElement(using: &numbers)! + Self.joints.randomElement(using: &numbers)!
        }.joined()
    }

    @Test(arguments: 1...300)
    func `edits lie apart, quote the source, and make the text`(seed: Int) {
        let source = text(seed)
        let redacted = Self.redactor.redact(source)
        #expect(redacted.edits.applied(to: source) == redacted.text)
        let bytes = Array(source.utf8)
        var end = 0
        for edit in redacted.edits.edits {
            #expect(edit.range.lowerBound >= end)
            #expect(String(validating: bytes[edit.range], as: UTF8.self) == edit.original)
            end = edit.range.upperBound
        }
    }

    @Test(arguments: 1...300)
    func `the order in which edits are given makes no difference`(seed: Int) {
        let redacted = Self.redactor.redact(text(seed))
        var numbers = SeededNumbers(seed: seed)
        let shuffled = EditList(redacted.edits.edits.shuffled(using: &numbers))
        #expect(shuffled == redacted.edits)
        #expect(shuffled.applied(to: redacted.source) == redacted.text)
    }

    @Test(arguments: 1...300)
    func `direct identifiers redacted once stay as they are`(seed: Int) {
        let redactor = Rules.publication.redactor(layers: [.direct], secrets: Self.secrets)
        let once = redactor.redact(text(seed)).text
        #expect(redactor.redact(once).text == once)
    }

    @Test(arguments: 1...300)
    func `nothing of a secret or a number is left`(seed: Int) {
        let redacted = Self.redactor.redact(text(seed)).text.lowercased()
        for leak in ["bluebird", "blue bird", "quarmby", "900123", "example.org", "7654321"] {
            #expect(!redacted.contains(leak), "\(leak)")
        }
    }

    @Test(arguments: 1...300)
    func `detections are in order, lie inside the text and begin and end with words`(seed: Int) {
        let source = text(seed)
        let bytes = Array(source.utf8)
        var start = 0
        for detection in Self.redactor.detections(in: source) {
            #expect(detection.range.lowerBound >= start)
            #expect(detection.range.upperBound <= bytes.count && !detection.range.isEmpty)
            #expect(String(validating: bytes[detection.range], as: UTF8.self) != nil)
            start = detection.range.lowerBound
        }
    }

    @Test(arguments: [
        "[…]", "[their]", "XXX", "[name]", "[inaudible 00:12]", "[place]", "[P07]", "XXXX rang […] and left [...] it.",
        "They met [them] at [hospital].",
    ])
    func `marks that are there already are left alone`(text: String) {
        let redactor = Rules.publication.redactor(layers: [.direct, .quasi, .gender])
        #expect(redactor.redact(text).text == text)
    }

    @Test(arguments: [
        "\"", "'", "a'", "[", "A", "a", "7", "0 ", "a@", ".", ",", "-", "Helen ", "Dr ", "she ", "a ", "www.", "é",
    ])
    func `a long line of one thing over and over is redacted whole`(unit: String) {
        let source = String(repeating: unit, count: 40_000 / unit.utf8.count)
        let redacted = Self.redactor.redact(source)
        #expect(redacted.edits.applied(to: source) == redacted.text)
        #expect(!redacted.text.contains("Helen"))
        #expect(Self.redactor.detections(in: source).allSatisfy { $0.range.upperBound <= source.utf8.count })
    }
}
