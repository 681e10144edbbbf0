import CCmarkGFM
import Input

/// Cuts Markdown (GitHub's, with tables) into parts.
///
/// The block structure is that of libcmark-gfm. Whatever it leaves out of its tree, such as definitions of links and cells
/// beyond the last column, becomes a part of its own, so that no line of the file goes unread.
struct MarkdownReader {
    private let source: SourceText
    private var builder = DocumentBuilder(file: "", size: 0)
    /// Raw HTML that leaves a table open, to which the next belongs.
    private var openHTML: MappedText?
    /// Which lines of the file some part shows.
    private var coveredLines: [Bool]

    private var quoteDepth = 0
    private var quote: Int?
    private var itemDepth = 0
    private var table = 0
    private var row = -1
    private var column = 0
    private var cells: [Range<Int>] = []
    private var leaf: Leaf?

    /// A block of text while its inline parts are read.
    fileprivate struct Leaf {
        let kind: Block.Kind
        var aligner: InlineAligner
        var text: MappedText
        /// The images around the current text, innermost last.
        var images: [MappedText] = []
        /// Whether the links and images around the current text are written with brackets.
        var brackets: [Bool] = []
        /// What stands in the block but is not part of its text.
        var others: [DocumentPart] = []
    }

    /// Markdown nodes by what they are to us; the parser numbers extensions only at run time.
    private enum Node {
        case blockQuote, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
        case table, tableRow, tableCell
        case text, softBreak, lineBreak, code, htmlInline, link, image
        case other
    }

    private let file: String

    init(file: String, source: SourceText) {
        self.file = file
        self.source = source
        coveredLines = Array(repeating: false, count: source.lineStarts.count + 2)
    }

    /// The parser's extensions are registered once for the process.
    private static let extensions: Void = cmark_gfm_core_extensions_ensure_registered()

    /// Reads the whole file.
    mutating func read(into builder: inout DocumentBuilder) throws(InputProblem) {
        _ = Self.extensions
        // The builder goes in and comes back, so that its parts are never copied.
        swap(&self.builder, &builder)
        defer { swap(&self.builder, &builder) }
        try checkWeight()
        let text = try withoutFrontMatter()
        let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
        defer { cmark_parser_free(parser) }
        if let table = cmark_find_syntax_extension("table") { cmark_parser_attach_syntax_extension(parser, table) }
        text.withUnsafeBytes { buffer in
            cmark_parser_feed(parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
        }
        guard let root = cmark_parser_finish(parser) else { return }
        defer { cmark_node_free(root) }
        try walk(root)
        try readUncoveredLines()
    }

    /// What the parser needs in memory, at most and roughly: a node or two for every line and every sign of markup.
    ///
    /// A file that is all markup would need hundreds of times its size.
    private func checkWeight() throws(InputProblem) {
        var counts = (light: 0, heavy: 0)
        var previous: UInt8 = 0
        for byte in source.bytes {
            switch byte {
            case 0x0A, 0x2A, 0x5F, 0x60:
                // Empty lines cost nothing, and * _ ` make one node a run.
                if byte != previous { counts.heavy += 1 }
            case 0x7C: counts.heavy += 1
            case 0x21, 0x26, 0x3C, 0x3E, 0x5B, 0x5C, 0x5D: counts.light += 1  // ! & < > [ \ ]
            default: break
            }
            previous = byte
        }
        guard 400 * counts.heavy + 200 * counts.light <= (24 << 20) + 5 * source.bytes.count else {
            throw InputProblem(
                file: file, found: "more markup than a file of its size can have", expected: "a report",
                remedy: "divide it, or look at what wrote it")
        }
    }

    /// The bytes for the parser: YAML between `---` lines at the head is a part of its own and blanked out, so that line
    /// numbers stay.
    private mutating func withoutFrontMatter() throws(InputProblem) -> [UInt8] {
        guard source.bytes[source.line(1)].elementsEqual("---".utf8), source.lineStarts.count > 1 else {
            return source.bytes
        }
        for number in 2...source.lineStarts.count {
            let line = source.bytes[source.line(number)]
            guard line.elementsEqual("---".utf8) || line.elementsEqual("...".utf8) else { continue }
            let content = source.line(2).lowerBound..<max(source.line(2).lowerBound, source.line(number - 1).upperBound)
            if !content.isEmpty {
                try builder.append(DocumentPart(kind: .frontMatter, text: MappedText(source, content)))
            }
            cover(1...number)
            var text = source.bytes
            for index in 0..<source.line(number).upperBound where text[index] != 0x0A && text[index] != 0x0D {
                text[index] = 0x20
            }
            return text
        }
        return source.bytes
    }

    private mutating func cover(_ lines: ClosedRange<Int>) {
        for line in lines where line < coveredLines.count { coveredLines[line] = true }
    }

    // MARK: The walk

    private mutating func walk(_ root: OpaquePointer) throws(InputProblem) {
        guard let iterator = cmark_iter_new(root) else { return }
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return try closeHTML() }
            if event == CMARK_EVENT_ENTER { try enter(node) } else { try exit(node) }
        }
    }

    private func kind(of node: OpaquePointer) -> Node {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_BLOCK_QUOTE: return .blockQuote
        case CMARK_NODE_ITEM: return .item
        case CMARK_NODE_CODE_BLOCK: return .codeBlock
        case CMARK_NODE_HTML_BLOCK: return .htmlBlock
        case CMARK_NODE_PARAGRAPH: return .paragraph
        case CMARK_NODE_HEADING: return .heading
        case CMARK_NODE_THEMATIC_BREAK: return .thematicBreak
        case CMARK_NODE_TEXT: return .text
        case CMARK_NODE_SOFTBREAK: return .softBreak
        case CMARK_NODE_LINEBREAK: return .lineBreak
        case CMARK_NODE_CODE: return .code
        case CMARK_NODE_HTML_INLINE: return .htmlInline
        case CMARK_NODE_LINK: return .link
        case CMARK_NODE_IMAGE: return .image
        default:
            switch String(cString: cmark_node_get_type_string(node)) {
            case "table": return .table
            case "table_header", "table_row": return .tableRow
            case "table_cell": return .tableCell
            default: return .other
            }
        }
    }

    private func lines(of node: OpaquePointer) -> ClosedRange<Int> {
        let start = max(1, Int(cmark_node_get_start_line(node)))
        return start...max(start, Int(cmark_node_get_end_line(node)))
    }

    private mutating func enter(_ node: OpaquePointer) throws(InputProblem) {
        let kind = kind(of: node)
        if openHTML != nil, kind != .htmlBlock { try closeHTML() }
        switch kind {
        case .blockQuote:
            if quoteDepth == 0 { quote = builder.newQuote() }
            quoteDepth += 1
        case .item: itemDepth += 1
        case .thematicBreak: cover(lines(of: node))
        case .codeBlock:
            try append(.code, alignedLines(literal(of: node), after: node))
            cover(lines(of: node))
        case .htmlBlock:
            try appendHTML(alignedLines(literal(of: node), after: node))
            cover(lines(of: node))
        case .heading:
            cover(lines(of: node))
            beginLeaf(.heading(level: Int(cmark_node_get_heading_level(node))), range(of: node))
        case .paragraph:
            beginLeaf(quoteDepth > 0 ? .blockquote : itemDepth > 0 ? .listItem : .paragraph, range(of: node))
        case .table:
            table = builder.newTable()
            row = -1
            cover(headLine(of: node)...max(headLine(of: node), lines(of: node).upperBound))
        case .tableRow: enterRow(node)
        case .tableCell:
            let line = source.bytes.count
            let range =
                column < cells.count
                ? cells[column] : (cells.last?.upperBound ?? line)..<(cells.last?.upperBound ?? line)
            beginLeaf(.tableCell(table: table, row: row, column: column), range)
        default: enterInline(node)
        }
    }

    private mutating func exit(_ node: OpaquePointer) throws(InputProblem) {
        switch kind(of: node) {
        case .blockQuote: quoteDepth -= 1
        case .item: itemDepth -= 1
        case .heading, .paragraph: try endLeaf()
        case .tableCell:
            try endLeaf()
            column += 1
        case .tableRow:
            for range in cells.dropFirst(column) { try append(.definition, MappedText(source, range)) }
        case .link, .image: exitLink(node)
        default: break
        }
    }

    private var currentQuote: Int? { quoteDepth > 0 ? quote : nil }

    private mutating func append(_ kind: Block.Kind, _ text: MappedText) throws(InputProblem) {
        try builder.append(DocumentPart(kind: kind, text: text, quote: currentQuote))
    }

    /// Reads a block of raw HTML, together with those after it where it leaves a table open: an empty line ends the block,
    /// but not the table.
    private mutating func appendHTML(_ raw: MappedText) throws(InputProblem) {
        var html = openHTML ?? MappedText(origin: raw.map.start(of: 0))
        openHTML = nil
        html.append(raw, 0..<raw.bytes.count)
        let tags = html.string.lowercased()
        let isOpen = tags.contains("<table") && tags.ranges(of: "<table").count > tags.ranges(of: "</table").count
        openHTML = html
        if !isOpen || html.bytes.count > 1 << 20 { try closeHTML() }
    }

    private mutating func closeHTML() throws(InputProblem) {
        guard let html = openHTML else { return }
        openHTML = nil
        try HTMLReader.read(html, kind: .html, quote: currentQuote, into: &builder)
    }

    // MARK: Blocks of text

    private mutating func beginLeaf(_ kind: Block.Kind, _ range: Range<Int>) {
        leaf = Leaf(
            kind: kind, aligner: InlineAligner(source: source, range: range), text: MappedText(origin: range.lowerBound)
        )
    }

    private mutating func endLeaf() throws(InputProblem) {
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

    /// Makes a table of a paragraph that draws one. Returns whether it does.
    private mutating func appendGrid(_ text: MappedText) throws(InputProblem) -> Bool {
        let start = text.map.start(of: 0)
        let lines = source.lineNumber(of: start)...source.lineNumber(of: text.map.end(of: text.bytes.count))
        let ranges = lines.map { number in
            let line = source.line(number)
            return (source.bytes[line].firstIndex { $0 != 0x20 } ?? line.lowerBound)..<line.upperBound
        }
        guard let grid = GridTable(ranges, in: source) else { return false }
        let table = builder.newTable()
        var places = TableGrid()
        for (row, cells) in grid.rows.enumerated() {
            places.beginRow()
            for (column, pieces) in cells.enumerated() {
                var cell = MappedText(origin: pieces.first?.lowerBound ?? ranges[0].upperBound)
                for piece in pieces {
                    if !cell.isEmpty { cell.append(unmapped: [0x0A]) }
                    cell.append(source, piece)
                }
                let part = try builder.append(
                    DocumentPart(
                        kind: .tableCell(table: table, row: row, column: column), text: cell, quote: currentQuote))
                places.add(part, columns: 1, rows: 1)
            }
        }
        try builder.setTable(table, places, end: ranges[ranges.count - 1].upperBound)
        return true
    }

    private mutating func coverLines(of text: MappedText) {
        for piece in text.map.pieces {
            let first = source.lineNumber(of: piece.source)
            cover(first...max(first, source.lineNumber(of: max(piece.source, piece.source + piece.sourceLength - 1))))
        }
    }

    /// The bytes of a node, from its first column to the end of its last line.
    private func range(of node: OpaquePointer) -> Range<Int> {
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

    private func literal(of node: OpaquePointer) -> [UInt8] {
        guard let pointer = cmark_node_get_literal(node) else { return [] }
        return bytes(pointer)
    }

    private func bytes(_ pointer: UnsafePointer<CChar>) -> [UInt8] {
        Array(UnsafeRawBufferPointer(start: pointer, count: String(cString: pointer).utf8.count))
    }

    /// A text that stands in the file line by line, after whatever marks its containers put before each line.
    private func alignedLines(_ literal: [UInt8], after node: OpaquePointer) -> MappedText {
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

    // MARK: Tables

    /// The line of a table's head: two above its first row, for between them is the line of hyphens; the parser's own place
    /// is that of the paragraph that runs into the table.
    private func headLine(of table: OpaquePointer) -> Int {
        let below = cmark_node_first_child(table).flatMap(cmark_node_next).map { lines(of: $0).lowerBound }
        return max(1, (below ?? lines(of: table).upperBound + 1) - 2)
    }

    private mutating func enterRow(_ node: OpaquePointer) {
        row += 1
        column = 0
        let number =
            row > 0 ? lines(of: node).lowerBound : cmark_node_parent(node).map(headLine) ?? lines(of: node).lowerBound
        let line = source.line(number)
        var start = line.lowerBound
        while start < line.upperBound, [0x20, 0x09, 0x3E].contains(source.bytes[start]) { start += 1 }
        if row == 0, itemDepth > 0, number == lines(of: node).lowerBound {
            start = min(line.upperBound, max(start, line.lowerBound + Int(cmark_node_get_start_column(node)) - 1))
        }
        if start < line.upperBound, source.bytes[start] == 0x7C { start += 1 }
        cells = []
        var position = start
        while position < line.upperBound {
            if source.bytes[position] == 0x5C {
                position += 2
                continue
            }
            if source.bytes[position] == 0x7C {
                cells.append(trimmed(start..<position))
                start = position + 1
            }
            position += 1
        }
        let rest = trimmed(min(start, line.upperBound)..<line.upperBound)
        if !rest.isEmpty { cells.append(rest) }
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower < upper, source.bytes[lower] == 0x20 || source.bytes[lower] == 0x09 { lower += 1 }
        while upper > lower, source.bytes[upper - 1] == 0x20 || source.bytes[upper - 1] == 0x09 { upper -= 1 }
        return lower..<upper
    }

    // MARK: Inline parts

    private mutating func enterInline(_ node: OpaquePointer) {
        guard var current = leaf else { return }
        leaf = nil
        defer { leaf = current }
        switch kind(of: node) {
        case .text: current.write { $0.append(literal(of: node), to: &$1) }
        case .code: current.write { $0.appendCode(literal(of: node), to: &$1) }
        case .softBreak, .lineBreak: current.write { $0.breakLine(to: &$1) }
        case .htmlInline:
            let html = HTMLText(current.aligner.html(literal(of: node)))
            for other in html.others {
                var other = other
                other.isInline = true
                current.others.append(other)
            }
            for remnant in html.remnants { builder.append(remnant) }
        case .link: current.brackets.append(current.aligner.enterLink())
        case .image:
            current.brackets.append(current.aligner.enterLink())
            current.images.append(MappedText(origin: current.aligner.place))
        default: break
        }
    }

    private mutating func exitLink(_ node: OpaquePointer) {
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

    // MARK: What the parser leaves out

    /// Lines that no part shows: definitions of links.
    private mutating func readUncoveredLines() throws(InputProblem) {
        let raw = source.lineStarts.indices.map { $0 + 1 }.filter { !coveredLines[$0] }
        for number in raw {
            let line = source.line(number)
            let isText = source.bytes[line].contains { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte > 0x7F
            }
            guard isText else { continue }
            let whole = MappedText(source, line)
            var text = MappedText(origin: line.lowerBound)
            CharacterReferences.append(whole, 0..<whole.bytes.count, to: &text)
            try builder.append(DocumentPart(kind: .definition, text: text))
        }
    }
}

extension MarkdownReader.Leaf {
    /// Lets the aligner write into the innermost image's text, or the block's own.
    fileprivate mutating func write(_ body: (inout InlineAligner, inout MappedText) -> Void) {
        if images.isEmpty {
            body(&aligner, &text)
        } else {
            body(&aligner, &images[images.count - 1])
        }
    }
}
