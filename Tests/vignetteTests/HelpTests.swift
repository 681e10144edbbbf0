import Foundation
import Testing

@Suite struct HelpTests {
    @Test(arguments: [
        ["init"], ["import"], ["search"], ["redact"], ["redact", "propose"], ["redact", "list"], ["redact", "accept"],
        ["redact", "reject"], ["redact", "apply"], ["redact", "show"], ["redact", "reset"], ["redact", "changes"],
        ["redact", "export"], ["redact", "import"], ["redact", "quality"], ["assess"], ["compose"], ["trace"],
        ["check"],
        ["log"],
        ["log", "show"], ["log", "verify"],
    ])
    func `a command says what it is for`(command: [String]) throws {
        let outcome = try Program.run(command + ["--help"], in: try TemporaryFolder())
        #expect(outcome.status == 0)
        #expect(outcome.complaint == "")
        #expect(outcome.text.firstMatch(of: /^OVERVIEW: [A-Z]\S+ \S/) != nil)
        #expect(outcome.text.contains("USAGE: vignette \(command.joined(separator: " "))"))
    }

    @Test(arguments: [[], ["--help"], ["help"]])
    func `the program alone lists its commands`(arguments: [String]) throws {
        let outcome = try Program.run(arguments, in: try TemporaryFolder())
        #expect(outcome.status == 0)
        for command in ["init", "import", "search", "redact", "assess", "compose", "trace", "check", "log"] {
            #expect(outcome.text.contains("\n  \(command) "), "\(command)")
        }
    }

    @Test func `the version is three numbers`() throws {
        let outcome = try TemporaryFolder().run("--version")
        #expect(outcome.status == 0)
        #expect(outcome.text.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    }

    @Test func `redact without a text or a verb shows its help`() throws {
        let outcome = try TemporaryFolder().run("redact")
        #expect(outcome.status == 0)
        #expect(outcome.text.contains("propose"))
    }

    @Test func `the rules of the gate are listed`() throws {
        let outcome = try TemporaryFolder().run("check", "--list-rules")
        #expect(outcome.status == 0)
        for rule in ["VG101", "VG204", "VG401", "VG501", "VG904"] { #expect(outcome.text.contains("\(rule)  ")) }
    }
}
