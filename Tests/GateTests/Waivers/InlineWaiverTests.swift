import Gate
import Publication
import Testing

@Suite struct InlineWaiverTests {
    private let mark = Accepting.mark
    private let leak = Accepting.leak

    @Test func `accepts findings of its rule in the next block, and is no comment itself`() throws {
        let judgement = try Accepting.judge("# R\n\n\(mark)\n\n\(leak)\n")
        #expect(judgement.findings.isEmpty)
        #expect(judgement.waived.map(\.finding.rule) == ["VG607"])
        #expect(judgement.waived.map(\.waiver) == ["r.md:3"])
        #expect(judgement.waived.map(\.daysLeft) == [65])
    }

    @Test func `accepts nothing of its rule that is not listed`() throws {
        let names = String(repeating: "Dr Helen Quarmby came by. ", count: 5_001)
        let accepted = mark.replacing("VG607", with: "VG202")
        let judgement = try Accepting.judge("# R\n\n\(accepted)\n\n\(names)\n\nDr Morag Oyelaran was there.\n")
        #expect(judgement.waived.count == 5_000)
        #expect(judgement.rules == ["VG904"])
        #expect(judgement.findings.first?.level == .warning)
    }

    @Test func `reaches no further than the next block`() throws {
        let judgement = try Accepting.judge("# R\n\n\(mark)\n\n\(leak)\n\n\(leak)\n")
        #expect(judgement.rules == ["VG607"])
        #expect(judgement.findings.first?.line == 7)
        #expect(judgement.waived.count == 1)
    }

    @Test func `accepts no other rule`() throws {
        let judgement = try Accepting.judge("# R\n\n\(mark.replacing("VG607", with: "VG606"))\n\n\(leak)\n")
        #expect(judgement.rules == ["VG903", "VG607"])
    }

    @Test func `several before one block accept a rule each`() throws {
        let image = mark.replacing("VG607", with: "VG606")
        let judgement = try Accepting.judge("# R\n\n\(mark)\n\n\(image)\n\n\(leak) ![](a.png)\n")
        #expect(judgement.findings.isEmpty)
        #expect(judgement.waived.map(\.finding.rule).sorted() == ["VG606", "VG607"])
    }

    @Test func `a waiver inside a paragraph is about what follows that paragraph`() throws {
        let judgement = try Accepting.judge("# R\n\n\(leak) And \(mark) more.\n\n\(leak)\n")
        #expect(judgement.findings.map(\.line) == [3])
        #expect(judgement.waived.map(\.finding.line) == [5])
    }

    @Test func `thousands of them take no more time than their number`() throws {
        let part = "\(mark)\n\n\(leak)\n\n"
        let judgement = try Accepting.judge(String(repeating: part, count: 3000))
        #expect(judgement.findings.isEmpty)
        #expect(judgement.waived.count == 3000)
    }

    @Test func `covers a whole table`() throws {
        let table = "| Role | Number of participants |\n|---|---|\n| Consultant | 3 |\n| Trainee | 2 |\n"
        let bare = try Accepting.judge("# R\n\n\(table)")
        let small = bare.findings.filter { $0.rule == "VG401" }.count
        #expect(small == 2)
        let waived = try Accepting.judge("# R\n\n\(mark.replacing("VG607", with: "VG401"))\n\n\(table)")
        #expect(waived.findings.filter { $0.rule == "VG401" || $0.rule == "VG903" }.isEmpty)
        #expect(waived.waived.count == 2)
    }

    @Test func `an image alone is a block, and the paragraph after it is another`() throws {
        let judgement = try Accepting.judge(
            "# R\n\n\(mark.replacing("VG607", with: "VG606"))\n\n![](a.png)\n\nText ![](b.png) here.\n")
        #expect(judgement.rules == ["VG606"])
        #expect(judgement.findings.first?.line == 7)
    }

    @Test func `works in plain text between double brackets`() throws {
        let text =
            "Report\n\n[[gate:allow VG208 until=2027-01-31 by=ethics reason=\"The date was published\"]]\n\n“we met in March 2021 and went on”\n"
        #expect(try Accepting.judge("Report\n\n“we met in March 2021 and went on”\n", format: .text).rules == ["VG208"])
        let judgement = try Accepting.judge(text, format: .text)
        #expect(judgement.rules.isEmpty)
        #expect(judgement.waived.map(\.finding.rule) == ["VG208"])
    }

    @Test func `a mark at the end of a file is unused`() throws {
        #expect(try Accepting.judge("# R\n\n\(leak)\n\n\(mark)\n").rules == ["VG607", "VG903"])
    }

    @Test(
        arguments: [
            ("reason=\"The folder is public by design\"", "", "VG901"),
            ("reason=\"The folder is public by design\"", "reason=\"too short\"", "VG901"),
            ("reason=\"The folder is public by design\"", "reason=\"    a   b    \"", "VG901"),
            ("by=ethics", "", "VG901"), ("by=ethics", "by=\" \"", "VG901"), ("VG607", "", "VG901"),
            ("VG607", "VG999", "VG901"), ("until=", "untill=", "VG901"), ("by=ethics", "by=a by=b", "VG901"),
            ("until=2027-01-31", "", "VG902"), ("until=2027-01-31", "until=2027-02-30", "VG902"),
            ("until=2027-01-31", "until=soon", "VG902"), ("until=2027-01-31", "until=2026-11-26", "VG902"),
            ("until=2027-01-31", "until=2027-11-29", "VG902"),
        ])
    func `one that is void accepts nothing and is told`(old: String, new: String, rule: String) throws {
        let judgement = try Accepting.judge("# R\n\n\(mark.replacing(old, with: new))\n\n\(leak)\n")
        #expect(judgement.rules == [rule, "VG607"])
        #expect(judgement.waived.isEmpty)
    }

    @Test(arguments: ["2026-11-27", "2027-11-28"])
    func `the last day is inclusive, and may be 366 days ahead`(until: String) throws {
        let judgement = try Accepting.judge("# R\n\n\(mark.replacing("2027-01-31", with: until))\n\n\(leak)\n")
        #expect(judgement.rules.isEmpty)
    }

    @Test(arguments: Rule.allCases.filter { !$0.canBeWaived })
    func `a rule that cannot be waived is told`(rule: Rule) throws {
        let judgement = try Accepting.judge("# R\n\n\(mark.replacing("VG607", with: rule.rawValue))\n\nText.\n")
        #expect(judgement.rules == ["VG905"])
    }

    @Test func `exactly these rules cannot be waived`() {
        let fixed = Rule.allCases.filter { !$0.canBeWaived }.map(\.rawValue)
        #expect(
            fixed.filter { !$0.hasPrefix("VG1") && !$0.hasPrefix("VG5") } == [
                "VG201", "VG901", "VG902", "VG903", "VG905",
            ])
        #expect(
            fixed.filter { $0.hasPrefix("VG1") || $0.hasPrefix("VG5") }
                == Rule.allCases.map(\.rawValue).filter { $0.hasPrefix("VG1") || $0.hasPrefix("VG5") })
    }

    @Test func `where the study may need it, one that accepts nothing is a note`() throws {
        let judgement = try Accepting.judge("# R\n\n\(mark.replacing("VG607", with: "VG314"))\n\nText.\n")
        #expect(judgement.findings.map(\.level) == [.note])
        #expect(judgement.rules == ["VG903"])
    }
}
