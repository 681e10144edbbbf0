/// What an attribute's level in a policy costs, and what it brings.
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
    /// The k of the table if this attribute alone were exact.
    public let kIfExact: Int
    /// The k of the table if this attribute alone were left out.
    public let kIfWithheld: Int
}

/// How recognisable the people of a table are at given levels.
public struct Assessment: Sendable {
    /// The level of each quasi-identifier.
    public let levels: [Int]
    /// The least size that each class should have.
    public let required: Int
    /// Figures over all classes.
    public let risk: RiskSummary
    /// All classes, the smallest first.
    public let classes: [EquivalenceClass]
    /// What each quasi-identifier's level costs.
    public let costs: [AttributeCost]
    /// ARX's Loss over all quasi-identifiers at the levels.
    public let loss: Double
    /// The generalisation of least loss that reaches the required size; `nil` where there are fewer records than that.
    public let optimum: OptimalGeneralisation?

    /// The classes that are smaller than required.
    public var belowRequired: [EquivalenceClass] { classes.filter { $0.size < required } }
    /// Whether every class is as large as required. An empty table is not: it shows nothing.
    public var isMet: Bool { risk.k >= required }
}

extension Microdata {
    /// Assesses the table at the given levels.
    ///
    /// - Parameters:
    ///   - levels: the level of each quasi-identifier.
    ///   - required: the least size of a class, k.
    ///   - suppressionLimit: the share of records that the optimum may leave out, 0…1.
    /// - Returns: the figures.
    public func assessment(at levels: [Int], required: Int, suppressionLimit: Double = 0) -> Assessment {
        let losses = hierarchies.indices.map { loss(of: $0, at: levels[$0]) }
        let costs = hierarchies.indices.map { attribute in
            func k(with level: Int) -> Int {
                var changed = levels
                changed[attribute] = level
                return classSizes(at: changed).sizes.min() ?? 0
            }
            let hierarchy = hierarchies[attribute]
            return AttributeCost(
                attribute: hierarchy.attribute, level: levels[attribute], top: hierarchy.top, loss: losses[attribute],
                labels: Set(columns[attribute].map { hierarchy.rows[Int($0)][levels[attribute]] }).count,
                kIfExact: k(with: 0), kIfWithheld: k(with: hierarchy.top))
        }
        let classes = equivalenceClasses(at: levels)
        return Assessment(
            levels: levels, required: required, risk: RiskSummary(classSizes: classes.map(\.size)), classes: classes,
            costs: costs, loss: InformationLoss.geometricMean(losses),
            optimum: optimalGeneralisation(k: required, suppressionLimit: suppressionLimit))
    }

    /// ARX's Loss of one attribute at a level, with nothing suppressed; 0 for an empty table.
    func loss(of attribute: Int, at level: Int) -> Double {
        let shares = hierarchies[attribute].shares(at: level)
        return InformationLoss.ofAttribute(
            sumOfShares: columns[attribute].reduce(0) { $0 + shares[Int($1)] }, suppressed: 0, records: records,
            domainSize: hierarchies[attribute].domainSize)
    }
}

/// A class of a study and the people of the population who are like it.
public struct PopulationClass: Hashable, Sendable {
    /// The labels that its members share.
    public let labels: [String]
    /// How many records of the study are in it.
    public let size: Int
    /// How many people of the population fit the labels; 0 where the table does not know of any.
    public let population: Int
}

extension People {
    /// How many people fit each class: the k of the k-map is the smallest of them.
    ///
    /// - Parameters:
    ///   - classes: the classes of a study.
    ///   - attributes: the quasi-identifiers in the order of the classes' labels.
    /// - Returns: the classes, the fewest people first, equal ones by their labels.
    public func counts(of classes: [EquivalenceClass], attributes: [String]) -> [PopulationClass] {
        classes.map { equivalenceClass in
            let statements = zip(attributes, equivalenceClass.labels)
                .filter { $0.1 != Hierarchy.suppressed }
                .map { AttributeStatement(attribute: $0.0, label: $0.1) }
            return PopulationClass(
                labels: equivalenceClass.labels, size: equivalenceClass.size, population: count(fitting: statements))
        }
        .sorted {
            $0.population != $1.population
                ? $0.population < $1.population : $0.labels.lexicographicallyPrecedes($1.labels)
        }
    }
}
