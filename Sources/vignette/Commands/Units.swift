import ArgumentParser
import Attestation
import Composition
import Corpus
import Foundation
import Input
import Policies

extension Vignette {
    /// Lists what stories are made of.
    struct Units: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Lists the sentences that a story may be made of, what each does in it and why, and those refused.",
            discussion: """
                The text says how many sentences each section and function has, and why others are refused. --format csv is a \
                table of them all, with the words of the lexicons that decided. Fill in “new section”, “new function” or \
                “use” (yes, no) where you judge otherwise, and give the table to vignette compose --units FILE. A yes \
                overrules a refusal that is about reading; what protects people is never overruled.

                The table holds the participants' words and belongs to the study.
                """)

        /// How the result is printed.
        enum Format: String, CaseIterable, ExpressibleByArgument { case text, csv, json }

        @Option(name: .long, help: ArgumentHelp("Only this theme, by its id in the codebook.", valueName: "id"))
        var theme: [String] = []

        @Option(
            name: .long,
            help: ArgumentHelp(
                "The template whose functions are looked for: a file, or the name of one that the study or the program has.",
                valueName: "file|name"))
        var template = "mentoring"

        @Option(name: .long, help: "How to print the result.")
        var format = Format.text

        @Option(name: .long, help: ArgumentHelp("Where to write it instead of standard output.", valueName: "file"))
        var output: String?

        @OptionGroup var study: StudyOptions
        @OptionGroup var policy: PolicyOptions

        func run() throws {
            let opened = try study.open()
            let loaded = try policy.load(fallback: try opened.policyPath())
            let templates = try TemplateFiles.load([template], study: opened)
            let material = try StudyOptions.explaining { try opened.material() }
            let composer = Composer(
                material: material, rulebook: loaded.rulebook, policyDigest: loaded.digest.hexadecimal, seed: 1)
            for theme in theme where !composer.themes.contains(theme) {
                throw Failure(
                    "--theme \(theme): the study has no such theme; it has \(composer.themes.joined(separator: ", "))")
            }
            let fragments = material.fragments.filter { theme.isEmpty || theme.contains($0.theme) }
            let reading = composer.reading(of: fragments, templates: templates)
            let rows = UnitTable.rows(of: reading, material: material)
            switch format {
            case .csv: try Output.write(rows.map(DelimitedWriter.commas.line).joined(), to: output)
            case .json:
                let header = rows[0]
                try Output.write(
                    try Output.json(rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }),
                    to: output)
            case .text: try Output.write(Self.text(of: reading, template: templates[0]), to: output)
            }
        }

        private static func text(of reading: UnitReading, template: StoryTemplate) -> String {
            func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
            var lines: [String] = []
            for section in Section.allCases {
                let own = reading.units.filter { $0.section == section }
                lines.append(
                    "\(section.rawValue): \(counted(own.count, "unit")) from \(counted(Set(own.map(\.participant)).count, "participant"))"
                )
                for function in template.functions(in: section) {
                    let units = own.filter { $0.function == function }
                    lines.append(
                        "  \(function): \(units.count), from \(counted(Set(units.map(\.participant)).count, "participant"))"
                    )
                }
                let open = own.count { $0.function == nil }
                if open > 0 { lines.append("  no sure sign: \(open)") }
            }
            lines.append("refused: \(reading.refused.count)")
            let reasons = Dictionary(grouping: reading.refused, by: \.reason).mapValues(\.count)
            for (reason, count) in reasons.sorted(by: { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }) {
                lines.append("  \(count) \(reason.inWords)")
            }
            return lines.joined(separator: "\n") + "\n"
        }
    }
}
