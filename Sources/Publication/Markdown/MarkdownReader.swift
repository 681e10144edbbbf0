import CCmarkGFM
import Input

/// Cuts Markdown (GitHub's, with tables) into parts.
///
/// The block structure is that of libcmark-gfm. Whatever it leaves out of its tree, such as definitions of links and cells
/// beyond the last column, becomes a part of its own, so that no line of the file goes unread.
struct MarkdownReader {
    let source: SourceText
    var builder = DocumentBuilder(file: "", size: 0)
    /// Raw HTML that leaves a table open, to which the next belongs.
    var openHTML: MappedText?
    /// How many tables it begins and does not end.
    var openTables = 0
    /// Which lines of the file some part shows.
    var coveredLines: [Bool]

    var quoteDepth = 0
    var quote: Int?
    var itemDepth = 0
    var table = 0
    var row = -1
    var column = 0
    var cells: [Range<Int>] = []
    var leaf: Leaf?
    /// How many lines of the file stand before the piece that is being read.
    var linesBefore = 0

    /// A block of text while its inline parts are read.
    struct Leaf {
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
    enum Node {
        case blockQuote, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
        case table, tableRow, tableCell
        case text, softBreak, lineBreak, code, htmlInline, link, image
        case other
    }

    let file: String

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
        let text = try withoutFrontMatter()
        for lines in MarkdownPieces.lines(of: source) {
            let end = lines.upperBound < source.lineStarts.count ? source.lineStarts[lines.upperBound] : text.count
            linesBefore = lines.lowerBound - 1
            try readPiece(text[source.lineStarts[linesBefore]..<end])
        }
        try readUncoveredLines()
    }

    private mutating func readPiece(_ text: ArraySlice<UInt8>) throws(InputProblem) {
        try checkWeight(of: text)
        let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
        defer { cmark_parser_free(parser) }
        if let table = cmark_find_syntax_extension("table") { cmark_parser_attach_syntax_extension(parser, table) }
        text.withUnsafeBytes { buffer in
            cmark_parser_feed(parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
        }
        guard let root = cmark_parser_finish(parser) else { return }
        defer { cmark_node_free(root) }
        try walk(root)
    }

    /// What the parser needs in memory, at most and roughly: a node or two for every line and every sign of markup.
    ///
    /// A file that is all markup would need hundreds of times its size.
    private func checkWeight(of text: ArraySlice<UInt8>) throws(InputProblem) {
        var counts = (light: 0, heavy: 0)
        var previous: UInt8 = 0
        text.withUnsafeBufferPointer { text in
            for byte in text {
                defer { previous = byte }
                // Letters, spaces, full stops and commas, nearly all there is.
                if byte &- 0x61 < 26 || byte == 0x20 || byte == 0x2E || byte == 0x2C { continue }
                switch byte {
                case 0x0A, 0x2A, 0x5F, 0x60:
                    // Empty lines cost nothing, and * _ ` make one node a run.
                    if byte != previous { counts.heavy += 1 }
                case 0x7C: counts.heavy += 1
                case 0x21, 0x26, 0x3C, 0x3E, 0x5B, 0x5C, 0x5D: counts.light += 1  // ! & < > [ \ ]
                default: break
                }
            }
        }
        guard 400 * counts.heavy + 200 * counts.light <= (24 << 20) + 5 * source.bytes.count else {
            throw InputProblem(
                file: file, found: "more markup than a file of its size can have", expected: "a report",
                remedy: "divide it, or look at what wrote it")
        }
    }

    /// The bytes for the parser: YAML between `---` lines at the head is a part of its own and blanked out, so that line
    /// numbers stay.
    mutating func withoutFrontMatter() throws(InputProblem) -> [UInt8] {
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

    mutating func cover(_ lines: ClosedRange<Int>) {
        for line in lines where line < coveredLines.count { coveredLines[line] = true }
    }

    // MARK: The walk

    mutating func walk(_ root: OpaquePointer) throws(InputProblem) {
        guard let iterator = cmark_iter_new(root) else { return }
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return try closeHTML() }
            if event == CMARK_EVENT_ENTER { try enter(node) } else { try exit(node) }
        }
    }

    func kind(of node: OpaquePointer) -> Node {
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

    func lines(of node: OpaquePointer) -> ClosedRange<Int> {
        let start = max(1, Int(cmark_node_get_start_line(node))) + linesBefore
        return start...max(start, Int(cmark_node_get_end_line(node)) + linesBefore)
    }

    mutating func enter(_ node: OpaquePointer) throws(InputProblem) {
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

    mutating func exit(_ node: OpaquePointer) throws(InputProblem) {
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

    var currentQuote: Int? { quoteDepth > 0 ? quote : nil }

    mutating func append(_ kind: Block.Kind, _ text: MappedText) throws(InputProblem) {
        try builder.append(DocumentPart(kind: kind, text: text, quote: currentQuote))
    }

    /// Reads a block of raw HTML, together with those after it where it leaves a table open: an empty line ends the block,
    /// but not the table.
    mutating func appendHTML(_ raw: MappedText) throws(InputProblem) {
        var html = openHTML ?? MappedText(origin: raw.map.start(of: 0))
        openHTML = nil
        html.append(raw, 0..<raw.bytes.count)
        openTables += Self.count(of: "<table", in: raw.bytes) - Self.count(of: "</table", in: raw.bytes)
        openHTML = html
        if openTables <= 0 || html.bytes.count > 1 << 20 { try closeHTML() }
    }

    /// How often a text of small letters stands in bytes, in small letters or capitals.
    private static func count(of text: String, in bytes: [UInt8]) -> Int {
        let wanted = Array(text.utf8)
        guard bytes.count >= wanted.count else { return 0 }
        return (0...(bytes.count - wanted.count)).count { start in
            bytes[start] == wanted[0]
                && wanted.indices.allSatisfy { index in
                    let byte = bytes[start + index]
                    return byte == wanted[index] || byte &- 0x41 < 26 && byte | 0x20 == wanted[index]
                }
        }
    }

    mutating func closeHTML() throws(InputProblem) {
        guard let html = openHTML else { return }
        openHTML = nil
        openTables = 0
        try HTMLReader.read(html, kind: .html, quote: currentQuote, into: &builder)
    }

    // MARK: What the parser leaves out

    /// Lines that no part shows: definitions of links.
    mutating func readUncoveredLines() throws(InputProblem) {
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
