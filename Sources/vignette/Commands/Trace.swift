import ArgumentParser
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
                as one vignette. What is printed names places and numbers, never words.
                """)

        /// How the result is printed.
        enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

        @Argument(help: "Reports (.md, .html, .docx, .txt), folders or patterns of them, or - for standard input.")
        var files: [String]

        @OptionGroup var policy: PolicyOptions
        @OptionGroup var study: StudyOptions

        @Option(
            name: .long, parsing: .upToNextOption,
            help: "Attributed quotations published elsewhere (CSV: participant,text).")
        var quotes: [String] = []

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
        }

        func run() throws {
            let opened = study.study == nil ? nil : try study.open()
            let rulebook = try policy.load(fallback: opened.map { try $0.policyPath() } ?? "publication").rulebook
            let found = try ReportFiles.find(files)
            let documents = try ReportFiles.read(found, standardInput: inputFormat).compactMap { file -> Document? in
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
            var attributed = try QuoteFiles.read(quotes) + documents.flatMap { $0.attributedTexts() }
            if let opened { attributed += try opened.attributedFragments() }
            let result = TraceResult(
                documents: documents, attributed: attributed,
                normaliser: TraceNormaliser(lexicons: rulebook.lexicons),
                runWords: runWords ?? max(3, rulebook.policy.tracing.runWords))
            try Output.write(format == .json ? try Output.json(result) : result.text, to: output)
        }
    }
}
