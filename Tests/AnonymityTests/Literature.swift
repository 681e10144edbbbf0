import Anonymity
import Foundation

/// Models as the literature defines them, over lists of values.
enum Literature {
    static func shares(_ values: [String]) -> [String: Double] {
        Dictionary(grouping: values, by: \.self).mapValues { Double($0.count) / Double(values.count) }
    }

    static func entropyL(_ values: [String]) -> Double {
        exp(shares(values).values.reduce(0) { $0 - $1 * log($1) })
    }

    static func recursiveRatio(_ values: [String], l: Int) -> Double {
        let sorted = Dictionary(grouping: values, by: \.self).values.map(\.count).sorted(by: >)
        let rare = sorted.dropFirst(l - 1).reduce(0, +)
        return rare == 0 ? .infinity : Double(sorted[0]) / Double(rare)
    }

    static func equalT(_ values: [String], _ whole: [String]) -> Double {
        let (own, all) = (shares(values), shares(whole))
        return all.reduce(0) { $0 + abs($1.value - (own[$1.key] ?? 0)) } / 2
    }

    /// Over the numbers in their order.
    static func orderedT(_ values: [String], _ whole: [String]) -> Double {
        let (own, all) = (shares(values), shares(whole))
        let order = all.keys.sorted { Int($0)! < Int($1)! }
        guard order.count > 1 else { return 0 }
        return order.indices.reduce(0) { sum, last in
            sum + abs(order[...last].reduce(0) { $0 + (own[$1] ?? 0) - all[$1]! })
        } / Double(order.count - 1)
    }

    /// The earth mover's distance on a tree: what crosses each edge, times its length. Two leaves that meet at level l are
    /// l / top apart, half of it on either side.
    static func hierarchicalT(_ values: [String], _ whole: [String], _ hierarchy: Hierarchy) -> Double {
        (0..<hierarchy.top).reduce(0) { sum, level in
            let own = shares(values.map { hierarchy.generalise($0, to: level)! })
            let all = shares(whole.map { hierarchy.generalise($0, to: level)! })
            return sum + all.reduce(0) { $0 + abs($1.value - (own[$1.key] ?? 0)) } / Double(2 * hierarchy.top)
        }
    }

    /// The same by the cheapest of all assignments: |whole| units a value of the class, |class| units one of the table.
    static func assignedT(_ values: [String], _ whole: [String], _ hierarchy: Hierarchy) -> Double {
        let from = values.flatMap { Array(repeating: $0, count: whole.count) }
        let to = whole.flatMap { Array(repeating: $0, count: values.count) }
        func distance(_ one: String, _ other: String) -> Int {
            (0...hierarchy.top).first { hierarchy.generalise(one, to: $0) == hierarchy.generalise(other, to: $0) }!
        }
        var cheapest = [Int?](repeating: nil, count: 1 << to.count)
        cheapest[0] = 0
        for taken in cheapest.indices {
            guard let cost = cheapest[taken], taken.nonzeroBitCount < from.count else { continue }
            let unit = from[taken.nonzeroBitCount]
            for place in to.indices where taken >> place & 1 == 0 {
                let next = cost + distance(unit, to[place])
                let index = taken | 1 << place
                cheapest[index] = min(cheapest[index] ?? .max, next)
            }
        }
        return Double(cheapest.last!!) / Double(from.count * hierarchy.top)
    }

    static func gains(_ values: [String], _ whole: [String]) -> [(gain: Double, likelihood: Double)] {
        let (own, all) = (shares(values), shares(whole))
        return own.map { value, share in ((share - all[value]!) / all[value]!, all[value]!) }
    }

    /// The smallest β of enhanced β-likeness, whose gains are at most min(β, −ln p); infinite where there is none.
    static func enhancedBeta(_ values: [String], _ whole: [String]) -> Double {
        gains(values, whole).reduce(0) { $1.gain > -log($1.likelihood) + 1e-12 ? .infinity : max($0, $1.gain) }
    }

    /// Whether a model bears people of the population who are like no record: they are present with the share 0.
    static func allows(_ model: PrivacyModel, absent: Int) -> Bool {
        if case .deltaPresence(let range) = model { absent == 0 || range.lowerBound == 0 } else { true }
    }

    /// Whether a class fulfils a model.
    static func holds(_ model: PrivacyModel, _ rich: RichTable, _ records: [Int], people: Int) -> Bool {
        let values = records.map { rich.sensitive[$0] }
        let whole = rich.sensitive
        let rounding = 1e-9
        switch model {
        case .kAnonymity(let k): return records.count >= k
        case .kMap(let k): return people >= k
        case .distinctDiversity(let l): return Set(values).count >= l
        case .entropyDiversity(let l): return entropyL(values) >= l - rounding
        case .recursiveDiversity(let c, let l): return recursiveRatio(values, l: l) < c
        case .equalCloseness(let t): return equalT(values, whole) <= t + rounding
        case .orderedCloseness(let t): return orderedT(values, whole) <= t + rounding
        case .hierarchicalCloseness(let t): return hierarchicalT(values, whole, rich.sensitiveHierarchy) <= t + rounding
        case .deltaPresence(let range):
            return people > 0 && range.contains(Double(records.count) / Double(people))
        case .betaLikeness(let beta): return gains(values, whole).allSatisfy { $0.gain <= beta + rounding }
        case .enhancedBetaLikeness(let beta): return enhancedBeta(values, whole) <= beta + rounding
        }
    }
}
