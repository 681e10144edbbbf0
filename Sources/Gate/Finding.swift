public import Publication

/// How much a finding weighs.
public enum FindingLevel: String, CaseIterable, Comparable, Sendable, Codable {
    /// Worth knowing; nothing need be done.
    case note
    /// A person should look.
    case warning
    /// The policy is broken.
    case error

    /// Orders from note to error.
    public static func < (left: Self, right: Self) -> Bool {
        let order: [Self] = [.note, .warning, .error]
        return order.firstIndex(of: left)! < order.firstIndex(of: right)!
    }
}

/// What a rule reports, and where. The message never holds the text that was found.
public struct Finding: Hashable, Sendable, Codable {
    /// The rule's id, such as `VG202`.
    public let rule: String
    /// How much it weighs.
    public let level: FindingLevel
    /// The file as the user named it.
    public let file: String
    /// The line where it begins, from 1.
    public let line: Int
    /// The column where it begins, in Unicode scalars, from 1.
    public let column: Int
    /// The line where it ends.
    public let endLine: Int
    /// The column after its last scalar.
    public let endColumn: Int
    /// What it is and what to do.
    public let message: String
    /// Where extracted text stands in its container, such as `word/document.xml#p12/r3`.
    public internal(set) var location: String?

    /// Describes a finding at a stretch of a file.
    public init(
        rule: Rule, level: FindingLevel? = nil, file: String, start: Place, end: Place, message: String
    ) {
        self.rule = rule.rawValue
        self.level = level ?? rule.level
        self.file = file
        line = start.line
        column = start.column
        endLine = end.line
        endColumn = end.column
        self.message = message
    }
}

extension Finding: Comparable {
    /// Orders by file, line, column, rule; then by all else.
    public static func < (left: Self, right: Self) -> Bool {
        if left.file != right.file { return left.file < right.file }
        if (left.line, left.column) != (right.line, right.column) {
            return (left.line, left.column) < (right.line, right.column)
        }
        return (left.rule, left.endLine, left.endColumn, left.message, left.level)
            < (right.rule, right.endLine, right.endColumn, right.message, right.level)
    }
}

extension [Finding] {
    /// The findings in order, each once.
    consuming func sortedOnce() -> [Finding] {
        sort()
        var kept = 0
        for index in indices where kept == 0 || self[index] != self[kept - 1] {
            if index != kept { swapAt(index, kept) }
            kept += 1
        }
        removeLast(count - kept)
        return self
    }
}
