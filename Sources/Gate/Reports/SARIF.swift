/// The objects of SARIF that the report uses, with the names of the standard.
enum SARIF {
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

        init(_ rule: Rule) {
            text = Self.written(rule, example: rule.example) { $0 }
            markdown = Self.written(rule, example: rule.example.asMarkdownCode) { "**\($0)**" }
        }

        private static func written(_ rule: Rule, example: String, lead: (String) -> String) -> String {
            [
                rule.summary + (rule.details.isEmpty ? "" : " \(rule.details)"),
                rule.example.isEmpty ? "" : "\(lead("For example:")) \(example)",
                "\(lead("What to do:")) \(rule.remedy)", rule.caution,
            ].filter { !$0.isEmpty }.joined(separator: "\n\n")
        }
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
            help = Help(rule)
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
