import Testing

@testable import Selection

@Suite struct ClashTests {
    private static let solver = SelectionSolver(budget: 20_000_000)

    /// Random problems that ask for more than there is.
    private static let impossible = (0..<80).map { RandomProblem.problem(seed: 1000 + $0, strict: true) }
        .filter { PlainDefinition(problem: $0).bestByEnumeration() == nil && $0.earlier.isEmpty }

    @Test func thereAreProblemsToExplain() { #expect(Self.impossible.count > 20) }

    @Test(arguments: 0..<20) func everyRuleOfAClashIsNeededForIt(number: Int) throws {
        let problem = Self.impossible[number]
        let clash = try #require(Self.solver.clash(in: problem))
        #expect(clash.isMinimal)
        var only = problem
        only.rules.dropped.formUnion(Set(problem.askedRules).subtracting(clash.rules))
        #expect(PlainDefinition(problem: only).bestByEnumeration() == nil)
        for rule in clash.rules {
            #expect(PlainDefinition(problem: only.without(rule)).bestByEnumeration() != nil, "\(rule)")
        }
    }

    @Test(arguments: 0..<20) func everyWayOutLeadsOutAndNoShorterOneDoes(number: Int) throws {
        let problem = Self.impossible[number]
        let clash = try #require(Self.solver.clash(in: problem))
        for case .change(let rule, let value) in clash.waysOut {
            #expect(PlainDefinition(problem: problem.with(rule, at: value)).bestByEnumeration() != nil)
            let values = try #require(problem.easierValues(of: rule))
            if let place = values.firstIndex(of: value), place > 0 {
                #expect(PlainDefinition(problem: problem.with(rule, at: values[place - 1])).bestByEnumeration() == nil)
            }
        }
        for case .material(let section, let slot, let participants) in clash.waysOut {
            let slots = slot.map { [$0] } ?? problem.slots.indices.filter { problem.slots[$0].section == section }
            #expect(SelectionSolver().solve(problem.adding(participants, to: slots)).result != nil)
        }
    }

    @Test func saysThatAPinCannotBeKept() throws {
        var problem = RandomProblem.problem(seed: 4)
        problem.rules = SelectionRules()
        problem.earlier = []
        problem.rules.pins = [99]
        let clash = try #require(Self.solver.clash(in: problem))
        #expect(clash.rules == [.pin(99)])
        #expect(clash.waysOut.contains(.leaveOut(.pin(99))))
    }

    @Test func whatCanBeHeldDoesNotClash() {
        var problem = RandomProblem.problem(seed: 4)
        problem.rules = SelectionRules()
        #expect(Self.solver.clash(in: problem) == nil)
    }
}
