import Gate
import Publication
import Testing

@Suite struct TextReportTests {
    @Test func `groups by file, with the rule's name`() throws {
        #expect(
            TextReport(try Running.run()).text == """
                a b.md
                  1:3      note    VG203 place or organisation too fine: A <place> | "here" & there.
                  2:1      warning VG606 image not checked: An image, 100 % unchecked.

                b.md
                  3:7      error   VG204 gender marker: A word. Write they.

                1 error, 1 warning, 1 note

                """)
    }

    @Test func `light findings are counted, though not listed`() throws {
        let run = try Running.run(failLevel: .note, leastLevel: .error)
        #expect(
            TextReport(run).text == """
                b.md
                  3:7      error   VG204 gender marker: A word. Write they.

                1 error, 1 warning, 1 note
                2 of them not listed (--min-level)

                """)
        #expect(run.exitCode == 1)
    }

    @Test func `says where the check is not whole`() throws {
        #expect(
            TextReport(try Running.run(problems: ["a", "b"])).text.hasSuffix(
                "1 note\nnot whole: 2 things could not be done\n"))
        #expect(try Running.run([], problems: ["a"]).checkedNothing)
        #expect(try !Running.run(problems: ["a"]).checkedNothing)
    }

    @Test func `colour adds to the words and changes none`() throws {
        let run = try Running.run()
        let colored = TextReport(run, isColored: true).text
        #expect(colored.contains("\u{1B}[1;31merror  \u{1B}[0m"))
        #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == TextReport(run).text)
    }

    @Test func `marks the place in a line, where one is given`() throws {
        let text = TextReport(try Running.run([Running.findings[0]])) { _ in
            TextReport.Excerpt(line: "Three lines.", offset: 6, length: 5)
        }.text
        #expect(text.contains("           | Three lines.\n           |       ^~~~~\n"))
    }

    @Test func `counts what is allowed apart, and says what ends soon`() throws {
        let waived = try [("2026-12-03", 1), ("2027-01-31", 2)].flatMap { until, count in
            try (0..<count).map { line -> WaivedFinding in
                let mark = Accepting.mark.replacing("2027-01-31", with: until)
                let judgement = try Accepting.judge(
                    String(repeating: "Text.\n\n", count: line) + "\(mark)\n\n\(Accepting.leak)\n")
                return try #require(judgement.waived.first)
            }
        }
        let report = GateReport(Running.findings, waived: waived)
        #expect(report.summaryLine == "1 error, 1 warning, 1 note, 3 allowed (1 expires in 6 days)")
        #expect(GateReport([], waived: [waived[1], waived[2]]).summaryLine == "0 errors, 0 warnings, 2 allowed")
    }
}
