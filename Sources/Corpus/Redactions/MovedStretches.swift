/// Where stretches of a text stand after it was edited.
///
/// A stretch has moved with its text where it and the two words on either side are as they were: then what was decided
/// about it holds for the edited text too. Everything else is taken for changed.
struct MovedStretches {
    /// How many words on either side must be as they were.
    static let contextWords = 2
    /// The most changed words that are compared one by one; what is longer counts as changed altogether.
    private static let longestComparison = 2000

    /// The words of the earlier text, in Unicode scalars.
    private let words: [Range<Int>]
    /// For each of them its place among the words of the edited text, where it has one.
    private let places: [Int?]
    private let newWords: [Range<Int>]
    private let old: [Unicode.Scalar]
    private let new: [Unicode.Scalar]

    /// Compares a text with its edited version, word by word.
    init(from old: String, to new: String) {
        self.old = Array(old.unicodeScalars)
        self.new = Array(new.unicodeScalars)
        words = Self.words(of: self.old)
        newWords = Self.words(of: self.new)
        let before = words.map { [old = self.old] in Array(old[$0]) }
        let after = newWords.map { [new = self.new] in Array(new[$0]) }
        let head = zip(before, after).prefix { $0 == $1 }.count
        let tail = zip(before[head...].reversed(), after[head...].reversed()).prefix { $0 == $1 }.count
        var places = [Int?](repeating: nil, count: before.count)
        for index in 0..<head { places[index] = index }
        for index in 0..<tail { places[before.count - 1 - index] = after.count - 1 - index }
        let middle = (old: before[head..<(before.count - tail)], new: after[head..<(after.count - tail)])
        if !middle.old.isEmpty, !middle.new.isEmpty,
            middle.old.count + middle.new.count <= Self.longestComparison
        {
            let difference = Array(middle.new).difference(from: Array(middle.old))
            var removed: Set<Int> = []
            var inserted: Set<Int> = []
            for change in difference {
                switch change {
                case .remove(let offset, _, _): removed.insert(offset)
                case .insert(let offset, _, _): inserted.insert(offset)
                }
            }
            let kept = middle.old.indices.filter { !removed.contains($0 - head) }
            let found = middle.new.indices.filter { !inserted.contains($0 - head) }
            for (oldIndex, newIndex) in zip(kept, found) { places[oldIndex] = newIndex }
        }
        self.places = places
    }

    /// Where a stretch of the earlier text stands now; `nil` where it or what is around it has changed.
    func place(of range: Range<Int>) -> Range<Int>? {
        let first = firstWord { $0.upperBound > range.lowerBound }
        let last = firstWord { $0.lowerBound >= range.upperBound } - 1
        guard first <= last else { return nil }
        let from = first - Self.contextWords
        let through = last + Self.contextWords
        guard let start = places[first] else { return nil }
        for index in from...through {
            let moved = start + index - first
            // Beyond the ends of both texts there is nothing that could have changed.
            guard words.indices.contains(index) || newWords.indices.contains(moved) else { continue }
            guard words.indices.contains(index), places[index] == moved else { return nil }
        }
        let lower = newWords[start].lowerBound + range.lowerBound - words[first].lowerBound
        let moved = lower..<(lower + range.count)
        guard moved.lowerBound >= 0, moved.upperBound <= new.count, new[moved].elementsEqual(old[range]) else {
            return nil
        }
        return moved
    }

    /// The first word that something holds of, which then holds of all that follow.
    private func firstWord(where holds: (Range<Int>) -> Bool) -> Int {
        var low = 0
        var high = words.count
        while low < high {
            let middle = (low + high) / 2
            if holds(words[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    private static func words(of scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start: Int?
        for (index, scalar) in scalars.enumerated() {
            if scalar.properties.isWhitespace {
                if let begin = start { words.append(begin..<index) }
                start = nil
            } else if start == nil {
                start = index
            }
        }
        if let start { words.append(start..<scalars.count) }
        return words
    }
}
