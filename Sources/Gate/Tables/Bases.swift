import Publication
import Redaction

extension PublishedTable {
    /// The number of people that a percentage in a cell is of, where the table or its caption says it.
    func base(row: Int, column: Int) -> Int? {
        if let base = cells[row][column].base { return base }
        if let base = TableLabels.base(in: columnLabels[column]) { return base.count }
        if let base = TableLabels.base(in: rowLabels[row]) { return base.count }
        for index in columnLines.indices where columnLines[index] == .base {
            if let count = cells[row][index].count { return count }
        }
        for index in rowLines.indices where rowLines[index] == .base {
            if let count = cells[index][column].count { return count }
        }
        // `n | %`: the total of the counts beside it.
        for index in rowLines.indices {
            guard case .sum = rowLines[index] else { continue }
            if let count = cells[index][column].count { return count }
            let left = columnLines.indices.last { $0 < column && columnLines[$0].counts }
            if let left, let count = cells[index][left].count { return count }
        }
        if let base = TableLabels.base(in: caption) { return base.count }
        return PeopleCount.all(in: TokenisedText(caption)).first?.count ?? noteBase
    }

    /// `N = 24` in the paragraph directly before or after the table.
    private var noteBase: Int? {
        guard let first = table.rows.first?.first, let last = table.rows.last?.last else { return nil }
        for block in [last + 1, first - 1] where document.blocks.indices.contains(block) {
            let text = document.blocks[block].text
            guard document.blocks[block].kind.isProse, text.utf8.count < 600 else { continue }
            let bases = Set(PeopleCount.bases(in: text).map(\.count))
            if bases.count == 1 { return bases.first }
            let counts = Set(PeopleCount.all(in: TokenisedText(text)).map(\.count))
            if counts.count == 1, bases.isEmpty { return counts.first }
        }
        return nil
    }
}

extension DocumentCheck {
    /// How many people took part, where the text outside vignettes states exactly one number.
    func sampleSize() -> Int? {
        var sizes: Set<Int> = []
        for index in proseBlocks() {
            let block = document.blocks[index]
            sizes.formUnion(PeopleCount.bases(in: block.text).map(\.count))
            let text = TokenisedText(block.text)
            let counts = PeopleCount.all(in: text)
            guard !counts.isEmpty else { continue }
            for sentence in Sentence.all(in: text) where !sentence.isCited {
                for count in counts where sentence.tokens.contains(count.tokens.lowerBound) {
                    if saysTakingPart(count, sentence) { sizes.insert(count.count) }
                }
            }
        }
        return sizes.count == 1 ? sizes.first : nil
    }

    private static let takingPart: Set<String> = [
        "interviewed", "participated", "recruited", "enrolled", "sampled", "surveyed", "sample",
    ]

    private func saysTakingPart(_ count: PeopleCount, _ sentence: Sentence) -> Bool {
        let text = sentence.text
        let after = text.tokens[count.tokens.upperBound..<min(sentence.tokens.upperBound, count.tokens.upperBound + 4)]
            .map(\.folded)
        let before = text.tokens[max(sentence.tokens.lowerBound, count.tokens.lowerBound - 4)..<count.tokens.lowerBound]
            .map(\.folded)
        // A part of the sample is no sample.
        if before.contains("of"), !before.contains("sample"), !before.contains("total") { return false }
        if after.starts(with: ["took", "part"]) { return true }
        return before.contains { Self.takingPart.contains($0) } || after.contains { Self.takingPart.contains($0) }
    }

    /// The running text outside tables, vignettes and lists of references, in blocks.
    func proseBlocks() -> [Int] {
        let inside = Set(document.vignettes.flatMap(\.blocks))
        return document.blocks.indices.filter { index in
            let kind = document.blocks[index].kind
            if case .tableCell = kind { return false }
            return kind.isBody && !inside.contains(index) && document.blocks[index].quote == nil
                && !document.blocks[index].isMark
                && !isReference(index)
        }
    }
}
