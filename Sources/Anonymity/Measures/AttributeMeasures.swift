/// How well attributes tell people apart (Motwani and Xu 2007).
public struct Distinguishing: Hashable, Sendable {
    /// The number of different combinations of values over the number of records.
    public let distinction: Double
    /// The share of all pairs of records that differ in at least one value.
    public let separation: Double

    /// Measures classes by their sizes.
    init(sizes: some Sequence<Int>) {
        var classes = 0
        var records = 0
        var samePairs = 0.0
        for size in sizes {
            classes += 1
            records += size
            samePairs += Double(size) * Double(size - 1)
        }
        distinction = records == 0 ? 0 : Double(classes) / Double(records)
        separation = records < 2 ? 0 : 1 - samePairs / (Double(records) * Double(records - 1))
    }
}

/// What an attribute's level costs, and what it brings.
public struct AttributeCost: Hashable, Sendable {
    /// The attribute.
    public let attribute: String
    /// Its level.
    public let level: Int
    /// The highest level of its hierarchy.
    public let top: Int
    /// ARX's Loss of the attribute at its level, 0…1.
    public let loss: Double
    /// How many different labels the records have at the level.
    public let labels: Int
    /// How well the attribute alone tells people apart at its level.
    public let alone: Distinguishing
    /// The k of the table if this attribute alone were exact; `nil` where it was not looked for.
    public let kIfExact: Int?
    /// The k of the table if this attribute alone were left out; `nil` where it was not looked for.
    public let kIfWithheld: Int?
}

extension ClassLattice {
    /// What each attribute's level costs and brings.
    ///
    /// - Parameters:
    ///   - levels: the levels.
    ///   - comparesLevels: whether to look for the k that other levels of one attribute would give.
    /// - Returns: the costs, in the order of the attributes.
    func costs(at levels: [Int], comparesLevels: Bool) -> [AttributeCost] {
        table.scales.enumerated().map { attribute, scale in
            let level = levels[attribute]
            var records = [Int](repeating: 0, count: scale.labels[level].count)
            for (value, count) in losses.records[attribute].enumerated() {
                records[Int(scale.code(of: UInt32(value), at: level))] += count
            }
            func k(with other: Int) -> Int? {
                guard comparesLevels else { return nil }
                var changed = levels
                changed[attribute] = other
                return Int(classes(at: changed).counts.min() ?? 0)
            }
            let used = records.filter { $0 > 0 }
            return AttributeCost(
                attribute: scale.attribute, level: level, top: scale.top, loss: losses.losses[attribute][level],
                labels: used.count, alone: Distinguishing(sizes: used), kIfExact: k(with: 0),
                kIfWithheld: k(with: scale.top))
        }
    }
}
