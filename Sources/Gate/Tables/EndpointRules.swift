import Publication
import Redaction

extension DocumentCheck {
    /// Ends of a range of a personal attribute in running text: `aged 24–67`, `the youngest was 24`.
    func endpointFindings(_ text: inout BlockText) -> [Finding] {
        guard
            text.signs.isSuperset(of: [.digit, .superlative]) || text.signs.isSuperset(of: [.numberPair, .attribute])
        else { return [] }
        let block = text.block
        let hasSuperlatives = text.signs.contains(.superlative)
        return text.sentences.filter { (hasSuperlatives || $0.hasRange) && !$0.isCited }.flatMap(Endpoints.ranges)
            .map { endpoint(block, $0) }
    }

    /// Rows and columns of a table that give the least and the most of a personal attribute.
    func tableEndpointFindings(_ table: PublishedTable) -> [Finding] {
        var findings: [Finding] = []
        let caption = Endpoints.Label(table.captionWords)
        for row in table.cells.indices {
            for column in table.columnLines.indices {
                let labels = table.rowLabels[row].extremes.union(table.columnLabels[column].extremes)
                guard labels.contains(.extreme), labels.union(caption).contains(.attribute) else { continue }
                let text = document.blocks[table.block(row, column)].text
                guard Endpoints.isExact(text) else { continue }
                findings.append(endpoint(table.block(row, column), 0..<text.utf8.count))
            }
        }
        return findings
    }

    private func endpoint(_ block: Int, _ range: Range<Int>) -> Finding {
        finding(
            .endpoints, block: block, range: range,
            "The exact least or most of an attribute belongs to one person. " + Rule.endpoints.remedy)
    }
}

extension Sentence {
    /// Whether two numbers stand in it with one sign or word between.
    fileprivate var hasRange: Bool {
        tokens.dropLast(2).contains { text.tokens[$0].kind == .number && text.tokens[$0 + 2].kind == .number }
    }
}

/// Exact ends of ranges.
enum Endpoints {
    /// What has ends that belong to one person.
    static let attributes: Set<String> = [
        "age", "aged", "ages", "experience", "tenure", "service", "seniority", "income", "salary", "old", "qualified",
        "children", "weight", "height",
    ]
    private static let extremes: Set<String> = ["range", "min", "max", "minimum", "maximum", "lowest", "highest"]
    /// Who may take part is no fact about who did.
    private static let criteria: Set<String> = [
        "eligible", "eligibility", "inclusion", "criteria", "criterion", "invited", "recruit", "advertised", "open",
        "must", "should", "could", "usually", "typically", "policy", "guideline", "guidelines", "exclusion",
    ]

    /// What a label says: that its numbers are ends, and of what.
    struct Label: OptionSet {
        let rawValue: UInt8

        /// The least or the most of something.
        static let extreme = Label(rawValue: 1)
        /// A personal attribute.
        static let attribute = Label(rawValue: 2)

        init(rawValue: UInt8) { self.rawValue = rawValue }

        init(_ words: [String]) {
            self = []
            if words.contains(where: { extremes.contains($0) }) { insert(.extreme) }
            if words.contains(where: { attributes.contains($0) }) { insert(.attribute) }
        }
    }

    /// Whether a cell gives an exact number or a range with an exact end.
    static func isExact(_ cell: String) -> Bool {
        let numbers = TokenisedText(cell).tokens.compactMap { $0.kind == .number ? Int($0.folded) : nil }
        if numbers.count == 2, numbers[0] < numbers[1] { return !isRounded(numbers[0], numbers[1]) }
        return !numbers.isEmpty && numbers.count <= 4 && numbers.contains { $0 % 5 != 0 }
    }

    /// The stretches of a sentence that give an exact end.
    static func ranges(in sentence: Sentence) -> [Range<Int>] {
        let text = sentence.text
        let words = sentence.words
        guard !words.contains(where: { criteria.contains($0) }) else { return [] }
        guard words.contains(where: { attributes.contains($0) || superlatives.contains($0) }) else { return [] }
        var found: [Range<Int>] = []
        let first = sentence.tokens.lowerBound
        for (offset, word) in words.enumerated() {
            let index = first + offset
            guard text.tokens[index].kind == .number, let low = Int(word), (1...110).contains(low) else { continue }
            guard offset + 2 < words.count, ["-", "–", "—", "to", "and"].contains(words[offset + 1]),
                let high = Int(words[offset + 2]), low < high, high <= 110, !isRounded(low, high)
            else { continue }
            if words[offset + 1] == "and", offset == 0 || !["between", "from"].contains(words[offset - 1]) { continue }
            guard isAttribute(words, low: offset, high: offset + 2) else { continue }
            found.append(text.tokens[index].range.lowerBound..<text.tokens[index + 2].range.upperBound)
        }
        found += superlativeNumbers(in: sentence)
        return found
    }

    /// Ends at full fives, and bands such as 25–34, tell nobody's number.
    private static func isRounded(_ low: Int, _ high: Int) -> Bool {
        if low % 5 == 0, high % 5 == 0 { return true }
        return (low % 5 == 0 || low == 16 || low == 18) && (high + 1) % 5 == 0 && high - low <= 10
    }

    /// Who has them.
    static let superlatives: Set<String> = ["youngest", "oldest", "eldest"]

    /// Whether an attribute stands close to a range: before it (`aged`, `age range`, `ages ranged from`) or behind it (`years
    /// old`, `years of experience`).
    private static func isAttribute(_ words: [String], low: Int, high: Int) -> Bool {
        let before = words[max(0, low - 6)..<low]
        if before.contains(where: { ["age", "aged", "ages", "tenure", "seniority"].contains($0) }) { return true }
        let after = words[(high + 1)..<min(words.count, high + 7)]
        guard after.first.map({ ["years", "years'", "year", "months", "yrs"].contains($0) }) ?? false else {
            return false
        }
        let isRange = before.contains { ["range", "ranged", "ranging", "ranges", "between", "varied"].contains($0) }
        let isAge = after.contains("old")
        return isAge || isRange && (after + before).contains { attributes.contains($0) }
    }

    /// `the youngest was 24`.
    private static func superlativeNumbers(in sentence: Sentence) -> [Range<Int>] {
        let words = sentence.words
        return words.indices.compactMap { index in
            guard superlatives.contains(words[index]) else { return nil }
            let number = (index + 1..<min(words.count, index + 5)).first {
                Int(words[$0]).map { (16...110).contains($0) } ?? false
            }
            return number.map { sentence.text.tokens[sentence.tokens.lowerBound + $0].range }
        }
    }
}
