import Anonymity

/// An assessment as it is printed: the machine-readable twin of the page for reviewers.
struct AssessmentResult: Encodable {
    /// The risk of one attacker.
    struct Attack: Encodable {
        let highest: Double
        let average: Double
        let atRisk: Double

        init(highest: Double, average: Double, atRisk: Double) {
            self.highest = highest
            self.average = average
            self.atRisk = atRisk
        }

        init(_ risk: AttackRisk) { self.init(highest: risk.highest, average: risk.average, atRisk: risk.atRisk) }
    }

    /// The risk of all attackers.
    struct Risk: Encodable {
        let threshold: Double
        let prosecutor: Attack
        let journalist: Attack
        /// Where the journalist's figures come from: `population`, or `table` where none is known.
        let journalistBasis: String
        /// Of a record, the marketer's risk is the journalist's; the average is the share that is found.
        let marketer: Attack

        init(_ risk: RiskSummary) {
            threshold = risk.threshold
            prosecutor = Attack(risk.prosecutor)
            journalist = Attack(risk.journalist)
            journalistBasis = risk.kMap == nil ? "table" : "population"
            marketer = Attack(
                highest: risk.journalist.highest, average: risk.marketer, atRisk: risk.journalist.atRisk)
        }
    }

    /// How many groups have a size.
    struct Size: Encodable {
        let size: Int
        let classes: Int
    }

    /// What one attribute's level costs and brings.
    struct Attribute: Encodable {
        let attribute: String
        let level: Int
        let top: Int
        let loss: Double
        let labels: Int
        let distinction: Double
        let separation: Double
        let kIfExact: Int?
        let kIfWithheld: Int?
    }

    /// How much of the population is unique.
    struct PopulationUniqueness: Encodable {
        let samplingFraction: Double
        let estimate: Double
        let chosen: String?
        let low: Double
        let high: Double
        let caution: String?
        let pitman: Double?
        let zayatz: Double?
        let snb: Double?
    }

    /// Minimal sample uniques.
    struct Suda: Encodable {
        struct DIS: Encodable {
            let samplingFraction: Double
            let table: Double
            let highest: Double
            let sum: Double
            let aboveTenth: Int
        }

        let uniques: Int
        let minimalUniques: Int
        let minimalUniquesOfSize: [Int]
        let maxScore: Double
        let sumScore: Double
        let contribution: [String: Double]
        let dis: DIS
        /// How many people are unique to somebody who knows some 1, 2, … of the attributes.
        let insider: [Int]
    }

    /// Some people who can be recognised.
    struct Individual: Encodable {
        struct Fix: Encodable {
            struct Step: Encodable {
                let attribute: String
                let from: Int
                let to: Int
                let label: String
            }

            let steps: [Step]
            let addedLoss: Double
            let size: Int
        }

        let members: [String]
        let membersOmitted: Int
        let size: Int
        let population: Int?
        let labels: [String: String]
        let reason: String
        let tellingSets: [[String]]
        let score: Double
        let dis: Double
        let fixes: [Fix]
    }

    /// The best generalisation.
    struct Optimum: Encodable {
        let levels: [String: Int]
        let metric: String
        let value: Double
        let loss: Double
        let lossOfAttribute: [String: Double]
        let suppressed: Int
        let suppressionBudget: Int
        let classes: Int
        let k: Int
        let uniques: Int
        let risk: Risk
        let models: Models
        let ties: [[String: Int]]
        let nodes: UInt64?
        let evaluated: Int
        let bound: Double
        let proven: Bool
    }

    /// What is told of people as sets.
    struct SetModel: Encodable {
        struct Violation: Encodable {
            let items: [String]
            let people: [String]
        }

        let k: Int
        let m: Int
        let holds: Bool
        let setsOfSize: [Int]
        let violatingOfSize: [Int]
        let exposedByKnowing: [Int]
        let violations: [Violation]
        let violationsOmitted: Int
    }

    /// A study's population table.
    struct Population: Encodable {
        /// A group and how many people of the population share its labels.
        struct Class: Encodable {
            let labels: [String: String]
            let size: Int
            let population: Int
        }

        let people: Int
        let required: Int
        let k: Int
        let notCovered: Int
        let classes: [Class]?
    }

    let records: Int
    let classes: Int
    let required: Int
    let k: Int
    let uniques: Int
    let holds: Bool
    /// How many records are in groups that do not fulfil what is asked.
    let failing: Int
    let levels: [String: Int]
    let loss: Double
    let distinction: Double
    let separation: Double
    let histogram: [Size]
    let risk: Risk
    let exactRisk: Risk?
    let attributes: [Attribute]
    let populationUniqueness: PopulationUniqueness?
    let suda: Suda?
    let classesBelowK: Int
    let individuals: [Individual]
    let models: Models
    let kmAnonymity: SetModel?
    let optimum: Optimum?
    let optimumStatus: String
    let population: Population?
    /// What was not computed, or not looked at, and why.
    let notes: [String]

    /// What the page needs and JSON does not repeat.
    let page: Page

    private enum CodingKeys: String, CodingKey {
        case records, classes, required, k, uniques, holds, failing, levels, loss, distinction, separation, histogram,
            risk
        case exactRisk, attributes, populationUniqueness, suda, classesBelowK, individuals, models, kmAnonymity, optimum
        case optimumStatus, population, notes
    }
}

/// What the page for reviewers needs besides the figures.
struct Page {
    /// The attributes in the order of the table.
    let order: [String]
    /// What a record is: `person` or `participant`.
    let unit: String
    /// Whose levels they are.
    let levelsFrom: String
    /// What was asked, in words.
    let asked: [String]
    /// Names of labels for the levels of the best generalisation: the attribute's labels there, a few of them.
    let examples: [String: String]
    /// The exact table, to compare with.
    let exact: RiskSummary
    /// The table as it was judged.
    let risk: RiskSummary
    /// The table at the best levels.
    let bestRisk: RiskSummary?
}

/// What the groups achieve under each model.
struct Models: Encodable {
    struct Recursive: Encodable {
        let c: Double?
        let l: Int
    }

    struct Presence: Encodable {
        let min: Double?
        let max: Double?
    }

    let figures: ModelFigures

    private enum CodingKeys: String, CodingKey {
        case k = "k-anonymity"
        case kMap = "k-map"
        case distinct = "distinct-l-diversity"
        case entropy = "entropy-l-diversity"
        case recursive = "recursive-cl-diversity"
        case equal = "t-closeness"
        case ordered = "t-closeness-ordered"
        case hierarchical = "t-closeness-hierarchical"
        case presence = "delta-presence"
        case beta = "basic-beta-likeness"
        case enhanced = "enhanced-beta-likeness"
        case hasEnhanced = "enhanced-beta-likeness-possible"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(figures.k, forKey: .k)
        try container.encodeIfPresent(figures.kMap, forKey: .kMap)
        try container.encodeIfPresent(figures.distinctL, forKey: .distinct)
        try container.encodeIfPresent(figures.entropyL, forKey: .entropy)
        if let c = figures.recursiveC {
            // No c suffices where a class has fewer than l values.
            try container.encode(Recursive(c: c.isFinite ? c : nil, l: figures.recursiveL), forKey: .recursive)
        }
        try container.encodeIfPresent(figures.equalT, forKey: .equal)
        try container.encodeIfPresent(figures.orderedT, forKey: .ordered)
        try container.encodeIfPresent(figures.hierarchicalT, forKey: .hierarchical)
        if let min = figures.deltaMin, let max = figures.deltaMax {
            // Where the population does not know of a class, its share has no value.
            try container.encode(
                Presence(min: min.isFinite ? min : nil, max: max.isFinite ? max : nil), forKey: .presence)
        }
        try container.encodeIfPresent(figures.beta, forKey: .beta)
        if let enhanced = figures.enhancedBeta {
            try container.encode(enhanced, forKey: .enhanced)
            try container.encode(figures.hasEnhancedBeta, forKey: .hasEnhanced)
        }
    }
}
