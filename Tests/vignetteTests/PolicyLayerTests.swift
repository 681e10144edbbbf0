import Foundation
import Testing

@Suite struct PolicyLayerTests {
    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("# R\n\nNothing.\n", to: "r.md")
        return folder
    }

    private func minimum(_ outcome: Program.Outcome) throws -> String {
        String(try #require(outcome.text.firstMatch(of: /\n  minimum: (\d+)/)).output.1)
    }

    @Test func `flag, environment, project and the program's own, in this order`() throws {
        let folder = try folder()
        for (name, value) in [("flag", 11), ("environment", 12), (".vignette", 13)] {
            try folder.write("extends: publication\ncontributors:\n  minimum: \(value)\n", to: "\(name).yaml")
        }
        let print = ["check", "--print-policy"]
        let environment = ["VIGNETTE_POLICY": "environment.yaml"]
        #expect(
            try minimum(Program.run(print + ["--policy", "flag.yaml"], in: folder, environment: environment)) == "11")
        #expect(try minimum(Program.run(print, in: folder, environment: environment)) == "12")
        #expect(try minimum(Program.run(print, in: folder)) == "13")
        try FileManager.default.removeItem(atPath: folder.path(".vignette.yaml"))
        #expect(try minimum(Program.run(print, in: folder)) == "5")
        let set = try Program.run(print + ["--set", "contributors.minimum=20"], in: folder)
        #expect(try minimum(set) == "20")
        #expect(set.text.contains("# --set\n"))
    }

    @Test func `reports are checked by what a layer says, with the lexicons of the policy below`() throws {
        let folder = try folder()
        try folder.write("| Role | People |\n|---|---|\n| Early | 6 |\n| Late | 12 |\n", to: "r.md")
        #expect(try folder.run("check", "r.md").status == 0)
        #expect(try folder.run("check", "r.md", "--set", "report.smallCell=10").text.contains("VG401"))
        try folder.write("extends: publication\nreport:\n  smallCell: 10\n", to: ".vignette.yaml")
        #expect(try folder.run("check", "r.md").text.contains("VG401"))
    }

    @Test func `a policy that is weaker than its base is a finding at the value`() throws {
        let folder = try folder()
        try folder.write(
            "extends: publication\nanonymity:\n  k: 6\ncontributors:\n  minimum: 4\n", to: ".vignette.yaml")
        let outcome = try folder.run("check", "r.md", "--base-policy", "publication")
        #expect(outcome.status == 1)
        #expect(outcome.text.contains(".vignette.yaml\n  5:1      error   VG906 "))
        #expect(outcome.text.contains("\n1 error, 0 warnings\n"))
        let waived = try folder.run(
            "check", "r.md", "--base-policy", "publication", "--waive", "VG906", "--reason", "Agreed by the board",
            "--by", "ethics", "--until", "2027-01-31", "--today", "2026-11-27")
        #expect(waived.status == 0, "\(waived.everything)")
        let other = try folder.run(
            "check", "r.md", "--base-policy", "publication", "--today", "2026-11-27", "--set", "contributors.minimum=3")
        #expect(other.text.contains("It is set on the command line."))
        #expect(other.status == 1)
        #expect(try folder.run("check", "r.md", "--base-policy", ".vignette.yaml").status == 0)
    }

    @Test(
        arguments: [
            (["--policy", "a.yaml"], "a.yaml: extends itself"), (["--policy", "gone"], "--policy gone"),
            (["--set", "contributors.minimum=x"], "--set:2"),
            (["--base-policy", "gone.yaml"], "--base-policy gone.yaml"),
        ])
    func `says what is broken`(arguments: [String], complaint: String) throws {
        let folder = try folder()
        try folder.write("extends: b.yaml\n", to: "a.yaml")
        try folder.write("extends: a.yaml\n", to: "b.yaml")
        let outcome = try Program.run(["check", "r.md"] + arguments, in: folder)
        #expect(outcome.status == 2)
        #expect(outcome.complaint.contains(complaint), "\(outcome.complaint)")
    }
}
