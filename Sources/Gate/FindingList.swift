import Publication

/// What is found in one file, each rule so many times at most.
///
/// A megabyte of names needs no finding for each of them, and would need more memory than a check may take. What is not listed
/// is a finding of its own, as grave as the gravest of it, which no waiver of the rule accepts.
struct FindingList {
    /// How many findings of one rule are listed for a file: as many as code scanning shows of a run.
    static let most = 5_000

    private var findings: [Finding] = []
    /// Of each rule, how many were found, and the level of the gravest that is not listed.
    private var tallies: [String: (count: Int, level: FindingLevel)] = [:]

    /// Adds a finding.
    mutating func append(_ finding: Finding) {
        let tally = tallies[finding.rule] ?? (0, .note)
        if tally.count < Self.most {
            tallies[finding.rule] = (tally.count + 1, .note)
            findings.append(finding)
        } else {
            tallies[finding.rule] = (tally.count + 1, max(tally.level, finding.level))
        }
    }

    /// Adds findings.
    static func += (list: inout FindingList, findings: [Finding]) {
        for finding in findings { list.append(finding) }
    }

    /// The findings, in the order in which they were added, and behind them what is not listed.
    var all: [Finding] {
        let origin = Place(line: 1, column: 1)
        let left = tallies.filter { $0.value.count > Self.most }.sorted { $0.key < $1.key }.map { rule, tally in
            Finding(
                rule: .notScanned, level: tally.level, file: findings.first?.file ?? "", start: origin, end: origin,
                message:
                    "\(rule) finds \(tally.count - Self.most) more in this file than the \(Self.most) that are listed. "
                    + "Divide the file, or mend what is listed and check it again.")
        }
        return findings + left
    }
}
