import Input

/// A block that is not yet in its place.
struct DocumentPart {
    let kind: Block.Kind
    let text: MappedText
    var quote: Int?
    var isInline = false
    var isImage = false
    /// The mark of a vignette that it stands for, where its text does not say so.
    var mark: VignetteMark?
    /// Whether it belongs to no section, such as the head of a page.
    var isApart = false
}

/// Collects the parts of a document in any order and puts them in the order of the file.
struct DocumentBuilder {
    private let file: String
    private var parts: [DocumentPart] = []
    private var remnants: [Remnant] = []
    /// Tables whose cells are not simply what their parts say, as the numbers of parts.
    private var grids: [Int: [[Int]]] = [:]
    private var tables = 0
    private var openElements: [(name: String, isVignette: Bool)] = []
    private var pieceStart = 0
    private var quotes = 0
    /// What the parts so far take in memory, roughly, and what they may.
    private var weight = 0
    private let limit: Int

    /// What a part takes beside its text, roughly.
    private static let partWeight = 256

    init(file: String, size: Int) {
        self.file = file
        limit = (32 << 20) + 8 * size
    }

    /// Adds a part. Returns its number.
    ///
    /// - Throws: `InputProblem` where the parts of the file would need far more memory than the file.
    @discardableResult
    mutating func append(_ part: DocumentPart) throws(InputProblem) -> Int {
        weight += Self.partWeight + 2 * part.text.bytes.count + 32 * part.text.map.pieces.count
        guard weight <= limit else {
            throw InputProblem(
                file: file, found: "more pieces of text than a file of its size can have",
                expected: "a report", remedy: "divide it, or look at what wrote it")
        }
        parts.append(part)
        return parts.count - 1
    }

    mutating func append(_ remnant: Remnant) { remnants.append(remnant) }

    /// The number of a table that begins.
    mutating func newTable() -> Int {
        tables += 1
        return tables - 1
    }

    /// Remembers an element that a piece of HTML leaves open, innermost last.
    mutating func leaveOpen(_ name: String, isVignette: Bool) {
        // A piece names its elements from the innermost outwards.
        openElements.insert((name, isVignette), at: pieceStart)
    }

    /// Ends the innermost element of a name that earlier pieces left open. Returns whether it was a vignette.
    mutating func closeElement(_ name: String) -> Bool {
        guard let index = openElements.lastIndex(where: { $0.name == name }) else { return false }
        let isVignette = openElements[index].isVignette
        openElements.removeSubrange(index...)
        pieceStart = openElements.count
        return isVignette
    }

    /// Says that a piece of HTML begins.
    mutating func beginPiece() { pieceStart = openElements.count }

    /// The number of a blockquote that begins.
    mutating func newQuote() -> Int {
        quotes += 1
        return quotes - 1
    }

    /// Says which cells a table has. Places without a cell get an empty one, of which a row needs one only.
    mutating func setTable(_ number: Int, _ grid: TableGrid, end: Int) throws(InputProblem) {
        let rows = grid.rows.filter { !$0.isEmpty }
        guard let width = rows.map(\.count).max() else { return }
        grids[number] = rows
        for (row, cells) in rows.enumerated() where cells.count < width {
            let empty = try append(
                DocumentPart(
                    kind: .tableCell(table: number, row: row, column: cells.count), text: MappedText(origin: end)))
            grids[number]?[row] += Array(repeating: empty, count: width - cells.count)
        }
        if grid.isCut {
            append(Remnant(.unread(reason: "a table has more than \(TableGrid.most) cells"), end..<end))
        }
    }

    var sortedRemnants: [Remnant] { remnants.sorted() }

    /// The blocks, sections, tables and images.
    func finish() -> (blocks: [Block], sectionTitles: [String], tables: [Table], images: [Int]) {
        let starts = parts.map { $0.text.map.start(of: 0) }
        var order = Array(parts.indices)
        if !zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }) {
            order.sort { (starts[$0], $0) < (starts[$1], $1) }
        }
        var blocks: [Block] = []
        blocks.reserveCapacity(parts.count)
        var blockOfPart = Array(repeating: 0, count: parts.count)
        var titles = [""]
        var tables: [Table] = []
        var images: [Int] = []
        for number in order {
            let part = parts[number]
            blockOfPart[number] = blocks.count
            if case .heading(let level) = part.kind, level <= 2 { titles.append(part.text.string) }
            if part.isImage { images.append(blocks.count) }
            if case .tableCell(let table, let row, let column) = part.kind {
                while tables.count <= table { tables.append(Table(rows: [])) }
                if grids[table] == nil {
                    while tables[table].rows.count <= row { tables[table].rows.append([]) }
                    assert(tables[table].rows[row].count == column, "cells of a row in order")
                    tables[table].rows[row].append(blocks.count)
                }
            }
            blocks.append(Block(part, section: titles.count - 1))
        }
        for (table, rows) in grids where table < tables.count {
            tables[table].rows = rows.map { $0.map { blockOfPart[$0] } }
        }
        for index in tables.indices { tables[index].caption = Self.caption(of: tables[index], in: blocks) }
        return (blocks, titles, tables, images)
    }

    private static func caption(of table: Table, in blocks: [Block]) -> Int? {
        guard let first = table.rows.first?.first, let last = table.rows.last?.max() else { return nil }
        let neighbours = [first - 1, last + 1].filter { blocks.indices.contains($0) }
        func isTitled(_ block: Block) -> Bool {
            block.kind == .paragraph && block.text.trimmingSpaces.hasFoldedPrefix("table")
        }
        if let caption = neighbours.first(where: { blocks[$0].kind == .caption }) { return caption }
        if let titled = neighbours.first(where: { isTitled(blocks[$0]) }) { return titled }
        if first > 0, blocks[first - 1].kind == .paragraph, blocks[first - 1].text.trimmingSpaces.hasSuffix(":") {
            return first - 1
        }
        return nil
    }
}
