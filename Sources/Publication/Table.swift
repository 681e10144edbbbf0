/// A table of a document. Its cells are blocks.
public struct Table: Hashable, Sendable {
    /// The blocks of the cells, row by row; the first row is the header. Every row is as long as the header.
    public var rows: [[Int]]
    /// The block of a paragraph directly before or after it that begins with “Table”, or directly before it and ends
    /// with a colon.
    public var caption: Int?

    /// Describes a table.
    public init(rows: [[Int]], caption: Int? = nil) {
        self.rows = rows
        self.caption = caption
    }
}
