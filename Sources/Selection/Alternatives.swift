extension SelectionSolver {
    /// The best choice, then the best that differs from it in at least half of its units, and so on.
    ///
    /// - Parameters:
    ///   - problem: the problem.
    ///   - count: how many choices are wanted.
    /// - Returns: how each search ended; the last one has no result where there are no further choices.
    public func alternatives(of problem: SelectionProblem, count: Int) -> [SelectionOutcome] {
        var problem = problem
        var outcomes: [SelectionOutcome] = []
        while outcomes.count < count {
            let outcome = solve(problem)
            outcomes.append(outcome)
            guard let result = outcome.result else { break }
            problem.earlier.append(
                EarlierChoice(names: Set(result.chosen.joined().map { problem.units[$0].name }), byHalf: true))
        }
        return outcomes
    }
}
