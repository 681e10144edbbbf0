import Anonymity

/// What names the positions of an assessment.
struct AssessmentNames {
    /// The name of each record, for those who hold the table.
    let id: (Int) -> String
    /// What a record is: `person` or `participant`.
    let unit: String
    /// Whose levels they are.
    let levelsFrom: String
    /// What was asked besides k, in words.
    let asked: [String]
    /// What was not looked at, and why.
    let notes: [String]
}

extension AssessmentResult {
    /// Names what an assessment counts.
    ///
    /// - Parameters:
    ///   - assessment: the figures.
    ///   - table: the table they are of.
    ///   - names: what records are called.
    ///   - risk: the risk where a study's population table changes it; the assessment's own if `nil`.
    ///   - bestRisk: the same at the best levels.
    ///   - population: the population.
    ///   - told: the sets that were counted, and what their items are called.
    ///   - asksForTold: whether k^m-anonymity of these sets was asked for.
    init(
        _ assessment: Assessment, of table: Microdata, names: AssessmentNames, risk: RiskSummary? = nil,
        bestRisk: RiskSummary? = nil, population: Population?, told: (model: SetAnonymity, names: [String])?,
        asksForTold: Bool = false
    ) {
        let order = table.attributes
        func named<Value>(_ values: [Value]) -> [String: Value] { Dictionary(uniqueKeysWithValues: zip(order, values)) }
        let risk = risk ?? assessment.risk
        records = assessment.records
        classes = risk.classes
        required = assessment.requirement.k
        k = risk.k
        uniques = risk.uniques
        failing = assessment.failing
        levels = named(assessment.levels)
        loss = assessment.loss
        distinction = assessment.together.distinction
        separation = assessment.together.separation
        histogram = assessment.histogram.map { Size(size: $0.size, classes: $0.classes) }
        self.risk = Risk(risk)
        exactRisk = assessment.levels.contains { $0 > 0 } ? Risk(assessment.exact) : nil
        attributes = assessment.costs.map {
            Attribute(
                attribute: $0.attribute, level: $0.level, top: $0.top, loss: $0.loss, labels: $0.labels,
                distinction: $0.alone.distinction, separation: $0.alone.separation, kIfExact: $0.kIfExact,
                kIfWithheld: $0.kIfWithheld)
        }
        populationUniqueness = assessment.populationUniqueness.map {
            PopulationUniqueness(
                samplingFraction: $0.samplingFraction, estimate: $0.estimate, chosen: $0.chosen?.rawValue,
                low: $0.interval.lowerBound, high: $0.interval.upperBound, caution: $0.caution?.rawValue,
                pitman: $0.pitman,
                zayatz: $0.zayatz, snb: $0.snb)
        }
        suda = assessment.specialUniques.map { uniques in
            Suda(
                uniques: uniques.uniques, minimalUniques: uniques.countOfSize.reduce(0, +),
                minimalUniquesOfSize: uniques.countOfSize, maxScore: uniques.maxScore, sumScore: uniques.sumScore,
                contribution: named(uniques.contribution),
                dis: .init(
                    samplingFraction: uniques.samplingFraction, table: uniques.dis, highest: uniques.maxDIS,
                    sum: uniques.sumDIS, aboveTenth: uniques.aboveTenth),
                insider: uniques.exposedByKnowing)
        }
        classesBelowK = assessment.classesBelowK
        individuals = assessment.individuals.map { Self.individual($0, order: order, names: names) }
        models = Models(figures: assessment.models)
        kmAnonymity = told.map { Self.setModel($0.model, items: $0.names, names: names) }
        optimum = assessment.best.map { best in
            Optimum(
                levels: named(best.levels), metric: best.metric.rawValue, value: best.value, loss: best.loss,
                lossOfAttribute: named(best.lossOfAttribute), suppressed: best.suppressed,
                suppressionBudget: best.budget,
                classes: best.risk.classes, k: best.risk.k, uniques: best.risk.uniques,
                risk: Risk(bestRisk ?? best.risk),
                models: Models(figures: best.models), ties: best.ties.map(named), nodes: best.nodes,
                evaluated: best.evaluated, bound: best.bound, proven: best.isProven)
        }
        var notes = names.notes
        switch assessment.optimum {
        case .found(let best):
            optimumStatus = best.isProven ? "proven" : "best-found"
        case .impossible:
            optimumStatus = "impossible"
        case .notFound:
            optimumStatus = "not-found"
        case .notSearched:
            optimumStatus = "not-searched"
            notes.append("The best generalisation was not looked for: the table is large; --full looks for it.")
        }
        if assessment.populationUniqueness == nil, assessment.records > 0 {
            notes.append(
                "Population uniqueness was not estimated: it needs a population, or the share of it that the table is.")
        }
        if assessment.failsForAbsent {
            notes.append(
                "Presence fails for people of the population who are like nobody in the table: their share is 0.")
        }
        if assessment.models.equalT != nil, assessment.models.orderedT == nil {
            notes.append(
                "Ordered and hierarchical closeness were not measured: there are too many groups and sensitive values.")
        }
        if assessment.specialUniques == nil {
            notes.append(
                "Minimal sample uniques (SUDA2) were not looked for: the table is large; --full looks for them.")
        }
        if assessment.costs.contains(where: { $0.kIfExact == nil }) {
            notes.append("What k would be at other levels was not looked for: the table is large; --full looks for it.")
        }
        self.notes = notes
        self.population = population
        holds = assessment.isMet && (told?.model.isMet ?? true || !asksForTold)
        page = Page(
            order: order, unit: names.unit, levelsFrom: names.levelsFrom, asked: names.asked,
            examples: assessment.best.map { Self.examples(table, at: $0.levels) } ?? [:], exact: assessment.exact,
            risk: risk,
            bestRisk: bestRisk ?? assessment.best?.risk)
    }

    private static func individual(
        _ risk: IndividualRisk, order: [String], names: AssessmentNames
    ) -> Individual {
        let shown = 20
        let telling = risk.tellingSets.first ?? Array(order.indices)
        return Individual(
            members: risk.members.prefix(shown).map(names.id), membersOmitted: max(0, risk.size - shown),
            size: risk.size,
            population: risk.population, labels: Dictionary(uniqueKeysWithValues: zip(order, risk.labels)),
            reason: Reason(telling.map { (order[$0], risk.labels[$0]) }, size: risk.size, unit: names.unit).text,
            tellingSets: risk.tellingSets.map { $0.map { order[$0] } }, score: risk.score, dis: risk.dis,
            fixes: risk.fixes.map { fix in
                .init(
                    steps: fix.steps.map {
                        .init(attribute: order[$0.attribute], from: $0.from, to: $0.to, label: $0.label)
                    },
                    addedLoss: fix.addedLoss, size: fix.size)
            })
    }

    private static func setModel(_ model: SetAnonymity, items: [String], names: AssessmentNames) -> SetModel {
        let shown = 20
        return SetModel(
            k: model.k, m: model.m, holds: model.isMet, setsOfSize: model.setsOfSize,
            violatingOfSize: model.violatingOfSize,
            exposedByKnowing: model.exposedByKnowing,
            violations: model.violations.prefix(shown).map {
                .init(items: $0.items.map { items[$0] }, people: $0.people.map(names.id))
            },
            violationsOmitted: max(0, model.violations.count - shown))
    }

    /// A few labels of each attribute at some levels, so that a level can be pictured.
    private static func examples(_ table: Microdata, at levels: [Int]) -> [String: String] {
        var examples: [String: String] = [:]
        for (attribute, scale) in table.scales.enumerated() {
            let level = levels[attribute]
            let labels = scale.labelsInReadingOrder(at: level)
            let more = labels.count > 3 ? ", …" : ""
            examples[scale.attribute] = labels.prefix(3).joined(separator: ", ") + more
        }
        return examples
    }
}
