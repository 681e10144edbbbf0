import Testing

@testable import Selection

/// The search against the plain definition: every choice enumerated.
@Suite struct SolverTests {
    @Test(arguments: 0..<300) func findsTheBestChoiceThatHoldsEveryRule(seed: UInt64) throws {
        let problem = RandomProblem.problem(seed: seed)
        let definition = PlainDefinition(problem: problem)
        let outcome = SelectionSolver().solve(problem)
        let best = definition.bestByEnumeration()
        #expect(outcome.isComplete)
        #expect(outcome.result?.worth.total == best)
        guard let result = outcome.result else { return }
        #expect(result.isOptimal)
        #expect(definition.broken(by: result.chosen) == [])
        #expect(definition.worth(of: result.chosen) == result.worth.total)
    }

    @Test func instancesAreOfBothKinds() {
        let feasible = (0..<300).count { SelectionSolver().solve(RandomProblem.problem(seed: $0)).result != nil }
        #expect((60...280).contains(feasible))
    }
}
