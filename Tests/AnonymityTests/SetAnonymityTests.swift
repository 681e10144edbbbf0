@testable import Anonymity
import Testing

@Suite struct SetAnonymityTests {
    /// All sets of some size of the items.
    private func subsets(_ items: [Int], _ size: Int) -> [[Int]] {
        guard size > 0 else { return [[]] }
        guard let first = items.first else { return [] }
        let rest = Array(items.dropFirst())
        return subsets(rest, size - 1).map { [first] + $0 } + subsets(rest, size)
    }

    @Test(arguments: 1...40)
    func `equals counting every set of items`(seed: Int) {
        var numbers = SeededNumbers(seed: UInt64(seed))
        let universe = Array(0...5).map { $0 * 13_107 }
        let people = (0..<Int.random(in: 0...10, using: &numbers)).map { _ in
            (0..<Int.random(in: 0...6, using: &numbers)).map { _ in universe.randomElement(using: &numbers)! }
        }
        for k in 1...4 {
            for m in 1...SetAnonymity.maxM {
                let found = SetAnonymity(items: people, k: k, m: m)
                func who(_ set: [Int]) -> [Int] {
                    people.indices.filter { person in set.allSatisfy(people[person].contains) }
                }
                var violating: [SetAnonymity.Violation] = []
                var exposed: Set<Int> = []
                for size in 1...m {
                    let occurring = subsets(universe, size).map { (set: $0, people: who($0)) }
                        .filter { !$0.people.isEmpty }
                    #expect(found.setsOfSize[size - 1] == occurring.count)
                    let small = occurring.filter { $0.people.count < k }
                    #expect(found.violatingOfSize[size - 1] == small.count)
                    exposed.formUnion(small.flatMap(\.people))
                    #expect(found.exposedByKnowing[size - 1] == exposed.count)
                    violating += small.map { .init(items: $0.set, people: $0.people) }
                }
                let minimal = violating.filter { one in
                    !violating.contains { $0.items.count < one.items.count && Set($0.items).isSubset(of: one.items) }
                }
                #expect(Set(found.violations) == Set(minimal))
                #expect(found.violations.count == minimal.count)
                #expect(found.isMet == violating.isEmpty)
                for (one, next) in zip(found.violations, found.violations.dropFirst()) {
                    let isInOrder =
                        (one.people.count, one.items.count) < (next.people.count, next.items.count)
                        || (one.people.count, one.items.count) == (next.people.count, next.items.count)
                            && one.items.lexicographicallyPrecedes(next.items)
                    #expect(isInOrder)
                }
                #expect(
                    SetAnonymity.steps(items: people, m: m)
                        == people.reduce(0) { sum, own in
                            sum + (1...m).reduce(0) { $0 + subsets(Set(own).sorted(), $1).count }
                        })
            }
        }
    }

    @Test func `nobody and nothing violate nothing`() {
        for items in [[], [[]], [[], []]] as [[[Int]]] {
            let found = SetAnonymity(items: items, k: 3, m: 4)
            #expect(found.isMet)
            #expect(found.violations.isEmpty)
            #expect(found.exposedByKnowing == [0, 0, 0, 0])
            #expect(SetAnonymity.steps(items: items, m: 4) == 0)
        }
    }

    @Test func `takes the largest item`() {
        let found = SetAnonymity(items: [[65_535, 65_534, 65_533, 0], [0]], k: 2, m: 4)
        #expect(found.violations.map(\.items) == [[65_533], [65_534], [65_535]])
        #expect(found.setsOfSize == [4, 6, 4, 1])
    }
}
