/// Cells of several tables that stand for the same people: tables with equal labels, or with a margin over equal labels, whose
/// published numbers agree wherever both have one.
struct TableLinks {
    typealias Cell = SuppressedCells.Cell

    /// Cells of later tables with the cells of earlier ones that stand for the same people.
    private(set) var cells: [Cell: Cell] = [:]
    /// The first table that was not compared with all before it: there are too many.
    private(set) var firstUnlinked: Int?

    /// How many cells are compared: each table with each that has the same labels.
    private static let comparedCells = 4_000_000

    /// Cells that another table may have as well, in the order of their labels.
    private struct Shape {
        let labels: [String]
        let cells: [Cell]
    }

    init(_ tables: [PublishedTable]) {
        var steps = Self.comparedCells
        var earlier: [[String]: [[Cell]]] = [:]
        for number in tables.indices {
            for shape in Self.shapes(number, tables[number]) {
                for others in earlier[shape.labels] ?? [] where others[0].table != number {
                    guard steps > 0 else {
                        firstUnlinked = firstUnlinked ?? number
                        break
                    }
                    steps -= shape.cells.count
                    link(shape.cells, with: others, tables)
                }
                earlier[shape.labels, default: []].append(shape.cells)
            }
        }
    }

    private mutating func link(_ own: [Cell], with others: [Cell], _ tables: [PublishedTable]) {
        var agreed = 0
        for (a, b) in zip(others, own) {
            guard let left = tables[a.table].cells[a.row][a.column].count,
                let right = tables[b.table].cells[b.row][b.column].count
            else { continue }
            guard left == right else { return }
            agreed += 1
        }
        guard agreed > 0, agreed < own.count || agreed > 1 else { return }
        for (a, b) in zip(others, own) where cells[b] == nil { cells[b] = cells[a] ?? a }
    }

    /// All cells of a table, and its margins.
    private static func shapes(_ number: Int, _ table: PublishedTable) -> [Shape] {
        var shapes: [Shape] = []
        let rows = table.named(.rows)
        let columns = table.named(.columns)
        if rows.count > 1, !columns.isEmpty {
            shapes.append(
                Shape(
                    labels: rows.map(\.label) + ["\u{1F}"] + columns.map(\.label),
                    cells: rows.flatMap { row in
                        columns.map { Cell(table: number, row: row.line, column: $0.line) }
                    }))
        }
        for direction in [PublishedTable.Direction.rows, .columns] {
            let margin = table.margin(direction).sorted { $0.label < $1.label }
            let isUnique = zip(margin, margin.dropFirst()).allSatisfy { $0.label != $1.label }
            guard margin.count > 1, isUnique else { continue }
            shapes.append(
                Shape(
                    labels: margin.map(\.label),
                    cells: margin.map { Cell(table: number, row: $0.row, column: $0.column) }))
        }
        return shapes
    }
}

extension PublishedTable {
    /// The lines of counts in the order of their labels; empty where two have the same.
    fileprivate func named(_ direction: Direction) -> [(label: String, line: Int)] {
        let lines = direction == .rows ? rowLines : columnLines
        let names = direction == .rows ? rowLabels : columnLabels
        let named = lines.indices.filter { lines[$0].counts }.map { (label: names[$0].key, line: $0) }
            .sorted { $0.label < $1.label }
        return zip(named, named.dropFirst()).allSatisfy { $0.label != $1.label } ? named : []
    }

    /// The totals of all rows (or columns) by their labels; the grand total is among them as “”.
    fileprivate func margin(_ direction: Direction) -> [(label: String, row: Int, column: Int)] {
        let across = direction == .rows ? columnLines : rowLines
        let lines = direction == .rows ? rowLines : columnLines
        let names = direction == .rows ? rowLabels : columnLabels
        let base = across.indices.filter { across[$0] == .counts }
        guard
            let total = across.indices.first(where: { across[$0] == .sum(of: base) })
                ?? (base.count == 1 ? base[0] : nil)
        else { return [] }
        return lines.indices.filter { lines[$0].counts }.map { index in
            var label = names[index].key
            if case .sum = lines[index], names[index].summing == .everything { label = "" }
            return direction == .rows ? (label, index, total) : (label, total, index)
        }
    }
}
