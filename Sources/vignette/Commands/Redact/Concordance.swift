import Corpus

/// Redactions with the words around them, the originals under each other.
struct Concordance {
    /// One occurrence.
    struct Line: Hashable {
        let record: RedactionRecord
        /// The words before it, as they stand there; begins with `…` where there are more.
        let left: String
        /// The original.
        let original: String
        /// The words after it; ends with `…` where there are more.
        let right: String
    }

    let lines: [Line]

    /// Looks redactions up in their fragments.
    ///
    /// - Parameters:
    ///   - records: the redactions.
    ///   - texts: the texts of the fragments, by id.
    ///   - words: how many words to show on either side.
    init(_ records: [RedactionRecord], in texts: [String: String], words: Int) {
        lines = records.compactMap { record in
            guard let text = texts[record.fragment] else { return nil }
            let scalars = text.unicodeScalars
            guard record.range.upperBound <= scalars.count else { return nil }
            var start = scalars.index(scalars.startIndex, offsetBy: record.range.lowerBound)
            var end = scalars.index(start, offsetBy: record.range.count)
            // Space that would be taken away with the original stands outside of it.
            while start < end, scalars[start].properties.isWhitespace { start = scalars.index(after: start) }
            while start < end, scalars[scalars.index(before: end)].properties.isWhitespace {
                end = scalars.index(before: end)
            }
            return Line(
                record: record, left: Self.left(scalars[..<start], words: words),
                original: String(scalars[start..<end]).onOneLine, right: Self.right(scalars[end...], words: words))
        }
    }

    /// The lines with number, fragment and decision before them.
    func text(indent: Int) -> [String] {
        guard !lines.isEmpty else { return [] }
        let width = lines.map(\.left.count).max() ?? 0
        return Columns.lines(
            lines.map { line in
                [
                    String(line.record.id), line.record.fragment, line.record.state,
                    line.left.indented(to: width) + "«" + line.original + "»" + line.right,
                ]
            }, numbers: [0], indent: indent)
    }

    /// The last words of what stands before: a word that is cut by the original counts.
    private static func left(_ text: Substring.UnicodeScalarView, words: Int) -> String {
        var count = 0
        var isInWord = false
        var index = text.endIndex
        var start = index
        while index > text.startIndex {
            index = text.index(before: index)
            let isSpace = text[index].properties.isWhitespace
            if !isSpace {
                if !isInWord {
                    if count == words { break }
                    count += 1
                }
                start = index
            }
            isInWord = !isSpace
        }
        let hasMore = text[..<start].contains { !$0.properties.isWhitespace }
        let shown = String(text[start...])
        let endsInSpace = text.last?.properties.isWhitespace == true && !shown.onOneLine.isEmpty
        return (hasMore ? "…" : "") + shown.onOneLine + (endsInSpace ? " " : "")
    }

    /// The first words of what stands after.
    private static func right(_ text: Substring.UnicodeScalarView, words: Int) -> String {
        var count = 0
        var isInWord = false
        var end = text.startIndex
        for index in text.indices {
            let isSpace = text[index].properties.isWhitespace
            if !isSpace {
                if !isInWord {
                    if count == words { break }
                    count += 1
                }
                end = text.index(after: index)
            }
            isInWord = !isSpace
        }
        let hasMore = text[end...].contains { !$0.properties.isWhitespace }
        let shown = String(text[..<end]).onOneLine
        let beginsWithSpace = text.first?.properties.isWhitespace == true && !shown.isEmpty
        return (beginsWithSpace ? " " : "") + shown + (hasMore ? "…" : "")
    }
}

extension RedactionRecord {
    /// The decision in a word, and whether it needs a second look.
    var state: String { needsSecondLook ? "rejected?" : decision.rawValue }
}
