import ArgumentParser
import Corpus
import Foundation
import Gate
import Policies
import Publication
import Redaction
import Tracing

extension Vignette {
    /// The linkage attack on a report.
    struct Trace: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "trace",
            abstract: "Attacks a report as a reader would: which words of its vignettes can be traced to whom.",
            discussion: """
                Compares each marked vignette with all attributed quotations: those in the reports themselves that a \
                participant's code follows, those in --quotes, and with --study the corpus. A report without marks is taken \
                as one vignette. Tells too what several vignettes, each code, and two versions (--earlier) tell together. \
                What text and json print names places and numbers, never words; --format html is a page for the reviewer \
                that shows the text with what was found marked in it.
                """)

        /// How the result is printed.
        enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, html }

        @Argument(help: "Reports (.md, .html, .docx, .txt), folders or patterns of them, or - for standard input.")
        var files: [String]

        @OptionGroup var policy: PolicyOptions
        @OptionGroup var study: StudyOptions

        @Option(
            name: .long, parsing: .upToNextOption,
            help: "Attributed quotations published elsewhere (CSV: participant,text).")
        var quotes: [String] = []

        @Option(
            name: .long, parsing: .upToNextOption,
            help: "The reports as an earlier version had them: what was taken out and put in points to whom.")
        var earlier: [String] = []

        @Flag(
            name: .long, inversion: .prefixedNo,
            help: "Compare attributed texts as the policy would redact them too; slow for very many.")
        var redacted = true

        @Option(name: .long, help: ArgumentHelp("How many words in a row count, 3 or more.", valueName: "words"))
        var runWords: Int?

        @Option(name: .long, help: "How to print the result.")
        var format = Format.text

        @Option(name: .long, help: ArgumentHelp("Where to write it instead of standard output.", valueName: "file"))
        var output: String?

        @Option(name: .customLong("as"), help: "What standard input is: md, txt, html or docx.")
        var inputFormat: Document.Format?

        func validate() throws {
            if let runWords, runWords < 3 { throw ValidationError("--run-words \(runWords): expected 3 or more") }
            if files.contains("-"), inputFormat == nil {
                throw ValidationError("Standard input needs --as md, txt, html or docx")
            }
            if (files + earlier).count(where: { $0 == "-" }) > 1 {
                throw ValidationError("Standard input can be read once only")
            }
        }

        func run() throws {
            let opened = study.study == nil ? nil : try study.open()
            let rulebook = try policy.load(fallback: opened.map { try $0.policyPath() } ?? "publication").rulebook
            let documents = try self.documents(files)
            let older = try self.documents(earlier)
            var others = try QuoteFiles.read(quotes)
            if let opened { others += try opened.attributedFragments() }
            let secrets = try opened.map { opened in try StudyOptions.explaining { try opened.secretNames() } } ?? []
            let report = TraceReport(
                documents: documents, attributed: documents.flatMap { $0.attributedTexts() }, others: others,
                earlier: older.isEmpty
                    ? nil
                    : TraceReport.Earlier(
                        documents: older, attributed: older.flatMap { $0.attributedTexts() }),
                settings: TraceReport.Settings(
                    normaliser: TraceNormaliser(lexicons: rulebook.lexicons, ladders: rulebook.ladders),
                    runWords: runWords ?? max(3, rulebook.policy.tracing.runWords),
                    commonWords: rulebook.words, redactor: rulebook.redactor(secrets: secrets),
                    comparesRedacted: redacted,
                    limits: CodeLimits(
                        sections: rulebook.policy.report.linkSections, times: rulebook.policy.report.linkTimes)))
            let printed =
                switch format {
                case .text: report.text
                case .json: try Output.json(report)
                case .html: report.html
                }
            try Output.write(printed, to: output)
        }

        private func documents(_ names: [String]) throws -> [Document] {
            guard !names.isEmpty else { return [] }
            return try ReportFiles.read(ReportFiles.find(names), standardInput: inputFormat).compactMap { file in
                switch file {
                case .document(let document): return document
                case .unknown(let name):
                    throw Failure("\(name): this kind of file is not read; expected .md, .html, .docx or .txt")
                case .unreadable(let problem): throw problem
                case .ignored(let name, let rule, _):
                    Output.complain("\(name): left out by \(rule)")
                    return nil
                }
            }
        }
    }
}
