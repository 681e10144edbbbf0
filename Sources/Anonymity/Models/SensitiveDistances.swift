#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The distribution of the sensitive values over a whole table, and how far a class is from it.
struct SensitiveDistances {
    /// The likelihood of each value in the table.
    let overall: [Double]

    /// The codes of the values in their order.
    private let order: [UInt32]
    /// For each level the label code of each value.
    private let ancestors: [[UInt32]]
    private let labelsAtLevel: [Int]
    private var difference: [Double]

    /// Measures against the whole table.
    init(_ sensitive: Microdata.SensitiveAttribute) {
        let scale = sensitive.scale
        var counts = [Int](repeating: 0, count: scale.labels[0].count)
        for code in sensitive.column { counts[Int(code)] += 1 }
        let records = max(1, sensitive.column.count)
        overall = counts.map { Double($0) / Double(records) }
        order = scale.order
        ancestors = (0..<scale.levels).map { scale.map(from: 0, to: $0) }
        labelsAtLevel = scale.labels.map(\.count)
        difference = counts.map { _ in 0 }
    }

    /// The entries of one class.
    typealias Entries = (values: ArraySlice<UInt32>, counts: ArraySlice<UInt32>, people: Double)

    /// Half the sum of the differences: the earth mover's distance where every two values are equally far apart.
    func equal(_ entries: Entries) -> Double {
        var moved = 0.0
        for (value, count) in zip(entries.values, entries.counts) {
            moved += max(0, Double(count) / entries.people - overall[Int(value)])
        }
        return moved
    }

    /// The earth mover's distance where neighbours in the order are 1/(m − 1) apart.
    mutating func ordered(_ entries: Entries) -> Double {
        guard overall.count > 1 else { return 0 }
        fill(entries)
        var carried = 0.0
        var moved = 0.0
        for value in order {
            carried += difference[Int(value)]
            moved += abs(carried)
        }
        return moved / Double(overall.count - 1)
    }

    /// The earth mover's distance where two values are as far apart as the level at which they meet, over the highest.
    ///
    /// At every node of the hierarchy the surplus of some children balances the want of others; what balances at level l
    /// costs l / highest (Li et al. 2007, section 4.2).
    mutating func hierarchical(_ entries: Entries) -> Double {
        fill(entries)
        let top = ancestors.count - 1
        var below = difference
        var labelOfBelow = [UInt32](0..<UInt32(overall.count))
        var cost = 0.0
        for level in 1...max(1, top) {
            let labels = labelsAtLevel[level]
            var surplus = [Double](repeating: 0, count: labels)
            var want = surplus
            // Each label below belongs to the label here of any value under it.
            var parent = [UInt32](repeating: 0, count: below.count)
            for value in overall.indices { parent[Int(labelOfBelow[value])] = ancestors[level][value] }
            for (child, extra) in below.enumerated() {
                if extra > 0 { surplus[Int(parent[child])] += extra } else { want[Int(parent[child])] -= extra }
            }
            for label in 0..<labels { cost += min(surplus[label], want[label]) * Double(level) / Double(top) }
            below = zip(surplus, want).map { $0 - $1 }
            labelOfBelow = ancestors[level]
        }
        return cost
    }

    /// The largest relative gain of likelihood of any value, and the largest that is bounded by −ln of its likelihood.
    func likeness(_ entries: Entries) -> (basic: Double, enhanced: Double) {
        var basic = 0.0
        var enhanced = 0.0
        for (value, count) in zip(entries.values, entries.counts) {
            let whole = overall[Int(value)]
            let gain = (Double(count) / entries.people - whole) / whole
            basic = max(basic, gain)
            enhanced = max(enhanced, min(gain, -log(whole)))
        }
        return (basic, enhanced)
    }

    /// Whether a class keeps to enhanced β-likeness.
    func isLike(_ entries: Entries, beta: Double) -> Bool {
        zip(entries.values, entries.counts).allSatisfy { value, count in
            let whole = overall[Int(value)]
            return (Double(count) / entries.people - whole) / whole <= min(beta, -log(whole)) + tolerance
        }
    }

    private mutating func fill(_ entries: Entries) {
        for value in overall.indices { difference[value] = -overall[value] }
        for (value, count) in zip(entries.values, entries.counts) {
            difference[Int(value)] += Double(count) / entries.people
        }
    }
}

/// How much a computed figure may exceed a bound that it equals: rounding, nothing more.
let tolerance = 1e-12

/// How diverse the sensitive values of one class are.
enum Diversity {
    /// e to the entropy of the values: as many equally frequent values would be as diverse.
    static func entropy(_ counts: ArraySlice<UInt32>, people: Double) -> Double {
        exp(
            -counts.sorted().reduce(0) { sum, count in
                let share = Double(count) / people
                return sum + share * log(share)
            })
    }

    /// How often the most frequent value occurs for each occurrence of the l-th and all rarer ones; infinite where there
    /// are fewer than l values. (c, l)-diversity asks that it is less than c.
    static func ratio(_ counts: ArraySlice<UInt32>, l: Int) -> Double {
        let sorted = counts.sorted(by: >)
        guard sorted.count >= l, let most = sorted.first else { return .infinity }
        return Double(most) / Double(sorted[(l - 1)...].reduce(0) { $0 + Int($1) })
    }
}
