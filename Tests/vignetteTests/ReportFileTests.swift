import Foundation
import Testing

@Suite struct ReportFileTests {
    /// The names and rules of what `check` finds, in order.
    private func check(_ folder: TemporaryFolder, _ arguments: String...) throws -> [String] {
        let outcome = try Program.run(["check", "--format", "json"] + arguments, in: folder)
        let report = try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any]
        return (report?["findings"] as? [[String: Any]] ?? []).map {
            "\($0["file"] ?? "") \($0["rule"] ?? "") \($0["level"] ?? "")"
        }
    }

    private func folder(_ files: [String: String]) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for (name, text) in files {
            let path = URL(fileURLWithPath: folder.path(name))
            try FileManager.default.createDirectory(
                at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: path)
        }
        return folder
    }

    @Test func `a list leaves files out, and says so`() throws {
        let folder = try folder([
            ".vignetteignore": "drafts/\n*.txt\n!kept.txt\n", "r/a.md": "<!-- x -->\n", "r/b.txt": "x",
            "r/kept.txt": "x",
            "r/drafts/c.md": "x", "r/drafts/d.html": "x", "r/empty/e.png": "x",
        ])
        #expect(
            try check(folder, "r") == ["r/a.md VG602 error", "r/b.txt VG904 note", "r/drafts/ VG904 note"])
        // What is named is checked whatever a list says.
        #expect(try check(folder, "r/b.txt") == [])
    }

    @Test func `patterns find files, links that go in circles end, and nothing unreadable is skipped`() throws {
        let folder = try folder(["r/a.md": "x", "r/s/b.html": "<!-- x -->", "r/c.pdf": "x"])
        try FileManager.default.createSymbolicLink(atPath: folder.path("r/s/loop"), withDestinationPath: "..")
        try FileManager.default.createSymbolicLink(atPath: folder.path("r/gone.md"), withDestinationPath: "nowhere")
        try Data([0x61, 0xFF]).write(to: URL(fileURLWithPath: folder.path("r/bad.md")))
        #expect(
            try check(folder, "r") == [
                "r/bad.md VG904 error", "r/c.pdf VG904 error", "r/gone.md VG904 error", "r/s/b.html VG602 error",
            ])
        #expect(try check(folder, "r/**/*.html") == ["r/s/b.html VG602 error"])
    }

    @Test func `standard input is read as what it is said to be`() throws {
        let folder = try TemporaryFolder()
        let outcome = try Program.run(
            ["check", "-", "--as", "html"], in: folder, standardInput: Data("<p hidden>x</p>".utf8))
        #expect(outcome.status == 1)
        #expect(outcome.text.contains("VG604"))
    }
}
