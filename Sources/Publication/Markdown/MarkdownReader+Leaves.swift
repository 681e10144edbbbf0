import CCmarkGFM
import Glibc
import Input

/// Blocks of text, and what stands in them.
extension MarkdownReader {
    mutating func beginLeaf(_ kind: Block.Kind, _ range: Range<Int>) {
        leaf = Leaf(
            kind: kind, aligner: InlineAligner(source: source, range: range), text: MappedText(origin: range.lowerBound)
        )
    }

    mutating func endLeaf() throws(InputProblem) {
        guard let ended = leaf else { return }
        leaf = nil
        let texts = [ended.text] + ended.others.map(\.text)
        for text in texts { coverLines(of: text) }
        if ended.text.bytes.first == 0x2B, ended.others.isEmpty, try appendGrid(ended.text) { return }
        var kind = ended.kind
        if ended.text.bytes.starts(with: "[^".utf8), ended.text.string.contains("]:") { kind = .footnote }
        let isCell = if case .tableCell = kind { true } else { false }
        if isCell || !ended.text.isEmpty || ended.others.isEmpty { try append(kind, ended.text) }
        for other in ended.others {
            var part = other
            part.quote = currentQuote
            try builder.append(part)
        }
    }

    mutating func coverLines(of text: MappedText) {
        for piece in text.map.pieces {
            let first = source.lineNumber(of: piece.source)
            cover(first...max(first, source.lineNumber(of: max(piece.source, piece.source + piece.sourceLength - 1))))
        }
    }

    /// The bytes of a node, from its first column to the end of its last line.
    func range(of node: OpaquePointer) -> Range<Int> {
        var lines = lines(of: node)
        var column = Int(cmark_node_get_start_column(node))
        // The parser knows no place for a paragraph that runs into a table, and gives the table the paragraph's.
        if cmark_node_get_start_line(node) == 0, let next = cmark_node_next(node), kind(of: next) == .table {
            let start = self.lines(of: next).lowerBound
            lines = start...max(start, headLine(of: next) - 1)
            column = Int(cmark_node_get_start_column(next))
        }
        let first = source.line(lines.lowerBound)
        let start = min(first.upperBound, first.lowerBound + max(0, column - 1))
        return start..<max(start, source.line(lines.upperBound).upperBound)
    }

    func literal(of node: OpaquePointer) -> [UInt8] {
        guard let pointer = cmark_node_get_literal(node) else { return [] }
        return bytes(pointer)
    }

    func bytes(_ pointer: UnsafePointer<CChar>) -> [UInt8] {
        Array(UnsafeRawBufferPointer(start: pointer, count: strlen(pointer)))
    }

    /// A text that stands in the file line by line, after whatever marks its containers put before each line.
    func alignedLines(_ literal: [UInt8], after node: OpaquePointer) -> MappedText {
        var length: Int32 = 0
        var offset: Int32 = 0
        var character: CChar = 0
        let isFenced =
            cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK
            && cmark_node_get_fenced(node, &length, &offset, &character) != 0
        let start = lines(of: node).lowerBound
        var number = start
        var text = MappedText(origin: source.line(start).lowerBound)
        if isFenced {
            let info = cmark_node_get_fence_info(node).map(bytes) ?? []
            if !info.isEmpty {
                let line = source.line(number)
                text.append(info, for: max(line.lowerBound, line.upperBound - info.count)..<line.upperBound)
                text.append(unmapped: [0x0A])
            }
            number += 1
        }
        for part in literal.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let line = source.line(number)
            let content = part.last == 0x0D ? part.dropLast() : part
            if line.count >= content.count,
                source.bytes[(line.upperBound - content.count)..<line.upperBound].elementsEqual(content)
            {
                text.append(content, for: (line.upperBound - content.count)..<line.upperBound)
            } else {
                text.append(content, for: line)
            }
            text.append(unmapped: [0x0A])
            number += 1
        }
        return text
    }

    mutating func enterInline(_ node: OpaquePointer) {
        guard leaf != nil else { return }
        switch kind(of: node) {
        case .text:
            let literal = literal(of: node)
            leaf?.write { $0.append(literal, to: &$1) }
        case .code:
            let literal = literal(of: node)
            leaf?.write { $0.appendCode(literal, to: &$1) }
        case .softBreak, .lineBreak: leaf?.write { $0.breakLine(to: &$1) }
        case .htmlInline:
            let literal = literal(of: node)
            guard let html = leaf?.aligner.html(literal) else { return }
            let text = HTMLText(html)
            for other in text.others {
                var other = other
                other.isInline = true
                leaf?.others.append(other)
            }
            for remnant in text.remnants { builder.append(remnant) }
        case .link: leaf?.enterLink()
        case .image:
            leaf?.enterLink()
            leaf?.enterImage()
        default: break
        }
    }

    mutating func exitLink(_ node: OpaquePointer) {
        guard var current = leaf, let isBracket = current.brackets.popLast() else { return }
        leaf = nil
        defer { leaf = current }
        if kind(of: node) == .image, let alternative = current.images.popLast() {
            current.others.append(DocumentPart(kind: .altText, text: alternative, isInline: true, isImage: true))
        }
        guard let places = current.aligner.exitLink(isBracket: isBracket) else { return }
        for (kind, pointer, place) in [
            (Block.Kind.linkDestination, cmark_node_get_url(node), places.destination),
            (.linkTitle, cmark_node_get_title(node), places.title),
        ] {
            guard let pointer else { continue }
            let bytes = bytes(pointer)
            guard !bytes.isEmpty else { continue }
            var text = MappedText(origin: place.lowerBound)
            text.append(bytes, for: place)
            current.others.append(DocumentPart(kind: kind, text: text, isInline: true))
        }
    }
}

extension MarkdownReader.Leaf {
    /// Passes the beginning of a link or an image.
    mutating func enterLink() { brackets.append(aligner.enterLink()) }

    /// Begins the alternative text of an image.
    mutating func enterImage() { images.append(MappedText(origin: aligner.place)) }

    /// Lets the aligner write into the innermost image's text, or the block's own.
    mutating func write(_ body: (inout InlineAligner, inout MappedText) -> Void) {
        if images.isEmpty {
            body(&aligner, &text)
        } else {
            body(&aligner, &images[images.count - 1])
        }
    }
}
