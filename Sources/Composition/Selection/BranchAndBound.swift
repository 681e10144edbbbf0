import Anonymity
import Corpus
import Policies

/// Finds the choice of units that is worth most among all that hold every rule.
///
/// Depth first through the places of the story, the best unit of each first. A branch ends where it can no longer hold a
/// rule, or where even the best that is left could not beat the best choice found: so what is found is optimal, unless the
/// budget of nodes runs out, which is said.
struct BranchAndBound {
    private let problem: SelectionProblem
    private let budget: Int

    // What the search asks of a unit, flat.
    private let wordsOfUnit: [Int]
    private let orderOfUnit: [Int]
    private let openingOfUnit: [Int]
    /// The places, likewise.
    private let sectionBits: [UInt8]
    private let pairsOfSlot: [Int: [Pair]]
    /// The most words that the places from an index on can hold.
    private let wordsLeft: [Int]

    private var best: (chosen: [Int], worth: Double)?
    private var nodes = 0
    private var fits: [Set<AttributeStatement>: Bool] = [:]

    // The state of the branch.
    private var chosen: [Int] = []
    /// For each depth, the units that the choices so far rule out, as bits.
    private var blocked: [UInt64]
    private let width: Int
    private var words = 0
    private var contributors = 0
    private var wordsOf: [Int]
    private var unitsOf: [Int]
    private var lastOrderOf: [Int]
    private var sectionsOf: [UInt8]

    /// A place that stays empty.
    private static let none = -1
    /// Differences below this are none.
    private static let tolerance = 1e-9
    /// What a second and further unit of a participant costs: variety of voices.
    private static let repeatCost = 0.4
    /// What it costs when two neighbours begin with the same word.
    private static let sameOpeningCost = 0.5
    /// A participant who gives words to every section of the story would tell a case whole.
    private let allSections: UInt8

    init(_ problem: SelectionProblem, budget: Int = 2_000_000) {
        self.problem = problem
        self.budget = budget
        wordsOfUnit = problem.units.map(\.words)
        orderOfUnit = problem.units.map(\.order)
        var openings: [Substring: Int] = [:]
        openingOfUnit = problem.units.map { unit in
            let first = unit.text.prefix { $0 != " " }
            let number = openings[first] ?? openings.count
            openings[first] = number
            return number
        }
        sectionBits = problem.places.map { place in 1 << UInt8(Section.allCases.firstIndex(of: place.section)!) }
        let all = sectionBits.reduce(0, |)
        // A story of one section tells no case whole.
        allSections = all.nonzeroBitCount > 1 ? all : .max
        pairsOfSlot = Self.pairs(of: problem)
        var left = [Int](repeating: 0, count: problem.places.count + 1)
        for index in problem.places.indices.reversed() {
            let longest = problem.places[index].candidates.map { problem.units[$0].words }.max() ?? 0
            left[index] = left[index + 1] + longest
        }
        wordsLeft = left
        width = (problem.units.count + 63) / 64
        blocked = [UInt64](repeating: 0, count: width * (problem.places.count + 1))
        let count = problem.participants.count
        wordsOf = [Int](repeating: 0, count: count)
        unitsOf = [Int](repeating: 0, count: count)
        lastOrderOf = [Int](repeating: -1, count: count)
        sectionsOf = [UInt8](repeating: 0, count: count)
    }

    /// Searches.
    ///
    /// - Returns: `nil` where no choice holds every rule, or none was found within the budget.
    mutating func solve() -> Selection? {
        guard !problem.units.isEmpty else { return nil }
        search(worth: 0)
        return best.map { best in
            Selection(
                chosen: best.chosen.map { $0 == Self.none ? nil : $0 }, worth: best.worth, isOptimal: isComplete,
                nodes: nodes)
        }
    }

    /// Whether the search looked at every choice.
    var isComplete: Bool { nodes < budget }

    private mutating func search(worth: Double) {
        guard nodes < budget else { return }
        nodes += 1
        let depth = chosen.count
        guard depth < problem.places.count else {
            if worth > best?.worth ?? -.infinity, holdsRules() { best = (chosen, worth) }
            return
        }
        let rules = problem.rules
        guard words + wordsLeft[depth] >= rules.minWords,
            contributors + problem.places.count - depth >= rules.contributors.minimum
        else { return }
        let place = problem.places[depth]
        let isFollowing = depth > 0 && problem.places[depth - 1].slot == place.slot
        let rest = bound(from: depth + 1, at: depth)
        // The places of one slot are filled from the front, in the order in which their units were told.
        if !isFollowing || chosen[depth - 1] != Self.none {
            let earliest = isFollowing ? orderOfUnit[chosen[depth - 1]] : -1
            for unit in place.candidates where !isBlocked(unit, at: depth) && orderOfUnit[unit] > earliest {
                // The candidates come best first: no later one can do better.
                if let best, worth + problem.worth[unit] + rest <= best.worth + Self.tolerance { break }
                take(unit, worth: worth)
                guard nodes < budget else { return }
            }
        }
        guard place.isOptional else { return }
        if let best, worth + rest <= best.worth + Self.tolerance { return }
        for word in 0..<width { blocked[(depth + 1) * width + word] = blocked[depth * width + word] }
        chosen.append(Self.none)
        search(worth: worth)
        chosen.removeLast()
    }

    private mutating func take(_ unit: Int, worth: Double) {
        let depth = chosen.count
        let participant = problem.participantOf[unit]
        guard words + wordsOfUnit[unit] <= problem.rules.maxWords,
            unitsOf[participant] < SelectionProblem.Rules.unitsOfOne, orderOfUnit[unit] > lastOrderOf[participant],
            sectionsOf[participant] | sectionBits[depth] != allSections
        else { return }
        var cost = unitsOf[participant] > 0 ? Self.repeatCost : 0
        if let last = chosen.last(where: { $0 != Self.none }), openingOfUnit[last] == openingOfUnit[unit] {
            cost += Self.sameOpeningCost
        }
        for word in 0..<width {
            blocked[(depth + 1) * width + word] = blocked[depth * width + word] | problem.conflicts[unit].words[word]
        }
        let sum = worth + problem.worth[unit] - cost
        if let best, sum + bound(from: depth + 1, at: depth + 1) <= best.worth + Self.tolerance { return }
        let before = (lastOrderOf[participant], sectionsOf[participant])
        chosen.append(unit)
        words += wordsOfUnit[unit]
        wordsOf[participant] += wordsOfUnit[unit]
        unitsOf[participant] += 1
        if unitsOf[participant] == 1 { contributors += 1 }
        lastOrderOf[participant] = orderOfUnit[unit]
        sectionsOf[participant] |= sectionBits[depth]
        search(worth: sum)
        (lastOrderOf[participant], sectionsOf[participant]) = before
        if unitsOf[participant] == 1 { contributors -= 1 }
        unitsOf[participant] -= 1
        wordsOf[participant] -= wordsOfUnit[unit]
        words -= wordsOfUnit[unit]
        chosen.removeLast()
    }

    private func isBlocked(_ unit: Int, at depth: Int) -> Bool {
        blocked[depth * width + unit >> 6] & (1 << UInt64(unit & 63)) != 0
    }

    /// The most that the places from `index` on can add: for each slot its best units that are not blocked, each once, and
    /// for a slot of two places its best two that may stand together.
    private func bound(from index: Int, at depth: Int) -> Double {
        var sum = 0.0
        var place = index
        while place < problem.places.count {
            let first = problem.places[place]
            if first.position == 0, let pairs = pairsOfSlot[first.slot] {
                let required = first.isOptional ? 0 : problem.places[place + 1].isOptional ? 1 : 2
                let two = pairs.first { !isBlocked($0.first, at: depth) && !isBlocked($0.second, at: depth) }?.worth
                let one =
                    required > 1 ? nil : first.candidates.first { !isBlocked($0, at: depth) }.map { problem.worth[$0] }
                guard let most = [two, one, required == 0 ? 0 : nil].compactMap(\.self).max() else { return -.infinity }
                sum += most
                place += 2
                continue
            }
            var next = 0
            while place < problem.places.count, problem.places[place].slot == first.slot {
                let isOptional = problem.places[place].isOptional
                place += 1
                while next < first.candidates.count, isBlocked(first.candidates[next], at: depth) { next += 1 }
                guard next < first.candidates.count else {
                    if isOptional { continue }
                    return -.infinity
                }
                let worth = problem.worth[first.candidates[next]]
                next += 1
                sum += isOptional ? max(0, worth) : worth
            }
        }
        return sum
    }

    /// For each slot of two places, the pairs of its units that may stand together, the best first.
    private static func pairs(of problem: SelectionProblem) -> [Int: [Pair]] {
        var pairs: [Int: [Pair]] = [:]
        for (slot, places) in Dictionary(grouping: problem.places, by: \.slot) where places.count == 2 {
            var found: [Pair] = []
            let candidates = places[0].candidates
            for (index, first) in candidates.enumerated() {
                for second in candidates[(index + 1)...] where !problem.conflicts[first].contains(second) {
                    let isRepeat = problem.participantOf[first] == problem.participantOf[second]
                    let worth = problem.worth[first] + problem.worth[second] - (isRepeat ? repeatCost : 0)
                    found.append(Pair(first: first, second: second, worth: worth))
                }
            }
            pairs[slot] = found.sorted { ($1.worth, $0.first, $0.second) < ($0.worth, $1.first, $1.second) }
        }
        return pairs
    }

    private struct Pair {
        let first: Int
        let second: Int
        let worth: Double
    }

    private mutating func holdsRules() -> Bool {
        let rules = problem.rules
        guard words >= rules.minWords else { return false }
        let shares = Shares(wordsOf)
        guard shares.contributors >= rules.contributors.minimum, shares.largest <= rules.contributors.maxShare,
            shares.twoLargest <= rules.contributors.maxTopTwoShare, shares.effective >= rules.contributors.minEffective
        else { return false }
        var statements: Set<AttributeStatement> = []
        var ofSection: [Section: Set<Int>] = [:]
        for unit in chosen where unit != Self.none {
            statements.formUnion(problem.units[unit].statements)
            ofSection[problem.units[unit].section, default: []].insert(problem.participantOf[unit])
        }
        for section in Set(problem.places.map(\.section)) {
            guard ofSection[section, default: []].count >= rules.contributors.perSection else { return false }
        }
        if let known = fits[statements] { return known }
        let holds = Fit(of: statements, in: problem).holds(rules.anonymity)
        fits[statements] = holds
        return holds
    }
}

/// How many people fit what a text states.
struct Fit {
    let study: Int
    let population: Int?

    init(of statements: Set<AttributeStatement>, in problem: SelectionProblem) {
        self.init(of: statements, people: problem.people, population: problem.population)
    }

    init(of statements: Set<AttributeStatement>, people: People, population: People?) {
        study = people.fit(of: statements).smallest
        self.population = population?.fit(of: statements).smallest
    }

    /// Nobody fits, or as many as the policy asks.
    func holds(_ rule: Policy.Anonymity) -> Bool {
        (study == 0 || study >= rule.k) && (population.map { $0 == 0 || $0 >= rule.populationK } ?? true)
    }
}
