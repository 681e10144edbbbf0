import Foundation
import Testing

/// What the documentation shows.
@Suite struct ExampleTests {
    private func check(_ name: String) throws -> Program.Outcome {
        let path = Program.root.appendingPathComponent("Documentation/examples/\(name)").path
        return try TemporaryFolder().run("check", "--policy", "publication", path, "--format", "json")
    }

    @Test func `the passing report passes, without a warning`() throws {
        let outcome = try check("passing.md")
        #expect(outcome.status == 0, "\(outcome.text)")
        #expect(outcome.text.contains("\"findings\" : [\n\n  ]"), "\(outcome.text)")
    }

    @Test func `the failing report has at least the findings of the table`() throws {
        let outcome = try check("failing.md")
        #expect(outcome.status == 1)
        struct Printed: Decodable {
            struct Finding: Decodable {
                let line: Int
                let rule: String
            }
            let findings: [Finding]
        }
        let found = Set(
            try JSONDecoder().decode(Printed.self, from: outcome.output).findings.map { "\($0.line) \($0.rule)" })
        let readme = try String(
            contentsOf: Program.root.appendingPathComponent("Documentation/examples/README.md"), encoding: .utf8)
        let told = readme.matches(of: /\| (\d+) \| (VG\d+) \|/).map { "\($0.output.1) \($0.output.2)" }
        #expect(told.count >= 8)
        for line in told { #expect(found.contains(line), "\(line) in \(found.sorted())") }
    }

    @Test func `the manual page names every command and option`() throws {
        let page = try String(
            contentsOf: Program.root.appendingPathComponent("Documentation/man/vignette.1"), encoding: .utf8)
        let dump = try TemporaryFolder().run("--experimental-dump-help")
        let names = Set(dump.text.matches(of: /"name" ?: ?"([a-z-]+)"/).map { String($0.output.1) })
        let commands = Set(dump.text.matches(of: /"commandName" ?: ?"([a-z-]+)"/).map { String($0.output.1) })
        #expect(names.contains("base-policy") && commands.contains("check"))
        for name in names.subtracting(["help", "version", "h"]) {
            #expect(page.contains("\\-\(name.replacing("-", with: "\\-"))"), "run make manual: \(name) is missing")
        }
        for name in commands.subtracting(["help"]) {
            #expect(page.contains(name), "run make manual: \(name) is missing")
        }
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `shells are told how to complete`(shell: String) throws {
        let outcome = try TemporaryFolder().run("--generate-completion-script", shell)
        #expect(outcome.status == 0)
        #expect(outcome.text.contains("base-policy"))
    }

    /// An option of the hooks and of the action must be one of the program.
    @Test(arguments: ["action.yml", "Documentation/ci/gitlab.yml", ".pre-commit-hooks.yaml"])
    func `what continuous integration runs is what the program knows`(name: String) throws {
        let text = try String(contentsOf: Program.root.appendingPathComponent(name), encoding: .utf8)
        let help = try TemporaryFolder().run("check", "--help").text
        #expect(text.contains("vignette check") || text.contains("vignette\" check"))
        for option in text.matches(of: /(--(?:format|fail-level|policy|base-policy|output))\b/).map(\.output.1) {
            #expect(help.contains(option))
        }
    }
}
