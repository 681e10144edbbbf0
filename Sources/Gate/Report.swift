/// Findings with their counts, as the gate prints them.
public struct GateReport: Hashable, Sendable {
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
    /// The findings that somebody has accepted, in the same order.
    public let waived: [WaivedFinding]
    /// By what tables were judged, for people to read; `nil` where it is not said.
    let limits: String?

    /// Counts findings.
    ///
    /// - Parameters:
    ///   - findings: in any order.
    ///   - waived: what somebody has accepted.
    ///   - limits: by what tables were judged.
    public init(_ findings: [Finding], waived: [WaivedFinding] = [], limits: String? = nil) {
        let isInOrder = zip(findings, findings.dropFirst()).allSatisfy { $0 <= $1 }
        self.findings = isInOrder ? findings : findings.sorted()
        self.waived = waived.sorted { $0.finding < $1.finding }
        self.limits = limits
        func count(_ level: FindingLevel) -> Int { findings.count { $0.level == level } }
        summary = Summary(errors: count(.error), warnings: count(.warning), notes: count(.note), waived: waived.count)
    }

    private init(_ whole: GateReport, listing findings: [Finding]) {
        summary = whole.summary
        self.findings = findings
        waived = whole.waived
        limits = whole.limits
    }

    /// The same counts with some of the findings.
    func listing(_ findings: [Finding]) -> GateReport { GateReport(self, listing: findings) }

    /// Whether a finding of a level, or a heavier one, is among them.
    public func has(atLeast level: FindingLevel) -> Bool { findings.contains { $0.level >= level } }

    /// For people: grouped by file, with the place, the level, the rule, what it is and what to do.
    public var text: String { TextReport(self).text }

    /// `3 errors, 1 warning, 2 allowed (1 expires in 6 days)`. Notes and waivers are named where there are any.
    public var summaryLine: String {
        func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
        var parts = [counted(summary.errors, "error"), counted(summary.warnings, "warning")]
        if summary.notes > 0 { parts.append(counted(summary.notes, "note")) }
        if summary.waived > 0 { parts.append("\(summary.waived) allowed" + expiry) }
        return parts.joined(separator: ", ")
    }

    /// The waivers that end first, where that is within a month.
    private var expiry: String {
        guard let soonest = waived.map(\.daysLeft).min(), soonest <= 30 else { return "" }
        let count = waived.count { $0.daysLeft == soonest }
        let when = soonest == 0 ? "today" : "in \(soonest) day\(soonest == 1 ? "" : "s")"
        return " (\(count) expire\(count == 1 ? "s" : "") \(when))"
    }
}

extension GateReport: Encodable {
    private enum CodingKeys: String, CodingKey { case summary, findings, waived }

    /// A finding that somebody has accepted, without the words of the waiver.
    private struct Waived: Encodable {
        let rule: String
        let level: FindingLevel
        let file: String
        let line: Int
        let column: Int
        let until: String
        let waiver: String
    }

    /// Writes the counts, the findings, and what is waived where anything is.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(summary, forKey: .summary)
        try container.encode(findings, forKey: .findings)
        guard !waived.isEmpty else { return }
        try container.encode(
            waived.map {
                Waived(
                    rule: $0.finding.rule, level: $0.finding.level, file: $0.finding.file, line: $0.finding.line,
                    column: $0.finding.column, until: $0.until.description, waiver: $0.waiver)
            }, forKey: .waived)
    }
}
