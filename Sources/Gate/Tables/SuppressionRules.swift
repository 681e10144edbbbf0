import Policies
import Publication

extension DocumentCheck {
    /// Suppressed cells that can be worked out from what else is published, in one table or in several together.
    func suppressionFindings(_ tables: [PublishedTable]) -> [Finding] {
        let reading = SuppressedCells(tables: tables, roundingBase: gate.policy.report.roundingBase)
        let smallest = gate.policy.report.smallCell
        return reading.found(below: smallest).map { cell in
            let block = tables[cell.table].block(cell.row, cell.column)
            let range = tables[cell.table].cells[cell.row][cell.column].range
            switch cell.verdict {
            case .undone(let possible):
                let what =
                    possible == 1
                    ? "This suppressed count can be worked out exactly"
                    : "This suppressed count can be worked out to one of \(possible) numbers"
                return finding(
                    .suppressionUndone, block: block, range: range,
                    "\(what)\(presetNote). \(Rule.suppressionUndone.remedy)")
            case .open:
                return finding(
                    .unreadableTable, block: block, range: range,
                    "The totals around this suppressed count are too many to work out whether it is safe. "
                        + Rule.unreadableTable.remedy)
            }
        }
    }
}

/// The suppressed cells of tables, and what everything published tells about them.
struct SuppressedCells {
    /// A cell about which too much is told.
    struct Found {
        /// What is told.
        enum Verdict: Hashable {
            /// So few numbers are possible.
            case undone(possible: Int)
            /// The budget did not suffice to tell.
            case open
        }

        let table: Int
        let row: Int
        let column: Int
        let verdict: Verdict
    }

    /// A cell of one of the tables.
    private struct Cell: Hashable {
        let table: Int
        let row: Int
        let column: Int
    }

    private let tables: [PublishedTable]
    private let roundingBase: Int?
    /// Cells that stand for the same people as one of an earlier table.
    private var links: [Cell: Cell] = [:]

    init(tables: [PublishedTable], roundingBase: Int?) {
        self.tables = tables
        self.roundingBase = roundingBase
        links = Self.links(between: tables)
    }

    private var hasSuppressed: Bool {
        tables.contains { table in
            table.cells.contains { $0.contains { cell in isHidden(cell) || cell.value == .empty } }
        }
    }

    private func isHidden(_ cell: CellReading) -> Bool { if case .suppressed = cell.value { true } else { false } }

    /// The cells that are told too well where counts below `smallest` are not to be told.
    func found(below smallest: Int) -> [Found] {
        guard hasSuppressed else { return [] }
        // Tables that share margins are worked out together; where they contradict each other, each by itself.
        if let together = intervals(of: Array(tables.indices), isLinked: true) { return judge(together, smallest) }
        return tables.indices.flatMap { index in
            intervals(of: [index], isLinked: false).map { judge($0, smallest) } ?? []
        }
    }

    // MARK: Intervals

    private func intervals(of chosen: [Int], isLinked: Bool) -> [Cell: CellIntervals.Interval]? {
        var system = CountSystem()
        var unknowns: [Cell: Int] = [:]
        var known: [Cell: Int] = [:]
        let cells = chosen.flatMap { number in
            tables[number].countRows.flatMap { row in
                tables[number].countColumns.map { Cell(table: number, row: row, column: $0) }
            }
        }
        let rounded = Dictionary(uniqueKeysWithValues: chosen.map { ($0, isRounded(tables[$0])) })
        func representative(_ cell: Cell) -> Cell { isLinked ? links[cell] ?? cell : cell }
        for cell in cells {
            let reading = tables[cell.table].cells[cell.row][cell.column]
            let key = representative(cell)
            if let count = reading.count {
                guard rounded[cell.table] == true, count > 0, let base = roundingBase else {
                    if known[key, default: count] != count { return nil }
                    known[key] = count
                    continue
                }
                let unknown = unknowns[key] ?? system.unknown()
                unknowns[key] = unknown
                guard system.narrow(unknown, to: max(1, count - base / 2)...(count + base / 2)) else { return nil }
                continue
            }
            let unknown = unknowns[key] ?? system.unknown()
            unknowns[key] = unknown
            if case .suppressed(let bounds, _) = reading.value {
                guard system.narrow(unknown, to: bounds) else { return nil }
                if let counts = counts(of: reading, cell) {
                    guard system.narrow(unknown, to: counts) else { return nil }
                }
            }
        }
        func term(_ cell: Cell, _ sign: Int, into terms: inout [CountSystem.Term], _ value: inout Int) {
            let key = representative(cell)
            if let count = known[key] {
                value -= sign * count
            } else if let unknown = unknowns[key] {
                terms.append(CountSystem.Term(unknown, sign))
            }
        }
        func addSum(_ sum: Cell, _ parts: [Cell]) {
            var terms: [CountSystem.Term] = []
            var value = 0
            for part in parts { term(part, 1, into: &terms, &value) }
            term(sum, -1, into: &terms, &value)
            // One unknown may stand in two tables and so twice in a sum.
            if Set(terms.map(\.unknown)).count == terms.count { system.add(CountSystem.Sum(terms, makes: value)) }
        }
        for number in chosen {
            let table = tables[number]
            var everyRowIsSummed = false
            for row in table.countRows {
                guard case .sum(let parts) = table.rowLines[row] else { continue }
                // Only a total of everything can hold every row, and a table has few of them.
                if !everyRowIsSummed, table.labels.summing(table.rowLabels[row]) != .part {
                    everyRowIsSummed = isEverything(parts, table.rowLines)
                }
                for column in table.countColumns {
                    addSum(
                        Cell(table: number, row: row, column: column),
                        parts.map { Cell(table: number, row: $0, column: column) })
                }
            }
            for column in table.countColumns {
                guard case .sum(let parts) = table.columnLines[column] else { continue }
                for row in table.countRows {
                    // The totals of the totals follow from the rest.
                    if case .sum = table.rowLines[row], everyRowIsSummed { continue }
                    addSum(
                        Cell(table: number, row: row, column: column),
                        parts.map { Cell(table: number, row: row, column: $0) })
                }
            }
        }
        guard let intervals = CellIntervals(of: system).intervals else { return nil }
        var result: [Cell: CellIntervals.Interval] = [:]
        for cell in cells { if let unknown = unknowns[representative(cell)] { result[cell] = intervals[unknown] } }
        return result
    }

    /// Whether the sums of a table, taken together, hold every line that counts.
    private func isEverything(_ parts: [Int], _ lines: [PublishedTable.Line]) -> Bool {
        var held = Set<Int>()
        func hold(_ index: Int) {
            held.insert(index)
            if case .sum(let inner) = lines[index] { inner.forEach(hold) }
        }
        parts.forEach(hold)
        return lines.indices.allSatisfy { lines[$0] != .counts || held.contains($0) }
    }

    /// The counts that a percentage beside the mark leaves.
    private func counts(of reading: CellReading, _ cell: Cell) -> ClosedRange<Int>? {
        guard let percentage = reading.percentage,
            let base = tables[cell.table].base(row: cell.row, column: cell.column)
        else { return nil }
        return percentage.counts(of: base)
    }

    /// Whether all counts of a table are multiples of the base, so that each stands for its neighbours too.
    private func isRounded(_ table: PublishedTable) -> Bool {
        guard let roundingBase else { return false }
        let counts = table.countRows.flatMap { row in table.countColumns.compactMap { table.cells[row][$0].count } }
        return counts.count >= 3 && counts.allSatisfy { $0 % roundingBase == 0 }
    }

    // MARK: Judging

    private func judge(_ intervals: [Cell: CellIntervals.Interval], _ smallest: Int) -> [Found] {
        var hidingDashes: Set<Int> = []
        for (cell, interval) in intervals {
            if case .suppressed(_, .dash) = reading(cell).value, interval.outer != 0...0 {
                hidingDashes.insert(cell.table)
            }
        }
        var found: [Found] = []
        for (cell, interval) in intervals {
            let limit: Int
            switch reading(cell).value {
            case .suppressed(let bounds, let mark):
                // A dash stands for nobody where every dash of the table can only mean that.
                if mark == .dash, !hidingDashes.contains(cell.table) { continue }
                // A published band of large counts hides nobody.
                if mark == .bounds, bounds.lowerBound >= smallest { continue }
                // What a mark such as `<5` says by itself is what the policy asks for.
                let isUsual = bounds.lowerBound <= 1 && bounds.upperBound >= smallest - 1
                limit = isUsual ? min(smallest, bounds.count) : smallest
            case .empty:
                // Nothing says that an empty cell hides anything: it matters where it gives a small count away.
                guard interval.outer.upperBound > 0, interval.outer.lowerBound < smallest else { continue }
                limit = smallest
            default: continue
            }
            switch interval.isNarrower(than: limit) {
            case true?:
                found.append(
                    Found(
                        table: cell.table, row: cell.row, column: cell.column,
                        verdict: .undone(possible: interval.outer.count)))
            case nil:
                found.append(Found(table: cell.table, row: cell.row, column: cell.column, verdict: .open))
            case false?: continue
            }
        }
        return found.sorted { ($0.table, $0.row, $0.column) < ($1.table, $1.row, $1.column) }
    }

    private func reading(_ cell: Cell) -> CellReading { tables[cell.table].cells[cell.row][cell.column] }

    // MARK: Linked tables

    /// Cells of later tables that stand for the same people as cells of earlier ones: tables with equal labels, or with a
    /// margin over equal labels, whose published numbers agree wherever both have one.
    private static func links(between tables: [PublishedTable]) -> [Cell: Cell] {
        var links: [Cell: Cell] = [:]
        var earlier: [[String]: [[String: Cell]]] = [:]
        for number in tables.indices {
            for cells in shareable(number, tables[number]) {
                let labels = cells.keys.sorted()
                for others in earlier[labels, default: []].prefix(comparedTables)
                where others.values.first?.table != number {
                    let pairs = labels.map { (others[$0]!, cells[$0]!) }
                    let known = pairs.compactMap { a, b -> Bool? in
                        guard let left = tables[a.table].cells[a.row][a.column].count,
                            let right = tables[b.table].cells[b.row][b.column].count
                        else { return nil }
                        return left == right
                    }
                    guard !known.isEmpty, !known.contains(false), known.count < pairs.count || known.count > 1 else {
                        continue
                    }
                    for (a, b) in pairs where links[b] == nil { links[b] = links[a] ?? a }
                }
                earlier[labels, default: []].append(cells)
            }
        }
        return links
    }

    /// Of so many tables with equal labels each is compared with each.
    private static let comparedTables = 100

    /// The cells that another table may have as well, by their labels: all of them, and the margins.
    private static func shareable(_ number: Int, _ table: PublishedTable) -> [[String: Cell]] {
        var result: [[String: Cell]] = []
        let rows = table.named(.rows)
        let columns = table.named(.columns)
        if rows.count > 1, !columns.isEmpty {
            var all: [String: Cell] = [:]
            for (label, row) in rows {
                for (head, column) in columns {
                    all["\(label)\u{1F}\(head)"] = Cell(table: number, row: row, column: column)
                }
            }
            result.append(all)
        }
        for direction in [PublishedTable.Direction.rows, .columns] {
            let margin = table.margin(direction).map {
                ($0.label, Cell(table: number, row: $0.row, column: $0.column))
            }
            let named = Dictionary(margin, uniquingKeysWith: { first, _ in first })
            if named.count > 1, named.count == margin.count { result.append(named) }
        }
        return result
    }
}

extension PublishedTable {
    /// The lines of counts by their labels; empty where two have the same.
    fileprivate func named(_ direction: Direction) -> [String: Int] {
        let lines = direction == .rows ? rowLines : columnLines
        let names = direction == .rows ? rowLabels : columnLabels
        var result: [String: Int] = [:]
        for index in lines.indices where lines[index].counts {
            guard result.updateValue(index, forKey: TableLabels.key(names[index])) == nil else { return [:] }
        }
        return result
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
            var label = TableLabels.key(names[index])
            if case .sum = lines[index], labels.summing(names[index]) == .everything { label = "" }
            return direction == .rows ? (label, index, total) : (label, total, index)
        }
    }
}
