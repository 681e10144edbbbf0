/// What is found in one file, each rule so many times at most.
///
/// A megabyte of names needs no finding for each of them, and would need more memory than a check may take. The last finding
/// of a rule says how many more there are.
struct FindingList {
    /// How many findings of one rule are listed for a file: as many as code scanning shows of a run.
    static let most = 5_000

    private var findings: [Finding] = []
    /// Of each rule, how many were found, and where the last that is listed stands among the findings.
    private var tallies: [String: (count: Int, last: Int)] = [:]

    /// Adds a finding.
    mutating func append(_ finding: Finding) {
        let count = tallies[finding.rule]?.count ?? 0
        if count < Self.most {
            tallies[finding.rule] = (count + 1, findings.count)
            findings.append(finding)
        } else if let last = tallies[finding.rule]?.last {
            tallies[finding.rule] = (count + 1, last)
            // What is not listed must not make the check weaker.
            if finding.level > findings[last].level { findings[last] = finding }
        }
    }

    /// Adds findings.
    static func += (list: inout FindingList, findings: [Finding]) {
        for finding in findings { list.append(finding) }
    }

    /// The findings, in the order in which they were added.
    var all: [Finding] {
        var all = findings
        for (_, tally) in tallies where tally.count > Self.most {
            let more = tally.count - Self.most
            all[tally.last] = Finding(
                all[tally.last],
                message: "\(all[tally.last].message) The rule finds \(more) more in this file, which are not listed.")
        }
        return all
    }
}
