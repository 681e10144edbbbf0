import Foundation
import Testing

/// What `redact --detect --format json` prints.
private struct PrintedEntities: Decodable {
    struct Entity: Decodable {
        let start: Int
        let end: Int
        let category: String
        let confidence: Double
        let rule: String
    }

    let entities: [Entity]

    init(_ outcome: Program.Outcome) throws { self = try JSONDecoder().decode(Self.self, from: outcome.output) }

    /// The category and the words of each entity, by its offsets in Unicode scalars.
    func words(in source: String) -> [String] {
        let scalars = Array(source.unicodeScalars)
        return entities.map { entity in
            var words = String.UnicodeScalarView()
            words.append(contentsOf: scalars[entity.start..<entity.end])
            return "\(entity.category): \(String(words))"
        }
    }
}

@Suite struct RedactDetectTests {
    private static func detected(_ source: String, _ options: String...) throws -> PrintedEntities {
        let outcome = try Program.run(
            ["redact", "--detect", "-", "--format", "json"] + options, in: try TemporaryFolder(),
            standardInput: Data(source.utf8))
        #expect(outcome.status == 0, "\(outcome.complaint)")
        #expect(outcome.complaint.isEmpty)
        return try PrintedEntities(outcome)
    }

    @Test(arguments: [
        ("Dr Helen Quarmby rang.", ["person: Dr Helen Quarmby"]),
        ("😀 e\u{301}: I met Dr Helen Quarmby, in Leeds.", ["person: Dr Helen Quarmby", "place: Leeds"]),
        ("My wife is Polish.", ["gender: wife", "family: wife", "nationality: Polish"]),
        ("An ST4 in cardiology, aged 41.", ["role: ST4", "specialty: cardiology", "age: aged 41"]),
        ("Mail a@example.org or ring 07700 900123.", ["email: a@example.org", "phone: 07700 900123"]),
        ("At LS1 4AB on 14 March 2021.", ["postcode: LS1 4AB", "date: 14 March 2021"]),
        ("Her GMC number is 7654321.", ["gender: Her", "identifier: 7654321"]),
        ("They spoke Urdu at Tolley Infirmary.", ["language: Urdu", "organisation: Tolley Infirmary"]), ("", []),
        ("Nothing to see.", []),
    ])
    func `prints what is found, by offsets in Unicode scalars`(source: String, expected: [String]) throws {
        #expect(Set(try Self.detected(source).words(in: source)) == Set(expected))
    }

    @Test func `a confidence lies between nothing and certainty, and is higher for a cue than for a guess`() throws {
        let printed = try Self.detected("I told Dr Helen Quarmby about Zorblax.")
        #expect(printed.entities.map(\.confidence) == [0.95, 0.5])
        #expect(printed.entities.map(\.rule) == ["name.title", "name.capital"])
    }

    @Test func `offsets and lines go on over paragraphs and blocks`() throws {
        let paragraph = "Nobody was there, and the ward – as ever – was quiet.\n\n"
        let source = String(repeating: paragraph, count: 3_000) + "  Dr Helen Quarmby rang.\n"
        #expect(try Self.detected(source).words(in: source) == ["person: Dr Helen Quarmby"])
        let folder = try TemporaryFolder()
        try folder.write(source, to: "talk.txt")
        let plain = try folder.run("redact", "--detect", "talk.txt")
        #expect(plain.text == "talk.txt:6001:3: person (name.title, 0.95)\n")
        #expect(try folder.contents() == ["talk.txt"])
    }

    @Test func `text for people never shows the words in a pipe`() throws {
        let folder = try TemporaryFolder()
        let plain = try folder.run("redact", "--detect", "-", standardInput: "One.\nThen Morag rang from Leeds.\n")
        #expect(plain.text == "-:2:6: person (name.given, 0.8)\n-:2:22: place (place.lexicon, 0.8)\n")
        let shown = try folder.run("redact", "--detect", "-", "--show-matches", standardInput: "Morag rang.")
        #expect(shown.status == 2)
        #expect(!shown.everything.contains("Morag"))
    }

    @Test func `names of one's own are found, however they are written`() throws {
        let folder = try TemporaryFolder()
        try folder.write("name\nBluebird\n", to: "names.csv")
        let source = "We called it BLUE BIRD, and Bleubird."
        let outcome = try folder.run(
            "redact", "--detect", "-", "--format", "json", "--secrets", "names.csv", standardInput: source)
        #expect(try PrintedEntities(outcome).words(in: source) == ["secret: BLUE BIRD", "secret: Bleubird"])
    }

    @Test(arguments: [
        (["redact", "--detect", "-", "--text", "-"], "--text and --detect"),
        (["redact", "--detect", "-", "--layers", "gender"], "--layers"),
        (["redact", "--text", "-", "--show-matches"], "--detect"),
        (["redact", "--detect", "nope.txt"], "no such file"),
    ])
    func `says what does not go together`(arguments: [String], complaint: String) throws {
        let outcome = try Program.run(arguments, in: try TemporaryFolder())
        #expect(outcome.status == 2)
        #expect(outcome.complaint.contains(complaint))
        #expect(outcome.text.isEmpty)
    }

    @Test func `names the place of what is no text, also behind the first block`() throws {
        let folder = try TemporaryFolder()
        var bytes = Data(String(repeating: "A quiet line.\n\n", count: 10_000).utf8)
        bytes += [0x61, 0xC3, 0x0A]
        try folder.write(bytes, to: "broken.txt")
        let outcome = try folder.run("redact", "--detect", "broken.txt")
        #expect(outcome.status == 2)
        #expect(outcome.complaint.contains("broken.txt:20001:2"), "\(outcome.complaint)")
    }
}
