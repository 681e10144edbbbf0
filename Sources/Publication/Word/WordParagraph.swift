import Input

/// A paragraph of a Word document as it was read, before it has its place in the extracted text.
struct WordParagraph {
    /// Something that stands in the paragraph but is not part of its text.
    struct Other {
        let kind: Block.Kind
        var text: [UInt8]
        var isImage = false
        let run: Int
        /// What is to be said about it.
        var remnant: Remnant.Kind?
        /// The tracked change that it belongs to.
        var change = 0
    }

    enum Note: Hashable {
        case footnote(String)
        case endnote(String)
        case comment(String)
    }

    /// A mark of a vignette, and whether words of the paragraph stand on both sides of it.
    struct Mark {
        let mark: VignetteMark
        let name: String
        let offset: Int
        let isBookmark: Bool
    }

    let part: Int
    let number: Int
    var kind: Block.Kind = .paragraph
    var text: [UInt8] = []
    /// Where each run begins.
    var runs: [(offset: Int, run: Int)] = []
    var others: [Other] = []
    var remnants: [(kind: Remnant.Kind, run: Int)] = []
    var notes: [Note] = []
    var marks: [Mark] = []
    var changes = 0

    init(part: Int, number: Int) {
        self.part = part
        self.number = number
    }

    mutating func append(_ bytes: some Collection<UInt8>, run: Int) {
        if runs.last?.run != run { runs.append((text.count, run)) }
        text += bytes
    }

    /// Appends to what the paragraph holds beside its text; pieces of one kind that follow each other are one.
    mutating func append(_ bytes: some Collection<UInt8>, as kind: Block.Kind, run: Int, _ remnant: Remnant.Kind?) {
        if let last = others.last, last.kind == kind, last.remnant == remnant, !last.isImage, last.change == changes {
            others[others.count - 1].text += bytes
        } else {
            others.append(Other(kind: kind, text: Array(bytes), run: run, remnant: remnant, change: changes))
        }
    }
}

/// Collects the extracted text of a Word document and cuts it into parts.
final class WordOutput {
    private(set) var bytes: [UInt8] = []
    var builder: DocumentBuilder
    private(set) var locations = LocationMap()
    /// Why the document cannot be read on.
    private(set) var problem: InputProblem?
    /// Vignettes that content controls name; bookmarks of the same names add nothing.
    var controlled: Set<String> = []
    /// Addresses that the text leads to.
    var linked: Set<String> = []
    /// The open blockquote: quotations that follow each other are one.
    private var quote: Int?

    init(builder: DocumentBuilder) { self.builder = builder }

    func part(_ name: String) -> Int { locations.number(of: name) }

    /// Writes a line that stands for a part of the container, outside all blocks.
    func title(_ text: String) {
        if !bytes.isEmpty { bytes.append(0x0A) }
        bytes += Array("[\(text)]\n".utf8)
        quote = nil
    }

    private func append(_ part: DocumentPart) -> Int {
        do throws(InputProblem) { return try builder.append(part) } catch {
            problem = problem ?? error
            return 0
        }
    }

    private func mapped(_ range: Range<Int>) -> MappedText {
        var text = MappedText(origin: range.lowerBound)
        text.append(bytes[range], for: range)
        return text
    }

    /// Writes a line and makes a block of it.
    @discardableResult
    func line(
        _ text: [UInt8], label: String, kind: Block.Kind, part: Int, paragraph: Int = 0, run: Int = 0,
        isImage: Bool = false, isInline: Bool = true, isApart: Bool = false, mark: VignetteMark? = nil
    ) -> Range<Int> {
        bytes += Array("[\(label)] ".utf8)
        locations.add(offset: bytes.count, part: part, paragraph: paragraph, run: run)
        let range = bytes.count..<(bytes.count + text.count)
        bytes += text
        bytes.append(0x0A)
        _ = append(
            DocumentPart(
                kind: kind, text: mapped(range), quote: quote, isInline: isInline, isImage: isImage, mark: mark,
                isApart: isApart))
        return range
    }

    /// Writes a paragraph, and after it what it holds beside its text.
    func write(_ paragraph: WordParagraph, notes: (WordParagraph.Note) -> [WordParagraph], isApart: Bool = false) {
        if paragraph.kind == .blockquote {
            quote = quote ?? builder.newQuote()
        } else if !paragraph.text.isEmpty {
            quote = nil
        }
        writeMarks(paragraph, .before)
        let range = writeText(paragraph)
        if !paragraph.text.allSatisfy({ $0 <= 0x20 }) {
            _ = append(DocumentPart(kind: paragraph.kind, text: mapped(range), quote: quote, isApart: isApart))
        }
        writeOthers(paragraph, at: range, notes)
        writeMarks(paragraph, .after)
    }

    /// Writes the paragraphs of a cell. Returns the part of its block.
    func writeCell(
        _ paragraphs: [WordParagraph], kind: Block.Kind, notes: (WordParagraph.Note) -> [WordParagraph]
    ) -> Int {
        quote = nil
        let written = paragraphs.map { paragraph in
            writeMarks(paragraph, .before)
            return (paragraph, writeText(paragraph))
        }
        var text = MappedText(origin: written.first?.1.lowerBound ?? bytes.count)
        for (paragraph, range) in written where !paragraph.text.isEmpty {
            if !text.isEmpty { text.append(unmapped: [0x0A]) }
            text.append(bytes[range], for: range)
        }
        let cell = append(DocumentPart(kind: kind, text: text))
        for (paragraph, range) in written {
            writeOthers(paragraph, at: range, notes)
            writeMarks(paragraph, .after)
        }
        return cell
    }

    private func writeText(_ paragraph: WordParagraph) -> Range<Int> {
        let range = bytes.count..<(bytes.count + paragraph.text.count)
        locations.add(offset: range.lowerBound, part: paragraph.part, paragraph: paragraph.number, run: 0)
        for (offset, run) in paragraph.runs {
            locations.add(
                offset: range.lowerBound + offset, part: paragraph.part, paragraph: paragraph.number, run: run)
        }
        bytes += paragraph.text
        bytes.append(0x0A)
        return range
    }

    private func writeOthers(
        _ paragraph: WordParagraph, at range: Range<Int>, _ notes: (WordParagraph.Note) -> [WordParagraph]
    ) {
        if paragraph.changes > 0 { builder.append(Remnant(.trackedChanges(paragraph.changes), range)) }
        for (kind, run) in paragraph.remnants {
            let start = paragraph.runs.first { $0.run >= run }?.offset ?? paragraph.text.count
            let end = paragraph.runs.first { $0.run > run }?.offset ?? paragraph.text.count
            builder.append(
                Remnant(kind, (range.lowerBound + start)..<(range.lowerBound + max(start, end))))
        }
        writeOthers(paragraph.others, of: paragraph)
        for note in paragraph.notes {
            for var inner in notes(note) {
                // A note inside a note is not a thing that Word writes.
                inner.notes = []
                inner.kind = note.kind
                if case .comment = note { writeComment(inner) } else { write(inner, notes: { _ in [] }) }
            }
        }
    }

    private func writeComment(_ paragraph: WordParagraph) {
        line(
            paragraph.text, label: "comment", kind: .comment, part: paragraph.part, paragraph: paragraph.number)
        writeOthers(paragraph.others, of: paragraph)
    }

    private func writeOthers(_ others: [WordParagraph.Other], of paragraph: WordParagraph) {
        for other in others {
            let range = line(
                other.text, label: other.kind.label, kind: other.kind, part: paragraph.part,
                paragraph: paragraph.number, run: other.run, isImage: other.isImage)
            if let remnant = other.remnant, other.text.contains(where: { $0 > 0x20 }) || other.isImage {
                builder.append(Remnant(remnant, range))
            }
        }
    }

    private enum Side { case before, after }

    /// Writes the marks at one side of a paragraph. Those between words divide nothing, and come after.
    private func writeMarks(_ paragraph: WordParagraph, _ side: Side) {
        for mark in paragraph.marks {
            if mark.isBookmark, controlled.contains(mark.name) { continue }
            let isBefore = paragraph.text[..<mark.offset].allSatisfy { $0 <= 0x20 }
            let isAfter = paragraph.text[mark.offset...].allSatisfy { $0 <= 0x20 }
            // A mark in an empty paragraph: an end belongs behind, a beginning before.
            let place: Side = isBefore && !(isAfter && mark.mark == .end) ? .before : .after
            guard place == side else { continue }
            writeMark(
                mark.mark, name: mark.name, part: paragraph.part, paragraph: paragraph.number,
                isInline: !isBefore && !isAfter)
        }
    }

    func writeMark(_ mark: VignetteMark, name: String, part: Int, paragraph: Int, isInline: Bool) {
        quote = nil
        line(
            Array(name.utf8), label: mark == .end ? "end" : "begin", kind: .attribute(name: "tag"), part: part,
            paragraph: paragraph, isInline: isInline, mark: mark)
    }

    /// Writes a property of the file or a word on a part of it, and what is to be said about it.
    func note(_ text: String, label: String, part name: String, kind: Block.Kind, remnant: Remnant.Kind?) {
        let range = line(Array(text.utf8), label: label, kind: kind, part: part(name), isApart: true)
        if let remnant { builder.append(Remnant(remnant, range)) }
    }

    func setTable(_ number: Int, _ grid: TableGrid) {
        do throws(InputProblem) { try builder.setTable(number, grid, end: bytes.count) } catch {
            problem = problem ?? error
        }
    }
}

extension WordParagraph.Note {
    var kind: Block.Kind {
        if case .comment = self { return .comment }
        return .footnote
    }
}

extension Block.Kind {
    /// What the extracted text calls a line that is not part of the running text.
    var label: String {
        switch self {
        case .altText: "image"
        case .linkDestination: "link"
        case .linkTitle: "title"
        case .deleted: "deleted"
        case .hidden: "hidden"
        case .comment: "comment"
        case .attribute(let name): name
        case .metadata(let name): name
        default: "other"
        }
    }
}
