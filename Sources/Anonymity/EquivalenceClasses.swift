/// People with equal generalised quasi-identifiers.
public struct EquivalenceClass: Hashable, Sendable {
    /// The labels that its members share, in the order of the quasi-identifiers.
    public let labels: [String]
    /// The positions of its members in the table, ascending.
    public let members: [Int]
    /// The number of its members.
    public var size: Int { members.count }
}

extension Microdata {
    /// The sizes of all equivalence classes at the given levels, in no particular order, and the class of each record.
    ///
    /// Labels are packed into one integer a record and sorted; where the product of the label counts does not fit
    /// 64 bits the keys are replaced by their ranks on the way.
    func classSizes(at levels: [Int]) -> (sizes: [Int], classOfRecord: [Int32]) {
        var keys = [UInt64](repeating: 0, count: records)
        var distinct: UInt64 = 1
        for (attribute, hierarchy) in hierarchies.enumerated() {
            let (codes, count) = hierarchy.labelCodes(at: levels[attribute])
            let (product, overflow) = distinct.multipliedReportingOverflow(by: UInt64(count))
            if overflow {
                let ranks = Self.ranks(of: keys)
                keys = ranks.codes.map(UInt64.init)
                distinct = UInt64(ranks.count) * UInt64(count)
            } else {
                distinct = product
            }
            let column = columns[attribute]
            for record in 0..<records {
                keys[record] = keys[record] * UInt64(count) + UInt64(codes[Int(column[record])])
            }
        }
        let (classOfRecord, count) = Self.ranks(of: keys)
        var sizes = [Int](repeating: 0, count: count)
        for index in classOfRecord { sizes[Int(index)] += 1 }
        return (sizes, classOfRecord)
    }

    /// The rank of each key among the distinct keys, and how many distinct keys there are.
    private static func ranks(of keys: [UInt64]) -> (codes: [Int32], count: Int) {
        let order = keys.indices.sorted { keys[$0] < keys[$1] }
        var codes = [Int32](repeating: 0, count: keys.count)
        var count = 0
        var previous: UInt64?
        for index in order {
            if keys[index] != previous {
                count += 1
                previous = keys[index]
            }
            codes[index] = Int32(count - 1)
        }
        return (codes, count)
    }

    /// The equivalence classes at the given levels, the smallest first, equal sizes by their labels.
    public func equivalenceClasses(at levels: [Int]) -> [EquivalenceClass] {
        let (sizes, classOfRecord) = classSizes(at: levels)
        var members = sizes.map { size -> [Int] in
            var list: [Int] = []
            list.reserveCapacity(size)
            return list
        }
        for record in 0..<records { members[Int(classOfRecord[record])].append(record) }
        return
            members
            .map { EquivalenceClass(labels: labels(of: $0[0], at: levels), members: $0) }
            .sorted {
                ($0.size, $0.labels.joined(separator: "\u{1F}")) < ($1.size, $1.labels.joined(separator: "\u{1F}"))
            }
    }
}

extension Hierarchy {
    /// A small integer for the label of each row at a level, and how many labels there are.
    func labelCodes(at level: Int) -> (codes: [Int], count: Int) {
        var codeOfLabel: [String: Int] = [:]
        let codes = rows.map { row in
            let next = codeOfLabel.count
            let code = codeOfLabel[row[level], default: next]
            codeOfLabel[row[level]] = code
            return code
        }
        return (codes, codeOfLabel.count)
    }
}

/// What the equivalence classes of a table say about the risk of its people, before or after generalisation.
public struct RiskSummary: Hashable, Sendable {
    /// The number of records that are in a class; suppressed records are in none.
    public let records: Int
    /// The number of classes.
    public let classes: Int
    /// The size of the smallest class, 0 for an empty table: the table is k-anonymous for every k up to this.
    public let k: Int
    /// The number of records that are alone in their class.
    public let uniques: Int
    /// Prosecutor risk, highest: 1 / the smallest class size (El Emam, Guide to the De-Identification of Personal Health
    /// Information, 2013, ch. 16; as ARX).
    public let highestProsecutorRisk: Double
    /// Prosecutor risk, average over records: classes / records.
    public let averageProsecutorRisk: Double

    /// Summarises class sizes.
    public init(classSizes: [Int]) {
        records = classSizes.reduce(0, +)
        classes = classSizes.count
        k = classSizes.min() ?? 0
        uniques = classSizes.count { $0 == 1 }
        highestProsecutorRisk = k == 0 ? 0 : 1 / Double(k)
        averageProsecutorRisk = records == 0 ? 0 : Double(classes) / Double(records)
    }
}
