/// The classes of a table at the nodes of its generalisation lattice.
///
/// The classes of a node are joined from those of the smallest node below it that has been asked for, so that records are
/// grouped once and later nodes cost as many steps as there are classes below them.
final class ClassLattice {
    /// The table.
    let table: Microdata
    /// Its lattice.
    let lattice: Lattice
    /// How many classes have been joined so far: the work done, independent of the machine.
    private(set) var steps = 0

    /// What each level of each attribute costs.
    private(set) lazy var losses = LevelLosses(base, of: table)

    private let layout: KeyLayout
    private let rollUp = RollUp()
    private var sample: Cache
    private var withSensitive: Cache?
    private var population: Cache?

    /// Tables that were asked for, with their nodes.
    private struct Cache {
        var nodes: NodeList
        var tables: [ClassTable] = []
        var levels: [[Int]] = []
        var entries = 0
        /// The most classes kept in all: 24 bytes each at the most.
        static let limit = 32_000_000

        mutating func keep(_ table: ClassTable, at node: [Int]) {
            guard tables.isEmpty || entries + table.count <= Self.limit && tables.count < 20_000 else { return }
            nodes.append(node)
            tables.append(table)
            levels.append(node)
            entries += table.count
        }

        /// The position of the smallest table at or below a node.
        func source(for node: [Int]) -> Int {
            var best = 0
            for entry in 1..<max(1, tables.count)
            where tables[entry].count < tables[best].count && nodes.isBelow(entry, node) {
                best = entry
            }
            return best
        }
    }

    /// Groups the records of a table.
    init(_ table: Microdata) {
        self.table = table
        lattice = Lattice(heights: table.scales.map(\.levels))
        let sensitive = table.sensitive
        layout = KeyLayout(
            cardinalities: table.scales.map { $0.labels[0].count }
                + (sensitive.map { [$0.scale.labels[0].count] } ?? []))
        let bottom = lattice.bottom
        func cache(_ classes: ClassTable) -> Cache {
            var cache = Cache(nodes: NodeList(width: bottom.count))
            cache.keep(classes, at: bottom)
            return cache
        }
        // The layout has a field for the sensitive attribute at its end; columns that are not given leave it 0.
        sample = cache(ClassTable(layout: layout, columns: table.columns))
        if let sensitive {
            withSensitive = cache(ClassTable(layout: layout, columns: table.columns + [sensitive.column]))
        }
        if let people = table.population {
            population = cache(ClassTable(layout: layout, columns: people.columns, weights: people.counts))
        }
    }

    /// The classes of exact values.
    var base: ClassTable { sample.tables[0] }

    /// The classes at a node.
    func classes(at node: [Int]) -> ClassTable { roll(&sample, to: node) }

    /// The classes at a node and the position of the class there of each class of exact values.
    func classesWithMembers(at node: [Int]) -> (classes: ClassTable, classOfBase: [UInt32]) {
        var classOfBase: [UInt32]? = []
        steps += base.count
        let classes = rollUp.roll(base, changes(from: lattice.bottom, to: node), classOfClass: &classOfBase)
        return (classes, classOfBase!)
    }

    /// The classes at a node with all that a privacy model may ask of them.
    func detailedClasses(at node: [Int]) -> DetailedClasses {
        var classes: ClassTable
        var histogram: SensitiveHistogram?
        if withSensitive != nil {
            let entries = roll(&withSensitive!, to: node)
            let field = table.scales.count
            var classOfEntry: [UInt32]? = []
            let nothing = [UInt32](repeating: 0, count: table.sensitive!.scale.labels[0].count)
            classes = rollUp.roll(entries, [.init(attribute: field, map: nothing)], classOfClass: &classOfEntry)
            histogram = SensitiveHistogram(
                classes: classes.count, classOfEntry: classOfEntry!, values: entries.codes(of: field),
                counts: entries.counts)
        } else {
            classes = self.classes(at: node)
        }
        let people = people(in: classes, at: node)
        return DetailedClasses(
            classes: classes, population: people,
            absent: people.map { table.population!.people - $0.reduce(0) { $0 + Int($1) } } ?? 0, sensitive: histogram)
    }

    /// How many people of the population are in each class of a node; `nil` where no population is known.
    func people(in classes: ClassTable, at node: [Int]) -> [UInt32]? {
        guard population != nil else { return nil }
        return join(classes, with: roll(&population!, to: node))
    }

    private func roll(_ cache: inout Cache, to node: [Int]) -> ClassTable {
        let source = cache.source(for: node)
        if cache.levels[source] == node { return cache.tables[source] }
        steps += cache.tables[source].count
        let classes = rollUp.roll(cache.tables[source], changes(from: cache.levels[source], to: node))
        cache.keep(classes, at: node)
        return classes
    }

    private func changes(from lower: [Int], to upper: [Int]) -> [RollUp.Change] {
        lower.indices.filter { lower[$0] != upper[$0] }.map { attribute in
            RollUp.Change(
                attribute: attribute, map: table.scales[attribute].map(from: lower[attribute], to: upper[attribute]))
        }
    }

    /// For each class the number of people in the class of another table with the same key; 0 where there is none.
    private func join(_ classes: ClassTable, with other: ClassTable) -> [UInt32] {
        // The classes come first, so that each keeps its position and the others fall onto it or behind.
        var both = classes
        both.keys += other.keys
        both.counts += other.counts
        var place: [UInt32]? = []
        _ = rollUp.roll(both, [], classOfClass: &place)
        var people = [UInt32](repeating: 0, count: classes.count)
        for index in 0..<other.count {
            let position = Int(place![classes.count + index])
            if position < classes.count { people[position] = other.counts[index] }
        }
        return people
    }

    /// The position in `base` of the class of each record.
    func baseClassOfRecord() -> [UInt32] {
        let base = base
        let words = layout.words
        var keys = layout.keys(of: table.columns)
        var classes = [UInt32](repeating: 0, count: table.records)
        // Both are in the order of their keys, so that the records of a class follow each other.
        var order: [UInt32]
        if words == 1 {
            order = (0..<UInt32(table.records)).map { $0 }
            RadixSort.sort(&keys, carrying: &order, bits: layout.bits[0])
        } else {
            order = ClassTable.order(of: keys, layout: layout)
        }
        var position = 0
        var left = base.counts.first ?? 0
        for record in order {
            if left == 0 {
                position += 1
                left = base.counts[position]
            }
            classes[Int(record)] = UInt32(position)
            left -= 1
        }
        return classes
    }

    /// The records of some classes of exact values, in groups.
    ///
    /// - Parameters:
    ///   - groupOfBase: for the position in `base` of each wanted class the group that its records belong to.
    ///   - groups: how many groups there are.
    /// - Returns: the positions of each group's records, ascending.
    func records(of groupOfBase: [UInt32: Int], groups: Int) -> [[Int]] {
        var members = [[Int]](repeating: [], count: groups)
        guard layout.words == 1 else {
            for (record, base) in baseClassOfRecord().enumerated() {
                if let group = groupOfBase[base] { members[group].append(record) }
            }
            return members
        }
        var groupOfKey: [UInt64: Int] = [:]
        // One bit for a part of each wanted key's hash: nearly all other records stop there.
        var sieve: UInt64 = 0
        func bit(_ key: UInt64) -> UInt64 { 1 &<< ((key &* 0x9E37_79B9_7F4A_7C15) &>> 58) }
        for (position, group) in groupOfBase {
            let key = base.keys[Int(position)]
            groupOfKey[key] = group
            sieve |= bit(key)
        }
        for (record, key) in layout.keys(of: table.columns).enumerated() where sieve & bit(key) != 0 {
            if let group = groupOfKey[key] { members[group].append(record) }
        }
        return members
    }
}

/// Classes with what a privacy model may ask of them.
struct DetailedClasses {
    /// The classes.
    let classes: ClassTable
    /// How many people of the population are in each class; `nil` where no population is known.
    let population: [UInt32]?
    /// How many people of the population are like no record of the table.
    let absent: Int
    /// How often each sensitive value occurs in each class; `nil` where there is no sensitive attribute.
    let sensitive: SensitiveHistogram?
}

/// How often each sensitive value occurs in each class.
struct SensitiveHistogram {
    /// The entries of class i are those from `starts[i]` up to `starts[i + 1]`.
    let starts: [Int]
    /// The sensitive value of each entry.
    let values: [UInt32]
    /// How many people of the class have it.
    let counts: [UInt32]

    /// Sorts entries by their class.
    init(classes: Int, classOfEntry: [UInt32], values: [UInt32], counts: [UInt32]) {
        var starts = [Int](repeating: 0, count: classes + 1)
        for index in classOfEntry { starts[Int(index) + 1] += 1 }
        for index in 0..<classes { starts[index + 1] += starts[index] }
        var next = starts
        var sortedValues = values
        var sortedCounts = counts
        for entry in classOfEntry.indices {
            let place = next[Int(classOfEntry[entry])]
            next[Int(classOfEntry[entry])] += 1
            sortedValues[place] = values[entry]
            sortedCounts[place] = counts[entry]
        }
        self.starts = starts
        self.values = sortedValues
        self.counts = sortedCounts
    }
}
