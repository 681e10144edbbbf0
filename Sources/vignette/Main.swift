import ArgumentParser
import Foundation

/// The command line: each verb is one file in `Commands`.
@main
struct Vignette: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vignette",
        abstract: "Composes vignettes from interview fragments, and proves that they can be published.",
        discussion: """
            A study is one SQLite file. It is filled by import, cleaned by redact, judged by assess, told by compose, \
            attacked by trace and guarded by check.

            Exit codes: 0 done, nothing found; 1 findings, or the policy cannot be met; 2 bad usage, unreadable input or a \
            broken environment.
            """,
        version: "0.1.0",
        subcommands: [
            Init.self, Import.self, Search.self, Redact.self, Assess.self, Units.self, Compose.self, Trace.self,
            Check.self, Log.self,
        ])

    /// Runs the verb and turns every failure into one of the three exit codes.
    static func main() {
        // A reader that closes early, such as `head`, is no failure of ours.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            fail(with: error)
        }
    }
}
