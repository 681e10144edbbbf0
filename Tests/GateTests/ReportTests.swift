import Foundation
import Gate
import Input
import Policies
import Publication
import Testing
import Tracing

@Suite struct GateReportTests {
    private let findings = [
        Finding(
            rule: .gender, file: "b.md", start: Place(line: 3, column: 7), end: Place(line: 3, column: 10),
            message: "A word. Write they."),
        Finding(
            rule: .uncheckedImage, file: "a.md", start: Place(line: 12, column: 1), end: Place(line: 12, column: 1),
            message: "An image."),
        Finding(
            rule: .notScanned, file: "b.md", start: Place(line: 1, column: 1), end: Place(line: 1, column: 1),
            message: "Not read."),
    ]

    @Test func `encodes exactly the keys that are promised`() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json = String(decoding: try encoder.encode(GateReport([findings[0]])), as: UTF8.self)
        #expect(
            json == """
                {"findings":[{"column":7,"endColumn":10,"endLine":3,"file":"b.md","level":"error","line":3,\
                "message":"A word. Write they.","rule":"VG204"}],\
                "summary":{"errors":1,"notes":0,"waived":0,"warnings":0}}
                """)
    }

    @Test func `knows which levels fail`() {
        #expect(GateReport([findings[1]]).has(atLeast: .note))
        #expect(GateReport([findings[1]]).has(atLeast: .warning))
        #expect(!GateReport([findings[1]]).has(atLeast: .error))
        #expect(!GateReport([]).has(atLeast: .note))
    }

    @Test func `every rule says what it finds and what to do`() {
        #expect(Set(Rule.allCases.map(\.name)).count == Rule.allCases.count)
        #expect(Rule.allCases.allSatisfy { $0.summary.hasSuffix(".") && $0.remedy.hasSuffix(".") })
        #expect(Rule.allCases.map(\.rawValue) == Rule.allCases.map(\.rawValue).sorted())
    }

    @Test func `a file of another kind is an error, never skipped`() {
        let findings = Gate(rulebook: Fixture.publication).check([.unknown(name: "r.docx")])
        #expect(findings.map(\.short) == ["VG904 1:1-1:1"])
        #expect(findings[0].level == .error)
    }
}

@Suite struct EvidenceReaderTests {
    private let sound = """
        {"id":"V-1","theme":"t","text":"x","contributors":{"count":5,"perSection":{"context":2},"effective":4.0,
        "maxShare":0.3,"topTwoShare":0.5},"k":{"study":0,"population":null},"policy":{"name":"p","digest":"d"},"seed":1}
        """

    private func read(_ text: String) throws -> [VignetteEvidence] {
        try EvidenceFile(file: "e.json", bytes: Array(text.utf8), report: nil).vignettes
    }

    @Test func `reads an object or an array, with unknown keys`() throws {
        #expect(try read(sound).map(\.id) == ["V-1"])
        let two = try read("\u{FEFF} [\(sound),\(sound.replacing("V-1", with: "V-2@3"))]")
        #expect(two.map(\.id) == ["V-1", "V-2"])
        #expect(two.map(\.revision) == [nil, 3])
    }

    @Test(arguments: [
        ("\"count\":5,", "", "no contributors.count"),
        ("\"effective\":4.0", "\"effective\":\"4\"", "another type at contributors.effective"),
        ("\"study\":0", "\"study\":-1", "a negative count"),
        ("\"maxShare\":0.3", "\"maxShare\":30", "30.0 at .contributors.maxShare"),
        ("\"id\":\"V-1\"", "\"id\":\"V-1@x\"", "an unreadable id"),
        ("\"seed\":1}", "\"seed\":1", "text that is not JSON"),
    ])
    func `says exactly what is broken`(old: String, new: String, found: String) throws {
        let problem = try #require(throws: InputProblem.self) { _ = try read(sound.replacing(old, with: new)) }
        #expect(problem.found.contains(found), "\(problem)")
        #expect(problem.file == "e.json")
    }

    @Test func `refuses the same vignette twice`() throws {
        let problem = try #require(throws: InputProblem.self) { _ = try read("[\(sound),\(sound)]") }
        #expect(problem.found.contains("twice"))
    }
}

@Suite struct QuoteFileTests {
    private func read(_ text: String) throws -> [AttributedText] {
        try QuoteFile.read(file: "q.csv", bytes: Array(text.utf8))
    }

    @Test func `reads quotations with their origin`() throws {
        #expect(
            try read("id,participant,text\nq1,PA,\"a, b\"\n") == [
                AttributedText(participant: "PA", text: "a, b", origin: "q1")
            ])
        #expect(try read("Quote;Code\nab;PB\n") == [AttributedText(participant: "PB", text: "ab", origin: "q.csv:2")])
    }

    @Test(
        arguments: [
            ("", "an empty file", nil), ("id,text\n", "no column “participant”", 1),
            ("participant\n", "no column “text”", 1),
            ("participant,text\na\n", "1 columns", 2), ("participant,text\n ,b\n", "without a participant", 2),
        ] as [(String, String, Int?)])
    func `says what is missing and where`(text: String, found: String, line: Int?) throws {
        let problem = try #require(throws: InputProblem.self) { _ = try read(text) }
        #expect(problem.found.contains(found))
        #expect(problem.line == line)
    }
}
