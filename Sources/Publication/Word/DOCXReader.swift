import Input

/// Reads a Word document: the text that a reader sees, and everything else that the file holds.
///
/// The text is extracted line by line; places of blocks are those of the extracted text, and `LocationMap` leads back to part,
/// paragraph and run. Every part of the container is read or reported: none goes by in silence.
struct DOCXReader {
    private let package: WordPackage
    private let output: WordOutput
    private let styles = WordStyles()
    private var notes: [WordParagraph.Note: [WordParagraph]] = [:]
    private var usedNotes: Set<WordParagraph.Note> = []

    /// Reads a document. Returns the extracted text and the way back.
    static func read(
        file: String, bytes: [UInt8], into builder: inout DocumentBuilder
    ) throws(InputProblem) -> (SourceText, LocationMap) {
        let output = WordOutput(builder: builder)
        builder = DocumentBuilder(file: file, size: 0)
        do throws(ContainerProblem) {
            var reader = DOCXReader(package: WordPackage(try ZipArchive(bytes)), output: output)
            try reader.read()
        } catch {
            throw InputProblem(
                file: file, found: error.found, expected: "a Word document (.docx)",
                remedy: "save it anew with a word processor, without a password")
        }
        if let problem = output.problem { throw problem }
        builder = output.builder
        return (SourceText(valid: output.bytes), output.locations)
    }

    private init(package: WordPackage, output: WordOutput) {
        self.package = package
        self.output = output
    }

    private mutating func read() throws(ContainerProblem) {
        let roots = try package.relationships(of: "")
        guard let main = roots.first(where: { $0.type == "officeDocument" })?.target, package.has(main) else {
            throw ContainerProblem("a container without a document")
        }
        let relationships = try package.relationships(of: main)
        if let part = relationships.first(where: { $0.type == "styles" })?.target {
            try package.read(part, into: styles)
        }
        for relationship in relationships where ["footnotes", "endnotes", "comments"].contains(relationship.type) {
            try readNotes(relationship.target)
        }
        try readText(main, .body, relationships)
        readUnusedNotes()
        for (type, kind) in [("header", Block.Kind.pageHeader), ("footer", .pageFooter)] {
            for relationship in relationships where relationship.type == type && !relationship.isExternal {
                output.title(relationship.target)
                try readText(relationship.target, .page(kind), try package.relationships(of: relationship.target))
            }
        }
        var rest = WordRemainder(package: package, output: output, main: main)
        try rest.read(roots: roots, relationships: relationships)
    }

    private mutating func readText(
        _ part: String, _ role: WordText.Role, _ relationships: [WordPackage.Relationship]
    ) throws(ContainerProblem) {
        let reader = WordText(
            role: role, part: output.part(part), output: output, styles: styles, relationships: relationships)
        reader.notes = notes
        try package.read(part, into: reader)
        if case .notes = role { notes = reader.notes }
        usedNotes.formUnion(reader.usedNotes)
    }

    private mutating func readNotes(_ part: String) throws(ContainerProblem) {
        try readText(part, .notes, try package.relationships(of: part))
    }

    /// Notes that nothing in the text refers to; Word's own separators are empty.
    private func readUnusedNotes() {
        let rest = notes.filter {
            !usedNotes.contains($0.key) && $0.value.contains { !$0.text.isEmpty || !$0.others.isEmpty }
        }
        guard !rest.isEmpty else { return }
        output.title("notes")
        for (note, paragraphs) in rest.sorted(by: { "\($0.key)" < "\($1.key)" }) {
            var anchor = WordParagraph(part: paragraphs[0].part, number: paragraphs[0].number)
            anchor.notes = [note]
            output.write(anchor, notes: { _ in paragraphs }, isApart: true)
        }
    }
}
