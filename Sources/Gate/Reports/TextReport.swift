/// A report for people at a terminal or in a log: grouped by file, with the place, the level, the rule, what it is and what
/// to do.
public struct TextReport: Sendable {
    private let report: GateReport
    private let findings: [Finding]
    private let hiddenCount: Int
    private let problemCount: Int
    private let isColored: Bool
    private let excerpt: @Sendable (Finding) -> Excerpt?

    /// The line of a finding, for its author's eyes only.
    public struct Excerpt: Hashable, Sendable {
        /// The line, or what is near the finding.
        public let line: String
        /// How many characters of it come before the finding.
        public let offset: Int
        /// How many characters of it are the finding.
        public let length: Int

        /// Keeps a line.
        public init(line: String, offset: Int, length: Int) {
            self.line = line
            self.offset = offset
            self.length = length
        }
    }

    /// Writes a report of all findings.
    public init(_ report: GateReport) {
        self.report = report
        findings = report.findings
        hiddenCount = 0
        problemCount = 0
        isColored = false
        excerpt = { _ in nil }
    }

    /// Writes a report of a check.
    ///
    /// - Parameters:
    ///   - run: the check.
    ///   - isColored: whether levels are told by colour too.
    ///   - excerpt: the line of a finding; it holds what was found, so that only a terminal may see it.
    public init(
        _ run: CheckRun, isColored: Bool = false, excerpt: @escaping @Sendable (Finding) -> Excerpt? = { _ in nil }
    ) {
        report = run.report
        findings = run.findings
        hiddenCount = run.hiddenCount
        problemCount = run.problems.count
        self.isColored = isColored
        self.excerpt = excerpt
    }

    /// The report.
    public var text: String {
        var lines: [String] = []
        var file: String?
        for finding in findings {
            if finding.file != file {
                if file != nil { lines.append("") }
                lines.append(painted(finding.file, "1"))
                file = finding.file
            }
            let place = "\(finding.line):\(finding.column)"
            let level = painted(finding.level.rawValue.padded(to: 7), Self.color(of: finding.level))
            let name = Rule(rawValue: finding.rule).map { " \($0.name)" } ?? ""
            lines.append(
                "  \(place.padded(to: 8)) \(level) \(painted(finding.rule, "1"))\(name): \(finding.message)")
            if let excerpt = excerpt(finding) {
                lines.append("           | \(excerpt.line)")
                let mark = "^" + String(repeating: "~", count: max(0, excerpt.length - 1))
                lines.append(
                    "           | \(String(repeating: " ", count: excerpt.offset))"
                        + painted(mark, Self.color(of: finding.level)))
            }
        }
        if !lines.isEmpty { lines.append("") }
        lines.append(painted(report.summaryLine, "1"))
        if hiddenCount > 0 { lines.append("\(hiddenCount) of them not listed (--min-level)") }
        if problemCount > 0 {
            lines.append("not whole: \(problemCount) thing\(problemCount == 1 ? "" : "s") could not be done")
        }
        if let limits = report.limits { lines.append(limits) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func color(of level: FindingLevel) -> String {
        switch level {
        case .error: "1;31"
        case .warning: "33"
        case .note: "36"
        }
    }

    private func painted(_ text: String, _ code: String) -> String {
        isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
