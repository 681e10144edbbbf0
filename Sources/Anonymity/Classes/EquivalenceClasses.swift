/// People with equal generalised quasi-identifiers.
public struct EquivalenceClass: Hashable, Sendable {
    /// The labels that its members share, in the order of the quasi-identifiers.
    public let labels: [String]
    /// The positions of its members in the table, ascending.
    public let members: [Int]
    /// The number of its members.
    public var size: Int { members.count }

    /// Smallest first, equal sizes by their labels.
    static func < (left: Self, right: Self) -> Bool {
        left.size != right.size
            ? left.size < right.size : left.labels.lexicographicallyPrecedes(right.labels)
    }
}

extension Microdata {
    /// The equivalence classes at the given levels with their members, the smallest first, equal sizes by their labels.
    public func equivalenceClasses(at levels: [Int]) -> [EquivalenceClass] {
        guard records > 0 else { return [] }
        let lattice = ClassLattice(self)
        let (classes, classOfBase) = lattice.classesWithMembers(at: levels)
        var members = classes.counts.map { size -> [Int] in
            var list: [Int] = []
            list.reserveCapacity(Int(size))
            return list
        }
        for (record, base) in lattice.baseClassOfRecord().enumerated() {
            members[Int(classOfBase[Int(base)])].append(record)
        }
        return
            members
            .map { EquivalenceClass(labels: labels(of: $0[0], at: levels), members: $0) }
            .sorted(by: <)
    }
}
