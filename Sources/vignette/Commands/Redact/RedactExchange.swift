import ArgumentParser
import Corpus
import Foundation
import Policies

extension Vignette.Redact {
    /// Writes the decisions to a file.
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "Writes the decisions as CSV, for a spreadsheet or another study.",
            discussion: """
                The file holds original words. It is as confidential as the fragments: it is written so that only you can \
                read it, and must be kept apart from the redacted data. With --undecided it has a row for every original \
                that nobody has decided about, and no others: to be filled in and imported again.
                """)

        @Argument(help: ArgumentHelp("Where to write it.", valueName: "file"))
        var file: String

        @OptionGroup var study: StudyOptions

        @Flag(name: .long, help: "Write the originals that nobody has decided about instead.")
        var undecided = false

        func run() throws {
            let study = try study.open()
            let log = try StudyOptions.explaining { try undecided ? study.undecidedLog() : study.decisionLog() }
            try Output.write(DecisionFile.text(of: log), to: file)
            var message =
                "\(counted(log.count, "row")) written. CONFIDENTIAL: the file holds original words. Keep it apart from the "
                + "redacted data, and out of version control and shared folders."
            if file != "-", Self.folder(of: file) == Self.folder(of: study.path) {
                message += " It now lies beside the study: move it to a place of its own."
            }
            Output.complain(message)
        }

        private static func folder(of path: String) -> String {
            URL(fileURLWithPath: path).deletingLastPathComponent().resolvingSymlinksInPath().path
        }
    }

    /// Takes decisions from a file.
    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: "Takes over decisions from CSV, all of them or none.",
            discussion: """
                Decisions about originals are found by category and words, those about occurrences by fragment, place and \
                words, so that a file fits another study. What the file does not name stays as it is; a row without a \
                decision decides nothing. Where a decision rejects an original, list asks for a second look at what it \
                leaves in print here.
                """)

        @Argument(help: ArgumentHelp("A file that export wrote, or - for standard input.", valueName: "file"))
        var file: String

        @OptionGroup var study: StudyOptions

        @Flag(name: .long, help: "Say what would change, and change nothing.")
        var dryRun = false

        @Option(name: .long, help: "How to print the counts.")
        var format = Format.text

        func run() throws {
            let study = try study.open()
            let read = try Files.read(file)
            let log = try DecisionFile.decisions(
                in: read.bytes, file: read.name, now: UTCTime(StudyOptions.now()))
            let summary = try StudyOptions.explaining {
                try study.importDecisions(log, time: StudyOptions.now(), isTrial: dryRun)
            }
            let printed = PrintedImport(rows: log.count, summary)
            if format == .json { return Output.print(try Output.json(printed)) }
            Output.print((dryRun ? "A trial; nothing was changed. This would be:\n" : "") + printed.text)
        }
    }
}

/// What became of the rows of a decision file.
struct PrintedImport: Encodable {
    let rows: Int
    let kept: Int
    let changed: Int
    let unknown: Int
    let undecided: Int
    let secondLook: Int

    init(rows: Int, _ summary: DecisionImportSummary) {
        self.rows = rows
        kept = summary.kept
        changed = summary.changed
        unknown = summary.unknown
        undecided = summary.undecided
        secondLook = summary.secondLooks
    }

    /// The counts for people.
    var text: String {
        var lines = [
            "\(counted(rows, "row")) read: \(kept) known already, \(changed) changed, \(unknown) about nothing in this "
                + "study, \(undecided) without a decision."
        ]
        if secondLook > 0 {
            lines.append(
                "\(counted(secondLook, "redaction")) now left in print by a rejection from the file: look at "
                    + "“vignette redact list --second-look”.")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
