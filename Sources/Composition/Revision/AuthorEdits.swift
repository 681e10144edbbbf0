import Redaction

/// The author's changes of a text, as edits of its words.
enum AuthorEdits {
    /// The edits that make one text of another: each a run of words that was replaced, put in or taken out.
    static func between(_ old: String, _ new: String) -> EditList {
        let before = TokenisedText(old)
        let after = TokenisedText(new)
        let left = before.tokens.map { before[$0.range] }
        let right = after.tokens.map { after[$0.range] }
        // Lengths of the longest common subsequence of what follows each pair of places.
        var length = [[Int]](repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
        for row in left.indices.reversed() {
            for column in right.indices.reversed() {
                length[row][column] =
                    left[row] == right[column]
                    ? length[row + 1][column + 1] + 1 : max(length[row + 1][column], length[row][column + 1])
            }
        }
        var edits: [Edit] = []
        var row = 0
        var column = 0
        // The ends of the last words that stand in both: what lies between two such is one edit, white space included.
        var keptOld = 0
        var keptNew = 0
        func close(_ oldEnd: Int, _ newEnd: Int) {
            let oldRange = keptOld..<oldEnd
            let words = after[keptNew..<newEnd]
            guard before[oldRange] != words else { return }
            edits.append(
                Edit(range: oldRange, original: before[oldRange], replacement: words, category: .prose, rule: "author"))
        }
        while row < left.count, column < right.count {
            if left[row] == right[column] {
                close(before.tokens[row].range.lowerBound, after.tokens[column].range.lowerBound)
                keptOld = before.tokens[row].range.upperBound
                keptNew = after.tokens[column].range.upperBound
                row += 1
                column += 1
            } else if length[row + 1][column] >= length[row][column + 1] {
                row += 1
            } else {
                column += 1
            }
        }
        close(before.bytes.count, after.bytes.count)
        return EditList(edits)
    }
}
