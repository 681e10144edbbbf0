import Anonymity
import Corpus
import Redaction
import Testing

@testable import Composition
@testable import Policies

/// The search against the plain definition: every choice enumerated.
@Suite struct BranchAndBoundTests {
    @Test(arguments: 0..<60) func findsTheBestChoiceThatHoldsEveryRule(seed: UInt64) {
        let instance = Instance(seed: seed)
        let problem = instance.problem
        var search = BranchAndBound(problem)
        let found = search.solve()
        let best = instance.bestByEnumeration()
        #expect((found == nil) == (best == nil))
        if let found, let best {
            #expect(abs(found.worth - best) < 1e-9)
            #expect(found.isOptimal)
            #expect(abs(instance.worth(of: found.chosen)! - found.worth) < 1e-9)
        }
    }

    @Test func instancesAreOfBothKinds() {
        let feasible = (0..<60).count { Instance(seed: UInt64($0)).bestByEnumeration() != nil }
        #expect((10...58).contains(feasible))
    }

    @Test func saysWhenTheBudgetEndedTheSearch() {
        var search = BranchAndBound(Instance(seed: 3, units: 20).problem, budget: 5)
        _ = search.solve()
        #expect(!search.isComplete)
    }
}

/// A small random problem.
private struct Instance {
    let problem: SelectionProblem

    init(seed: UInt64, units count: Int = 9) {
        var random = SeededGenerator(seed: seed)
        let openings = ["I", "They", "We"]
        let functions: [(Section, String)] = [
            (.context, "presenting"), (.context, "feeling"), (.mechanism, "technique"), (.outcome, "mentee"),
            (.outcome, "team"),
        ]
        let units = (0..<count).map { index -> NarrativeUnit in
            let (section, function) = functions.randomElement(using: &random)!
            let words = Int.random(in: 6...30, using: &random)
            let text =
                openings.randomElement(using: &random)! + " "
                + (1..<words).map { "w\(index)x\($0)" }.joined(separator: " ") + "."
            return NarrativeUnit(
                fragment: "F\(index)", participant: "P\(Int.random(in: 0..<5, using: &random))", situation: nil,
                section: section, function: function, cues: [], order: Int.random(in: 0..<1000, using: &random),
                source: 0..<text.utf8.count, edits: .none, text: text, words: words,
                quality: Double.random(in: -0.5...3, using: &random),
                facets: Int.random(in: 0..<3, using: &random) == 0
                    ? [
                        Facet(
                            fact: "f\(Int.random(in: 0..<2, using: &random))",
                            value: "\(Int.random(in: 0..<2, using: &random))", once: false)
                    ]
                    : [],
                statements: [])
        }
        func slot(_ function: String, _ range: ClosedRange<Int>) -> Slot {
            Slot(
                function: function, minimum: range.lowerBound, maximum: range.upperBound, beginsParagraph: false,
                leads: [],
                introduces: [])
        }
        let template = StoryTemplate(
            id: "t", title: "t", voice: nil,
            sections: [
                StorySection(
                    section: .context, title: "C", slots: [slot("presenting", 1...1), slot("feeling", 0...2)]),
                StorySection(section: .mechanism, title: "M", slots: [slot("technique", 0...2)]),
                StorySection(section: .outcome, title: "O", slots: [slot("mentee", 1...2), slot("team", 0...1)]),
            ], declaration: "", body: "")
        problem = SelectionProblem(
            template: template, units: units, seed: Seed(value: seed),
            rules: .init(
                contributors: .init(minimum: 3, perSection: 1, maxShare: 0.6, maxTopTwoShare: 0.9, minEffective: 2),
                anonymity: .init(k: 2, populationK: 0, suppressionLimit: 0), minWords: 30, maxWords: 110),
            people: People(hierarchies: [], rows: [([:], 9)]), population: nil)
    }

    /// The worth of the best allowed choice, by looking at all of them.
    func bestByEnumeration() -> Double? {
        var best: Double?
        func choose(_ chosen: [Int?]) {
            guard chosen.count < problem.places.count else {
                if let worth = worth(of: chosen), worth > best ?? -.infinity { best = worth }
                return
            }
            choose(chosen + [nil])
            for unit in problem.places[chosen.count].candidates { choose(chosen + [unit]) }
        }
        choose([])
        return best
    }

    /// The worth of a choice by the definition; `nil` where a rule is broken.
    func worth(of chosen: [Int?]) -> Double? {
        let units = problem.units
        var sum = 0.0
        var used: [Int] = []
        for (index, (place, unit)) in zip(problem.places, chosen).enumerated() {
            let follows = index > 0 && problem.places[index - 1].slot == place.slot
            guard let unit else {
                guard place.isOptional else { return nil }
                continue
            }
            guard place.candidates.contains(unit) else { return nil }
            if follows {
                guard let before = chosen[index - 1], units[before].order < units[unit].order else { return nil }
            }
            for other in used {
                if other == unit { return nil }
                if units[other].facets.contains(where: { one in units[unit].facets.contains { one.conflicts(with: $0) }
                }) {
                    return nil
                }
                if units[other].participant == units[unit].participant, units[other].order >= units[unit].order {
                    return nil
                }
            }
            sum += problem.worth[unit]
            if used.contains(where: { units[$0].participant == units[unit].participant }) { sum -= 0.4 }
            if let last = used.last,
                units[last].text.prefix(while: { $0 != " " }) == units[unit].text.prefix(while: { $0 != " " })
            {
                sum -= 0.5
            }
            used.append(unit)
        }
        let byPerson = Dictionary(grouping: used) { units[$0].participant }
        if byPerson.values.contains(where: { $0.count > 3 || Set($0.map { units[$0].section }).count == 3 }) {
            return nil
        }
        let words = byPerson.mapValues { $0.reduce(0) { $0 + units[$1].words } }.values.sorted(by: >)
        let total = words.reduce(0, +)
        guard (30...110).contains(total), words.count >= 3, Double(words[0]) <= 0.6 * Double(total),
            Double(words[0] + words[1]) <= 0.9 * Double(total),
            Double(total * total) / Double(words.reduce(0) { $0 + $1 * $1 }) >= 2
        else { return nil }
        for section in [Section.context, .mechanism, .outcome]
        where !used.contains(where: { units[$0].section == section }) {
            return nil
        }
        return sum
    }
}
