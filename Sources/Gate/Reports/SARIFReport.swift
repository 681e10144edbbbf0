public import Publication

/// A report in SARIF 2.1.0, as GitHub's code scanning takes it.
///
/// An alert in a public repository is a publication: there is no snippet, no content and no matched text in it. What is
/// waived is left out, because code scanning does not read suppressions.
public struct SARIFReport: Encodable, Sendable {
    private let schema = "https://json.schemastore.org/sarif-2.1.0.json"
    private let version = "2.1.0"
    private let runs: [SARIF.Run]

    private enum CodingKeys: String, CodingKey {
        case schema = "$schema"
        case version, runs
    }

    /// Code scanning refuses a file with more results.
    static let mostResults = 25_000

    /// Writes a report of a check.
    public init(_ run: CheckRun) {
        let sources = run.sources()
        var fingerprints: [String: LineFingerprint] = [:]
        let indices = Dictionary(uniqueKeysWithValues: Rule.allCases.enumerated().map { ($1.rawValue, $0) })
        let heaviestFirst = run.findings.sorted { ($1.level, $0) < ($0.level, $1) }
        let kept = heaviestFirst.prefix(Self.mostResults).sorted()
        let results = kept.map { finding in
            let file = finding.file
            let prints =
                fingerprints[file] ?? LineFingerprint(of: String(decoding: sources[file]?.bytes ?? [], as: UTF8.self))
            fingerprints[file] = prints
            return SARIF.Result(
                ruleId: finding.rule, ruleIndex: indices[finding.rule] ?? -1, level: finding.level.rawValue,
                message: SARIF.Message(text: finding.message),
                locations: [SARIF.Location(finding, uri: Self.uri(run.relativeName(file)))],
                partialFingerprints: ["primaryLocationLineHash": prints.of(line: finding.line)])
        }
        var notifications = run.problems.map { SARIF.Notification(level: "error", message: SARIF.Message(text: $0)) }
        if run.findings.count > kept.count {
            notifications.append(
                SARIF.Notification(
                    level: "warning",
                    message: SARIF.Message(text: "\(run.findings.count - kept.count) lighter results were left out.")))
        }
        runs = [
            SARIF.Run(
                tool: SARIF.Tool(
                    driver: SARIF.Driver(
                        name: "vignette", semanticVersion: run.version,
                        rules: Rule.allCases.map(SARIF.Descriptor.init))),
                invocations: [
                    SARIF.Invocation(
                        executionSuccessful: run.problems.isEmpty, exitCode: run.exitCode,
                        toolExecutionNotifications: notifications)
                ],
                automationDetails: SARIF.AutomationDetails(id: "vignette-check/"), columnKind: "unicodeCodePoints",
                results: results)
        ]
    }

    /// A path as a relative reference: every byte that is not plain in a path is percent-encoded.
    static func uri(_ path: String) -> String {
        var uri = ""
        for byte in path.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
                uri.unicodeScalars.append(UnicodeScalar(byte))
            default:
                uri += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return uri
    }
}
