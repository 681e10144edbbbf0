import Policies
import Publication

extension DocumentCheck {
    /// Suppressed cells that can be worked out from what else is published, in one table or in several together.
    func suppressionFindings(_ tables: [PublishedTable]) -> [Finding] {
        let reading = SuppressedCells(tables: tables, roundingBase: gate.policy.report.roundingBase)
        let smallest = gate.policy.report.smallCell
        let (found, firstUnlinked) = reading.found(below: smallest)
        let unlinked = firstUnlinked.map { number in
            finding(
                .unreadableTable, block: tables[number].block(0, 0),
                "More tables share their labels than can be put together: this one and those behind it were worked out "
                    + "without what those before tell of the same people. " + Rule.unreadableTable.remedy)
        }
        return (unlinked.map { [$0] } ?? [])
            + found.map { cell in
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
    struct Cell: Hashable {
        let table: Int
        let row: Int
        let column: Int
    }

    private let tables: [PublishedTable]
    private let roundingBase: Int?
    /// Where the cells of each table begin among all cells.
    private let starts: [Int]
    /// How many cells there are.
    private let count: Int

    init(tables: [PublishedTable], roundingBase: Int?) {
        self.tables = tables
        self.roundingBase = roundingBase
        var starts: [Int] = []
        var count = 0
        for table in tables {
            starts.append(count)
            count += table.rows.count * table.columnLines.count
        }
        (self.starts, self.count) = (starts, count)
    }

    private func index(of cell: Cell) -> Int {
        starts[cell.table] + cell.row * tables[cell.table].columnLines.count + cell.column
    }

    private var hasSuppressed: Bool {
        tables.contains { table in
            table.cells.contains { $0.contains { cell in isHidden(cell) || cell.value == .empty } }
        }
    }

    private func isHidden(_ cell: CellReading) -> Bool { if case .suppressed = cell.value { true } else { false } }

    /// The cells that are told too well where counts below `smallest` are not to be told, and the first table of which it was
    /// not looked up whether it shares its people with others.
    func found(below smallest: Int) -> (cells: [Found], firstUnlinked: Int?) {
        guard hasSuppressed else { return ([], nil) }
        // Tables that share margins are worked out together; where they contradict each other, each by itself.
        let links = TableLinks(tables)
        if let together = intervals(of: Array(tables.indices), links: links.cells, enough: smallest) {
            return (judge(together, smallest), links.firstUnlinked)
        }
        let apart = tables.indices.flatMap { index in
            intervals(of: [index], links: [:], enough: smallest).map { judge($0, smallest) } ?? []
        }
        return (apart, links.firstUnlinked)
    }

    // MARK: Intervals

    /// What is known of each cell whose count nobody printed.
    ///
    /// - Parameters:
    ///   - chosen: the tables.
    ///   - links: cells that stand for the same people as one of an earlier table.
    ///   - enough: how many numbers are enough for a cell to be hidden.
    /// - Returns: the cells in the order of the tables; `nil` where what is published contradicts itself.
    private func intervals(
        of chosen: [Int], links: [Cell: Cell], enough: Int
    ) -> [(cell: Cell, interval: CellIntervals.Interval)]? {
        var system = CountSystem()
        var unknowns = [Int](repeating: -1, count: count)
        var known = [Int](repeating: -1, count: count)
        let cells = chosen.flatMap { number in
            tables[number].countRows.flatMap { row in
                tables[number].countColumns.map { Cell(table: number, row: row, column: $0) }
            }
        }
        let rounded = Dictionary(uniqueKeysWithValues: chosen.map { ($0, isRounded(tables[$0])) })
        func representative(_ cell: Cell) -> Int { index(of: links.isEmpty ? cell : links[cell] ?? cell) }
        func unknown(_ key: Int) -> Int {
            if unknowns[key] < 0 { unknowns[key] = system.unknown() }
            return unknowns[key]
        }
        for cell in cells {
            let reading = tables[cell.table].cells[cell.row][cell.column]
            let key = representative(cell)
            if let count = reading.count {
                guard rounded[cell.table] == true, count > 0, let base = roundingBase else {
                    if known[key] >= 0, known[key] != count { return nil }
                    known[key] = count
                    continue
                }
                guard system.narrow(unknown(key), to: max(1, count - base / 2)...(count + base / 2)) else { return nil }
                continue
            }
            let unknown = unknown(key)
            if case .suppressed(let bounds, _) = reading.value {
                guard system.narrow(unknown, to: bounds) else { return nil }
                if let counts = counts(of: reading, cell) {
                    guard system.narrow(unknown, to: counts) else { return nil }
                }
            }
        }
        func term(_ cell: Cell, _ sign: Int, into terms: inout [CountSystem.Term], _ value: inout Int) {
            let key = representative(cell)
            if known[key] >= 0 {
                value -= sign * known[key]
            } else if unknowns[key] >= 0 {
                terms.append(CountSystem.Term(unknowns[key], sign))
            }
        }
        func addSum(_ sum: Cell, _ parts: [Cell]) {
            var terms: [CountSystem.Term] = []
            var value = 0
            for part in parts { term(part, 1, into: &terms, &value) }
            term(sum, -1, into: &terms, &value)
            // One unknown may stand in two tables and so twice in a sum.
            if links.isEmpty || Set(terms.map(\.unknown)).count == terms.count {
                system.add(CountSystem.Sum(terms, makes: value))
            }
        }
        for number in chosen {
            let table = tables[number]
            var everyRowIsSummed = false
            for row in table.countRows {
                guard case .sum(let parts) = table.rowLines[row] else { continue }
                // Only a total of everything can hold every row, and a table has few of them.
                if !everyRowIsSummed, table.rowLabels[row].summing != .part {
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
        guard let intervals = CellIntervals(of: system, enough: enough).intervals else { return nil }
        return cells.compactMap { cell in
            let unknown = unknowns[representative(cell)]
            return unknown < 0 ? nil : (cell, intervals[unknown])
        }
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

    private func judge(_ intervals: [(cell: Cell, interval: CellIntervals.Interval)], _ smallest: Int) -> [Found] {
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
}
