import Anonymity
import Corpus
import Foundation
import Input
import Policies
import Redaction
import Testing

@testable import vignette

/// What the commands print and read, without the program around it.
@Suite struct TablesAndListsTests {
    // MARK: Fragments as CSV

    private static func fragment(_ id: String, text: String, attributes: [String: String] = [:]) -> Fragment {
        Fragment(
            id: id, participant: "A1", source: "i1", theme: "nights", category: "quiet", text: text,
            attributes: attributes)
    }

    @Test(arguments: [
        ("plain", "plain"), ("a, b", "\"a, b\""), ("“curly”", "“curly”"), ("say \"so\"", "\"say \"\"so\"\"\""),
        ("two\nlines", "\"two\nlines\""), ("a;b", "\"a;b\""), ("a\rb", "\"a\rb\""), ("", ""),
    ])
    func `a field stands in quotation marks where it needs them`(text: String, field: String) {
        let csv = FragmentsCSV.text(of: [Self.fragment("X1", text: "said")], texts: [text])
        #expect(
            csv == """
                id,participant,source,wave,theme,category,section,issue,case,voice,sensitive,text
                X1,A1,i1,,nights,quiet,,,,,,\(field)

                """)
    }

    @Test func `further columns stand in alphabetical order, before the text`() throws {
        let fragments = [
            Self.fragment("X1", text: "one", attributes: ["shift": "late"]),
            Self.fragment("X2", text: "two", attributes: ["length": "9"]),
        ]
        let lines = FragmentsCSV.text(of: fragments, texts: ["one", "two"]).split(separator: "\n")
        #expect(try #require(lines.first).hasSuffix(",sensitive,length,shift,text"))
        #expect(lines[1].hasSuffix(",,late,one"))
        #expect(lines[2].hasSuffix(",9,,two"))
    }

    // MARK: Reports

    @Test func `a folder stands for the reports in it, each once, hidden ones left out`() throws {
        let folder = try TemporaryFolder()
        for name in ["b.md", "a.txt", "c.docx", "notes.csv", ".hidden.md"] { try folder.write("x\n", to: name) }
        let all = ["a.txt", "b.md", "c.docx"].map(folder.path)
        #expect(try ReportFiles.find([folder.url.path]) == all.map { .report($0) })
        #expect(
            try ReportFiles.find([folder.path("c.docx"), folder.url.path, "-", "-"])
                == [all[2], all[0], all[1], "-"].map { .report($0) })
        // Naming every file of it and then the folder is no mistake.
        #expect(try ReportFiles.find(all + [folder.url.path]) == all.map { .report($0) })
    }
}
