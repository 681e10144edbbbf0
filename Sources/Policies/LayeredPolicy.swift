public import Input

/// A policy that files and settings make together: each may say only what differs from the one below it.
///
/// A file that says `extends: publication`, or names another file, may leave out every key that it does not change.
public struct LayeredPolicy: Sendable {
    /// Where a value comes from.
    public struct Origin: Hashable, Sendable {
        /// The file as it was named, or `--set`.
        public let file: String
        /// The line.
        public let line: Int
    }

    /// The name for settings of the command line.
    public static let settings = "--set"
    /// The key by which a file names the policy below it.
    static let base = "extends"

    /// The policy.
    public let policy: Policy
    /// Where each value that is given comes from, by key; what is missing is a default.
    public let origins: [String: Origin]

    /// Joins layers.
    ///
    /// - Parameters:
    ///   - files: the policy files, the lowest first.
    ///   - settings: `key=value`, laid over all of them; the value is written as in a file.
    /// - Throws: `InputProblem` for a broken file, an unknown or missing key, or a value out of its range.
    public init(files: [NamedFile], settings: [String] = []) throws(InputProblem) {
        var root: YAMLMapping?
        for file in files {
            root = try Self.laid(try Self.mapping(of: file).without(Self.base), over: root)
        }
        for setting in settings {
            root = try Self.laid(try Self.mapping(of: setting), over: root)
        }
        guard let root else { preconditionFailure("a policy without a file") }
        policy = try Policy(root)
        var origins: [String: Origin] = [:]
        for (section, keys) in Policy.keys {
            let mapping = section.isEmpty ? root : try root.mapping(section)
            for key in keys {
                guard let origin = mapping.origin(of: key) else { continue }
                origins[section.isEmpty ? key : "\(section).\(key)"] = Origin(file: origin.file, line: origin.line)
            }
        }
        let attributes = try root.mapping("attributes")
        for key in attributes.keys {
            guard let origin = attributes.origin(of: key) else { continue }
            origins["attributes.\(key)"] = Origin(file: origin.file, line: origin.line)
        }
        self.origins = origins
    }

    /// A layer over others. A preset that it names comes before the limits of the layers below.
    private static func laid(_ own: YAMLMapping, over root: YAMLMapping?) throws(InputProblem) -> YAMLMapping {
        guard let root else { return own }
        let namesPreset = own.has("report") ? try own.mapping("report").has("preset") : false
        return (namesPreset ? root.without(Set(presetKeys), in: "report") : root).overlaid(by: own)
    }

    /// The keys of the report that a preset gives.
    static let presetKeys = ["smallCell", "zeros", "percentages", "roundingBase"]

    /// The policy below a file, as the file names it; `nil` for a file that says everything itself.
    public static func base(of file: NamedFile) throws(InputProblem) -> String? {
        let root = try mapping(of: file)
        return root.has(base) ? try root.text(base) : nil
    }

    private static func mapping(of file: NamedFile) throws(InputProblem) -> YAMLMapping {
        try checkEncoding(of: file.bytes, file: file.name)
        return try YAMLMapping(file: file.name, text: String(decoding: file.bytes, as: UTF8.self))
    }

    private static func mapping(of setting: String) throws(InputProblem) -> YAMLMapping {
        let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let path = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(path.count), !setting.contains(where: \.isNewline),
            path.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" } })
        else {
            throw InputProblem(
                file: settings, found: "“\(setting.prefix(60))”", expected: "KEY=VALUE, such as contributors.minimum=6")
        }
        let text = path.count == 1 ? "\(path[0]): \(parts[1])\n" : "\(path[0]):\n  \(path[1]): \(parts[1])\n"
        return try YAMLMapping(file: settings, text: text)
    }

    // MARK: Printing

    /// The whole policy as a file writes it, each value with where it comes from.
    public var printed: String {
        text { key in
            if let origin = origins[key] {
                return origin.file == Self.settings ? origin.file : "\(origin.file):\(origin.line)"
            }
            let isOfPreset = Self.presetKeys.contains { key == "report.\($0)" }
            return policy.report.preset.flatMap { isOfPreset ? "preset \($0.rawValue)" : nil } ?? "default"
        }
    }

    /// The whole policy as a file writes it, the same for the same values.
    public var canonical: String { text { _ in nil } }

    private func text(_ remark: (_ key: String) -> String?) -> String {
        var lines: [(text: String, remark: String?)] = []
        var section: Substring = ""
        for key in PolicyKey.all(attributes: policy.attributes.keys) {
            guard let value = key.text(in: policy) else { continue }
            let parts = key.name.split(separator: ".", maxSplits: 1)
            let isNested = parts.count == 2
            if isNested, parts[0] != section { lines.append(("\(parts[0]):", nil)) }
            section = isNested ? parts[0] : ""
            lines.append(
                ("\(isNested ? "  " : "")\(parts.last!): \(scalar(value))", remark(key.name)))
        }
        let width = min(40, lines.filter { $0.remark != nil }.map(\.text.count).max() ?? 0)
        return lines.map { line in
            guard let remark = line.remark else { return line.text + "\n" }
            return line.text + String(repeating: " ", count: max(0, width - line.text.count)) + "  # \(remark)\n"
        }.joined()
    }

    /// A text as YAML writes it; in quotation marks where it could mean something else.
    private func scalar(_ text: String) -> String {
        let isPlain =
            text.allSatisfy { $0.isLetter || $0.isNumber || " ./,[]-_()".contains($0) }
            && text.first.map { $0.isLetter || $0.isNumber || $0 == "." || $0 == "[" || $0 == "/" } == true
            && text.last != " "
        if isPlain { return text }
        return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
