/// Reads what a Word document holds beside its text: properties, settings, images, charts, embedded files, and whatever
/// nothing refers to.
struct WordRemainder {
    private let package: WordPackage
    private let output: WordOutput
    private let folder: String

    init(package: WordPackage, output: WordOutput, main: String) {
        self.package = package
        self.output = output
        folder = main.lastIndex(of: "/").map { String(main[...$0]) } ?? ""
    }

    mutating func read(
        roots: [WordPackage.Relationship], relationships: [WordPackage.Relationship]
    ) throws(ContainerProblem) {
        output.title("properties")
        for root in roots where !root.isExternal {
            switch root.type {
            case "core-properties", "extended-properties", "custom-properties":
                let reader = PropertyReader(part: root.target, output: output)
                try package.read(root.target, into: reader)
            case "thumbnail":
                package.visit(root.target)
                report(root.target, .imageMetadata(.thumbnail))
            default: break
            }
        }
        for relationship in relationships {
            switch relationship.type {
            case "settings":
                try package.read(relationship.target, into: SettingsReader(part: relationship.target, output: output))
            case "people":
                try package.read(relationship.target, into: PeopleReader(part: relationship.target, output: output))
            case "glossaryDocument": try readGlossary(relationship.target)
            default: break
            }
        }
        try readExternals()
        try readEntries()
    }

    private func report(_ part: String, _ remnant: Remnant.Kind) {
        output.note(part, label: "part", part: part, kind: .attribute(name: "part"), remnant: remnant)
    }

    private func readGlossary(_ part: String) throws(ContainerProblem) {
        guard package.has(part) else { return }
        report(part, .embedded(.glossary))
        output.title(part)
        let reader = WordText(
            role: .body, part: output.part(part), output: output, styles: WordStyles(),
            relationships: try package.relationships(of: part))
        try package.read(part, into: reader)
    }

    /// Everything that any part fetches from elsewhere.
    private func readExternals() throws(ContainerProblem) {
        for entry in package.archive.entries where entry.name.hasSuffix(".rels") {
            let owner = entry.name.replacing("_rels/", with: "").dropLast(".rels".count)
            for link in try package.relationships(of: String(owner)) where link.isExternal {
                switch link.type {
                case "hyperlink":
                    // Those in the text are blocks already; one that nobody uses is found here.
                    if !output.linked.contains(link.target) { note(link.target, entry.name, nil) }
                case "attachedTemplate": note(link.target, entry.name, .embedded(.template))
                case "mailMergeSource", "mailMergeHeaderSource": note(link.target, entry.name, .embedded(.mailMerge))
                default: note(link.target, entry.name, .embedded(.external))
                }
            }
        }
    }

    private func note(_ target: String, _ part: String, _ remnant: Remnant.Kind?) {
        output.note(target, label: "link", part: part, kind: .linkDestination, remnant: remnant)
    }

    /// Parts that nothing has read yet, by what they are.
    private func readEntries() throws(ContainerProblem) {
        if package.archive.strayBytes > 0 { report("[container]", .embedded(.outside)) }
        for entry in package.archive.entries.sorted(by: { $0.name < $1.name }) {
            let name = entry.name
            let lower = name.lowercased()
            guard !package.visited.contains(lower) else { continue }
            let file = lower.split(separator: "/").last.map(String.init) ?? lower
            if !ParticipantCode.all(in: name.split(separator: "/").last.map(String.init) ?? name).isEmpty {
                report(name, .path)
            }
            switch lower {
            case _ where Self.silent.contains { file.hasPrefix($0) } && lower.hasSuffix(".xml"): continue
            case _ where lower == "[content_types].xml" || lower.hasSuffix(".rels"): continue
            case _ where lower.contains("/theme/") || lower.contains("/fonts/"): continue
            case _ where file.hasPrefix("vbaproject") || file.hasPrefix("vbadata"): report(name, .embedded(.macros))
            case _ where lower.contains("printersettings"): report(name, .embedded(.printer))
            case _ where lower.contains("customxml/"): try readCustomXML(name)
            case _ where lower.contains("/charts/") && lower.hasSuffix(".xml"): try readDrawingText(name)
            case _ where lower.contains("/diagrams/") && lower.hasSuffix(".xml"): try readDrawingText(name)
            case _ where Self.workbooks.contains { lower.hasSuffix($0) }: report(name, .embedded(.workbook))
            case _ where lower.contains("/embeddings/") || lower.contains("/activex/"): report(name, .embedded(.object))
            case _ where Self.images.contains { lower.hasSuffix($0) }: try readImage(name)
            case _ where lower.contains("/media/"): report(name, .embedded(.object))
            default: report(name, .embedded(.stray))
            }
        }
    }

    /// Parts that say how things look or where comments stand, and hold no words.
    private static let silent = [
        "styles", "numbering", "fonttable", "websettings", "stylewitheffects", "styleswitheffects", "commentsextended",
        "commentsids", "commentsextensible", "documenttasks",
    ]
    private static let workbooks = [".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv"]
    private static let images = [
        ".png", ".jpg", ".jpeg", ".jpe", ".gif", ".tif", ".tiff", ".bmp", ".emf", ".wmf", ".svg", ".webp", ".wdp",
        ".ico",
    ]

    private func readImage(_ name: String) throws(ContainerProblem) {
        guard let bytes = try package.bytes(of: name) else { return }
        for found in ImageMetadata.read(bytes) { report(name, .imageMetadata(found)) }
    }

    /// Custom XML that holds anything; Word puts an empty list of sources into every document.
    private func readCustomXML(_ name: String) throws(ContainerProblem) {
        guard name.lowercased().hasSuffix(".xml") else { return report(name, .embedded(.customXML)) }
        let reader = CustomXMLReader()
        try package.read(name, into: reader)
        if reader.hasContent { report(name, .embedded(.customXML)) }
    }

    /// The words of charts and diagrams: titles, labels and the values that are kept for display.
    private func readDrawingText(_ name: String) throws(ContainerProblem) {
        let file = name.split(separator: "/").last?.lowercased() ?? ""
        // Colours, layouts and styles of charts and diagrams; the drawing of a diagram says its words again.
        if ["colors", "layout", "quickstyle", "style", "drawing"].contains(where: { file.hasPrefix($0) }) {
            return package.visit(name)
        }
        output.title(name)
        try package.read(name, into: DrawingTextReader(part: name, output: output))
    }
}

/// The properties of a document.
private final class PropertyReader: XMLHandler {
    private let part: String
    private let output: WordOutput
    private var text: [UInt8] = []
    private var custom: String?
    private var depth = 0

    /// Programs that write their own name where the author's belongs.
    private static let programs: Set<String> = [
        "python-docx", "apache poi", "docx4j", "un-named", "pandoc", "libreoffice", "openoffice.org", "openpyxl",
        "docx",
        "aspose.words", "unknown", "anonymous", "author", "quarto", "rmarkdown",
    ]

    init(part: String, output: WordOutput) {
        self.part = part
        self.output = output
    }

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        depth += 1
        text = []
        if name == "op:property" { custom = attributes["name"] ?? "property" }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) { text += bytes }

    func end(_ name: XMLName) {
        depth -= 1
        let value = String(decoding: text, as: UTF8.self).trimmingSpaces
        text = []
        guard depth > 0, !value.isEmpty else { return }
        let short = String(name.split(separator: ":").last ?? "")
        let label = custom ?? short
        if name == "op:property" { custom = nil }
        let isProgram = Self.programs.contains(value.lowercased())
        let remnant: Remnant.Kind? =
            switch short {
            case "creator", "lastModifiedBy", "Company", "Manager", "HyperlinkBase":
                isProgram ? nil : .author(name: short)
            case "Template": LocalPath.isOne(value) || !Self.isOrdinary(value) ? .author(name: short) : nil
            default:
                custom != nil || name.hasPrefix("?") && part.contains("custom") ? .author(name: "custom property") : nil
            }
        let isTelling =
            remnant != nil
            || ["title", "subject", "description", "keywords", "category", "contentStatus"].contains(short)
        guard isTelling else { return }
        output.note(value, label: label, part: part, kind: .metadata(name: short), remnant: remnant)
    }

    /// A template that comes with a program and tells nothing.
    private static func isOrdinary(_ template: String) -> Bool {
        let lower = template.lowercased()
        return lower.hasPrefix("normal") && !lower.contains("/") && !lower.contains("\\")
    }
}

/// The settings of a document, as far as they hold more than settings.
private final class SettingsReader: XMLHandler {
    private let part: String
    private let output: WordOutput

    init(part: String, output: WordOutput) {
        self.part = part
        self.output = output
    }

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case "w:docVar":
            output.note(
                attributes["w:val"] ?? "", label: "variable", part: part, kind: .metadata(name: "variable"),
                remnant: .embedded(.variables))
        case "w:mailMerge":
            output.note(
                "", label: "mail merge", part: part, kind: .metadata(name: "mail merge"), remnant: .embedded(.mailMerge)
            )
        case "w:connectString", "w:query", "w:udl":
            output.note(
                attributes["w:val"] ?? "", label: "source", part: part, kind: .metadata(name: "source"), remnant: nil)
        default: break
        }
    }

    func end(_ name: XMLName) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// The people who wrote comments and changes.
private final class PeopleReader: XMLHandler {
    private let part: String
    private let output: WordOutput

    init(part: String, output: WordOutput) {
        self.part = part
        self.output = output
    }

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard name == "w15:person", let author = attributes["w15:author"], !author.isEmpty else { return }
        output.note(
            author, label: "person", part: part, kind: .metadata(name: "person"), remnant: .author(name: "person"))
    }

    func end(_ name: XMLName) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Whether custom XML holds anything that somebody put there.
private final class CustomXMLReader: XMLHandler {
    private(set) var hasContent = false
    private var depth = 0

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        depth += 1
        let isFrame = name == "b:Sources" || name.hasPrefix("ds:")
        if !isFrame, depth > 1 || attributes.values.contains(where: { !$0.isEmpty }) {
            hasContent = hasContent || !attributes.values.isEmpty
        }
    }

    func end(_ name: XMLName) { depth -= 1 }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if bytes.contains(where: { $0 > 0x20 }) { hasContent = true }
    }
}

/// The words of a chart or a diagram.
private final class DrawingTextReader: XMLHandler {
    private let part: String
    private let output: WordOutput
    private var number = 0
    private var words: [UInt8]?
    private var paragraph: [UInt8] = []

    init(part: String, output: WordOutput) {
        self.part = part
        self.output = output
    }

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name == "a:t" || name == "c:v" { words = [] }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) { words?.append(contentsOf: bytes) }

    func end(_ name: XMLName) {
        switch name {
        case "a:t":
            paragraph += words ?? []
            words = nil
        case "c:v":
            write(words ?? [], .attribute(name: "chart"))
            words = nil
        case "a:p":
            write(paragraph, .paragraph)
            paragraph = []
        default: break
        }
    }

    private func write(_ text: [UInt8], _ kind: Block.Kind) {
        guard text.contains(where: { $0 > 0x20 }) else { return }
        number += 1
        if kind == .paragraph {
            var paragraph = WordParagraph(part: output.part(part), number: number)
            paragraph.append(text, run: 0)
            output.write(paragraph, notes: { _ in [] }, isApart: true)
        } else {
            output.line(text, label: "chart", kind: kind, part: output.part(part), paragraph: number, isApart: true)
        }
    }
}
