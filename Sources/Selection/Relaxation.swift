/// The best way through a graph under prices, and prices under which it bounds tightly.
struct Relaxation {
    let graph: Graph
    private(set) var pricing: Pricing
    private(set) var duals: Duals
    /// What each unit is worth under the prices.
    private(set) var worths: [Int]
    /// What a way from each state on is worth at most, the state's unit included; `Self.never` where none leads to an end.
    private(set) var after: [Int]
    /// No choice is worth more; `nil` where no choice is allowed.
    private(set) var bound: Int?
    /// The work done, in edges.
    private(set) var steps = 0

    /// The worth of what cannot be.
    static let never = Int.min / 4

    /// Prepares a relaxation and works out its bound.
    ///
    /// - Parameters:
    ///   - graph: the graph.
    ///   - other: a relaxation of another graph of the same field, whose prices are taken over.
    init(_ graph: Graph, from other: Relaxation? = nil) {
        self.graph = graph
        var pricing = Pricing(graph)
        duals = other.map { pricing.take($0.duals, of: $0, in: graph) } ?? pricing.none
        self.pricing = pricing
        worths = []
        after = []
        evaluate()
    }

    private mutating func evaluate() {
        worths = pricing.worths(under: duals)
        let way = best()
        after = way.after
        bound = way.bound
    }

    /// Works from the last place to the first.
    private mutating func best() -> (after: [Int], bound: Int?) {
        let never = Self.never
        var after = [Int](repeating: never, count: graph.states)
        let places = graph.field.places
        graph.edgeTarget.withUnsafeBufferPointer { targets in
            graph.edgeScore.withUnsafeBufferPointer { scores in
                after.withUnsafeMutableBufferPointer { after in
                    for state in stride(from: graph.states - 1, through: 0, by: -1) {
                        var best = places[graph.placeOfState[state]].mayEnd ? 0 : never
                        for edge in graph.edgeStart[state]..<graph.edgeStart[state + 1] {
                            let worth = after[Int(targets[edge])] + Int(scores[edge])
                            if worth > best { best = worth }
                        }
                        after[state] = best <= never / 2 ? never : best + worths[graph.unitOfState[state]]
                    }
                }
            }
        }
        steps += graph.edgeTarget.count + graph.states
        var first = graph.field.mayBeEmpty ? 0 : never
        for state in graph.starts { first = max(first, after[state]) }
        guard first > never / 2, let rest = pricing.rest(under: duals) else { return (after, nil) }
        return (after, first + rest)
    }

    /// The states of the best way.
    private func way() -> [Int] {
        var way: [Int] = []
        var best = graph.field.mayBeEmpty ? 0 : Self.never
        var state = -1
        for start in graph.starts where after[start] > best {
            best = after[start]
            state = start
        }
        while state >= 0 {
            way.append(state)
            let needed = after[state] - worths[graph.unitOfState[state]]
            var next = -1
            for edge in graph.edgeStart[state]..<graph.edgeStart[state + 1]
            where after[Int(graph.edgeTarget[edge])] + Int(graph.edgeScore[edge]) == needed {
                next = Int(graph.edgeTarget[edge])
                break
            }
            if next < 0 || needed == 0 && graph.field.places[graph.placeOfState[state]].mayEnd { break }
            state = next
        }
        return way
    }

    /// The graph without the states that stand in no choice worth more than `worth`; `nil` where that takes little away.
    mutating func graph(above worth: Int) -> Graph? {
        let through = through()
        let kept = (0..<graph.states).filter { through[$0] > worth }
        guard graph.states > 0, kept.count * 10 <= graph.states * 9 else { return nil }
        let seats = Set(kept.map { [graph.placeOfState[$0], graph.units[graph.unitOfState[$0]]] })
        return Graph(graph.field, units: graph.units) { seats.contains([$0, $1]) }
    }

    /// What the best choice is worth at most that has a state, for each state.
    private mutating func through() -> [Int] {
        let never = Self.never
        guard let rest = pricing.rest(under: duals) else {
            return [Int](repeating: never, count: graph.states)
        }
        var before = [Int](repeating: never, count: graph.states)
        for state in graph.starts { before[state] = 0 }
        for state in 0..<graph.states where before[state] > never / 2 {
            let sum = before[state] + worths[graph.unitOfState[state]]
            for edge in graph.edgeStart[state]..<graph.edgeStart[state + 1] {
                let target = Int(graph.edgeTarget[edge])
                before[target] = max(before[target], sum + Int(graph.edgeScore[edge]))
            }
        }
        steps += graph.edgeTarget.count + graph.states
        return (0..<graph.states).map { state in
            before[state] > never / 2 && after[state] > never / 2 ? before[state] + after[state] + rest : never
        }
    }

    // MARK: Prices

    /// Improves the prices by going against what the best way breaks (subgradient steps of Polyak's length).
    ///
    /// - Parameters:
    ///   - rounds: how often.
    ///   - target: what the best choice found is worth; `nil` where there is none.
    mutating func tighten(rounds: Int, target: Int?) {
        guard bound != nil else { return }
        var prices = Prices(duals)
        var best = (duals: duals, bound: bound!)
        var length = 1.0
        var rest = 0
        for _ in 0..<rounds {
            guard let bound else { break }
            let aim = Double(target ?? best.bound - max(200, abs(best.bound) / 20))
            let way = way()
            prices.group += addGroups(brokenBy: way)
            let slope = slope(of: way)
            let square = slope.square
            if square < 1e-9 { break }
            prices.move(against: slope, by: length * max(1, Double(bound) - aim) / square)
            duals = prices.rounded
            worths = pricing.worths(under: duals)
            let found = self.best()
            after = found.after
            self.bound = found.bound
            guard let now = found.bound else { break }
            if now < best.bound {
                best = (duals, now)
                rest = 0
            } else {
                rest += 1
                if rest >= 8 {
                    length /= 2
                    rest = 0
                    if length < 0.01 { break }
                    best.duals.group += [Int](repeating: 0, count: duals.group.count - best.duals.group.count)
                    prices = Prices(best.duals)
                }
            }
            if let target, best.bound <= target { break }
        }
        duals = best.duals
        duals.group += [Int](repeating: 0, count: pricing.groups.count - duals.group.count)
        evaluate()
    }

    /// Adds a group for every two units of a way that exclude each other, with all others that exclude each one of it.
    ///
    /// - Returns: the prices of the new groups.
    private mutating func addGroups(brokenBy way: [Int]) -> [Double] {
        let units = way.map { graph.unitOfState[$0] }
        var added = 0
        for (index, one) in units.enumerated() {
            for two in units[(index + 1)...] where pricing.groups.count < Self.mostGroups {
                guard one != two, graph.excludes(one, two),
                    Set(pricing.groupsOfUnit[one]).isDisjoint(with: pricing.groupsOfUnit[two])
                else { continue }
                var group = [one, two]
                for other in graph.units.indices where other != one && other != two {
                    if group.allSatisfy({ graph.excludes($0, other) }) { group.append(other) }
                }
                steps += graph.units.count
                pricing.add(group.sorted())
                added += 1
            }
        }
        duals.group += [Int](repeating: 0, count: added)
        return [Double](repeating: 0, count: added)
    }

    private static let mostGroups = 500

    /// How the bound changes with each price at the best way.
    private func slope(of way: [Int]) -> Prices {
        var slope = Prices(pricing.none)
        var words = 0
        var ofCategory = [Int](repeating: 0, count: graph.field.categories)
        var ofParticipant = [Int](repeating: 0, count: graph.field.participants)
        for state in way {
            let unit = graph.unitOfState[state]
            words += pricing.words[unit]
            if pricing.category[unit] >= 0 { ofCategory[pricing.category[unit]] += 1 }
            ofParticipant[pricing.participant[unit]] += 1
            for group in pricing.groupsOfUnit[unit] { slope.group[group] -= 1 }
            if pricing.pinOfUnit[unit] >= 0 { slope.pin[pricing.pinOfUnit[unit]] += 1 }
            for (number, marks) in pricing.earlier.enumerated() { slope.earlier[number] += marks[unit] ? -1 : 1 }
        }
        for group in slope.group.indices { slope.group[group] += 1 }
        for pin in slope.pin.indices { slope.pin[pin] -= 1 }
        if let length = pricing.lengthRest(price: duals.word, from: 0, to: graph.field.mostWords) {
            slope.word = Double(words - length.words) / Prices.wordsOfStep
        }
        for category in ofCategory.indices {
            let rest = pricing.coverageRest(price: duals.category[category], count: 0)
            slope.category[category] = Double(ofCategory[category] - rest.units)
        }
        for participant in ofParticipant.indices {
            let rest = pricing.varietyRest(price: duals.participant[participant], of: participant, more: .max)
            // At the price 0 one unit is as good as none.
            let units = duals.participant[participant] == 0 ? 1 : rest.units
            slope.participant[participant] = Double(units - ofParticipant[participant])
        }
        // A price that cannot fall below nothing does not pull.
        func settle(_ slopes: inout [Double], _ prices: [Int]) {
            for index in slopes.indices where prices[index] == 0 && slopes[index] > 0 { slopes[index] = 0 }
        }
        settle(&slope.group, duals.group)
        settle(&slope.pin, duals.pin)
        settle(&slope.earlier, duals.earlier)
        settle(&slope.category, duals.category)
        settle(&slope.participant, duals.participant)
        return slope
    }
}

/// Prices that can be moved by fractions.
private struct Prices {
    var word: Double
    var category: [Double]
    var participant: [Double]
    var group: [Double]
    var pin: [Double]
    var earlier: [Double]

    /// One word weighs little beside one unit: the price of a word moves by the price of so many.
    static let wordsOfStep = 20.0

    init(_ duals: Duals) {
        word = Double(duals.word) * Self.wordsOfStep
        category = duals.category.map(Double.init)
        participant = duals.participant.map(Double.init)
        group = duals.group.map(Double.init)
        pin = duals.pin.map(Double.init)
        earlier = duals.earlier.map(Double.init)
    }

    var square: Double {
        word * word
            + [category, participant, group, pin, earlier].reduce(0) { $0 + $1.reduce(0) { $0 + $1 * $1 } }
    }

    mutating func move(against slope: Prices, by length: Double) {
        word -= length * slope.word
        func move(_ prices: inout [Double], _ slopes: [Double]) {
            for index in prices.indices { prices[index] = max(0, prices[index] - length * slopes[index]) }
        }
        move(&category, slope.category)
        move(&participant, slope.participant)
        move(&group, slope.group)
        move(&pin, slope.pin)
        move(&earlier, slope.earlier)
    }

    var rounded: Duals {
        Duals(
            word: Int((word / Self.wordsOfStep).rounded()), category: category.map { Int($0.rounded()) },
            participant: participant.map { Int($0.rounded()) }, group: group.map { Int($0.rounded()) },
            pin: pin.map { Int($0.rounded()) }, earlier: earlier.map { Int($0.rounded()) })
    }
}
