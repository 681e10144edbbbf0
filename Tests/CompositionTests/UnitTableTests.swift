import Corpus
import Input
import Testing

@testable import Composition

@Suite struct UnitTableTests {
    private static let fragments = SampleStudy.material.fragments.filter { $0.theme == "communities" }
    private static let reading = SampleStudy.composer().reading(of: fragments, templates: [SampleStudy.mentoring])
    private static let functions = Set(SampleStudy.mentoring.functions)

    private static func overrides(_ lines: [[String]]) throws(InputProblem) -> UnitOverrides {
        let text = lines.map(DelimitedWriter.commas.line).joined()
        return try UnitTable.overrides(
            file: "units.csv", bytes: Array(text.utf8), reading: reading, functions: functions,
            material: SampleStudy.material)
    }

    @Test func `writes a row for every unit and refused sentence, with the signs that decided`() {
        let rows = UnitTable.rows(of: Self.reading, material: SampleStudy.material)
        #expect(rows.count == 1 + Self.reading.units.count + Self.reading.refused.count)
        #expect(rows.allSatisfy { $0.count == rows[0].count })
        let why = rows[0].firstIndex(of: "why")!
        #expect(rows.dropFirst().contains { $0[why].hasPrefix("“") })
    }

    @Test func `an unchanged table changes nothing`() throws {
        let rows = UnitTable.rows(of: Self.reading, material: SampleStudy.material)
        #expect(try Self.overrides(rows) == .none)
    }

    @Test func `an author's decision about a unit holds`() throws {
        var rows = UnitTable.rows(of: Self.reading, material: SampleStudy.material)
        let unit = Self.reading.units[0]
        let use = rows[0].firstIndex(of: "use")!
        rows[1][use] = "no"
        let overrides = try Self.overrides(rows)
        let reader = SampleStudy.composer()
        var composer = reader
        composer.overrides = overrides
        let reading = composer.reader.read(Self.fragments, for: SampleStudy.mentoring, overrides: overrides)
        #expect(!reading.units.contains { $0.fragment == unit.fragment && $0.source == unit.source })
        #expect(reading.refused.contains { $0.reason == .author })
    }

    @Test func `no decision overrules what protects people`() throws {
        var rows = UnitTable.rows(of: Self.reading, material: SampleStudy.material)
        let (refused, use) = (rows[0].firstIndex(of: "refused")!, rows[0].firstIndex(of: "use")!)
        for index in rows.indices.dropFirst() where !rows[index][refused].isEmpty { rows[index][use] = "yes" }
        let reading = SampleStudy.composer().reader.read(
            Self.fragments, for: SampleStudy.mentoring, overrides: try Self.overrides(rows))
        let before = Self.reading.refused.filter { !$0.reason.isMatterOfReading }
        for refusal in before {
            #expect(reading.refused.contains { $0.fragment == refusal.fragment && $0.source == refusal.source })
        }
    }

    @Test(arguments: [
        ("new function", "juggling", "a function of the templates"), ("use", "maybe", "yes or no"),
        ("new section", "epilogue", "one of context, mechanism, outcome"),
    ])
    func `refuses a word that it does not know, with its line`(column: String, value: String, expected: String) {
        var rows = UnitTable.rows(of: Self.reading, material: SampleStudy.material)
        rows[2][rows[0].firstIndex(of: column)!] = value
        let problem = #expect(throws: InputProblem.self) { try Self.overrides(rows) }
        #expect(problem?.line == 3)
        #expect(problem?.expected.contains(expected) == true)
    }

    @Test func `refuses a stretch that is no sentence of the study`() {
        let problem = #expect(throws: InputProblem.self) {
            try Self.overrides([["fragment", "start", "end", "use"], ["F01-01", "3", "9", "no"]])
        }
        #expect(problem?.line == 2)
    }
}
