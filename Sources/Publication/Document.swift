public import Input

/// A file cut into blocks.
public struct Document: Sendable {
    /// How a file is written.
    public enum Format: String, CaseIterable, Sendable {
        case markdown = "md"
        case text = "txt"

        /// The format that a file name tells, or `nil` where it is none that can be read.
        public init?(fileName: String) {
            let lower = fileName.lowercased()
            if lower.hasSuffix(".md") || lower.hasSuffix(".markdown") {
                self = .markdown
            } else if lower.hasSuffix(".txt") {
                self = .text
            } else {
                return nil
            }
        }
    }

    /// The name of the file as the user gave it.
    public let name: String
    /// How it is written.
    public let format: Format
    /// The bytes and lines of the file.
    public let source: SourceText
    /// Everything a reader sees or can find, in the order of the file.
    public let blocks: [Block]
    /// The titles of the sections; the first is empty and stands for what comes before any heading.
    public let sectionTitles: [String]
    /// The tables.
    public let tables: [Table]
    /// The images, as the blocks of their alternative texts; an image without one has an empty block.
    public let images: [Int]
    /// The marked vignettes whose marks are sound.
    public let vignettes: [MarkedVignette]
    /// What is wrong with the marks.
    public let markerProblems: [MarkerProblem]

    /// Reads a file.
    ///
    /// - Throws: `InputProblem` where the bytes are not UTF-8 or hold a NUL.
    public init(name: String, bytes: [UInt8], format: Format) throws(InputProblem) {
        let source = try SourceText(file: name, bytes: bytes)
        var builder = DocumentBuilder()
        switch format {
        case .markdown:
            var reader = MarkdownReader(source: source)
            reader.read(into: &builder)
        case .text: readPlainText(source, into: &builder)
        }
        self.name = name
        self.format = format
        self.source = source
        (blocks, sectionTitles, tables, images) = builder.finish()
        (vignettes, markerProblems) = MarkedVignette.find(in: blocks)
    }

    /// The vignette that a block belongs to.
    public func vignette(of block: Int) -> MarkedVignette? {
        vignettes.first { $0.blocks.contains(block) }
    }

    /// The places of a stretch of a block's text, given in UTF-8 bytes: of its first scalar and after its last.
    public func places(of range: Range<Int>, in block: Int) -> (start: Place, end: Place) {
        let map = blocks[block].map
        let start = map.start(of: range.lowerBound)
        let end = range.isEmpty ? start : max(start, map.end(of: range.upperBound))
        return (source.place(of: start), source.place(of: end))
    }

    /// The places of a whole block.
    public func places(of block: Int) -> (start: Place, end: Place) {
        places(of: 0..<blocks[block].text.utf8.count, in: block)
    }
}

/// A block that is not yet in its place.
struct DocumentPart {
    let kind: Block.Kind
    let text: MappedText
    var quote: Int?
    var isInline = false
    var isImage = false
}

/// Collects the parts of a document in any order and puts them in the order of the file.
struct DocumentBuilder {
    private var parts: [DocumentPart] = []

    mutating func append(_ part: DocumentPart) { parts.append(part) }

    /// The blocks, sections, tables and images.
    func finish() -> (blocks: [Block], sectionTitles: [String], tables: [Table], images: [Int]) {
        let ordered = parts.enumerated().sorted {
            ($0.element.text.map.start(of: 0), $0.offset) < ($1.element.text.map.start(of: 0), $1.offset)
        }
        var blocks: [Block] = []
        var titles = [""]
        var tables: [Table] = []
        var images: [Int] = []
        for (_, part) in ordered {
            if case .heading(let level) = part.kind, level <= 2 { titles.append(part.text.string) }
            if part.isImage { images.append(blocks.count) }
            if case .tableCell(let table, let row, let column) = part.kind {
                while tables.count <= table { tables.append(Table(rows: [])) }
                while tables[table].rows.count <= row { tables[table].rows.append([]) }
                assert(tables[table].rows[row].count == column, "cells of a row in order")
                tables[table].rows[row].append(blocks.count)
            }
            blocks.append(Block(part, section: titles.count - 1))
        }
        for index in tables.indices { tables[index].caption = Self.caption(of: tables[index], in: blocks) }
        return (blocks, titles, tables, images)
    }

    private static func caption(of table: Table, in blocks: [Block]) -> Int? {
        guard let first = table.rows.first?.first, let last = table.rows.last?.last else { return nil }
        func isTitled(_ block: Block) -> Bool {
            block.kind == .paragraph && block.text.trimmingSpaces.lowercased().hasPrefix("table")
        }
        if first > 0, isTitled(blocks[first - 1]) { return first - 1 }
        if last + 1 < blocks.count, isTitled(blocks[last + 1]) { return last + 1 }
        if first > 0, blocks[first - 1].kind == .paragraph, blocks[first - 1].text.trimmingSpaces.hasSuffix(":") {
            return first - 1
        }
        return nil
    }
}
