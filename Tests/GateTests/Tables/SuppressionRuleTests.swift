import Gate
import Testing

@Suite struct SuppressionRuleTests {
    @Test(arguments: [
        (
            "one hidden cell of a row with its total",
            "| Role | Women | Men | Total |\n|---|---|---|---|\n| Consultants | * | 12 | 16 |\n| Nurses | 9 | 8 | 17 |"
        ),
        ("a hidden cell of a column with its total", "| Role | n |\n|---|---|\n| A | 12 |\n| B | <5 |\n| Total | 15 |"),
        ("a total that comes first", "| Role | n |\n|---|---|\n| All participants | 15 |\n| A | 12 |\n| B | [c] |"),
        ("an empty cell that hides a small count", "| Role | n |\n|---|---|\n| A | 12 |\n| B | |\n| Total | 15 |"),
        (
            "two hidden cells that can differ little",
            "| | Yes | No | Total |\n|---|---|---|---|\n| A | * | * | 3 |\n| B | * | * | 25 |\n| Total | 13 | 15 | 28 |"
        ),
        (
            "a subtotal gives it away",
            "| Role | n |\n|---|---|\n| A | 12 |\n| B | * |\n| Subtotal | 14 |\n| C | 8 |\n| D | 9 |\n| Subtotal | 17 |"
                + "\n| Total | 31 |"
        ),
        (
            "a margin of another table",
            "Table 1. Role by sex\n\n| Role | Women | Men | Total |\n|---|---|---|---|\n| A | 12 | 9 | 21 |\n"
                + "| B | 11 | 8 | 19 |\n\nTable 2. Role by region\n\n| Role | North | South | Total |\n|---|---|---|---|\n"
                + "| A | * | 18 | * |\n| B | 10 | 9 | 19 |"
        ),
        (
            "a total without a label that adds up elsewhere",
            "| Role | Women | Men | |\n|---|---|---|---|\n| A | * | 12 | 15 |\n| B | 9 | 8 | 17 |\n| C | 7 | 8 | 15 |"
                + "\n| D | 6 | 7 | 13 |"
        ),
        ("a percentage beside the mark", "| Role | People (n = 40) |\n|---|---|\n| A | 12 (30%) |\n| B | * (20%) |"),
    ])
    func `a hidden count that can be worked out is found`(what: String, table: String) throws {
        #expect(try TableFindings.rules(table).contains("VG402"), "\(what)")
    }

    @Test(arguments: [
        (
            "a second cell in row and column",
            "| Role | Women | Men | Total |\n|---|---|---|---|\n| A | * | * | 25 |\n| B | * | * | 27 |\n"
                + "| Total | 26 | 26 | 52 |"
        ),
        ("no totals", "| Role | Women | Men |\n|---|---|---|\n| A | <5 | 12 |\n| B | 9 | 8 |"),
        (
            "a dash for nobody",
            "| Role | North | South | Total |\n|---|---|---|---|\n| A | 15 | – | 15 |\n| B | 9 | 8 | 17 |"
        ),
        (
            "columns that do not add up, as where people may give several answers",
            "| Topic | Women | Men | Total |\n|---|---|---|---|\n| Time | 20 | 15 | 30 |\n| Trust | 12 | * | 24 |"
        ),
        ("a heading inside the table", "| Role | n |\n|---|---|\n| Seniors | |\n| A | 12 |\n| B | 9 |\n| Total | 21 |"),
        ("a band of large counts", "| Role | n |\n|---|---|\n| A | 12 |\n| B | 10–12 |\n| Total | 23 |"),
    ])
    func `what stays hidden passes`(what: String, table: String) throws {
        #expect(try TableFindings.rules(table) == [], "\(what)")
    }

    @Test func `it is found at its mark, and the message tells how many numbers are possible`() throws {
        let findings = try TableFindings.all("| Role | n |\n|---|---|\n| A | 12 |\n| B | * |\n| Total | 15 |")
        #expect(findings.map(\.short) == ["VG402 12:7-12:8"])
        #expect(findings[0].message.contains("exactly"))
        #expect(!findings[0].message.contains("3"))
    }

    @Test func `rounded counts stand for their neighbours, where the policy rounds`() throws {
        let rounded = "| Role | n |\n|---|---|\n| A | 15 |\n| B | * |\n| C | 20 |\n| Total | 40 |"
        #expect(try TableFindings.rules(rounded) == ["VG402"])
        #expect(
            try TableFindings.rules(rounded, replacing: [("zeros: allow", "zeros: allow\n  roundingBase: 5")]) == [])
    }

    @Test func `a mark below the policy's limit tells too much by itself`() throws {
        let table = "| Role | n |\n|---|---|\n| A | 12 |\n| B | <5 |"
        #expect(try TableFindings.rules(table) == [])
        #expect(try TableFindings.rules(table, replacing: [("smallCell: 5", "smallCell: 10")]) == ["VG402"])
    }
}
