import Publication

/// A stretch of a report: in Unicode scalars of the running text it belongs to, and in its file.
public struct TextPlace: Hashable, Sendable, Encodable {
    /// The file.
    public let file: String
    /// Where it begins in the running text, in Unicode scalars.
    public let start: Int
    /// Where it ends.
    public let end: Int
    /// The line of the file where it begins.
    public let line: Int
    /// The column where it begins.
    public let column: Int
    /// The line where it ends.
    public let endLine: Int
    /// The column after its last scalar.
    public let endColumn: Int

    /// Looks a stretch up in its file.
    init(_ scalars: Range<Int>, in text: JoinedText, of document: Document) {
        let places = document.places(of: scalars, in: text)
        self.init(file: document.name, scalars, from: places.start, to: places.end)
    }

    init(file: String, _ scalars: Range<Int>, from first: Place, to last: Place) {
        self.file = file
        start = scalars.lowerBound
        end = scalars.upperBound
        line = first.line
        column = first.column
        endLine = last.line
        endColumn = last.column
    }

    /// The stretch of the running text.
    var scalars: Range<Int> { start..<end }
    /// For people: line and column.
    var short: String { "\(line):\(column)" }
}
