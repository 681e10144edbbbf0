import Foundation
import Testing

@Suite struct RedactTextTests {
    private static func redacted(_ source: String, _ options: String...) throws -> PrintedRedaction {
        let outcome = try Program.run(
            ["redact", "--text", "-", "--format", "json"] + options, in: try TemporaryFolder(),
            standardInput: Data(source.utf8))
        #expect(outcome.status == 0, "\(outcome.complaint)")
        return try PrintedRedaction(outcome)
    }

    @Test(arguments: [
        "Dr Helen Quarmby sat down and she wept.",
        "😀😀 Dr Helen Quarmby sat down and she wept.",
        "e\u{301}e\u{301} – 👩‍⚕️ said so: Dr Helen Quarmby sat down and she wept.",
        "“Früh”, 🇬🇧 and on: she rang Dr Helen Quarmby, in Leeds.\r\nHe left.\n",
    ])
    func `offsets count Unicode scalars of the input`(source: String) throws {
        let printed = try Self.redacted(source)
        for edit in printed.edits {
            // Compared by scalars, not by canonical equivalence.
            #expect(Array(printed.stretch(of: edit, in: source).unicodeScalars) == Array(edit.original.unicodeScalars))
        }
        #expect(Array(printed.applied(to: source).unicodeScalars) == Array(printed.text.unicodeScalars))
        #expect(Set(printed.edits.map(\.category)).isSuperset(of: ["person", "gender"]))
        for word in ["Helen", "Quarmby", "she", "He ", "Leeds"] { #expect(!printed.text.contains(word), "\(word)") }
    }

    @Test func `text is the redacted text of the JSON`() throws {
        let source = "She moved to Leeds with Dr Helen Quarmby.\nHe stayed.\n"
        let plain = try TemporaryFolder().run("redact", "--text", "-", standardInput: source)
        #expect(plain.status == 0)
        #expect(plain.text == (try Self.redacted(source)).text)
    }

    @Test func `a file reads as standard input does`() throws {
        let folder = try TemporaryFolder()
        try folder.write("She thanked Dr Helen Quarmby.", to: "said.txt")
        let file = try folder.run("redact", "--text", "said.txt")
        let piped = try folder.run("redact", "--text", "-", standardInput: "She thanked Dr Helen Quarmby.")
        #expect(file.text == piped.text)
        #expect(try folder.contents() == ["said.txt"])
    }

    @Test func `lines are redacted each on its own, and their ends stay`() throws {
        let lines = ["She went home.", "", "They thanked Dr Helen Quarmby.", "I stayed at work."]
        let whole = try Self.redacted(lines.joined(separator: "\r\n") + "\n", "--lines")
        let apart = try lines.filter { !$0.isEmpty }.map { try Self.redacted($0).text }
        #expect(whole.text == "\(apart[0])\r\n\r\n\(apart[1])\r\n\(apart[2])\n")
    }

    @Test(arguments: [
        ("gender", ["gender"]), ("direct", ["person"]), ("quasi", ["place"]), ("direct, gender", ["person", "gender"]),
    ])
    func `only the named stages run`(layers: String, categories: [String]) throws {
        let printed = try Self.redacted("She met Dr Helen Quarmby in Leeds.", "--layers", layers)
        #expect(Set(printed.edits.map(\.category)) == Set(categories))
    }

    @Test func `nothing in, nothing out`() throws {
        let folder = try TemporaryFolder()
        let plain = try folder.run("redact", "--text", "-")
        #expect((plain.status, plain.text, plain.complaint) == (0, "", ""))
        let printed = try Self.redacted("")
        #expect(printed.text == "")
        #expect(printed.edits.isEmpty)
    }

    @Test func `names of one's own are hidden`() throws {
        let folder = try TemporaryFolder()
        try folder.write("name,category,replacement\nBluebird,secret,the project\n", to: "names.csv")
        let outcome = try folder.run(
            "redact", "--text", "-", "--secrets", "names.csv", standardInput: "We called it Bluebird then.")
        #expect(outcome.status == 0)
        #expect(outcome.text == "We called it the project then.")
    }

    @Test(.timeLimit(.minutes(5)))
    func `a text of a megabyte is redacted whole`() throws {
        let line = "When the ward was quiet they sat down with a cup of tea and went through the list again.\n"
        let filler = String(repeating: line, count: 500_000 / line.utf8.count)
        let source = filler + "Then Dr Helen Quarmby came.\n" + filler + "Then she left.\n"
        let printed = try Self.redacted(source, "--lines")
        #expect(Array(printed.applied(to: source).utf8) == Array(printed.text.utf8))
        #expect(!printed.text.contains("Quarmby"))
        #expect(printed.text.hasSuffix("Then they left.\n"))
    }
}
