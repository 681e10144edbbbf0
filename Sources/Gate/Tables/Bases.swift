import Publication
import Redaction

extension PublishedTable {
    /// The number of people that a percentage in a cell is of, where the table, its caption or the text beside it says it.
    func base(row: Int, column: Int) -> Int? {
        if let base = cells[row][column].base { return base }
        if let base = columnLabels[column].base ?? rowLabels[row].base { return base.count }
        if let count = baseColumns.lazy.compactMap({ cells[row][$0].count }).first { return count }
        if let count = baseRows.lazy.compactMap({ cells[$0][column].count }).first { return count }
        // `n | %`: the total of the counts beside it.
        for index in sumRows {
            if columnLines[column].counts, let count = cells[index][column].count { return count }
            if let left = countsToTheLeft[column], let count = cells[index][left].count { return count }
        }
        return outerBase
    }

    /// The number of people that the caption, or the paragraph before or after the table, states.
    func baseBeside() -> Int? {
        if let base = TableLabels.base(in: caption) { return base.count }
        return PeopleCount.all(in: TokenisedText(caption)).first?.count ?? noteBase
    }

    /// `N = 24` in the paragraph directly before or after the table.
    private var noteBase: Int? {
        guard let first = table.rows.first?.first, let last = table.rows.last?.last else { return nil }
        for block in [last + 1, first - 1] where document.blocks.indices.contains(block) {
            let text = document.blocks[block].text
            guard document.blocks[block].kind.isProse, text.utf8.count < 600 else { continue }
            let bases = Set(PeopleCount.bases(in: Array(text.utf8)).map(\.count))
            if bases.count == 1 { return bases.first }
            let counts = Set(PeopleCount.all(in: TokenisedText(text)).map(\.count))
            if counts.count == 1, bases.isEmpty { return counts.first }
        }
        return nil
    }
}
