public import Input

/// A file cut into blocks.
public struct Document: Sendable {
    /// How a file is written.
    public enum Format: String, CaseIterable, Sendable {
        case markdown = "md"
        case text = "txt"
        case html
        case docx

        private static let extensions: [(String, Format)] = [
            (".md", .markdown), (".markdown", .markdown), (".mdown", .markdown), (".qmd", .markdown),
            (".rmd", .markdown), (".txt", .text), (".text", .text), (".html", .html),
            (".htm", .html), (".xhtml", .html), (".docx", .docx), (".docm", .docx), (".dotx", .docx), (".dotm", .docx),
        ]

        /// The format that a file name tells, or `nil` where it is none that can be read.
        public init?(fileName: String) {
            let lower = fileName.lowercased()
            guard let found = Self.extensions.first(where: { lower.hasSuffix($0.0) }) else { return nil }
            self = found.1
        }
    }

    /// The name of the file as the user gave it.
    public let name: String
    /// How it is written.
    public let format: Format
    /// The bytes and lines that places refer to: the file's own, or those of the text extracted from it.
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
    /// What the file holds beside what its readers see, in the order of the file.
    public let remnants: [Remnant]
    private let locations: LocationMap

    /// Reads a file.
    ///
    /// - Throws: `InputProblem` where the file cannot be read as what it is said to be: text that is not UTF-8 or holds a
    ///   NUL, a container that is damaged, encrypted or larger than what is read.
    public init(name: String, bytes: [UInt8], format: Format) throws(InputProblem) {
        var builder = DocumentBuilder(file: name, size: bytes.count)
        let source: SourceText
        var locations = LocationMap()
        switch format {
        case .markdown:
            source = try SourceText(file: name, bytes: bytes)
            var reader = MarkdownReader(file: name, source: source)
            try reader.read(into: &builder)
        case .text:
            source = try SourceText(file: name, bytes: bytes)
            try readPlainText(source, into: &builder)
        case .html:
            source = try SourceText(file: name, bytes: bytes)
            try HTMLReader.read(source, into: &builder)
        case .docx:
            (source, locations) = try DOCXReader.read(file: name, bytes: bytes, into: &builder)
        }
        self.name = name
        self.format = format
        self.source = source
        self.locations = locations
        (blocks, sectionTitles, tables, images) = builder.finish()
        remnants = builder.sortedRemnants
        (vignettes, markerProblems) = MarkedVignette.find(in: blocks)
    }

    /// The vignette that a block belongs to.
    public func vignette(of block: Int) -> MarkedVignette? {
        // They stand one behind the other.
        var low = 0
        var high = vignettes.count
        while low < high {
            let middle = (low + high) / 2
            if vignettes[middle].blocks.upperBound <= block { low = middle + 1 } else { high = middle }
        }
        return low < vignettes.count && vignettes[low].blocks.contains(block) ? vignettes[low] : nil
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

    /// The places of a stretch of the source, such as a remnant's.
    public func places(of range: Range<Int>) -> (start: Place, end: Place) {
        (source.place(of: range.lowerBound), source.place(of: range.upperBound))
    }

    /// Where a place of extracted text stands in its container, such as `word/document.xml#p12/r3`; `nil` where the file is
    /// its own text.
    public func location(of place: Place) -> String? { locations.location(of: source.offset(of: place)) }
}
