import Gate
import Publication
import Testing

@Suite struct MarkdownReportTests {
    @Test func `has the verdict, the counts and a table for each file`() throws {
        #expect(
            MarkdownReport(try Running.run()).text == """
                ## vignette check: failed

                1 error, 1 warning, 1 note

                ### `docs/a b.md`

                | place | level | rule | what |
                |---|---|---|---|
                | 1:3 | note | **VG203** place or organisation too fine | A &lt;place&gt; \\| "here" &amp; there. |
                | 2:1 | warning | **VG606** image not checked | An image, 100 % unchecked. |

                ### `docs/b.md`

                | place | level | rule | what |
                |---|---|---|---|
                | 3:7 | error | **VG204** gender marker | A word. Write they. |

                """)
    }

    @Test(arguments: [([String](), FindingLevel.note, "failed"), ([], .error, "failed"), (["x"], .note, "not whole")])
    func `says how it ended`(problems: [String], level: FindingLevel, verdict: String) throws {
        let text = MarkdownReport(try Running.run(failLevel: level, problems: problems)).text
        #expect(text.hasPrefix("## vignette check: \(verdict)\n"))
        #expect(
            MarkdownReport(try Running.run([])).text.hasPrefix("## vignette check: passed\n\n0 errors, 0 warnings\n"))
    }

    @Test func `stays below what a summary may hold, and says so`() throws {
        let finding = { (line: Int) in
            Finding(
                rule: .gender, file: "b.md", start: Place(line: line, column: 1), end: Place(line: line, column: 2),
                message: String(repeating: "word ", count: 100))
        }
        let text = MarkdownReport(try Running.run((1...3000).map(finding))).text
        #expect(text.utf8.count < 1_000_000)
        #expect(text.contains("further findings are left out here."))
    }

    @Test func `a name of a file is code, whatever it holds`() throws {
        let finding = Finding(
            rule: .gender, file: "a`b\n# c.md", start: Place(line: 1, column: 1), end: Place(line: 1, column: 2),
            message: "m")
        let text = MarkdownReport(CheckRun(report: GateReport([finding]), files: [], version: "1")).text
        #expect(text.contains("### ``a`b # c.md``\n"))
    }
}
