import Input
import Policies
import Publication
import Redaction

extension DocumentCheck {
    /// What the tables of the document tell about few people.
    func tableFindings(_ prose: Prose) -> [Finding] {
        let labels = TableLabels(lexicons: gate.rulebook.lexicons)
        var findings: [Finding] = []
        var counting: [PublishedTable] = []
        for table in document.tables {
            let table = PublishedTable(document: document, table: table, labels: labels)
            if let first = table.participantRows {
                findings.append(
                    finding(
                        .personRows, block: first,
                        "This table has one row for each participant and \(table.indirectColumns.count) attributes in "
                            + "each. " + Rule.personRows.remedy))
            } else if table.countsPeople {
                counting.append(table)
            }
            findings += tableEndpointFindings(table)
        }
        for table in counting {
            findings += smallCellFindings(table)
            findings += classFindings(table)
        }
        findings += suppressionFindings(counting)
        findings += percentageFindings(counting, prose)
        findings += differenceFindings(counting, prose)
        findings += figureFindings()
        findings += unreadableTableFindings()
        return findings
    }

    // MARK: Small cells

    private func smallCellFindings(_ table: PublishedTable) -> [Finding] {
        var findings: [Finding] = []
        for row in table.countRows {
            for column in table.countColumns {
                let cell = table.cells[row][column]
                guard let count = cell.count else { continue }
                findings += smallCount(count, block: table.block(row, column), range: cell.range)
            }
        }
        // The base in the head of a column of counts is a count as well; that of percentages is judged with them.
        for column in table.countColumns where column < table.columnLabels.count {
            guard let header = table.table.rows.first, table.rows.first != 0,
                let (base, range) = table.columnLabels[column].base
            else { continue }
            findings += smallCount(base, block: header[column], range: range)
        }
        return findings
    }

    private func smallCount(_ count: Int, block: Int, range: Range<Int>) -> [Finding] {
        let limits = gate.policy.report
        guard count < limits.smallCell, count > 0 || limits.zeros == .exclude else { return [] }
        let what = count == 0 ? "A count of 0 people" : "A count of fewer than \(limits.smallCell) people"
        return [finding(.smallCell, block: block, range: range, "\(what)\(presetNote). \(Rule.smallCell.remedy)")]
    }

    /// Which set of limits asks for it, where the policy names one.
    var presetNote: String {
        gate.policy.report.preset.map { " (preset \($0.rawValue))" } ?? ""
    }

    /// `n = 3` in the label or the alternative text of a figure.
    private func figureFindings() -> [Finding] {
        document.blocks.indices.flatMap { index -> [Finding] in
            let kind = document.blocks[index].kind
            guard kind == .altText || kind.isBody && Self.isFigure(document.blocks[index].text), !isReference(index)
            else { return [] }
            return PeopleCount.bases(in: Array(document.blocks[index].text.utf8)).flatMap {
                smallCount($0.count, block: index, range: $0.range)
            }
        }
    }

    private static let figures = ["figure ", "fig. ", "fig ", "chart ", "diagram "]

    private static func isFigure(_ text: String) -> Bool {
        guard let first = text.utf8.first, [0x66, 0x63, 0x64].contains(first | 0x20) else { return false }
        return figures.contains { text.hasFoldedPrefix($0) }
    }

    // MARK: Class disclosure

    /// A group whose people, but for k, are all in one category of an attribute.
    private func classFindings(_ table: PublishedTable) -> [Finding] {
        guard let slack = gate.policy.report.classSlack else { return [] }
        let rows = table.rowLines.indices.filter { table.rowLines[$0] == .counts }
        let columns = table.columnLines.indices.filter { table.columnLines[$0] == .counts }
        var findings: [Finding] = []
        func judge(_ line: Int, _ cells: [(row: Int, column: Int)], total: Int?) {
            let counts = cells.map { table.cells[$0.row][$0.column].count }
            let known = counts.compactMap(\.self)
            guard let total = total ?? (known.count == counts.count ? known.reduce(0, +) : nil), total > slack else {
                return
            }
            for (cell, count) in zip(cells, counts) {
                guard let count, count >= total - slack, count <= total else { continue }
                findings.append(
                    finding(
                        .classDisclosure, block: table.block(cell.row, cell.column),
                        range: table.cells[cell.row][cell.column].range,
                        "All people of a group, but for \(slack) at most, are in one category, so that everybody knows it of "
                            + "each of them\(presetNote). " + Rule.classDisclosure.remedy))
            }
        }
        if columns.count > 1, table.isOverAttribute(.columns) {
            let total = table.columnLines.firstIndex(of: .sum(of: columns))
            for row in rows {
                judge(row, columns.map { (row, $0) }, total: total.flatMap { table.cells[row][$0].count })
            }
        } else if rows.count > 1, table.isOverAttribute(.rows) {
            let total = table.rowLines.firstIndex(of: .sum(of: rows))
            for column in columns {
                judge(column, rows.map { ($0, column) }, total: total.flatMap { table.cells[$0][column].count })
            }
        }
        return findings
    }
}

extension PublishedTable {
    /// The rows or the columns.
    enum Direction { case rows, columns }

    /// Whether the rows or columns are the answers, states or outcomes of an attribute: by their labels, by the corner cell
    /// (`Grade \ Burnout`), or by the caption (`grade by burnout`).
    func isOverAttribute(_ direction: Direction) -> Bool {
        let own =
            direction == .columns
            ? columnLines.indices.filter { columnLines[$0] == .counts }.map { columnLabels[$0] }
            : rowLines.indices.filter { rowLines[$0] == .counts }.map { rowLabels[$0] }
        if labels.areAttribute(own) { return true }
        func names(_ text: String, parted separators: [String]) -> Bool {
            for separator in separators {
                guard let range = text.firstPlace(of: separator) else { continue }
                let part = direction == .columns ? range.upperBound..<text.utf8.count : 0..<range.lowerBound
                return labels.namesAttribute(text.bytes(part))
            }
            return false
        }
        return names(columnLabels.first?.text ?? "", parted: ["\\", "/", "×", " by "])
            || names(caption, parted: [" by ", "×"])
    }
}
