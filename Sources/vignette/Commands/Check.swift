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

                Several reports can be written in one run: --format text --format sarif=out.sarif. A finding can be accepted \
                by a waiver, in the report or in .vignette-waivers.yaml, which --waive writes.

                Exit codes: 0 nothing found at or above --fail-level; 1 findings; 2 bad usage or unreadable input. With 2 the \
                reports are written all the same, of what could be checked.
                """)

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

        @OptionGroup(title: "Policy") var comparison: ComparisonOptions
        @OptionGroup(title: "Reports") var reporting: ReportOptions
        @OptionGroup(title: "Waivers") var waivers: WaiverOptions

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
            if listRules || comparison.printPolicy { return }
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
            var work = Attempts()
            let opened = work.attempt(nil) { try study.openIfPresent() }
            let fallback = work.attempt("publication") { try opened.map { try $0.policyPath() } ?? "publication" }
            if comparison.printPolicy { return Output.print(try policy.files(fallback: fallback).layers.printed) }
            let names = work.existing(files)
            let reports = work.attempt([]) { try ReportFiles.find(names) }
            let checked = work.attempt([]) { try ReportFiles.read(reports, standardInput: inputFormat) }
            if let extract { work.attempt(()) { try ExtractedText.write(checked, to: extract) } }
            let outer = work.attempt([]) { try comparison.findings { try policy.files(fallback: fallback) } }
            let accepted = work.attempt(nil) { try waivers.load() }
            var report = GateReport([])
            if let loaded = work.attempt(nil, { try policy.load(fallback: fallback) }), var waived = accepted {
                let gate = Gate(
                    rulebook: loaded.rulebook,
                    study: work.attempt(nil) { try opened.map { try $0.gateFacts(rulebook: loaded.rulebook) } },
                    evidence: work.attempt([]) { try evidenceFiles(reports) },
                    quotes: work.attempt([]) { try QuoteFiles.read(quotes) })
                var judgement = gate.judge(checked, outer: outer, by: waived)
                if !waivers.waive.isEmpty {
                    waived = work.attempt(waived) {
                        try waivers.written(judgement.findings, over: waived) {
                            gate.identities(of: judgement, in: checked, outer: outer, by: $0)
                        }
                    }
                    judgement = gate.judge(checked, outer: outer, by: waived)
                }
                report = GateReport(judgement.findings, waived: judgement.waived, limits: gate.limits)
            }
            try end(report, checked, problems: work.problems)
        }

        /// Writes the reports and tells by the exit code how the check ended.
        private func end(_ report: GateReport, _ checked: [CheckedFile], problems: [String]) throws {
            let root = ProjectFiles.root
            let run = CheckRun(
                report: report, files: checked, failLevel: reporting.failLevel, leastLevel: reporting.minLevel,
                problems: problems, version: Vignette.configuration.version,
                relativeName: { ProjectFiles.name(of: $0, from: root) })
            for problem in problems { Output.complain("vignette: \(problem)") }
            try reporting.write(run)
            if run.exitCode != 0 { throw ExitCode(Int32(run.exitCode)) }
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
