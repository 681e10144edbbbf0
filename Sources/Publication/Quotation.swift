/// Somebody's words in a report: a blockquote, or three or more words in paired quotation marks.
public struct Quotation: Hashable, Sendable {
    /// The stretches of blocks that hold the words, in UTF-8 bytes.
    public let words: [Stretch]
    /// The bracketed or dashed text directly after it, or the clause with a code directly before it.
    public let attribution: Stretch?

    /// A stretch of a block's text, in UTF-8 bytes.
    public struct Stretch: Hashable, Sendable {
        /// The block.
        public let block: Int
        /// The bytes.
        public let range: Range<Int>
    }
}

extension Document {
    /// The text of a stretch of a block.
    public func text(of stretch: Quotation.Stretch) -> String {
        String(decoding: Array(blocks[stretch.block].text.utf8)[stretch.range], as: UTF8.self)
    }

    /// The codes in an attribution; empty without one.
    public func codes(in attribution: Quotation.Stretch?) -> [ParticipantCode] {
        attribution.map { ParticipantCode.all(in: text(of: $0)) } ?? []
    }

    /// The quotations of the document, in order.
    public func quotations() -> [Quotation] {
        var found: [Quotation] = []
        var index = 0
        while index < blocks.count {
            let block = blocks[index]
            if let quote = block.quote {
                var last = index
                while last + 1 < blocks.count, blocks[last + 1].quote == quote { last += 1 }
                if let quotation = blockquote(index...last) { found.append(quotation) }
                index = last + 1
            } else {
                if block.kind.isProse { found += QuotationMarks.quotations(in: block.text, block: index) }
                index += 1
            }
        }
        return found
    }

    private func blockquote(_ indices: ClosedRange<Int>) -> Quotation? {
        let prose = indices.filter { blocks[$0].kind.isBody && !blocks[$0].text.isBlank }
        guard let last = prose.last, let first = prose.first else { return nil }
        let text = Array(blocks[last].text.utf8)
        // `P07: We all went …`
        if let end = QuotationMarks.leadingCode(in: blocks[first].text) {
            var words = prose.map { Quotation.Stretch(block: $0, range: 0..<blocks[$0].text.utf8.count) }
            words[0] = Quotation.Stretch(block: first, range: end..<blocks[first].text.utf8.count)
            return Quotation(words: words, attribution: Quotation.Stretch(block: first, range: 0..<end))
        }
        if let start = QuotationMarks.attributionAtEnd(of: text) {
            let words =
                prose.dropLast().map { Quotation.Stretch(block: $0, range: 0..<blocks[$0].text.utf8.count) }
                + (start > 0 ? [Quotation.Stretch(block: last, range: 0..<start)] : [])
            return Quotation(words: words, attribution: Quotation.Stretch(block: last, range: start..<text.count))
        }
        let words = prose.map { Quotation.Stretch(block: $0, range: 0..<blocks[$0].text.utf8.count) }
        // The attribution may be a short line of its own after the blockquote.
        var attribution: Quotation.Stretch?
        let next = indices.upperBound + 1
        if next < blocks.count, blocks[next].kind == .paragraph,
            QuotationMarks.isAttribution(Array(blocks[next].text.utf8))
        {
            attribution = Quotation.Stretch(block: next, range: 0..<blocks[next].text.utf8.count)
        }
        // … or the sentence before it that ends with a colon and names a code.
        let before = indices.lowerBound - 1
        if attribution == nil, before >= 0, blocks[before].kind == .paragraph {
            let bytes = Array(blocks[before].text.utf8)
            if let end = bytes.lastIndex(where: { $0 > 0x20 }), bytes[end] == 0x3A,
                let range = QuotationMarks.clauseWithCode(in: bytes, before: end + 1, after: 0)
            {
                attribution = Quotation.Stretch(block: before, range: range)
            }
        }
        return Quotation(words: words, attribution: attribution)
    }
}

/// Paired quotation marks and what follows them.
enum QuotationMarks {
    private static let pairs: [Unicode.Scalar: Unicode.Scalar] = [
        "“": "”", "‘": "’", "\"": "\"", "'": "'", "«": "»", "„": "“", "‹": "›",
    ]
    /// The longest attribution, in bytes.
    private static let longest = 160

    static func quotations(in text: String, block: Int) -> [Quotation] {
        let bytes = Array(text.utf8)
        // Every mark but the two straight ones lies beyond ASCII: most paragraphs have none of all these.
        guard bytes.contains(where: { $0 == 0x22 || $0 == 0x27 || $0 >= 0x80 }) else { return [] }
        var found: [Quotation] = []
        var open: (mark: Unicode.Scalar, closing: Unicode.Scalar, start: Int)?
        var offset = 0
        var previous: Unicode.Scalar = " "
        let scalars = Array(text.unicodeScalars)
        var closers = straightClosers(scalars)[...]
        for (position, scalar) in scalars.enumerated() {
            let width = UTF8.width(scalar)
            if closers.first == position { closers.removeFirst() }
            defer {
                offset += width
                previous = scalar
            }
            if let current = open {
                let next = position + 1 < scalars.count ? scalars[position + 1] : " "
                // ’ and ' inside a word are apostrophes; ' behind a space opens nothing and closes nothing.
                let isApostrophe =
                    (scalar == "’" || scalar == "'") && next.properties.isAlphabetic
                    || scalar == "'" && previous.properties.isWhitespace
                guard scalar == current.closing, !isApostrophe else { continue }
                open = nil
                let earlier = found.last.flatMap { $0.attribution ?? $0.words.last }?.range.upperBound ?? 0
                if let quotation = quotation(
                    in: bytes, current.start..<offset, after: offset + width, block: block,
                    opening: current.start - String(current.mark).utf8.count, earlier: earlier)
                {
                    found.append(quotation)
                }
            } else if let closing = pairs[scalar], scalar != "\"" || !previous.properties.isAlphabetic,
                scalar != "'" || opensStraight(scalars, at: position, closers: closers)
            {
                open = (scalar, closing, offset + width)
            }
        }
        return found
    }

    /// A straight single mark opens a quotation behind a space or a bracket and before a letter, where another closes it
    /// within reach: a single one is an apostrophe (`'cause`).
    private static func opensStraight(_ scalars: [Unicode.Scalar], at position: Int, closers: ArraySlice<Int>) -> Bool {
        let previous = position > 0 ? scalars[position - 1] : " "
        guard previous.properties.isWhitespace || ["(", "[", "—", "–", ":"].contains(previous),
            position + 1 < scalars.count, scalars[position + 1].properties.isAlphabetic, let closer = closers.first
        else { return false }
        return closer - position < reach
    }

    /// How many scalars a quotation in straight single marks may have.
    private static let reach = 4000

    /// Where a straight single mark may close a quotation: behind a word or a sign and before none.
    private static func straightClosers(_ scalars: [Unicode.Scalar]) -> [Int] {
        scalars.indices.filter { index in
            guard scalars[index] == "'", index > 0, !scalars[index - 1].properties.isWhitespace else { return false }
            return index + 1 == scalars.count || !scalars[index + 1].properties.isAlphabetic
        }
    }

    private static func quotation(
        in bytes: [UInt8], _ words: Range<Int>, after end: Int, block: Int, opening: Int, earlier: Int
    ) -> Quotation? {
        let count = bytes[words].split { $0 <= 0x20 }.count
        guard count >= 3 else { return nil }
        let behind = attribution(in: bytes, after: end)
        let hasCode =
            behind.map { !ParticipantCode.all(in: String(decoding: bytes[$0], as: UTF8.self)).isEmpty } ?? false
        let before = hasCode ? nil : clauseWithCode(in: bytes, before: opening, after: earlier)
        return Quotation(
            words: [Quotation.Stretch(block: block, range: words)],
            attribution: (before ?? behind).map { Quotation.Stretch(block: block, range: $0) })
    }

    /// The clause directly before a quotation, where it names a code: `As P07 put it, “…”`, `P07 (consultant): “…”`.
    static func clauseWithCode(in bytes: [UInt8], before opening: Int, after earlier: Int) -> Range<Int>? {
        var end = opening
        while end > earlier, bytes[end - 1] <= 0x20 { end -= 1 }
        guard end > earlier, [0x3A, 0x2C, 0x29, 0x5D].contains(bytes[end - 1]) || isLetterOrDigit(bytes[end - 1]) else {
            return nil
        }
        // From the end of the sentence before.
        var start = end
        let limit = max(earlier, end - longest)
        while start > limit {
            if [0x2E, 0x21, 0x3F, 0x3B].contains(bytes[start - 1]), start < end, bytes[start] <= 0x20 { break }
            start -= 1
        }
        while start < end, bytes[start] <= 0x20 || bytes[start] & 0b1100_0000 == 0b1000_0000 { start += 1 }
        guard start < end else { return nil }
        return ParticipantCode.all(in: String(decoding: bytes[start..<end], as: UTF8.self)).isEmpty ? nil : start..<end
    }

    /// Where the words begin behind `P07:` or `(P07)` at the start of a blockquote.
    static func leadingCode(in text: String) -> Int? {
        guard let code = ParticipantCode.all(in: String(decoding: text.utf8.prefix(longest), as: UTF8.self)).first
        else { return nil }
        let bytes = Array(text.utf8)
        guard bytes[..<code.range.lowerBound].allSatisfy({ $0 <= 0x20 || $0 == 0x28 || $0 == 0x5B }) else { return nil }
        var end = code.range.upperBound
        while end < bytes.count, [0x20, 0x29, 0x5D].contains(bytes[end]) { end += 1 }
        guard end < bytes.count, bytes[end] == 0x3A else { return nil }
        end += 1
        while end < bytes.count, bytes[end] <= 0x20 { end += 1 }
        return end < bytes.count ? end : nil
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }

    /// The brackets or the dashed text directly after a quotation.
    private static func attribution(in bytes: [UInt8], after end: Int) -> Range<Int>? {
        var start = end
        while start < bytes.count, bytes[start] <= 0x20 || [0x2E, 0x2C].contains(bytes[start]) { start += 1 }
        guard start < bytes.count else { return nil }
        if bytes[start] == 0x28 || bytes[start] == 0x5B {
            let closing: UInt8 = bytes[start] == 0x28 ? 0x29 : 0x5D
            let limit = min(bytes.count, start + longest)
            guard let close = bytes[start..<limit].firstIndex(of: closing) else { return nil }
            return start..<(close + 1)
        }
        guard let dash = dashLength(bytes, at: start) else { return nil }
        let limit = min(bytes.count, start + longest)
        let stop = bytes[(start + dash)..<limit].firstIndex { [0x2E, 0x0A, 0x3B].contains($0) } ?? limit
        return start..<stop
    }

    private static func dashLength(_ bytes: [UInt8], at index: Int) -> Int? {
        for dash in ["—", "–", "―", "--", "-"] where bytes[index...].starts(with: dash.utf8) { return dash.utf8.count }
        return nil
    }

    /// Where the attribution at the end of a blockquote's last paragraph begins: its last brackets, or its last line where
    /// that begins with a dash.
    static func attributionAtEnd(of bytes: [UInt8]) -> Int? {
        var end = bytes.count
        while end > 0, bytes[end - 1] <= 0x20 || bytes[end - 1] == 0x2E { end -= 1 }
        guard end > 0 else { return nil }
        if bytes[end - 1] == 0x29 || bytes[end - 1] == 0x5D {
            let opening: UInt8 = bytes[end - 1] == 0x29 ? 0x28 : 0x5B
            if let open = bytes[max(0, end - longest)..<end].lastIndex(of: opening) { return open }
        }
        var lineStart = bytes[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        while lineStart < end, bytes[lineStart] <= 0x20 { lineStart += 1 }
        if end - lineStart <= longest, dashLength(bytes, at: lineStart) != nil { return lineStart }
        // A dash after the last sentence, with a code behind it.
        for index in stride(from: end - 1, to: max(0, end - longest), by: -1) {
            guard dashLength(bytes, at: index) != nil, bytes[index - 1] == 0x20 || bytes[index - 1] == 0x0A else {
                continue
            }
            let tail = String(decoding: bytes[index..<end], as: UTF8.self)
            return ParticipantCode.all(in: tail).isEmpty ? nil : index
        }
        return nil
    }

    /// Whether a whole paragraph is an attribution: short, and in brackets or after a dash.
    static func isAttribution(_ bytes: [UInt8]) -> Bool {
        guard bytes.count <= longest, let first = bytes.first else { return false }
        return first == 0x28 || first == 0x5B || dashLength(bytes, at: 0) != nil
    }
}
