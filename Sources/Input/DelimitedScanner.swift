/// Finds the fields of RFC 4180 text, record by record, in text that comes in blocks.
///
/// The text is neither copied nor turned into strings; a field is a stretch of the block at hand. Accepts LF, CRLF and CR
/// line ends, quoted fields with doubled quotes, and line breaks inside quotes. Refuses what RFC 4180 leaves open rather
/// than guess: a quote inside an unquoted field, text after a closing quote, a quote that is never closed.
/// Blank lines between records are skipped. That the bytes are UTF-8 is the caller's to check.
public struct DelimitedScanner: Sendable {
    private let file: String
    private let delimiter: UInt8

    /// Where the next record begins in the block.
    public private(set) var position: Int
    /// The line in which the next record begins, counted from 1.
    public private(set) var line = 1
    /// Where that line begins; negative where it began in an earlier block.
    private var lineStart: Int

    /// The line in which the record begins that was found last.
    public private(set) var recordLine = 1
    private var recordStart = 0
    private var recordLineStart = 0
    @usableFromInline var fields: [Field] = []

    /// The stretch of a field in its block, without the quotes around it.
    @usableFromInline struct Field: Sendable {
        @usableFromInline let start: Int
        @usableFromInline let end: Int
        /// Whether quotes are doubled in it.
        @usableFromInline let isDoubled: Bool
    }

    /// Prepares to scan.
    ///
    /// - Parameters:
    ///   - file: the name for messages.
    ///   - delimiter: the character between fields.
    ///   - start: where the first record begins in the first block, behind a byte order mark.
    public init(file: String, delimiter: DelimitedReader.Delimiter, start: Int = 0) {
        self.file = file
        self.delimiter = delimiter.rawValue
        position = start
        lineStart = start
    }

    /// The number of fields of the record that was found last.
    public var count: Int { fields.count }

    /// Finds the next record that is not a blank line.
    ///
    /// - Parameters:
    ///   - block: the bytes at hand.
    ///   - isLast: whether the text ends with the block.
    /// - Returns: `false` where no whole record is left: the bytes from `position` on belong to the next block.
    /// - Throws: `InputProblem` where the quoting is broken.
    public mutating func next(
        in block: UnsafeBufferPointer<UInt8>, isLast: Bool
    ) throws(InputProblem) -> Bool {
        let size = block.count
        while position < size, isLineEnd(block[position]) {
            guard consumeLineEnd(block, isLast) else { return false }
        }
        guard position < size else { return false }
        let before = (position: position, line: line, lineStart: lineStart)
        recordStart = position
        recordLine = line
        recordLineStart = lineStart
        fields.removeAll(keepingCapacity: true)
        var isWhole = isLast
        while true {
            if position < size, block[position] == quote {
                guard try readQuoted(block, isLast) else { break }
            } else {
                let start = position
                var end = position
                while end < size {
                    let byte = block[end]
                    if byte == delimiter || isLineEnd(byte) { break }
                    if byte == quote { throw misplacedQuote(at: end, in: block) }
                    end &+= 1
                }
                position = end
                fields.append(Field(start: start, end: end, isDoubled: false))
            }
            guard position < size else { break }
            if block[position] == delimiter {
                position &+= 1
                continue
            }
            isWhole = consumeLineEnd(block, isLast)
            break
        }
        if !isWhole { (position, line, lineStart) = before }
        return isWhole
    }

    /// Tells the scanner that the bytes before `position` have left the block, and the others moved to its beginning.
    public mutating func restart() {
        lineStart -= position
        position = 0
    }

    /// Lends the bytes of a field of the record that was found last, unquoted.
    ///
    /// - Parameters:
    ///   - field: the position of the field.
    ///   - block: the block in which the record was found.
    ///   - body: what is done with the bytes.
    /// - Returns: what `body` returns.
    @inlinable
    public func withBytes<Result>(
        of field: Int, in block: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        let field = fields[field]
        let bytes = UnsafeBufferPointer(rebasing: block[field.start..<field.end])
        guard field.isDoubled else { return body(bytes) }
        return Self.single(bytes).withUnsafeBufferPointer(body)
    }

    /// The bytes with single quotes where they are doubled.
    @usableFromInline
    static func single(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var single: [UInt8] = []
        var index = 0
        while index < bytes.count {
            single.append(bytes[index])
            index += bytes[index] == 0x22 ? 2 : 1
        }
        return single
    }

    /// The value of a field of the record that was found last, unquoted.
    public func value(of field: Int, in block: UnsafeBufferPointer<UInt8>) -> String {
        withBytes(of: field, in: block) { String(decoding: $0, as: UTF8.self) }
    }

    /// Where a field of the record that was found last begins: line and column, in Unicode scalars, counted from 1.
    public func place(of field: Int, in block: UnsafeBufferPointer<UInt8>) -> (line: Int, column: Int) {
        // The stretch of a quoted field begins behind its quote.
        let stretch = fields[field].start
        let start = stretch > recordStart && block[stretch - 1] == quote ? stretch - 1 : stretch
        var line = recordLine
        var lineStart = recordLineStart
        var index = recordStart
        while index < start {
            if block[index] == 0x0A || block[index] == 0x0D && (index + 1 == block.count || block[index + 1] != 0x0A) {
                line += 1
                lineStart = index + 1
            }
            index += 1
        }
        return (line, column(from: lineStart, to: start, in: block))
    }

    /// Reads a quoted field; `false` where the block ends inside it.
    private mutating func readQuoted(_ block: UnsafeBufferPointer<UInt8>, _ isLast: Bool) throws(InputProblem) -> Bool {
        let opening = (line: line, column: column(from: lineStart, to: position, in: block))
        position &+= 1
        let start = position
        var hasDoubled = false
        while position < block.count {
            let byte = block[position]
            if byte == quote {
                if position + 1 < block.count, block[position + 1] == quote {
                    hasDoubled = true
                    position &+= 2
                    continue
                }
                // Whether a second quote follows, the next block tells.
                guard position + 1 < block.count || isLast else { return false }
                fields.append(Field(start: start, end: position, isDoubled: hasDoubled))
                position &+= 1
                guard position == block.count || block[position] == delimiter || isLineEnd(block[position]) else {
                    throw InputProblem(
                        file: file, line: line, column: column(from: lineStart, to: position, in: block),
                        found: "text after the closing quotation mark of a field",
                        expected: "a delimiter or the end of the line",
                        remedy: "double every quotation mark inside a quoted field (\"\")")
                }
                return true
            }
            if isLineEnd(byte) {
                guard consumeLineEnd(block, isLast) else { return false }
            } else {
                position &+= 1
            }
        }
        guard isLast else { return false }
        throw InputProblem(
            file: file, line: opening.line, column: opening.column,
            found: "a quoted field that is never closed",
            expected: "a closing quotation mark before the end of the file")
    }

    private let quote: UInt8 = 0x22

    private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    /// Steps over a line end; `false` where only the next block tells whether a line feed follows the carriage return.
    private mutating func consumeLineEnd(_ block: UnsafeBufferPointer<UInt8>, _ isLast: Bool) -> Bool {
        if block[position] == 0x0D {
            guard position + 1 < block.count || isLast else { return false }
            if position + 1 < block.count, block[position + 1] == 0x0A { position &+= 1 }
        }
        position &+= 1
        line &+= 1
        lineStart = position
        return true
    }

    private func misplacedQuote(at offset: Int, in block: UnsafeBufferPointer<UInt8>) -> InputProblem {
        InputProblem(
            file: file, line: line, column: column(from: lineStart, to: offset, in: block),
            found: "a quotation mark inside a field that does not begin with one",
            expected: "a field that contains a quotation mark to be wholly quoted, with the mark doubled (\"\")")
    }

    /// Where the line began in an earlier block, what is left of it counts.
    private func column(from lineStart: Int, to offset: Int, in block: UnsafeBufferPointer<UInt8>) -> Int {
        1 + block[max(0, lineStart)..<offset].count { $0 & 0b1100_0000 != 0b1000_0000 }
    }
}
