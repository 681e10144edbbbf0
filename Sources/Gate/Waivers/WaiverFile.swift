public import Input
package import Policies
import Publication

/// A file of waivers, `.vignette-waivers.yaml`: sorted, one waiver a line, without the numbers of lines.
public struct WaiverFile: Hashable, Sendable {
    /// The key of the digests, random for each repository. It is as public as the file: it makes ids differ from one
    /// repository to the next, and hides nothing.
    public var salt: [UInt8]
    /// The waivers.
    public private(set) var waivers: [Waiver]

    /// The keys of the file, and of a waiver in it.
    static let keys = ["salt", "waivers"]
    static let waiverKeys = ["rule", "file", "block", "ordinal", "until", "by", "reason"]
    /// Keys whose want makes a waiver void, but not the file unreadable.
    static let optionalWaiverKeys = ["until", "by", "reason"]

    /// A file without waivers.
    public init(salt: [UInt8]) {
        self.salt = salt
        waivers = []
    }

    /// Reads a file.
    ///
    /// - Throws: `InputProblem` with line and column for text that is not YAML, an unknown or missing key, or a finding that
    ///   is named twice.
    public init(file: String, bytes: [UInt8]) throws(InputProblem) {
        try checkEncoding(of: bytes, file: file)
        let root = try YAMLMapping(file: file, text: String(decoding: bytes, as: UTF8.self))
        try root.refuseKeys(otherThan: Self.keys)
        let digits = try root.text("salt")
        guard let salt = Self.bytes(ofHexadecimal: digits), salt.count >= 16 else {
            throw root.problem("salt", expected: "32 hexadecimal digits or more")
        }
        self.salt = salt
        waivers = []
        var seen: Set<FindingIdentity> = []
        for entry in try root.mappings("waivers") {
            try entry.refuseKeys(otherThan: Self.waiverKeys)
            let identity = FindingIdentity(
                rule: try entry.text("rule"), file: try entry.text("file"), block: try entry.text("block"),
                ordinal: try entry.integer("ordinal", in: 1...1_000_000))
            guard seen.insert(identity).inserted else { throw entry.problem("block", expected: "each finding once") }
            let place = Place(line: entry.line ?? 1, column: 1)
            waivers.append(
                Waiver(
                    rule: identity.rule, reason: try? entry.text("reason"), person: try? entry.text("by"),
                    until: try? entry.text("until"), target: .finding(identity), file: file, place: place, end: place))
        }
    }

    /// Adds a waiver, in place of an older one of the same finding.
    public mutating func add(_ identity: FindingIdentity, reason: String, person: String, until: CalendarDay) {
        waivers.removeAll { $0.target == .finding(identity) }
        let origin = Place(line: 1, column: 1)
        waivers.append(
            Waiver(
                rule: identity.rule, reason: reason, person: person, until: until.description,
                target: .finding(identity), file: "", place: origin, end: origin))
    }

    /// The file as it is written: waivers by file, rule, block and ordinal.
    public var text: String {
        let entries: [(FindingIdentity, Waiver)] = waivers.compactMap { waiver in
            guard case .finding(let identity) = waiver.target else { return nil }
            return (identity, waiver)
        }
        let lines = entries.sorted { $0.0 < $1.0 }.map { identity, waiver -> String in
            var parts = [
                "rule: \(identity.rule)", "file: \(Self.quoted(identity.file))",
                "block: \(Self.quoted(identity.block))", "ordinal: \(identity.ordinal)",
            ]
            if let until = waiver.until { parts.append("until: \(Self.quoted(until))") }
            if let person = waiver.person { parts.append("by: \(Self.quoted(person))") }
            if let reason = waiver.reason { parts.append("reason: \(Self.quoted(reason))") }
            return "- {\(parts.joined(separator: ", "))}\n"
        }
        return """
            # Findings of vignette check that somebody has accepted. vignette check --waive writes this file.
            salt: \(Self.quoted(Self.hexadecimal(salt)))
            waivers:\(lines.isEmpty ? " []" : "")

            """ + lines.joined()
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\n", "\r", "\t": quoted += " "
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: continue
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func bytes(ofHexadecimal text: String) -> [UInt8]? {
        let digits = text.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count == text.utf8.count, digits.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
    }
}
