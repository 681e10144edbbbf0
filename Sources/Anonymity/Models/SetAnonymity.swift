/// kᵐ-anonymity of what is known of each person as a set: whoever knows m things of somebody finds at least k people with
/// all of them (Terrovitis, Mamoulis and Kalnis 2008).
public struct SetAnonymity: Hashable, Sendable {
    /// Some things that fewer than k people have together.
    public struct Violation: Hashable, Sendable {
        /// The positions of the items, ascending.
        public let items: [Int]
        /// The positions of the people who have all of them, ascending.
        public let people: [Int]
    }

    /// How many people should share whatever m things one of them has.
    public let k: Int
    /// How many things are known at once.
    public let m: Int
    /// How many sets of s items occur with some person: `[s - 1]`.
    public let setsOfSize: [Int]
    /// How many of them fewer than k people have: `[s - 1]`.
    public let violatingOfSize: [Int]
    /// How many people can be narrowed down to fewer than k by some s items: `[s - 1]`, rising with s.
    public let exposedByKnowing: [Int]
    /// The violating sets that hold no smaller one, the fewest people first, then in the order of their items.
    public let violations: [Violation]

    /// Whether no m items narrow anybody down.
    public var isMet: Bool { violatingOfSize.allSatisfy { $0 == 0 } }

    /// The largest m.
    public static let maxM = 4

    /// Counts the sets of items.
    ///
    /// - Parameters:
    ///   - items: for each person the positions of their items; the order and repetitions do not matter.
    ///   - k: the smallest allowed number of people. At least 1.
    ///   - m: how many items are known at once, 1…4. Items are smaller than 65,536.
    public init(items: [[Int]], k: Int, m: Int) {
        precondition(k >= 1 && (1...Self.maxM).contains(m))
        let sets = items.map { Set($0).sorted() }
        precondition(
            sets.allSatisfy { ($0.last ?? 0) < 1 << 16 && ($0.first ?? 0) >= 0 }, "more items than fit 16 bits")
        var violating: Set<[Int]> = []
        var violations: [Violation] = []
        var setsOfSize: [Int] = []
        var violatingOfSize: [Int] = []
        var exposed: Set<Int> = []
        var exposedByKnowing: [Int] = []
        for size in 1...m {
            // A set of at most four items is one word; the people of each set follow each other after sorting.
            var keys: [UInt64] = []
            var people: [UInt32] = []
            for (person, own) in sets.enumerated() {
                Self.forEachSubset(of: own, size: size) { subset in
                    keys.append(subset.reduce(0) { $0 << 16 | UInt64($1) })
                    people.append(UInt32(person))
                }
            }
            RadixSort.sort(&keys, carrying: &people, bits: 16 * size)
            var number = 0
            var small = 0
            var start = 0
            for end in 1...max(1, keys.count) where end >= keys.count || keys[end] != keys[start] {
                guard !keys.isEmpty else { break }
                number += 1
                if end - start < k {
                    small += 1
                    let subset = (0..<size).reversed().map { Int(keys[start] >> UInt64(16 * $0) & 0xFFFF) }
                    violating.insert(subset)
                    let members = people[start..<end].map { Int($0) }.sorted()
                    exposed.formUnion(members)
                    let isMinimal =
                        size == 1
                        || subset.indices.allSatisfy { left in
                            var smaller = subset
                            smaller.remove(at: left)
                            return !violating.contains(smaller)
                        }
                    if isMinimal { violations.append(Violation(items: subset, people: members)) }
                }
                start = end
            }
            setsOfSize.append(number)
            violatingOfSize.append(small)
            exposedByKnowing.append(exposed.count)
        }
        self.k = k
        self.m = m
        self.setsOfSize = setsOfSize
        self.violatingOfSize = violatingOfSize
        self.exposedByKnowing = exposedByKnowing
        self.violations = violations.sorted {
            if $0.people.count != $1.people.count { return $0.people.count < $1.people.count }
            if $0.items.count != $1.items.count { return $0.items.count < $1.items.count }
            return $0.items.lexicographicallyPrecedes($1.items)
        }
    }

    /// How many subsets of at most m items would be counted: what an analysis costs.
    public static func steps(items: [[Int]], m: Int) -> Int {
        items.reduce(0) { sum, own in
            let n = Set(own).count
            var total = 0
            var binomial = 1
            for size in 1...max(1, m) where size <= n {
                binomial = binomial * (n - size + 1) / size
                total += binomial
            }
            return sum + total
        }
    }

    private static func forEachSubset(of items: [Int], size: Int, _ body: ([Int]) -> Void) {
        guard size <= items.count else { return }
        var positions = Array(0..<size)
        while true {
            body(positions.map { items[$0] })
            guard let last = positions.indices.last(where: { positions[$0] < items.count - size + $0 }) else { return }
            positions[last] += 1
            for next in (last + 1)..<max(last + 1, size) { positions[next] = positions[next - 1] + 1 }
        }
    }
}
