import Policies
import Redaction
import Testing

@Suite struct RedactorTests {
    @Test func `redacting the sample study again changes nothing, and the edits are whole`() throws {
        let redactor = Rules.publication.redactor(secrets: try Rules.secrets())
        let texts = try Rules.corpus()
        #expect(texts.count > 400)
        for (number, text) in texts.enumerated() {
            let redacted = redactor.redact(text)
            #expect(redactor.redact(redacted.text).text == redacted.text, "fragment \(number)")
            #expect(redacted.edits.applied(to: text) == redacted.text, "fragment \(number)")
            let bytes = Array(text.utf8)
            for edit in redacted.edits.edits {
                let original = String(validating: bytes[edit.range], as: UTF8.self)
                #expect(original == edit.original, "fragment \(number)")
            }
        }
    }

    @Test func `judges what was found before as it judges what it finds`() throws {
        let redactor = Rules.publication.redactor(secrets: try Rules.secrets())
        let paragraphs = try Rules.corpus().prefix(60)
        // Paragraphs, and one paragraph longer than what is read at once.
        let texts = [
            paragraphs.joined(separator: "\n\n"),
            String(repeating: paragraphs.joined(separator: " ") + " ", count: 4),
        ]
        for text in texts {
            let disallowed = redactor.disallowed(in: text)
            #expect(disallowed.count > 20)
            #expect(redactor.disallowed(redactor.detections(in: text), in: redactor.read(text)) == disallowed)
        }
        #expect(texts[1].utf8.count > Redactor.longestPiece)
    }

    @Test func `leaves no doubled space or mark and no double article in the sample study`() throws {
        let redactor = Rules.publication.redactor(secrets: try Rules.secrets())
        let jars = ["  ", " ,", ",,", " .", "the the ", " a a ", " an an ", "the a ", " a the ", "this this"]
        for (number, text) in try Rules.corpus().enumerated() {
            let redacted = redactor.redact(text).text
            for jar in jars where !text.contains(jar) {
                #expect(!redacted.contains(jar), "fragment \(number): “\(jar)”")
            }
        }
    }

    @Test func `leaves nothing that the policy forbids of names, places and pronouns`() throws {
        let secrets = try Rules.secrets()
        let redactor = Rules.publication.redactor(secrets: secrets)
        for (number, text) in try Rules.corpus().enumerated() {
            let left = redactor.disallowed(in: redactor.redact(text).text)
                .filter { !$0.flags.contains("implied") && $0.confidence > .low && $0.rule != "gender.noun" }
            #expect(left.isEmpty, "fragment \(number): \(left.map(\.rule))")
        }
    }

    @Test func `is the same for another redactor of the same rules`() throws {
        for text in try Rules.corpus().prefix(60) {
            #expect(Rules.publication.redactor().redact(text) == Rules.publication.redactor().redact(text))
        }
    }

    @Test func `runs only the stages it is given`() {
        let text = "Erm, Kieran rang me from Leeds, he was late."
        #expect(Rules.publication.redactor(layers: []).redact(text).text == text)
        #expect(Rules.redact(text, .verbatim) == "Kieran rang me from Leeds, he was late.")
        #expect(Rules.redact(text, .gender) == "Erm, Kieran rang me from Leeds, they were late.")
    }

    @Test func `leaves the original of an edit that is rejected, and only that`() {
        let redacted = Rules.publication.redactor().redact("Kieran rang and he left Leeds.")
        let kept = redacted.keeping { $0.category != .person }
        #expect(kept.text.hasPrefix("Kieran rang"))
        #expect(kept.text.contains("they left"))
        #expect(kept.edits.edits.count == redacted.edits.edits.count - 1)
        #expect(kept.edits.applied(to: kept.source) == kept.text)
    }

    @Test(arguments: [
        "", " ", ".", "…", "“”", "\u{200B}", "🙂", "[name]", "they", "\n\n", "a", "'s", "It was, erm\n", "So, erm, \n\n",
    ])
    func `bears with texts of next to nothing`(text: String) {
        let redacted = Rules.publication.redactor().redact(text)
        #expect(redacted.edits.applied(to: text) == redacted.text)
    }
}
