import Policies
import Publication
import Redaction

extension DocumentCheck {
    /// Percentages of tables that, with the number of people they are of, give a small count.
    func percentageFindings(_ tables: [PublishedTable], _ prose: Prose) -> [Finding] {
        tables.flatMap { percentageFindings($0, prose.sampleSize) }
    }

    private func tells(_ percentage: Percentage, of base: Int) -> Bool {
        percentage.tellsSmallCount(
            of: base, below: gate.policy.report.smallCell, isStrict: gate.policy.report.percentages == .strict)
    }

    private func report(_ block: Int, _ range: Range<Int>) -> Finding {
        finding(
            .smallPercentage, block: block, range: range,
            "With the number of people it is of, this percentage gives a count of fewer than "
                + "\(gate.policy.report.smallCell)\(presetNote). \(Rule.smallPercentage.remedy)")
    }

    // MARK: Tables

    private func percentageFindings(_ table: PublishedTable, _ sample: Int?) -> [Finding] {
        var findings: [Finding] = []
        for row in table.cells.indices {
            lazy var printed = table.printedCounts(row)
            for column in table.columnLines.indices {
                guard let (percentage, range) = table.percentage(row: row, column: column),
                    table.cells[row][column].count == nil || table.columnLines[column] == .percentages
                        || table.rowLines[row] == .percentages,
                    let base = table.base(row: row, column: column) ?? sample,
                    tells(percentage, of: base), !(percentage.counts(of: base).map { printed.holdOne(in: $0) } ?? false)
                else { continue }
                findings.append(report(table.block(row, column), range))
            }
        }
        return findings
    }

    // MARK: Prose

    /// Percentages of a sentence that, with the number of people they are of, give a small count. Of those of the people who took
    /// part note is taken: how many these were may be said later.
    func percentageFindings(_ passage: Prose.Passage, _ prose: inout Prose) -> [Finding] {
        var findings: [Finding] = []
        let sentence = passage.sentence
        let text = sentence.text
        for token in sentence.tokens where text.tokens[token].kind == .number {
            // The decimals of a number are no number.
            if token > 0, text.touch(token - 1, token), [".", ","].contains(text.tokens[token - 1].folded) { continue }
            let start = text.tokens[token].range.lowerBound
            guard let (percentage, end) = CellScanner.percentage(in: text.bytes, at: start) else { continue }
            let stated = [nearest(passage.counts, to: start), nearest(passage.bases, to: start)].compactMap(\.self)
            let base = stated.min { distance($0.range, start) < distance($1.range, start) }?.count
            guard base != nil || isOfParticipants(after: token, in: text) else { continue }
            if let base, !tells(percentage, of: base) { continue }
            let found = PendingPercentage(
                percentage: percentage, block: passage.block, range: start..<end,
                beside: numbers(of: sentence, near: token))
            if let base {
                findings += percentageFindings(found, base)
            } else {
                prose.pending.append(found)
            }
        }
        return findings
    }

    /// The finding of a percentage of so many people; none where the sentence states the count itself: `2 of 24 (8 %)`.
    func percentageFindings(_ found: PendingPercentage, _ base: Int?) -> [Finding] {
        guard let base, tells(found.percentage, of: base) else { return [] }
        let isPrinted = found.percentage.counts(of: base).map { possible in
            found.beside.contains { possible.contains($0) && $0 != base }
        }
        return isPrinted == true ? [] : [report(found.block, found.range)]
    }

    /// The number of people that stands nearest to a byte; they are in the order of the text.
    private func nearest(_ counts: [PeopleCount], to place: Int) -> PeopleCount? {
        var low = 0
        var high = counts.count
        while low < high {
            let middle = (low + high) / 2
            if counts[middle].range.lowerBound < place { low = middle + 1 } else { high = middle }
        }
        return counts[max(0, low - 1)..<min(counts.count, low + 1)].min {
            distance($0.range, place) < distance($1.range, place)
        }
    }

    private func distance(_ range: Range<Int>, _ place: Int) -> Int {
        min(abs(range.lowerBound - place), abs(range.upperBound - place))
    }

    /// `of participants`, `of the sample`, `of our respondents`.
    private func isOfParticipants(after token: Int, in text: TokenisedText) -> Bool {
        let words = text.tokens[(token + 1)..<min(text.tokens.count, token + 10)].map(\.folded)
        guard let of = words.prefix(5).firstIndex(of: "of") else { return false }
        return words[of...].prefix(5).contains { PeopleWords.participants.contains($0) }
    }

    /// The numbers that a sentence states near a percentage.
    private func numbers(of sentence: Sentence, near token: Int) -> [Int] {
        sentence.tokens.clamped(to: max(0, token - 40)..<(token + 40)).compactMap { token in
            PeopleCount.number(at: token, in: sentence.text)
        }
    }
}

/// A percentage of a sentence.
struct PendingPercentage {
    let percentage: Percentage
    let block: Int
    /// Where it stands, in UTF-8 bytes of the block's text.
    let range: Range<Int>
    /// The numbers that the sentence states near it.
    let beside: [Int]
}

extension PublishedTable {
    /// The percentage of a cell and where it stands.
    func percentage(row: Int, column: Int) -> (Percentage, Range<Int>)? {
        let cell = cells[row][column]
        if let percentage = cell.percentage { return (percentage, cell.percentageRange) }
        guard columnLines[column] == .percentages || rowLines[row] == .percentages, columnLines[column] != .none else {
            return nil
        }
        let text = Array(document.blocks[block(row, column)].text.utf8)
        let start = text.firstIndex { $0 > 0x20 } ?? 0
        guard let number = CellScanner.decimal(in: text, at: start),
            let percentage = Percentage(digits: number.digits, decimals: number.decimals),
            number.end == text.count || !(0x61...0x7A).contains(text[number.end] | 0x20)
        else { return nil }
        return (percentage, start..<number.end)
    }

    /// The counts that a row prints in cells and columns of counts, in order.
    fileprivate func printedCounts(_ row: Int) -> [Int] {
        columnLines.indices.filter { columnLines[$0].counts && columnLines[$0] != .base }.compactMap {
            cells[row][$0].count
        }
        .sorted()
    }
}

extension [Int] {
    /// Whether one of these numbers, which are in order, lies in a range.
    fileprivate func holdOne(in range: ClosedRange<Int>) -> Bool {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low] <= range.upperBound
    }
}
