import Redaction

/// Leads from a redacted text back to its source: which stretch of the source became which stretch of the result.
struct SourceMap {
    private let edits: [Edit]
    /// Where each edit's replacement begins in the result.
    private let starts: [Int]

    init(_ list: EditList) {
        edits = list.edits
        var starts: [Int] = []
        var shift = 0
        for edit in edits {
            starts.append(edit.range.lowerBound + shift)
            shift += edit.replacement.utf8.count - edit.range.count
        }
        self.starts = starts
    }

    /// The stretch of the source behind a stretch of the result, with the edits inside it counted from its beginning.
    ///
    /// Deletions at the very ends stay outside, so that the stretch is as tight as it can be.
    ///
    /// - Returns: `nil` where an end of the stretch lies inside a replacement: no stretch of the source answers to it.
    func source(of range: Range<Int>) -> (range: Range<Int>, edits: [Edit])? {
        var inside: [Int] = []
        var lower = range.lowerBound
        var upper = range.upperBound
        for (index, edit) in edits.enumerated() {
            let start = starts[index]
            let end = start + edit.replacement.utf8.count
            let growth = edit.range.count - edit.replacement.utf8.count
            if end <= range.lowerBound {
                lower += growth
                upper += growth
            } else if start >= range.upperBound {
                break
            } else if start >= range.lowerBound, end <= range.upperBound {
                inside.append(index)
                upper += growth
            } else {
                return nil
            }
        }
        let moved = inside.map { index -> Edit in
            var edit = edits[index]
            edit.range = (edit.range.lowerBound - lower)..<(edit.range.upperBound - lower)
            return edit
        }
        return (lower..<upper, moved)
    }
}
