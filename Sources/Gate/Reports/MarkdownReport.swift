/// A report in Markdown, as a job's summary or a comment shows it.
public struct MarkdownReport: Sendable {
    private let run: CheckRun

    /// GitHub takes a summary of a mebibyte; some room is left for other steps.
    static let mostBytes = 900_000

    /// Writes a report of a check.
    public init(_ run: CheckRun) { self.run = run }

    /// The report: how it ended, the counts, and a table for each file.
    public var text: String {
        var text = "## vignette check: \(verdict)\n\n\(run.report.summaryLine)\n"
        if run.hiddenCount > 0 { text += "\n\(run.hiddenCount) of them are not listed.\n" }
        if let limits = run.report.limits { text += "\n\(limits.escapedForMarkdown)\n" }
        if !run.problems.isEmpty {
            text += "\n### The check is not whole\n\n"
            for problem in run.problems { text += "- \(problem.escapedForMarkdown)\n" }
        }
        var file: String?
        // Counted once: the length of a string in bytes costs nothing, but its parts are many.
        for (index, finding) in run.findings.enumerated() {
            var part = ""
            if finding.file != file {
                part += "\n### \(run.relativeName(finding.file).asMarkdownCode)\n\n"
                part += "| place | level | rule | what |\n|---|---|---|---|\n"
                file = finding.file
            }
            let name = Rule(rawValue: finding.rule).map { " \($0.name)" } ?? ""
            part +=
                "| \(finding.line):\(finding.column) | \(finding.level.rawValue) | **\(finding.rule)**"
                + "\(name.escapedForMarkdown) | \(finding.message.escapedForMarkdown) |\n"
            guard text.utf8.count + part.utf8.count <= Self.mostBytes else {
                return text + "\n\(run.findings.count - index) further findings are left out here.\n"
            }
            text += part
        }
        return text
    }

    private var verdict: String {
        switch run.exitCode {
        case 0: "passed"
        case 1: "failed"
        default: "not whole"
        }
    }
}

extension String {
    /// The text in a line of Markdown, with nothing that Markdown or HTML would take for markup.
    var escapedForMarkdown: String {
        var text = ""
        for character in self {
            switch character {
            case "\\", "`", "*", "_", "[", "]", "|", "#", "~", "@": text += "\\\(character)"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "&": text += "&amp;"
            case _ where character.isNewline: text += " "
            default: text.append(character)
            }
        }
        return text
    }

    /// The text as code in a line of Markdown.
    var asMarkdownCode: String {
        var longest = 0
        var run = 0
        for character in self {
            run = character == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        let pad = hasPrefix("`") || hasSuffix("`") ? " " : ""
        let line = String(map { $0.isNewline ? " " : $0 })
        return "\(fence)\(pad)\(line)\(pad)\(fence)"
    }
}
