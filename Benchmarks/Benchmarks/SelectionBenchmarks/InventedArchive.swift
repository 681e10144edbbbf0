import Selection

/// Invented units, the same each time: what a study or an archive would hold, as numbers.
enum InventedArchive {
    /// A problem with the shape of the template for mentoring: 11 slots with 15 places in three sections.
    static func problem(units count: Int, participants: Int, seed: UInt64) -> SelectionProblem {
        var state = seed &+ 0x9E37_79B9_7F4A_7C15
        func number(_ below: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            var value = state
            value = (value ^ (value >> 33)) &* 0xFF51_AFD7_ED55_8CCD
            return Int((value ^ (value >> 33)) >> 33) % below
        }
        let slots: [SelectionSlot] = [
            (0, 0, 1), (0, 1, 1), (0, 0, 1), (0, 1, 2), (1, 0, 1), (1, 1, 2), (1, 0, 2), (1, 0, 1), (2, 1, 2),
            (2, 0, 1),
            (2, 0, 1), (2, 0, 1),
        ].map { SelectionSlot(section: $0.0, minimum: $0.1, maximum: $0.2) }
        let units = (0..<count).map { index -> SelectionUnit in
            let participant = number(participants)
            let slot = number(slots.count)
            let wave = number(4)
            let start = number(6) * 100
            var unit = SelectionUnit(
                name: "U\(10_000_000 + index)", participant: participant, slots: [slot], words: 8 + number(22),
                order: wave << 32 + index, fragment: index / 3, source: start..<(start + 100))
            unit.salience =
                1800 + number(1200) + (number(6) == 0 ? number(1000) : 0) - (number(3) == 0 ? number(1500) : 0)
            unit.relevance = number(600)
            unit.seedShare = number(600)
            unit.wave = wave
            unit.chain = participant
            unit.category = slots[slot].section * 3 + number(3)
            unit.situation = participant * 3 + number(3)
            unit.opening = number(max(20, count / 4))
            unit.firstWord = number(4) == 0 ? 4 + number(20) : number(4)
            unit.content = Array(Set((0..<(4 + number(8))).map { _ in min(number(3000), number(3000)) })).sorted()
            unit.facts =
                number(4) == 0
                ? [SelectionFact(fact: number(30), value: number(2), once: number(2) == 0)] : []
            unit.person = number(3)
            unit.tense = slots[slot].section == 2 ? number(2) : 0
            unit.statements = number(8) == 0 ? [number(12)] : []
            return unit
        }
        var rules = SelectionRules()
        rules.contributors = 5
        rules.perSection = 2
        rules.maxShare = 400_000
        rules.maxTopTwoShare = 670_000
        rules.minEffective = 3_500_000
        rules.unitsOfOne = 3
        rules.minWords = 250
        rules.maxWords = 560
        rules.studyK = 5
        rules.populationK = 5
        rules.attributeBudget = 3
        var objective = SelectionObjective()
        objective.targetWords = 350
        return SelectionProblem(
            slots: slots, units: units, rules: rules, objective: objective,
            attributeOfStatement: (0..<12).map { $0 / 4 }, people: InventedPeople())
    }
}

/// Invented people of three attributes with four values each.
struct InventedPeople: PeopleCounting {
    func fit(of statements: [Int]) -> PeopleFit {
        var count = 60
        for attribute in Set(statements.map { $0 / 4 }) {
            count = count * statements.filter { $0 / 4 == attribute }.count / 4
        }
        return PeopleFit(study: count, population: 100 * count)
    }
}
