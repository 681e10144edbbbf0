/// Unknown counts as flows: every unknown leaves one sum and enters another, or the ground.
///
/// The least and the most that can flow along an edge are whole numbers and are found by augmenting paths.
struct CountNetwork {
    private struct Edge {
        let from: Int
        let to: Int
        let bounds: ClosedRange<Int>
        var flow: Int
    }

    private let unknowns: [Int]
    private var edges: [Edge] = []
    private var edgesOfNode: [[Int]]
    /// What must leave each node more than enters it; the last node is the ground.
    private var balance: [Int]

    /// Reads sums as nodes; `nil` where the signs do not allow it.
    init?(unknowns: [Int], bounds: [ClosedRange<Int>], sums: [CountSystem.Sum]) {
        let position = Dictionary(uniqueKeysWithValues: unknowns.enumerated().map { ($1, $0) })
        var places = [[(sum: Int, sign: Int)]](repeating: [], count: unknowns.count)
        for (index, sum) in sums.enumerated() {
            for term in sum.terms { places[position[term.unknown]!].append((index, term.sign)) }
        }
        guard places.allSatisfy({ $0.count <= 2 }),
            let orientation = Self.orientation(of: sums, position: position, places: places)
        else { return nil }
        let ground = sums.count
        self.unknowns = unknowns
        balance = sums.enumerated().map { orientation[$0] * $1.value }
        balance.append(-balance.reduce(0, +))
        edgesOfNode = Array(repeating: [], count: ground + 1)
        for (index, place) in places.enumerated() {
            var from = ground
            var to = ground
            for (sum, sign) in place {
                if sign * orientation[sum] > 0 { from = sum } else { to = sum }
            }
            let range = bounds[unknowns[index]]
            edges.append(Edge(from: from, to: to, bounds: range, flow: range.lowerBound))
            edgesOfNode[from].append(index)
            edgesOfNode[to].append(index)
        }
    }

    /// A sign for each sum so that no unknown leaves two sums or enters two.
    private static func orientation(
        of sums: [CountSystem.Sum], position: [Int: Int], places: [[(sum: Int, sign: Int)]]
    ) -> [Int]? {
        var orientation = [Int](repeating: 0, count: sums.count)
        for start in sums.indices where orientation[start] == 0 {
            orientation[start] = 1
            var open = [start]
            while let sum = open.popLast() {
                for term in sums[sum].terms {
                    for other in places[position[term.unknown]!] where other.sum != sum {
                        let needed = -term.sign * orientation[sum] * other.sign
                        if orientation[other.sum] == 0 {
                            orientation[other.sum] = needed
                            open.append(other.sum)
                        } else if orientation[other.sum] != needed {
                            return nil
                        }
                    }
                }
            }
        }
        return orientation
    }

    /// The ranges; `nil` where no flow agrees with all sums. What the steps do not suffice for keeps its outer range.
    func intervals(steps: inout Int) -> [Int: CellIntervals.Interval]? {
        var network = self
        guard let isFeasible = network.meetBalances(steps: &steps) else { return open(edges.map { _ in nil }) }
        guard isFeasible else { return nil }
        var inner: [ClosedRange<Int>?] = []
        for edge in edges.indices {
            guard let most = network.extreme(of: edge, isMost: true, steps: &steps),
                let least = network.extreme(of: edge, isMost: false, steps: &steps)
            else {
                inner.append(nil)
                continue
            }
            inner.append(least...most)
        }
        return open(inner)
    }

    /// Exact where an inner range is known; where none is, nothing is known to be attained but one number.
    private func open(_ inner: [ClosedRange<Int>?]) -> [Int: CellIntervals.Interval] {
        var intervals: [Int: CellIntervals.Interval] = [:]
        for (index, unknown) in unknowns.enumerated() {
            let bounds = edges[index].bounds
            intervals[unknown] =
                inner[index].map { CellIntervals.Interval(outer: $0, inner: $0) }
                ?? CellIntervals.Interval(outer: bounds, inner: bounds.lowerBound...bounds.lowerBound)
        }
        return intervals
    }

    /// Sends what is missing along paths until every node is balanced; `nil` where the steps are used up.
    private mutating func meetBalances(steps: inout Int) -> Bool? {
        var excess = balance
        for edge in edges {
            excess[edge.from] -= edge.flow
            excess[edge.to] += edge.flow
        }
        for node in excess.indices {
            while excess[node] > 0 {
                // More must leave the node: a path to one that more must enter.
                guard let sent = push(from: node, to: { excess[$0] < 0 }, atMost: excess[node], without: nil, &steps)
                else { return steps > 0 ? false : nil }
                let amount = min(sent.amount, -excess[sent.node])
                apply(sent.path, amount)
                excess[node] -= amount
                excess[sent.node] += amount
            }
        }
        return excess.allSatisfy { $0 == 0 }
    }

    /// The most or least flow along an edge; the flow stays one that agrees with all sums.
    private mutating func extreme(of index: Int, isMost: Bool, steps: inout Int) -> Int? {
        let edge = edges[index]
        if edge.from == edge.to { return isMost ? edge.bounds.upperBound : edge.bounds.lowerBound }
        let (start, end) = isMost ? (edge.to, edge.from) : (edge.from, edge.to)
        while true {
            let left =
                isMost
                ? edge.bounds.upperBound - edges[index].flow : edges[index].flow - edge.bounds.lowerBound
            guard left > 0 else { break }
            guard let sent = push(from: start, to: { $0 == end }, atMost: left, without: index, &steps) else {
                if steps <= 0 { return nil }
                break
            }
            apply(sent.path, sent.amount)
            edges[index].flow += isMost ? sent.amount : -sent.amount
        }
        return edges[index].flow
    }

    /// The shortest path with room to a node that `isEnd`, and how much fits; `nil` where there is none or no steps are left.
    private func push(
        from start: Int, to isEnd: (Int) -> Bool, atMost limit: Int, without excluded: Int?, _ steps: inout Int
    ) -> (path: [(edge: Int, isForward: Bool)], amount: Int, node: Int)? {
        var cameBy = [(edge: Int, isForward: Bool)?](repeating: nil, count: edgesOfNode.count)
        var seen = [Bool](repeating: false, count: edgesOfNode.count)
        seen[start] = true
        var queue = [start]
        var head = 0
        while head < queue.count {
            let node = queue[head]
            head += 1
            if node != start, isEnd(node) {
                var path: [(edge: Int, isForward: Bool)] = []
                var amount = limit
                var at = node
                while at != start, let step = cameBy[at] {
                    path.append(step)
                    amount = min(amount, room(step.edge, step.isForward))
                    at = step.isForward ? edges[step.edge].from : edges[step.edge].to
                }
                return (path, amount, node)
            }
            steps -= edgesOfNode[node].count
            guard steps > 0 else { return nil }
            for index in edgesOfNode[node] where index != excluded {
                let isForward = edges[index].from == node
                let next = isForward ? edges[index].to : edges[index].from
                guard !seen[next], room(index, isForward) > 0 else { continue }
                seen[next] = true
                cameBy[next] = (index, isForward)
                queue.append(next)
            }
        }
        return nil
    }

    private func room(_ index: Int, _ isForward: Bool) -> Int {
        let edge = edges[index]
        return isForward ? edge.bounds.upperBound - edge.flow : edge.flow - edge.bounds.lowerBound
    }

    private mutating func apply(_ path: [(edge: Int, isForward: Bool)], _ amount: Int) {
        for (index, isForward) in path { edges[index].flow += isForward ? amount : -amount }
    }
}
