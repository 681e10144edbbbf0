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
    ///   - enough: how many numbers an inner range must have for nobody to ask for more; `nil` where each is to be exact.
    ///   - budget: the steps, each the look at one term of one sum, after which ranges stay open.
    package init(of system: CountSystem, enough: Int? = nil, budget: Int = standardBudget) {
        var steps = budget
        var outer = system.bounds
        guard system.sums.allSatisfy({ !$0.terms.isEmpty || $0.value == 0 }),
            CountSystem.propagate(&outer, system.sums, steps: &steps)
        else {
            intervals = nil
            return
        }
        var results = outer.map { Interval(outer: $0, inner: $0) }
        // Each group with numbers of its own, so that no work on one grows with the others.
        var number = [Int](repeating: 0, count: outer.count)
        for group in system.components() {
            for (own, unknown) in group.unknowns.enumerated() { number[unknown] = own }
            let bounds = group.unknowns.map { outer[$0] }
            let sums = group.sums.map { sum in
                CountSystem.Sum(
                    system.sums[sum].terms.map { CountSystem.Term(number[$0.unknown], $0.sign) },
                    makes: system.sums[sum].value)
            }
            let found: [Interval]?
            if var network = CountNetwork(bounds: bounds, sums: sums) {
                found = network.intervals(enough: enough, steps: &steps)
            } else {
                var search = CountSearch(bounds: bounds, sums: sums)
                found = search.intervals(enough: enough, steps: &steps)
            }
            guard let found else {
                intervals = nil
                return
            }
            for (own, unknown) in group.unknowns.enumerated() { results[unknown] = found[own] }
        }
        intervals = results
    }
}
