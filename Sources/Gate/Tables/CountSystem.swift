/// Counts that nobody published, and what is published about them: the bounds that a mark such as `<5` gives, and sums that
/// totals give.
package struct CountSystem: Sendable {
    /// A published sum: some unknowns, each added or taken away, make a known number.
    package struct Sum: Hashable, Sendable {
        /// The unknowns and whether each is added (1) or taken away (−1); each at most once.
        package var terms: [Term]
        /// What they make.
        package var value: Int

        /// States a sum.
        package init(_ terms: [Term], makes value: Int) {
            self.terms = terms
            self.value = value
        }
    }

    /// An unknown in a sum.
    package struct Term: Hashable, Sendable {
        /// Its number.
        package let unknown: Int
        /// 1 where it is added, −1 where it is taken away.
        package let sign: Int

        /// Adds or takes away an unknown.
        package init(_ unknown: Int, _ sign: Int = 1) {
            self.unknown = unknown
            self.sign = sign
        }
    }

    /// The upper bound of a count of which nothing is known.
    package static let noLimit = 1 << 40

    /// What each unknown may be by its own mark.
    package private(set) var bounds: [ClosedRange<Int>] = []
    /// The published sums.
    package private(set) var sums: [Sum] = []

    /// Begins without unknowns.
    package init() {}

    /// Adds an unknown and returns its number.
    package mutating func unknown(in bounds: ClosedRange<Int> = 0...noLimit) -> Int {
        self.bounds.append(bounds)
        return self.bounds.count - 1
    }

    /// Adds a published sum.
    package mutating func add(_ sum: Sum) { sums.append(sum) }

    /// Narrows the bounds of an unknown; `false` where nothing is left.
    package mutating func narrow(_ unknown: Int, to range: ClosedRange<Int>) -> Bool {
        guard bounds[unknown].overlaps(range) else { return false }
        bounds[unknown] = bounds[unknown].clamped(to: range)
        return true
    }

    /// The unknowns that hang together through sums, each group with its sums; an unknown in no sum is in no group.
    func components() -> [(unknowns: [Int], sums: [Int])] {
        var leader = Array(bounds.indices)
        func find(_ start: Int) -> Int {
            var root = start
            while leader[root] != root { root = leader[root] }
            var index = start
            while leader[index] != root { (leader[index], index) = (root, leader[index]) }
            return root
        }
        for sum in sums {
            for term in sum.terms.dropFirst() {
                let (a, b) = (find(sum.terms[0].unknown), find(term.unknown))
                leader[max(a, b)] = min(a, b)
            }
        }
        var groups: [Int: (unknowns: [Int], sums: [Int])] = [:]
        for (index, sum) in sums.enumerated() where !sum.terms.isEmpty {
            groups[find(sum.terms[0].unknown), default: ([], [])].sums.append(index)
        }
        for unknown in bounds.indices { groups[find(unknown)]?.unknowns.append(unknown) }
        return groups.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Narrows bounds by each sum in turn until none does any more, or `steps` are used up. A sum is looked at again only where
    /// one of its unknowns was narrowed.
    ///
    /// - Returns: whether some table may still agree with what is published.
    static func propagate(
        _ bounds: inout [ClosedRange<Int>], _ sums: [Sum], touching sumsOf: [[Int]]? = nil, from first: [Int]? = nil,
        steps: inout Int
    ) -> Bool {
        let sumsOf = sumsOf ?? self.sums(ofEach: bounds.count, in: sums)
        var queue = first ?? Array(sums.indices)
        var isWaiting = [Bool](repeating: false, count: sums.count)
        for sum in queue { isWaiting[sum] = true }
        var head = 0
        while head < queue.count, steps > 0 {
            let number = queue[head]
            head += 1
            if head > 4096, head * 2 > queue.count {
                queue.removeFirst(head)
                head = 0
            }
            isWaiting[number] = false
            let sum = sums[number]
            steps -= sum.terms.count
            var lowest = 0
            var highest = 0
            for term in sum.terms {
                let range = bounds[term.unknown]
                lowest += term.sign > 0 ? range.lowerBound : -range.upperBound
                highest += term.sign > 0 ? range.upperBound : -range.lowerBound
            }
            guard lowest <= sum.value, sum.value <= highest else { return false }
            for term in sum.terms {
                let range = bounds[term.unknown]
                // What the others leave: value − their highest … value − their lowest.
                let own =
                    term.sign > 0
                    ? (low: range.lowerBound, high: range.upperBound)
                    : (low: -range.upperBound, high: -range.lowerBound)
                let least = max(own.low, sum.value - (highest - own.high))
                let most = min(own.high, sum.value - (lowest - own.low))
                guard least <= most else { return false }
                let next = term.sign > 0 ? least...most : -most ... -least
                guard next != range else { continue }
                bounds[term.unknown] = next
                lowest += least - own.low
                highest += most - own.high
                for other in sumsOf[term.unknown] where !isWaiting[other] {
                    isWaiting[other] = true
                    queue.append(other)
                }
            }
        }
        return true
    }

    /// The sums in which each unknown stands.
    static func sums(ofEach count: Int, in sums: [Sum]) -> [[Int]] {
        var places = [[Int]](repeating: [], count: count)
        for (number, sum) in sums.enumerated() { for term in sum.terms { places[term.unknown].append(number) } }
        return places
    }
}
