import Selection

/// What a choice must hold and is worth, written down plainly and apart from the solver.
struct PlainDefinition {
    let problem: SelectionProblem

    /// The best worth by looking at every choice; `nil` where none is allowed.
    func bestByEnumeration() -> Int? {
        var best: Int?
        func fill(_ slot: Int, _ chosen: [[Int]]) {
            guard slot < problem.slots.count else {
                if broken(by: chosen).isEmpty { best = max(best ?? .min, worth(of: chosen)) }
                return
            }
            func extend(_ own: [Int]) {
                fill(slot + 1, chosen + [own])
                guard own.count < problem.slots[slot].maximum else { return }
                for unit in problem.units.indices
                where problem.units[unit].slots.contains(slot) && !chosen.joined().contains(unit) && !own.contains(unit)
                    && (own.last.map { problem.units[$0].order < problem.units[unit].order } ?? true)
                {
                    extend(own + [unit])
                }
            }
            extend([])
        }
        fill(0, [])
        return best
    }

    func worth(of chosen: [[Int]]) -> Int {
        let units = chosen.joined().map { problem.units[$0] }
        let objective = problem.objective
        var sum = units.reduce(0) { $0 + $1.salience + $1.relevance + $1.seedShare }
        for (one, two) in zip(units, units.dropFirst()) {
            sum += objective.sharedWord * min(1, Set(one.content).intersection(two.content).count)
            if one.tense == two.tense {
                sum += one.tense == nil ? 0 : objective.sameTense
            } else if one.tense != nil, two.tense != nil {
                sum += objective.otherTense
            }
            if one.person == two.person { sum += objective.samePerson }
            if one.firstWord == two.firstWord { sum += objective.sameFirstWord }
            if one.participant == two.participant, one.situation == two.situation { sum += objective.sameSituation }
        }
        for count in Dictionary(grouping: units.compactMap(\.category), by: \.self).values.map(\.count) {
            sum += objective.firstOfCategory + (count > 1 ? objective.secondOfCategory : 0)
        }
        for (index, one) in units.enumerated() {
            for two in units[(index + 1)...] where one.participant == two.participant {
                sum += objective.wordsOfOne * one.words * two.words
            }
        }
        return sum + objective.wordOffTarget * abs(units.reduce(0) { $0 + $1.words } - objective.targetWords)
    }

    /// The rules that a choice breaks, in words.
    func broken(by chosen: [[Int]]) -> [String] {
        let rules = problem.rules
        var broken: [String] = []
        func ask(_ rule: SelectionRule, _ holds: Bool) {
            if !rules.dropped.contains(rule), !holds { broken.append("\(rule)") }
        }
        let seats = chosen.enumerated().flatMap { slot, units in units.map { (slot: slot, unit: problem.units[$0]) } }
        let total = Double(seats.reduce(0) { $0 + $1.unit.words })
        let words = Dictionary(grouping: seats, by: \.unit.participant).mapValues {
            Double($0.reduce(0) { $0 + $1.unit.words })
        }
        for (slot, own) in chosen.enumerated() {
            ask(.slot(slot), own.count >= problem.slots[slot].minimum)
            if own.count > problem.slots[slot].maximum { broken.append("too many units in a slot") }
            let orders = own.map { problem.units[$0].order }
            if orders != Array(Set(orders)).sorted() { broken.append("the order in a slot") }
            if own.contains(where: { !problem.units[$0].slots.contains(slot) }) { broken.append("not of the slot") }
        }
        if Set(chosen.joined()).count != chosen.joined().count { broken.append("a unit stands twice") }
        for pin in rules.pins { ask(.pin(pin), seats.contains { $0.unit.fragment == pin }) }
        ask(.contributors, words.count >= rules.contributors)
        let sections = Set(problem.slots.map(\.section))
        func section(_ slot: Int) -> Int { problem.slots[slot].section }
        for number in sections {
            let own = Set(seats.filter { section($0.slot) == number }.map(\.unit.participant))
            ask(.section(number), own.count >= rules.perSection)
        }
        let sorted = words.values.sorted(by: >)
        func share(_ value: Double) -> Double { total == 0 ? 0 : value / total * 1e6 }
        ask(.largestShare, share(sorted.first ?? 0) <= Double(rules.maxShare) + 1e-6)
        ask(.twoLargestShares, share(sorted.prefix(2).reduce(0, +)) <= Double(rules.maxTopTwoShare) + 1e-6)
        let squares = sorted.reduce(0) { $0 + $1 * $1 }
        ask(
            .effectiveContributors,
            total == 0 || total * total / squares * 1e6 >= Double(rules.minEffective) - 1e-6)
        ask(
            .unitsOfOne,
            Dictionary(grouping: seats, by: \.unit.participant).values.allSatisfy { $0.count <= rules.unitsOfOne })
        let before = Double(rules.releaseWords.values.reduce(0, +))
        ask(
            .releaseShare,
            words.allSatisfy { participant, own in
                (own + Double(rules.releaseWords[participant] ?? 0)) / (total + before) * 1e6
                    <= Double(rules.maxReleaseShare) + 1e-6
            })
        let leads = Dictionary(grouping: seats.flatMap(\.unit.traces), by: \.person).values.map {
            Double($0.reduce(0) { $0 + $1.words })
        }
        let led = leads.reduce(0, +)
        ask(
            .traceability,
            led == 0 || led * led / leads.reduce(0) { $0 + $1 * $1 } * 1e6 >= Double(rules.minTracedEffective) - 1e-6)
        ask(.longestRun, seats.allSatisfy { $0.unit.longestRun <= rules.maxRun })
        let statements = Set(seats.flatMap(\.unit.statements))
        ask(
            .attributeBudget,
            Set(statements.map { problem.attributeOfStatement[$0] }).count <= rules.attributeBudget)
        if let people = problem.people {
            let fit = people.fit(of: statements.sorted())
            ask(.studyK, fit.study == 0 || fit.study >= rules.studyK)
            ask(.populationK, fit.population.map { $0 == 0 || $0 >= rules.populationK } ?? true)
        }
        let chains = Dictionary(grouping: seats.filter { $0.unit.chain != nil }, by: \.unit.chain)
        ask(
            .wholeChain,
            sections.count < 2 || chains.values.allSatisfy { Set($0.map { section($0.slot) }) != sections })
        ask(.minWords, Int(total) >= rules.minWords)
        ask(.maxWords, Int(total) <= rules.maxWords)
        for (index, one) in seats.enumerated() {
            for two in seats[(index + 1)...] {
                if one.unit.participant == two.unit.participant {
                    ask(.order, one.unit.order < two.unit.order)
                    if section(one.slot) != section(two.slot), let first = one.unit.wave, let second = two.unit.wave {
                        ask(.waves, first <= second)
                    }
                }
                ask(.openings, one.unit.opening == nil || one.unit.opening != two.unit.opening)
                ask(.sources, one.unit.fragment != two.unit.fragment || !one.unit.source.overlaps(two.unit.source))
                for first in one.unit.facts {
                    for second in two.unit.facts where first.fact == second.fact {
                        ask(.facts, first.value == second.value && !first.once && !second.once)
                    }
                }
                let least = min(one.unit.content.count, two.unit.content.count)
                let common = Set(one.unit.content).intersection(two.unit.content).count
                ask(.repetition, least < 3 || Double(common) / Double(least) < Double(rules.repetition) / 100 - 1e-9)
            }
        }
        for earlier in problem.earlier {
            let names = Set(seats.map(\.unit.name))
            let common = names.intersection(earlier.names).count
            if earlier.byHalf ? 2 * common > names.count : names == earlier.names { broken.append("as an earlier one") }
        }
        return broken
    }
}
