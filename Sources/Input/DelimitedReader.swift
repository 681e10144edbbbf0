/// A field of delimited text and where it begins.
public struct DelimitedField: Hashable, Sendable {
    /// The value, unquoted.
    public var value: String
    /// The line in which the field begins, counted from 1.
    public var line: Int
    /// The column in which the field begins, in Unicode scalars, counted from 1.
    public var column: Int

    /// Places a value.
    public init(value: String, line: Int, column: Int) {
        self.value = value
        self.line = line
        self.column = column
    }
}

/// Reads RFC 4180 text record by record, with the place of every field.
///
/// Accepts LF, CRLF and CR line ends, a UTF-8 byte order mark, quoted fields with doubled quotes, and line breaks
/// inside quotes. Refuses what RFC 4180 leaves open rather than guess: bytes that are not UTF-8, a NUL, a quote inside
/// an unquoted field, text after a closing quote, a quote that is never closed.
/// Blank lines between records are skipped.
public struct DelimitedReader {
    /// The character between two fields.
    public enum Delimiter: UInt8, Sendable {
        case comma = 0x2C
        case semicolon = 0x3B

        /// The delimiter that the first line uses that is not blank: a semicolon where it has more of them than commas outside quotes.
        public static func sniffed(in bytes: [UInt8]) -> Delimiter {
            var commas = 0
            var semicolons = 0
            var quoted = false
            var isBlank = true
            for byte in bytes {
                if byte == 0x22 { quoted.toggle() }
                if quoted { continue }
                if byte == 0x0A || byte == 0x0D {
                    if isBlank { continue }
                    break
                }
                isBlank = false
                if byte == Delimiter.comma.rawValue { commas += 1 }
                if byte == Delimiter.semicolon.rawValue { semicolons += 1 }
            }
            return semicolons > commas ? .semicolon : .comma
        }
    }

    private let bytes: [UInt8]
    private var scanner: DelimitedScanner

    /// Prepares to read `bytes`.
    ///
    /// - Parameters:
    ///   - bytes: the whole content of the file.
    ///   - file: the name for messages.
    ///   - delimiter: the character between fields; sniffed from the first line where `nil`.
    /// - Throws: `InputProblem` where the bytes are not UTF-8 or hold a NUL.
    public init(_ bytes: [UInt8], file: String, delimiter: Delimiter? = nil) throws(InputProblem) {
        self.bytes = bytes
        try checkEncoding(of: bytes, file: file)
        scanner = DelimitedScanner(
            file: file, delimiter: delimiter ?? .sniffed(in: bytes), start: byteOrderMarkLength(of: bytes))
    }

    /// The next record that is not a blank line, or `nil` at the end.
    ///
    /// - Throws: `InputProblem` where the quoting is broken.
    public mutating func next() throws(InputProblem) -> [DelimitedField]? {
        let bytes = bytes
        return try bytes.withUnsafeBufferPointer { block throws(InputProblem) -> [DelimitedField]? in
            guard try scanner.next(in: block, isLast: true) else { return nil }
            var record: [DelimitedField] = []
            record.reserveCapacity(scanner.count)
            for field in 0..<scanner.count {
                let place = scanner.place(of: field, in: block)
                record.append(
                    DelimitedField(value: scanner.value(of: field, in: block), line: place.line, column: place.column))
            }
            return record
        }
    }
}

/// The length of the UTF-8 byte order mark at the beginning of a text: 3, or 0 where there is none.
public func byteOrderMarkLength(of bytes: [UInt8]) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

/// Finds the first byte that is not part of valid UTF-8, or a NUL.
///
/// - Throws: `InputProblem` at the line and column of that byte.
public func checkEncoding(of bytes: [UInt8], file: String) throws(InputProblem) {
    try checkEncoding(of: bytes.span, file: file, firstLine: 1)
}

/// Finds the first byte of a block that is not part of valid UTF-8, or a NUL.
///
/// - Parameters:
///   - block: whole lines of a text.
///   - file: the name for messages.
///   - firstLine: the line with which the block begins, counted from 1.
/// - Throws: `InputProblem` at the line and column of that byte.
public func checkEncoding(of block: Span<UInt8>, file: String, firstLine: Int) throws(InputProblem) {
    var offset: Int?
    var found = ""
    let isASCII = block.withUnsafeBufferPointer { ByteScan($0).firstBeyondASCII(from: 0) == $0.count }
    if !isASCII {
        do {
            _ = try UTF8Span(validating: block)
        } catch {
            offset = error.byteOffsets.lowerBound
            found = "bytes that are not valid UTF-8"
        }
    }
    if offset == nil, let zero = block.withUnsafeBufferPointer({ ByteScan($0).first(0, from: 0) }) {
        offset = zero
        found = "a NUL byte"
    }
    guard let offset else { return }
    var line = firstLine
    var lineStart = firstLine == 1 && offset >= 3 && (block[0], block[1], block[2]) == (0xEF, 0xBB, 0xBF) ? 3 : 0
    for index in 0..<offset
    where block[index] == 0x0A || block[index] == 0x0D && (index + 1 == block.count || block[index + 1] != 0x0A) {
        line += 1
        lineStart = index + 1
    }
    let column = 1 + (lineStart..<offset).count { block[$0] & 0b1100_0000 != 0b1000_0000 }
    throw InputProblem(
        file: file, line: line, column: column,
        found: found, expected: "text in UTF-8",
        remedy: "save the file again as “UTF-8” (in Excel: “CSV UTF-8”)")
}
