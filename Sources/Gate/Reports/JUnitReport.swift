/// A report as the Ant schema for JUnit has it: a suite for each file, a case for each rule, so that rules that pass are seen
/// to pass.
///
/// The schema asks for times and a host; they are constants, so that two runs are byte-identical.
public struct JUnitReport: Sendable {
    private let run: CheckRun

    /// Writes a report of a check.
    public init(_ run: CheckRun) { self.run = run }

    /// The report.
    public var text: String {
        var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites>"]
        let byFile = Dictionary(grouping: run.findings, by: \.file)
        var id = 0
        for file in run.fileNames {
            lines += suite(file, byFile[file] ?? [], id: id)
            id += 1
        }
        if !run.problems.isEmpty { lines += suiteOfProblems(id: id) }
        lines.append("</testsuites>")
        return lines.joined(separator: "\n") + "\n"
    }

    private func suite(_ file: String, _ findings: [Finding], id: Int) -> [String] {
        let name = run.relativeName(file)
        let byRule = Dictionary(grouping: findings, by: \.rule)
        let failing = byRule.filter { $0.value.contains { $0.level >= run.failLevel } }
        var lines = [
            opening(name: name, tests: Rule.allCases.count, failures: failing.count, errors: 0, id: id),
            "    <properties/>",
        ]
        for rule in Rule.allCases {
            let attributes = self.attributes([
                ("name", "\(rule.rawValue) \(rule.name)"), ("classname", name), ("time", "0"),
            ])
            guard let own = failing[rule.rawValue] else {
                lines.append("    <testcase \(attributes)/>")
                continue
            }
            let message = "\(own.count) finding\(own.count == 1 ? "" : "s")"
            let failure = self.attributes([("message", message), ("type", rule.rawValue)])
            lines.append("    <testcase \(attributes)>")
            lines.append("      <failure \(failure)>\(own.map(Self.line).joined(separator: "\n").xml)</failure>")
            lines.append("    </testcase>")
        }
        let light = findings.filter { failing[$0.rule] == nil }.map(Self.line).joined(separator: "\n")
        lines.append("    <system-out>\(light.xml)</system-out>")
        lines.append("    <system-err/>")
        lines.append("  </testsuite>")
        return lines
    }

    /// What kept the check from being whole, as one case that ended in an error.
    private func suiteOfProblems(id: Int) -> [String] {
        let attributes = self.attributes([("name", "the check is whole"), ("classname", "vignette"), ("time", "0")])
        let error = self.attributes([("message", "The check is not whole."), ("type", "problem")])
        return [
            opening(name: "vignette", tests: 1, failures: 0, errors: 1, id: id), "    <properties/>",
            "    <testcase \(attributes)>",
            "      <error \(error)>\(run.problems.joined(separator: "\n").xml)</error>", "    </testcase>",
            "    <system-out/>", "    <system-err/>", "  </testsuite>",
        ]
    }

    private func opening(name: String, tests: Int, failures: Int, errors: Int, id: Int) -> String {
        let attributes = self.attributes([
            ("name", name), ("package", "vignette"), ("id", String(id)), ("hostname", "localhost"),
            ("timestamp", "1970-01-01T00:00:00"), ("time", "0"), ("tests", String(tests)),
            ("failures", String(failures)), ("errors", String(errors)),
        ])
        return "  <testsuite \(attributes)>"
    }

    private static func line(_ finding: Finding) -> String {
        "\(finding.line):\(finding.column): \(finding.level.rawValue): \(finding.message)"
    }

    private func attributes(_ pairs: [(String, String)]) -> String {
        pairs.map { "\($0)=\"\($1.xml)\"" }.joined(separator: " ")
    }
}

extension String {
    /// The text as XML has it; what XML cannot hold is the replacement character.
    fileprivate var xml: String {
        var text = ""
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x26: text += "&amp;"
            case 0x3C: text += "&lt;"
            case 0x3E: text += "&gt;"
            case 0x22: text += "&quot;"
            case 0x0A: text.unicodeScalars.append(scalar)
            case 0x09, 0x0D: text += "&#\(scalar.value);"
            case 0x00..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: text += "\u{FFFD}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
