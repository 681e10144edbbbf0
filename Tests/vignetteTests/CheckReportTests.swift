import Foundation
import Testing

@Suite struct CheckReportTests {
    private let leaky = "# R\n\nSee [these notes](file:///home/somebody/Quillfeather.md).\n\n![](Quillfeather.png)\n"

    private func folder(_ text: String? = nil) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(text ?? leaky, to: "r.md")
        return folder
    }

    @Test func `writes several reports in one run, none with what was found`() throws {
        let folder = try folder()
        let outcome = try folder.run(
            "check", "r.md", "--format", "text", "--format", "sarif=out.sarif", "--format", "junit=out.xml", "--format",
            "json=out.json", "--format", "markdown=out.md", "--format", "github=out.txt")
        #expect(outcome.status == 1)
        #expect(outcome.text.contains("VG607 source path"))
        #expect(outcome.text.contains("\n0 errors, 2 warnings\n"))
        for name in ["out.sarif", "out.xml", "out.json", "out.md", "out.txt"] {
            let text = try folder.text(of: name)
            #expect(text.contains("VG607"), "\(name)")
            #expect(!text.contains("Quillfeather"), "\(name)")
        }
    }

    @Test(arguments: ["text", "json", "sarif", "junit", "github", "markdown"])
    func `is the same in each run, byte for byte, on standard output as in a file`(format: String) throws {
        let folder = try folder()
        let first = try folder.run("check", "r.md", "--format", format)
        let second = try folder.run("check", "r.md", "--format", format)
        _ = try folder.run("check", "r.md", "--format", "\(format)=out", "--quiet")
        _ = try folder.run("check", "r.md", "--format", format, "--output", "out2")
        #expect(first.output == second.output)
        #expect(try folder.text(of: "out") == first.text)
        #expect(try folder.text(of: "out2") == first.text)
    }

    @Test(arguments: [
        ["--format", "text", "--format", "json"], ["--format", "xml"], ["--format", "sarif="],
        ["--format", "sarif=a", "--format", "json=a"], ["--format", "sarif=a", "--output", "b"], ["--show-matches"],
        ["--color", "red"], ["--min-level", "heavy"], ["--today", "tomorrow"],
    ])
    func `refuses what it cannot do`(arguments: [String]) throws {
        let outcome = try Program.run(["check", "r.md"] + arguments, in: try folder())
        #expect(outcome.status == 2)
        #expect(outcome.text.isEmpty)
    }

    @Test func `what is broken ends with 2, and the report is written of the rest`() throws {
        let folder = try folder()
        let outcome = try folder.run("check", "r.md", "gone.md", "--format", "sarif=out.sarif", "--format", "text")
        #expect(outcome.status == 2)
        #expect(outcome.complaint == "vignette: gone.md: there is no such file\n")
        #expect(outcome.text.contains("VG607"))
        let sarif = try folder.text(of: "out.sarif")
        #expect(sarif.contains("\"executionSuccessful\" : false"))
        #expect(sarif.contains("\"exitCode\" : 2"))
        #expect(sarif.contains("gone.md: there is no such file"))
    }

    @Test func `a report that cannot be written ends with 2, and the others are written`() throws {
        let folder = try folder()
        let outcome = try folder.run("check", "r.md", "--format", "json=no/such/folder", "--format", "sarif=out.sarif")
        #expect(outcome.status == 2)
        #expect(try folder.text(of: "out.sarif").contains("VG607"))
    }

    @Test(arguments: [("note", "note", 1), ("warning", "note", 1), ("error", "note", 0), ("warning", "error", 1)])
    func `levels decide what fails and what is listed, each by itself`(fail: String, least: String, status: Int32)
        throws
    {
        let outcome = try folder().run("check", "r.md", "--fail-level", fail, "--min-level", least)
        #expect(outcome.status == status)
        #expect(outcome.text.contains("VG607") == (least == "note"))
        #expect(outcome.text.contains("0 errors, 2 warnings\n"))
    }

    @Test(
        arguments: [
            ([:], [], false), (["CLICOLOR_FORCE": "1"], [], true),
            (["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], [], false),
            (["NO_COLOR": "1"], ["--color", "always"], true), (["CLICOLOR_FORCE": "1"], ["--color", "never"], false),
            (["CLICOLOR_FORCE": "0"], [], false), (["NO_COLOR": "", "CLICOLOR_FORCE": "1", "CLICOLOR": "0"], [], true),
        ] as [([String: String], [String], Bool)])
    func `colour follows the usual rules`(environment: [String: String], arguments: [String], isColored: Bool) throws {
        let outcome = try Program.run(["check", "r.md"] + arguments, in: try folder(), environment: environment)
        #expect(outcome.text.contains("\u{1B}[") == isColored)
    }
}
