/// Somebody's words in a report: a blockquote, or three or more words in paired quotation marks.
public struct Quotation: Hashable, Sendable {
    /// The stretches of blocks that hold the words, in UTF-8 bytes.
    public let words: [Stretch]
    /// The bracketed or dashed text directly after it.
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
        guard let last = prose.last else { return nil }
        let text = Array(blocks[last].text.utf8)
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
        return Quotation(words: words, attribution: attribution)
    }
}

/// Paired quotation marks and what follows them.
enum QuotationMarks {
    private static let pairs: [Unicode.Scalar: Unicode.Scalar] = [
        "“": "”", "‘": "’", "\"": "\"", "«": "»", "„": "“", "‹": "›",
    ]
    /// The longest attribution, in bytes.
    private static let longest = 160

    static func quotations(in text: String, block: Int) -> [Quotation] {
        let bytes = Array(text.utf8)
        var found: [Quotation] = []
        var open: (mark: Unicode.Scalar, closing: Unicode.Scalar, start: Int)?
        var offset = 0
        var previous: Unicode.Scalar = " "
        let scalars = Array(text.unicodeScalars)
        for (position, scalar) in scalars.enumerated() {
            let width = UTF8.width(scalar)
            defer {
                offset += width
                previous = scalar
            }
            if let current = open {
                let next = position + 1 < scalars.count ? scalars[position + 1] : " "
                // ’ inside a word is an apostrophe.
                let isApostrophe = scalar == "’" && next.properties.isAlphabetic
                guard scalar == current.closing, !isApostrophe else { continue }
                open = nil
                if let quotation = quotation(in: bytes, current.start..<offset, after: offset + width, block: block) {
                    found.append(quotation)
                }
            } else if let closing = pairs[scalar], scalar != "\"" || !previous.properties.isAlphabetic {
                open = (scalar, closing, offset + width)
            }
        }
        return found
    }

    private static func quotation(in bytes: [UInt8], _ words: Range<Int>, after end: Int, block: Int) -> Quotation? {
        let count = bytes[words].split { $0 <= 0x20 }.count
        guard count >= 3 else { return nil }
        return Quotation(
            words: [Quotation.Stretch(block: block, range: words)],
            attribution: attribution(in: bytes, after: end).map { Quotation.Stretch(block: block, range: $0) })
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
