public import Input

/// A generalisation hierarchy: how each exact value of an attribute becomes less exact, level by level, up to `*`.
///
/// The file format is ARX's: one line a value, `value;level 1;level 2;…;*`, so that hierarchies move between both tools.
/// Level 0 is the exact value. Levels nest: two values that share a label at one level share every label above it.
public struct Hierarchy: Hashable, Sendable {
    /// The label of full generalisation.
    public static let suppressed = "*"
    /// The most levels, the exact one included: a level is a byte in the search.
    public static let maxLevels = 255

    /// The attribute it belongs to.
    public let attribute: String
    /// `rows[v][l]` is the label of the v-th exact value at level l; `rows[v][0]` is the value itself.
    public let rows: [[String]]

    private let rowOfValue: [String: Int]
    private let lowestLevelOfLabel: [String: Int]
    private let rowOfLabel: [[String: Int]]

    /// The number of levels, the exact one included. At least 2.
    public var levels: Int { rows[0].count }
    /// The level at which everything is `*`.
    public var top: Int { levels - 1 }
    /// The number of exact values; ARX calls it the domain size.
    public var domainSize: Int { rows.count }

    /// Checks and keeps the rows of a hierarchy.
    ///
    /// - Parameters:
    ///   - attribute: the attribute it belongs to.
    ///   - file: the name for messages.
    ///   - records: the fields of each line.
    /// - Throws: `InputProblem` for an empty hierarchy, rows of unequal length, an empty label, a value given twice,
    ///   a top label other than `*`, or levels that do not nest; it names the line.
    public init(attribute: String, file: String, records: [[DelimitedField]]) throws(InputProblem) {
        guard let first = records.first else {
            throw InputProblem(
                file: file, found: "no values", expected: "one line a value: value;level 1;…;*")
        }
        let levels = first.count
        guard levels >= 2 else {
            throw InputProblem(
                file: file, line: first[0].line, found: "one level", expected: "at least value;*")
        }
        guard levels <= Self.maxLevels else {
            throw InputProblem(
                file: file, line: first[0].line, found: "\(levels) levels", expected: "at most \(Self.maxLevels)",
                remedy: "check that the file has one value a line, with its own levels only")
        }
        var rows: [[String]] = []
        var rowOfValue: [String: Int] = [:]
        var parentOfLabel: [[String: String]] = Array(repeating: [:], count: levels)
        for record in records {
            guard record.count == levels else {
                throw InputProblem(
                    file: file, line: record[0].line,
                    found: "\(record.count) levels",
                    expected: "\(levels) levels, as in line \(first[0].line)")
            }
            if let empty = record.first(where: { $0.value.isEmpty }) {
                throw InputProblem(
                    file: file, line: empty.line, column: empty.column,
                    found: "an empty label", expected: "a label at every level")
            }
            guard record[levels - 1].value == Self.suppressed else {
                throw InputProblem(
                    file: file, line: record[0].line, column: record[levels - 1].column,
                    found: "the last level “\(record[levels - 1].value)”", expected: "*")
            }
            let labels = record.map(\.value)
            guard rowOfValue.updateValue(rows.count, forKey: labels[0]) == nil else {
                throw InputProblem(
                    file: file, line: record[0].line, column: record[0].column,
                    found: "the value “\(labels[0])” a second time", expected: "each value once")
            }
            for level in 0..<(levels - 1) {
                if let parent = parentOfLabel[level][labels[level]], parent != labels[level + 1] {
                    throw InputProblem(
                        file: file, line: record[level + 1].line, column: record[level + 1].column,
                        found: "“\(labels[level])” under “\(labels[level + 1])”",
                        expected: "“\(parent)”, where an earlier line puts it; levels must nest")
                }
                parentOfLabel[level][labels[level]] = labels[level + 1]
            }
            rows.append(labels)
        }
        // A label that is also an exact value must mean that value: else a reader takes one for the other.
        for record in records {
            for level in 1..<levels {
                guard let row = rowOfValue[record[level].value], rows[row][level] != record[level].value else {
                    continue
                }
                throw InputProblem(
                    file: file, line: record[level].line, column: record[level].column,
                    found:
                        "the label “\(record[level].value)”, which is an exact value that becomes “\(rows[row][level])” here",
                    expected: "a label of its own, or that value under itself")
            }
        }
        self.init(attribute: attribute, rows: rows, rowOfValue: rowOfValue)
    }

    private init(attribute: String, rows: [[String]], rowOfValue: [String: Int]) {
        let levels = rows[0].count
        self.attribute = attribute
        self.rows = rows
        self.rowOfValue = rowOfValue
        var lowest: [String: Int] = [:]
        var rowOfLabel: [[String: Int]] = Array(repeating: [:], count: levels)
        for level in (0..<levels).reversed() {
            for (row, labels) in rows.enumerated() {
                lowest[labels[level]] = level
                if rowOfLabel[level][labels[level]] == nil { rowOfLabel[level][labels[level]] = row }
            }
        }
        lowestLevelOfLabel = lowest
        self.rowOfLabel = rowOfLabel
    }

    /// Reads a hierarchy from a file in ARX's format.
    ///
    /// - Throws: `InputProblem` as in `init(attribute:file:records:)`, or where the text is not well-formed.
    public init(attribute: String, file: String, bytes: [UInt8]) throws(InputProblem) {
        var reader = try DelimitedReader(bytes, file: file, delimiter: .semicolon)
        var records: [[DelimitedField]] = []
        while let record = try reader.next() { records.append(record) }
        try self.init(attribute: attribute, file: file, records: records)
    }

    /// The hierarchy with some of its labels as values of their own: of whom only the label is known, nobody knows more at
    /// the levels below it. Unknown labels, and those that are values already, change nothing.
    public func including(_ labels: Set<String>) -> Hierarchy {
        var rows = rows
        var rowOfValue = rowOfValue
        for label in labels.sorted() where rowOfValue[label] == nil {
            guard let level = lowestLevelOfLabel[label], let row = rowOfLabel[level][label] else { continue }
            rowOfValue[label] = rows.count
            rows.append((0..<levels).map { $0 <= level ? label : self.rows[row][$0] })
        }
        return rows.count == self.rows.count
            ? self : Hierarchy(attribute: attribute, rows: rows, rowOfValue: rowOfValue)
    }

    /// Whether the hierarchy knows this exact value.
    public func contains(_ value: String) -> Bool { rowOfValue[value] != nil }

    /// The position in `rows` of an exact value.
    public func row(of value: String) -> Int? { rowOfValue[value] }

    /// The lowest level at which `label` stands, or `nil` where it stands nowhere.
    public func level(of label: String) -> Int? { lowestLevelOfLabel[label] }

    /// The label at `level` of a value or of a label that is already generalised.
    ///
    /// - Returns: `nil` where `label` is unknown, or is more general than `level`.
    public func generalise(_ label: String, to level: Int) -> String? {
        guard let own = lowestLevelOfLabel[label], own <= level, level < levels,
            let row = rowOfLabel[own][label]
        else { return nil }
        return rows[row][level]
    }

    /// The share of the domain that falls under each value's label at `level`: 1/domain size at level 0 for distinct
    /// values, 1 at `*`. Indexed like `rows`.
    public func shares(at level: Int) -> [Double] {
        var leaves: [String: Int] = [:]
        for row in rows { leaves[row[level], default: 0] += 1 }
        return rows.map { Double(leaves[$0[level]]!) / Double(domainSize) }
    }
}
