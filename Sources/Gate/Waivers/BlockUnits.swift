import Publication

/// A document cut into the pieces that a waiver can be about: a paragraph, an item, a cell's whole table.
///
/// What belongs to a piece without being its text, such as the address of a link in it, is counted to it.
struct BlockUnits {
    private let document: Document

    init(_ document: Document) { self.document = document }

    private static func isUnit(_ block: Block) -> Bool {
        switch block.kind {
        case .attribute, .altText, .linkTitle, .linkDestination: false
        default: true
        }
    }

    /// The pieces with their texts, white space folded, in the order of the file.
    func texts() -> BlockTexts {
        var cells: [Int: [String]] = [:]
        for block in document.blocks {
            if case .tableCell(let table, _, _) = block.kind { cells[table, default: []].append(block.text) }
        }
        var units: [(start: Place, text: String)] = []
        for (index, block) in document.blocks.enumerated() where Self.isUnit(block) {
            var text = block.text
            if case .tableCell(let table, _, _) = block.kind {
                guard let whole = cells.removeValue(forKey: table) else { continue }
                text = whole.joined(separator: "\n")
            }
            units.append((document.places(of: index).start, collapsingSpaces(text)))
        }
        return BlockTexts(units: units)
    }

    /// The waivers in the document, each with the stretch it is about: the next piece.
    func marks() -> [(mark: WaiverMark, block: Int, stretch: Range<Place>)] {
        var marks: [(WaiverMark, Int)] = []
        for index in document.blocks.indices {
            switch document.blocks[index].kind {
            case .comment:
                if let mark = WaiverMark(comment: document.blocks[index].text) { marks.append((mark, index)) }
            case .paragraph where document.format == .text:
                if let mark = WaiverMark(paragraph: document.blocks[index].text) { marks.append((mark, index)) }
            default: break
            }
        }
        let blocks = Set(marks.map(\.1))
        return marks.map { mark, index in
            let next = ((index + 1)..<document.blocks.count).first { !blocks.contains($0) }
            return (mark, index, next.map(stretch(from:)) ?? empty(after: index))
        }
    }

    private func empty(after block: Int) -> Range<Place> {
        let end = document.places(of: block).end
        return end..<end
    }

    /// From a block to the end of the piece that begins there.
    private func stretch(from first: Int) -> Range<Place> {
        let blocks = document.blocks
        // Attributes of an element come before its text.
        var head = first
        while head < blocks.count, case .attribute = blocks[head].kind { head += 1 }
        var last = head
        if head < blocks.count {
            while last + 1 < blocks.count, belongs(last + 1, to: head) { last += 1 }
        } else {
            last = blocks.count - 1
        }
        let start = document.places(of: first).start
        let end = (first...last).map { document.places(of: $0).end }.max() ?? start
        return start..<max(end, Place(line: start.line, column: start.column + 1))
    }

    private func belongs(_ index: Int, to head: Int) -> Bool {
        let block = document.blocks[index]
        switch block.kind {
        case .altText, .linkTitle, .linkDestination: return true
        case .tableCell(let table, _, _):
            if case .tableCell(table, _, _) = document.blocks[head].kind { return true }
            return false
        default:
            guard let quote = block.quote else { return false }
            return document.blocks[head].quote == quote
        }
    }
}

/// The pieces of a document by their places.
struct BlockTexts {
    fileprivate let units: [(start: Place, text: String)]

    /// The text of the piece that a place belongs to; empty where it belongs to none.
    func text(at place: Place) -> String {
        var low = 0
        var high = units.count
        while low < high {
            let middle = (low + high) / 2
            if units[middle].start <= place { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? units[low - 1].text : ""
    }
}
