import Foundation
import Testing

@Suite struct DecisionTests {
    /// A study of two fragments that both name the same person.
    private static func study() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        #expect(try folder.run("init", ".").status == 0)
        try folder.write(
            """
            participant,role,specialty,gender,place,consent
            A1,nurse,acute medicine,female,Hull,quote
            """, to: "people.csv")
        try folder.write(
            """
            id,participant,source,theme,category,section,text
            X1,A1,i1,nights,quiet,context,I rang Dr Helen Quarmby before the ward woke.
            X2,A1,i1,nights,quiet,outcome,After that Dr Helen Quarmby rang me.
            """, to: "said.csv")
        try folder.write(
            "theme,title,category,section,description\nnights,Nights,quiet,,Quiet hours.\n", to: "themes.csv")
        #expect(try folder.run("import", "people.csv", "themes.csv", "said.csv").status == 0)
        #expect(try folder.run("redact", "propose").status == 0)
        return folder
    }

    private struct Group: Decodable {
        let original: String
        let decision: String
        let ids: [Int64]
        let fragments: [String]
    }

    private static func people(in folder: TemporaryFolder) throws -> [Group] {
        let outcome = try folder.run("redact", "list", "--category", "person", "--format", "json")
        return try JSONDecoder().decode([Group].self, from: outcome.output)
    }

    private static func applied(in folder: TemporaryFolder) throws -> [String] {
        try folder.run("redact", "apply").text.split(separator: "\n").map(String.init)
    }

    @Test func `what nobody has decided is applied`() throws {
        let folder = try Self.study()
        let lines = try Self.applied(in: folder)
        #expect(lines.count == 3)
        #expect(lines.allSatisfy { !$0.contains("Quarmby") })
    }

    @Test func `a rejection with a name and a reason leaves that original, and only that`() throws {
        let folder = try Self.study()
        let id = try #require(try Self.people(in: folder).flatMap(\.ids).min())
        let outcome = try folder.run(
            "redact", "reject", "--id", String(id), "--by", "A reviewer", "--reason", "an author of ours")
        #expect(outcome.status == 0)
        #expect(outcome.text == "1 redactions rejected, 1 of them anew.\n")
        let lines = try Self.applied(in: folder)
        #expect(lines[1].hasSuffix(",I rang Dr Helen Quarmby before the ward woke."))
        #expect(!lines[2].contains("Quarmby"))
        // Proposing anew keeps the decision.
        #expect(try folder.run("redact", "propose").status == 0)
        #expect(try Self.applied(in: folder) == lines)
        // Accepting takes it back.
        #expect(try folder.run("redact", "accept", "--id", String(id), "--by", "A reviewer").status == 0)
        #expect(try Self.applied(in: folder).allSatisfy { !$0.contains("Quarmby") })
    }

    @Test(arguments: [
        ["--by", "A reviewer"], ["--by", "A reviewer", "--reason", "  "], ["--reason", "an author of ours"],
        ["--by", " ", "--reason", "an author of ours"],
    ])
    func `a rejection without a name or a reason changes nothing`(options: [String]) throws {
        let folder = try Self.study()
        let id = try #require(try Self.people(in: folder).flatMap(\.ids).min())
        let before = try folder.run("log", "--format", "json").output
        let outcome = try Program.run(["redact", "reject", "--id", String(id)] + options, in: folder)
        #expect(outcome.status == 2)
        #expect(try Self.people(in: folder).allSatisfy { $0.decision == "proposed" })
        #expect(try folder.run("log", "--format", "json").output == before)
        #expect(try Self.applied(in: folder).allSatisfy { !$0.contains("Quarmby") })
    }

    @Test func `all redactions of one original are decided together`() throws {
        let folder = try Self.study()
        let outcome = try folder.run(
            "redact", "reject", "--original", "Dr Helen Quarmby", "--by", "A reviewer", "--reason", "an author of ours")
        #expect(outcome.status == 0)
        #expect(try Self.people(in: folder).filter { $0.decision == "rejected" }.flatMap(\.fragments) == ["X1", "X2"])
        #expect(try Self.applied(in: folder).count { $0.contains("Dr Helen Quarmby") } == 2)
    }

    @Test func `applied fragments are tidy CSV that imports again`() throws {
        let folder = try Self.study()
        #expect(try folder.run("redact", "apply", "--output", "redacted.csv").status == 0)
        #expect(try folder.mode(of: "redacted.csv") == 0o600)
        #expect(try folder.run("init", "second").status == 0)
        let outcome = try folder.run(
            "import", "people.csv", "themes.csv", "redacted.csv", "--study", "second/study.sqlite")
        #expect(outcome.status == 0, "\(outcome.complaint)")
    }
}
