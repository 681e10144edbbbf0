/// Tables.
extension WordText {
    func beginTable() { tables.append(Table(number: output.builder.newTable())) }

    func readCellProperty(_ name: XMLName, _ attributes: XMLAttributes) {
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

    func endCell() {
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

    func endTable() {
        guard let table = tables.popLast() else { return }
        output.setTable(table.number, table.grid)
    }
}
