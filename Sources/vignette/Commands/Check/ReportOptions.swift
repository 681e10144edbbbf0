import ArgumentParser
import Foundation
import Gate

/// How the findings of a check are reported, and where to.
struct ReportOptions: ParsableArguments {
    /// How findings are written.
    enum Format: String, CaseIterable {
        case text, json, sarif, junit, github, markdown
    }

    /// A report that was asked for.
    struct Target: ExpressibleByArgument {
        let format: Format
        /// The file; standard output where none is named.
        let file: String?

        init?(argument: String) {
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let format = Format(rawValue: String(parts[0])), parts.count == 1 || !parts[1].isEmpty else {
                return nil
            }
            self.format = format
            file = parts.count == 2 ? String(parts[1]) : nil
        }

        static var allValueStrings: [String] { Format.allCases.map(\.rawValue) }
    }

    /// When levels are told by colour.
    enum Color: String, CaseIterable, ExpressibleByArgument { case auto, always, never }

    @Option(
        name: .long,
        help: ArgumentHelp(
            "How to report: text, json, sarif, junit, github or markdown; with =FILE into a file. May be repeated.",
            valueName: "format[=file]"))
    var format: [Target] = []

    @Option(
        name: .long,
        help: ArgumentHelp("Where to write the report that names no file of its own.", valueName: "file"))
    var output: String?

    @Flag(name: .long, help: "Print nothing; tell by the exit code and by files.")
    var quiet = false

    @Option(name: .long, help: "The lightest level that fails the check: note, warning or error.")
    var failLevel = FindingLevel.warning

    @Option(name: .long, help: "The lightest level that is listed; lighter ones are counted all the same.")
    var minLevel = FindingLevel.note

    @Option(name: .long, help: "Colour in text: auto, always or never.")
    var color = Color.auto

    @Flag(name: .long, help: "Show the line of each finding. To a terminal only: it holds what was found.")
    var showMatches = false

    func validate() throws {
        let bare = format.filter { $0.file == nil }
        if bare.count > 1 {
            throw ValidationError("One report only can go to standard output; name a file: --format sarif=out.sarif")
        }
        if output != nil, bare.isEmpty, !format.isEmpty {
            throw ValidationError("--output needs a --format without a file")
        }
        let files = format.compactMap(\.file) + (output.map { [$0] } ?? [])
        if Set(files).count < files.count { throw ValidationError("Two reports cannot be written into one file") }
        if showMatches {
            guard isatty(STDOUT_FILENO) != 0, output == nil, (format.first { $0.file == nil }?.format ?? .text) == .text
            else { throw ValidationError("--show-matches writes to a terminal only") }
        }
    }

    /// The reports with their files; text where nothing was asked for.
    private var targets: [(format: Format, file: String?)] {
        (format.isEmpty ? [Target(argument: "text")!] : format).map { ($0.format, $0.file ?? output) }
    }

    /// Writes all reports. One that cannot be written does not keep the others from it.
    func write(_ run: CheckRun) throws {
        var failure: (any Error)?
        for target in targets where !(quiet && target.file == nil) {
            // Counts of nothing would look like a check that was passed.
            if target.format == .text, run.checkedNothing { continue }
            do { try Output.write(try text(of: run, target.format, file: target.file), to: target.file) } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
    }

    private func text(of run: CheckRun, _ format: Format, file: String?) throws -> String {
        switch format {
        case .text: textReport(of: run, file: file).text
        case .json: try Output.json(run.listed)
        case .sarif: try Output.json(SARIFReport(run))
        case .junit: JUnitReport(run).text
        case .github: AnnotationReport(run).text
        case .markdown: MarkdownReport(run).text
        }
    }

    private func textReport(of run: CheckRun, file: String?) -> TextReport {
        guard file == nil || file == "-" else { return TextReport(run) }
        let isColored = Self.isColored(
            color, isTerminal: isatty(STDOUT_FILENO) != 0, environment: ProcessInfo.processInfo.environment)
        guard showMatches else { return TextReport(run, isColored: isColored) }
        let excerpts = Excerpts(run.files)
        return TextReport(run, isColored: isColored) { excerpts.excerpt(of: $0) }
    }

    /// Whether colour is used: as asked; else NO_COLOR before CLICOLOR_FORCE before CLICOLOR before what standard output is.
    static func isColored(_ color: Color, isTerminal: Bool, environment: [String: String]) -> Bool {
        switch color {
        case .always: return true
        case .never: return false
        case .auto:
            if environment["NO_COLOR"]?.isEmpty == false { return false }
            if let force = environment["CLICOLOR_FORCE"], !force.isEmpty, force != "0" { return true }
            if environment["CLICOLOR"] == "0" { return false }
            return isTerminal && environment["TERM"] != "dumb"
        }
    }
}
