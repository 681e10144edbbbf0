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
        blocks[stretch.block].text.withBytes { String(decoding: $0[stretch.range], as: UTF8.self) }
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
            if let quote = blocks[index].quote {
                var last = index
                while last + 1 < blocks.count, blocks[last + 1].quote == quote { last += 1 }
                if let quotation = blockquote(index...last) { found.append(quotation) }
                index = last + 1
            } else {
                if blocks[index].kind.isProse {
                    found += QuotationMarks.quotations(in: blocks[index].text, block: index)
                }
                index += 1
            }
        }
        return found
    }

    private func blockquote(_ indices: ClosedRange<Int>) -> Quotation? {
        let prose = indices.filter { blocks[$0].kind.isBody && !blocks[$0].text.isBlank }
        guard let last = prose.last, let first = prose.first else { return nil }
        // `P07: We all went …`
        if let end = blocks[first].text.withBytes(QuotationMarks.leadingCode) {
            var words = prose.map { Quotation.Stretch(block: $0, range: 0..<blocks[$0].text.utf8.count) }
            words[0] = Quotation.Stretch(block: first, range: end..<blocks[first].text.utf8.count)
            return Quotation(words: words, attribution: Quotation.Stretch(block: first, range: 0..<end))
        }
        if let start = blocks[last].text.withBytes(QuotationMarks.attributionAtEnd) {
            let words =
                prose.dropLast().map { Quotation.Stretch(block: $0, range: 0..<blocks[$0].text.utf8.count) }
                + (start > 0 ? [Quotation.Stretch(block: last, range: 0..<start)] : [])
            return Quotation(
                words: words, attribution: Quotation.Stretch(block: last, range: start..<blocks[last].text.utf8.count))
        }
        let words = prose.map { Quotation.Stretch(block: $0, range: 0..<blocks[$0].text.utf8.count) }
        // The attribution may be a short line of its own after the blockquote.
        var attribution: Quotation.Stretch?
        let next = indices.upperBound + 1
        if next < blocks.count, blocks[next].kind == .paragraph,
            blocks[next].text.withBytes(QuotationMarks.isAttribution)
        {
            attribution = Quotation.Stretch(block: next, range: 0..<blocks[next].text.utf8.count)
        }
        // … or the sentence before it that ends with a colon and names a code.
        let before = indices.lowerBound - 1
        if attribution == nil, before >= 0, blocks[before].kind == .paragraph {
            attribution = blocks[before].text.withBytes { bytes -> Range<Int>? in
                guard let end = bytes.lastIndex(where: { $0 > 0x20 }), bytes[end] == 0x3A else { return nil }
                return QuotationMarks.clauseWithCode(in: bytes, before: end + 1, after: 0)
            }.map { Quotation.Stretch(block: before, range: $0) }
        }
        return Quotation(words: words, attribution: attribution)
    }
}
