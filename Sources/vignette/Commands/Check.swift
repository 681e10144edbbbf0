public import ArgumentParser
import Foundation
public import Gate
import Input
import Policies
public import Publication
import Tracing

extension Vignette {
    /// The gate: stops a report that breaks the policy.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract:
                "Checks reports against the policy: what they tell, who stands behind their vignettes, what can be traced.",
            discussion: """
                Reads Markdown, HTML, Word documents and text; a folder stands for the reports in it, a pattern such as \
                'reports/**/*.md' for the files that fit. What a .vignetteignore names is left out and listed. Evidence for the marked vignettes comes from \
                the study (--study), else from FILE.evidence.json beside a report, else from --evidence: the JSON that \
                compose writes.

                Exit codes: 0 nothing found at or above --fail-level; 1 findings; 2 bad usage or unreadable input.
                """)

        /// How findings are printed.
        enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

        @Argument(help: "Reports (.md, .html, .docx, .txt), folders or patterns of them, or - for standard input.")
        var files: [String] = []

        @OptionGroup var policy: PolicyOptions
        @OptionGroup var study: StudyOptions

        @Option(name: .long, parsing: .upToNextOption, help: "Evidence of vignettes: the JSON that compose writes.")
        var evidence: [String] = []

        @Option(
            name: .long, parsing: .upToNextOption,
            help: "Attributed quotations published elsewhere (CSV: participant,text).")
        var quotes: [String] = []

        @Option(name: .long, help: "How to print the findings.")
        var format = Format.text

        @Option(name: .long, help: ArgumentHelp("Where to write them instead of standard output.", valueName: "file"))
        var output: String?

        @Flag(name: .long, help: "Print nothing; tell by the exit code.")
        var quiet = false

        @Option(name: .long, help: "The lightest level that fails the check: note, warning or error.")
        var failLevel = FindingLevel.warning

        @Option(name: .customLong("as"), help: "What standard input is: md, txt, html or docx.")
        var inputFormat: Document.Format?

        @Option(
            name: .long,
            help: ArgumentHelp(
                "Write the text of Word documents there, to look findings up by line.", valueName: "folder"))
        var extract: String?

        @Flag(name: .long, help: "List the rules and end.")
        var listRules = false

        @Option(name: .long, help: ArgumentHelp("Explain a rule and end.", valueName: "rule"))
        var explain: String?

        func validate() throws {
            if listRules { return }
            if let explain {
                guard Rule(rawValue: explain.uppercased()) == nil else { return }
                throw ValidationError("There is no rule \(explain); --list-rules names them all")
            }
            if files.isEmpty { throw ValidationError("Missing expected argument '<files>'") }
            if files.contains("-"), inputFormat == nil {
                throw ValidationError("Standard input needs --as md, txt, html or docx")
            }
            if files.count(where: { $0 == "-" }) > 1 { throw ValidationError("Standard input can be read once only") }
        }

        func run() throws {
            if listRules { return Output.print(Self.ruleList) }
            if let rule = explain.flatMap({ Rule(rawValue: $0.uppercased()) }) { return Output.print(rule.explanation) }
            let opened = try study.openIfPresent()
            let loaded = try policy.load(fallback: opened.map { try $0.policyPath() } ?? "publication")
            let reports = try ReportFiles.find(files)
            let checked = try ReportFiles.read(reports, standardInput: inputFormat)
            if let extract { try ExtractedText.write(checked, to: extract) }
            let gate = Gate(
                rulebook: loaded.rulebook, study: try opened.map { try $0.gateFacts(rulebook: loaded.rulebook) },
                evidence: try evidenceFiles(reports), quotes: try QuoteFiles.read(quotes))
            let report = GateReport(gate.check(checked), limits: gate.limits)
            if !quiet || output != nil {
                let text =
                    switch format {
                    case .text: report.text
                    case .json: try Output.json(report)
                    }
                try Output.write(text, to: output)
            }
            if report.has(atLeast: failLevel) { throw ExitCode.findings }
        }

        private func evidenceFiles(_ reports: [ReportFiles.Entry]) throws -> [EvidenceFile] {
            var read = try evidence.map { path in
                let file = try Files.read(path)
                return try EvidenceFile(file: file.name, bytes: file.bytes, report: nil)
            }
            for case .report(let report) in reports where report != "-" {
                let path = report + ".evidence.json"
                guard FileManager.default.fileExists(atPath: path) else { continue }
                let file = try Files.read(path)
                read.append(try EvidenceFile(file: file.name, bytes: file.bytes, report: report))
            }
            return read
        }

        private static var ruleList: String {
            Rule.allCases.map { rule in
                "\(rule.rawValue)  \(rule.level.rawValue.padding(toLength: 8, withPad: " ", startingAt: 0))"
                    + "\(rule.name) (\(rule.precision.rawValue) precision)\n       \(rule.summary) \(rule.remedy)\n"
            }.joined()
        }
    }
}

extension FindingLevel: ExpressibleByArgument {}
extension Document.Format: ExpressibleByArgument {}

/// Attributed quotations in files.
enum QuoteFiles {
    /// Reads them all.
    static func read(_ paths: [String]) throws -> [AttributedText] {
        try paths.flatMap { path in
            let file = try Files.read(path)
            return try QuoteFile.read(file: file.name, bytes: file.bytes)
        }
    }
}
