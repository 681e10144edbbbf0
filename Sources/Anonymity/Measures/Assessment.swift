/// What is asked of an assessment.
public struct AssessmentRequest: Sendable {
    /// The levels at which the table is judged; all exact where `nil`.
    public var levels: [Int]?
    /// What every class must fulfil.
    public var requirement = Requirement([.kAnonymity(5)])
    /// The risk above which a record is at risk.
    public var threshold = RiskSummary.defaultThreshold
    /// The share of the population that the table is; `nil` where it is not known.
    public var samplingFraction: Double?
    /// What the optimum minimises.
    public var metric = QualityMetric.loss
    /// The share of records that the optimum may suppress, 0…1.
    public var suppressionLimit = 0.0
    /// How many classes the search for the optimum may join before it ends with a bound.
    public var stepLimit = OptimalSearch.defaultStepLimit
    /// Whether the optimum is looked for.
    public var optimum = Effort.always
    /// Whether minimal sample uniques are looked for.
    public var specialUniques = Effort.always
    /// Whether it is looked for what k would be if one attribute were exact or left out.
    public var otherLevels = Effort.always
    /// How many of the people who can be recognised are described.
    public var listed = 10

    /// Whether something that may take long is done.
    public enum Effort: Hashable, Sendable {
        case always
        /// Only where it looks at no more than so many classes.
        case within(steps: Int)
    }

    /// Asks for 5-anonymity of exact values, and all measures.
    public init() {}
}

/// How recognisable the people of a table are at given levels.
public struct Assessment: Sendable {
    /// The level of each quasi-identifier.
    public let levels: [Int]
    /// What was asked of every class.
    public let requirement: Requirement
    /// The number of records.
    public let records: Int
    /// Figures over all classes.
    public let risk: RiskSummary
    /// The same figures for exact values, to compare with; equal to `risk` where the levels are exact.
    public let exact: RiskSummary
    /// How many classes there are of each size, the smallest first.
    public let histogram: [(size: Int, classes: Int)]
    /// How many records are in classes that do not fulfil the requirement.
    public let failing: Int
    /// What the table achieves under each model.
    public let models: ModelFigures
    /// How well all quasi-identifiers together tell people apart.
    public let together: Distinguishing
    /// What each quasi-identifier's level costs.
    public let costs: [AttributeCost]
    /// ARX's Loss over all quasi-identifiers at the levels.
    public let loss: Double
    /// How much of the population is unique; `nil` where the sampling fraction is not known.
    public let populationUniqueness: PopulationUniqueness?
    /// The minimal sample uniques; `nil` where they were not looked for because it would take too long.
    public let specialUniques: SpecialUniques?
    /// The people in classes smaller than k, the easiest to recognise first.
    public let individuals: [IndividualRisk]
    /// How many classes are smaller than k; `individuals` describes the first of them.
    public let classesBelowK: Int
    /// The best generalisation.
    public let optimum: Optimum

    /// What became of the search for the best generalisation.
    public enum Optimum: Sendable {
        case found(OptimalGeneralisation)
        /// No generalisation suffices.
        case impossible
        /// The search reached its limit before it found one.
        case notFound
        /// It would have looked at too many classes.
        case notSearched
    }

    /// Whether the requirement fails for people of the population who are like no record.
    public let failsForAbsent: Bool
    /// Whether every class fulfils the requirement. An empty table does not: it shows nothing.
    public var isMet: Bool { records > 0 && failing == 0 && !failsForAbsent }

    /// The best generalisation, where one was found.
    public var best: OptimalGeneralisation? {
        if case .found(let best) = optimum { best } else { nil }
    }

    /// Assesses a table.
    public init(_ table: Microdata, _ request: AssessmentRequest = AssessmentRequest()) {
        let lattice = ClassLattice(table)
        let levels = request.levels ?? lattice.lattice.bottom
        let requirement = request.requirement
        let classes = lattice.classes(at: levels)
        self.levels = levels
        self.requirement = requirement
        records = table.records
        risk = RiskSummary(
            sizes: classes.counts, population: lattice.people(in: classes, at: levels), threshold: request.threshold)
        exact =
            levels == lattice.lattice.bottom
            ? risk
            : RiskSummary(
                sizes: lattice.base.counts, population: lattice.people(in: lattice.base, at: lattice.lattice.bottom),
                threshold: request.threshold)
        histogram = classes.histogram
        let k = requirement.k
        classesBelowK = classes.counts.count { Int($0) < k }
        together = Distinguishing(sizes: classes.counts.lazy.map { Int($0) })
        costs = lattice.costs(
            at: levels,
            comparesLevels: request.otherLevels.allows((2 * levels.count).clampedProduct(lattice.base.count)))
        loss = InformationLoss.geometricMean(costs.map(\.loss))
        populationUniqueness = request.samplingFraction.map {
            PopulationUniqueness(classSizes: classes.histogram, samplingFraction: $0)
        }
        (models, failing, failsForAbsent) = Self.models(lattice, at: levels, requirement, classes)

        let steps = SpecialUniques.steps(classes: classes.count, attributes: levels.count)
        specialUniques =
            request.specialUniques.allows(steps)
            ? SpecialUniques(
                classes, attributes: levels.count,
                samplingFraction: request.samplingFraction ?? SpecialUniques.conventionalFraction) : nil
        individuals = IndividualRisks(lattice, at: levels, k: k, uniques: specialUniques).find(limit: request.listed)

        let nodes = Int(clamping: lattice.lattice.size ?? .max)
        if table.records == 0 {
            optimum = .impossible
        } else if request.optimum.allows(nodes.clampedProduct(lattice.base.count)),
            lattice.lattice.size != nil
        {
            let search = OptimalSearch(
                lattice, requirement, metric: request.metric, suppressionLimit: request.suppressionLimit,
                stepLimit: request.stepLimit)
            optimum = search.run().map(Optimum.found) ?? (search.hasReachedItsLimit ? .notFound : .impossible)
        } else {
            optimum = .notSearched
        }
    }

    /// What the classes achieve, and how many records are in classes that do not fulfil the requirement.
    private static func models(
        _ lattice: ClassLattice, at levels: [Int], _ requirement: Requirement, _ classes: ClassTable
    ) -> (figures: ModelFigures, failing: Int, failsForAbsent: Bool) {
        let table = lattice.table
        guard table.sensitive != nil || table.population != nil else {
            var figures = ModelFigures()
            figures.k = Int(classes.counts.min() ?? 0)
            let k = UInt32(clamping: requirement.k)
            return (figures, classes.counts.reduce(0) { $1 < k ? $0 + Int($1) : $0 }, false)
        }
        let detailed = lattice.detailedClasses(at: levels)
        var judge = ModelJudge(table, requirement)
        var failing = 0
        for index in 0..<detailed.classes.count where !judge.holds(index, of: detailed) {
            failing += Int(detailed.classes.counts[index])
        }
        return (judge.figures(of: detailed, keeping: { _ in true }), failing, judge.rulesOut(detailed))
    }
}

extension Int {
    /// The product of two numbers that are not negative, or the largest number where it does not fit.
    func clampedProduct(_ other: Int) -> Int {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        return overflow ? .max : product
    }
}

extension AssessmentRequest.Effort {
    func allows(_ steps: Int) -> Bool {
        switch self {
        case .always: true
        case .within(let limit): steps <= limit
        }
    }
}
