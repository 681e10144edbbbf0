@testable import Selection

/// A small generator of random numbers that gives the same numbers on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &+ 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var value = state
        value = (value ^ (value >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        return value ^ (value >> 33)
    }
}

/// People with two attributes: who fits is who has one of the stated values of each.
struct Crowd: PeopleCounting {
    /// For each person the number of the value of each attribute.
    let people: [[Int]]
    let attributeOfStatement: [Int]

    func fit(of statements: [Int]) -> PeopleFit {
        let fitting = people.count { person in
            Set(statements.map { attributeOfStatement[$0] }).allSatisfy { attribute in
                statements.contains { attributeOfStatement[$0] == attribute && person[attribute] == $0 }
            }
        }
        return PeopleFit(study: fitting, population: statements.isEmpty ? nil : 3 * fitting)
    }
}

/// A small random problem in which every rule is asked for.
enum RandomProblem {
    static func problem(seed: UInt64, units count: Int = 9, strict: Bool = false) -> SelectionProblem {
        var random = SeededGenerator(seed: seed)
        func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
        let slots = [
            SelectionSlot(section: 0, minimum: number(0...1), maximum: 1),
            SelectionSlot(section: 0, minimum: 0, maximum: number(1...2)),
            SelectionSlot(section: 1, minimum: number(0...1), maximum: number(1...2)),
            SelectionSlot(section: 2, minimum: 1, maximum: number(1...2)),
            SelectionSlot(section: 2, minimum: 0, maximum: 1),
        ]
        let attributes = [0, 0, 1, 1]
        let units = (0..<count).map { index -> SelectionUnit in
            let section = number(0...2)
            let own = slots.indices.filter { slots[$0].section == section }
            let kept = own.filter { _ in number(0...3) > 0 }
            let start = number(0...40)
            var unit = SelectionUnit(
                name: "U\(String(number(100...999)))-\(index)", participant: number(0...4),
                slots: kept.isEmpty ? [own[0]] : kept, words: number(5...30), order: number(0...1000),
                fragment: number(0...7), source: start..<(start + number(5...20)))
            unit.salience = number(-500...3000)
            unit.relevance = number(0...600)
            unit.seedShare = number(0...600)
            unit.wave = number(0...3) == 0 ? nil : number(0...2)
            unit.chain = number(0...4) == 0 ? nil : unit.participant
            unit.category = number(0...4) == 0 ? nil : number(0...3)
            unit.situation = number(0...2)
            unit.opening = number(0...11)
            unit.firstWord = number(0...2)
            unit.content = Array(Set((0..<number(1...6)).map { _ in number(0...17) })).sorted()
            unit.facts =
                number(0...2) == 0
                ? [SelectionFact(fact: number(0...1), value: number(0...1), once: number(0...3) == 0)] : []
            unit.person = number(0...2)
            unit.tense = number(0...1)
            unit.statements = number(0...3) == 0 ? Array(Set([number(0...3), number(0...3)])).sorted() : []
            unit.traces = number(0...3) == 0 ? [SelectionTrace(person: number(0...2), words: number(5...9))] : []
            unit.longestRun = unit.traces.first?.words ?? 0
            return unit
        }
        var rules = SelectionRules()
        rules.contributors = strict ? 5 : number(2...3)
        rules.perSection = number(0...1)
        rules.maxShare = number(400_000...700_000)
        rules.maxTopTwoShare = number(700_000...950_000)
        rules.minEffective = number(1_500_000...2_500_000)
        rules.unitsOfOne = number(1...3)
        rules.minWords = number(20...50)
        rules.maxWords = number(70...120)
        rules.studyK = 2
        rules.populationK = 4
        rules.attributeBudget = number(1...2)
        rules.minTracedEffective = 1_500_000
        rules.maxRun = number(6...9)
        rules.maxReleaseShare = number(300_000...1_000_000)
        rules.releaseWords = [0: number(0...60), 1: number(0...60), 7: number(0...200)]
        rules.pins = number(0...5) == 0 ? [number(0...7)] : []
        var objective = SelectionObjective()
        objective.targetWords = number(40...110)
        objective.wordOffTarget = -number(0...20)
        var problem = SelectionProblem(
            slots: slots, units: units, rules: rules, objective: objective, attributeOfStatement: attributes,
            people: Crowd(
                people: (0..<7).map { _ in [number(0...1), number(2...3)] }, attributeOfStatement: attributes))
        if number(0...3) == 0 {
            problem.earlier = [
                EarlierChoice(
                    names: Set(units.filter { _ in number(0...1) == 0 }.map(\.name)), byHalf: number(0...1) == 0)
            ]
        }
        return problem
    }
}
