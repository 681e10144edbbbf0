import Gate
import Publication
import Testing

@Suite struct AnnotationReportTests {
    @Test func `names errors first, with columns on one line only, and escapes`() throws {
        #expect(
            AnnotationReport(try Running.run()).text == """
                ::error file=docs/b.md,line=3,endLine=3,col=7,endColumn=10,title=VG204 gender marker::A word. Write they.
                ::warning file=docs/a b.md,line=2,endLine=2,col=1,endColumn=9,title=VG606 image not checked::An image, 100 %25 unchecked.
                ::notice file=docs/a b.md,line=1,endLine=2,title=VG203 place or organisation too fine::A <place> | "here" & there.
                vignette: 1 error, 1 warning, 1 note

                """)
    }

    @Test func `shows ten of a kind and says how many it leaves out`() throws {
        let findings = Running.many(.gender, 13) + Running.many(.uncheckedImage, 11) + Running.many(.sourcePath, 1)
        let lines = AnnotationReport(try Running.run(findings)).text.split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("::error") } == 10)
        #expect(lines.count { $0.hasPrefix("::warning") } == 10)
        #expect(lines.last?.hasSuffix("left out here: 3 errors, 2 warnings, as GitHub shows 10 of a kind") == true)
    }

    @Test func `a name of a file cannot end a property, nor a message a line`() throws {
        let finding = Finding(
            rule: .gender, file: "a,b:c%.md\n::error::x", start: Place(line: 1, column: 1),
            end: Place(line: 1, column: 2),
            message: "One\r\ntwo%")
        let run = CheckRun(report: GateReport([finding]), files: [], version: "1")
        let text = AnnotationReport(run).text
        #expect(text.contains("file=a%2Cb%3Ac%25.md%0A%3A%3Aerror%3A%3Ax,"))
        #expect(text.contains("::One%0D%0Atwo%25\n"))
        #expect(text.split(separator: "\n").count == 2)
    }

    @Test func `what is broken comes before all`() throws {
        let text = AnnotationReport(try Running.run(problems: ["r.md: cannot be read"])).text
        #expect(text.hasPrefix("::error title=vignette::r.md: cannot be read\n"))
    }
}
