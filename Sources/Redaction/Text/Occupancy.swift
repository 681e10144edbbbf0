/// Stretches of a text that are taken, so that no two of them overlap.
///
/// The stretches that may be taken are known beforehand: their ends cut the text into cells, a tree of sums over the cells
/// tells in logarithmic time whether any cell of a stretch is taken.
struct Occupancy {
    /// All ends of stretches, ascending, each once.
    private let ends: [Int]
    /// Which taken stretch holds each cell; −1 for none. A cell lies between two neighbouring ends.
    private var holder: [Int]
    /// A Fenwick tree over the cells: how many are taken.
    private var sums: [Int]
    private var taken = 0
    private var insertions: Set<Int> = []

    /// Prepares for stretches out of `candidates`.
    init(_ candidates: [Range<Int>]) {
        let sorted = candidates.flatMap { [$0.lowerBound, $0.upperBound] }.sorted()
        var distinct: [Int] = []
        distinct.reserveCapacity(sorted.count)
        for end in sorted where end != distinct.last { distinct.append(end) }
        ends = distinct
        holder = Array(repeating: -1, count: max(0, ends.count - 1))
        sums = Array(repeating: 0, count: ends.count)
    }

    /// Takes a stretch unless it overlaps one that is taken. An empty stretch overlaps the one that it stands strictly
    /// inside of, and an empty one at the same place.
    ///
    /// - Returns: whether it was free.
    mutating func take(_ range: Range<Int>) -> Bool {
        let lower = position(of: range.lowerBound)
        if range.isEmpty {
            let isInside =
                lower > 0 && lower < holder.count && holder[lower] >= 0 && holder[lower] == holder[lower - 1]
            return !isInside && insertions.insert(range.lowerBound).inserted
        }
        let upper = position(of: range.upperBound)
        guard sum(before: upper) == sum(before: lower) else { return false }
        for cell in lower..<upper {
            holder[cell] = taken
            add(at: cell)
        }
        taken += 1
        return true
    }

    private func position(of end: Int) -> Int {
        var low = 0
        var high = ends.count
        while low < high {
            let middle = (low + high) / 2
            if ends[middle] < end { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func sum(before cell: Int) -> Int {
        var index = cell
        var total = 0
        while index > 0 {
            total += sums[index]
            index &= index - 1
        }
        return total
    }

    private mutating func add(at cell: Int) {
        var index = cell + 1
        while index < sums.count {
            sums[index] += 1
            index += index & -index
        }
    }
}
