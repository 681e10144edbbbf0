#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The minimal sample uniques of a table: the smallest sets of attributes by which a record is the only one of its kind.
///
/// A record with few attributes in such a set, or with many such sets, is likely to be unique in the population too
/// (Elliot, Manning and Ford 2002; the search: Manning, Haglin and Keane 2008). The score of a record is
/// Σ (attributes − size)! over its minimal sample uniques, as SUDA2 defines it and sdcMicro with its original scores.
public struct SpecialUniques: Sendable {
    /// How many records are unique, and so have a score.
    public let uniques: Int
    /// How many minimal sample uniques there are, by their size: `[s - 1]` is the number of those with s attributes.
    public let countOfSize: [Int]
    /// How many records are unique to somebody who knows some s of their attributes: `[s - 1]`, rising with s.
    public let exposedByKnowing: [Int]
    /// The highest score.
    public let maxScore: Double
    /// The sum of all scores.
    public let sumScore: Double
    /// For each attribute the share of the scores that comes from sets with it in them, 0…1.
    public let contribution: [Double]
    /// The sampling fraction for the DIS scores.
    public let samplingFraction: Double
    /// Data intrusion simulation for the table: the likelihood that a match with a unique record is right,
    /// U·f / (U·f + P·(1 − f)), with U uniques, P records in pairs and the sampling fraction f (Skinner and Elliot 2002).
    public let dis: Double
    /// The highest DIS score of a record.
    public let maxDIS: Double
    /// The sum of the DIS scores.
    public let sumDIS: Double
    /// How many records have a DIS score above 0.1.
    public let aboveTenth: Int

    /// The score of each class.
    let scores: [Double]
    /// The minimal sample uniques of class i are `sets[starts[i]..<starts[i + 1]]`, the smallest first; bit a stands for
    /// attribute a.
    let starts: [Int]
    let sets: [UInt64]

    /// The sampling fraction that sdcMicro takes where none is known.
    public static let conventionalFraction = 0.01

    /// The minimal sample uniques of a class.
    func sets(of index: Int) -> ArraySlice<UInt64> { sets[starts[index]..<starts[index + 1]] }

    /// The DIS score of a record: its score raised to 1 + (8 − attributes)/20 and scaled so that the odds of all records
    /// agree with `dis` on average. The power is sdcMicro's; from 28 attributes on it is not positive, and the scores of
    /// records are then no order of risk.
    func disScore(of score: Double) -> Double {
        guard score > 0, dis > 0 else { return 0 }
        return 1 / (1 + disOdds / pow(score, disExponent))
    }

    private let disExponent: Double
    private let disOdds: Double

    /// Finds all minimal sample uniques.
    ///
    /// - Parameters:
    ///   - classes: the classes of the table; a record is unique where its class has one.
    ///   - attributes: how many attributes a key has.
    ///   - samplingFraction: the share of the population that the table is, for the DIS scores.
    init(_ classes: ClassTable, attributes: Int, samplingFraction: Double) {
        var search = UniqueSearch(classes, attributes: attributes)
        search.run()
        let found = search.minimal()
        sets = found.sets
        starts = found.starts
        self.samplingFraction = samplingFraction

        // (attributes − size)!
        var weights = [Double](repeating: 1, count: attributes + 1)
        for size in (0..<attributes).reversed() { weights[size] = weights[size + 1] * Double(attributes - size) }
        var scores = [Double](repeating: 0, count: classes.count)
        var countOfSize = [Int](repeating: 0, count: attributes)
        var smallest = countOfSize
        var contribution = [Double](repeating: 0, count: attributes)
        var uniques = 0
        for index in 0..<classes.count where starts[index] < starts[index + 1] {
            uniques += 1
            smallest[sets[starts[index]].nonzeroBitCount - 1] += 1
            for set in sets[starts[index]..<starts[index + 1]] {
                let size = set.nonzeroBitCount
                countOfSize[size - 1] += 1
                scores[index] += weights[size]
                for attribute in 0..<attributes where set >> UInt64(attribute) & 1 == 1 {
                    contribution[attribute] += weights[size]
                }
            }
        }
        let sum = scores.reduce(0, +)
        self.uniques = uniques
        self.scores = scores
        self.countOfSize = countOfSize
        exposedByKnowing = smallest.reduce(into: []) { $0.append(($0.last ?? 0) + $1) }
        maxScore = scores.max() ?? 0
        sumScore = sum
        self.contribution = contribution.map { sum == 0 ? 0 : $0 / sum }

        let pairs = 2 * classes.counts.count { $0 == 2 }
        let likely = Double(uniques) * samplingFraction
        let unlikely = Double(pairs) * (1 - samplingFraction)
        dis = likely + unlikely == 0 ? 0 : likely / (likely + unlikely)
        disExponent = 1 + (8 - Double(attributes)) / 20
        let exponent = disExponent
        // In the order of the scores, so that the order of the records does not show in the last digits.
        let scored = scores.filter { $0 > 0 }.sorted()
        let adjustment = scored.reduce(0) { $0 + 1 / pow($1, exponent) }
        disOdds = dis == 0 ? .infinity : (Double(uniques) / dis - Double(uniques)) / adjustment
        var maxDIS = 0.0
        var sumDIS = 0.0
        var aboveTenth = 0
        for score in scored where dis > 0 {
            let own = 1 / (1 + disOdds / pow(score, exponent))
            maxDIS = max(maxDIS, own)
            sumDIS += own
            if own > 0.1 { aboveTenth += 1 }
        }
        self.maxDIS = maxDIS
        self.sumDIS = sumDIS
        self.aboveTenth = aboveTenth
    }

    /// How many classes would be looked at for all sets of attributes at the most: what a search costs.
    static func steps(classes: Int, attributes: Int) -> Int {
        attributes >= 62 ? .max : classes.clampedProduct(1 << attributes)
    }
}

/// A search for the sets of attributes by which classes of one record are alone.
///
/// Classes are divided by one attribute after another, in all combinations. A class that is alone is noted and leaves: no
/// larger set can be minimal for it. What is noted may still hold a smaller set that another way leads to; `minimal` sorts
/// those out.
private struct UniqueSearch {
    private let attributes: Int
    private let codes: [[UInt32]]
    private let counts: [UInt32]
    /// The attributes in the order of dividing: those with the most values first, for they divide most.
    private let order: [Int]
    private var counters: [UInt32]
    private var touched: [UInt32] = []
    private var foundClass: [UInt32] = []
    private var foundSet: [UInt64] = []

    init(_ classes: ClassTable, attributes: Int) {
        self.attributes = attributes
        codes = (0..<attributes).map { classes.codes(of: $0) }
        counts = classes.counts
        let cardinality = codes.map { Int($0.max() ?? 0) + 1 }
        order = (0..<attributes).sorted { (-cardinality[$0], $0) < (-cardinality[$1], $1) }
        counters = [UInt32](repeating: 0, count: cardinality.max() ?? 1)
    }

    /// Classes in groups that no attribute of the path has told apart.
    private struct Groups {
        var classes: [UInt32] = []
        /// Where each group ends.
        var ends: [UInt32] = []
    }

    mutating func run() {
        var all = Groups()
        all.classes = (0..<UInt32(counts.count)).map { $0 }
        all.ends = [UInt32(counts.count)]
        if counts.count == 1 {
            // Alone in the table: any one attribute tells the only record.
            if counts[0] == 1 {
                for attribute in 0..<attributes {
                    foundClass.append(0)
                    foundSet.append(1 << UInt64(attribute))
                }
            }
            return
        }
        divide(all, from: 0, set: 0)
    }

    private mutating func divide(_ groups: Groups, from first: Int, set: UInt64) {
        for position in first..<attributes {
            let attribute = order[position]
            let larger = set | 1 << UInt64(attribute)
            let divided = divided(groups, by: attribute, set: larger)
            if position + 1 < attributes, !divided.classes.isEmpty { divide(divided, from: position + 1, set: larger) }
        }
    }

    private mutating func divided(_ groups: Groups, by attribute: Int, set: UInt64) -> Groups {
        var result = Groups()
        // Taken out while they are written to, so that noting a class does not touch them.
        var counters: [UInt32] = []
        var touched: [UInt32] = []
        swap(&counters, &self.counters)
        swap(&touched, &self.touched)
        defer {
            swap(&counters, &self.counters)
            swap(&touched, &self.touched)
        }
        result.classes = [UInt32](unsafeUninitializedCapacity: groups.classes.count) { target, written in
            var place = 0
            codes[attribute].withUnsafeBufferPointer { codes in
                counts.withUnsafeBufferPointer { counts in
                    groups.classes.withUnsafeBufferPointer { classes in
                        counters.withUnsafeMutableBufferPointer { counters in
                            var start = 0
                            for end in groups.ends {
                                let end = Int(end)
                                if end - start == 2 {
                                    let one = classes[start]
                                    let other = classes[start + 1]
                                    if codes[Int(one)] == codes[Int(other)] {
                                        (target.baseAddress! + place).initialize(to: one)
                                        (target.baseAddress! + place + 1).initialize(to: other)
                                        place &+= 2
                                        result.ends.append(UInt32(truncatingIfNeeded: place))
                                    } else {
                                        if counts[Int(one)] == 1 { note(one, set) }
                                        if counts[Int(other)] == 1 { note(other, set) }
                                    }
                                    start = end
                                    continue
                                }
                                touched.removeAll(keepingCapacity: true)
                                for index in start..<end {
                                    let code = Int(codes[Int(classes[index])])
                                    if counters[code] == 0 { touched.append(UInt32(truncatingIfNeeded: code)) }
                                    counters[code] &+= 1
                                }
                                // From here a counter is the next place of its code, or the mark of a class that is alone.
                                for code in touched {
                                    let size = counters[Int(code)]
                                    if size == 1 {
                                        counters[Int(code)] = .max
                                    } else {
                                        counters[Int(code)] = UInt32(truncatingIfNeeded: place)
                                        place &+= Int(size)
                                        result.ends.append(UInt32(truncatingIfNeeded: place))
                                    }
                                }
                                for index in start..<end {
                                    let own = classes[index]
                                    let code = Int(codes[Int(own)])
                                    let next = counters[code]
                                    if next == .max {
                                        if counts[Int(own)] == 1 { note(own, set) }
                                    } else {
                                        (target.baseAddress! + Int(next)).initialize(to: own)
                                        counters[code] = next &+ 1
                                    }
                                }
                                for code in touched { counters[Int(code)] = 0 }
                                start = end
                            }
                        }
                    }
                }
            }
            written = place
        }
        return result
    }

    @inline(__always)
    private mutating func note(_ index: UInt32, _ set: UInt64) {
        foundClass.append(index)
        foundSet.append(set)
    }

    /// The found sets by class, without those that hold another one of the same class.
    func minimal() -> (starts: [Int], sets: [UInt64]) {
        var starts = [Int](repeating: 0, count: counts.count + 1)
        for index in foundClass { starts[Int(index) + 1] += 1 }
        for index in counts.indices { starts[index + 1] += starts[index] }
        var next = starts
        var sorted = foundSet
        for (index, set) in zip(foundClass, foundSet) {
            sorted[next[Int(index)]] = set
            next[Int(index)] += 1
        }
        var sets: [UInt64] = []
        var minimalStarts = [0]
        minimalStarts.reserveCapacity(starts.count)
        for index in counts.indices {
            let own = sorted[starts[index]..<starts[index + 1]].sorted {
                ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1)
            }
            let first = sets.count
            for set in own where !sets[first...].contains(where: { $0 & set == $0 }) { sets.append(set) }
            minimalStarts.append(sets.count)
        }
        return (minimalStarts, sets)
    }
}
