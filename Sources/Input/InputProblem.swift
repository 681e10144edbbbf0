/// Something in a file that its reader cannot accept: where it stands, what was found, what was expected
/// and what to do about it.
///
/// Every reader of the project throws this one type, so that every message reads alike and names the place.
/// The text of a problem never holds the content of a quotation or a name: `found` describes, it does not quote
/// (a header, a key or an id may be named, a cell of text may not).
public struct InputProblem: Error, Hashable, Sendable {
    /// The name of the file as the user gave it, or `-` for standard input.
    public var file: String
    /// The line, counted from 1, or `nil` where the problem concerns the whole file.
    public var line: Int?
    /// The column in Unicode scalars, counted from 1, or `nil` where the problem concerns the whole line.
    public var column: Int?
    /// What stands there.
    public var found: String
    /// What would have been accepted.
    public var expected: String
    /// What the reader of the message can do, where `expected` does not say it already.
    public var remedy: String?

    /// Describes a problem at a place in a file.
    public init(
        file: String, line: Int? = nil, column: Int? = nil,
        found: String, expected: String, remedy: String? = nil
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.found = found
        self.expected = expected
        self.remedy = remedy
    }
}

extension InputProblem: CustomStringConvertible {
    /// One line: `file:line:column: found …; expected …; remedy`.
    public var description: String {
        var place = file
        if let line { place += ":\(line)" }
        if let column { place += ":\(column)" }
        var text = "\(place): found \(found); expected \(expected)"
        if let remedy { text += "; \(remedy)" }
        return text
    }
}

/// Several problems of one reading, in the order of their places. Never empty.
public struct InputProblems: Error, Hashable, Sendable, CustomStringConvertible {
    /// The problems found before the reader gave up.
    public let problems: [InputProblem]
    /// How many further problems were found and left out of `problems`.
    public let omitted: Int

    /// Keeps the first `limit` problems and counts the rest.
    public init(_ all: [InputProblem], limit: Int = 20) {
        precondition(!all.isEmpty, "a failure without a problem")
        problems = Array(all.prefix(limit))
        omitted = max(0, all.count - limit)
    }

    /// One problem a line.
    public var description: String {
        var lines = problems.map(\.description)
        if omitted > 0 { lines.append("… and \(omitted) more of the kind") }
        return lines.joined(separator: "\n")
    }
}
