/// Ranges of unknown counts by searching for tables: exact where the steps suffice.
struct CountSearch {
    private let unknowns: [Int]
    private var bounds: [ClosedRange<Int>]
    private let sums: [CountSystem.Sum]
    /// The least and the most that some table found so far has.
    private var attained: [Int: ClosedRange<Int>] = [:]

    init(unknowns: [Int], bounds: [ClosedRange<Int>], sums: [CountSystem.Sum]) {
        self.unknowns = unknowns
        self.bounds = bounds
        self.sums = sums
    }

    /// The ranges; `nil` where no table agrees with all sums.
    mutating func intervals(steps: inout Int) -> [Int: CellIntervals.Interval]? {
        guard let isFeasible = findTable(steps: &steps) else { return result() }
        guard isFeasible else { return nil }
        for unknown in unknowns {
            settle(unknown, isMost: true, steps: &steps)
            settle(unknown, isMost: false, steps: &steps)
        }
        return result()
    }

    private func result() -> [Int: CellIntervals.Interval] {
        var intervals: [Int: CellIntervals.Interval] = [:]
        for unknown in unknowns {
            let outer = bounds[unknown]
            intervals[unknown] = CellIntervals.Interval(
                outer: outer, inner: attained[unknown] ?? outer.lowerBound...outer.lowerBound)
        }
        return intervals
    }

    /// Halves what lies between the outermost number that a table has and the bound, until they meet or no steps are left.
    private mutating func settle(_ unknown: Int, isMost: Bool, steps: inout Int) {
        while let known = attained[unknown], steps > 0 {
            let bound = bounds[unknown]
            let gap = isMost ? bound.upperBound - known.upperBound : known.lowerBound - bound.lowerBound
            guard gap > 0 else { return }
            let part =
                isMost
                ? (bound.upperBound - (gap - 1) / 2)...bound.upperBound
                : bound.lowerBound...(bound.lowerBound + (gap - 1) / 2)
            guard let isFeasible = findTable(where: unknown, isIn: part, steps: &steps) else { return }
            if !isFeasible {
                bounds[unknown] =
                    isMost
                    ? bound.lowerBound...(part.lowerBound - 1) : (part.upperBound + 1)...bound.upperBound
            }
        }
    }

    /// Looks for a table and notes its numbers; `nil` where the steps are used up.
    private mutating func findTable(
        where unknown: Int? = nil, isIn part: ClosedRange<Int> = 0...0, steps: inout Int
    ) -> Bool? {
        var first = bounds
        if let unknown { first[unknown] = part }
        var open = [first]
        while var box = open.popLast() {
            guard steps > 0 else { return nil }
            guard CountSystem.propagate(&box, sums, steps: &steps) else { continue }
            guard steps > 0 else { return nil }
            steps -= unknowns.count
            guard let widest = unknowns.filter({ box[$0].count > 1 }).min(by: { box[$0].count < box[$1].count }) else {
                for unknown in unknowns {
                    let value = box[unknown].lowerBound
                    let known = attained[unknown] ?? value...value
                    attained[unknown] = min(known.lowerBound, value)...max(known.upperBound, value)
                }
                return true
            }
            let range = box[widest]
            let middle = range.lowerBound + (range.upperBound - range.lowerBound) / 2
            var lower = box
            lower[widest] = range.lowerBound...middle
            var upper = box
            upper[widest] = (middle + 1)...range.upperBound
            open.append(upper)
            open.append(lower)
        }
        return false
    }
}
