import Input

/// Finds in the file what the Markdown parser says a block's text is, so that every byte of the text has its place.
///
/// The parser's own positions of inline text are not dependable. The aligner walks the block's bytes in step with the
/// parser's events: between two texts there is only markup, which is passed over.
struct InlineAligner {
    private let source: SourceText
    private var cursor: Int
    private let limit: Int

    /// How far the next text may be from the last.
    private static let window = 4096

    init(source: SourceText, range: Range<Int>) {
        self.source = source
        cursor = range.lowerBound
        limit = range.upperBound
    }

    /// Where the aligner stands.
    var place: Int { cursor }

    /// Appends a text of the parser to `text`, with its place in the file.
    mutating func append(_ literal: [UInt8], to text: inout MappedText) {
        guard !literal.isEmpty else { return }
        let last = min(limit, cursor + Self.window)
        var start = cursor
        while start < last {
            let byte = source.bytes[start]
            if byte == literal[0] || byte == 0x5C || byte == 0x26, let pieces = match(literal, at: start) {
                for piece in pieces {
                    text.append(literal[piece.text], for: piece.source)
                }
                cursor = pieces.last?.source.upperBound ?? start
                return
            }
            start += 1
        }
        text.append(literal, for: cursor..<cursor)
    }

    /// The stretches of `literal` and of the file that answer each other, where all of `literal` stands at `start`.
    private func match(_ literal: [UInt8], at start: Int) -> [(text: Range<Int>, source: Range<Int>)]? {
        var pieces: [(text: Range<Int>, source: Range<Int>)] = []
        var runText = 0
        var runSource = start
        var index = 0
        var position = start
        func flush() {
            if index > runText { pieces.append((runText..<index, runSource..<position)) }
        }
        while index < literal.count {
            guard position < limit else { return nil }
            let byte = source.bytes[position]
            if byte == 0x5C, position + 1 < limit, source.bytes[position + 1] == literal[index],
                Self.isPunctuation(literal[index])
            {
                flush()
                pieces.append((index..<(index + 1), position..<(position + 2)))
                index += 1
                position += 2
                runText = index
                runSource = position
            } else if byte == 0x26, let length = entity(at: position, in: literal, from: index) {
                flush()
                pieces.append((index..<(index + length.text), position..<(position + length.source)))
                index += length.text
                position += length.source
                runText = index
                runSource = position
            } else if byte == literal[index] {
                let length = plainRun(literal, index, position)
                index += max(1, length)
                position += max(1, length)
            } else {
                return nil
            }
        }
        flush()
        return pieces
    }

    /// How many bytes from here on are the same in the literal and in the file, and no sign of markup; never too many.
    private func plainRun(_ literal: [UInt8], _ index: Int, _ position: Int) -> Int {
        literal.withUnsafeBufferPointer { literal in
            source.bytes.withUnsafeBufferPointer { bytes in
                ByteScan(bytes).common(position..<limit, with: ByteScan(literal), from: index, without: 0x5C, or: 0x26)
            }
        }
    }

    private func entity(at position: Int, in literal: [UInt8], from index: Int) -> (text: Int, source: Int)? {
        guard let (resolved, end) = CharacterReferences.reference(in: source.bytes, at: position, limit: limit) else {
            return nil
        }
        if let resolved {
            return literal[index...].starts(with: resolved.utf8) ? (resolved.utf8.count, end - position) : nil
        }
        // A name that is not known here stands for one scalar other than `&`.
        guard literal[index] != 0x26 else { return nil }
        var length = 1
        while index + length < literal.count, literal[index + length] & 0b1100_0000 == 0b1000_0000 { length += 1 }
        return (length, end - position)
    }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
            || (0x7B...0x7E).contains(byte)
    }

    /// Passes the end of the line and appends a line break.
    mutating func breakLine(to text: inout MappedText) {
        let end = source.bytes[cursor..<limit].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? limit
        var next = min(limit, end + 1)
        if end < limit, source.bytes[end] == 0x0D, next < limit, source.bytes[next] == 0x0A { next += 1 }
        text.append([0x0A], for: end..<next)
        cursor = next
    }

    /// Appends the content of a code span.
    mutating func appendCode(_ literal: [UInt8], to text: inout MappedText) {
        guard let open = source.bytes[cursor..<limit].firstIndex(of: 0x60) else {
            return text.append(literal, for: cursor..<cursor)
        }
        var content = open
        while content < limit, source.bytes[content] == 0x60 { content += 1 }
        let ticks = content - open
        var position = content
        var close = limit
        while position < limit {
            guard source.bytes[position] == 0x60 else {
                position += 1
                continue
            }
            let start = position
            while position < limit, source.bytes[position] == 0x60 { position += 1 }
            if position - start == ticks {
                close = start
                break
            }
        }
        var range = content..<close
        if range.count == literal.count + 2 { range = (content + 1)..<(close - 1) }
        if range.count == literal.count {
            text.append(literal, for: range)
        } else {
            text.append(literal, for: content..<close)
        }
        cursor = min(limit, close + ticks)
    }

    /// The bytes of a piece of raw HTML in the text.
    mutating func html(_ literal: [UInt8]) -> MappedText {
        let start = source.bytes[cursor..<limit].firstIndex(of: 0x3C) ?? cursor
        var text = MappedText(origin: start)
        let end = min(limit, start + literal.count)
        text.append(literal, for: start..<end)
        cursor = end
        return text
    }

    /// Passes the beginning of a link or an image. Returns whether it is written with brackets, not as `<address>`.
    mutating func enterLink() -> Bool {
        while cursor < limit, source.bytes[cursor] != 0x5B, source.bytes[cursor] != 0x3C { cursor += 1 }
        let isBracket = cursor < limit && source.bytes[cursor] == 0x5B
        if cursor < limit { cursor += 1 }
        return isBracket
    }

    /// Passes the end of a link or an image. Returns where its destination and title stand, where they stand in the text.
    mutating func exitLink(isBracket: Bool) -> (destination: Range<Int>, title: Range<Int>)? {
        let closing: UInt8 = isBracket ? 0x5D : 0x3E
        while cursor < limit, source.bytes[cursor] != closing { cursor += 1 }
        if cursor < limit { cursor += 1 }
        guard isBracket, cursor < limit else { return nil }
        if source.bytes[cursor] == 0x5B {
            while cursor < limit, source.bytes[cursor] != 0x5D { cursor += 1 }
            if cursor < limit { cursor += 1 }
            return nil
        }
        guard source.bytes[cursor] == 0x28 else { return nil }
        cursor += 1
        skipSpaces()
        let destination = readDestination()
        skipSpaces()
        var title = cursor..<cursor
        if cursor < limit, source.bytes[cursor] != 0x29 {
            let closing: UInt8 = source.bytes[cursor] == 0x28 ? 0x29 : source.bytes[cursor]
            cursor += 1
            let start = cursor
            while cursor < limit, source.bytes[cursor] != closing {
                cursor += source.bytes[cursor] == 0x5C ? 2 : 1
            }
            cursor = min(cursor, limit)
            title = start..<cursor
            if cursor < limit { cursor += 1 }
            skipSpaces()
        }
        if cursor < limit, source.bytes[cursor] == 0x29 { cursor += 1 }
        return (destination, title)
    }

    private mutating func readDestination() -> Range<Int> {
        if cursor < limit, source.bytes[cursor] == 0x3C {
            cursor += 1
            let start = cursor
            while cursor < limit, source.bytes[cursor] != 0x3E { cursor += 1 }
            let range = start..<cursor
            if cursor < limit { cursor += 1 }
            return range
        }
        let start = cursor
        var depth = 0
        while cursor < limit, source.bytes[cursor] > 0x20 {
            switch source.bytes[cursor] {
            case 0x5C: cursor += 1
            case 0x28: depth += 1
            case 0x29:
                if depth == 0 { return start..<cursor }
                depth -= 1
            default: break
            }
            cursor += 1
        }
        cursor = min(cursor, limit)
        return start..<cursor
    }

    private mutating func skipSpaces() {
        while cursor < limit, source.bytes[cursor] <= 0x20 { cursor += 1 }
    }
}
