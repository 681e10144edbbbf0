/// What a table achieves under each model: the strictest parameters that all its classes fulfil.
public struct ModelFigures: Hashable, Sendable {
    /// The smallest class.
    public var k = 0
    /// The fewest people of the population in a class; `nil` where no population is known.
    public var kMap: Int?
    /// The fewest different sensitive values of a class; `nil` where there is no sensitive attribute, as for all that follow.
    public var distinctL: Int?
    /// e to the smallest entropy of a class.
    public var entropyL: Double?
    /// For `recursiveL` values: the largest ratio of the most frequent value to the l-th and rarer ones. Recursive
    /// (c, l)-diversity holds for every c above it.
    public var recursiveC: Double?
    /// The l that `recursiveC` is for.
    public var recursiveL = 2
    /// The largest distance of a class from the table, all values equally far apart.
    public var equalT: Double?
    /// The same with the values in their order.
    public var orderedT: Double?
    /// The same along the hierarchy of the values; `nil` where they have none.
    public var hierarchicalT: Double?
    /// The smallest share of a class's population that is among the records.
    public var deltaMin: Double?
    /// The largest.
    public var deltaMax: Double?
    /// The largest relative gain of likelihood of a sensitive value.
    public var beta: Double?
    /// The same, bounded for each value by −ln of its likelihood in the table. Where a gain is above that bound, no β
    /// fulfils enhanced β-likeness: see `hasEnhancedBeta`.
    public var enhancedBeta: Double?
    /// Whether any β fulfils enhanced β-likeness; `enhancedBeta` is then the smallest.
    public var hasEnhancedBeta = true
}

/// Judges classes by models.
struct ModelJudge {
    private let requirement: Requirement
    private var distances: SensitiveDistances?
    private let hasHierarchy: Bool

    /// Prepares to judge the classes of a table.
    init(_ table: Microdata, _ requirement: Requirement) {
        self.requirement = requirement
        distances = table.sensitive.map(SensitiveDistances.init)
        hasHierarchy = (table.sensitive?.scale.levels ?? 0) > 2
    }

    /// Whether a class fulfils every model.
    mutating func holds(_ index: Int, of detailed: DetailedClasses) -> Bool {
        requirement.models.allSatisfy { holds($0, index, detailed) }
    }

    /// Whether a model fails for people of the population who are like no record: δ-presence asks that nobody's share is
    /// below its lower bound, and theirs is 0 (Nergiz et al. 2007).
    func rulesOut(_ detailed: DetailedClasses) -> Bool {
        detailed.absent > 0
            && requirement.models.contains { model in
                if case .deltaPresence(let range) = model { range.lowerBound > tolerance } else { false }
            }
    }

    /// Whether a class fulfils those models that survive every union.
    mutating func holdsLasting(_ index: Int, of detailed: DetailedClasses) -> Bool {
        requirement.models.allSatisfy { !$0.survivesEveryUnion || holds($0, index, detailed) }
    }

    private mutating func holds(_ model: PrivacyModel, _ index: Int, _ detailed: DetailedClasses) -> Bool {
        let size = Int(detailed.classes.counts[index])
        func entries() -> SensitiveDistances.Entries { detailed.entries(of: index) }
        switch model {
        case .kAnonymity(let k): return size >= k
        case .kMap(let k): return Int(detailed.population?[index] ?? 0) >= k
        case .deltaPresence(let range):
            guard let people = detailed.population?[index], people > 0 else { return false }
            let share = Double(size) / Double(people)
            return share >= range.lowerBound - tolerance && share <= range.upperBound + tolerance
        case .distinctDiversity(let l): return entries().values.count >= l
        case .entropyDiversity(let l):
            // Thousands of logarithms round to more than the last digits.
            return Diversity.entropy(entries().counts, people: Double(size)) >= l * (1 - 1e-9)
        case .recursiveDiversity(let c, let l): return Diversity.ratio(entries().counts, l: l) < c
        case .equalCloseness(let t): return distances!.equal(entries()) <= t + tolerance
        case .orderedCloseness(let t): return distances!.ordered(entries()) <= t + tolerance
        case .hierarchicalCloseness(let t): return distances!.hierarchical(entries()) <= t + tolerance
        case .betaLikeness(let beta): return distances!.likeness(entries()).basic <= beta + tolerance
        case .enhancedBetaLikeness(let beta): return distances!.isLike(entries(), beta: beta)
        }
    }

    /// The strictest parameters that all given classes fulfil.
    ///
    /// - Parameters:
    ///   - detailed: the classes.
    ///   - kept: whether a class counts; suppressed ones do not.
    /// - Returns: the figures; k is 0 where no class counts.
    mutating func figures(of detailed: DetailedClasses, keeping kept: (Int) -> Bool) -> ModelFigures {
        var figures = ModelFigures()
        if let recursive = requirement.models.lazy.compactMap({ model -> Int? in
            if case .recursiveDiversity(_, let l) = model { l } else { nil }
        }).first {
            figures.recursiveL = recursive
        }
        let measuresDistances = distances.map { $0.overall.count * detailed.classes.count <= 50_000_000 } ?? false
        for index in 0..<detailed.classes.count where kept(index) {
            let size = Int(detailed.classes.counts[index])
            figures.k = figures.k == 0 ? size : min(figures.k, size)
            if let population = detailed.population {
                let people = Int(population[index])
                figures.kMap = min(figures.kMap ?? .max, people)
                let share = people == 0 ? Double.infinity : Double(size) / Double(people)
                figures.deltaMin = min(figures.deltaMin ?? .infinity, share)
                figures.deltaMax = max(figures.deltaMax ?? 0, share)
            }
            guard distances != nil else { continue }
            let entries = detailed.entries(of: index)
            figures.distinctL = min(figures.distinctL ?? .max, entries.values.count)
            figures.entropyL = min(
                figures.entropyL ?? .infinity, Diversity.entropy(entries.counts, people: Double(size)))
            figures.recursiveC = max(figures.recursiveC ?? 0, Diversity.ratio(entries.counts, l: figures.recursiveL))
            figures.equalT = max(figures.equalT ?? 0, distances!.equal(entries))
            if measuresDistances {
                figures.orderedT = max(figures.orderedT ?? 0, distances!.ordered(entries))
                if hasHierarchy {
                    figures.hierarchicalT = max(figures.hierarchicalT ?? 0, distances!.hierarchical(entries))
                }
            }
            let likeness = distances!.likeness(entries)
            figures.beta = max(figures.beta ?? 0, likeness.basic)
            figures.enhancedBeta = max(figures.enhancedBeta ?? 0, likeness.enhanced)
            if !distances!.isLike(entries, beta: .infinity) { figures.hasEnhancedBeta = false }
        }
        if detailed.absent > 0, figures.deltaMin != nil { figures.deltaMin = 0 }
        return figures
    }
}

extension DetailedClasses {
    /// The sensitive values of a class and how often each occurs.
    func entries(of index: Int) -> SensitiveDistances.Entries {
        guard let sensitive else { preconditionFailure("a model of sensitive values without a sensitive attribute") }
        let range = sensitive.starts[index]..<sensitive.starts[index + 1]
        return (sensitive.values[range], sensitive.counts[range], Double(classes.counts[index]))
    }
}
