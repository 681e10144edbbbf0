/// Looks for the best choice, branch by branch, best first.
///
/// A branch ends where it can no longer hold a rule, or where even its bound could not beat the best choice found: so what
/// is found is the best, unless the steps of work run out.
struct TreeSearch {
    private let graph: Graph
    private let field: Field
    private let rules: SelectionRules
    private let objective: SelectionObjective
    private let pricing: Pricing
    private let duals: Duals
    private let relaxed: [Int]
    private let worths: [Int]
    private var judgement: Judgement
    private let asksUnitsOfOne: Bool
    private let asksMaxWords: Bool
    private let asksChain: Bool
    private let asksBudget: Bool
    /// Whether any choice will do.
    private let takesAny: Bool

    /// The most steps of work.
    let budget: Int
    private(set) var steps = 0
    private(set) var nodes = 0
    /// The best choice found, and what it is worth.
    private(set) var best: (seats: [Field.Seat], worth: Int)?
    /// What was not looked at is worth no more; `nil` where everything was looked at.
    private(set) var open: Int?

    // By local unit.
    private let units: [SelectionUnit]
    private let wordsOfUnit: [Int]
    private let states: [Bool]
    private let participant: [Int]
    private let category: [Int]
    private let chain: [Int]
    private let earlier: [[Bool]]
    // By state.
    private let sectionOfState: [Int]
    /// The edges of each state, those first that are worth most in the relaxation.
    private let edgeTarget: [Int32]
    private let edgeScore: [Int32]

    // The branch.
    private var path: [Int] = []
    private var words = 0
    private var contributors = 0
    private var wordsOf: [Int]
    private var unitsOf: [Int]
    private var categoryCount: [Int]
    private var chainSections: [Int]
    private var sectionCount: [Int]
    private var participantsOfSection: [Int]
    private var statementCount: [Int]
    private var attributeCount: [Int]
    private var attributes = 0
    private var pinned: [Int]
    private var common: [Int]
    /// What the prices add for what is not chosen yet, but for the length.
    private var rest: Int
    /// For each depth, the units that the choices so far rule out, as bits.
    private var blocked: [UInt64]
    /// For each depth, what a way from each state on is worth at most.
    private var after: [[Int]]
    /// For each depth, whether nothing more can be stated.
    private var isSettled: [Bool]
    private var seen: [Int]
    private var seenInSection: [Int]
    private var stamp = 0

    private static let never = Relaxation.never
    /// What a partial choice costs by itself: about as much as looking at so many candidates.
    private static let stepsOfNode = 50

    init(
        _ relaxation: Relaxation, judgement: Judgement, best: (seats: [Field.Seat], worth: Int)?, budget: Int,
        takesAny: Bool = false
    ) {
        graph = relaxation.graph
        field = graph.field
        rules = field.rules
        objective = field.objective
        pricing = relaxation.pricing
        duals = relaxation.duals
        relaxed = relaxation.after
        worths = relaxation.worths
        self.judgement = judgement
        self.best = best
        self.budget = budget
        self.takesAny = takesAny
        asksUnitsOfOne = rules.asks(.unitsOfOne)
        asksMaxWords = rules.asks(.maxWords)
        asksChain = rules.asks(.wholeChain) && field.sections.count > 1
        asksBudget = rules.asks(.attributeBudget)

        let field = field
        let graph = graph
        let units = graph.units.map { field.units[$0] }
        self.units = units
        wordsOfUnit = pricing.words
        states = units.map { !$0.statements.isEmpty }
        participant = pricing.participant
        category = pricing.category
        var chains: [Int: Int] = [:]
        chain = units.map { unit in
            guard let chain = unit.chain else { return -1 }
            let number = chains[chain] ?? chains.count
            chains[chain] = number
            return number
        }
        earlier = field.problem.earlier.map { choice in units.map { choice.names.contains($0.name) } }
        sectionOfState = graph.placeOfState.map { field.sectionOfSlot[field.places[$0].slot] }
        var targets = graph.edgeTarget
        var scores = graph.edgeScore
        let relaxed = relaxed
        for state in 0..<graph.states {
            let range = graph.edgeStart[state]..<graph.edgeStart[state + 1]
            let sorted = range.map { (graph.edgeTarget[$0], graph.edgeScore[$0]) }.sorted { left, right in
                let one = relaxed[Int(left.0)] + Int(left.1)
                let two = relaxed[Int(right.0)] + Int(right.1)
                return one != two ? one > two : left.0 < right.0
            }
            for (edge, pair) in zip(range, sorted) {
                targets[edge] = pair.0
                scores[edge] = pair.1
            }
        }
        edgeTarget = targets
        edgeScore = scores

        wordsOf = [Int](repeating: 0, count: field.participants)
        unitsOf = wordsOf
        categoryCount = [Int](repeating: 0, count: field.categories)
        chainSections = [Int](repeating: 0, count: chains.count)
        sectionCount = [Int](repeating: 0, count: field.sections.count)
        participantsOfSection = [Int](repeating: 0, count: field.sections.count * field.participants)
        statementCount = [Int](repeating: 0, count: field.problem.attributeOfStatement.count)
        attributeCount = [Int](repeating: 0, count: (field.problem.attributeOfStatement.max() ?? -1) + 1)
        pinned = [Int](repeating: 0, count: pricing.pins.count)
        common = [Int](repeating: 0, count: earlier.count)
        blocked = [UInt64](repeating: 0, count: graph.conflicts.width * (field.places.count + 1))
        after = [[Int]](
            repeating: [Int](repeating: Self.never, count: graph.states), count: field.places.count + 1)
        isSettled = [Bool](repeating: false, count: field.places.count + 1)
        seen = [Int](repeating: 0, count: field.participants)
        seenInSection = participantsOfSection
        rest = 0
        for (category, price) in duals.category.enumerated() {
            rest += pricing.coverageRest(price: price, count: categoryCount[category]).worth
        }
        for (participant, price) in duals.participant.enumerated() {
            rest += pricing.varietyRest(price: price, of: participant, more: .max).worth
        }
        rest += duals.group.reduce(0, +) - duals.pin.reduce(0, +)
    }

    /// Searches.
    mutating func run() {
        descend(from: -1, value: 0, bound: relaxedBound)
    }

    private var relaxedBound: Int {
        var first = field.mayBeEmpty ? 0 : Self.never
        for state in graph.starts { first = max(first, relaxed[state]) }
        return first
    }

    private var isOver: Bool { steps >= budget || takesAny && best != nil }

    private mutating func leave(_ bound: Int) { open = max(open ?? .min, bound) }

    // MARK: Branches

    private struct Branch {
        let bound: Int
        let state: Int
        let score: Int
    }

    /// Looks at all that begins with the path. `value` is its worth without the length; `bound` is what was thought of it.
    private mutating func descend(from state: Int, value: Int, bound: Int) {
        if isOver { return leave(bound) }
        nodes += 1
        steps += Self.stepsOfNode
        let depth = path.count
        let mayEnd = state < 0 ? field.mayBeEmpty : field.places[graph.placeOfState[state]].mayEnd
        if mayEnd { finish(value) }
        guard depth < field.places.count, let room = look(from: state, depth: depth) else { return }
        guard let length = pricing.lengthRest(price: duals.word, from: words, to: words + room) else { return }
        relax(from: state, depth: depth)
        var sum = value + rest + duals.word * words + length.worth
        if !earlier.isEmpty {
            for (number, choice) in field.problem.earlier.filter(\.byHalf).enumerated() {
                sum += duals.earlier[number] * (depth - 2 * commonOfHalf(number, choice))
            }
        }
        var branches: [Branch] = []
        let least = best?.worth ?? .min
        func add(_ target: Int, _ score: Int) {
            let worth = after[depth][target]
            guard worth > Self.never / 2 else { return }
            let bound = sum + score + worth
            if bound > least || takesAny { branches.append(Branch(bound: bound, state: target, score: score)) }
        }
        if state < 0 {
            for target in graph.starts { add(target, 0) }
        } else {
            for edge in graph.edgeStart[state]..<graph.edgeStart[state + 1] {
                add(Int(edgeTarget[edge]), Int(edgeScore[edge]))
            }
        }
        steps += branches.count
        branches.sort { $0.bound != $1.bound ? $0.bound > $1.bound : $0.state < $1.state }
        for branch in branches {
            if let best, !takesAny, branch.bound <= best.worth { break }
            if isOver { return leave(branch.bound) }
            take(branch, value: value, depth: depth)
        }
    }

    private func commonOfHalf(_ number: Int, _ choice: EarlierChoice) -> Int {
        var index = -1
        for (position, other) in field.problem.earlier.enumerated() where other.byHalf {
            index += 1
            if index == number { return common[position] }
        }
        return 0
    }

    private mutating func finish(_ value: Int) {
        let worth = value + objective.wordOffTarget * abs(words - objective.targetWords)
        guard takesAny || worth > best?.worth ?? .min else { return }
        for (number, choice) in field.problem.earlier.enumerated()
        where !choice.differs(count: path.count, common: common[number]) {
            return
        }
        steps += path.count * path.count
        let seats = path.map(graph.seat(of:))
        if judgement.broken(by: seats) == nil { best = (seats, worth) }
    }

    private mutating func take(_ branch: Branch, value: Int, depth: Int) {
        let state = branch.state
        let unit = graph.unitOfState[state]
        let own = participant[unit]
        let section = sectionOfState[state]
        let restBefore = rest
        var sum = value + field.base[graph.units[unit]] + branch.score
        sum += objective.wordsOfOne * wordsOf[own] * wordsOfUnit[unit]
        if category[unit] >= 0 {
            let count = categoryCount[category[unit]]
            sum += objective.coverage(of: count + 1) - objective.coverage(of: count)
            rest -= coverageRest(of: category[unit])
            categoryCount[category[unit]] += 1
            rest += coverageRest(of: category[unit])
        }
        rest -= varietyRest(of: own)
        unitsOf[own] += 1
        rest += varietyRest(of: own)
        if unitsOf[own] == 1 { contributors += 1 }
        wordsOf[own] += wordsOfUnit[unit]
        words += wordsOfUnit[unit]
        for group in pricing.groupsOfUnit[unit] { rest -= duals.group[group] }
        let pin = pricing.pinOfUnit[unit]
        if pin >= 0 {
            if pinned[pin] == 0 { rest += duals.pin[pin] }
            pinned[pin] += 1
        }
        for number in earlier.indices where earlier[number][unit] { common[number] += 1 }
        let place = section * field.participants + own
        participantsOfSection[place] += 1
        if participantsOfSection[place] == 1 { sectionCount[section] += 1 }
        let sectionsBefore = chain[unit] >= 0 ? chainSections[chain[unit]] : 0
        if chain[unit] >= 0 { chainSections[chain[unit]] |= 1 << section }
        for statement in units[unit].statements {
            statementCount[statement] += 1
            let attribute = field.problem.attributeOfStatement[statement]
            attributeCount[attribute] += 1
            if attributeCount[attribute] == 1 { attributes += 1 }
        }
        let width = graph.conflicts.width
        for word in 0..<width {
            blocked[(depth + 1) * width + word] =
                blocked[depth * width + word] | graph.conflicts.bits[unit * width + word]
        }
        path.append(state)

        descend(from: state, value: sum, bound: branch.bound)

        path.removeLast()
        for statement in units[unit].statements {
            statementCount[statement] -= 1
            let attribute = field.problem.attributeOfStatement[statement]
            if attributeCount[attribute] == 1 { attributes -= 1 }
            attributeCount[attribute] -= 1
        }
        if chain[unit] >= 0 { chainSections[chain[unit]] = sectionsBefore }
        if participantsOfSection[place] == 1 { sectionCount[section] -= 1 }
        participantsOfSection[place] -= 1
        for number in earlier.indices where earlier[number][unit] { common[number] -= 1 }
        if pin >= 0 { pinned[pin] -= 1 }
        words -= wordsOfUnit[unit]
        wordsOf[own] -= wordsOfUnit[unit]
        if unitsOf[own] == 1 { contributors -= 1 }
        unitsOf[own] -= 1
        if category[unit] >= 0 { categoryCount[category[unit]] -= 1 }
        rest = restBefore
    }

    /// The price of a category, where one or two of its units are there already: never more than the next one adds.
    private func categoryPrice(_ category: Int) -> Int {
        let count = categoryCount[category]
        if count == 0 { return duals.category[category] }
        return min(duals.category[category], objective.coverage(of: count + 1) - objective.coverage(of: count))
    }

    private func coverageRest(of category: Int) -> Int {
        pricing.coverageRest(price: categoryPrice(category), count: categoryCount[category]).worth
    }

    private func varietyRest(of participant: Int) -> Int {
        let more = rules.asks(.unitsOfOne) ? rules.unitsOfOne - unitsOf[participant] : .max
        return pricing.varietyRest(price: duals.participant[participant], of: participant, more: more).worth
    }

    // MARK: What may still come

    /// Marks in `after` which states may still be taken.
    ///
    /// - Returns: the most words that may still come; `nil` where a rule can no longer be held.
    private mutating func look(from state: Int, depth: Int) -> Int? {
        let first = state < 0 ? 0 : graph.placeOfState[state] + 1
        let before = depth > 0 ? depth - 1 : nil
        stamp += 1
        var room = 0
        var places = 0
        var newcomers = 0
        var placesOfSection = [Int](repeating: 0, count: field.sections.count)
        var newOfSection = placesOfSection
        var pinsLeft = pinned
        var mayState = false
        for place in first..<field.places.count {
            var longest = 0
            for candidate in graph.statesOfPlace[place] {
                let wasOpen =
                    before.map { after[$0][candidate] > Self.never / 2 } ?? (relaxed[candidate] > Self.never / 2)
                guard wasOpen, isOpen(candidate, depth: depth) else {
                    after[depth][candidate] = Self.never
                    continue
                }
                after[depth][candidate] = 0
                let unit = graph.unitOfState[candidate]
                longest = max(longest, wordsOfUnit[unit])
                let own = participant[unit]
                if seen[own] != stamp {
                    seen[own] = stamp
                    if unitsOf[own] == 0 { newcomers += 1 }
                }
                let section = sectionOfState[candidate]
                let number = section * field.participants + own
                if seenInSection[number] != stamp {
                    seenInSection[number] = stamp
                    if participantsOfSection[number] == 0 { newOfSection[section] += 1 }
                }
                if pricing.pinOfUnit[unit] >= 0 { pinsLeft[pricing.pinOfUnit[unit]] += 1 }
                if states[unit], !mayState {
                    mayState = units[unit].statements.contains { statementCount[$0] == 0 }
                }
            }
            steps += graph.statesOfPlace[place].count
            if longest > 0 {
                room += longest
                places += 1
                placesOfSection[field.sectionOfSlot[field.places[place].slot]] += 1
            }
        }
        let most = contributors + min(places, newcomers)
        if rules.asks(.contributors), most < rules.contributors { return nil }
        // So many are never more effective than they are, and one of them has no less than an equal share.
        if rules.asks(.effectiveContributors), most * SelectionRules.whole < rules.minEffective { return nil }
        if rules.asks(.largestShare), most * rules.maxShare < SelectionRules.whole { return nil }
        if rules.asks(.twoLargestShares), most * rules.maxTopTwoShare < min(2, most) * SelectionRules.whole {
            return nil
        }
        for (index, section) in field.sections.enumerated() where rules.asks(.section(section)) {
            let more = min(placesOfSection[index], newOfSection[index])
            if sectionCount[index] + more < rules.perSection { return nil }
        }
        if pinsLeft.contains(0) { return nil }
        for (number, choice) in field.problem.earlier.enumerated() where choice.byHalf {
            if 2 * common[number] > depth + places { return nil }
        }
        guard canHoldShares(total: words + room) else { return nil }
        isSettled[depth] = !mayState
        // Once nothing more can be stated, what is stated stays as it was looked at.
        if !mayState, depth == 0 || !isSettled[depth - 1] {
            let stated = Set(statementCount.indices.filter { statementCount[$0] > 0 })
            if judgement.broken(byStating: stated) != nil { return nil }
        }
        return room
    }

    /// Whether shares can still be as even as asked, where the text has so many words at most.
    private mutating func canHoldShares(total: Int) -> Bool {
        var largest = 0
        var second = 0
        var squares = 0
        stamp += 1
        for state in path {
            let own = participant[graph.unitOfState[state]]
            if seen[own] == stamp { continue }
            seen[own] = stamp
            let count = wordsOf[own]
            squares += count * count
            if count > largest {
                second = largest
                largest = count
            } else if count > second {
                second = count
            }
        }
        if rules.asks(.largestShare), largest * SelectionRules.whole > rules.maxShare * total { return false }
        if rules.asks(.twoLargestShares), (largest + second) * SelectionRules.whole > rules.maxTopTwoShare * total {
            return false
        }
        if rules.asks(.effectiveContributors), squares * rules.minEffective > total * total * SelectionRules.whole {
            return false
        }
        return true
    }

    private func isOpen(_ state: Int, depth: Int) -> Bool {
        let unit = graph.unitOfState[state]
        if blocked[depth * graph.conflicts.width + unit >> 6] & (1 << UInt64(unit & 63)) != 0 { return false }
        if asksMaxWords, words + wordsOfUnit[unit] > rules.maxWords { return false }
        let own = participant[unit]
        if unitsOf[own] > 0 {
            if asksUnitsOfOne, unitsOf[own] >= rules.unitsOfOne { return false }
            let seat = graph.seat(of: state)
            for other in path where participant[graph.unitOfState[other]] == own {
                if field.misorder(graph.seat(of: other), seat) != nil { return false }
            }
        } else if asksUnitsOfOne, rules.unitsOfOne < 1 {
            return false
        }
        if asksBudget, states[unit] {
            let added = Set(units[unit].statements.map { field.problem.attributeOfStatement[$0] })
                .count { attributeCount[$0] == 0 }
            if attributes + added > rules.attributeBudget { return false }
        }
        if asksChain, chain[unit] >= 0 {
            let all = (1 << field.sections.count) - 1
            if chainSections[chain[unit]] | 1 << sectionOfState[state] == all { return false }
        }
        return true
    }

    /// Works out what the ways from the states that may still be taken are worth at most, from the last place on.
    private mutating func relax(from state: Int, depth: Int) {
        let never = Self.never
        let first = state < 0 ? 0 : graph.placeOfState[state] + 1
        let firstState = first < field.places.count ? graph.statesOfPlace[first].lowerBound : graph.states
        var touched = 0
        var after = self.after[depth]
        self.after[depth] = []
        for state in stride(from: graph.states - 1, through: firstState, by: -1) where after[state] > never / 2 {
            var best = field.places[graph.placeOfState[state]].mayEnd ? 0 : never
            for edge in graph.edgeStart[state]..<graph.edgeStart[state + 1] {
                let target = Int(edgeTarget[edge])
                let score = Int(edgeScore[edge])
                touched += 1
                // The edges come best first: no later one can do better.
                if relaxed[target] + score <= best { break }
                best = max(best, after[target] + score)
            }
            after[state] = best <= never / 2 ? never : best + worth(of: graph.unitOfState[state])
        }
        self.after[depth] = after
        steps += touched
    }

    /// What a unit is worth under the prices, beside what is chosen: never more than before.
    private func worth(of unit: Int) -> Int {
        var worth = worths[unit]
        let own = participant[unit]
        if wordsOf[own] > 0 { worth += objective.wordsOfOne * wordsOf[own] * wordsOfUnit[unit] }
        if category[unit] >= 0, categoryCount[category[unit]] > 0 {
            worth += categoryPrice(category[unit]) - duals.category[category[unit]]
        }
        let pin = pricing.pinOfUnit[unit]
        if pin >= 0, pinned[pin] > 0 { worth -= duals.pin[pin] }
        return worth
    }
}
