/// Reads the text of one part of a Word document: the body, the head or foot of pages, or notes.
final class WordText: XMLHandler {
    /// What the paragraphs of the part become.
    enum Role {
        case body
        case page(Block.Kind)
        /// Notes or comments, kept until something refers to them.
        case notes
    }

    /// What paragraphs belong to.
    private enum Container {
        case flow
        case cell([WordParagraph], columns: Int, continues: Bool)
        case note(WordParagraph.Note)
    }

    private struct Table {
        let number: Int
        var grid = TableGrid()
        /// Whether a style of its own may colour the ground of its cells.
        var isStyled = false
    }

    private struct Field {
        var code: [UInt8] = []
        var isCode = true
    }

    private struct Picture {
        var text = ""
        var isImage = false
    }

    private let role: Role
    private let part: Int
    private let output: WordOutput
    private let styles: WordStyles
    private let relationships: [String: WordPackage.Relationship]
    /// The notes of the document, by what refers to them.
    var notes: [WordParagraph.Note: [WordParagraph]] = [:]
    private(set) var usedNotes: Set<WordParagraph.Note> = []

    private var path: [XMLName] = []
    /// From this depth on, elements are passed over.
    private var skippedFrom: Int?
    private var containers: [Container] = [.flow]
    private var tables: [Table] = []
    /// The paragraph at hand, and those in whose text boxes it stands.
    private var paragraphs: [WordParagraph] = []
    private var formats: [WordRunFormat] = []
    private var numberOfParagraph = 0
    private var run = 0
    private var runFormat = WordRunFormat()
    private var sink: [UInt8]?
    private var fields: [Field] = []
    private var deletions = 0
    private var pictures: [Picture] = []
    private var controls: [String?] = []
    private var bookmarks: [String: String] = [:]
    /// The texts of the choices of alternate contents, for comparison with the fallbacks.
    private var choices: [Set<[UInt8]>] = []
    private var fallbacks = 0
    private var grounds = 0

    init(
        role: Role, part: Int, output: WordOutput, styles: WordStyles,
        relationships: [WordPackage.Relationship]
    ) {
        self.role = role
        self.part = part
        self.output = output
        self.styles = styles
        self.relationships = Dictionary(relationships.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    var isFull: Bool { output.problem != nil }

    // MARK: Elements

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        path.append(name)
        guard skippedFrom == nil else { return }
        switch name {
        case "w:p": beginParagraph()
        case "w:r", "m:r":
            run += 1
            runFormat = WordRunFormat()
        case "w:t", "m:t", "w:delText", "w:instrText", "w:delInstrText": sink = []
        case "w:tab", "w:ptab": if path.dropLast().last == "w:r" { append([0x09]) }
        case "w:br", "w:cr": append([0x0A])
        case "w:noBreakHyphen": append("\u{2011}".utf8)
        case "w:sym": append("\u{FFFC}".utf8)
        case "w:tbl": beginTable()
        case "w:tr": if !tables.isEmpty { tables[tables.count - 1].grid.beginRow() }
        case "w:tc": containers.append(.cell([], columns: 1, continues: false))
        case "w:del", "w:moveFrom", "w:ins", "w:moveTo": beginChange(name)
        case "mc:AlternateContent": choices.append([])
        case "mc:Fallback": fallbacks += 1
        case "w:txbxContent", "w:footnote", "w:endnote", "w:comment": beginContainer(name, attributes)
        case "w:sdt": controls.append(nil)
        default:
            if name.hasSuffix("Change"), attributes["w:author"] != nil {
                noteChange()
                skippedFrom = path.count
            } else if path.count > 1 {
                startProperty(name, attributes)
            }
        }
    }

    func end(_ name: XMLName) {
        defer { path.removeLast() }
        if let skipped = skippedFrom {
            if path.count == skipped { skippedFrom = nil }
            return
        }
        switch name {
        case "w:p": endParagraph()
        case "w:t", "m:t", "w:delText", "w:instrText", "w:delInstrText": endText(name)
        case "w:tbl": endTable()
        case "w:tc": endCell()
        case "w:del", "w:moveFrom": if path.dropLast().last != "w:rPr" { deletions = max(0, deletions - 1) }
        case "mc:AlternateContent": _ = choices.popLast()
        case "mc:Fallback": fallbacks -= 1
        case "w:txbxContent", "w:footnote", "w:endnote", "w:comment":
            if containers.count > 1 { containers.removeLast() }
        case "w:sdt": endControl()
        case "w:drawing", "w:pict", "w:object": endPicture()
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard skippedFrom == nil, sink != nil else { return }
        sink?.append(contentsOf: bytes)
    }

    private func startProperty(_ name: XMLName, _ attributes: XMLAttributes) {
        let parent = path[path.count - 2]
        switch parent {
        case "w:rPr":
            // The properties of a paragraph's mark are not those of its words.
            if path.count > 2, path[path.count - 3] == "w:r" {
                runFormat.read(name, attributes)
                if name == "w:rStyle", let style = styles.resolved(attributes["w:val"]) {
                    runFormat = runFormat.over(style.format)
                }
            }
        case "w:pPr": readParagraphProperty(name, attributes)
        case "w:numPr": if name == "w:numId", attributes["w:val"] != "0" { setKind(.listItem) }
        case "w:tcPr": readCellProperty(name, attributes)
        case "w:tblPr":
            if name == "w:tblStyle", !tables.isEmpty {
                let style = styles.resolved(attributes["w:val"])?.name.lowercased() ?? ""
                tables[tables.count - 1].isStyled = !["table grid", "normal table", "table normal", ""].contains(style)
            }
        case "w:trPr": if name == "w:ins" || name == "w:del" { noteChange() }
        case "w:sdtPr":
            if name == "w:tag" || name == "w:alias", let value = attributes["w:val"] { readControl(name, value) }
        default: startContent(name, attributes)
        }
    }

    private func startContent(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case "w:fldChar":
            switch attributes["w:fldCharType"] {
            case "begin": fields.append(Field())
            case "separate": if !fields.isEmpty { fields[fields.count - 1].isCode = false }
            case "end": if let field = fields.popLast() { appendCode(field.code) }
            default: break
            }
        case "w:fldSimple": appendCode(Array((attributes["w:instr"] ?? "").utf8))
        case "w:hyperlink":
            if let target = attributes["r:id"].flatMap({ relationships[$0] })?.target {
                output.linked.insert(target)
                appendOther(Array(target.utf8), .linkDestination)
            }
            if let tip = attributes["w:tooltip"] { appendOther(Array(tip.utf8), .linkTitle) }
        case "w:footnoteReference": attributes["w:id"].map { refer(to: .footnote($0)) }
        case "w:endnoteReference": attributes["w:id"].map { refer(to: .endnote($0)) }
        case "w:commentReference": attributes["w:id"].map { refer(to: .comment($0)) }
        case "w:bookmarkStart": readBookmark(attributes)
        case "w:bookmarkEnd": endBookmark(attributes["w:id"] ?? "")
        case "w:drawing", "w:pict", "w:object": pictures.append(Picture())
        case "wp:docPr", "pic:cNvPr", "wps:cNvPr", "v:shape", "v:imagedata", "a:blip", "a:svgBlip":
            readPicture(name, attributes)
        case "o:OLEObject", "w:control", "w:objectEmbed", "w:objectLink": noteEmbedded(.object)
        case "w:altChunk", "w:subDoc": noteEmbedded(.document)
        case "w:default", "w:result", "w:helpText", "w:statusText", "w:listEntry":
            if let value = attributes["w:val"], path.contains("w:ffData"), name != "w:result" {
                appendOther(Array(value.utf8), .attribute(name: "field"))
            }
        default: break
        }
    }

    // MARK: Paragraphs and runs

    private func beginParagraph() {
        numberOfParagraph += 1
        paragraphs.append(WordParagraph(part: part, number: numberOfParagraph))
        formats.append(styles.resolved(nil)?.format ?? WordRunFormat())
        run = 0
    }

    private func setKind(_ kind: Block.Kind) {
        guard !paragraphs.isEmpty, paragraphs[paragraphs.count - 1].kind == .paragraph else { return }
        paragraphs[paragraphs.count - 1].kind = kind
    }

    private func readParagraphProperty(_ name: XMLName, _ attributes: XMLAttributes) {
        guard !paragraphs.isEmpty else { return }
        let last = paragraphs.count - 1
        switch name {
        case "w:pStyle":
            guard let style = styles.resolved(attributes["w:val"]) else {
                if let kind = attributes["w:val"].flatMap(WordStyles.kind(ofStyle:)) { setKind(kind) }
                return
            }
            formats[last] = style.format
            if let kind = WordStyles.kind(ofStyle: style.name) ?? WordStyles.kind(ofStyle: attributes["w:val"] ?? "") {
                setKind(kind)
            } else if let outline = style.outline, outline < 9 {
                setKind(.heading(level: min(outline + 1, 6)))
            } else if style.isList ?? false {
                setKind(.listItem)
            }
        case "w:outlineLvl":
            if let level = attributes["w:val"].flatMap({ Int($0) }), (0..<9).contains(level) {
                paragraphs[last].kind = .heading(level: min(level + 1, 6))
            }
        case "w:shd": if WordRunFormat.isShaded(attributes) { formats[last].hasGround = true }
        default: break
        }
    }

    /// How the words at hand are hidden, where they are.
    private var hiding: Remnant.Hiding? {
        let format = runFormat.over(formats.last ?? WordRunFormat()).over(styles.defaults)
        if format.isHidden ?? false { return .hiddenRun }
        if let size = format.size, size <= 4 { return .tiny }
        guard format.isWhite ?? false, !(format.hasGround ?? false), grounds == 0 else { return nil }
        // A table's style, or a text box, may have a ground that is not looked up.
        let mayHaveGround = tables.last?.isStyled ?? false || path.contains("w:txbxContent")
        return mayHaveGround ? nil : .groundColour
    }

    /// Appends words to where they belong.
    private func append(_ bytes: some Collection<UInt8>) {
        guard !paragraphs.isEmpty, path.contains("w:r") || path.contains("m:r") else { return }
        if let field = fields.last, field.isCode { return }
        let last = paragraphs.count - 1
        if deletions > 0 {
            paragraphs[last].append(bytes, as: .deleted, run: run, nil)
        } else if fallbacks > 0, !path.contains("w:txbxContent") {
            paragraphs[last].append(bytes, as: .hidden, run: run, .hiddenText(.fallback))
        } else if let hiding {
            paragraphs[last].append(bytes, as: .hidden, run: run, .hiddenText(hiding))
        } else {
            paragraphs[last].append(bytes, run: run)
        }
    }

    private func appendOther(
        _ bytes: [UInt8], _ kind: Block.Kind, isImage: Bool = false, _ remnant: Remnant.Kind? = nil
    ) {
        let other = WordParagraph.Other(kind: kind, text: bytes, isImage: isImage, run: run, remnant: remnant)
        if paragraphs.isEmpty {
            var paragraph = WordParagraph(part: part, number: numberOfParagraph)
            paragraph.others = [other]
            output.write(paragraph, notes: { _ in [] })
        } else {
            paragraphs[paragraphs.count - 1].others.append(other)
        }
    }

    private func endText(_ name: XMLName) {
        guard let bytes = sink else { return }
        sink = nil
        if name == "w:instrText" || name == "w:delInstrText" {
            if !fields.isEmpty { fields[fields.count - 1].code += bytes }
            return
        }
        if name == "w:delText", deletions == 0, !paragraphs.isEmpty {
            // Deleted words outside a deletion are in the file all the same.
            paragraphs[paragraphs.count - 1].append(bytes, as: .deleted, run: run, nil)
            return noteChange()
        }
        append(bytes)
    }

    private func endParagraph() {
        guard let paragraph = paragraphs.popLast() else { return }
        formats.removeLast()
        run = 0
        if fallbacks > 0, path.contains("w:txbxContent") {
            // The fallback of a text box says the same again, or something that nobody sees.
            guard let known = choices.last, !paragraph.text.isEmpty, !known.contains(paragraph.text) else { return }
            var hidden = WordParagraph(part: paragraph.part, number: paragraph.number)
            hidden.append(paragraph.text, as: .hidden, run: 1, .hiddenText(.fallback))
            return output.write(hidden, notes: { _ in [] })
        }
        if !choices.isEmpty { choices[choices.count - 1].insert(paragraph.text) }
        add(paragraph)
    }

    private func add(_ paragraph: WordParagraph) {
        switch containers.last ?? .flow {
        case .cell(var paragraphs, let columns, let continues):
            paragraphs.append(paragraph)
            containers[containers.count - 1] = .cell(paragraphs, columns: columns, continues: continues)
        case .note(let note): notes[note, default: []].append(paragraph)
        case .flow:
            switch role {
            case .body: output.write(paragraph, notes: take)
            case .page(let kind):
                var paragraph = paragraph
                paragraph.kind = kind
                output.write(paragraph, notes: take, isApart: true)
            case .notes: break
            }
        }
    }

    private func take(_ note: WordParagraph.Note) -> [WordParagraph] {
        usedNotes.insert(note).inserted ? notes[note] ?? [] : []
    }

    private func refer(to note: WordParagraph.Note) {
        guard !paragraphs.isEmpty else { return }
        paragraphs[paragraphs.count - 1].notes.append(note)
    }

    private func beginContainer(_ name: XMLName, _ attributes: XMLAttributes) {
        let id = attributes["w:id"] ?? ""
        switch name {
        case "w:footnote": containers.append(.note(.footnote(id)))
        case "w:endnote": containers.append(.note(.endnote(id)))
        case "w:comment": containers.append(.note(.comment(id)))
        default: containers.append(.flow)
        }
    }

    // MARK: Changes, controls, bookmarks

    private func beginChange(_ name: XMLName) {
        noteChange()
        // In the properties of a paragraph's mark, the mark itself was put in or taken out.
        if name == "w:del" || name == "w:moveFrom", path.dropLast().last != "w:rPr" { deletions += 1 }
    }

    private func noteChange() {
        if paragraphs.isEmpty {
            var change = WordParagraph(part: part, number: numberOfParagraph)
            change.changes = 1
            // What stands outside paragraphs, such as a row of a table.
            if case .notes = role { return }
            output.write(change, notes: { _ in [] })
        } else {
            paragraphs[paragraphs.count - 1].changes += 1
        }
    }

    private func readControl(_ name: XMLName, _ value: String) {
        guard name == "w:tag", let mark = VignetteMark(tag: value), !controls.isEmpty else {
            return appendOther(Array(value.utf8), .attribute(name: "tag"))
        }
        controls[controls.count - 1] = value
        output.controlled.insert(value)
        place(mark, name: value, isBookmark: false)
    }

    private func place(_ mark: VignetteMark, name: String, isBookmark: Bool) {
        if paragraphs.isEmpty {
            if isBookmark, output.controlled.contains(name) { return }
            let isInline = if case .flow? = containers.last { false } else { true }
            output.writeMark(mark, name: name, part: part, paragraph: numberOfParagraph, isInline: isInline)
        } else {
            let last = paragraphs.count - 1
            paragraphs[last].marks.append(
                WordParagraph.Mark(
                    mark: mark, name: name, offset: paragraphs[last].text.count, isBookmark: isBookmark))
        }
    }

    private func endControl() {
        guard let name = controls.popLast() ?? nil else { return }
        place(.end, name: name, isBookmark: false)
    }

    private func readBookmark(_ attributes: XMLAttributes) {
        guard let name = attributes["w:name"] else { return }
        if let mark = VignetteMark(tag: name) {
            bookmarks[attributes["w:id"] ?? ""] = name
            place(mark, name: name, isBookmark: true)
        } else if !name.hasPrefix("_Toc"), !name.hasPrefix("_Ref"), !name.hasPrefix("_Hlk"), name != "_GoBack" {
            appendOther(Array(name.utf8), .attribute(name: "id"))
        }
    }

    private func endBookmark(_ id: String) {
        guard let name = bookmarks.removeValue(forKey: id) else { return }
        place(.end, name: name, isBookmark: true)
    }

    // MARK: Fields and pictures

    /// Fields whose words are addresses, file names or properties.
    private static let tellingFields: Set<String> = [
        "HYPERLINK", "INCLUDETEXT", "INCLUDEPICTURE", "LINK", "DDE", "DDEAUTO", "RD", "IMPORT", "DATABASE", "FILENAME",
        "QUOTE", "FILLIN", "ASK", "SET", "IF", "COMMENTS", "PRIVATE", "MERGEFIELD",
    ]

    private func appendCode(_ code: [UInt8]) {
        guard let first = code.split(separator: 0x20).first else { return }
        let word = String(decoding: first, as: UTF8.self).uppercased()
        if word == "ADDIN" { return noteEmbedded(.citations) }
        guard Self.tellingFields.contains(word) else { return }
        let words = String(decoding: code, as: UTF8.self)
        if word == "HYPERLINK" {
            let address = words.split(separator: "\"", omittingEmptySubsequences: false)
            if address.count > 1 { appendOther(Array(address[1].utf8), .linkDestination) }
        } else {
            appendOther(Array(words.trimmingSpaces.utf8.prefix(4096)), .attribute(name: "field"))
        }
        if ["LINK", "DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "DATABASE"].contains(word) {
            noteEmbedded(.external)
        }
    }

    private func noteEmbedded(_ what: Remnant.Embedding) {
        if paragraphs.isEmpty {
            var paragraph = WordParagraph(part: part, number: numberOfParagraph)
            paragraph.remnants.append((.embedded(what), 0))
            output.write(paragraph, notes: { _ in [] })
        } else {
            paragraphs[paragraphs.count - 1].remnants.append((.embedded(what), run))
        }
    }

    private func readPicture(_ name: XMLName, _ attributes: XMLAttributes) {
        if pictures.isEmpty { pictures.append(Picture()) }
        let last = pictures.count - 1
        switch name {
        case "a:blip", "a:svgBlip": pictures[last].isImage = true
        case "v:imagedata":
            pictures[last].isImage = true
            if let title = attributes["o:title"], !title.isEmpty { pictures[last].text += separated(last, title) }
        default:
            let words = [attributes["descr"], attributes["alt"], attributes["title"]].compactMap(\.self)
            // The description of the picture inside is the name of the file that it came from.
            let isName = name == "pic:cNvPr"
            if !isName {
                for text in words where !text.isEmpty && !pictures[last].text.contains(text) {
                    pictures[last].text += separated(last, text)
                }
            }
            for file in (isName ? words : []) + [attributes["name"]].compactMap(\.self)
            where LocalPath.isOne(file) || !ParticipantCode.all(in: file).isEmpty {
                appendOther(Array(file.utf8), .attribute(name: "name"))
            }
        }
    }

    private func separated(_ picture: Int, _ text: String) -> String {
        pictures[picture].text.isEmpty ? text : "\n" + text
    }

    private func endPicture() {
        guard let picture = pictures.popLast(), picture.isImage || !picture.text.isEmpty else { return }
        let text = Array(picture.text.utf8)
        if fallbacks > 0, paragraphs.last?.others.contains(where: { $0.text == text && $0.kind == .altText }) ?? false {
            return
        }
        appendOther(text, .altText, isImage: picture.isImage && fallbacks == 0)
    }

    // MARK: Tables

    private func beginTable() { tables.append(Table(number: output.builder.newTable())) }

    private func readCellProperty(_ name: XMLName, _ attributes: XMLAttributes) {
        guard case .cell(let paragraphs, var columns, var continues)? = containers.last else { return }
        switch name {
        case "w:gridSpan": columns = min(max(attributes["w:val"].flatMap { Int($0) } ?? 1, 1), 1000)
        case "w:vMerge", "w:hMerge": continues = attributes["w:val"] != "restart"
        case "w:shd": if WordRunFormat.isShaded(attributes) { grounds += 1 }
        case "w:cellIns", "w:cellDel", "w:cellMerge": noteChange()
        default: break
        }
        containers[containers.count - 1] = .cell(paragraphs, columns: columns, continues: continues)
    }

    private func endCell() {
        grounds = 0
        guard containers.count > 1, case .cell(let paragraphs, let columns, let continues)? = containers.popLast()
        else {
            return
        }
        let isKept =
            if case .notes = role { true } else { containers.contains { if case .note = $0 { true } else { false } } }
        guard !isKept, !tables.isEmpty else {
            for paragraph in paragraphs { add(paragraph) }
            return
        }
        let last = tables.count - 1
        if tables[last].grid.rows.isEmpty { tables[last].grid.beginRow() }
        if continues, paragraphs.allSatisfy({ $0.text.isEmpty }), tables[last].grid.continueAbove(columns: columns) {
            for paragraph in paragraphs where !paragraph.others.isEmpty || paragraph.changes > 0 {
                output.write(paragraph, notes: take)
            }
            return
        }
        let kind = Block.Kind.tableCell(
            table: tables[last].number, row: tables[last].grid.rows.count - 1, column: tables[last].grid.nextColumn)
        let cell = output.writeCell(paragraphs, kind: kind, notes: take)
        tables[last].grid.add(cell, columns: columns, rows: 1)
    }

    private func endTable() {
        guard let table = tables.popLast() else { return }
        output.setTable(table.number, table.grid)
    }
}
