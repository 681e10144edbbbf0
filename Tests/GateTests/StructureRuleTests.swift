import Gate
import Input
import Publication
import Testing

@Suite struct StructureRuleTests {
    /// The rules of the VG6 family and VG508 that a text breaks, with level and place.
    private func found(_ text: String, _ format: Document.Format) throws -> [String] {
        try Fixture.check(text, format: format).filter { $0.rule.hasPrefix("VG6") || $0.rule == "VG508" }
            .map { "\($0.rule) \($0.level) \($0.line):\($0.column)" }
    }

    @Test(arguments: [
        ("<meta name=author content='J. Q.'>", ["VG601 warning 1:28"]),
        ("<p>a</p><!-- a note -->", ["VG602 error 1:13"]),
        ("<p style='display:none'>a</p>", ["VG604 error 1:11"]),
        ("<p><b aria-hidden=true>a</b></p>", ["VG604 note 1:4"]),
        ("<p>a\u{200B}b</p>", ["VG604 error 1:5"]), ("<p>a&#x200B;b</p>", ["VG604 error 1:5"]),
        ("<p>a&ZeroWidthSpace;b</p>", ["VG604 error 1:5"]), ("<p>a&zwnj;b</p>", ["VG604 error 1:5"]),
        ("<script>go()</script>", ["VG605 note 1:9"]),
        ("<script type=x>{\"a\":1}</script>", ["VG605 error 1:16"]), ("<video src=a></video>", ["VG605 error 1:1"]),
        ("<img src=a.png>", ["VG606 warning 1:1"]), ("<img src=a.png alt=hill>", ["VG606 note 1:20"]),
        ("<a href='file:///C:/x'>a</a>", ["VG607 warning 1:10"]),
        ("<a href='x/P07.html'>a</a>", ["VG607 warning 1:10"]),
        ("<p id=P07>a</p>", ["VG607 warning 1:7"]), ("<p class='a P-7'>a</p>", ["VG607 warning 1:11"]),
        ("<img src=a.png alt='C:\\x\\hill.png'>", ["VG606 note 1:21", "VG607 warning 1:21"]),
        ("<section data-vignette=V-1>", ["VG508 error 1:24", "VG508 error 1:24"]),
        ("<h1>A title</h1><p class=lead id=intro>Clean.</p><a href='https://a.example/page'>a</a>", []),
    ])
    func `finds what a page holds beside its text`(text: String, expected: [String]) throws {
        #expect(try found(text, .html) == expected)
    }

    @Test(arguments: [
        ("a <span hidden>b</span>", ["VG604 error 1:9"]), ("<!-- a -->", ["VG602 error 1:5"]),
        ("[a](<C:\\x\\y>)", ["VG607 warning 1:6"]),
        ("\u{1F469}\u{200D}\u{1F4BB} and \u{2764}\u{FE0F}", []), ("a\u{FE0F}b", ["VG604 error 1:2"]),
        ("a\u{E0041}b", ["VG604 error 1:2"]), ("a\u{202E}b", ["VG604 error 1:2"]), ("a\u{E0101}b", ["VG604 error 1:2"]),
        ("    <!-- vignette:begin V-1 -->", ["VG508 warning 1:5"]),
    ])
    func `finds the same in Markdown`(text: String, expected: [String]) throws {
        #expect(try found(text, .markdown) == expected)
    }

    @Test func `a file that cannot be read, or is left out, is a finding`() throws {
        let gate = Gate(rulebook: Fixture.publication)
        let problem = InputProblem(file: "a.docx", found: "an encrypted entry", expected: "a Word document (.docx)")
        let findings = gate.check([.unreadable(problem), .ignored(name: "drafts/", by: ".vignetteignore:3", files: 2)])
        #expect(findings.map(\.rule) == ["VG904", "VG904"])
        #expect(findings.map(\.level) == [.error, .note])
        #expect(findings[0].message.contains("an encrypted entry"))
        #expect(findings[1].message.contains(".vignetteignore:3: 2 files"))
    }
}
