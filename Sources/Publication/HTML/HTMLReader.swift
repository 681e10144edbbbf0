import Input

/// Cuts HTML into parts: a whole page, or a piece of it inside Markdown.
struct HTMLReader {
    /// What elements hand down to what is inside them.
    struct Context {
        var kind: Block.Kind
        var quote: Int?
        /// The element, counted from the outermost, that hides all this.
        var hiddenBy: Int?
        /// The element that keeps all this from screen readers.
        var silencedBy: Int?
        var keepsSpaces = false
        var hasGround = false
    }

    struct Element {
        let name: String
        let context: Context
        var isVignette = false
        /// What hides its text, where it says so, and whether there was any.
        var hiding: (kind: Remnant.Kind, range: Range<Int>)?
        var hidText = false
    }

    /// Running text of a paragraph or of a cell, under construction.
    struct Flow {
        var text: MappedText
        var kind: Block.Kind?
        var quote: Int?
        /// White space that stands for one space if text follows.
        var space: Range<Int>?
        var hidden: MappedText
        /// Marks that stand inside the text if more of it follows.
        var marks: [DocumentPart] = []
        var spans: (columns: Int, rows: Int) = (1, 1)

        init(origin: Int) {
            text = MappedText(origin: origin)
            hidden = MappedText(origin: origin)
        }
    }

    struct OpenTable {
        let number: Int
        var grid = TableGrid()
        var isInRow = false
    }

    let html: MappedText
    /// Whether more of the document surrounds the HTML.
    private let isFragment: Bool
    var builder: DocumentBuilder
    var root: Context
    var elements: [Element] = []
    /// The flow of the page and, above it, those of the open cells.
    var flows: [Flow]
    var tables: [OpenTable] = []
    var style = HTMLStyle()
    private var openElements: [String: Int] = [:]
    private var seenAttributes: Set<String> = []
    private var isTooDeep = false

    /// How deep elements may stand inside each other.
    private static let deepest = 512
    /// Programs and styles longer than this are not read.
    private static let longestScript = 1 << 16

    private init(_ html: MappedText, builder: DocumentBuilder, kind: Block.Kind, quote: Int?, isFragment: Bool) {
        self.html = html
        self.isFragment = isFragment
        self.builder = builder
        root = Context(kind: kind, quote: quote)
        flows = [Flow(origin: html.map.start(of: 0))]
    }

    /// Reads a page.
    static func read(_ source: SourceText, into builder: inout DocumentBuilder) throws(InputProblem) {
        try read(
            MappedText(source, 0..<source.bytes.count), kind: .paragraph, quote: nil, isFragment: false, into: &builder)
    }

    /// Reads a piece of HTML; text outside all paragraphs is of a kind.
    static func read(
        _ html: MappedText, kind: Block.Kind, quote: Int?, isFragment: Bool = true, into builder: inout DocumentBuilder
    ) throws(InputProblem) {
        var reader = HTMLReader(html, builder: builder, kind: kind, quote: quote, isFragment: isFragment)
        // The builder goes into the reader and comes back, so that its parts are never copied.
        builder = DocumentBuilder(file: "", size: 0)
        defer { builder = reader.builder }
        try reader.read()
    }

    var context: Context { elements.last?.context ?? root }

    private mutating func read() throws(InputProblem) {
        builder.beginPiece()
        var tokenizer = HTMLTokenizer(html.bytes)
        while let token = tokenizer.next() {
            switch token {
            case .text(let range): try appendText(range)
            case .rawText(let range, let name, let resolves): try appendRaw(range, of: name, resolves: resolves)
            case .comment(let range): try appendComment(range)
            case .declaration(let range):
                try append(DocumentPart(kind: .attribute(name: "declaration"), text: html.slice(range)))
            case .start(let tag): try start(tag)
            case .end(let name, let place): try end(name, at: place)
            }
        }
        while !elements.isEmpty { try pop(at: html.bytes.count, isImplied: true) }
        try flush()
    }

    mutating func append(_ part: DocumentPart) throws(InputProblem) {
        var part = part
        if !part.isApart { part.quote = part.quote ?? context.quote }
        try builder.append(part)
    }

    func source(_ offset: Int) -> Int { html.map.start(of: offset) }

    // MARK: Elements

    private mutating func start(_ tag: HTMLTag) throws(InputProblem) {
        let name = tag.name
        if name == "br" { return breakLine(at: tag.range) }
        let isBlock = !HTMLNames.inline.contains(name)
        if HTMLNames.endsParagraph.contains(name) { try close(["p"], boundary: ["td", "th", "table", "button"]) }
        if HTMLNames.headings[name] != nil { try close(Set(HTMLNames.headings.keys), boundary: ["td", "th", "div"]) }
        if let sibling = HTMLNames.siblings[name] { try close(sibling.ends, boundary: sibling.boundary) }
        if isBlock { try flush() }

        let attributes = HTMLAttributes(tag, html, style: style)
        for part in attributes.parts { try appendAttribute(part) }
        for remnant in attributes.remnants { builder.append(remnant) }
        guard !HTMLNames.void.contains(name) else { return }

        guard elements.count < Self.deepest else {
            if !isTooDeep {
                let place = source(tag.range.lowerBound)
                builder.append(
                    Remnant(.unread(reason: "elements stand more than \(Self.deepest) deep"), place..<place))
            }
            isTooDeep = true
            return
        }
        var element = Element(name: name, context: inherited(tag, attributes))
        if let hiding = attributes.hiding {
            element.hiding = hiding
        } else if attributes.isSilent {
            element.hiding = (.hiddenText(.screenReader), sourceRange(tag.range))
        } else if name == "template" || name == "datalist" || (name == "dialog" && tag["open"] == nil) {
            element.hiding = (.hiddenText(.style), sourceRange(tag.range))
        }
        if let (vignette, text) = attributes.vignette {
            try flush()
            element.isVignette = true
            try append(
                DocumentPart(
                    kind: .attribute(name: "data-vignette"), text: text, isInline: flows.count > 1,
                    mark: VignetteMark(name: vignette)))
        }
        elements.append(element)
        openElements[name, default: 0] += 1
        switch name {
        case "table": tables.append(OpenTable(number: builder.newTable()))
        case "tr": beginRow()
        case "td", "th": beginCell(tag)
        case "q": appendSign("“")
        default: break
        }
    }

    private func sourceRange(_ range: Range<Int>) -> Range<Int> {
        let start = source(range.lowerBound)
        return start..<max(start, html.map.end(of: range.upperBound))
    }

    /// What an element hands down.
    private mutating func inherited(_ tag: HTMLTag, _ attributes: HTMLAttributes) -> Context {
        var context = self.context
        let isNote = context.kind == .footnote
        switch tag.name {
        case let name where HTMLNames.headings[name] != nil:
            context.kind = .heading(level: HTMLNames.headings[name] ?? 1)
        case "blockquote":
            context.quote = context.quote ?? builder.newQuote()
            context.kind = .blockquote
        case "li", "dd", "dt": if !isNote { context.kind = context.quote == nil ? .listItem : .blockquote }
        case "p":
            if case .html = context.kind { context.kind = .paragraph }
        case "caption", "figcaption": context.kind = .caption
        case "pre":
            context.kind = .code
            context.keepsSpaces = true
        case "title": context.kind = .metadata(name: "title")
        default: break
        }
        let role = tag["role"].map { String(decoding: html.bytes[$0.value], as: UTF8.self) } ?? ""
        let classes = tag["class"].map { String(decoding: html.bytes[$0.value], as: UTF8.self) } ?? ""
        let names = classes.split(separator: " ")
        if role.hasPrefix("doc-footnote") || role.hasPrefix("doc-endnote") || names.contains("footnotes") {
            context.kind = .footnote
        }
        if attributes.hasGround { context.hasGround = true }
        let hidesBySheet =
            tag.name == "template" || tag.name == "datalist" || (tag.name == "dialog" && tag["open"] == nil)
        if hidesBySheet {
            context.hiddenBy = elements.count
        } else if let (kind, _) = attributes.hiding {
            // White text can be read where some element has set a ground.
            if !(kind == .hiddenText(.groundColour) && context.hasGround) { context.hiddenBy = elements.count }
        } else if attributes.isSilent, context.silencedBy == nil {
            context.silencedBy = elements.count
        }
        return context
    }

    private mutating func end(_ name: String, at place: Int) throws(InputProblem) {
        if name == "br" { return breakLine(at: place..<place) }
        if name == "p", openElements["p", default: 0] == 0 { return try flush() }
        guard openElements[name, default: 0] > 0 else {
            // In Markdown an element may reach over several pieces of HTML.
            if isFragment, builder.closeElement(name) { try endVignette(at: place) }
            return
        }
        let crossesCells = HTMLNames.tableParts.contains(name)
        var index = elements.count - 1
        while index >= 0, elements[index].name != name {
            if !crossesCells, ["td", "th", "caption", "table"].contains(elements[index].name) { return }
            index -= 1
        }
        while elements.count > index, index >= 0 {
            try pop(at: place, isImplied: elements.count > index + 1)
        }
    }

    /// Ends elements that a sibling ends, down to a boundary.
    private mutating func close(_ names: Set<String>, boundary: Set<String>) throws(InputProblem) {
        guard names.contains(where: { openElements[$0, default: 0] > 0 }) else { return }
        var index = elements.count - 1
        while index >= 0, !names.contains(elements[index].name) {
            if boundary.contains(elements[index].name) || elements[index].isVignette { return }
            index -= 1
        }
        while index >= 0, elements.count > index { try pop(at: html.bytes.count, isImplied: true) }
    }

    /// Ends the innermost element. A vignette's end counts only where the file has it.
    private mutating func pop(at place: Int, isImplied: Bool) throws(InputProblem) {
        guard let element = elements.last else { return }
        switch element.name {
        case "td", "th": try endCell()
        case "table": try endTable(at: place)
        case "q": appendSign("”")
        default: if !HTMLNames.inline.contains(element.name) || element.isVignette { try flush() }
        }
        let isLeftOpen = isFragment && place == html.bytes.count && isImplied
        if isLeftOpen {
            builder.leaveOpen(element.name, isVignette: element.isVignette)
        } else if element.isVignette, !isImplied {
            try endVignette(at: place)
        }
        if elements[elements.count - 1].hidText || isLeftOpen, let (kind, range) = element.hiding {
            builder.append(Remnant(kind, range))
        }
        elements.removeLast()
        openElements[element.name, default: 1] -= 1
    }

    private mutating func endVignette(at place: Int) throws(InputProblem) {
        try append(
            DocumentPart(
                kind: .attribute(name: "data-vignette"), text: MappedText(origin: source(place)),
                isInline: flows.count > 1, mark: .end))
    }

    /// Attributes that pages repeat by the thousand are kept once each.
    private mutating func appendAttribute(_ part: DocumentPart) throws(InputProblem) {
        if case .attribute(let name) = part.kind {
            guard part.text.bytes.count > 1, seenAttributes.insert(name + "=" + part.text.string).inserted else {
                return
            }
        }
        var part = part
        part.isInline = true
        try append(part)
    }

    // MARK: Raw text and comments

    private mutating func appendRaw(_ range: Range<Int>, of name: String, resolves: Bool) throws(InputProblem) {
        if resolves { return try appendText(range) }
        switch name {
        case "script", "style":
            let text = html.slice(range)
            guard !text.string.isBlank else { return }
            if name == "style" { style.read(text.string) }
            let isLong = range.count > Self.longestScript
            if !isLong { try append(DocumentPart(kind: .script, text: text, isInline: true)) }
            guard name == "script" else { return }
            let place = sourceRange(range.lowerBound..<min(range.upperBound, range.lowerBound + 1))
            builder.append(Remnant(.embedded(isLong || isData(text.bytes) ? .data : .script), place))
        case "iframe", "noembed", "noframes":
            // What stands inside is markup for programs that know no frames.
            let inner = html.slice(range)
            try HTMLReader.read(inner, kind: .hidden, quote: nil, into: &builder)
        default: try appendText(range, isVerbatim: true)
        }
    }

    /// Whether a script is data and no program.
    private func isData(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first(where: { $0 > 0x20 }) else { return false }
        return first == 0x7B || first == 0x5B
    }

    private mutating func appendComment(_ range: Range<Int>) throws(InputProblem) {
        let text = html.slice(range)
        if Self.isConditional(text.string) { return }
        var part = DocumentPart(kind: .comment, text: text)
        let isMark = VignetteMark(kind: .comment, text: text.bytes) != nil
        if isMark, flows.count > 1 || !(flows[0].text.string.isBlank) {
            if flows.count > 1 {
                part.isInline = true
                return try append(part)
            }
            flows[0].marks.append(part)
            return
        }
        if isMark { try flush() }
        part.isInline = !isMark
        try append(part)
    }

    /// Comments by which pages speak to old browsers, without any words.
    private static func isConditional(_ comment: String) -> Bool {
        let trimmed = comment.trimmingSpaces
        if trimmed == "<![endif]" || trimmed == "[endif]" { return true }
        guard trimmed.hasPrefix("[if ") else { return false }
        let body = trimmed.drop { $0 != "]" }.dropFirst()
        guard !body.contains("<!--") else { return false }
        var tokenizer = HTMLTokenizer(Array(body.utf8))
        while let token = tokenizer.next() {
            switch token {
            case .text(let range):
                let text = Array(body.utf8)[range]
                // The `>` of `[if …]>` is no word.
                if text.contains(where: { $0 > 0x20 && $0 != 0x3E }) { return false }
            case .rawText: return false
            default: continue
            }
        }
        return true
    }
}
