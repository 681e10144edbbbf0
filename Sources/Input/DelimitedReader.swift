/// A field of delimited text and where it begins.
public struct DelimitedField: Hashable, Sendable {
    /// The value, unquoted.
    public var value: String
    /// The line in which the field begins, counted from 1.
    public var line: Int
    /// The column in which the field begins, in Unicode scalars, counted from 1.
    public var column: Int
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

        /// The delimiter that the first line uses: a semicolon where it has more of them than commas outside quotes.
        public static func sniffed(in bytes: [UInt8]) -> Delimiter {
            var commas = 0
            var semicolons = 0
            var quoted = false
            for byte in bytes {
                if byte == 0x22 { quoted.toggle() }
                if quoted { continue }
                if byte == 0x0A || byte == 0x0D { break }
                if byte == Delimiter.comma.rawValue { commas += 1 }
                if byte == Delimiter.semicolon.rawValue { semicolons += 1 }
            }
            return semicolons > commas ? .semicolon : .comma
        }
    }

    private let bytes: [UInt8]
    private let file: String
    private let delimiter: UInt8
    private var position = 0
    private var line = 1
    private var lineStart = 0

    /// Prepares to read `bytes`.
    ///
    /// - Parameters:
    ///   - bytes: the whole content of the file.
    ///   - file: the name for messages.
    ///   - delimiter: the character between fields; sniffed from the first line where `nil`.
    /// - Throws: `InputProblem` where the bytes are not UTF-8 or hold a NUL.
    public init(_ bytes: [UInt8], file: String, delimiter: Delimiter? = nil) throws(InputProblem) {
        self.bytes = bytes
        self.file = file
        self.delimiter = (delimiter ?? .sniffed(in: bytes)).rawValue
        try checkEncoding(of: bytes, file: file)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            position = 3
            lineStart = 3
        }
    }

    /// The next record that is not a blank line, or `nil` at the end.
    ///
    /// - Throws: `InputProblem` where the quoting is broken.
    public mutating func next() throws(InputProblem) -> [DelimitedField]? {
        while position < bytes.count, isLineEnd(bytes[position]) { consumeLineEnd() }
        guard position < bytes.count else { return nil }
        var record: [DelimitedField] = []
        while true {
            record.append(try readField())
            guard position < bytes.count, bytes[position] == delimiter else { break }
            position += 1
        }
        if position < bytes.count { consumeLineEnd() }
        return record
    }

    private mutating func readField() throws(InputProblem) -> DelimitedField {
        let startLine = line
        let startColumn = column(at: position)
        if position < bytes.count, bytes[position] == quote {
            let value = try readQuoted(line: startLine, column: startColumn)
            return DelimitedField(value: value, line: startLine, column: startColumn)
        }
        let start = position
        while position < bytes.count, bytes[position] != delimiter, !isLineEnd(bytes[position]) {
            if bytes[position] == quote {
                throw InputProblem(
                    file: file, line: line, column: column(at: position),
                    found: "a quotation mark inside a field that does not begin with one",
                    expected: "a field that contains a quotation mark to be wholly quoted, with the mark doubled (\"\")"
                )
            }
            position += 1
        }
        let value = String(decoding: bytes[start..<position], as: UTF8.self)
        return DelimitedField(value: value, line: startLine, column: startColumn)
    }

    private mutating func readQuoted(line startLine: Int, column startColumn: Int) throws(InputProblem) -> String {
        position += 1
        var value: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            if byte == quote {
                if position + 1 < bytes.count, bytes[position + 1] == quote {
                    value.append(quote)
                    position += 2
                    continue
                }
                position += 1
                guard position == bytes.count || bytes[position] == delimiter || isLineEnd(bytes[position]) else {
                    throw InputProblem(
                        file: file, line: line, column: column(at: position),
                        found: "text after the closing quotation mark of a field",
                        expected: "a delimiter or the end of the line",
                        remedy: "double every quotation mark inside a quoted field (\"\")")
                }
                return String(decoding: value, as: UTF8.self)
            }
            if isLineEnd(byte) {
                let start = position
                consumeLineEnd()
                value.append(contentsOf: bytes[start..<position])
            } else {
                value.append(byte)
                position += 1
            }
        }
        throw InputProblem(
            file: file, line: startLine, column: startColumn,
            found: "a quoted field that is never closed",
            expected: "a closing quotation mark before the end of the file")
    }

    private let quote: UInt8 = 0x22

    private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    private mutating func consumeLineEnd() {
        if bytes[position] == 0x0D, position + 1 < bytes.count, bytes[position + 1] == 0x0A { position += 1 }
        position += 1
        line += 1
        lineStart = position
    }

    private func column(at position: Int) -> Int {
        1 + bytes[lineStart..<position].count { $0 & 0b1100_0000 != 0b1000_0000 }
    }
}

/// Finds the first byte that is not part of valid UTF-8, or a NUL.
///
/// - Throws: `InputProblem` at the line and column of that byte.
public func checkEncoding(of bytes: [UInt8], file: String) throws(InputProblem) {
    var offset: Int?
    var found = ""
    do {
        _ = try UTF8Span(validating: bytes.span)
    } catch {
        offset = error.byteOffsets.lowerBound
        found = "bytes that are not valid UTF-8"
    }
    if offset == nil, let zero = bytes.firstIndex(of: 0) {
        offset = zero
        found = "a NUL byte"
    }
    guard let offset else { return }
    var line = 1
    var lineStart = 0
    for index in 0..<offset where bytes[index] == 0x0A {
        line += 1
        lineStart = index + 1
    }
    let column = 1 + bytes[lineStart..<offset].count { $0 & 0b1100_0000 != 0b1000_0000 }
    throw InputProblem(
        file: file, line: line, column: column,
        found: found, expected: "text in UTF-8",
        remedy: "save the file again as “UTF-8” (in Excel: “CSV UTF-8”)")
}
