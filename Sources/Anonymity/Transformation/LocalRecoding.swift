/// Values generalised record by record: where many people are alike, they keep more than where few are.
///
/// A top-down division in the manner of Mondrian (LeFevre et al. 2006) along the hierarchies: all records begin as `*`, and
/// a group of records takes the next more exact level of the attribute that brings most, where every group that comes of
/// it has k records. What is too small to stand alone stays at the label above, together with as much of its neighbours as
/// makes it k. The result is k-anonymous; it is not claimed to be the best.
public struct LocalRecoding: Sendable {
    /// The size that every class has at least.
    public let k: Int
    /// ARX's Loss over all quasi-identifiers, geometric mean.
    public let loss: Double
    /// The loss of each quasi-identifier.
    public let lossOfAttribute: [Double]
    /// The number of groups; groups with equal labels count once.
    public let classes: Int
    /// The size of the smallest.
    public let smallest: Int
    /// The records of the result.
    public let recoding: Recoding
}

extension Microdata {
    /// Generalises record by record until every class has at least k records.
    ///
    /// - Parameter k: the size of a class. At least 1.
    /// - Returns: `nil` where the table has fewer than k records.
    public func locallyRecoded(k: Int) -> LocalRecoding? {
        precondition(k >= 1)
        guard records >= k, records > 0 else { return nil }
        var division = Division(ClassLattice(self), k: k)
        return division.run()
    }
}

/// The division of classes of exact values into groups with labels of their own.
private struct Division {
    private struct Group {
        var members: [Int]
        var levels: [Int]
    }

    private let lattice: ClassLattice
    private let table: Microdata
    private let k: Int
    private var done: [Group] = []
    /// For each attribute and level the place of each label in the order of a reader: ties must not follow the records.
    private let places: [[[UInt32]]]

    init(_ lattice: ClassLattice, k: Int) {
        self.lattice = lattice
        table = lattice.table
        self.k = k
        places = table.scales.map { scale in (0..<scale.levels).map { scale.readingPlaces(at: $0) } }
    }

    mutating func run() -> LocalRecoding {
        var open = [Group(members: Array(0..<lattice.base.count), levels: lattice.lattice.top)]
        while let group = open.popLast() {
            let parts = divided(lowered(group))
            if parts.count == 1 { done.append(parts[0]) } else { open += parts }
        }
        return result()
    }

    /// The group at the most exact labels that all its members share.
    private func lowered(_ group: Group) -> Group {
        var group = group
        for attribute in table.scales.indices {
            while group.levels[attribute] > 0 {
                let next = group.levels[attribute] - 1
                let label = self.label(of: group.members[0], attribute, at: next)
                guard group.members.allSatisfy({ self.label(of: $0, attribute, at: next) == label }) else { break }
                group.levels[attribute] = next
            }
        }
        return group
    }

    private func label(of base: Int, _ attribute: Int, at level: Int) -> UInt32 {
        table.scales[attribute].code(of: lattice.base.code(attribute, of: base), at: level)
    }

    private func size(_ members: [Int]) -> Int { members.reduce(0) { $0 + Int(lattice.base.counts[$1]) } }

    /// The parts of a group after the division that brings most; the group alone where none is allowed.
    private func divided(_ group: Group) -> [Group] {
        var best: (gain: Double, parts: [Group]) = (0, [group])
        for attribute in table.scales.indices where group.levels[attribute] > 0 {
            guard let division = division(of: group, by: attribute), division.gain > best.gain else { continue }
            best = division
        }
        return best.parts
    }

    private func division(of group: Group, by attribute: Int) -> (gain: Double, parts: [Group])? {
        let scale = table.scales[attribute]
        let level = group.levels[attribute] - 1
        var membersOfLabel: [UInt32: [Int]] = [:]
        for member in group.members {
            membersOfLabel[label(of: member, attribute, at: level), default: []].append(member)
        }
        let place = places[attribute][level]
        var children = membersOfLabel.map { (label: $0.key, members: $0.value, size: size($0.value)) }
            .sorted { ($0.size, place[Int($0.label)]) < ($1.size, place[Int($1.label)]) }
        var rest: [Int] = []
        var restSize = 0
        while let smallest = children.first, smallest.size < k || restSize > 0 && restSize < k {
            rest += smallest.members
            restSize += smallest.size
            children.removeFirst()
        }
        guard !children.isEmpty, restSize == 0 || restSize >= k else { return nil }
        let above = scale.leaves(
            under: label(of: group.members[0], attribute, at: level + 1), at: level + 1)
        var gain = 0.0
        var parts: [Group] = []
        for child in children {
            let saved = above - scale.leaves(under: child.label, at: level)
            gain += Double(child.size) * Double(saved) / Double(max(1, scale.domainSize))
            var levels = group.levels
            levels[attribute] = level
            parts.append(Group(members: child.members, levels: levels))
        }
        if !rest.isEmpty { parts.append(Group(members: rest.sorted(), levels: group.levels)) }
        // A single part is the same group with a more exact label, which `lowered` has taken already.
        return parts.count > 1 ? (gain, parts) : nil
    }

    private func result() -> LocalRecoding {
        let attributes = table.scales.indices
        var leaves = [Int](repeating: 0, count: attributes.count)
        var shares = [[(pattern: Int, records: Int)]](repeating: [], count: lattice.base.count)
        var patterns: [[UInt8]] = []
        var patternOfLevels: [[Int]: Int] = [:]
        var sizeOfLabels: [[UInt32]: Int] = [:]
        for group in done {
            let pattern = patternOfLevels[group.levels] ?? patterns.count
            if pattern == patterns.count {
                patternOfLevels[group.levels] = pattern
                patterns.append(group.levels.map { UInt8($0) })
            }
            for member in group.members { shares[member] = [(pattern, Int(lattice.base.counts[member]))] }
            let size = size(group.members)
            let labels = attributes.map { label(of: group.members[0], $0, at: group.levels[$0]) }
            for attribute in attributes {
                leaves[attribute] +=
                    size * table.scales[attribute].leaves(under: labels[attribute], at: group.levels[attribute])
            }
            sizeOfLabels[group.levels.map { UInt32($0) } + labels, default: 0] += size
        }
        let losses = attributes.map {
            InformationLoss.ofAttribute(
                leaves: leaves[$0], suppressed: 0, records: table.records, domainSize: table.scales[$0].domainSize)
        }
        return LocalRecoding(
            k: k, loss: InformationLoss.geometricMean(losses), lossOfAttribute: losses, classes: sizeOfLabels.count,
            smallest: sizeOfLabels.values.min() ?? 0,
            recoding: Recoding(lattice, patterns: patterns, shares: shares))
    }
}
