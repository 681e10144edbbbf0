import Gate
import Testing

@Suite struct TableRuleTests {
    private func check(_ table: String) throws -> [String] {
        try Fixture.check("# T\n\n## A\n\n" + table + "\n").map(\.short)
    }

    @Test func `a small count is found at its number`() throws {
        let table = "| Role | n (%) |\n|---|---|\n| Consultants | 12 (86 %) |\n| Trainees | 2 (14 %) |"
        #expect(try check(table) == ["VG401 8:14-8:15"])
    }

    @Test(arguments: [
        ("zeros are allowed", "| | North | South |\n|---|---|---|\n| Women | 12 | 0 |\n| Men | 9 | 8 |"),
        ("five is enough", "| | n |\n|---|---|\n| Women | 5 |"),
        ("percentages", "| Role | % |\n|---|---|\n| Consultants | 3 |\n| Trainees | 4 |"),
        (
            "percentages in cells",
            "| Role | share of participants |\n|---|---|\n| Consultants | 3% |\n| Trainees | 4.5 |"
        ),
        ("means", "| | mean | SD |\n|---|---|---|\n| Score of participants | 3 | 1 |"),
        ("a row of years", "| | women |\n|---|---|\n| Years in post | 3 |\n| n | 14 |"),
        ("numbered rows", "| No. | Role | n |\n|---|---|---|\n| 1 | Consultant | 12 |\n| 2 | Trainee | 14 |"),
        ("hours", "| Meeting | hours |\n|---|---|\n| first | 2 |\n| second | 1 |"),
        ("quotations", "Table 2: quotations in each theme\n\n| Theme | all |\n|---|---|\n| Support | 3 |"),
        ("suppressed cells", "| | n |\n|---|---|\n| Women | <5 |\n| Men | * |\n| All | – |"),
        ("words", "| Theme | What it is |\n|---|---|\n| Support | 2 sentences |"),
        ("thousands", "| | people |\n|---|---|\n| all | 1,204 |"),
    ])
    func `what is no small count of people passes`(what: String, table: String) throws {
        #expect(try check(table) == [], "\(what)")
    }

    @Test(arguments: [
        ("row labels name people", "| | North | South |\n|---|---|---|\n| Women | 12 | 3 |\n| Men | 9 | 8 |", 1),
        ("nothing says otherwise", "| | A | B |\n|---|---|---|\n| x | 1 | 2 |", 2),
        ("n = 3", "| Group | Size |\n|---|---|\n| Interviewed participants | n = 3 |", 1),
        ("2 of 24", "| Group | people |\n|---|---|\n| left | 2 of 24 |\n| stayed | 22/24 |", 1),
        ("no row labels", "| Women | Men |\n|---|---|\n| 3 | 21 |", 1),
        ("the caption", "Table 1. Participants by wave\n\n| Wave | all |\n|---|---|\n| A | 4 |\n| B | 13 |", 1),
    ])
    func `small counts of people are found`(what: String, table: String, count: Int) throws {
        let rules = try check(table).map { String($0.prefix(5)) }
        #expect(rules == Array(repeating: "VG401", count: count), "\(what)")
    }

    @Test func `zeros are found where the policy says they disclose`() throws {
        let strict = Fixture.rulebook("publication", replacing: [("zeros: allow", "zeros: exclude")])
        let text = "# T\n\n| | n |\n|---|---|\n| Women | 0 |\n| Men | 10 |\n"
        #expect(try Fixture.check(text, rulebook: strict).map(\.rule) == ["VG401"])
    }

    @Test(arguments: [
        "| Participant | Role | Gender |\n|---|---|---|\n| P01 | consultant | female |\n| P02 | registrar | male |",
        "| Pseudonym | Specialty | Region |\n|---|---|---|\n| Oak | surgery | North |\n| Elm | medicine | South |",
        "| | Age | Sex |\n|---|---|---|\n| 1 | 34 | f |\n| 2 | 51 | m |",
    ])
    func `a row for each participant is found`(table: String) throws {
        #expect(try check(table).map { String($0.prefix(5)) }.contains("VG406"))
    }

    @Test func `a table of counts by role and region is no table of persons`() throws {
        let table =
            "| Group | Role | Region | n |\n|---|---|---|---|\n| A | senior | North | 12 |\n| B | junior | South | 9 |"
        #expect(try check(table) == [])
    }
}
