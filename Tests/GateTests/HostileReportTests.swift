import Gate
import Publication
import Testing

/// Reports whose shape makes a careless check look at everything against everything, small enough for a test: what they are
/// known by is the result, where a limit used to cut it off, or the steps.
@Suite struct HostileReportTests {
    private func rules(_ text: String, format: Document.Format = .markdown) throws -> [String: Int] {
        try Fixture.check(text, evidence: [], format: format).reduce(into: [:]) { $0[$1.rule, default: 0] += 1 }
    }

    @Test func `every quotation of one long paragraph is read strictly, and what stands between is not`() throws {
        let count = 400
        let text =
            "# T\n\n## A\n\n"
            + (1...count).map { "“We met in Leeds on 12 March 2019 again” (mentor), and Leeds was number \($0) here. " }
            .joined()
        let found = try rules(text)
        #expect(found["VG201"] == count)
        #expect(found["VG203"] == count)
    }

    @Test func `a code is looked around however many stand before it`() throws {
        let codes = String(repeating: "P07 said so. ", count: 1200)
        #expect(try rules("# T\n\n## A\n\n" + codes)["VG206"] == nil)
        #expect(try rules("# T\n\n## A\n\n" + codes + "P08 is a consultant in Leeds aged 34.")["VG206"] == 1)
    }

    @Test func `tables with equal labels are compared however many there are`() throws {
        func table(_ title: String, _ count: Int) -> String {
            "Table: \(title)\n\n| Role | Doctors |\n|---|---|\n| Surgeon | \(count) |\n| Physician | 80 |\n\n"
        }
        let many = (0..<120).map { table("Doctors by role", 60 + $0 % 3) }.joined()
        #expect(try rules("# T\n\n## A\n\n" + many)["VG405"] == nil)
        let part = table("Doctors by role, only those who stayed", 58)
        #expect(try rules("# T\n\n## A\n\n" + many + part)["VG405"] == 1)
    }

    @Test func `tables that share labels are put together however many there are, and beyond the budget it is said`()
        throws
    {
        func table(_ first: String, _ total: Int) -> String {
            "Table: Doctors\n\n| Role | North | South | Total |\n|---|---|---|---|\n| A | \(first) | 19 | \(total) |\n"
                + "| B | 11 | 12 | 23 |\n\nWords.\n\n"
        }
        // Each of the first has a row of its own; only the last of them tells the hidden count.
        let others = (0..<110).map { table("\(30 + $0)", 49 + $0) }.joined()
        let hidden =
            "Table: Doctors by role and sex\n\n| Role | Women | Men | Total |\n|---|---|---|---|\n| A | * | 15 | * |\n"
            + "| B | 11 | 12 | 23 |\n"
        let found = try rules("# T\n\n## A\n\n" + others + table("*", 22) + hidden)
        #expect(found["VG402", default: 0] > 0)
        #expect(found["VG408"] == nil)
    }

    @Test func `parts belong to the last line that is none`() throws {
        let lines = (1...60).map { "| of whom group \($0) | 40 |\n" }.joined()
        let table = "| Role | n |\n|---|---|\n| Doctors | 80 |\n" + lines + "| Nurses | 42 |\n" + lines
        #expect(try rules("# T\n\n## A\n\nTable: Participants\n\n" + table)["VG405"] == 60)
    }

    @Test func `kin in a long vignette is told apart`() throws {
        let talk = String(repeating: "My mother asked. ", count: 300)
        let text =
            "<!-- vignette:begin V-0001 -->\n\n\(talk)My two children and Leeds and my autism.\n\n<!-- vignette:end -->\n"
        #expect(try rules(text)["VG206"] == 1)
    }

    @Test func `each of many vignettes is checked`() throws {
        let text = (1...200).map {
            "<!-- vignette:begin V-\($0) -->\n\nWe left Leeds.\n\n<!-- vignette:end -->\n\nThey left Leeds.\n\n"
        }
        let found = try rules(text.joined())
        #expect(found["VG203"] == 200)
        #expect(found["VG502"] == 200)
    }

    @Test func `a place far along a line is exact`() throws {
        let filler = String(repeating: "é—", count: 3000)
        let text =
            "# T\n\n## A\n\n\(filler) Write to jane.roe@example.org today \(filler) or to john.roe@example.org now."
        let found = try Fixture.check(text).filter { $0.rule == "VG201" }
        #expect(found.map(\.short).first == "VG201 \(text.place(of: "jane.roe@example.org"))")
        #expect(found.map(\.short).last == "VG201 \(text.place(of: "john.roe@example.org"))")
    }

    @Test(arguments: [
        "36 of the 39 doctors left.", "Of the 39 ｄoctors, 36 left.", "36 of the 39 doc\u{AD}tors left.",
        "３６ of the ３９ doctors left.", "Thirty-six of the 39 doctors left; 36 of the 39 doctors.",
    ])
    func `letters that are written in another way hide no count`(sentence: String) throws {
        #expect(try rules("# T\n\n## A\n\n" + sentence)["VG405", default: 0] > 0)
    }

    @Test func `a percentage that only one way of rounding gives is found in a long sentence`() throws {
        // 1 of 40 is 2.5 %: 2 % where halves go to the even number.
        let many = (0..<200).map { _ in "50 % said so" }.joined(separator: ", ")
        #expect(try rules("# T\n\n## A\n\nOf the 40 doctors \(many), 2 % left.")["VG403"] == 1)
        let table = "Table: Doctors (n = 40)\n\n| Role | % |\n|---|---|\n| A | 2 % |\n| B | 50 % |\n"
        #expect(try rules("# T\n\n## A\n\n" + table)["VG403"] == 1)
    }

    @Test func `a finding is listed once, in order`() throws {
        let text = String(repeating: "a\u{200B}", count: 50) + "\n\nWrite to jane.roe@example.org.\n"
        let found = try Fixture.check(text)
        #expect(found.count == Set(found).count)
        #expect(found == found.sorted())
        #expect(found.count { $0.rule == "VG604" } == 50)
    }
}
