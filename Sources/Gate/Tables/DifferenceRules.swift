import Policies
import Publication
import Redaction

extension DocumentCheck {
    /// Counts of groups one of which is part of the other, and that differ by few people.
    func differenceFindings(_ tables: [PublishedTable], _ prose: Prose) -> [Finding] {
        var findings = tables.flatMap(lineDifferences)
        findings += alikeDifferences(tables)
        if let sample = prose.sampleSize {
            for table in tables { findings += totalDifferences(table, sample) }
        }
        return findings
    }

    private func isSmall(_ difference: Int) -> Bool {
        difference > 0 && difference < gate.policy.report.smallCell
    }

    private func report(_ block: Int, _ range: Range<Int>, _ other: String) -> Finding {
        finding(
            .differencing, block: block, range: range,
            "This count and \(other) differ by fewer than \(gate.policy.report.smallCell) people, so that those few "
                + "are a group of their own\(presetNote). \(Rule.differencing.remedy)")
    }

    // MARK: Inside a table

    /// A total that its parts do not exhaust, and lines that are parts of others by their labels.
    private func lineDifferences(_ table: PublishedTable) -> [Finding] {
        var findings: [Finding] = []
        func compare(_ whole: (Int, Int), _ part: (Int, Int)) {
            let outer = table.cells[whole.0][whole.1]
            let inner = table.cells[part.0][part.1]
            guard let all = outer.count, let some = inner.count, isSmall(all - some) else { return }
            findings.append(report(table.block(part.0, part.1), inner.range, "the one it is part of"))
        }
        let (rows, columns) = (table.countRows, table.countColumns)
        // A part belongs to the last line before it that is no part itself.
        var whole: Int?
        for row in rows {
            let isPart = table.rowLabels[row].isPart
            if let whole, isPart { for column in columns { compare((whole, column), (row, column)) } }
            if whole == nil || !isPart { whole = row }
        }
        whole = nil
        for column in columns {
            let isPart = table.columnLabels[column].isPart
            if let whole, isPart { for row in rows { compare((row, whole), (row, column)) } }
            if whole == nil || !isPart { whole = column }
        }
        // A total beside one other column: what is missing is the rest.
        if columns.count == 2,
            let whole = columns.first(where: { table.columnLabels[$0].summing == .everything }),
            let part = columns.first(where: { $0 != whole }), !table.columnLabels[part].isPart,
            !table.columnLines.contains(.percentages), !table.columnLabels[part].isBlank
        {
            let fits = table.countRows.allSatisfy { row in
                guard let all = table.cells[row][whole].count, let some = table.cells[row][part].count else {
                    return true
                }
                return some <= all
            }
            if fits { for row in table.countRows { compare((row, whole), (row, part)) } }
        }
        return findings
    }

    // MARK: Two tables

    private static let everybody: Set<String> = [
        "all", "total", "everyone", "everybody", "whole", "full", "entire", "overall", "any", "the", "of", "in", "and",
        "by", "a", "for", "with", "from", "number", "count", "counts", "sample", "group", "population",
    ]
    private static let partCues: Set<String> = [
        "aged", "under", "over", "only", "excluding", "excluded", "without", "except", "subset", "subgroup",
        "sub-population", "subpopulation", "sub-group", "sub-sample", "subsample", "who", "whom", "among", "complete",
        "restricted", "below", "above", "younger", "older", "remaining", "retained", "not", "exclusions", "completers",
        "completed", "responding",
    ]

    /// How many words of titles and cells of tables with equal labels are compared.
    private static let comparedCells = 4_000_000

    /// Tables with the same labels, one of them about a part of the other's people.
    private func alikeDifferences(_ tables: [PublishedTable]) -> [Finding] {
        var findings: [Finding] = []
        var steps = Self.comparedCells
        let alike = Dictionary(grouping: tables.indices) { tables[$0].countKeys }
        for group in alike.values.filter({ $0.count > 1 }).sorted(by: { $0[0] < $1[0] }) {
            // Of two tables with the same title neither is a part of the other.
            let titled = Dictionary(grouping: group) { number in
                Set(TableLabels.words(title(tables[number])).filter { Int($0) == nil })
            }.sorted { $0.value[0] < $1.value[0] }
            let size = tables[group[0]].countRows.count * tables[group[0]].countColumns.count
            compared: for place in titled.indices {
                for other in titled[..<place] {
                    let own = titled[place]
                    steps -= own.key.count + other.key.count
                    let isRelated = Self.isPart(own.key, of: other.key) || Self.isPart(other.key, of: own.key)
                    if isRelated { steps -= own.value.count * other.value.count * size }
                    guard steps > 0 else {
                        findings.append(uncompared(tables[own.value[0]]))
                        break compared
                    }
                    guard isRelated else { continue }
                    for second in own.value {
                        for first in other.value {
                            findings +=
                                first < second
                                ? differences((tables[first], other.key), (tables[second], own.key))
                                : differences((tables[second], own.key), (tables[first], other.key))
                        }
                    }
                }
            }
        }
        return findings
    }

    private func uncompared(_ table: PublishedTable) -> Finding {
        finding(
            .unreadableTable, block: table.table.rows[0][0],
            "More tables have equal labels than can be compared: this one and those behind it were not compared with those "
                + "before. " + Rule.unreadableTable.remedy)
    }

    /// Whether by their titles the people of one table are a part of another's.
    private static func isPart(_ inner: Set<String>, of outer: Set<String>) -> Bool {
        let added = inner.subtracting(outer).subtracting(["table"])
        if !added.isDisjoint(with: partCues) { return true }
        return !added.isEmpty && outer.subtracting(inner).subtracting(["table"]).isSubset(of: everybody)
    }

    /// The counts of two tables with the same labels, the later or the earlier of them about a part of the other's people.
    private func differences(
        _ first: (table: PublishedTable, title: Set<String>), _ second: (table: PublishedTable, title: Set<String>)
    ) -> [Finding] {
        guard let pairs = first.table.matchingCells(second.table) else { return [] }
        var findings: [Finding] = []
        for isSwapped in [false, true] {
            let (outer, inner) = isSwapped ? (second, first) : (first, second)
            guard Self.isPart(inner.title, of: outer.title) else { continue }
            let counts = pairs.map { pair in
                let (a, b) = isSwapped ? (pair.1, pair.0) : (pair.0, pair.1)
                return (outer.table.cells[a.row][a.column].count, inner.table.cells[b.row][b.column].count, b)
            }
            guard counts.allSatisfy({ whole, part, _ in whole == nil || part == nil || part! <= whole! }) else {
                continue
            }
            for case (let whole?, let part?, let place) in counts where isSmall(whole - part) {
                findings.append(
                    report(
                        inner.table.block(place.row, place.column),
                        inner.table.cells[place.row][place.column].range,
                        "the one at the same place of another table"))
            }
            break
        }
        return findings
    }

    /// What stands over a table: its caption, else the paragraph or heading directly before it.
    private func title(_ table: PublishedTable) -> String {
        if !table.caption.isEmpty { return table.caption }
        guard let first = table.table.rows.first?.first, first > 0 else { return "" }
        let before = document.blocks[first - 1]
        if case .tableCell = before.kind { return "" }
        return before.kind.isProse ? before.text : ""
    }

    // MARK: Tables and prose

    /// The total of a table against the number who took part.
    private func totalDifferences(_ table: PublishedTable, _ sample: Int) -> [Finding] {
        for row in table.rowLines.indices {
            guard case .sum = table.rowLines[row] else { continue }
            let column =
                table.columnLines.indices.first { if case .sum = table.columnLines[$0] { true } else { false } }
                ?? (table.countColumns.count == 1 ? table.countColumns[0] : nil)
            guard let column, let total = table.cells[row][column].count, isSmall(sample - total) else { continue }
            return [report(table.block(row, column), table.cells[row][column].range, "the number who took part")]
        }
        return []
    }

    // MARK: Prose

    private static let exclusions: Set<String> = ["excluded", "removed", "omitted", "withdrawn", "withdrew"]

    /// Counts of a sentence one of which is part of the other, and people who were left out.
    func differenceFindings(_ passage: Prose.Passage) -> [Finding] {
        guard !passage.counts.isEmpty else { return [] }
        let nested = nestedCounts(passage.counts, passage.sentence).filter { isSmall($0.whole - $0.part.count) }
        return nested.map { report(passage.block, $0.part.range, "the one it is part of") }
            + excludedCounts(passage.counts, passage.sentence, passage.block)
    }

    /// Counts of which one is part of the other: `36 of the 39 doctors`, `of the 39 doctors, 36 …`, `39 doctors, of whom 36 …`.
    private func nestedCounts(
        _ stated: [PeopleCount], _ sentence: Sentence
    ) -> [(whole: Int, part: (count: Int, range: Range<Int>))] {
        let text = sentence.text
        let articles: Set<String> = ["the", "all", "these", "those", "our", "a", "total"]
        var found: [(whole: Int, part: (count: Int, range: Range<Int>))] = []
        for whole in stated {
            // `36 of the 39 doctors`, `36 out of 39 doctors`.
            var at = whole.tokens.lowerBound - 1
            while at >= sentence.tokens.lowerBound, articles.contains(text.tokens[at].folded) { at -= 1 }
            guard at >= sentence.tokens.lowerBound, text.tokens[at].folded == "of" else {
                // `39 doctors, of whom 36 …`
                let rest = Array(
                    text.tokens[whole.tokens.upperBound..<min(sentence.tokens.upperBound, whole.tokens.upperBound + 40)]
                )
                if let cue = rest.indices.dropLast(2).first(where: {
                    ["of", "including"].contains(rest[$0].folded)
                        && (rest[$0].folded == "including"
                            || ["whom", "which", "these", "them"].contains(rest[$0 + 1].folded))
                }) {
                    let offset = whole.tokens.upperBound + cue + (rest[cue].folded == "including" ? 1 : 2)
                    for token in offset..<min(offset + 2, sentence.tokens.upperBound) {
                        guard let part = PeopleCount.number(at: token, in: text) else { continue }
                        found.append((whole.count, (part, text.tokens[token].range)))
                        break
                    }
                }
                continue
            }
            let before = text.tokens[at - 1 >= 0 ? at - 1 : 0].folded == "out" ? at - 2 : at - 1
            if before >= sentence.tokens.lowerBound, let part = PeopleCount.number(at: before, in: text) {
                found.append((whole.count, (part, text.tokens[before].range)))
                continue
            }
            // `Of the 39 doctors, 36 …`: the next number of the sentence.
            guard at == sentence.tokens.lowerBound || text.tokens[at - 1].kind == .punctuation else { continue }
            for token in whole.tokens.upperBound..<sentence.tokens.upperBound {
                if text.tokens[token].folded == "aged" { break }
                guard let part = PeopleCount.number(at: token, in: text) else { continue }
                let next = token + 1 < sentence.tokens.upperBound ? text.tokens[token + 1].folded : ""
                if ["years", "year", "months", "weeks", "hours", "minutes", "times", "interviews", "sites"].contains(
                    next)
                {
                    break
                }
                found.append((whole.count, (part, text.tokens[token].range)))
                break
            }
        }
        return found
    }

    /// `3 participants were excluded`, `after excluding two doctors`: with the total they are a group of their own.
    private func excludedCounts(_ stated: [PeopleCount], _ sentence: Sentence, _ block: Int) -> [Finding] {
        let text = sentence.text
        return stated.compactMap { count in
            guard isSmall(count.count) else { return nil }
            let after = text.tokens[
                count.tokens.upperBound..<min(sentence.tokens.upperBound, count.tokens.upperBound + 3)]
            let before = text.tokens[
                max(sentence.tokens.lowerBound, count.tokens.lowerBound - 2)..<count.tokens.lowerBound]
            guard
                after.contains(where: { Self.exclusions.contains($0.folded) })
                    || before.contains(where: { ["excluding", "excluded", "removing"].contains($0.folded) })
            else { return nil }
            return report(block, count.range, "the total with them")
        }
    }
}

extension PublishedTable {
    /// The labels of the rows and columns with counts, by which tables are alike.
    fileprivate var countKeys: [[String]] {
        [countRows.map { rowLabels[$0].key }, countColumns.map { columnLabels[$0].key }]
    }

    /// The cells of two tables with equal labels, pair by pair; `nil` where there are none.
    fileprivate func matchingCells(
        _ other: PublishedTable
    ) -> [((row: Int, column: Int), (row: Int, column: Int))]? {
        let (rows, columns) = (countRows, countColumns)
        let (otherRows, otherColumns) = (other.countRows, other.countColumns)
        guard !rows.isEmpty, !columns.isEmpty else { return nil }
        return rows.indices.flatMap { row in
            columns.indices.map { column in
                ((rows[row], columns[column]), (otherRows[row], otherColumns[column]))
            }
        }
    }
}
