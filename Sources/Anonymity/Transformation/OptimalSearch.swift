/// The search for the node of least cost over a whole generalisation lattice.
///
/// Nodes are taken in the order of a bound that never falls on the way up, so that the search ends when the bound passes
/// the best value found: whatever was not looked at is worse. Three things save most of the looking. A node that
/// suppresses too much decides about all nodes below it; where it is not known whether a node suffices, a chain above it
/// is halved until the border is found, so that one count decides about as many nodes as possible (the idea of Flash,
/// Kohlmayer et al. 2012). A node that was counted bounds the value of all nodes above it. And classes are joined from
/// those of a node below instead of grouping records.
public final class OptimalSearch {
    /// The most classes that are joined before a search ends with a bound instead of a proof.
    public static let defaultStepLimit = 20_000_000_000

    private let classes: ClassLattice
    private let requirement: Requirement
    private let metric: QualityMetric
    private let budget: Int
    private let stepLimit: Int

    private let lattice: Lattice
    private let domainSizes: [Int]
    /// For each attribute and level the exact values under the labels of all records, summed.
    private let leaves: [[Int]]
    private let leavesOfLabel: [[[Int]]]
    private let prior: PriorBounds
    private var judge: ModelJudge
    /// Whether a node that suffices decides about all nodes above it.
    private let isMonotone: Bool

    private var tooLow: NodeList
    private var sufficient: NodeList
    private var cones: NodeList
    private var coneBounds: [Double] = []
    private var counted: [UInt64: NodeCounts] = [:]
    private var best: (value: Double, nodes: [UInt64])?
    private let startSteps: Int
    private var looked = 0
    /// Whether the search ended before the whole lattice was decided.
    private(set) var hasReachedItsLimit = false

    /// Prepares a search.
    ///
    /// - Precondition: the lattice has fewer than 2^62 nodes.
    init(
        _ classes: ClassLattice, _ requirement: Requirement, metric: QualityMetric, suppressionLimit: Double,
        stepLimit: Int
    ) {
        precondition((0...1).contains(suppressionLimit))
        let table = classes.table
        self.classes = classes
        self.requirement = requirement
        self.metric = metric
        self.stepLimit = stepLimit
        lattice = classes.lattice
        precondition(lattice.size != nil, "a lattice too large to number")
        budget = Int((suppressionLimit * Double(table.records)).rounded(.down))
        domainSizes = table.scales.map(\.domainSize)
        leavesOfLabel = table.scales.map { scale in (0..<scale.levels).map { scale.leaves(at: $0) } }
        leaves = classes.losses.leaves
        prior = PriorBounds(
            table, metric: metric, losses: classes.losses.losses, k: requirement.k, baseClasses: classes.base.count,
            budget: budget)
        judge = ModelJudge(table, requirement)
        isMonotone = budget == 0 || requirement.models.allSatisfy(\.survivesEveryUnion)
        let width = lattice.heights.count
        tooLow = NodeList(width: width)
        sufficient = NodeList(width: width)
        cones = NodeList(width: width)
        startSteps = classes.steps
    }

    /// Searches.
    func run() -> OptimalGeneralisation? {
        let top = lattice.top
        if !suffices(count(top)), isMonotone { return nil }
        var queue = NodeQueue()
        queue.insert(.init(bound: prior.bound(of: lattice.bottom), index: 0, attribute: 0))
        var provenTo = Double.infinity
        while let entry = queue.popFirst() {
            if let best, entry.bound > best.value + tolerance { break }
            // Looking a node up in the lists is work too, and all there is of it where most nodes are decided.
            looked += tooLow.count + cones.count + sufficient.count + 1
            if classes.steps - startSteps + looked > stepLimit {
                hasReachedItsLimit = true
                provenTo = entry.bound
                break
            }
            let node = lattice.levels(at: entry.index)
            if isAboveCone(node) { continue }
            if !tooLow.hasNode(above: node) { decide(node) }
            if isAboveCone(node) { continue }
            for attribute in Int(entry.attribute)..<node.count where node[attribute] + 1 < lattice.heights[attribute] {
                var next = node
                next[attribute] += 1
                queue.insert(
                    .init(bound: prior.bound(of: next), index: lattice.index(of: next), attribute: UInt8(attribute)))
            }
        }
        return best.map { result(value: $0.value, nodes: $0.nodes, bound: min(provenTo, $0.value)) }
    }

    /// Counts a node, and where it does not suffice as much of what is above it as shows where the border is.
    private func decide(_ node: [Int]) {
        guard isMonotone, !sufficient.hasNode(below: node) else {
            _ = count(node)
            return
        }
        let chain = chain(from: node)
        // chain[low] is the lowest that may suffice, chain[high] is known to.
        var low = 0
        var high = chain.count - 1
        while low < high {
            let middle = (low + high) / 2
            if suffices(count(chain[middle])) { high = middle } else { low = middle + 1 }
        }
    }

    /// Nodes upwards from one, each time the cheapest step, up to one that is known to suffice.
    private func chain(from node: [Int]) -> [[Int]] {
        var chain = [node]
        while !sufficient.hasNode(below: chain.last!) {
            let last = chain.last!
            let next = last.indices.filter { last[$0] + 1 < lattice.heights[$0] }.map { attribute in
                var above = last
                above[attribute] += 1
                return above
            }
            guard let cheapest = next.min(by: { prior.bound(of: $0) < prior.bound(of: $1) }) else { break }
            chain.append(cheapest)
        }
        return chain
    }

    private func suffices(_ counts: NodeCounts) -> Bool { counts.suppressed <= budget && !counts.isRuledOut }

    private func isAboveCone(_ node: [Int]) -> Bool {
        guard let best else { return false }
        return (0..<cones.count).contains { coneBounds[$0] > best.value + tolerance && cones.isBelow($0, node) }
    }

    /// The counts of a node; remembers what they decide.
    private func count(_ node: [Int]) -> NodeCounts {
        let index = lattice.index(of: node)
        if let known = counted[index] { return known }
        let counts = freshCounts(of: node)
        counted[index] = counts
        if counts.lastingly > budget || isMonotone && !suffices(counts) { tooLow.append(node) }
        guard suffices(counts) else { return counts }
        sufficient.append(node)
        if isMonotone {
            let bound = counts.boundAbove(of: metric, k: requirement.k)
            if bound > 0 {
                cones.append(node)
                coneBounds.append(bound)
            }
        }
        let value = counts.value(of: metric, domainSizes: domainSizes)
        if let known = best?.value {
            if value < known - tolerance {
                best = (value, [index])
            } else if value <= known + tolerance {
                best!.nodes.append(index)
                best!.value = min(value, known)
            }
        } else {
            best = (value, [index])
        }
        return counts
    }

    private func freshCounts(of node: [Int]) -> NodeCounts {
        var counts = NodeCounts(records: classes.table.records)
        counts.leaves = node.indices.map { leaves[$0][node[$0]] }
        if requirement.needsDetail {
            let detailed = classes.detailedClasses(at: node)
            counts.isRuledOut = judge.rulesOut(detailed)
            for index in 0..<detailed.classes.count {
                let holds = judge.holds(index, of: detailed)
                add(index, of: detailed.classes, node, isKept: holds, to: &counts)
                if !holds, !judge.holdsLasting(index, of: detailed) {
                    counts.lastingly += Int(detailed.classes.counts[index])
                }
            }
        } else {
            let table = classes.classes(at: node)
            let k = UInt32(clamping: requirement.k)
            table.counts.withUnsafeBufferPointer { sizes in
                for index in 0..<sizes.count {
                    add(index, of: table, node, isKept: sizes[index] >= k, to: &counts)
                }
            }
            counts.lastingly = counts.suppressed
        }
        return counts
    }

    @inline(__always)
    private func add(
        _ index: Int, of table: ClassTable, _ node: [Int], isKept: Bool, to counts: inout NodeCounts
    ) {
        let size = Int(table.counts[index])
        counts.allSquares &+= size &* size
        if isKept {
            counts.classes &+= 1
            counts.squares &+= size &* size
        } else {
            counts.suppressed &+= size
            for attribute in node.indices {
                let code = Int(table.code(attribute, of: index))
                counts.leaves[attribute] -= leavesOfLabel[attribute][node[attribute]][code] * size
            }
        }
    }

    private func result(value: Double, nodes: [UInt64], bound: Double) -> OptimalGeneralisation {
        let ranked = nodes.map { index in
            let counts = counted[index]!
            let losses = counts.losses(domainSizes: domainSizes)
            return (index: index, counts: counts, losses: losses, loss: InformationLoss.geometricMean(losses))
        }
        .sorted {
            ($0.counts.suppressed, $0.loss, $0.index) < ($1.counts.suppressed, $1.loss, $1.index)
        }
        let chosen = ranked[0]
        let levels = lattice.levels(at: chosen.index)
        let detailed = classes.detailedClasses(at: levels)
        var kept: [Int] = []
        for index in 0..<detailed.classes.count where judge.holds(index, of: detailed) { kept.append(index) }
        var figures = ModelJudge(classes.table, requirement)
        let isKept = Set(kept)
        return OptimalGeneralisation(
            levels: levels, metric: metric, value: value, loss: chosen.loss, lossOfAttribute: chosen.losses,
            suppressed: chosen.counts.suppressed, budget: budget,
            risk: RiskSummary(
                sizes: kept.map { detailed.classes.counts[$0] },
                population: detailed.population.map { people in kept.map { people[$0] } }),
            models: figures.figures(of: detailed, keeping: isKept.contains),
            ties: ranked.dropFirst().map { lattice.levels(at: $0.index) }, nodes: lattice.size,
            evaluated: counted.count, bound: bound)
    }
}

/// Nodes that wait, those with the smallest bound first, equal ones in lexical order.
struct NodeQueue {
    struct Entry {
        let bound: Double
        let index: UInt64
        /// The attribute that was raised last; only it and later ones are raised further, so that each node comes once.
        let attribute: UInt8

        static func < (left: Entry, right: Entry) -> Bool {
            left.bound != right.bound ? left.bound < right.bound : left.index < right.index
        }
    }

    private var heap: [Entry] = []

    mutating func insert(_ entry: Entry) {
        heap.append(entry)
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[child] < heap[parent] else { break }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    mutating func popFirst() -> Entry? {
        guard let first = heap.first else { return nil }
        let last = heap.removeLast()
        guard !heap.isEmpty else { return first }
        heap[0] = last
        var parent = 0
        while true {
            var child = 2 * parent + 1
            guard child < heap.count else { break }
            if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
            guard heap[child] < heap[parent] else { break }
            heap.swapAt(child, parent)
            parent = child
        }
        return first
    }
}
