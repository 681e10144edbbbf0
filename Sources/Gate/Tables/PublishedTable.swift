import Publication

/// A table as a reader takes it: which rows and columns count people, which sum up others, and what each cell says.
struct PublishedTable {
    /// What the numbers of a row or a column are.
    enum Line: Hashable {
        /// Labels, measures, numbering: nothing that is counted.
        case none
        /// Counts of one category.
        case counts
        /// Percentages.
        case percentages
        /// Counts that sum up the lines given.
        case sum(of: [Int])
        /// The number of people that percentages are of.
        case base

        var counts: Bool {
            switch self {
            case .counts, .sum, .base: true
            case .none, .percentages: false
            }
        }
    }

    let document: Document
    let table: Table
    let labels: TableLabels
    /// The folded words of the caption.
    let captionWords: [String]
    /// The rows with numbers, by their place in `table.rows`; the header is among them only where it has numbers itself.
    let rows: [Int]
    /// What each of `rows` is.
    private(set) var rowLines: [Line] = []
    /// What each column is.
    private(set) var columnLines: [Line] = []
    /// The cells of `rows`.
    private(set) var cells: [[CellReading]] = []
    /// The labels of `rows`.
    private(set) var rowLabels: [TableLabel] = []
    /// The labels of the columns.
    private(set) var columnLabels: [TableLabel]
    /// The rows and columns that say of how many people percentages are, and the first rows that sum up others.
    private(set) var baseRows: [Int] = []
    private(set) var baseColumns: [Int] = []
    private(set) var sumRows: [Int] = []
    /// The number of people that the caption or the text beside the table states; only where it has percentages.
    private(set) var outerBase: Int?
    /// Of each column, the nearest one to its left that counts.
    private(set) var countsToTheLeft: [Int?] = []

    init(document: Document, table: Table, labels: TableLabels) {
        self.document = document
        self.table = table
        self.labels = labels
        captionWords = table.caption.map { TableLabels.words(document.blocks[$0].text) } ?? []
        let header = table.rows.first ?? []
        let head = header.map { document.blocks[$0].text }
        let width = head.count
        let isHeadless = table.rows.count > 1 && Self.areNumbers(head)
        columnLabels = (isHeadless ? Array(repeating: "", count: width) : head).map(labels.label)
        let first = isHeadless ? 0 : 1
        rows = Array(table.rows.indices.dropFirst(first)).filter { table.rows[$0].count == width }
        let isPercentageFirst = columnLabels.map(\.isPercentageFirst)
        for row in rows {
            cells.append(
                table.rows[row].enumerated().map { column, block in
                    CellReading(document.blocks[block].text, isPercentage: isPercentageFirst[column])
                })
        }
        let labelled = labelColumns(width)
        rowLabels = rows.map { row in
            labels.label((0..<labelled).map { document.blocks[table.rows[row][$0]].text }.joined(separator: " "))
        }
        columnLines = (0..<width).map { $0 < labelled ? .none : columnLine($0) }
        let hasTotal = rowLabels.contains { $0.summing == .everything }
        rowLines = rows.indices.map { rowLine($0, hasTotal: hasTotal) }
        findSums()
        var left: Int?
        for column in columnLines.indices {
            countsToTheLeft.append(left)
            if columnLines[column].counts { left = column }
        }
        baseRows = Array(rowLines.indices.filter { rowLines[$0] == .base }.prefix(4))
        baseColumns = Array(columnLines.indices.filter { columnLines[$0] == .base }.prefix(4))
        sumRows = Array(
            rowLines.indices.filter { if case .sum = rowLines[$0] { true } else { false } }.prefix(4))
        if columnLines.contains(.percentages) || rowLines.contains(.percentages)
            || cells.contains(where: { $0.contains { $0.percentage != nil } })
        {
            outerBase = baseBeside()
        }
    }

    /// Whether a first row is no header: counts and marks, but neither years nor the numbers of columns.
    private static func areNumbers(_ head: [String]) -> Bool {
        let readings = head.map { CellReading($0) }
        let counts = readings.compactMap(\.count)
        let isData = readings.dropFirst().allSatisfy { reading in
            switch reading.value {
            case .count, .suppressed: true
            case .empty, .other: false
            }
        }
        guard !counts.isEmpty, isData, readings.first?.value != .empty else { return false }
        let isNumbering = counts == Array(1...counts.count) || counts == Array(0..<counts.count)
        return !(isNumbering && counts.count > 1) && !counts.allSatisfy { (1900...2100).contains($0) }
    }

    /// The block of a cell.
    func block(_ row: Int, _ column: Int) -> Int { table.rows[rows[row]][column] }

    /// The title, the note or the paragraph beside it.
    var caption: String { table.caption.map { document.blocks[$0].text } ?? "" }

    // MARK: Rows and columns

    /// How many columns at the left are labels.
    private func labelColumns(_ width: Int) -> Int {
        var count = 0
        while count < width - 1 || (count == 0 && width > 0), !isData(count) { count += 1 }
        return count
    }

    /// Whether a column has counts, and not labels, numbering or years.
    private func isData(_ column: Int) -> Bool {
        var numbers: [Int] = []
        var told = 0
        var marks = 0
        for row in cells.indices {
            switch cells[row][column].value {
            case .count(let count):
                numbers.append(count)
                told += 1
            case .suppressed: marks += 1
            case .empty: continue
            case .other: told += 1
            }
        }
        let texts = told - numbers.count
        if column > 0 { return numbers.count + marks > 0 || texts == 0 || hasPercentages(column) }
        guard texts == 0, !numbers.isEmpty || marks > 0 else { return false }
        // Bands such as `30–39` are labels.
        if numbers.isEmpty {
            return !cells.contains { if case .suppressed(_, .bounds) = $0[column].value { true } else { false } }
        }
        let isNumbering = numbers == Array(1...max(1, numbers.count)) || numbers == Array(0..<numbers.count)
        let isYears = numbers.allSatisfy { (1900...2100).contains($0) }
        return !(isNumbering && numbers.count > 1) && !isYears
    }

    private func hasPercentages(_ column: Int) -> Bool { cells.contains { $0[column].percentage != nil } }

    private func columnLine(_ column: Int) -> Line {
        let label = columnLabels[column]
        if label.isPercentage, !label.isPercentageFirst { return .percentages }
        let together = cells.count { $0[column].percentage != nil && $0[column].count != nil }
        if together * 2 > cells.count { return .counts }
        let alone = cells.count { $0[column].percentage != nil && $0[column].count == nil }
        let counts = cells.count { $0[column].count != nil }
        if alone > counts { return .percentages }
        if label.isUnit { return .none }
        return .counts
    }

    private func rowLine(_ row: Int, hasTotal: Bool) -> Line {
        let label = rowLabels[row]
        // An empty row is a heading, or hides its count where a total gives it away.
        guard
            hasTotal
                || columnLines.indices.contains(where: { columnLines[$0] != .none && cells[row][$0].value != .empty })
        else { return .none }
        if label.isPercentage { return .percentages }
        if !label.isCount, label.isUnit { return .none }
        return .counts
    }

    // MARK: Sums

    private mutating func findSums() {
        for (index, lines) in sums(
            of: rowLabels, rowLines, among: { row, column in cells[row][column] }, across: columnLines)
        {
            rowLines[index] = .sum(of: lines)
        }
        let found = sums(of: columnLabels, columnLines, among: { column, row in cells[row][column] }, across: rowLines)
        for (index, lines) in found { columnLines[index] = .sum(of: lines) }
        for index in rowLines.indices where rowLines[index] == .counts && isBase(rowLabels[index]) {
            rowLines[index] = .base
        }
        for index in columnLines.indices where columnLines[index] == .counts && isBase(columnLabels[index]) {
            columnLines[index] = .base
        }
    }

    /// Whether a line says of how many people the percentages beside it are: `N`, `base`, `respondents`, or a total.
    private func isBase(_ label: TableLabel) -> Bool {
        guard columnLines.contains(.percentages) || rowLines.contains(.percentages) else { return false }
        let words = label.words
        return label.text.contains("N") && words == ["n"] || words.contains("base") || words == ["respondents"]
            || words == ["sample"] || words == ["participants"] || words == ["denominator"]
            || label.summing == .everything
    }

    /// The lines that sum up others, with those: by their labels, and only where no published number says otherwise.
    private func sums(
        of names: [TableLabel], _ lines: [Line], among cell: (Int, Int) -> CellReading, across: [Line]
    ) -> [Int: [Int]] {
        let counting = lines.indices.filter { lines[$0] == .counts }
        let others = across.indices.filter { across[$0].counts }
        var found: [Int: [Int]] = [:]
        /// Whether a line may be the sum of others, and in how many places that can be seen.
        func agreement(_ sum: Int, _ parts: [Int]) -> Int? {
            var agreed = 0
            for other in others {
                guard let total = cell(sum, other).count else { continue }
                var known = 0
                var isComplete = true
                for part in parts {
                    if let count = cell(part, other).count { known += count } else { isComplete = false }
                }
                if isComplete ? known != total : known > total { return nil }
                if isComplete { agreed += 1 }
            }
            return agreed
        }
        let kinds = names.map(\.summing)
        // Parts first: each sums up the lines above it up to the last sum, or those below it up to the next one.
        for (place, index) in counting.enumerated() where kinds[index] == .part {
            let above = Array(counting[..<place].reversed().prefix { kinds[$0] == .nothing }.reversed())
            let below = Array(counting[(place + 1)...].prefix { kinds[$0] == .nothing })
            let choices = [above, below].filter { $0.count > 1 }
                .compactMap { parts in agreement(index, parts).map { (parts, $0) } }
            if let best = choices.max(by: { $0.1 < $1.1 }) { found[index] = best.0 }
        }
        let inner = Set(found.values.flatMap(\.self))
        let outer = counting.filter {
            !inner.contains($0) && kinds[$0] != .everything && (kinds[$0] == .nothing || found[$0] != nil)
        }
        let named = counting.filter { kinds[$0] == .everything }
        let totals = named.isEmpty ? unnamedTotal(names, counting, agreement) : named
        for index in totals.prefix(Self.totals) {
            let parts = outer.filter { $0 != index }
            if parts.count > 1, agreement(index, parts) != nil { found[index] = parts }
        }
        return found
    }

    /// A table has hardly more totals of everything than this; further ones are counts.
    private static let totals = 8

    /// A last line without a label is a total where it adds up in two places or more.
    private func unnamedTotal(
        _ names: [TableLabel], _ counting: [Int], _ agreement: (Int, [Int]) -> Int?
    ) -> [Int] {
        guard let last = counting.last, counting.count > 2, names[last].isBlank,
            let agreed = agreement(last, Array(counting.dropLast())), agreed > 1
        else { return [] }
        return [last]
    }

    // MARK: People

    /// Whether the numbers of the table are counts of people: its caption, header or row labels say so, or nothing in it
    /// says that they are anything else.
    var countsPeople: Bool {
        if TableLabels.isThing(captionWords) { return false }
        let names = rowLabels.filter { !$0.isCount }
        if (columnLabels + names).contains(where: labels.namesPeople) { return true }
        if labels.namesPeople(caption, captionWords) { return true }
        let heads = columnLabels.dropFirst().filter { !$0.isBlank }
        return !(heads + names).contains(where: \.isUnit)
    }

    /// The rows and columns that hold counts, sums and bases among them.
    var countRows: [Int] { rowLines.indices.filter { rowLines[$0].counts } }
    /// The columns that hold counts.
    var countColumns: [Int] { columnLines.indices.filter { columnLines[$0].counts } }
}
