/// Findings with their counts, as the gate prints them.
public struct GateReport: Hashable, Sendable, Encodable {
    /// How many findings there are of each level.
    public struct Summary: Hashable, Sendable, Encodable {
        /// Errors.
        public let errors: Int
        /// Warnings.
        public let warnings: Int
        /// Notes.
        public let notes: Int
        /// Findings that somebody has accepted; they are not among the others.
        public let waived: Int
    }

    /// The counts.
    public let summary: Summary
    /// The findings by file, line, column and rule.
    public let findings: [Finding]

    /// By what tables were judged, for people to read; `nil` where it is not said.
    private let limits: String?

    private enum CodingKeys: String, CodingKey { case summary, findings }

    /// Counts findings.
    ///
    /// - Parameters:
    ///   - findings: in any order.
    ///   - limits: by what tables were judged, as `Gate.limits` says it.
    public init(_ findings: [Finding], limits: String? = nil) {
        self.limits = limits
        self.findings = findings.sorted()
        func count(_ level: FindingLevel) -> Int { findings.count { $0.level == level } }
        summary = Summary(errors: count(.error), warnings: count(.warning), notes: count(.note), waived: 0)
    }

    /// Whether a finding of a level, or a heavier one, is among them.
    public func has(atLeast level: FindingLevel) -> Bool { findings.contains { $0.level >= level } }

    /// For people: grouped by file, with the place, the level, the rule, what it is and what to do.
    public var text: String {
        var lines: [String] = []
        var file: String?
        for finding in findings {
            if finding.file != file {
                if file != nil { lines.append("") }
                lines.append(finding.file)
                file = finding.file
            }
            let place = "\(finding.line):\(finding.column)"
            lines.append(
                "  \(place.padded(to: 8)) \(finding.level.rawValue.padded(to: 7)) \(finding.rule)  \(finding.message)")
        }
        if !lines.isEmpty { lines.append("") }
        lines.append(summaryLine)
        if let limits { lines.append(limits) }
        return lines.joined(separator: "\n") + "\n"
    }

    private var summaryLine: String {
        func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
        return [
            counted(summary.errors, "error"), counted(summary.warnings, "warning"), counted(summary.notes, "note"),
        ].joined(separator: ", ")
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
