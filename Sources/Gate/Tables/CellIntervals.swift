/// The exact range of each unknown count over all tables of non-negative integers that agree with everything published.
///
/// Sums are propagated first. Where the unknowns of a group can be read as flows between sums, as in every two-way table
/// with totals, least and most are found by augmenting paths, which is exact. Everything else, such as linked tables, is
/// searched within a budget; what is not settled then is said to be `open`.
package struct CellIntervals: Sendable {
    /// What is known of one unknown.
    package struct Interval: Hashable, Sendable {
        /// The range outside which it cannot be.
        package let outer: ClosedRange<Int>
        /// The range whose ends some agreeing table has.
        package let inner: ClosedRange<Int>

        /// Whether the range is exact.
        package var isExact: Bool { outer == inner }

        /// Whether fewer than `count` numbers are possible; `nil` where the budget did not suffice to tell.
        package func isNarrower(than count: Int) -> Bool? {
            if outer.count < count { return true }
            if inner.count >= count { return false }
            return nil
        }
    }

    /// How many steps are taken before a question stays open.
    package static let standardBudget = 20_000_000

    /// The range of each unknown, by its number; `nil` where no table agrees with what is published, so that the sums
    /// cannot be meant as they were read.
    package let intervals: [Interval]?

    /// Works out all ranges.
    ///
    /// - Parameters:
    ///   - system: the unknowns and what is published about them.
    ///   - budget: the steps, each the look at one term of one sum, after which ranges stay open.
    package init(of system: CountSystem, budget: Int = standardBudget) {
        var steps = budget
        var outer = system.bounds
        var results: [Interval?] = system.bounds.map { Interval(outer: $0, inner: $0) }
        guard system.sums.allSatisfy({ !$0.terms.isEmpty || $0.value == 0 }),
            CountSystem.propagate(&outer, system.sums, steps: &steps)
        else {
            intervals = nil
            return
        }
        for group in system.components() {
            let sums = group.sums.map { system.sums[$0] }
            let found: [Int: Interval]?
            if let network = CountNetwork(unknowns: group.unknowns, bounds: outer, sums: sums) {
                found = network.intervals(steps: &steps)
            } else {
                var search = CountSearch(unknowns: group.unknowns, bounds: outer, sums: sums)
                found = search.intervals(steps: &steps)
            }
            guard let found else {
                intervals = nil
                return
            }
            for unknown in group.unknowns { results[unknown] = found[unknown] }
        }
        intervals = results.compactMap(\.self)
    }
}
