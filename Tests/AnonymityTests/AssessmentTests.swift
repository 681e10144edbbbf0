import Anonymity
import Testing

@Suite struct AssessmentTests {
    /// Every node of the table's lattice.
    private func nodes(of table: Microdata) -> [[Int]] {
        table.hierarchies.reduce([[]]) { nodes, hierarchy in
            nodes.flatMap { node in (0..<hierarchy.levels).map { node + [$0] } }
        }
    }

    @Test(arguments: 1...30)
    func `k does not fall on the way up the lattice`(seed: Int) throws {
        let table = try randomTable(seed: UInt64(seed))
        for node in nodes(of: table) {
            let k = table.assessment(at: node, required: 1).risk.k
            for attribute in node.indices where node[attribute] < table.hierarchies[attribute].top {
                var above = node
                above[attribute] += 1
                #expect(table.assessment(at: above, required: 1).risk.k >= k)
            }
        }
    }

    @Test(arguments: 1...20)
    func `the order of the records changes no figure`(seed: Int) throws {
        let table = try randomTable(seed: UInt64(seed))
        let exact = table.hierarchies.map { _ in 0 }
        let rows = (0..<table.records).map { table.labels(of: $0, at: exact) }
        let turned = try Microdata(hierarchies: table.hierarchies, records: rows.reversed())
        for node in nodes(of: table) {
            let one = table.assessment(at: node, required: 2)
            let other = turned.assessment(at: node, required: 2)
            #expect(one.risk == other.risk)
            #expect(one.classes.map(\.labels) == other.classes.map(\.labels))
            #expect(one.classes.map(\.size) == other.classes.map(\.size))
            #expect(zip(one.costs, other.costs).allSatisfy { abs($0.loss - $1.loss) < 1e-12 })
        }
    }

    @Test(arguments: 1...20)
    func `the optimum is no dearer than any levels that reach k`(seed: Int) throws {
        let table = try randomTable(seed: UInt64(seed))
        for node in nodes(of: table) {
            let assessment = table.assessment(at: node, required: 3)
            if assessment.isMet { #expect((assessment.optimum?.loss ?? 2) <= assessment.loss + 1e-12) }
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
        #expect(assessment.belowRequired.map(\.labels) == [["s", "x"], ["t", "y"]])
        #expect(assessment.costs.map(\.kIfExact) == [1, 2])
        #expect(assessment.costs.map(\.kIfWithheld) == [2, 2])
        #expect(assessment.costs.map(\.labels) == [2, 2])
        #expect(assessment.costs[1].loss == 0)
        #expect(assessment.optimum?.levels == [2, 1])
        #expect(assessment.optimum?.risk.k == 4)
    }

    @Test func `an empty table meets nothing`() throws {
        let table = try Microdata(hierarchies: [hierarchy("a", "x;*")], records: [])
        let assessment = table.assessment(at: [0], required: 1)
        #expect(!assessment.isMet)
        #expect(assessment.optimum == nil)
        #expect(assessment.risk.highestProsecutorRisk == 0)
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
