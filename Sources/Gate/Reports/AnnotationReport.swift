/// A report as commands of a GitHub workflow, which show findings beside the lines of a change.
public struct AnnotationReport: Sendable {
    private let run: CheckRun

    /// GitHub shows so many of a kind for a step, and drops the others without a word.
    static let mostOfAKind = 10

    /// Writes a report of a check.
    public init(_ run: CheckRun) { self.run = run }

    /// The report: errors first, then warnings, then notes; a last line says how many were left out.
    public var text: String {
        var lines: [String] = []
        var leftOut: [String] = []
        // What kept the check from being whole comes first, and is told as an error too.
        let problems = run.problems.map { "::error title=vignette::\(Self.escaped($0))" }
        let findings = run.findings
        for level in FindingLevel.allCases.sorted(by: >) {
            let first = level == .error ? problems : []
            let own = findings.filter { $0.level == level }
            lines += (first + own.prefix(Self.mostOfAKind).map(command)).prefix(Self.mostOfAKind)
            let rest = first.count + own.count - Self.mostOfAKind
            if rest > 0 { leftOut.append("\(rest) \(level.rawValue)\(rest == 1 ? "" : "s")") }
        }
        var summary = "vignette: \(run.report.summaryLine)"
        if !leftOut.isEmpty {
            summary +=
                "; left out here: \(leftOut.joined(separator: ", ")), as GitHub shows \(Self.mostOfAKind) of a kind"
        }
        lines.append(summary)
        return lines.joined(separator: "\n") + "\n"
    }

    private func command(_ finding: Finding) -> String {
        let kind =
            switch finding.level {
            case .error: "error"
            case .warning: "warning"
            case .note: "notice"
            }
        var properties = [("file", run.relativeName(finding.file)), ("line", String(finding.line))]
        properties.append(("endLine", String(finding.endLine)))
        // GitHub takes columns on one line only.
        if finding.line == finding.endLine {
            properties += [("col", String(finding.column)), ("endColumn", String(finding.endColumn))]
        }
        let name = Rule(rawValue: finding.rule).map { " \($0.name)" } ?? ""
        properties.append(("title", finding.rule + name))
        let written = properties.map { "\($0)=\(Self.escapedProperty($1))" }.joined(separator: ",")
        return "::\(kind) \(written)::\(Self.escaped(finding.message))"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("%", with: "%25").replacing("\r\n", with: "%0D%0A").replacing("\r", with: "%0D")
            .replacing("\n", with: "%0A")
    }

    private static func escapedProperty(_ text: String) -> String {
        escaped(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}
