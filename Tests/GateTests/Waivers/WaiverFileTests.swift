import Gate
import Input
import Publication
import Testing

@Suite struct WaiverFileTests {
    private let leak = Accepting.leak
    private let salt = [UInt8](0..<16)

    /// A file that accepts all findings of a rule.
    private func file(for text: String, rule: String = "VG607", until: String = "2027-01-31") throws -> WaiverFile {
        var file = WaiverFile(salt: salt)
        let documents = [try Accepting.document(text)]
        let waivers = Accepting.waivers(file)
        let judgement = Accepting.gate.judge(documents, by: waivers)
        let identities = Accepting.gate.identities(of: judgement, in: documents, by: waivers)
        for finding in judgement.findings where finding.rule == rule {
            file.add(
                try #require(identities[finding]), reason: "The folder is “public” \"by\" design", person: "ethics",
                until: try #require(CalendarDay(until)))
        }
        return try WaiverFile(file: ".vignette-waivers.yaml", bytes: Array(file.text.utf8))
    }

    @Test func `accepts what it names, wherever the lines have gone`() throws {
        let file = try file(for: "# R\n\n\(leak)\n")
        for text in ["# R\n\n\(leak)\n", "# R\n\nA line more.\n\n## S\n\n  \(leak)\n"] {
            let judgement = try Accepting.judge(text, file: file)
            #expect(judgement.findings.isEmpty)
            #expect(judgement.waived.count == 1)
            #expect(judgement.waived.first?.waiver == ".vignette-waivers.yaml:4")
        }
    }

    @Test func `a block that was reworded is judged anew, and the waiver is unused`() throws {
        let file = try file(for: "# R\n\n\(leak)\n")
        let judgement = try Accepting.judge("# R\n\nNew: \(leak)\n", file: file)
        #expect(judgement.rules.sorted() == ["VG607", "VG903"])
        #expect(judgement.findings.contains { $0.file == ".vignette-waivers.yaml" && $0.line == 4 })
    }

    @Test func `counts findings of one block, so that a third is not accepted with two`() throws {
        let file = try file(for: "# R\n\n\(leak)\n\n\(leak)\n")
        #expect(file.waivers.count == 2)
        let judgement = try Accepting.judge("# R\n\n\(leak)\n\n\(leak)\n\n\(leak)\n", file: file)
        #expect(judgement.rules == ["VG607"])
        #expect(judgement.findings.first?.line == 7)
    }

    @Test func `an expired one brings its finding back`() throws {
        let file = try file(for: "# R\n\n\(leak)\n")
        let judgement = try Accepting.judge(
            "# R\n\n\(leak)\n", file: file, today: try #require(CalendarDay("2027-02-01")))
        #expect(judgement.rules == ["VG902", "VG607"])
    }

    @Test func `a run over other files says nothing about it, but a file that is gone does`() throws {
        let file = try file(for: "# R\n\n\(leak)\n")
        let other = [try Accepting.document("# S\n", name: "s.md")]
        #expect(Accepting.gate.judge(other, by: Accepting.waivers(file)).findings.isEmpty)
        var waivers = Accepting.waivers(file)
        waivers.exists = { _ in false }
        #expect(Accepting.gate.judge(other, by: waivers).rules == ["VG903"])
    }

    @Test func `names files from its own folder`() throws {
        let file = try file(for: "# R\n\n\(leak)\n")
        var waivers = Accepting.waivers(file)
        waivers.name = { $0.split(separator: "/").last.map(String.init) ?? $0 }
        let judgement = Accepting.gate.judge(
            [try Accepting.document("# R\n\n\(leak)\n", name: "../docs/r.md")], by: waivers)
        #expect(judgement.findings.isEmpty)
    }

    @Test func `is sorted, one waiver a line, with the key of its digests`() throws {
        var file = WaiverFile(salt: salt)
        let day = try #require(CalendarDay("2027-01-31"))
        for (rule, name, ordinal) in [
            ("VG607", "b.md", 1), ("VG203", "b.md", 2), ("VG203", "b.md", 1), ("VG606", "a.md", 1),
        ] {
            file.add(
                FindingIdentity(rule: rule, file: name, block: "0123456789abcdef", ordinal: ordinal),
                reason: "A reason\nof two lines", person: "J. Doe \\ \"ethics\"", until: day)
        }
        let end = "until: \"2027-01-31\", by: \"J. Doe \\\\ \\\"ethics\\\"\", reason: \"A reason of two lines\"}"
        #expect(
            file.text == """
                # Findings of vignette check that somebody has accepted. vignette check --waive writes this file.
                salt: "000102030405060708090a0b0c0d0e0f"
                waivers:
                - {rule: VG606, file: "a.md", block: "0123456789abcdef", ordinal: 1, \(end)
                - {rule: VG203, file: "b.md", block: "0123456789abcdef", ordinal: 1, \(end)
                - {rule: VG203, file: "b.md", block: "0123456789abcdef", ordinal: 2, \(end)
                - {rule: VG607, file: "b.md", block: "0123456789abcdef", ordinal: 1, \(end)

                """)
        let read = try WaiverFile(file: "w.yaml", bytes: Array(file.text.utf8))
        #expect(read.text == file.text)
        #expect(try WaiverFile(file: "w.yaml", bytes: Array(WaiverFile(salt: salt).text.utf8)).waivers.isEmpty)
    }

    @Test func `a second waiver of a finding takes the place of the first`() throws {
        var file = WaiverFile(salt: salt)
        let identity = FindingIdentity(rule: "VG607", file: "a.md", block: "0123456789abcdef", ordinal: 1)
        for until in ["2027-01-31", "2027-03-31"] {
            file.add(identity, reason: "long enough", person: "a", until: try #require(CalendarDay(until)))
        }
        #expect(file.waivers.map(\.until) == ["2027-03-31"])
    }

    @Test(
        arguments: [
            ("", "an empty file", nil), ("waivers: []\n", "no “salt”", nil),
            ("salt: \"0011\"\nwaivers: []\n", "“salt”", 1),
            ("salt: \"000102030405060708090a0b0c0d0e0f\"\nwaiver: []\n", "unknown key", 2),
            (
                "salt: \"000102030405060708090a0b0c0d0e0f\"\nwaivers:\n- {rule: VG607, file: a, block: b, ordinal: 1, untl: x}\n",
                "untl", 3
            ),
            (
                "salt: \"000102030405060708090a0b0c0d0e0f\"\nwaivers:\n- {rule: VG607, file: a, ordinal: 1}\n", "block",
                3
            ),
            (
                "salt: \"000102030405060708090a0b0c0d0e0f\"\nwaivers:\n- {rule: VG607, file: a, block: b, ordinal: 0}\n",
                "ordinal", 3
            ),
            (
                "salt: \"000102030405060708090a0b0c0d0e0f\"\nwaivers:\n- {rule: VG607, file: a, block: b, ordinal: 1}\n"
                    + "- {rule: VG607, file: a, block: b, ordinal: 1}\n", "block", 4
            ),
        ] as [(String, String, Int?)])
    func `says what is broken and where`(text: String, found: String, line: Int?) throws {
        let problem = try #require(throws: InputProblem.self) {
            _ = try WaiverFile(file: "w.yaml", bytes: Array(text.utf8))
        }
        #expect(problem.found.contains(found), "\(problem)")
        if let line { #expect(problem.line == line) }
    }

    @Test func `what is missing makes a waiver void, not the file`() throws {
        let file = try file(for: "# R\n\n\(leak)\n")
        let bare = file.text.replacing(/, by: .*\}/, with: "}")
        let judgement = try Accepting.judge(
            "# R\n\n\(leak)\n", file: try WaiverFile(file: "w.yaml", bytes: Array(bare.utf8)))
        #expect(judgement.rules == ["VG607", "VG901"])
    }
}
