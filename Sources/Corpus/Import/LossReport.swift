/// The kinds of tables that an import understands.
public enum TableKind: String, CaseIterable, Sendable, Codable {
    case codebook, participants, fragments, population
    case secretNames = "secret names"
}

/// A file to be imported.
public struct ImportFile: Hashable, Sendable {
    /// The name for messages.
    public let name: String
    /// The whole content.
    public let bytes: [UInt8]

    /// Names content.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// Why rows of a file were changed or dropped, and how many.
public struct LossReason: Hashable, Sendable {
    /// Why, in a few words.
    public let reason: String
    /// How many rows.
    public let rows: Int

    /// Counts rows.
    public init(reason: String, rows: Int) {
        self.reason = reason
        self.rows = rows
    }
}

/// What became of the rows of one file. Every row is counted in one of `kept`, `changed`, `unchanged`, `replaced`
/// and `dropped`.
public struct FileLoss: Hashable, Sendable {
    /// The name of the file.
    public let file: String
    /// What it is.
    public let kind: TableKind
    /// Rows that were stored as they are.
    public let kept: Int
    /// Rows that were stored with a small change.
    public let changed: Int
    /// Rows that were in the study already.
    public let unchanged: Int
    /// Rows that took the place of earlier ones.
    public let replaced: Int
    /// Rows that were not stored.
    public let dropped: Int
    /// Why rows were changed or dropped; a row may be counted under several reasons.
    public let reasons: [LossReason]

    /// All rows.
    public var rows: Int { kept + changed + unchanged + replaced + dropped }
}

/// What an import did: for each file what was kept, changed and dropped, and what the user should know.
public struct LossReport: Hashable, Sendable, CustomStringConvertible {
    /// The files, in the order in which they were given.
    public let files: [FileLoss]
    /// What was assumed or is worth a look.
    public let notes: [String]

    /// A table for people, and the notes.
    public var description: String {
        let header = ["file", "is", "rows", "kept", "changed", "unchanged", "replaced", "dropped"]
        let rows =
            [header]
            + files.map { file in
                [file.file, file.kind.rawValue]
                    + [file.rows, file.kept, file.changed, file.unchanged, file.replaced, file.dropped].map {
                        String($0)
                    }
            }
        let widths = header.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        var lines = rows.map { row in
            row.enumerated().map { column, cell in
                let padding = String(repeating: " ", count: widths[column] - cell.count)
                return column < 2 ? cell + padding : padding + cell
            }.joined(separator: "  ")
        }
        for file in files {
            lines += file.reasons.map { "\(file.file): \($0.reason): \($0.rows) \($0.rows == 1 ? "row" : "rows")" }
        }
        lines += notes.map { "note: \($0)" }
        return lines.map { $0 + "\n" }.joined()
    }
}
