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

/// The objects of SARIF that the report uses, with the names of the standard.
private enum SARIF {
    struct Run: Encodable, Sendable {
        let tool: Tool
        let invocations: [Invocation]
        let automationDetails: AutomationDetails
        let columnKind: String
        let results: [Result]
    }

    struct Tool: Encodable, Sendable { let driver: Driver }

    struct Driver: Encodable, Sendable {
        let name: String
        let semanticVersion: String
        let rules: [Descriptor]
    }

    struct Message: Encodable, Sendable { let text: String }

    struct Help: Encodable, Sendable {
        let text: String
        let markdown: String
    }

    struct Configuration: Encodable, Sendable { let level: String }

    struct Descriptor: Encodable, Sendable {
        let id: String
        let name: String
        let shortDescription: Message
        let fullDescription: Message
        let help: Help
        let defaultConfiguration: Configuration
        let properties: Properties

        init(_ rule: Rule) {
            id = rule.rawValue
            name = rule.name.split { !$0.isLetter && !$0.isNumber }.map { $0.prefix(1).uppercased() + $0.dropFirst() }
                .joined()
            let title = rule.name.prefix(1).uppercased() + rule.name.dropFirst()
            shortDescription = Message(text: String(title))
            let details = rule.details.isEmpty ? "" : " \(rule.details)"
            fullDescription = Message(text: (rule.summary + details).cut(to: 1024))
            let example = rule.example.isEmpty ? "" : "For example: \(rule.example)\n\n"
            help = Help(
                text: "\(rule.summary)\(details)\n\n\(example)What to do: \(rule.remedy)\n\n\(rule.caution)",
                markdown: "\(rule.summary)\(details)\n\n"
                    + (rule.example.isEmpty ? "" : "**For example:** \(rule.example.asMarkdownCode)\n\n")
                    + "**What to do:** \(rule.remedy)\n\n\(rule.caution)")
            defaultConfiguration = Configuration(level: rule.level.rawValue)
            properties = Properties(rule)
        }
    }

    struct Properties: Encodable, Sendable {
        let tags: [String]
        let precision: String
        let problemSeverity: String
        let securitySeverity: String?

        private enum CodingKeys: String, CodingKey {
            case tags, precision
            case problemSeverity = "problem.severity"
            case securitySeverity = "security-severity"
        }

        init(_ rule: Rule) {
            var tags = ["privacy", "security"]
            for tag in rule.tags where !tags.contains(tag) { tags.append(tag) }
            // Code scanning keeps ten.
            self.tags = Array(tags.prefix(10))
            precision = rule.precision.rawValue
            problemSeverity =
                switch rule.level {
                case .error: "error"
                case .warning: "warning"
                case .note: "recommendation"
                }
            securitySeverity = rule.securitySeverity
        }
    }

    struct Invocation: Encodable, Sendable {
        let executionSuccessful: Bool
        let exitCode: Int
        let toolExecutionNotifications: [Notification]
    }

    struct Notification: Encodable, Sendable {
        let level: String
        let message: Message
    }

    struct AutomationDetails: Encodable, Sendable { let id: String }

    struct Result: Encodable, Sendable {
        let ruleId: String
        let ruleIndex: Int
        let level: String
        let message: Message
        let locations: [Location]
        let partialFingerprints: [String: String]
    }

    struct Location: Encodable, Sendable {
        let physicalLocation: PhysicalLocation
        let logicalLocations: [LogicalLocation]?

        init(_ finding: Finding, uri: String) {
            physicalLocation = PhysicalLocation(
                artifactLocation: ArtifactLocation(uri: uri),
                region: Region(
                    startLine: finding.line, startColumn: finding.column, endLine: finding.endLine,
                    endColumn: finding.endColumn))
            logicalLocations = finding.location.map { [LogicalLocation(fullyQualifiedName: $0)] }
        }
    }

    struct PhysicalLocation: Encodable, Sendable {
        let artifactLocation: ArtifactLocation
        let region: Region
    }

    struct ArtifactLocation: Encodable, Sendable { let uri: String }

    struct LogicalLocation: Encodable, Sendable { let fullyQualifiedName: String }

    struct Region: Encodable, Sendable {
        let startLine: Int
        let startColumn: Int
        let endLine: Int
        let endColumn: Int
    }
}

extension Rule {
    /// What to keep in mind of a finding, by how it is decided.
    fileprivate var caution: String {
        switch precision {
        case .exact: "Decided by counting or comparing."
        case .high: "Decided by patterns with few mistakes."
        case .medium:
            "Decided by lists of words: it misses some, and takes others for what they are not. A person must look."
        }
    }

    /// How bad it is for the people in the text, from 0.0 to 10.0; `nil` where it says nothing about them.
    fileprivate var securitySeverity: String? {
        if rawValue.hasPrefix("VG9"), self != .notScanned { return nil }
        switch (self, level) {
        case (.directIdentifier, _), (.personName, _): return "9.1"
        case (_, .error): return "7.5"
        case (_, .warning): return "5.0"
        case (_, .note): return "2.0"
        }
    }
}

extension String {
    /// At most so many characters, cut at a space.
    fileprivate func cut(to limit: Int) -> String {
        guard utf16.count > limit else { return self }
        var words: [Substring] = []
        var length = 1
        for word in split(separator: " ") {
            length += word.utf16.count + 1
            guard length <= limit else { break }
            words.append(word)
        }
        return words.joined(separator: " ") + "…"
    }
}
