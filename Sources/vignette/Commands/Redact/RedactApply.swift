import ArgumentParser
import Corpus
import Policies
import Redaction

extension Vignette.Redact {
    /// Writes the redacted fragments.
    struct Apply: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "apply", abstract: "Writes the fragments, redacted, as tidy CSV.",
            discussion: """
                Every fragment is read anew, so that one that came after the last propose is redacted too; only what was \
                rejected stays as it was said.
                """)

        @OptionGroup var study: StudyOptions
        @OptionGroup var policy: PolicyOptions

        @Option(name: .long, help: ArgumentHelp("Where to write it instead of standard output.", valueName: "file"))
        var output: String?

        func run() throws {
            let opened = try study.open()
            let rulebook = try policy.load(fallback: try opened.policyPath()).rulebook
            let redactor = rulebook.redactor(secrets: try opened.secretNames())
            let rejected = try opened.rejectedRedactions()
            let fragments = try opened.fragments()
            let texts = fragments.map {
                StudyRedaction.redacted($0, redactor: redactor, rejected: rejected[$0.id] ?? []).text
            }
            try Output.write(FragmentsCSV.text(of: fragments, texts: texts), to: output)
        }
    }
}

/// Fragments as tidy CSV.
enum FragmentsCSV {
    private static let columns = [
        "id", "participant", "source", "wave", "theme", "category", "section", "issue", "case", "voice", "sensitive",
    ]

    /// The file: the columns of the tidy format, further attributes in alphabetical order, the text last.
    static func text(of fragments: [Fragment], texts: [String]) -> String {
        let further = Set(fragments.flatMap(\.attributes.keys)).sorted()
        var lines = [row(columns + further + ["text"])]
        for (fragment, text) in zip(fragments, texts) {
            let own = [
                fragment.id, fragment.participant, fragment.source, fragment.wave ?? "", fragment.theme,
                fragment.category, fragment.section?.rawValue ?? "", fragment.issue ?? "", fragment.situation ?? "",
                fragment.voice ?? "", fragment.sensitive ?? "",
            ]
            lines.append(row(own + further.map { fragment.attributes[$0] ?? "" } + [text]))
        }
        return lines.joined()
    }

    private static func row(_ fields: [String]) -> String {
        fields.map(field).joined(separator: ",") + "\n"
    }

    /// A field in quotation marks where RFC 4180 wants them.
    private static func field(_ value: String) -> String {
        guard value.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D, 0x3B].contains($0) }) else { return value }
        return "\"" + value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
