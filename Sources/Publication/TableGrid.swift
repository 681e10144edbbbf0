/// The cells of a table while they are read, with those that span several rows or columns.
struct TableGrid {
    /// The parts of the cells, row by row; a cell that spans several places is named in each.
    private(set) var rows: [[Int]] = []
    /// Whether the table has more cells than are kept in their places.
    private(set) var isCut = false
    private var count = 0
    /// Cells of rows above that reach into the row at hand, by column: the part and for how many more rows.
    private var hanging: [Int: (part: Int, rows: Int)] = [:]

    /// The widest table, and how many places a table may have: spans of a hostile file multiply.
    private static let widest = 1000
    static let most = 1_000_000

    /// The column at which the next cell stands.
    var nextColumn: Int { rows.last?.count ?? 0 }

    mutating func beginRow() {
        guard count < Self.most else {
            isCut = true
            return
        }
        rows.append([])
        fillHanging()
    }

    /// Adds a cell, which stands in each of the places that it spans.
    mutating func add(_ part: Int, columns: Int, rows spanned: Int) {
        if rows.isEmpty { beginRow() }
        let start = nextColumn
        let end = min(start + min(max(1, columns), Self.widest), Self.widest)
        guard start < end else {
            isCut = true
            return
        }
        for column in start..<end {
            append(part)
            if spanned > 1 { hanging[column] = (part, spanned - 1) }
        }
        fillHanging()
    }

    /// Continues the cell above, as a merged cell of a Word document does. Returns whether there is one.
    mutating func continueAbove(columns: Int) -> Bool {
        guard rows.count > 1 else { return false }
        let above = rows[rows.count - 2]
        let start = nextColumn
        guard start < above.count else { return false }
        for _ in start..<min(start + min(max(1, columns), Self.widest), Self.widest) { append(above[start]) }
        return true
    }

    private mutating func append(_ part: Int) {
        guard count < Self.most else {
            isCut = true
            return
        }
        rows[rows.count - 1].append(part)
        count += 1
    }

    private mutating func fillHanging() {
        while count < Self.most, nextColumn < Self.widest, let cell = hanging[nextColumn] {
            hanging[nextColumn] = cell.rows > 1 ? (cell.part, cell.rows - 1) : nil
            append(cell.part)
        }
    }
}
