import Foundation
import Testing

/// One thing that must not be published, planted into a copy of the composed report.
struct PlantedLeak: Sendable, CustomTestStringConvertible {
    /// Where it is planted.
    enum Place: Sendable {
        /// As a sentence at the end of the first paragraph of a vignette.
        case sentence
        /// As a block of its own after that paragraph.
        case block
        /// At the end of the report.
        case end
    }

    let name: String
    let rule: String
    let text: String
    let place: Place
    /// How many lines below the planted text's first the finding stands.
    let below: Int

    init(_ name: String, _ rule: String, _ text: String, _ place: Place = .sentence, below: Int = 0) {
        self.name = name
        self.rule = rule
        self.text = text
        self.place = place
        self.below = below
    }

    var testDescription: String { name }

    /// A report with the leak in it, and the line where the leak's rule must find it.
    func planted(in report: String) throws -> (text: String, line: Int) {
        var lines = report.components(separatedBy: "\n")
        let heading = try #require(lines.firstIndex(of: "### Context"))
        let paragraph = heading + 2
        switch place {
        case .sentence:
            lines[paragraph] += " " + text
            return (lines.joined(separator: "\n"), paragraph + 1 + below)
        case .block:
            lines.insert(contentsOf: [""] + text.components(separatedBy: "\n"), at: paragraph + 1)
            return (lines.joined(separator: "\n"), paragraph + 3 + below)
        case .end:
            let line = lines.count + 1
            return (report + "\n" + text + "\n", line + below)
        }
    }
}

@Suite struct PlantedLeakTests {
    static let leaks = [
        PlantedLeak("a name of the secret list", "VG202", "Agnieszka had said so before."),
        PlantedLeak("a name with a title", "VG202", "That was Dr Helen Quarmby again."),
        PlantedLeak("a hospital", "VG203", "They worked at St Wilfrid’s Hospital then."),
        PlantedLeak("a town", "VG203", "All of this was in Leeds."),
        PlantedLeak("she", "VG204", "By then she was tired."),
        PlantedLeak("a husband", "VG204", "Their husband noticed first."),
        PlantedLeak("a participant's code", "VG301", "P07 put it that way."),
        PlantedLeak("an e-mail address", "VG201", "They wrote to helen.q@example.org first."),
        PlantedLeak("a telephone number", "VG201", "They rang 07700 900123 first."),
        PlantedLeak("a day", "VG201", "It happened on 14 March 2019 at noon."),
        PlantedLeak("a specialty below the level", "VG205", "They worked in cardiology then."),
        PlantedLeak("a comment with a code", "VG602", "<!-- P07 said this -->", .block),
        PlantedLeak("a comment at the end", "VG602", "<!-- ask P07 about this -->", .end),
        PlantedLeak("a zero-width space", "VG604", "A quiet\u{200B} word helped."),
        PlantedLeak("a code in an alternative text", "VG301", "![Notes of P07](plan.png)", .block),
        PlantedLeak(
            "a small cell", "VG401", "| Group | Participants |\n|---|---|\n| Nurses | 2 |\n| Doctors | 14 |", .end,
            below: 2),
        PlantedLeak("a mark that is opened and not closed", "VG508", "<!-- vignette:begin V-0099@1 -->", .end),
        PlantedLeak("a mark inside a vignette", "VG508", "<!-- vignette:begin V-0099@1 -->", .block),
        PlantedLeak("a sentence that nobody recorded", "VG501", "They were glad of the tea."),
        PlantedLeak(
            "a vignette that nobody recorded", "VG502",
            """
            <!-- vignette:begin V-0099@1 -->

            Somebody came in from the rain.

            <!-- vignette:end -->
            """, .end),
    ]

    @Test(arguments: leaks)
    func `a planted leak is found in its line`(leak: PlantedLeak) throws {
        let way = try SampleWay.gone()
        let folder = try TemporaryFolder()
        let planted = try leak.planted(in: try way.folder.text(of: "report.md"))
        try folder.write(planted.text, to: "report.md")
        let outcome = try folder.run("check", "report.md", "--study", way.study, "--format", "json")
        #expect(outcome.status == 1)
        let printed = try PrintedFindings(outcome)
        #expect(printed.places.contains("\(leak.rule) \(planted.line)"), "\(printed.places)")
        // A text that was changed, few people who fit what it now states, a code in a comment, an image: these come along.
        let companions: Set = [leak.rule, "VG102", "VG206", "VG301", "VG501", "VG502", "VG606", "VG607"]
        #expect(Set(printed.findings.map(\.rule)).subtracting(companions) == [])
        #expect(printed.findings.allSatisfy { $0.file == "report.md" })
    }

    @Test(arguments: leaks.filter { $0.name != "a name of the secret list" })
    func `the evidence file is enough to find it`(leak: PlantedLeak) throws {
        let way = try SampleWay.gone()
        let folder = try TemporaryFolder()
        let planted = try leak.planted(in: try way.folder.text(of: "report.md"))
        try folder.write(planted.text, to: "report.md")
        let outcome = try folder.run("check", "report.md", "--evidence", way.evidence, "--format", "json")
        #expect(outcome.status == 1)
        let printed = try PrintedFindings(outcome)
        #expect(printed.places.contains("\(leak.rule) \(planted.line)"), "\(printed.places)")
    }

    @Test func `one changed word is found in its line`() throws {
        let way = try SampleWay.gone()
        let folder = try TemporaryFolder()
        var lines = try way.folder.text(of: "report.md").components(separatedBy: "\n")
        let paragraph = try #require(lines.firstIndex(of: "### Context")) + 2
        var words = lines[paragraph].split(separator: " ").map(String.init)
        words.swapAt(1, 2)
        lines[paragraph] = words.joined(separator: " ")
        try folder.write(lines.joined(separator: "\n"), to: "report.md")
        let outcome = try folder.run("check", "report.md", "--evidence", way.evidence, "--format", "json")
        #expect(outcome.status == 1)
        #expect(try PrintedFindings(outcome).places == ["VG501 \(paragraph + 1)"])
    }

    @Test func `findings tell the place, and never the words`() throws {
        let way = try SampleWay.gone()
        let folder = try TemporaryFolder()
        try folder.write("# A report\n\n## One\n\nWe asked Dr Helen Quarmby.\n", to: "report.md")
        let outcome = try folder.run("check", "report.md", "--study", way.study)
        #expect(outcome.status == 1)
        #expect(outcome.text.contains("VG202"))
        #expect(!outcome.everything.contains("Quarmby"))
    }

    @Test func `a level that is not asked for does not fail the check`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "<!-- vignette:begin V-0099@1 -->\n\nSomebody came in.\n\n<!-- vignette:end -->\n", to: "report.md")
        #expect(try folder.run("check", "report.md").status == 1)
        #expect(try folder.run("check", "report.md", "--fail-level", "error").status == 0)
        let quiet = try folder.run("check", "report.md", "--quiet")
        #expect((quiet.status, quiet.everything) == (1, ""))
    }
}
