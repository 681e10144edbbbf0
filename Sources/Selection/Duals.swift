/// Prices that turn what a whole choice is worth into what each of its units is worth by itself.
///
/// Whatever the prices, a way through the graph with these worths is never worth less than the choice it stands for: so the
/// best way bounds every choice (Lagrangian relaxation, and tangents to the concave terms). Prices are whole numbers, so
/// that the bound is exact.
struct Duals: Equatable {
    /// Added for each word; answers for the length and its limits.
    var word = 0
    /// Added for each unit of a category; answers for coverage.
    var category: [Int]
    /// Taken from each unit of a participant; answers for variety and for how many units one may have.
    var participant: [Int]
    /// Taken from each unit of a group of which a text may hold one.
    var group: [Int]
    /// Added to each unit of a pinned fragment.
    var pin: [Int]
    /// Added for each unit that an earlier choice has not, taken for each that it has.
    var earlier: [Int]
}

/// What prices are applied to: the terms and rules of a problem on the units of a graph.
struct Pricing {
    let field: Field
    /// By local unit.
    let words: [Int]
    let base: [Int]
    let participant: [Int]
    /// The least that so many units of a participant can cost.
    let costOfUnits: [[Int]]
    /// The number of its category; -1 for none.
    let category: [Int]
    /// Groups of units of which a text may hold one, and the groups of each unit. They are added as they are needed.
    private(set) var groups: [[Int]]
    private(set) var groupsOfUnit: [[Int]]
    let pins: [Int]
    /// The number of its pin; -1 for none.
    let pinOfUnit: [Int]
    /// Earlier choices that must differ by half, as marks of the units.
    let earlier: [[Bool]]

    init(_ graph: Graph) {
        let field = graph.field
        self.field = field
        let units = graph.units.map { field.units[$0] }
        words = units.map(\.words)
        base = graph.units.map { field.base[$0] }
        participant = graph.units.map { field.participant[$0] }
        costOfUnits = Self.costs(of: units, participants: participant, field: field)
        category = graph.units.map { field.category[$0] }
        // A unit of several slots stands in one of them.
        groups = units.indices.filter { units[$0].slots.count > 1 }.map { [$0] }
        groupsOfUnit = [[Int]](repeating: [], count: units.count)
        for (number, group) in groups.enumerated() { groupsOfUnit[group[0]].append(number) }
        let pins = field.rules.pins.filter { field.rules.asks(.pin($0)) }.sorted()
        self.pins = pins
        pinOfUnit = units.map { pins.firstIndex(of: $0.fragment) ?? -1 }
        earlier = field.problem.earlier.filter(\.byHalf).map { choice in units.map { choice.names.contains($0.name) } }
    }

    var none: Duals {
        Duals(
            category: [Int](repeating: 0, count: field.categories),
            participant: [Int](repeating: 0, count: field.participants),
            group: [Int](repeating: 0, count: groups.count), pin: [Int](repeating: 0, count: pins.count),
            earlier: [Int](repeating: 0, count: earlier.count))
    }

    /// Adds a group.
    mutating func add(_ group: [Int]) {
        for unit in group { groupsOfUnit[unit].append(groups.count) }
        groups.append(group)
    }

    /// Takes over the groups and the prices of a larger graph of the same field.
    mutating func take(_ duals: Duals, of other: Relaxation, in graph: Graph) -> Duals {
        let local = Dictionary(uniqueKeysWithValues: graph.units.enumerated().map { ($1, $0) })
        var taken = duals
        taken.group = [Int](repeating: 0, count: groups.count)
        for (number, group) in other.pricing.groups.enumerated() {
            let members = group.compactMap { local[other.graph.units[$0]] }
            if group.count > 1 {
                guard members.count > 1 else { continue }
                add(members)
                taken.group.append(duals.group[number])
            } else if let member = members.first, let own = groups.firstIndex(of: [member]) {
                taken.group[own] = duals.group[number]
            }
        }
        return taken
    }

    /// For each participant, what their shortest units cost together: no units cost and one, two, ….
    private static func costs(of units: [SelectionUnit], participants: [Int], field: Field) -> [[Int]] {
        var words = [[Int]](repeating: [], count: field.participants)
        for (unit, participant) in zip(units, participants) { words[participant].append(unit.words) }
        let most = field.rules.asks(.unitsOfOne) ? field.rules.unitsOfOne : .max
        return words.map { own in
            var costs = [0]
            var sum = 0
            for next in own.sorted().prefix(min(most, field.places.count)) {
                costs.append(costs.last! - field.objective.wordsOfOne * sum * next)
                sum += next
            }
            return costs
        }
    }

    // MARK: Units

    /// What each unit is worth under prices.
    func worths(under duals: Duals) -> [Int] {
        (0..<words.count).map { unit in
            var worth = base[unit] + duals.word * words[unit]
            if category[unit] >= 0 { worth += duals.category[category[unit]] }
            worth -= duals.participant[participant[unit]]
            for group in groupsOfUnit[unit] { worth -= duals.group[group] }
            if pinOfUnit[unit] >= 0 { worth += duals.pin[pinOfUnit[unit]] }
            for (number, marks) in earlier.enumerated() {
                worth += marks[unit] ? -duals.earlier[number] : duals.earlier[number]
            }
            return worth
        }
    }

    // MARK: Terms

    /// The most that the price of a participant's units exceeds what they cost, where so many more may come.
    func varietyRest(price: Int, of participant: Int, more: Int) -> (worth: Int, units: Int) {
        var best = (worth: 0, units: 0)
        guard price > 0, more > 0 else { return best }
        let costs = costOfUnits[participant]
        for count in 1..<max(1, min(costs.count, more < .max ? more + 1 : .max)) {
            let worth = price * count - costs[count]
            if worth > best.worth { best = (worth, count) }
        }
        return best
    }

    /// The most that coverage beyond `count` units exceeds the price paid for each: with how many units that is.
    func coverageRest(price: Int, count: Int) -> (worth: Int, units: Int) {
        var best = (worth: 0, units: 0)
        let now = field.objective.coverage(of: count)
        for more in 1...2 where count < 2 {
            let worth = field.objective.coverage(of: count + more) - now - price * more
            if worth > best.worth { best = (worth, more) }
        }
        return best
    }

    /// The most that the length adds beyond the price of its words, over all lengths from `least` to `most`.
    func lengthRest(price: Int, from least: Int, to most: Int) -> (worth: Int, words: Int)? {
        let rules = field.rules
        let low = max(least, rules.asks(.minWords) ? rules.minWords : 0)
        let high = min(most, rules.asks(.maxWords) ? rules.maxWords : most)
        guard low <= high else { return nil }
        var best: (worth: Int, words: Int)?
        for words in [low, min(max(field.objective.targetWords, low), high), high] {
            let worth = field.objective.wordOffTarget * abs(words - field.objective.targetWords) - price * words
            if worth > best?.worth ?? .min { best = (worth, words) }
        }
        return best
    }

    /// What the prices add for an empty beginning; `nil` where no length is allowed.
    func rest(under duals: Duals) -> Int? {
        guard let length = lengthRest(price: duals.word, from: 0, to: field.mostWords) else { return nil }
        var sum = length.worth
        for price in duals.category { sum += coverageRest(price: price, count: 0).worth }
        for (participant, price) in duals.participant.enumerated() {
            sum += varietyRest(price: price, of: participant, more: .max).worth
        }
        for price in duals.group { sum += price }
        for price in duals.pin { sum -= price }
        return sum
    }
}
