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
    enum Container {
        case flow
        case cell([WordParagraph], columns: Int, continues: Bool)
        case note(WordParagraph.Note)
    }

    struct Table {
        let number: Int
        var grid = TableGrid()
        /// Whether a style of its own may colour the ground of its cells.
        var isStyled = false
    }

    struct Field {
        var code: [UInt8] = []
        var isCode = true
    }

    struct Picture {
        var text = ""
        var isImage = false
    }

    let role: Role
    let part: Int
    let output: WordOutput
    let styles: WordStyles
    let relationships: [String: WordPackage.Relationship]
    /// The notes of the document, by what refers to them.
    var notes: [WordParagraph.Note: [WordParagraph]] = [:]
    var usedNotes: Set<WordParagraph.Note> = []

    var path: [XMLName] = []
    /// From this depth on, elements are passed over.
    var skippedFrom: Int?
    var containers: [Container] = [.flow]
    var tables: [Table] = []
    /// The paragraph at hand, and those in whose text boxes it stands.
    var paragraphs: [WordParagraph] = []
    var formats: [WordRunFormat] = []
    var numberOfParagraph = 0
    var run = 0
    var runFormat = WordRunFormat()
    var sink: [UInt8]?
    var fields: [Field] = []
    var deletions = 0
    var pictures: [Picture] = []
    var controls: [String?] = []
    var bookmarks: [String: String] = [:]
    /// The texts of the choices of alternate contents, for comparison with the fallbacks.
    var choices: [Set<[UInt8]>] = []
    var fallbacks = 0
    var grounds = 0

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

    func startProperty(_ name: XMLName, _ attributes: XMLAttributes) {
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

    func startContent(_ name: XMLName, _ attributes: XMLAttributes) {
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
}
