import Gate
import Testing

@Suite struct PercentageRuleTests {
    @Test(arguments: [
        "| Role | % (N = 24) |\n|---|---|\n| Trainees | 8 |",
        "| Role | N | % who left |\n|---|---|---|\n| Trainees | 24 | 12.5 |",
        "Table 2. Who left (n = 24)\n\n| Role | Share |\n|---|---|\n| Trainees | 8% |",
        "| Role | n | % |\n|---|---|---|\n| A | 21 | 88 |\n| B | [c] | 13 |\n| Total | 24 | 100 |",
        "Of the 24 doctors, 8% had left.", "In the first group (n = 24) 8.3% had left.",
        "8 per cent of 24 doctors had left.", "In the end 5% of participants had left.",
    ])
    func `a percentage that gives a small count is found`(text: String) throws {
        #expect(try TableFindings.rules(text).contains("VG403"))
    }

    @Test(arguments: [
        "| Role | % (N = 24) |\n|---|---|\n| Trainees | 50 |", "Of the 24 doctors, 50% had left.",
        "Of the 250 doctors, 1% had left.", "| Role | n | % |\n|---|---|---|\n| A | 12 | 50 |\n| B | 12 | 50 |",
        "Elsewhere 8% of 24 trainees had left (Ferrymead, 2020).", "Elsewhere 8% of trainees had left.",
        "The interval was 95% wide in 24 doctors.", "| Role | % |\n|---|---|\n| A | 48 |\n| B | 52 |",
    ])
    func `a percentage that gives none passes`(text: String) throws {
        #expect(try TableFindings.rules(text) == [])
    }

    @Test func `where the policy is strict two small counts are enough`() throws {
        let strict = [("zeros: allow", "zeros: allow\n  percentages: strict")]
        #expect(try TableFindings.rules("Of the 250 doctors, 1% had left.", replacing: strict) == ["VG403"])
    }
}

@Suite struct ClassDisclosureTests {
    @Test(arguments: [
        "| Role | Burned out | Not burned out |\n|---|---|---|\n| A | 6 | 0 |\n| B | 8 | 9 |",
        "| Role | Full time | Part time |\n|---|---|---|\n| A | 16 | 0 |\n| B | 8 | 9 |",
        "| Answer | North | South |\n|---|---|---|\n| Yes | 16 | 8 |\n| No | 0 | 9 |",
        "Table 3. Grade by burnout\n\n| Grade | A | B |\n|---|---|---|\n| Seniors | 16 | 0 |\n| Juniors | 8 | 9 |",
        "| Grade \\ Burnout | A | B |\n|---|---|---|\n| Seniors | 16 | 0 |\n| Juniors | 8 | 9 |",
    ])
    func `a group in one category of an attribute is found`(table: String) throws {
        let findings = try TableFindings.all(table)
        #expect(findings.map(\.rule) == ["VG404"])
        #expect(findings[0].level == .warning)
    }

    @Test func `all but one is as good as all, and two are not`() throws {
        func table(_ other: Int) -> String {
            "| Role | Yes | No |\n|---|---|---|\n| A | 30 | \(other) |\n| B | 8 | 9 |"
        }
        let allowing = [("smallCell: 5", "smallCell: 1")]
        #expect(try TableFindings.rules(table(1), replacing: allowing) == ["VG404"])
        #expect(try TableFindings.rules(table(2), replacing: allowing) == [])
        let wider = [("smallCell: 5", "smallCell: 1\n  classSlack: 2")]
        #expect(try TableFindings.rules(table(2), replacing: wider) == ["VG404"])
        #expect(
            try TableFindings.rules(table(1), replacing: [("smallCell: 5", "smallCell: 1\n  classSlack: off")]) == [])
    }

    @Test(arguments: [
        "| Role | Women | Men |\n|---|---|---|\n| A | 6 | 0 |\n| B | 8 | 9 |",
        "| | A | B |\n|---|---|---|\n| x | 12 | 0 |\n| y | 16 | 18 |",
        "| Role | Yes | No |\n|---|---|---|\n| A | 6 | 7 |\n| B | 8 | 9 |",
    ])
    func `groups that everybody can see, and mixed groups, pass`(table: String) throws {
        #expect(try TableFindings.rules(table) == [])
    }
}

@Suite struct DifferenceRuleTests {
    @Test(arguments: [
        "36 of the 39 doctors replied.", "Of the 39 doctors we wrote to, 36 replied.",
        "We recruited 39 doctors, of whom 36 stayed.", "Three participants were excluded because they had moved.",
        "| Role | n |\n|---|---|\n| All doctors | 39 |\n| Excluding locums | 36 |",
        "| Role | All | Aged under 60 |\n|---|---|---|\n| A | 39 | 36 |",
        "Table 1. All participants\n\n| Role | n |\n|---|---|\n| A | 39 |\n| B | 20 |\n\n"
            + "Table 2. Participants aged under 70\n\n| Role | n |\n|---|---|\n| A | 36 |\n| B | 12 |",
        "| Role | n |\n|---|---|\n| A | 30 |\n| B | 25 |\n| Total | 55 |",
    ])
    func `nested counts that differ by few are found`(text: String) throws {
        #expect(try TableFindings.rules(text) == ["VG405"])
    }

    @Test(arguments: [
        "Of the 39 doctors, 20 replied.", "Of 57 doctors, 41 met their mentor 40 times.",
        "39 of 39 doctors replied.", "Elsewhere 36 of 39 doctors replied (Ferrymead, 2020).",
        "Table 1. Wave 1\n\n| Role | n |\n|---|---|\n| A | 39 |\n| B | 20 |\n\n"
            + "Table 2. Wave 2\n\n| Role | n |\n|---|---|\n| A | 36 |\n| B | 18 |",
        "Table 1. Men\n\n| Role | n |\n|---|---|\n| A | 39 |\n| B | 20 |\n\n"
            + "Table 2. Women\n\n| Role | n |\n|---|---|\n| A | 36 |\n| B | 18 |",
        "| Role | n |\n|---|---|\n| A | 30 |\n| B | 27 |\n| Total | 57 |",
        "We read the talks of 39 doctors for 36 hours.",
    ])
    func `counts of other groups, and those that differ by many, pass`(text: String) throws {
        #expect(try TableFindings.rules(text) == [])
    }
}

@Suite struct EndpointRuleTests {
    @Test(arguments: [
        "Participants were aged 24–67.", "Ages ranged from 24 to 67 years.", "The youngest was 24.",
        "Their experience ranged from 2 to 31 years in post.", "They were between 26 and 61 years old.",
        "| | Mean | Range |\n|---|---|---|\n| Age | 41.2 | 24–67 |",
        "| | Minimum | Maximum |\n|---|---|---|\n| Age in years | 24 | 67 |",
    ])
    func `exact ends are found`(text: String) throws {
        #expect(try TableFindings.rules(text) == ["VG407"])
    }

    @Test(arguments: [
        "Participants were aged between 25 and 65.", "Doctors aged 18 to 67 were eligible.",
        "Those aged 25–34 said so most often.", "Interviews lasted from 34 to 67 minutes.",
        "Pages 24–67 tell of age.", "Elsewhere participants were aged 24–67 (Ferrymead, 2020).",
        "| Age | n |\n|---|---|\n| 25–34 | 14 |\n| 35–44 | 12 |",
    ])
    func `rounded ends, bands and what is no attribute pass`(text: String) throws {
        #expect(try TableFindings.rules(text) == [])
    }
}

@Suite struct UnreadableTableTests {
    @Test(arguments: [
        "| Role | n |\n|---|---|\n| A | 12 | 13 |\n| B | 14 |", "![Table 3: participants by role](t3.png)",
        "Role      North     South\nDoctors   12        14\nNurses    9         8\nPorters   7         8",
    ])
    func `a table that cannot be read is found`(text: String) throws {
        #expect(try TableFindings.rules(text).contains("VG408"))
    }

    @Test(arguments: [
        "| Role | n |\n|---|---|\n| A \\| B | 12 |\n| C | 14 |", "![A map of the regions](map.png)",
        "```swift\nlet a = 1 | 2 | 3\nlet b = 4 | 5 | 6\n```", "One line | two lines | three.",
        "> | Role | n |\n> |---|---|\n> | A | 12 |",
    ])
    func `tables that can be read, and what is none, pass`(text: String) throws {
        #expect(try TableFindings.rules(text) == [])
    }
}

@Suite struct FigureTests {
    @Test func `a small count in the label of a figure is found`() throws {
        #expect(try TableFindings.rules("Figure 2: Doctors who left (n = 4).") == ["VG401"])
        #expect(try TableFindings.rules("![Bars of leavers, n = 3](a.png)") == ["VG401"])
        #expect(try TableFindings.rules("Figure 2: Doctors who left (n = 14).") == [])
    }
}

@Suite struct TablePresetRuleTests {
    @Test func `a preset sets the limits, and the messages name it`() throws {
        let ten = "| Role | n |\n|---|---|\n| A | 10 |\n| B | 25 |"
        let cms = [("smallCell: 5\n  zeros: allow", "preset: cms")]
        let findings = try TableFindings.all(ten, replacing: cms)
        #expect(findings.map(\.rule) == ["VG401"])
        #expect(findings[0].message.contains("preset cms"))
        #expect(try TableFindings.rules(ten, replacing: [("smallCell: 5\n  zeros: allow", "preset: abs")]) == [])
        let none = "| Role | n |\n|---|---|\n| A | 0 |\n| B | 25 |"
        #expect(try TableFindings.rules(none, replacing: cms) == [])
        #expect(
            try TableFindings.rules(none, replacing: [("smallCell: 5\n  zeros: allow", "preset: uk-llc")]) == ["VG401"])
    }
}
