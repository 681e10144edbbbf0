import Anonymity

/// An assessment as it is printed: the machine-readable twin of the table for reviewers.
struct AssessmentResult: Encodable {
    /// Risk measures after El Emam.
    struct Risk: Encodable {
        let highestProsecutor: Double
        let averageProsecutor: Double
        let shareAtRisk: Double
    }

    /// Some people who are alike.
    struct Class: Encodable {
        let labels: [String: String]
        let size: Int
        let members: [String]
    }

    /// What one attribute's level costs and brings.
    struct Attribute: Encodable {
        let attribute: String
        let level: Int
        let top: Int
        let loss: Double
        let labels: Int
        let kIfExact: Int
        let kIfWithheld: Int
    }

    /// The generalisation of least loss that reaches k.
    struct Optimum: Encodable {
        let levels: [String: Int]
        let loss: Double
        let suppressed: Int
        let lossOfAttribute: [String: Double]
        let ties: [[String: Int]]
        let nodes: Int
        let evaluated: Int
        let k: Int
        let classes: Int
    }

    /// The same over a population.
    struct Population: Encodable {
        /// A class and how many people of the population share its labels.
        struct Class: Encodable {
            let labels: [String: String]
            let size: Int
            let population: Int
        }

        let people: Int
        let required: Int
        let k: Int
        let classes: [Class]
    }

    let records: Int
    let classes: Int
    let required: Int
    let k: Int
    let uniques: Int
    let levels: [String: Int]
    let loss: Double
    let risk: Risk
    let attributes: [Attribute]
    let belowK: [Class]
    let optimum: Optimum?
    let population: Population?

    /// Whether every class of the table is as large as required.
    let isMet: Bool
    /// The attributes in the order of the table, for printing.
    let order: [String]
    /// What a record is.
    let unit: String
    /// Whose levels they are.
    let levelsFrom: String

    private enum CodingKeys: String, CodingKey {
        case records, classes, required, k, uniques, levels, loss, risk, attributes, belowK, optimum, population
    }

    /// Names what an assessment counts.
    init(
        _ assessment: Assessment, attributes names: [String], ids: [String], unit: String, levelsFrom: String,
        population people: People?, populationK: Int
    ) {
        func named<Value>(_ values: [Value]) -> [String: Value] { Dictionary(uniqueKeysWithValues: zip(names, values)) }
        order = names
        self.unit = unit
        self.levelsFrom = levelsFrom
        records = assessment.risk.records
        classes = assessment.risk.classes
        required = assessment.required
        k = assessment.risk.k
        uniques = assessment.risk.uniques
        levels = named(assessment.levels)
        loss = assessment.loss
        let below = assessment.belowRequired
        let atRisk = below.reduce(0) { $0 + $1.size }
        risk = Risk(
            highestProsecutor: assessment.risk.highestProsecutorRisk,
            averageProsecutor: assessment.risk.averageProsecutorRisk,
            shareAtRisk: records == 0 ? 0 : Double(atRisk) / Double(records))
        attributes = assessment.costs.map {
            Attribute(
                attribute: $0.attribute, level: $0.level, top: $0.top, loss: $0.loss, labels: $0.labels,
                kIfExact: $0.kIfExact, kIfWithheld: $0.kIfWithheld)
        }
        belowK = below.map { Class(labels: named($0.labels), size: $0.size, members: $0.members.map { ids[$0] }) }
        optimum = assessment.optimum.map {
            Optimum(
                levels: named($0.levels), loss: $0.loss, suppressed: $0.suppressed,
                lossOfAttribute: named($0.lossOfAttribute), ties: $0.ties.map(named), nodes: $0.nodes,
                evaluated: $0.evaluated, k: $0.risk.k, classes: $0.risk.classes)
        }
        population = people.map { people in
            let counted = people.counts(of: assessment.classes, attributes: names)
            return Population(
                people: people.total, required: populationK, k: counted.map(\.population).min() ?? 0,
                classes: counted.map { .init(labels: named($0.labels), size: $0.size, population: $0.population) })
        }
        isMet = assessment.isMet
    }
}
