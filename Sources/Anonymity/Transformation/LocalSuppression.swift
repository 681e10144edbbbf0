/// Single values left out of single records, so that every record is like k − 1 others in all that is left.
///
/// Strict: a value that was left out is a value of its own, equal to nothing but another one that was left out. Nothing
/// that is missing counts as a match, so that the result is k-anonymous as it stands (sdcMicro lets a missing value match
/// any other, which needs fewer suppressions and protects less).
///
/// The least number of suppressions is hard to find (Meyerson and Williams 2004). This is a greedy choice, with a bound
/// that tells how far from the least it can be.
public struct LocalSuppression: Sendable {
    /// The size that every class has at least.
    public let k: Int
    /// How many values are left out of each attribute.
    public let suppressedOfAttribute: [Int]
    /// How many values are left out in all.
    public var suppressed: Int { suppressedOfAttribute.reduce(0, +) }
    /// A number that no solution undercuts: for each record the fewest attributes without which k records would be like it.
    public let lowerBound: Int
    /// How many records lose at least one value.
    public let touched: Int
    /// The number of classes of the result.
    public let classes: Int
    /// The records of the result.
    public let recoding: Recoding

    /// The most quasi-identifiers: all sets of them are looked at.
    public static let maxAttributes = 16
}

extension Microdata {
    /// Leaves out single values until every class has at least k records.
    ///
    /// - Parameter k: the size of a class. At least 1.
    /// - Returns: `nil` where the table has fewer than k records.
    /// - Precondition: at most `LocalSuppression.maxAttributes` quasi-identifiers.
    public func locallySuppressed(k: Int) -> LocalSuppression? {
        precondition(k >= 1 && scales.count <= LocalSuppression.maxAttributes)
        guard records >= k, records > 0 else { return nil }
        var search = SuppressionSearch(ClassLattice(self), k: k)
        return search.run()
    }
}

/// The greedy search: with no value left out, with one, with two, … it takes the set of attributes by which most of the
/// remaining records form classes of k.
private struct SuppressionSearch {
    private let lattice: ClassLattice
    private let k: Int
    private let width: Int
    private let rollUp = RollUp()
    /// Which attributes a record keeps, and how many records of each class of exact values do.
    private var shares: [[(set: UInt32, records: Int)]]
    /// The classes of exact values that have no set yet.
    private var remaining: [Int]

    init(_ lattice: ClassLattice, k: Int) {
        self.lattice = lattice
        self.k = k
        width = lattice.table.scales.count
        shares = Array(repeating: [], count: lattice.base.count)
        remaining = Array(0..<lattice.base.count)
    }

    private var all: UInt32 { UInt32((1 << width) - 1) }

    mutating func run() -> LocalSuppression {
        let bound = lowerBound()
        for omitted in 0...width where !remaining.isEmpty { assign(omitting: omitted) }
        if !remaining.isEmpty { completeTheRest() }
        return result(bound: bound)
    }

    /// The sets of attributes that leave out so many.
    private func sets(omitting number: Int) -> [UInt32] {
        (0...all).filter { width - $0.nonzeroBitCount == number }
    }

    /// The classes of some classes of exact values when only some attributes count.
    private func grouped(_ indices: [Int], by set: UInt32) -> (sizes: [UInt32], groupOfIndex: [UInt32]) {
        let base = lattice.base
        let words = base.layout.words
        var part = ClassTable(layout: base.layout)
        for index in indices {
            part.keys.append(contentsOf: base.keys[index * words..<(index + 1) * words])
            part.counts.append(base.counts[index])
        }
        let changes = (0..<width).filter { set >> UInt32($0) & 1 == 0 }.map { attribute in
            RollUp.Change(
                attribute: attribute,
                map: [UInt32](repeating: 0, count: lattice.table.scales[attribute].labels[0].count))
        }
        var groupOfIndex: [UInt32]? = []
        let groups = rollUp.roll(part, changes, classOfClass: &groupOfIndex)
        return (groups.counts, groupOfIndex!)
    }

    /// For each record the fewest values without which k records of the whole table would be like it, summed.
    private func lowerBound() -> Int {
        let everyone = Array(0..<lattice.base.count)
        var open = Set(everyone)
        var bound = 0
        for omitted in 0...width where !open.isEmpty {
            for set in sets(omitting: omitted) {
                let (sizes, groupOfIndex) = grouped(everyone, by: set)
                for index in everyone where Int(sizes[Int(groupOfIndex[index])]) >= k {
                    if open.remove(index) != nil { bound += omitted * Int(lattice.base.counts[index]) }
                }
                if open.isEmpty { break }
            }
        }
        return bound
    }

    /// Gives records a set that leaves out so many attributes, as long as any of them form classes of k by one.
    private mutating func assign(omitting number: Int) {
        // What a set gains only falls as others take records, so that an old gain bounds the new one.
        var gains = sets(omitting: number).map { (set: $0, gain: Int.max) }
        while let best = gains.indices.max(by: {
            gains[$0].gain < gains[$1].gain || gains[$0].gain == gains[$1].gain && $0 > $1
        }),
            gains[best].gain > 0, !remaining.isEmpty
        {
            let set = gains[best].set
            let (sizes, groupOfIndex) = grouped(remaining, by: set)
            let gain = sizes.reduce(0) { Int($1) >= k ? $0 + Int($1) : $0 }
            let isStillBest = gains.indices.allSatisfy { $0 == best || gains[$0].gain <= gain }
            gains[best].gain = gain
            guard isStillBest, gain > 0 else { continue }
            var left: [Int] = []
            for (position, index) in remaining.enumerated() {
                if Int(sizes[Int(groupOfIndex[position])]) >= k {
                    shares[index] = [(set, Int(lattice.base.counts[index]))]
                } else {
                    left.append(index)
                }
            }
            remaining = left
            gains[best].gain = 0
        }
    }

    /// Fewer than k records are left: they lose every value, and so many others with them that they are k.
    private mutating func completeTheRest() {
        var missing = k
        for index in remaining {
            shares[index] = [(0, Int(lattice.base.counts[index]))]
            missing -= Int(lattice.base.counts[index])
        }
        remaining = []
        let places = lattice.table.scales.map { $0.readingPlaces(at: 0) }
        func isBefore(_ one: Int, _ other: Int) -> Bool {
            for attribute in 0..<width {
                let mine = places[attribute][Int(lattice.base.code(attribute, of: one))]
                let others = places[attribute][Int(lattice.base.code(attribute, of: other))]
                if mine != others { return mine < others }
            }
            return false
        }
        // In an order of the values, so that the order of the records does not decide.
        let groups = classesOfResult().filter { $0.set != 0 }.map { group in
            (set: group.set, members: group.members.sorted(by: isBefore), size: group.size)
        }
        // First from classes that have more than k, those first that keep the fewest values.
        let spared = groups.sorted {
            let (left, right) = ($0.set.nonzeroBitCount, $1.set.nonzeroBitCount)
            return left != right ? left < right : isBefore($0.members[0], $1.members[0])
        }
        for group in spared where missing > 0 {
            var spare = group.size - k
            for index in group.members where missing > 0 && spare > 0 {
                let taken = min(missing, spare, shares[index][0].records)
                shares[index][0].records -= taken
                shares[index].append((0, taken))
                spare -= taken
                missing -= taken
            }
        }
        guard missing > 0 else { return }
        // Else none has more than k: whole classes, those that cost the least.
        let cheapest = groups.sorted {
            let (left, right) = ($0.size * $0.set.nonzeroBitCount, $1.size * $1.set.nonzeroBitCount)
            return left != right ? left < right : isBefore($0.members[0], $1.members[0])
        }
        for group in cheapest where missing > 0 {
            for index in group.members {
                missing -= shares[index][0].records
                shares[index][0].set = 0
            }
        }
    }

    /// The classes of the result: the set of attributes that each keeps, the classes of exact values in it, and its size.
    private func classesOfResult() -> [(set: UInt32, members: [Int], size: Int)] {
        var membersOfKey: [[UInt32]: (members: [Int], size: Int)] = [:]
        for index in shares.indices {
            for share in shares[index] where share.records > 0 {
                let key =
                    [share.set]
                    + (0..<width).map { share.set >> UInt32($0) & 1 == 0 ? 0 : lattice.base.code($0, of: index) }
                membersOfKey[key, default: ([], 0)].members.append(index)
                membersOfKey[key]!.size += share.records
            }
        }
        return membersOfKey.map { ($0.key[0], $0.value.members, $0.value.size) }
    }

    private func result(bound: Int) -> LocalSuppression {
        var suppressed = [Int](repeating: 0, count: width)
        var touched = 0
        for share in shares.joined() {
            for attribute in 0..<width where share.set >> UInt32(attribute) & 1 == 0 {
                suppressed[attribute] += share.records
            }
            if share.set != all { touched += share.records }
        }
        let used = Set(shares.joined().map(\.set)).sorted()
        let patternOfSet = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($0.element, $0.offset) })
        let patterns = used.map { set in
            (0..<width).map { set >> UInt32($0) & 1 == 1 ? 0 : UInt8(lattice.table.scales[$0].top) }
        }
        return LocalSuppression(
            k: k, suppressedOfAttribute: suppressed, lowerBound: bound, touched: touched,
            classes: classesOfResult().count,
            recoding: Recoding(
                lattice, patterns: patterns,
                shares: shares.map { $0.map { (pattern: patternOfSet[$0.set]!, records: $0.records) } }))
    }
}
