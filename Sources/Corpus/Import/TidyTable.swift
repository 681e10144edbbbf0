import Input

/// A cell after cleaning, and where it begins.
struct TidyCell {
    let value: String
    let line: Int
    let column: Int
}

/// A row after cleaning.
struct TidyRow {
    /// The cells, one for each column.
    let cells: [TidyCell]
    /// What the cleaning changed.
    let changes: Set<TidyChange>

    /// The line in which the row begins.
    var line: Int { cells[0].line }
}

/// What cleaning changes in a row.
enum TidyChange: String {
    case trimmed = "space around a cell removed"
    case lineEnds = "line ends inside a cell made uniform"
}

/// A table whose header is understood, and whose rows are as wide as it.
struct TidyTable {
    let file: String
    /// The place of the file among those imported together.
    let index: Int
    let kind: TableKind
    /// The names of the columns in lower case.
    let columns: [String]
    /// The line of the header.
    let headerLine: Int
    let rows: [TidyRow]
    /// Rows without a value in any cell, such as spreadsheets leave at the end.
    let emptyRows: Int
    /// Whether every row could be read; otherwise there may be more ids than `rows` has.
    let isWhole: Bool

    private let places: [String: Int]

    /// The place of a column.
    func place(of column: String) -> Int? { places[column] }

    /// Columns without a meaning of their own.
    var others: [(name: String, place: Int)] {
        let known = TableColumns.of(kind).known
        return columns.enumerated().filter { !known.contains($0.element) }.map { ($0.element, $0.offset) }
    }

    /// Reads a file.
    ///
    /// - Returns: `nil` where the file cannot be understood as a table; the problems say why.
    init?(_ input: ImportFile, index: Int, problems: inout ImportProblems) {
        do throws(InputProblem) {
            var reader = try DelimitedReader(input.bytes, file: input.name)
            guard let header = try reader.next() else {
                problems.add(
                    InputProblem(
                        file: input.name, found: "an empty file",
                        expected: "a line with the names of the columns, and rows"),
                    file: index)
                return nil
            }
            guard let kind = Self.kind(of: header, file: input.name, index: index, problems: &problems) else {
                return nil
            }
            self.init(header, of: kind, file: input.name, index: index, reader: &reader, problems: &problems)
        } catch {
            problems.add(error, file: index)
            return nil
        }
    }

    private init(
        _ header: [DelimitedField], of kind: TableKind, file: String, index: Int, reader: inout DelimitedReader,
        problems: inout ImportProblems
    ) {
        let columns = header.map { Self.name($0) }
        let prose = TableColumns.of(kind).prose
        let known = TableColumns.of(kind).known
        let isProse = columns.map { prose.contains($0) || !known.contains($0) && kind == .fragments }
        var rows: [TidyRow] = []
        var hasRecords = false
        var emptyRows = 0
        var isWhole = true
        do throws(InputProblem) {
            while let record = try reader.next() {
                hasRecords = true
                guard record.count == columns.count else {
                    isWhole = false
                    problems.add(
                        InputProblem(
                            file: file, line: record[0].line,
                            found: "\(record.count) \(record.count == 1 ? "field" : "fields")",
                            expected: "\(columns.count), as in the header",
                            remedy: "put a field that holds a comma, a semicolon or a line break into quotation marks"),
                        file: index)
                    continue
                }
                var changes: Set<TidyChange> = []
                var cells: [TidyCell] = []
                cells.reserveCapacity(record.count)
                for (place, field) in record.enumerated() {
                    let value = Self.clean(
                        field.value, trimming: columns[place] != "text" || kind != .fragments, changes: &changes)
                    if let control = Self.control(in: value, allowingLines: isProse[place]) {
                        problems.add(
                            InputProblem(
                                file: file, line: field.line, column: field.column,
                                found: "a control character (\(control)) in the column “\(columns[place])”",
                                expected: isProse[place] ? "text, tabs and line breaks" : "text on one line",
                                remedy: "remove it"),
                            file: index)
                    }
                    cells.append(TidyCell(value: value, line: field.line, column: field.column))
                }
                if cells.allSatisfy(\.value.isEmpty) {
                    emptyRows += 1
                } else {
                    rows.append(TidyRow(cells: cells, changes: changes))
                }
            }
            if !hasRecords {
                problems.add(
                    InputProblem(
                        file: file, line: header[0].line, found: "a header without rows", expected: "at least one row",
                        remedy: "leave the file out where there is nothing to import"),
                    file: index)
            }
        } catch {
            isWhole = false
            problems.add(error, file: index)
        }
        self.file = file
        self.index = index
        self.kind = kind
        self.columns = columns
        self.rows = rows
        self.emptyRows = emptyRows
        self.isWhole = isWhole
        headerLine = header[0].line
        places = Dictionary(
            columns.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }

    /// Understands a header; `nil` where it has a fault.
    private static func kind(
        of header: [DelimitedField], file: String, index: Int, problems: inout ImportProblems
    ) -> TableKind? {
        let names = header.map(name)
        var isSound = true
        func refuse(_ field: DelimitedField, found: String, expected: String, remedy: String? = nil) {
            problems.add(
                InputProblem(
                    file: file, line: field.line, column: field.column, found: found, expected: expected, remedy: remedy
                ),
                file: index)
            isSound = false
        }
        guard let kind = TableColumns.kind(ofHeader: names) else {
            refuse(
                header[0], found: "a header that names no known table",
                expected: TableKind.allCases.map {
                    let columns =
                        $0 == .population
                        ? "quasi-identifiers,count" : TableColumns.of($0).required.joined(separator: ",")
                    return "\(columns) (\($0.rawValue))"
                }.joined(separator: ", or "),
                remedy: "give the columns these names; their order does not matter")
            return nil
        }
        let columns = TableColumns.of(kind)
        for (place, field) in header.enumerated() {
            let name = names[place]
            if name.isEmpty {
                refuse(field, found: "a column without a name", expected: "a name in every column of the header")
            } else if let first = names.firstIndex(of: name), first < place {
                refuse(
                    field, found: "the column “\(name)” a second time", expected: "each column once",
                    remedy: "the first is column \(first + 1) of the table")
            } else if !columns.known.contains(name),
                let meant = TableColumns.meant(by: name, among: columns.optional), !names.contains(meant)
            {
                refuse(
                    field, found: "the column “\(name)”",
                    expected: "“\(meant)”, of which this seems to be a misspelling",
                    remedy: "give it that name, or one that is less like it")
            }
        }
        for missing in columns.required where !names.contains(missing) {
            let candidates = names.filter { !columns.known.contains($0) }
            let meant = candidates.first { TableColumns.meant(by: $0, among: [missing]) != nil }
            refuse(
                header[0], found: "no column “\(missing)”",
                expected: "\(columns.required.joined(separator: ",")) in a table of \(kind.rawValue)",
                remedy: meant.map { "the column “\($0)” may be meant: rename it" })
        }
        if kind == .population, names.count < 2 {
            refuse(header[0], found: "only the column “count”", expected: "quasi-identifiers beside it")
        }
        return isSound ? kind : nil
    }

    private static func name(_ field: DelimitedField) -> String {
        var changes: Set<TidyChange> = []
        return clean(field.value, trimming: true, changes: &changes).lowercased()
    }

    private static func clean(_ value: String, trimming: Bool, changes: inout Set<TidyChange>) -> String {
        var value = value
        if value.utf8.contains(0x0D) {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(value.utf8.count)
            var wasReturn = false
            for byte in value.utf8 {
                if !(wasReturn && byte == 0x0A) { bytes.append(byte == 0x0D ? 0x0A : byte) }
                wasReturn = byte == 0x0D
            }
            value = String(decoding: bytes, as: UTF8.self)
            changes.insert(.lineEnds)
        }
        if trimming {
            let scalars = value.unicodeScalars
            let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
            if let first = scalars.first, let last = scalars.last, isSpace(first) || isSpace(last) {
                let start = scalars.drop(while: isSpace)
                let end = start.lastIndex { !isSpace($0) }
                value = end.map { String(String.UnicodeScalarView(start[start.startIndex...$0])) } ?? ""
                changes.insert(.trimmed)
            }
        }
        return value
    }

    /// The first control character that may not stand in a cell.
    private static func control(in value: String, allowingLines: Bool) -> String? {
        var previous: UInt8 = 0
        for byte in value.utf8 {
            let isControl =
                byte < 0x20 && !(allowingLines && (byte == 0x09 || byte == 0x0A)) || byte == 0x7F
                || previous == 0xC2 && (0x80..<0xA0).contains(byte)
            if isControl {
                let digits = String(byte, radix: 16, uppercase: true)
                return "U+" + String(repeating: "0", count: 4 - digits.count) + digits
            }
            previous = byte
        }
        return nil
    }
}

/// The problems of an import, kept with their places so that they can be told in order.
struct ImportProblems {
    private var all: [(file: Int, problem: InputProblem)] = []

    var isEmpty: Bool { all.isEmpty }
    var count: Int { all.count }

    mutating func add(_ problem: InputProblem, file: Int) { all.append((file, problem)) }

    /// All of them, in the order of files, lines and columns.
    var inOrder: InputProblems {
        let sorted = all.enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            return (a.file, a.problem.line ?? 0, a.problem.column ?? 0, left.offset)
                < (b.file, b.problem.line ?? 0, b.problem.column ?? 0, right.offset)
        }
        return InputProblems(sorted.map(\.element.problem))
    }
}
