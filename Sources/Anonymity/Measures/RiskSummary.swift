/// How likely an attacker is to find the right person.
public struct AttackRisk: Hashable, Sendable {
    /// The highest risk of a record, 0…1.
    public let highest: Double
    /// The average risk over all records: the share of them that the attacker can expect to get right.
    public let average: Double
    /// The share of the records whose risk is above the threshold.
    public let atRisk: Double
}

/// What the equivalence classes of a table say about the risk of its people, before or after generalisation.
///
/// The measures are those of El Emam, *Guide to the De-Identification of Personal Health Information* (2013), chapter 16,
/// as ARX computes them. Suppressed records are in no class and count in no figure.
public struct RiskSummary: Hashable, Sendable {
    /// The risk above which a record is at risk where nothing else is said: a class smaller than 5.
    public static let defaultThreshold = 0.2

    /// The number of records that are in a class.
    public let records: Int
    /// The number of classes.
    public let classes: Int
    /// The size of the smallest class, 0 for an empty table: the table is k-anonymous for every k up to this.
    public let k: Int
    /// The number of records that are alone in their class.
    public let uniques: Int
    /// The risk above which a record is at risk.
    public let threshold: Double
    /// An attacker who knows that a certain person is in the table: 1 / size of the class.
    public let prosecutor: AttackRisk
    /// An attacker who knows that somebody of the population is in the table: 1 / size of the class in the population. Where
    /// no population is known it is the table itself, so that the figures are the prosecutor's: an upper bound.
    public let journalist: AttackRisk
    /// An attacker who wants as many people as possible and does not care for whom: the share that is found.
    public let marketer: Double
    /// The fewest people of the population in a class; `nil` where no population is known.
    public let kMap: Int?
    /// How many records are in classes of which the population has fewer people than the table: it does not cover them.
    public let notCovered: Int

    /// Summarises classes.
    ///
    /// - Parameters:
    ///   - sizes: the number of records of each class.
    ///   - population: the number of people of the population in each class.
    ///   - threshold: the risk above which a record is at risk.
    public init(sizes: [UInt32], population: [UInt32]? = nil, threshold: Double = Self.defaultThreshold) {
        var records = 0
        var smallest = UInt32.max
        var uniques = 0
        // A record is at risk where its class is smaller than this.
        var atRisk = 0
        sizes.withUnsafeBufferPointer { sizes in
            for size in sizes {
                records &+= Int(size)
                smallest = min(smallest, size)
                uniques &+= size == 1 ? 1 : 0
                if 1 / Double(size) > threshold { atRisk &+= Int(size) }
            }
        }
        func share(_ part: Double) -> Double { records == 0 ? 0 : part / Double(records) }
        self.records = records
        classes = sizes.count
        k = sizes.isEmpty ? 0 : Int(smallest)
        self.uniques = uniques
        self.threshold = threshold
        prosecutor = AttackRisk(
            highest: sizes.isEmpty ? 0 : 1 / Double(smallest), average: share(Double(sizes.count)),
            atRisk: share(Double(atRisk)))
        guard let population, !sizes.isEmpty else {
            journalist = prosecutor
            marketer = prosecutor.average
            kMap = nil
            notCovered = 0
            return
        }
        var people = 0
        var fewest = Int.max
        var covered = Int.max
        var found = 0.0
        var journalistAtRisk = 0
        var uncovered = 0
        // In the order of the sizes, so that the order of the records does not show in the last digits.
        for (size, known) in zip(sizes, population).sorted(by: <) {
            // Everybody of the table is in the population, whatever its table knows.
            let present = max(size, known)
            if known < size { uncovered += Int(size) }
            people += Int(present)
            fewest = min(fewest, Int(known))
            covered = min(covered, Int(present))
            found += Double(size) / Double(present)
            if 1 / Double(present) > threshold { journalistAtRisk += Int(size) }
        }
        journalist = AttackRisk(
            highest: 1 / Double(covered), average: max(Double(sizes.count) / Double(people), share(found)),
            atRisk: share(Double(journalistAtRisk)))
        marketer = share(found)
        kMap = fewest
        notCovered = uncovered
    }
}
