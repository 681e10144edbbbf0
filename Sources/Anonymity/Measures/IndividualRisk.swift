/// Why somebody in a table can be recognised, and what would help.
public struct IndividualRisk: Hashable, Sendable {
    /// A more general level for one or more attributes, after which the class is large enough.
    public struct Fix: Hashable, Sendable {
        /// One attribute that becomes more general.
        public struct Step: Hashable, Sendable {
            /// The position of the attribute.
            public let attribute: Int
            /// Its level now.
            public let from: Int
            /// Its level then.
            public let to: Int
            /// What the person's label would be.
            public let label: String
        }

        /// What changes.
        public let steps: [Step]
        /// How much the loss of the whole table grows (ARX's Loss, geometric mean), 0…1.
        public let addedLoss: Double
        /// The size of the class then.
        public let size: Int
    }

    /// The labels of the class.
    public let labels: [String]
    /// The positions of its records, ascending.
    public let members: [Int]
    /// How many people of the population are in the class; `nil` where no population is known.
    public let population: Int?
    /// Small sets of attributes that suffice to tell the class from everybody else, the smallest first; at most three.
    public let tellingSets: [[Int]]
    /// The SUDA2 score; 0 where the class has several members.
    public let score: Double
    /// The DIS score.
    public let dis: Double
    /// What would help, the least loss first; at most three.
    public let fixes: [Fix]

    /// The number of people in the class.
    public var size: Int { members.count }
}

/// Finds the people who can be recognised most easily.
struct IndividualRisks {
    private let lattice: ClassLattice
    private let table: Microdata
    private let levels: [Int]
    private let k: Int
    private let classes: ClassTable
    private let uniques: SpecialUniques?
    /// How many labels are compared for all persons together before the others go without a reason and a fix, so that
    /// large tables stay quick; the first person always gets them.
    private static let comparisons = 40_000_000

    /// - Parameters:
    ///   - lattice: the classes of the table.
    ///   - levels: the levels of the table as it is.
    ///   - k: the size a class should have.
    ///   - uniques: the minimal sample uniques at these levels, where they were looked for.
    init(_ lattice: ClassLattice, at levels: [Int], k: Int, uniques: SpecialUniques?) {
        self.lattice = lattice
        table = lattice.table
        self.levels = levels
        self.k = k
        self.uniques = uniques
        classes = lattice.classes(at: levels)
    }

    /// Classes smaller than k: the smallest first, equal ones by their score, then by their labels.
    func find(limit: Int) -> [IndividualRisk] {
        let chosen = riskiest(limit: limit)
        guard !chosen.isEmpty else { return [] }
        let members = members(of: chosen)
        let people = lattice.people(in: classes, at: levels)
        let explained = max(1, Self.comparisons / max(1, classes.count * (levels.count + 4)))
        let candidates = FixCandidates(lattice, at: levels, classes: classes.count)
        return chosen.enumerated().map { position, index in
            let score = uniques?.scores[index] ?? 0
            var sets = uniques.map { $0.sets(of: index).prefix(3).map(attributes) } ?? []
            var fixes: [IndividualRisk.Fix] = []
            if position < explained {
                let neighbours = Neighbours(
                    of: index, in: classes, table: table, at: levels, raised: candidates.raised)
                if sets.isEmpty {
                    sets = neighbours.tellingSet(size: Int(classes.counts[index])).map { [attributes($0)] } ?? []
                }
                fixes = candidates.fixes(for: neighbours, k: k, label: { label(of: index, $0, at: $1) })
            }
            return IndividualRisk(
                labels: table.scales.indices.map { label(of: index, $0, at: levels[$0]) },
                members: members[position], population: people.map { Int($0[index]) }, tellingSets: sets, score: score,
                dis: uniques?.disScore(of: score) ?? 0, fixes: fixes)
        }
    }

    private func attributes(_ set: UInt64) -> [Int] { table.scales.indices.filter { set >> UInt64($0) & 1 == 1 } }

    private func label(of index: Int, _ attribute: Int, at level: Int) -> String {
        let scale = table.scales[attribute]
        let code = classes.code(attribute, of: index)
        return scale.labels[level][Int(scale.map(from: levels[attribute], to: level)[Int(code)])]
    }

    /// The first classes in the order of risk, by one pass.
    private func riskiest(limit: Int) -> [Int] {
        let places = table.scales.enumerated().map { attribute, scale in
            scale.readingPlaces(at: levels[attribute])
        }
        func isRiskier(_ one: Int, _ other: Int) -> Bool {
            if classes.counts[one] != classes.counts[other] { return classes.counts[one] < classes.counts[other] }
            if let scores = uniques?.scores, scores[one] != scores[other] { return scores[one] > scores[other] }
            for attribute in places.indices {
                let mine = places[attribute][Int(classes.code(attribute, of: one))]
                let others = places[attribute][Int(classes.code(attribute, of: other))]
                if mine != others { return mine < others }
            }
            return false
        }
        if limit > 200 {
            return Array((0..<classes.count).filter { Int(classes.counts[$0]) < k }.sorted(by: isRiskier).prefix(limit))
        }
        // Few of many: each stands in its place among the first, or is passed over.
        var first: [Int] = []
        for index in 0..<classes.count where Int(classes.counts[index]) < k {
            guard first.count < limit || first.last.map({ isRiskier(index, $0) }) ?? false else { continue }
            let place = first.firstIndex { isRiskier(index, $0) } ?? first.count
            first.insert(index, at: place)
            if first.count > limit { first.removeLast() }
        }
        return first
    }

    /// The positions of the records of some classes.
    private func members(of chosen: [Int]) -> [[Int]] {
        guard levels.contains(where: { $0 > 0 }) else {
            let groups = chosen.enumerated().map { (UInt32($0.element), $0.offset) }
            return lattice.records(of: Dictionary(uniqueKeysWithValues: groups), groups: chosen.count)
        }
        let words = classes.layout.words
        func key(_ table: ClassTable, _ index: Int) -> [UInt64] {
            Array(table.keys[index * words..<(index + 1) * words])
        }
        let positionOfKey = Dictionary(
            uniqueKeysWithValues: chosen.enumerated().map { (key(classes, $0.element), $0.offset) })
        let (rolled, classOfBase) = lattice.classesWithMembers(at: levels)
        let positionOfClass = (0..<rolled.count).map { positionOfKey[key(rolled, $0)] }
        var positionOfBase: [UInt32: Int] = [:]
        for (base, own) in classOfBase.enumerated() {
            if let position = positionOfClass[Int(own)] { positionOfBase[UInt32(base)] = position }
        }
        return lattice.records(of: positionOfBase, groups: chosen.count)
    }
}

/// How far the other classes of a table are from one of them.
private struct Neighbours {
    /// For each near class and attribute the lowest level at which it has the same label as the one in question.
    private var meets: [UInt8] = []
    /// How many records each near class has.
    private var counts: [UInt32] = []
    /// How many records agree in exactly the attributes of a set.
    private var agreeing: [UInt64: Int] = [:]
    private let width: Int

    /// - Parameters:
    ///   - index: the class in question.
    ///   - classes: all classes.
    ///   - table: the table.
    ///   - levels: the levels of the classes.
    ///   - raised: how many attributes may become more general at once; classes that differ in more are not near.
    init(of index: Int, in classes: ClassTable, table: Microdata, at levels: [Int], raised: Int) {
        let width = levels.count
        self.width = width
        var masks = [UInt64](repeating: 0, count: classes.count)
        masks.withUnsafeMutableBufferPointer { masks in
            for attribute in 0..<width {
                let own = classes.code(attribute, of: index)
                let bit = 1 as UInt64 &<< UInt64(attribute)
                classes.forEachCode(of: attribute) { other, code in masks[other] |= code == own ? bit : 0 }
            }
        }
        // The level at which each label meets the person's.
        let meetOfLabel = levels.indices.map { attribute in
            let scale = table.scales[attribute]
            let own = Int(classes.code(attribute, of: index))
            var meet = [UInt8](repeating: UInt8(scale.top), count: scale.labels[levels[attribute]].count)
            for level in (levels[attribute]..<scale.top).reversed() {
                let map = scale.map(from: levels[attribute], to: level)
                for code in meet.indices where map[code] == map[own] { meet[code] = UInt8(level) }
            }
            return meet
        }
        var last: (mask: UInt64, count: Int) = (0, 0)
        for other in 0..<classes.count {
            let mask = masks[other]
            if mask != last.mask {
                agreeing[last.mask, default: 0] += last.count
                last = (mask, 0)
            }
            last.count += Int(classes.counts[other])
            guard width - mask.nonzeroBitCount <= raised else { continue }
            counts.append(classes.counts[other])
            for attribute in 0..<width { meets.append(meetOfLabel[attribute][Int(classes.code(attribute, of: other))]) }
        }
        agreeing[last.mask, default: 0] += last.count
    }

    /// How many records share the person's labels at a node.
    func size(at node: [Int]) -> Int {
        var size = 0
        for index in counts.indices {
            var isSame = true
            for attribute in 0..<width where Int(meets[index &* width &+ attribute]) > node[attribute] {
                isSame = false
                break
            }
            if isSame { size += Int(counts[index]) }
        }
        return size
    }

    /// The smallest set of at most three attributes by which nobody else is like the class; `nil` where there is none.
    func tellingSet(size: Int) -> UInt64? {
        func isTelling(_ set: UInt64) -> Bool {
            agreeing.reduce(0) { $1.key & set == set ? $0 + $1.value : $0 } == size
        }
        let single = (0..<UInt64(width)).map { 1 << $0 as UInt64 }
        if let found = single.first(where: isTelling) { return found }
        for one in 0..<width {
            for other in (one + 1)..<max(one + 1, width) where isTelling(single[one] | single[other]) {
                return single[one] | single[other]
            }
        }
        for one in 0..<width {
            for other in (one + 1)..<max(one + 1, width) {
                for third in (other + 1)..<max(other + 1, width)
                where isTelling(single[one] | single[other] | single[third]) {
                    return single[one] | single[other] | single[third]
                }
            }
        }
        return nil
    }
}

/// The nodes that may help a person, the least loss first.
private struct FixCandidates {
    private let levels: [Int]
    private let nodes: [(node: [Int], added: Double)]
    /// How many attributes a node raises at the most.
    let raised: Int

    /// All nodes above the levels where they are few; else those that raise one or two attributes.
    init(_ lattice: ClassLattice, at levels: [Int], classes: Int) {
        self.levels = levels
        let tops = lattice.lattice.top
        var nodes: [[Int]] = []
        let above = Lattice(heights: zip(tops, levels).map { $0 - $1 + 1 })
        if let size = above.size, size <= UInt64(max(1, min(20_000, 2_000_000 / max(1, classes)))) {
            nodes = above.nodes.map { zip($0, levels).map(+) }
            raised = levels.count
        } else {
            raised = 2
            for one in levels.indices {
                for level in levels[one]...tops[one] {
                    var node = levels
                    node[one] = level
                    if level > levels[one] { nodes.append(node) }
                    guard level > levels[one] else { continue }
                    for other in (one + 1)..<max(one + 1, levels.count) where levels[other] < tops[other] {
                        for second in (levels[other] + 1)...tops[other] {
                            node[other] = second
                            nodes.append(node)
                        }
                        node[other] = levels[other]
                    }
                }
            }
        }
        let loss = lattice.losses
        let now = loss.loss(at: levels)
        self.nodes =
            nodes.filter { $0 != levels }
            .map { (node: $0, added: loss.loss(at: $0) - now) }
            .sorted {
                $0.added != $1.added ? $0.added < $1.added : $0.node.lexicographicallyPrecedes($1.node)
            }
    }

    /// At most three nodes at which the person is one of k, none of them above another one.
    func fixes(for neighbours: Neighbours, k: Int, label: (Int, Int) -> String) -> [IndividualRisk.Fix] {
        var found: [IndividualRisk.Fix] = []
        var foundNodes: [[Int]] = []
        for candidate in nodes {
            if foundNodes.contains(where: { zip($0, candidate.node).allSatisfy { $0 <= $1 } }) { continue }
            let size = neighbours.size(at: candidate.node)
            guard size >= k else { continue }
            foundNodes.append(candidate.node)
            found.append(
                .init(
                    steps: levels.indices.filter { candidate.node[$0] != levels[$0] }.map {
                        .init(
                            attribute: $0, from: levels[$0], to: candidate.node[$0],
                            label: label($0, candidate.node[$0]))
                    },
                    addedLoss: candidate.added, size: size))
            if found.count == 3 { break }
        }
        return found
    }
}
