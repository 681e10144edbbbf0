import Redaction

/// Leads from a redacted text back to its source: which stretch of the source became which stretch of the result.
struct SourceMap {
    private let edits: [Edit]
    /// Where each edit's replacement stands in the result.
    private let written: [Range<Int>]
    /// By how much the source is longer than the result before each edit, and behind the last.
    private let growth: [Int]

    init(_ list: EditList) {
        edits = list.edits
        var written: [Range<Int>] = []
        var growth = [0]
        for edit in edits {
            let start = edit.range.lowerBound - growth.last!
            let length = edit.replacement.utf8.count
            written.append(start..<(start + length))
            growth.append(growth.last! + edit.range.count - length)
        }
        self.written = written
        self.growth = growth
    }

    /// The stretch of the source behind a stretch of the result, with the edits inside it counted from its beginning.
    ///
    /// Deletions at the very ends stay outside, so that the stretch is as tight as it can be.
    ///
    /// - Returns: `nil` where an end of the stretch lies inside a replacement: no stretch of the source answers to it.
    func source(of range: Range<Int>) -> (range: Range<Int>, edits: [Edit])? {
        let first = firstEdit(endingAfter: range.lowerBound)
        var last = first
        while last < edits.count, written[last].lowerBound < range.upperBound {
            guard written[last].lowerBound >= range.lowerBound, written[last].upperBound <= range.upperBound else {
                return nil
            }
            last += 1
        }
        let lower = range.lowerBound + growth[first]
        let upper = range.upperBound + growth[last]
        let moved = edits[first..<last].map { edit -> Edit in
            var edit = edit
            edit.range = (edit.range.lowerBound - lower)..<(edit.range.upperBound - lower)
            return edit
        }
        return (lower..<upper, moved)
    }

    /// The first edit whose replacement goes on behind a place of the result.
    private func firstEdit(endingAfter place: Int) -> Int {
        var low = 0
        var high = edits.count
        while low < high {
            let middle = (low + high) / 2
            if written[middle].upperBound <= place { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
