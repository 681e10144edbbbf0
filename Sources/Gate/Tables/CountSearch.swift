/// Ranges of unknown counts by searching for tables: exact where the steps suffice.
struct CountSearch {
    private var bounds: [ClosedRange<Int>]
    private let sums: [CountSystem.Sum]
    private let sumsOf: [[Int]]
    /// The least and the most that some table found so far has.
    private var attained: [ClosedRange<Int>?]

    /// Takes unknowns that hang together, numbered from 0.
    init(bounds: [ClosedRange<Int>], sums: [CountSystem.Sum]) {
        self.bounds = bounds
        self.sums = sums
        sumsOf = CountSystem.sums(ofEach: bounds.count, in: sums)
        attained = Array(repeating: nil, count: bounds.count)
    }

    /// The ranges; `nil` where no table agrees with all sums.
    mutating func intervals(enough: Int?, steps: inout Int) -> [CellIntervals.Interval]? {
        guard let isFeasible = findTable(steps: &steps) else { return result() }
        guard isFeasible else { return nil }
        for unknown in bounds.indices {
            settle(unknown, isMost: true, enough: enough, steps: &steps)
            settle(unknown, isMost: false, enough: enough, steps: &steps)
        }
        return result()
    }

    private func result() -> [CellIntervals.Interval] {
        zip(bounds, attained).map { outer, inner in
            CellIntervals.Interval(outer: outer, inner: inner ?? outer.lowerBound...outer.lowerBound)
        }
    }

    /// Halves what lies between the outermost number that a table has and the bound, until they meet, enough numbers are known
    /// or no steps are left.
    private mutating func settle(_ unknown: Int, isMost: Bool, enough: Int?, steps: inout Int) {
        while let known = attained[unknown], steps > 0 {
            if let enough, known.count >= enough { return }
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
                // Whatever starts from the bounds relies on that no sum narrows them further.
                _ = CountSystem.propagate(&bounds, sums, touching: sumsOf, from: sumsOf[unknown], steps: &steps)
            }
        }
    }

    /// How many bounds the boxes that are still to be looked into may have together.
    private static let mostOpen = 1_000_000

    /// Looks for a table and notes its numbers; `nil` where the steps are used up.
    private mutating func findTable(
        where unknown: Int? = nil, isIn part: ClosedRange<Int> = 0...0, steps: inout Int
    ) -> Bool? {
        var first = bounds
        if let unknown { first[unknown] = part }
        var open = [(box: first, changed: unknown)]
        while var (box, changed) = open.popLast() {
            // A copy of the box, and a look for the next unknown to divide.
            steps -= 2 * box.count
            guard steps > 0, open.count * box.count <= Self.mostOpen else { return nil }
            let touched = changed.map { sumsOf[$0] }
            guard CountSystem.propagate(&box, sums, touching: sumsOf, from: touched, steps: &steps) else { continue }
            guard steps > 0 else { return nil }
            guard let widest = box.indices.filter({ box[$0].count > 1 }).min(by: { box[$0].count < box[$1].count })
            else {
                for unknown in box.indices {
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
            box[widest] = (middle + 1)...range.upperBound
            changed = widest
            open.append((box, changed))
            open.append((lower, changed))
        }
        return false
    }
}
