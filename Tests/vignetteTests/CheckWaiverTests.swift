import Foundation
import Testing

@Suite struct CheckWaiverTests {
    private let leaky = "# R\n\nSee [these notes](file:///home/somebody/notes.md).\n\n![](a.png)\n"
    private static let answer = [
        "--reason", "The folder is public by design", "--by", "ethics", "--until", "2027-01-31", "--today",
        "2026-11-27",
    ]

    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(leaky, to: "r.md")
        return folder
    }

    private func run(_ folder: TemporaryFolder, _ arguments: [String]) throws -> Program.Outcome {
        try Program.run(["check", "r.md"] + arguments, in: folder)
    }

    @Test func `a waiver is written, taken up, and ends`() throws {
        let folder = try folder()
        let first = try run(folder, ["--waive", "VG607"] + Self.answer)
        #expect(first.status == 1)
        #expect(first.complaint.hasSuffix(".vignette-waivers.yaml: written\n"))
        #expect(first.text.contains("\n0 errors, 1 warning, 1 allowed\n"))
        let second = try run(folder, ["--waive", "vg606@r.md:5"] + Self.answer)
        #expect(second.status == 0)
        let text = try folder.text(of: ".vignette-waivers.yaml")
        #expect(text.split(separator: "\n").count { $0.hasPrefix("- {rule: VG60") } == 2)
        #expect(
            try run(folder, ["--today", "2027-01-25"]).text.hasPrefix(
                "0 errors, 0 warnings, 2 allowed (2 expire in 6 days)\n"))
        #expect(try run(folder, ["--today", "2027-01-31"]).text.contains("(2 expire today)"))
        let late = try run(folder, ["--today", "2027-02-01", "--format", "json"])
        #expect(late.status == 1)
        for rule in ["VG606", "VG607", "VG902"] { #expect(late.text.contains(rule)) }
    }

    @Test func `is found from a folder below, up to the root of the repository`() throws {
        let folder = try folder()
        _ = try run(folder, ["--waive", "VG607"] + Self.answer)
        _ = try run(folder, ["--waive", "VG606"] + Self.answer)
        let below = folder.url.appendingPathComponent("sub")
        try FileManager.default.createDirectory(at: below, withIntermediateDirectories: true)
        let arguments = ["check", "../r.md", "--today", "2026-12-01"]
        #expect(try Program.run(arguments, in: folder, below: "sub").status == 1)
        try FileManager.default.createDirectory(
            at: folder.url.appendingPathComponent(".git"), withIntermediateDirectories: true)
        let outcome = try Program.run(arguments, in: folder, below: "sub")
        #expect(outcome.status == 0, "\(outcome.everything)")
        let sarif = try Program.run(
            arguments.dropLast(2) + ["--today", "2028-01-01", "--format", "sarif"], in: folder, below: "sub")
        #expect(sarif.text.contains("\"uri\" : \"r.md\""))
    }

    @Test(
        arguments: [
            (["--waive", "VG607"], "--reason"), (["--waive", "VG607", "--reason", "short"], "--reason"),
            (["--waive", "VG607", "--reason", "long enough, yes"], "--by"),
            (["--waive", "VG607", "--reason", "long enough, yes", "--by", "a"], "--until"),
            (["--waive", "VG607", "--reason", "long enough, yes", "--by", "a", "--until", "2030-01-01"], "366"),
            (["--waive", "VG201"] + answer, "cannot be waived"), (["--waive", "VG101"] + answer, "cannot be waived"),
            (["--waive", "VG000"] + answer, "no rule"), (["--waive", "VG204"] + answer, "no such finding"),
            (["--waive", "VG607@r.md:9"] + answer, "no such finding"), (["--reason", "by itself here"], "--waive"),
            (["--waivers", "gone.yaml"], "there is no such file"),
        ])
    func `refuses a waiver that would not hold`(arguments: [String], complaint: String) throws {
        let folder = try folder()
        let outcome = try run(folder, arguments)
        #expect(outcome.status == 2)
        #expect(outcome.complaint.contains(complaint), "\(outcome.complaint)")
        #expect(try folder.contents() == ["r.md"])
    }

    @Test func `asks for a place where several lines have a finding`() throws {
        let folder = try folder()
        try folder.write(leaky + "\n![](b.png)\n", to: "r.md")
        let outcome = try run(folder, ["--waive", "VG606"] + Self.answer)
        #expect(outcome.status == 2)
        #expect(outcome.complaint.contains("--waive VG606@r.md:5"))
    }

    @Test func `a broken file of waivers is no empty one`() throws {
        let folder = try folder()
        try folder.write("salt: x\n", to: ".vignette-waivers.yaml")
        let outcome = try run(folder, [])
        #expect(outcome.status == 2)
        #expect(outcome.complaint.contains(".vignette-waivers.yaml:1"))
    }
}
