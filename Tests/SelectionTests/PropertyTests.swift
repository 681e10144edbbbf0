import Testing

@testable import Selection

/// Laws that hold for every problem.
@Suite struct PropertyTests {
    private static let seeds = Array(5000..<5030) as [UInt64]

    @Test(arguments: seeds) func theOrderOfUnitsAndTheNumbersOfParticipantsChangeNothing(seed: UInt64) {
        let problem = RandomProblem.problem(seed: seed, units: 40)
        var random = SeededGenerator(seed: seed)
        var other = problem
        other.units.shuffle(using: &random)
        func rename(_ participant: Int) -> Int { 1000 - 7 * participant }
        for index in other.units.indices {
            other.units[index].participant = rename(other.units[index].participant)
            other.units[index].chain = other.units[index].chain.map(rename)
        }
        other.rules.releaseWords = Dictionary(
            uniqueKeysWithValues: problem.rules.releaseWords.map { (rename($0.key), $0.value) })
        let one = SelectionSolver().solve(problem)
        let two = SelectionSolver().solve(other)
        func names(_ outcome: SelectionOutcome, _ problem: SelectionProblem) -> [[String]]? {
            outcome.result?.chosen.map { $0.map { problem.units[$0].name } }
        }
        #expect(names(one, problem) == names(two, other))
        #expect((one.nodes, one.steps) == (two.nodes, two.steps))
    }

    @Test(arguments: seeds) func everyResultHoldsEveryRuleWhateverTheBudget(seed: UInt64) {
        let problem = RandomProblem.problem(seed: seed, units: 40)
        let definition = PlainDefinition(problem: problem)
        let best = SelectionSolver().solve(problem)
        for budget in [50, 2000, 1_000_000] {
            for most in [20, 1000] {
                let outcome = SelectionSolver(budget: budget, most: most).solve(problem)
                guard let result = outcome.result else { continue }
                #expect(definition.broken(by: result.chosen) == [])
                #expect(definition.worth(of: result.chosen) == result.worth.total)
                #expect(result.bound >= best.result?.worth.total ?? .min)
                #expect(!outcome.isComplete || result.worth.total == best.result?.worth.total)
            }
        }
    }

    @Test(arguments: seeds) func alternativesDifferInHalfOfTheirUnitsAndGetNoBetter(seed: UInt64) {
        let problem = RandomProblem.problem(seed: seed, units: 40)
        let outcomes = SelectionSolver().alternatives(of: problem, count: 4)
        let choices = outcomes.compactMap(\.result).map { Set($0.chosen.joined()) }
        for (index, choice) in choices.enumerated() {
            for earlier in choices[..<index] { #expect(2 * choice.intersection(earlier).count <= choice.count) }
        }
        let worths = outcomes.compactMap { $0.result?.worth.total }
        #expect(worths == worths.sorted(by: >))
    }

    @Test func saysWhenTheBudgetEndedTheSearch() {
        let outcome = SelectionSolver(budget: 50).solve(RandomProblem.problem(seed: 5003, units: 40))
        #expect(!outcome.isComplete)
        #expect(outcome.budget == 50)
    }
}
