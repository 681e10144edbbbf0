@testable import Anonymity
import Testing

@Suite struct AssessmentTests {
    @Test(arguments: 1...30)
    func `k does not fall on the way up the lattice`(seed: Int) throws {
        let known = try randomTable(seed: UInt64(seed))
        for node in known.nodes {
            let k = known.table.assessment(at: node, required: 1).risk.k
            for attribute in node.indices where node[attribute] < known.hierarchies[attribute].top {
                var above = node
                above[attribute] += 1
                #expect(known.table.assessment(at: above, required: 1).risk.k >= k)
            }
        }
    }

    @Test(arguments: 1...20)
    func `the order of the records changes no figure`(seed: Int) throws {
        let known = try randomTable(seed: UInt64(seed))
        let turned = try KnownTable(known.hierarchies, known.rows.reversed())
        for node in known.nodes {
            let one = known.table.assessment(at: node, required: 2)
            let other = turned.table.assessment(at: node, required: 2)
            #expect(one.risk == other.risk)
            #expect(one.costs == other.costs)
            #expect(one.models == other.models)
            #expect(one.best == other.best)
            #expect(one.specialUniques?.scores.sorted() == other.specialUniques?.scores.sorted())
            #expect(one.individuals.map(\.labels) == other.individuals.map(\.labels))
            #expect(one.individuals.map(\.fixes) == other.individuals.map(\.fixes))
        }
    }

    @Test(arguments: 1...20)
    func `the optimum is no dearer than any levels that reach k`(seed: Int) throws {
        let known = try randomTable(seed: UInt64(seed))
        for node in known.nodes {
            let assessment = known.table.assessment(at: node, required: 3)
            if assessment.isMet { #expect((assessment.best?.loss ?? 2) <= assessment.loss + 1e-12) }
        }
    }

    @Test(arguments: [(0.0, 0), (0.1, 1), (0.19, 1), (0.2, 2), (1, 10)])
    func `leaves out no more than the budget allows`(limit: Double, budget: Int) throws {
        let table = try Microdata(
            hierarchies: [hierarchy("a", "x;*\ny;*\nz;*")],
            records: [["y"], ["z"]] + Array(repeating: ["x"], count: 8))
        let optimum = try #require(table.optimalGeneralisation(k: 2, suppressionLimit: limit))
        #expect(optimum.suppressed <= budget)
        #expect(optimum.levels == [budget < 2 ? 1 : 0])
    }

    @Test func `says what each attribute costs and brings`() throws {
        let table = try Microdata(
            hierarchies: [hierarchy("role", "a;s;*\nb;s;*\nc;t;*"), hierarchy("place", "x;*\ny;*")],
            records: [["a", "x"], ["b", "x"], ["c", "y"], ["c", "y"]])
        let assessment = table.assessment(at: [1, 0], required: 3)
        #expect(assessment.risk.k == 2)
        #expect(!assessment.isMet)
        #expect(assessment.individuals.map(\.labels) == [["s", "x"], ["t", "y"]])
        #expect(assessment.individuals.map(\.members) == [[0, 1], [2, 3]])
        #expect(assessment.costs.map(\.kIfExact) == [1, 2])
        #expect(assessment.costs.map(\.kIfWithheld) == [2, 2])
        #expect(assessment.costs.map(\.labels) == [2, 2])
        #expect(assessment.costs[1].loss == 0)
        #expect(assessment.best?.levels == [2, 1])
        #expect(assessment.best?.risk.k == 4)
    }

    @Test func `an empty table meets nothing`() throws {
        let table = try Microdata(hierarchies: [hierarchy("a", "x;*")], records: [])
        let assessment = table.assessment(at: [0], required: 1)
        #expect(!assessment.isMet)
        #expect(assessment.best == nil)
        #expect(assessment.risk.prosecutor.highest == 0)
    }

    @Test func `counts the people of a population who are like each class`() throws {
        let hierarchies = [
            try hierarchy("role", "consultant;senior;*\nregistrar;trainee;*"),
            try hierarchy("place", "Leeds;North;*\nTruro;South;*"),
        ]
        let table = try Microdata(
            hierarchies: hierarchies,
            records: [["consultant", "Leeds"], ["registrar", "Truro"], ["registrar", "Truro"]])
        let people = People(
            hierarchies: hierarchies,
            rows: [(["role": "senior", "place": "North"], 40), (["role": "trainee", "place": "North"], 7)])
        let counted = people.counts(of: table.equivalenceClasses(at: [1, 2]), attributes: ["role", "place"])
        #expect(counted.map(\.population) == [7, 40])
        #expect(counted.map(\.size) == [2, 1])
        #expect(
            people.counts(of: table.equivalenceClasses(at: [1, 1]), attributes: ["role", "place"]).map(\.population)
                == [0, 40])
    }

    @Test func `names a value that its hierarchy does not know`() throws {
        let hierarchies = [try hierarchy("a", "x;*"), try hierarchy("b", "y;*")]
        let error = #expect(throws: Microdata.UnknownValue.self) {
            try Microdata(hierarchies: hierarchies, records: [["x", "y"], ["x", "q"]])
        }
        #expect(error?.record == 1)
        #expect(error?.attribute == "b")
        #expect(error?.value == "q")
    }
}
