import ArgumentParser
import Attestation
import Corpus
import Foundation

extension Vignette {
    /// The ledger of a study.
    struct Log: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows and verifies the ledger: what was done to the study, when and in which order.",
            subcommands: [Show.self, Verify.self], defaultSubcommand: Show.self)
    }
}

extension Vignette.Log {
    /// Prints the entries.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Prints the entries of the ledger.")

        /// How entries are shown.
        enum Format: String, ExpressibleByArgument, CaseIterable {
            case text, json
        }

        @OptionGroup var study: StudyOptions

        @Option(help: "How entries are shown.")
        var format: Format = .text

        func run() throws {
            let study = try study.open()
            let entries = try StudyOptions.explaining { try study.ledger() }
            switch format {
            case .json: Output.print(try Output.json(entries))
            case .text: Output.print(entries.map(line).joined())
            }
        }

        private func line(_ entry: LedgerEntry) -> String {
            let parts = [
                String(entry.sequence), entry.time ?? "-", entry.action, entry.subject, entry.detail,
                String(entry.digest.prefix(16)),
            ]
            return parts.joined(separator: "  ") + "\n"
        }
    }

    /// Checks the chain.
    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Checks that no entry of the ledger was changed, removed or added later.",
            discussion: """
                Ends with code 1 where the chain is broken. Entries that were cut off at the end cannot be seen from the \
                study alone: note the head that is printed, and compare it.
                """)

        @OptionGroup var study: StudyOptions

        func run() throws {
            let study = try study.open()
            let verification = try StudyOptions.explaining { try study.verifyLedger() }
            let count = "\(verification.entries) \(verification.entries == 1 ? "entry" : "entries")"
            if let fault = verification.fault {
                Output.print("\(count); the chain is broken: \(fault)\n")
                throw ExitCode.findings
            }
            Output.print("\(count); the chain holds; head \(verification.head)\n")
        }
    }
}
