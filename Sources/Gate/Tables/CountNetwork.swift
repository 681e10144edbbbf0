/// Unknown counts as flows: every unknown leaves one sum and enters another, or the ground.
///
/// The least and the most that can flow along an edge are whole numbers and are found by augmenting paths. Each flow on the way
/// is a table that agrees with all sums, so that one path tells about every edge on it.
struct CountNetwork {
    private struct Edge {
        let from: Int
        let to: Int
        let bounds: ClosedRange<Int>
        var flow: Int
        /// The least and the most of all flows so far that agree with all sums.
        var seen: ClosedRange<Int>
    }

    private var edges: [Edge] = []
    private var edgesOfNode: [[Int]]
    /// What must leave each node more than enters it; the last node is the ground.
    private var balance: [Int]
    /// In which search each node was met last, and by which edge.
    private var met: [(search: Int, edge: Int, isForward: Bool)]
    private var searches = 0
    /// The edge of each node with which the next quick search begins.
    private var next: [Int]

    /// Reads sums of unknowns that are numbered from 0 as nodes; `nil` where the signs do not allow it.
    init?(bounds: [ClosedRange<Int>], sums: [CountSystem.Sum]) {
        var places = [[(sum: Int, sign: Int)]](repeating: [], count: bounds.count)
        for (index, sum) in sums.enumerated() {
            for term in sum.terms { places[term.unknown].append((index, term.sign)) }
        }
        guard places.allSatisfy({ $0.count <= 2 }), let orientation = Self.orientation(of: sums, places: places) else {
            return nil
        }
        let ground = sums.count
        balance = sums.enumerated().map { orientation[$0] * $1.value }
        balance.append(-balance.reduce(0, +))
        edgesOfNode = Array(repeating: [], count: ground + 1)
        met = Array(repeating: (0, 0, false), count: ground + 1)
        next = Array(repeating: 0, count: ground + 1)
        for (index, place) in places.enumerated() {
            var from = ground
            var to = ground
            for (sum, sign) in place {
                if sign * orientation[sum] > 0 { from = sum } else { to = sum }
            }
            let range = bounds[index]
            edges.append(
                Edge(
                    from: from, to: to, bounds: range, flow: range.lowerBound, seen: range.lowerBound...range.lowerBound
                ))
            edgesOfNode[from].append(index)
            edgesOfNode[to].append(index)
        }
    }

    /// A sign for each sum so that no unknown leaves two sums or enters two.
    private static func orientation(
        of sums: [CountSystem.Sum], places: [[(sum: Int, sign: Int)]]
    ) -> [Int]? {
        var orientation = [Int](repeating: 0, count: sums.count)
        for start in sums.indices where orientation[start] == 0 {
            orientation[start] = 1
            var open = [start]
            while let sum = open.popLast() {
                for term in sums[sum].terms {
                    for other in places[term.unknown] where other.sum != sum {
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
    mutating func intervals(enough: Int?, steps: inout Int) -> [CellIntervals.Interval]? {
        guard let isFeasible = meetBalances(steps: &steps) else {
            return edges.map { edge in
                CellIntervals.Interval(outer: edge.bounds, inner: edge.bounds.lowerBound...edge.bounds.lowerBound)
            }
        }
        guard isFeasible else { return nil }
        for index in edges.indices { edges[index].seen = edges[index].flow...edges[index].flow }
        if let enough { widen(to: enough, steps: &steps) }
        return edges.indices.map { index in
            let bounds = edges[index].bounds
            if let enough, edges[index].seen.count >= enough {
                return CellIntervals.Interval(outer: bounds, inner: edges[index].seen)
            }
            guard let most = extreme(of: index, isMost: true, steps: &steps),
                let least = extreme(of: index, isMost: false, steps: &steps)
            else { return CellIntervals.Interval(outer: bounds, inner: edges[index].seen) }
            return CellIntervals.Interval(outer: least...most, inner: least...most)
        }
    }

    /// Sends what is missing along paths until every node is balanced; `nil` where the steps are used up.
    private mutating func meetBalances(steps: inout Int) -> Bool? {
        var excess = balance
        for edge in edges {
            excess[edge.from] -= edge.flow
            excess[edge.to] += edge.flow
        }
        // Most of it goes along a single edge.
        for index in edges.indices {
            let (from, to) = (edges[index].from, edges[index].to)
            let amount = min(excess[from], -excess[to], room(index, true))
            guard amount > 0 else { continue }
            edges[index].flow += amount
            excess[from] -= amount
            excess[to] += amount
        }
        for node in excess.indices {
            while excess[node] > 0 {
                // More must leave the node: a path to one that more must enter.
                guard let end = path(from: node, to: { excess[$0] < 0 }, without: nil, &steps) else {
                    return steps > 0 ? false : nil
                }
                let amount = room(from: node, to: end, atMost: min(excess[node], -excess[end]))
                send(amount, from: node, to: end)
                excess[node] -= amount
                excess[end] += amount
            }
        }
        return excess.allSatisfy { $0 == 0 }
    }

    /// How many edges are looked at for one quick path.
    private static let quickSteps = 400

    /// Sends a little around circles through each edge of which too few numbers have been seen, without looking far for them.
    private mutating func widen(to enough: Int, steps: inout Int) {
        for index in edges.indices {
            for isMost in [true, false] {
                guard edges[index].seen.count < enough, steps > 0 else { continue }
                var quick = min(steps, Self.quickSteps)
                let before = quick
                _ = push(along: index, isMost: isMost, atMost: enough, isDeep: true, &quick)
                steps -= before - quick
            }
        }
    }

    /// The most or least flow along an edge; the flow stays one that agrees with all sums.
    private mutating func extreme(of index: Int, isMost: Bool, steps: inout Int) -> Int? {
        let bounds = edges[index].bounds
        if edges[index].from == edges[index].to { return isMost ? bounds.upperBound : bounds.lowerBound }
        while push(along: index, isMost: isMost, atMost: bounds.count, isDeep: false, &steps) {}
        return steps > 0 ? edges[index].flow : nil
    }

    /// Sends more, or less, along an edge, and around a circle that it closes; whether there is one, within the steps.
    private mutating func push(
        along index: Int, isMost: Bool, atMost limit: Int, isDeep: Bool, _ steps: inout Int
    ) -> Bool {
        let edge = edges[index]
        let left = isMost ? edge.bounds.upperBound - edge.flow : edge.flow - edge.bounds.lowerBound
        guard left > 0, edge.from != edge.to else { return false }
        let (start, end) = isMost ? (edge.to, edge.from) : (edge.from, edge.to)
        // From where fewer edges meet: a row has few, and a column may have thousands.
        let isBackward = edgesOfNode[end].count < edgesOfNode[start].count
        let (root, goal) = isBackward ? (end, start) : (start, end)
        let isFound =
            isDeep
            ? deepPath(from: root, to: goal, isBackward: isBackward, without: index, &steps)
            : path(from: root, to: { $0 == goal }, isBackward: isBackward, without: index, &steps) != nil
        guard isFound else { return false }
        let amount = room(from: root, to: goal, atMost: min(left, limit))
        send(amount, from: root, to: goal)
        change(index, by: isMost ? amount : -amount)
        return true
    }

    // MARK: Paths

    /// Looks for the shortest path with room to a node that `isEnd` and returns that; `nil` where there is none or no steps are
    /// left. Backwards, the flow comes from there.
    private mutating func path(
        from root: Int, to isEnd: (Int) -> Bool, isBackward: Bool = false, without excluded: Int?, _ steps: inout Int
    ) -> Int? {
        searches += 1
        met[root].search = searches
        var queue = [root]
        var head = 0
        while head < queue.count {
            let node = queue[head]
            head += 1
            for index in edgesOfNode[node] where index != excluded {
                steps -= 1
                guard steps > 0 else { return nil }
                guard let next = step(along: index, from: node, isBackward) else { continue }
                if isEnd(next) { return next }
                queue.append(next)
            }
        }
        return nil
    }

    /// Looks for any path with room to a node, going on from each node at once; whether there is one within the steps.
    private mutating func deepPath(
        from root: Int, to goal: Int, isBackward: Bool, without excluded: Int, _ steps: inout Int
    ) -> Bool {
        searches += 1
        met[root].search = searches
        var open = [(node: root, looked: 0)]
        while let (node, looked) = open.last {
            guard looked < edgesOfNode[node].count else {
                open.removeLast()
                continue
            }
            guard steps > 0 else { return false }
            steps -= 1
            open[open.count - 1].looked += 1
            // Where the last search stopped: what had no room then hardly has any now.
            let index = edgesOfNode[node][next[node]]
            guard index != excluded, let reached = step(along: index, from: node, isBackward) else {
                next[node] = (next[node] + 1) % edgesOfNode[node].count
                continue
            }
            if reached == goal { return true }
            open.append((reached, 0))
            next[node] = (next[node] + 1) % edgesOfNode[node].count
        }
        return false
    }

    /// Meets the node at the other end of an edge, where there is room and it was not met in this search.
    private mutating func step(along index: Int, from node: Int, _ isBackward: Bool) -> Int? {
        let isForward = (edges[index].from == node) != isBackward
        let next = edges[index].from == node ? edges[index].to : edges[index].from
        guard met[next].search != searches, room(index, isForward) > 0 else { return nil }
        met[next] = (searches, index, isForward)
        return next
    }

    /// How much fits along the path found last.
    private func room(from root: Int, to goal: Int, atMost limit: Int) -> Int {
        var amount = limit
        var node = goal
        while node != root {
            amount = min(amount, room(met[node].edge, met[node].isForward))
            node = before(node)
        }
        return amount
    }

    /// Sends so much along the path found last.
    private mutating func send(_ amount: Int, from root: Int, to goal: Int) {
        var node = goal
        while node != root {
            change(met[node].edge, by: met[node].isForward ? amount : -amount)
            node = before(node)
        }
    }

    private func before(_ node: Int) -> Int {
        let edge = edges[met[node].edge]
        return edge.from == node ? edge.to : edge.from
    }

    private mutating func change(_ index: Int, by amount: Int) {
        edges[index].flow += amount
        let (flow, seen) = (edges[index].flow, edges[index].seen)
        edges[index].seen = min(flow, seen.lowerBound)...max(flow, seen.upperBound)
    }

    private func room(_ index: Int, _ isForward: Bool) -> Int {
        let edge = edges[index]
        return isForward ? edge.bounds.upperBound - edge.flow : edge.flow - edge.bounds.lowerBound
    }
}
