import Foundation
import Gate
import Publication

/// Checks with findings of all kinds for the reports' tests.
enum Running {
    static let findings = [
        Finding(
            rule: .gender, file: "b.md", start: Place(line: 3, column: 7), end: Place(line: 3, column: 10),
            message: "A word. Write they."),
        Finding(
            rule: .uncheckedImage, file: "a b.md", start: Place(line: 2, column: 1), end: Place(line: 2, column: 9),
            message: "An image, 100 % unchecked."),
        Finding(
            rule: .fineSite, level: .note, file: "a b.md", start: Place(line: 1, column: 3),
            end: Place(line: 2, column: 2), message: "A <place> | \"here\" & there."),
    ]

    static func run(
        _ findings: [Finding] = findings, failLevel: FindingLevel = .warning, leastLevel: FindingLevel = .note,
        problems: [String] = []
    ) throws -> CheckRun {
        let files = try ["a b.md": "One line.\nAnother one.\n", "b.md": "Un\n\nThree lines.\n", "c.md": "Clean.\n"]
            .sorted { $0.key > $1.key }
            .map { CheckedFile.document(try Document(name: $0.key, bytes: Array($0.value.utf8), format: .markdown)) }
        return CheckRun(
            report: GateReport(findings), files: files, failLevel: failLevel, leastLevel: leastLevel,
            problems: problems, version: "1.2.3", relativeName: { "docs/\($0)" })
    }

    /// Findings of one rule, one a line.
    static func many(_ rule: Rule, _ count: Int) -> [Finding] {
        (1...count).map {
            Finding(
                rule: rule, file: "b.md", start: Place(line: $0, column: 1), end: Place(line: $0, column: 2),
                message: "Number \($0).")
        }
    }

    static func json(_ value: some Encodable) throws -> [String: Any] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let object = try JSONSerialization.jsonObject(with: encoder.encode(value))
        return object as? [String: Any] ?? [:]
    }
}
