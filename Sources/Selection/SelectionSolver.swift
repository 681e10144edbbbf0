/// Finds the choice that is worth most among all that hold every rule, and proves it where the work allowed suffices.
///
/// First prices are sought under which the best way through the places bounds every choice. A short search and small changes
/// give a good choice; every unit that can be in no better one is left out; then the rest is searched to the end.
/// Work is counted in steps, never in seconds: the same problem ends the same way on every machine.
public struct SelectionSolver: Sendable {
    /// The steps of work allowed: edges and candidates looked at.
    public var budget: Int
    /// The most units that are searched; of more, those that look best are, and the rest is bounded.
    public var most: Int

    /// A step is some nanoseconds: this is a matter of seconds.
    public static let defaultBudget = 100_000_000

    /// The steps of the short search that gives a choice to begin with.
    private static let probe = 2_000_000

    /// Prepares to solve.
    public init(budget: Int = SelectionSolver.defaultBudget, most: Int = 1200) {
        self.budget = budget
        self.most = most
    }

    /// Solves a problem.
    public func solve(_ problem: SelectionProblem) -> SelectionOutcome {
        let field = Field(problem)
        let core = Core(field, most: most)
        let whole = Graph(field, units: core.units)
        var relaxation = Relaxation(whole)
        var steps = 0
        var nodes = 0
        func outcome(_ best: (seats: [Field.Seat], worth: Int)?, bound: Int?, isComplete: Bool) -> SelectionOutcome {
            SelectionOutcome(
                result: best.map { result(of: $0.seats, bound: max($0.worth, bound ?? $0.worth), in: field) },
                isComplete: isComplete, nodes: nodes, steps: steps, budget: budget)
        }
        guard relaxation.bound != nil else {
            return outcome(nil, bound: nil, isComplete: core.isWhole)
        }
        relaxation.tighten(rounds: 100, target: nil)

        // A good choice to begin with.
        let judgement = Judgement(field)
        var probe = TreeSearch(
            relaxation, judgement: judgement, best: nil, budget: max(0, min(budget - relaxation.steps, Self.probe)))
        probe.run()
        steps += probe.steps
        nodes += probe.nodes
        if probe.open == nil, core.isWhole { return outcome(probe.best, bound: nil, isComplete: true) }
        var best = probe.best
        if let found = best {
            var improvement = Improvement(field, units: core.units)
            var judgement = judgement
            best = improvement.improve(found.seats, judgement: &judgement)
            steps += improvement.steps
        }

        // What cannot be in a better one is left out, and again with what is left.
        relaxation.tighten(rounds: 100, target: best?.worth)
        let outside = core.isWhole ? nil : relaxation.boundOutside(core.units)
        var bound = relaxation.bound
        var reduced = relaxation
        while let best, let graph = reduced.graph(above: best.worth) {
            steps += reduced.steps
            reduced = Relaxation(graph, from: reduced)
            reduced.tighten(rounds: 100, target: best.worth)
            if let tighter = reduced.bound { bound = min(bound ?? tighter, max(tighter, best.worth)) }
        }
        steps += reduced.steps

        var search = TreeSearch(reduced, judgement: judgement, best: best, budget: max(0, budget - steps))
        search.run()
        steps += search.steps
        nodes += search.nodes
        best = search.best
        bound = search.open.map { min($0, bound ?? $0) }
        if best == nil, search.open != nil {
            // Whatever holds the rules, and then what small changes make of it. It may take the budget once more.
            let any = anyChoice(of: problem)
            steps += any.steps
            nodes += any.nodes
            if any.choice == nil, any.isComplete { return outcome(nil, bound: nil, isComplete: true) }
            if let choice = any.choice {
                let place = Dictionary(uniqueKeysWithValues: field.origin.enumerated().map { ($1, $0) })
                let seats = choice.map { Field.Seat(unit: place[$0.unit]!, slot: $0.slot) }
                var improvement = Improvement(field, units: core.units)
                var judgement = judgement
                best = improvement.improve(seats, judgement: &judgement)
                steps += improvement.steps
                // Of an unfinished search without a choice only what bounds every choice is known.
                bound = relaxation.bound
            }
        }
        if let outside { bound = max(bound ?? outside, outside) }
        let isProved = bound.map { $0 <= best?.worth ?? .min } ?? true
        return outcome(best, bound: bound, isComplete: isProved && (best != nil || core.isWhole))
    }

    private func result(of seats: [Field.Seat], bound: Int, in field: Field) -> SelectionResult {
        var chosen = [[Int]](repeating: [], count: field.problem.slots.count)
        for seat in seats { chosen[seat.slot].append(field.origin[seat.unit]) }
        return SelectionResult(
            chosen: chosen, worth: field.worth(of: seats), bound: bound, units: field.units.count,
            places: field.places.count)
    }
}

/// The units that are searched.
struct Core {
    /// Their numbers in the field, ascending.
    let units: [Int]
    /// Whether they are all.
    let isWhole: Bool

    init(_ field: Field, most: Int) {
        guard field.units.count > most else {
            units = Array(field.units.indices)
            isWhole = true
            return
        }
        isWhole = false
        let slots = field.problem.slots.indices.filter { field.problem.slots[$0].maximum > 0 }
        let earlier = Set(field.problem.earlier.flatMap(\.names))
        var taken = Set(
            field.units.indices.filter {
                field.rules.pins.contains(field.units[$0].fragment) || earlier.contains(field.units[$0].name)
            })
        var ofSlot = [[Int]](repeating: [], count: field.problem.slots.count)
        for unit in field.units.indices {
            for slot in Set(field.units[unit].slots) where ofSlot.indices.contains(slot) { ofSlot[slot].append(unit) }
        }
        let price = Self.wordPrice(field, ofSlot: ofSlot)
        func worth(_ unit: Int) -> Int { field.base[unit] + price * field.units[unit].words }
        let share = max(1, most / max(1, slots.count))
        for slot in slots {
            let sorted = ofSlot[slot].map { (unit: $0, worth: worth($0)) }
                .sorted { $0.worth != $1.worth ? $0.worth > $1.worth : $0.unit < $1.unit }.map(\.unit)
            // Most by worth; some so that many are heard, and some that state nothing.
            taken.formUnion(sorted.prefix(share * 6 / 10))
            var heard: Set<Int> = []
            var plain = 0
            for unit in sorted where heard.count < share * 2 / 10 || plain < share * 2 / 10 {
                if heard.count < share * 2 / 10, heard.insert(field.participant[unit]).inserted { taken.insert(unit) }
                if plain < share * 2 / 10, field.units[unit].statements.isEmpty, field.units[unit].traces.isEmpty {
                    taken.insert(unit)
                    plain += 1
                }
            }
        }
        units = taken.sorted()
    }

    /// What a word must be worth for the best units to have about as many words as is allowed.
    private static func wordPrice(_ field: Field, ofSlot: [[Int]]) -> Int {
        func words(_ price: Int) -> Int {
            field.problem.slots.indices.reduce(0) { sum, slot in
                var top: (worth: Int, words: Int)?
                for unit in ofSlot[slot] {
                    let words = field.units[unit].words
                    let worth = field.base[unit] + price * words
                    if worth > top?.worth ?? .min { top = (worth, words) }
                }
                return sum + (top?.words ?? 0) * field.problem.slots[slot].maximum
            }
        }
        let off = abs(field.objective.wordOffTarget)
        let target = field.objective.targetWords
        let free = words(0)
        if free < field.rules.minWords {
            return [off, 4 * off, 16 * off].first { words($0) >= field.rules.minWords } ?? 16 * off
        }
        if free > field.rules.maxWords {
            return -([off, 4 * off, 16 * off].first { words(-$0) <= field.rules.maxWords } ?? 16 * off)
        }
        return free < target ? off : -off
    }
}

extension Relaxation {
    /// What a choice is worth at most that has a unit outside of the graph.
    func boundOutside(_ inside: [Int]) -> Int? {
        let field = graph.field
        let never = Self.never
        let known = Set(inside)
        var most = [Int](repeating: never, count: field.problem.slots.count)
        let step = duals.earlier.reduce(0, +)
        for unit in field.units.indices where !known.contains(unit) {
            var worth = field.base[unit] + duals.word * field.units[unit].words + step
            if field.category[unit] >= 0 { worth += duals.category[field.category[unit]] }
            for slot in field.units[unit].slots where most.indices.contains(slot) {
                most[slot] = max(most[slot], worth)
            }
        }
        guard let rest = pricing.rest(under: duals) else { return nil }
        let pair = field.objective.mostOfPair
        // Ways that have one from outside, and from such a one on any.
        var with = [Int](repeating: never, count: graph.states)
        var outside = [Int](repeating: never, count: field.places.count)
        for place in field.places.indices.reversed() {
            let next = field.places[place].next
            var any = field.places[place].mayEnd ? 0 : never
            var best = never
            for later in next {
                for state in graph.statesOfPlace[later] { any = max(any, pair + max(after[state], with[state])) }
                any = max(any, pair + outside[later])
                best = max(best, pair + outside[later])
            }
            let own = most[field.places[place].slot]
            outside[place] = own <= never / 2 || any <= never / 2 ? never : own + any
            for state in graph.statesOfPlace[place] {
                var sum = best
                for edge in graph.edgeStart[state]..<graph.edgeStart[state + 1] {
                    sum = max(sum, with[Int(graph.edgeTarget[edge])] + Int(graph.edgeScore[edge]))
                }
                with[state] = sum <= never / 2 ? never : sum + worths[graph.unitOfState[state]]
            }
        }
        var first = never
        for place in field.starts {
            first = max(first, outside[place])
            for state in graph.statesOfPlace[place] { first = max(first, with[state]) }
        }
        return first <= never / 2 ? nil : first + rest
    }
}
