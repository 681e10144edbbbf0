/// Rules that cannot be held together, and what would help.
public struct SelectionClash: Hashable, Sendable {
    /// Rules that clash. Where `isMinimal`, any one less and the others could be held.
    public var rules: [SelectionRule]
    /// Whether every one of them was proved to be needed for the clash.
    public var isMinimal: Bool
    /// What would help, each by itself: the smallest change that does.
    public var waysOut: [WayOut]

    /// A change after which every rule can be held.
    public enum WayOut: Hashable, Sendable {
        /// Another value for a rule.
        case change(SelectionRule, to: Int)
        /// A rule left out.
        case leaveOut(SelectionRule)
        /// Units of further participants in a section, or a slot of it.
        case material(section: Int, slot: Int?, participants: Int)
        /// Another way to state what is stated, by its number among those that were offered.
        case variant(Int)
        /// Several changes at once.
        case together([WayOut])
    }
}

extension SelectionSolver {
    /// Whether any choice holds every rule; `nil` where the work allowed did not tell.
    public func isFeasible(_ problem: SelectionProblem) -> Bool? {
        let found = anyChoice(of: problem)
        return found.choice != nil ? true : found.isComplete ? false : nil
    }

    /// A choice that holds every rule, whatever it is worth: sought where all units are worth the same, so that nothing
    /// draws the search to where the rules cannot be held.
    ///
    /// - Returns: the units of the choice with their slots, whether there is none for sure where none was found, and the work.
    func anyChoice(
        of problem: SelectionProblem
    ) -> (choice: [(slot: Int, unit: Int)]?, isComplete: Bool, nodes: Int, steps: Int) {
        var plain = problem
        // What is easiest to hold: even shares and a middling length.
        for index in plain.units.indices {
            plain.units[index].salience = 0
            plain.units[index].relevance = 0
            plain.units[index].seedShare = 0
        }
        plain.objective = SelectionObjective()
        plain.objective.sharedWord = 0
        plain.objective.sameTense = 0
        plain.objective.samePerson = 0
        plain.objective.sameFirstWord = 0
        plain.objective.sameSituation = 0
        plain.objective.firstOfCategory = 0
        plain.objective.secondOfCategory = 0
        let most = problem.rules.maxWords < .max / 2 ? problem.rules.maxWords : 2 * problem.rules.minWords
        plain.objective.targetWords = (problem.rules.minWords + most) / 2
        let field = Field(plain)
        let core = Core(field, most: self.most)
        var relaxation = Relaxation(Graph(field, units: core.units))
        guard relaxation.bound != nil else { return (nil, core.isWhole, 0, relaxation.steps) }
        relaxation.tighten(rounds: 10, target: 0)
        var search = TreeSearch(
            relaxation, judgement: Judgement(field), best: nil, budget: budget, takesAny: true)
        search.run()
        return (
            search.best.map { best in best.seats.map { ($0.slot, field.origin[$0.unit]) } },
            search.open == nil && core.isWhole, search.nodes, relaxation.steps + search.steps
        )
    }

    /// Explains why no choice holds every rule: leaves rules out one by one, for good where the others still clash.
    ///
    /// - Parameters:
    ///   - problem: a problem that no choice solves.
    ///   - variants: the same problem with what is stated put otherwise, such as at a higher level of a hierarchy.
    /// - Returns: the clash; `nil` where a choice can be found, or where not even that there is none could be told.
    public func clash(in problem: SelectionProblem, variants: [SelectionProblem] = []) -> SelectionClash? {
        guard isFeasible(problem) == false else { return nil }
        let found = minimalClash(in: problem)
        var ways = found.rules.compactMap { rule in wayOut(of: problem, by: rule) }
        if ways.isEmpty {
            // Every single way out leads through this clash: where none does, two must.
            ways = pairs(of: problem, in: found.rules)
        }
        ways += material(for: problem)
        let stated: [SelectionRule] = [.studyK, .populationK, .attributeBudget]
        if !stated.allSatisfy({ !found.rules.contains($0) }) {
            ways += variants.indices.filter { isFeasible(variants[$0]) == true }.map { .variant($0) }
        }
        return SelectionClash(rules: found.rules, isMinimal: found.isMinimal, waysOut: ways)
    }

    private func minimalClash(in problem: SelectionProblem) -> (rules: [SelectionRule], isMinimal: Bool) {
        var current = problem
        var kept: [SelectionRule] = []
        var isMinimal = true
        for rule in problem.askedRules {
            current.rules.dropped.insert(rule)
            switch isFeasible(current) {
            case false: continue
            case nil: isMinimal = false
            case true: break
            }
            current.rules.dropped.remove(rule)
            kept.append(rule)
        }
        return (kept.reversed(), isMinimal)
    }

    // MARK: Ways out

    /// The smallest change of a rule that helps by itself.
    private func wayOut(of problem: SelectionProblem, by rule: SelectionRule) -> SelectionClash.WayOut? {
        guard let values = problem.easierValues(of: rule) else {
            guard case .pin = rule else { return nil }
            return isFeasible(problem.without(rule)) == true ? .leaveOut(rule) : nil
        }
        func helps(_ value: Int) -> Bool { isFeasible(problem.with(rule, at: value)) == true }
        guard let last = values.last, helps(last) else { return nil }
        var low = 0
        var high = values.count - 1
        while low < high {
            let middle = (low + high) / 2
            if helps(values[middle]) { high = middle } else { low = middle + 1 }
        }
        return .change(rule, to: values[high])
    }

    /// Two changes that help together: one as far as it goes, the other as little as suffices, then the first as little.
    private func pairs(of problem: SelectionProblem, in rules: [SelectionRule]) -> [SelectionClash.WayOut] {
        for first in rules {
            guard let furthest = problem.easierValues(of: first)?.last else { continue }
            let eased = problem.with(first, at: furthest)
            guard isFeasible(eased) == false else { continue }
            for second in minimalClash(in: eased).rules where second != first {
                guard let other = wayOut(of: eased, by: second), case .change(_, let value) = other,
                    let own = wayOut(of: problem.with(second, at: value), by: first)
                else { continue }
                return [.together([own, other])]
            }
        }
        return []
    }

    /// In which section units of how many further participants would help.
    private func material(for problem: SelectionProblem) -> [SelectionClash.WayOut] {
        let most = max(problem.rules.contributors, problem.rules.perSection, 1)
        var sections: [Int] = []
        for slot in problem.slots where !sections.contains(slot.section) { sections.append(slot.section) }
        var ways: [SelectionClash.WayOut] = []
        for section in sections {
            let slots = problem.slots.indices.filter {
                problem.slots[$0].section == section && problem.slots[$0].maximum > 0
            }
            func count(_ slots: [Int]) -> Int? {
                (1...most).first { isFeasible(problem.adding($0, to: slots)) == true }
            }
            guard isFeasible(problem.adding(most, to: slots)) == true, let needed = count(slots) else { continue }
            // A slot that is as good as the whole section says more.
            let slot = slots.first { isFeasible(problem.adding(needed, to: [$0])) == true }
            let isOnly = slot.map { one in
                slots.allSatisfy { $0 == one || isFeasible(problem.adding(needed, to: [$0])) != true }
            }
            ways.append(.material(section: section, slot: isOnly == true ? slot : nil, participants: needed))
        }
        return ways
    }
}

extension SelectionProblem {
    /// The rules that are asked for, those first that one would rather not hear of in an explanation.
    var askedRules: [SelectionRule] {
        var asked: [SelectionRule] = [
            .openings, .repetition, .sources, .order, .waves, .facts, .longestRun, .traceability, .releaseShare,
            .unitsOfOne, .wholeChain, .attributeBudget, .populationK, .studyK, .effectiveContributors,
            .twoLargestShares,
            .largestShare, .maxWords, .minWords,
        ]
        asked += slots.indices.filter { slots[$0].minimum > 0 }.map { .slot($0) }
        asked += rules.pins.sorted().map { .pin($0) }
        if rules.perSection > 0 { asked += Set(slots.map(\.section)).sorted().reversed().map { .section($0) } }
        asked.append(.contributors)
        return asked.filter { !rules.dropped.contains($0) }
    }

    func without(_ rule: SelectionRule) -> SelectionProblem {
        var other = self
        other.rules.dropped.insert(rule)
        return other
    }

    /// Values of a rule that ask for less and less; `nil` for a rule without a value.
    func easierValues(of rule: SelectionRule) -> [Int]? {
        let whole = SelectionRules.whole
        func down(_ value: Int, to least: Int, by step: Int) -> [Int] {
            value > least ? Array(stride(from: (value - 1) / step * step, through: least, by: -step)) : []
        }
        func up(_ value: Int, to most: Int, by step: Int) -> [Int] {
            value < most ? Array(stride(from: (value / step + 1) * step, through: most, by: step)) : []
        }
        switch rule {
        case .contributors: return down(rules.contributors, to: 1, by: 1)
        case .section: return down(rules.perSection, to: 0, by: 1)
        case .largestShare: return up(rules.maxShare, to: whole, by: whole / 100)
        case .twoLargestShares: return up(rules.maxTopTwoShare, to: whole, by: whole / 100)
        case .effectiveContributors: return down(rules.minEffective, to: whole, by: whole / 10)
        case .unitsOfOne: return rules.unitsOfOne < 20 ? up(rules.unitsOfOne, to: 20, by: 1) : []
        case .releaseShare: return up(rules.maxReleaseShare, to: whole, by: whole / 100)
        case .traceability: return down(rules.minTracedEffective, to: whole, by: whole / 10)
        case .longestRun: return rules.maxRun < 1000 ? up(rules.maxRun, to: rules.maxRun + 100, by: 1) : []
        case .studyK: return down(rules.studyK, to: 1, by: 1)
        case .populationK: return down(rules.populationK, to: 1, by: 1)
        case .attributeBudget: return rules.attributeBudget < 20 ? up(rules.attributeBudget, to: 20, by: 1) : []
        case .minWords: return down(rules.minWords, to: 0, by: 10)
        case .maxWords:
            return rules.maxWords < 1_000_000 ? up(rules.maxWords, to: 2 * rules.maxWords + 100, by: 10) : []
        case .slot(let slot): return down(slots[slot].minimum, to: 0, by: 1)
        case .pin, .wholeChain, .order, .waves, .facts, .openings, .sources, .repetition: return nil
        }
    }

    /// The same with another value for a rule.
    func with(_ rule: SelectionRule, at value: Int) -> SelectionProblem {
        var other = self
        switch rule {
        case .contributors: other.rules.contributors = value
        case .section: other.rules.perSection = value
        case .largestShare: other.rules.maxShare = value
        case .twoLargestShares: other.rules.maxTopTwoShare = value
        case .effectiveContributors: other.rules.minEffective = value
        case .unitsOfOne: other.rules.unitsOfOne = value
        case .releaseShare: other.rules.maxReleaseShare = value
        case .traceability: other.rules.minTracedEffective = value
        case .longestRun: other.rules.maxRun = value
        case .studyK: other.rules.studyK = value
        case .populationK: other.rules.populationK = value
        case .attributeBudget: other.rules.attributeBudget = value
        case .minWords: other.rules.minWords = value
        case .maxWords: other.rules.maxWords = value
        case .slot(let slot): other.slots[slot].minimum = value
        case .pin, .wholeChain, .order, .waves, .facts, .openings, .sources, .repetition: break
        }
        return other
    }

    /// The same with a unit each of so many further participants, which clashes with no other, in one of some slots.
    func adding(_ count: Int, to slots: [Int]) -> SelectionProblem {
        var other = self
        let words = units.map(\.words).sorted()
        let participant = (units.map(\.participant).max() ?? 0) + 1
        let order = (units.map(\.order).max() ?? 0) + 1
        let fragment = (units.map(\.fragment).max() ?? 0) + 1
        for number in 0..<count {
            other.units.append(
                SelectionUnit(
                    name: "\u{7F}\(number)", participant: participant + number, slots: slots,
                    words: words.isEmpty ? 20 : words[words.count / 2], order: order + number,
                    fragment: fragment + number,
                    source: 0..<1))
        }
        return other
    }
}
