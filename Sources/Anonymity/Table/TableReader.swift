public import Input

/// Reads some columns of delimited text, dictionary-encoded, from blocks of bytes as they come.
///
/// The text is never held as a whole: memory is a code of four bytes a cell and each distinct value once.
public struct TableReader: Sendable {
    /// A column that was read.
    public struct Column: Sendable {
        /// Its name in the first line.
        public let name: String
        /// The distinct values in the order in which they first appear.
        public let values: [String]
        /// The code of each record's value: its position in `values`.
        public let codes: [UInt32]
        /// The line in which each distinct value first appears, counted from 1.
        public let lines: [UInt32]
    }

    private let file: String
    private let wanted: [String]
    /// Columns that need not be there.
    private let optional: Set<String>
    private let delimiter: DelimitedReader.Delimiter?
    private var scanner: DelimitedScanner?
    private var header: [String] = []
    private var builders: [Builder]
    private var recordLines = RecordLines()

    /// Prepares to read columns.
    ///
    /// - Parameters:
    ///   - file: the name for messages.
    ///   - columns: the names of the wanted columns, each once.
    ///   - optional: further columns that are read where the table has them.
    ///   - delimiter: the character between fields; sniffed from the first line where `nil`.
    public init(
        file: String, columns: [String], optional: [String] = [], delimiter: DelimitedReader.Delimiter? = nil
    ) {
        self.file = file
        wanted = columns + optional
        self.optional = Set(optional)
        self.delimiter = delimiter
        builders = wanted.map { _ in Builder() }
    }

    /// Prepares to read columns of a second table with the codes of a first one: equal values get equal codes.
    ///
    /// - Parameters:
    ///   - file: the name for messages.
    ///   - first: the reader of the first table, at its end.
    ///   - columns: the first of its columns, which the second table has too.
    ///   - optional: columns that only the second table has, if any.
    public init(file: String, continuing first: TableReader, columns: [String], optional: [String] = []) {
        precondition(first.wanted.starts(with: columns), "columns that the first table does not begin with")
        self.init(file: file, columns: columns, optional: optional)
        for index in columns.indices {
            builders[index].dictionary = first.builders[index].dictionary
            builders[index].lines = first.builders[index].lines
        }
    }

    /// The names of all columns of the table, in their order; empty before the first line was read.
    public var columnNames: [String] { header }

    /// The number of records that were read.
    public var records: Int { recordLines.count }

    /// The line in which a record begins, counted from 1.
    public func line(of record: Int) -> Int { recordLines[record] }

    /// The columns that are there, in the order in which they were asked for.
    public var columns: [Column] {
        builders.indices.filter { builders[$0].position != nil }.map {
            builders[$0].column(named: wanted[$0])
        }
    }

    /// Reads the whole records of a block.
    ///
    /// - Parameters:
    ///   - block: the bytes that the last call left, and those after them.
    ///   - isLast: whether the text ends with the block.
    /// - Returns: how many bytes were read; the rest belongs to the next block.
    /// - Throws: `InputProblem` for bytes that are not UTF-8, broken quoting, a missing or repeated column, or a record of
    ///   another width than the first line.
    public mutating func read(_ block: UnsafeBufferPointer<UInt8>, isLast: Bool) throws(InputProblem) -> Int {
        if block.isEmpty, isLast, header.isEmpty { throw empty() }
        // Whole lines are whole characters.
        let end = isLast ? block.count : (block.lastIndex { $0 == 0x0A || $0 == 0x0D } ?? -1) + 1
        guard end > 0 else { return 0 }
        // Taken out, so that it is changed in place and not copied for every record.
        var scanner = scanner ?? Self.scanner(of: block, file: file, delimiter: delimiter)
        self.scanner = nil
        try checkEncoding(of: block.span.extracting(0..<end), file: file, firstLine: scanner.line)
        while try scanner.next(in: block, isLast: isLast) {
            if header.isEmpty { try readHeader(scanner, block) } else { try readRecord(scanner, block) }
        }
        if isLast, header.isEmpty { throw empty() }
        // Half a first line does not tell the delimiter.
        if header.isEmpty { return 0 }
        let read = scanner.position
        scanner.restart()
        self.scanner = scanner
        return read
    }

    private static func scanner(
        of block: UnsafeBufferPointer<UInt8>, file: String, delimiter: DelimitedReader.Delimiter?
    ) -> DelimitedScanner {
        let start = Array(block.prefix(3)).starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        return DelimitedScanner(
            file: file, delimiter: delimiter ?? .sniffed(in: Array(block[start...].prefix(1 << 16))), start: start)
    }

    private mutating func readHeader(
        _ scanner: borrowing DelimitedScanner, _ block: UnsafeBufferPointer<UInt8>
    ) throws(InputProblem) {
        var positionOfName: [String: Int] = [:]
        for field in 0..<scanner.count {
            let name = scanner.value(of: field, in: block)
            guard positionOfName.updateValue(field, forKey: name) == nil else {
                let place = scanner.place(of: field, in: block)
                throw InputProblem(
                    file: file, line: place.line, column: place.column,
                    found: "the column “\(name)” a second time", expected: "each column once")
            }
            header.append(name)
        }
        for (index, name) in wanted.enumerated() {
            guard let position = positionOfName[name] else {
                if optional.contains(name) { continue }
                throw InputProblem(
                    file: file, line: scanner.recordLine, found: "no column “\(name)”",
                    expected: "a column of that name in the first line, which has \(header.count)",
                    remedy: "check the spelling, and that the first line holds the names of the columns")
            }
            builders[index].position = position
        }
    }

    @inline(__always)
    private mutating func readRecord(
        _ scanner: borrowing DelimitedScanner, _ block: UnsafeBufferPointer<UInt8>
    ) throws(InputProblem) {
        guard scanner.count == header.count else {
            throw InputProblem(
                file: file, line: scanner.recordLine, found: "\(scanner.count) fields",
                expected: "\(header.count), as in the first line",
                remedy: "quote a field that holds the delimiter, or complete the line")
        }
        for index in builders.indices {
            guard let position = builders[index].position else { continue }
            scanner.withBytes(of: position, in: block) {
                builders[index].append($0, line: scanner.recordLine)
            }
        }
        recordLines.append(scanner.recordLine)
    }

    /// A column in the making.
    private struct Builder: Sendable {
        /// Where it stands in a record; `nil` while the first line was not read, or where the table does not have it.
        var position: Int?
        var dictionary = ValueDictionary()
        var codes: [UInt32] = []
        var lines: [UInt32] = []

        @inline(__always)
        mutating func append(_ value: UnsafeBufferPointer<UInt8>, line: Int) {
            let code = dictionary.code(of: value)
            codes.append(code)
            if Int(code) == lines.count { lines.append(UInt32(clamping: line)) }
        }

        /// The column; values that differ in their bytes and are canonically equivalent are one.
        func column(named name: String) -> Column {
            let values = dictionary.values
            guard dictionary.hasOtherThanASCII else {
                return Column(name: name, values: values, codes: codes, lines: lines)
            }
            var codeOfValue: [String: UInt32] = [:]
            var distinct: [String] = []
            var firstLines: [UInt32] = []
            let merged = values.enumerated().map { index, value in
                if let code = codeOfValue[value] { return code }
                let code = UInt32(distinct.count)
                codeOfValue[value] = code
                distinct.append(value)
                firstLines.append(lines[index])
                return code
            }
            return Column(name: name, values: distinct, codes: codes.map { merged[Int($0)] }, lines: firstLines)
        }
    }

    private func empty() -> InputProblem {
        InputProblem(file: file, found: "an empty file", expected: "a line with the names of the columns")
    }
}

/// The line of each record: nearly always the one after that of the record before, so that only jumps are kept.
private struct RecordLines: Sendable {
    private(set) var count = 0
    private var jumps: [(record: Int, line: Int)] = []
    private var next = Int.min

    mutating func append(_ line: Int) {
        if line != next { jumps.append((count, line)) }
        next = line + 1
        count += 1
    }

    subscript(record: Int) -> Int {
        precondition(record < count)
        var low = 0
        var high = jumps.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if jumps[middle].record <= record { low = middle } else { high = middle }
        }
        return jumps[low].line + record - jumps[low].record
    }
}
