/// What is to be written instead of each record's quasi-identifiers.
public struct Recoding: Sendable {
    private let table: Microdata
    /// The level of each quasi-identifier in each pattern.
    private let patterns: [[UInt8]]
    /// The pattern of each record; `UInt32.max` where the record is left out.
    private let patternOfRecord: [UInt32]

    /// How many records are left out.
    public var omitted: Int { patternOfRecord.count { $0 == .max } }

    /// The labels of a record; `nil` where it is left out.
    public func labels(of record: Int) -> [String]? {
        guard patternOfRecord[record] != .max else { return nil }
        let levels = patterns[Int(patternOfRecord[record])]
        return table.scales.indices.map {
            table.scales[$0].label(of: table.columns[$0][record], at: Int(levels[$0]))
        }
    }

    /// Deals the records of each class of exact values out to patterns.
    ///
    /// - Parameters:
    ///   - lattice: the classes of the table.
    ///   - patterns: the levels of each pattern.
    ///   - shares: for each class of exact values which patterns its records get, and how many records each; records that
    ///     no pattern is left for are left out.
    init(_ lattice: ClassLattice, patterns: [[UInt8]], shares: [[(pattern: Int, records: Int)]]) {
        table = lattice.table
        self.patterns = patterns
        var left = shares
        patternOfRecord = lattice.baseClassOfRecord().map { base in
            let own = Int(base)
            while let share = left[own].first, share.records == 0 { left[own].removeFirst() }
            guard let share = left[own].first else { return .max }
            left[own][0].records -= 1
            return UInt32(share.pattern)
        }
    }
}

extension Microdata {
    /// The records at the levels of a generalisation, without those that it suppresses.
    public func recoded(by generalisation: OptimalGeneralisation, for requirement: Requirement) -> Recoding {
        let lattice = ClassLattice(self)
        let detailed = lattice.detailedClasses(at: generalisation.levels)
        var judge = ModelJudge(self, requirement)
        let words = detailed.classes.layout.words
        var isKept: [ArraySlice<UInt64>: Bool] = [:]
        for index in 0..<detailed.classes.count {
            isKept[detailed.classes.keys[index * words..<(index + 1) * words]] = judge.holds(index, of: detailed)
        }
        let (classes, classOfBase) = lattice.classesWithMembers(at: generalisation.levels)
        let shares = classOfBase.enumerated().map { base, own in
            isKept[classes.keys[Int(own) * words..<(Int(own) + 1) * words]]!
                ? [(pattern: 0, records: Int(lattice.base.counts[base]))] : []
        }
        return Recoding(lattice, patterns: [generalisation.levels.map { UInt8($0) }], shares: shares)
    }
}
