/// What a cell of a table says: a count, a percentage, a mark in place of a count, or nothing of the kind.
package struct CellReading: Hashable, Sendable {
    /// What stands where a count might.
    package enum Value: Hashable, Sendable {
        /// A count: `12`, `1,204`, `n = 12`, `three`.
        case count(Int)
        /// A mark that hides a count, and between what it says the count lies: `*`, `[c]`, `<5`, `1–4`.
        case suppressed(ClosedRange<Int>, Mark)
        /// Nothing at all.
        case empty
        /// Words, decimals, or a percentage alone.
        case other
    }

    /// How a count is hidden.
    package enum Mark: Hashable, Sendable {
        /// A dash, which may stand for nobody.
        case dash
        /// A sign such as `*` or `[c]`.
        case sign
        /// Bounds such as `<5` or `1–4`.
        case bounds
    }

    /// What stands where a count might.
    package let value: Value
    /// Where the count or the mark stands, in UTF-8 bytes.
    package let range: Range<Int>
    /// A percentage in the cell.
    package private(set) var percentage: Percentage?
    /// Where it stands.
    package private(set) var percentageRange: Range<Int> = 0..<0
    /// What the cell itself gives as base: the 57 of `12/57` and `12 of 57`.
    package private(set) var base: Int?

    /// Reads a cell.
    ///
    /// - Parameters:
    ///   - text: what stands in it.
    ///   - isPercentage: whether the column's head says that its numbers are percentages.
    package init(_ text: String, isPercentage: Bool = false) {
        if !isPercentage, let count = Self.plainCount(text) {
            (value, range) = (.count(count), 0..<text.utf8.count)
            return
        }
        var scanner = CellScanner(text)
        scanner.skipSpaces()
        let start = scanner.index
        guard !scanner.isAtEnd else {
            (value, range) = (.empty, start..<start)
            return
        }
        if let (mark, bounds, range) = scanner.mark() {
            (value, self.range) = (.suppressed(bounds, mark), range)
            readRest(&scanner)
            return
        }
        if let percentage = scanner.percentage(needsSign: !isPercentage) {
            self.percentage = percentage.value
            percentageRange = percentage.range
            // `12 % (3)`, `12 % (n = 3)`, `12 % (3/25)`.
            if let (count, range) = scanner.bracketedCount() {
                (value, self.range) = (.count(count), range)
                readRest(&scanner)
            } else {
                (value, range) = (.other, start..<start)
            }
            return
        }
        scanner.skipPrefix()
        if let (bounds, range) = scanner.range() {
            (value, self.range) = (.suppressed(bounds, .bounds), range)
            readRest(&scanner)
        } else if let (count, range) = scanner.count(), scanner.isCountEnd() {
            (value, self.range) = (.count(count), range)
            readRest(&scanner)
        } else {
            (value, range) = (.other, start..<start)
        }
    }

    /// The count that a cell of nothing but digits says, as most cells are.
    private static func plainCount(_ text: String) -> Int? {
        guard (1...12).contains(text.utf8.count), text.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
        return Int(text)
    }

    private mutating func readRest(_ scanner: inout CellScanner) {
        base = scanner.base()
        if percentage == nil, let found = scanner.laterPercentage() {
            percentage = found.value
            percentageRange = found.range
        }
    }

    /// The count, where it is printed.
    package var count: Int? { if case .count(let count) = value { count } else { nil } }
}
