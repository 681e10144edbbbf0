import Input
import Policies
import Testing

@Suite struct TablePresetTests {
    private func read(_ lines: String) throws -> Policy.Report {
        let text = try SharedPolicies.text("publication.yaml")
        let old = "  smallCell: 5\n  zeros: allow\n"
        #expect(text.contains(old))
        return try Policy(file: "p.yaml", bytes: Array(text.replacing(old, with: lines).utf8)).report
    }

    @Test(
        arguments: [
            ("study", 5, .allow, .unique, nil), ("uk-llc", 10, .exclude, .strict, nil),
            ("abs", 10, .allow, .unique, nil),
            ("cms", 11, .allow, .unique, nil), ("hes", 8, .allow, .unique, 5),
        ] as [(String, Int, Policy.Permission, Policy.PercentageReading, Int?)])
    func `a preset stands for its limits`(
        name: String, smallCell: Int, zeros: Policy.Permission, percentages: Policy.PercentageReading, base: Int?
    ) throws {
        let report = try read("  preset: \(name)\n")
        #expect(report.preset?.rawValue == name)
        #expect(report.smallCell == smallCell)
        #expect(report.zeros == zeros)
        #expect(report.percentages == percentages)
        #expect(report.roundingBase == base)
        #expect(report.tableLimits.contains("preset \(name)"))
    }

    @Test func `the policy's own values come before the preset's`() throws {
        let report = try read("  preset: hes\n  smallCell: 6\n  zeros: exclude\n  roundingBase: off\n")
        #expect(report.smallCell == 6)
        #expect(report.zeros == .exclude)
        #expect(report.roundingBase == nil)
    }

    @Test func `without a preset the limits must be given, and the rest is as usual`() throws {
        #expect(throws: InputProblem.self) { try read("  smallCell: 5\n") }
        #expect(throws: InputProblem.self) { try read("  preset: none\n") }
        let report = try read("  smallCell: 5\n  zeros: allow\n")
        #expect(report.preset == nil)
        #expect(report.classSlack == 1)
        #expect(report.maxQuoteWords == nil)
    }

    @Test func `a preset can be taken over later`() throws {
        var report = try read("  smallCell: 5\n  zeros: allow\n")
        report.apply(.ukLLC)
        #expect(report.smallCell == 10)
        #expect(report.tableLimits == "preset uk-llc: counts below 10, zeros, percentages that only such counts give")
    }
}
