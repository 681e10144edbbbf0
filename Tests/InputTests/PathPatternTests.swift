import Input
import Testing

@Suite struct PathPatternTests {
    @Test(arguments: [
        ("*.md", "a.md", true), ("*.md", "a.md.txt", false), ("*.md", "x/a.md", false), ("**/*.md", "a.md", true),
        ("**/*.md", "x/y/a.md", true), ("x/**", "x/y/a.md", true), ("x/**/a.md", "x/a.md", true),
        ("x/**/z/a.md", "x/y/z/z/a.md", true), ("x/*/a.md", "x/y/z/a.md", false), ("report-?.md", "report-1.md", true),
        ("report-?.md", "report-12.md", false), ("[ab].md", "b.md", true), ("[!ab].md", "b.md", false),
        ("[a-c]x", "bx", true), ("[", "[", true), ("a*b*c", "aXbYbZc", true), ("a*b*c", "aXbYbZ", false),
        ("\\*.md", "*.md", true), ("\\*.md", "a.md", false), ("**", "any/thing", true), ("é?.md", "éü.md", true),
    ])
    func `fits as in shells`(pattern: String, path: String, fits: Bool) {
        #expect(PathPattern(pattern).matches(path.split(separator: "/")) == fits)
    }

    @Test(.timeLimit(.minutes(1)))
    func `a hostile pattern takes no long time`() {
        let name = String(repeating: "a", count: 5_000)
        let stars = String(repeating: "a*", count: 2_000)
        #expect(!PathPattern(stars + "b").matches([name[...]]))
        let folders = Array(repeating: Substring("x"), count: 500)
        #expect(!PathPattern(String(repeating: "**/x/", count: 200) + "y").matches(folders))
    }
}

@Suite struct IgnoreListTests {
    /// The line that ignores a path; 0 for an exception.
    private func verdict(_ list: String, _ path: String) throws -> Int? {
        let isFolder = path.hasSuffix("/")
        return try IgnoreList(file: ".vignetteignore", bytes: Array(list.utf8))
            .verdict(on: path.split(separator: "/"), isFolder: isFolder)
    }

    @Test(arguments: [
        ("# a comment\n\n*.md", "x/a.md", 3), ("*.md\n!a.md", "a.md", 0), ("!a.md\n*.md", "a.md", 2),
        ("/a.md", "a.md", 1), ("/a.md", "x/a.md", nil), ("x/a.md", "x/a.md", 1), ("x/a.md", "y/x/a.md", nil),
        ("drafts/", "x/drafts/", 1), ("drafts/", "drafts", nil), ("drafts", "x/drafts/", 1),
        ("**/old/**", "x/old/a.md", 1),
        ("a.md   ", "a.md", 1), ("\\#a.md", "#a.md", 1), ("\\!a.md", "!a.md", 1), ("a.md\r\nb.md\r\n", "b.md", 2),
        ("\u{FEFF}a.md", "a.md", 1), ("!", "a", nil), ("/", "a", nil),
    ])
    func `says what gitignore says`(list: String, path: String, line: Int?) throws {
        #expect(try verdict(list, path) == line)
    }

    @Test func `refuses what is not text`() {
        #expect(throws: InputProblem.self) { try IgnoreList(file: "i", bytes: [0xFF]) }
    }
}
