/// A piece of a document that a reader sees or can find, with the way back to the file.
public struct Block: Hashable, Sendable {
    /// What a piece is.
    public enum Kind: Hashable, Sendable {
        case heading(level: Int)
        case paragraph
        case listItem
        case blockquote
        /// A cell of `Document.tables[table]`; row 0 is the header.
        case tableCell(table: Int, row: Int, column: Int)
        case code
        /// The text between the tags of raw HTML.
        case html
        /// The value of an attribute of raw HTML.
        case attribute(name: String)
        case comment
        case frontMatter
        case altText
        case linkTitle
        case linkDestination
        /// The definition of a link, which no reader sees but every reader of the file finds.
        case definition
        case footnote
        case caption
        /// What stands at the head of every page.
        case pageHeader
        /// What stands at the foot of every page.
        case pageFooter
        /// A property of the file, such as its title.
        case metadata(name: String)
        /// Words that a tracked change took out and the file still holds.
        case deleted
        /// Text that no reader of the page sees.
        case hidden
        /// A program, or data for one.
        case script

        /// Whether it is part of the running text.
        public var isProse: Bool {
            switch self {
            case .heading, .paragraph, .listItem, .blockquote, .tableCell, .html, .footnote, .caption, .pageHeader,
                .pageFooter:
                true
            default: false
            }
        }

        /// Whether it is part of the running text but no heading.
        public var isBody: Bool {
            if case .heading = self { return false }
            return isProse
        }
    }

    /// What it is.
    public let kind: Kind
    /// Its text as a reader sees it, markup resolved.
    public let text: String
    /// The section it stands in: the number of headings of level 1 or 2 up to it.
    public let section: Int
    /// The outermost blockquote it belongs to, counted through the document; `nil` outside.
    public let quote: Int?
    /// Whether it was taken out of a paragraph, such as a comment between two words.
    let isInline: Bool
    /// The mark of a vignette that it is, where it is one.
    let mark: VignetteMark?
    let map: SourceMap

    init(_ part: DocumentPart, section: Int) {
        kind = part.kind
        text = part.text.string
        map = part.text.map
        quote = part.quote
        isInline = part.isInline
        mark = part.mark ?? VignetteMark(kind: part.kind, text: part.text.bytes)
        self.section = part.isApart ? 0 : section
    }

    /// Whether the block is a mark of a vignette and nothing else, well formed or not.
    public var isMark: Bool { mark != nil }
}

/// Which bytes of a file the bytes of a text come from.
struct SourceMap: Hashable, Sendable {
    /// Where a stretch of the text comes from: byte for byte, or as a whole where its length in the file differs.
    struct Piece: Hashable, Sendable {
        let text: Int
        let source: Int
        let length: Int
        let sourceLength: Int
    }

    private(set) var pieces: [Piece] = []
    /// Where an empty text stands.
    var origin = 0

    mutating func append(text: Int, source: Int, length: Int, sourceLength: Int) {
        guard length > 0 else { return }
        if let last = pieces.last, last.length == last.sourceLength, length == sourceLength,
            last.text + last.length == text, last.source + last.length == source
        {
            pieces[pieces.count - 1] = Piece(
                text: last.text, source: last.source, length: last.length + length, sourceLength: last.length + length)
        } else {
            pieces.append(Piece(text: text, source: source, length: length, sourceLength: sourceLength))
        }
    }

    /// The pieces that reach into a stretch of the text.
    func pieces(in range: Range<Int>) -> ArraySlice<Piece> {
        guard !range.isEmpty else { return [] }
        var low = 0
        var high = pieces.count
        while low < high {
            let middle = (low + high) / 2
            if pieces[middle].text + pieces[middle].length <= range.lowerBound {
                low = middle + 1
            } else {
                high = middle
            }
        }
        var end = low
        while end < pieces.count, pieces[end].text < range.upperBound { end += 1 }
        return pieces[low..<end]
    }

    private func piece(before offset: Int, inclusive: Bool) -> Piece? {
        var low = 0
        var high = pieces.count
        while low < high {
            let middle = (low + high) / 2
            if pieces[middle].text < offset || (inclusive && pieces[middle].text == offset) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low > 0 ? pieces[low - 1] : nil
    }

    /// The byte of the file at which the byte of the text at `offset` begins.
    func start(of offset: Int) -> Int {
        guard let piece = piece(before: offset, inclusive: true) else { return pieces.first?.source ?? origin }
        let inside = offset - piece.text
        if inside >= piece.length { return piece.source + piece.sourceLength }
        return piece.length == piece.sourceLength ? piece.source + inside : piece.source
    }

    /// The byte of the file after the byte of the text before `offset`.
    func end(of offset: Int) -> Int {
        guard let piece = piece(before: offset, inclusive: false) else { return start(of: offset) }
        let inside = offset - piece.text
        if inside >= piece.length { return piece.source + piece.sourceLength }
        return piece.length == piece.sourceLength ? piece.source + inside : piece.source + piece.sourceLength
    }
}

/// A text under construction that remembers where its bytes come from.
struct MappedText: Sendable {
    private(set) var bytes: [UInt8] = []
    private(set) var map = SourceMap()

    init(origin: Int) { map.origin = origin }

    /// A stretch of the file as it stands.
    init(_ source: SourceText, _ range: Range<Int>) {
        self.init(origin: range.lowerBound)
        append(source, range)
    }

    var isEmpty: Bool { bytes.isEmpty }
    var string: String { String(decoding: bytes, as: UTF8.self) }

    /// Appends a stretch of the file as it stands.
    mutating func append(_ source: SourceText, _ range: Range<Int>) {
        map.append(text: bytes.count, source: range.lowerBound, length: range.count, sourceLength: range.count)
        bytes += source.bytes[range]
    }

    /// Appends a stretch of another mapped text.
    mutating func append(_ other: MappedText, _ range: Range<Int>) {
        for piece in other.map.pieces(in: range) {
            let inside = max(piece.text, range.lowerBound)..<min(piece.text + piece.length, range.upperBound)
            let isVerbatim = piece.length == piece.sourceLength
            map.append(
                text: bytes.count + inside.lowerBound - range.lowerBound,
                source: isVerbatim ? piece.source + inside.lowerBound - piece.text : piece.source, length: inside.count,
                sourceLength: isVerbatim ? inside.count : piece.sourceLength)
        }
        bytes += other.bytes[range]
    }

    /// A stretch of the text with its places.
    func slice(_ range: Range<Int>) -> MappedText {
        var slice = MappedText(origin: map.start(of: range.lowerBound))
        slice.append(self, range)
        return slice
    }

    /// Appends bytes that stand for no stretch of the file, such as a line break that a tag makes.
    mutating func append(unmapped new: [UInt8]) { bytes += new }

    /// Appends bytes that stand for another stretch of the file.
    mutating func append(_ new: some Collection<UInt8>, for range: Range<Int>) {
        map.append(text: bytes.count, source: range.lowerBound, length: new.count, sourceLength: range.count)
        bytes += new
    }
}
