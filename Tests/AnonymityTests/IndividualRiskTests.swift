@testable import Anonymity
import Foundation
import Testing

@Suite struct IndividualRiskTests {
    @Test(arguments: 1...14)
    func `says true things of everybody it lists`(seed: Int) throws {
        let known = try randomTable(seed: UInt64(seed))
        let tops = known.hierarchies.map(\.top)
        for node in known.nodes {
            let rows = known.rows.map { known.labels($0, at: node) }
            let assessment = known.table.assessment(at: node, required: 3)
            let small = Set(rows.filter { row in rows.count { $0 == row } < 3 })
            #expect(assessment.classesBelowK == small.count)
            #expect(assessment.individuals.count == min(10, small.count))
            #expect(Set(assessment.individuals.map(\.labels)).isSubset(of: small))
            for person in assessment.individuals {
                #expect(person.members == rows.indices.filter { rows[$0] == person.labels })
                #expect(person.size < 3)
                for set in person.tellingSets {
                    let alike = rows.indices.filter { row in set.allSatisfy { rows[row][$0] == person.labels[$0] } }
                    #expect(alike == person.members)
                    // No attribute of it is superfluous.
                    for left in set {
                        let others = rows.indices.filter { row in
                            set.allSatisfy { $0 == left || rows[row][$0] == person.labels[$0] }
                        }
                        #expect(others.count > person.size || set.count == 1)
                    }
                }
                #expect(person.tellingSets.map(\.count) == person.tellingSets.map(\.count).sorted())
                #expect(!person.tellingSets.isEmpty)
                checkFixes(of: person, known, at: node, assessment.costs)
                // Somebody in a class smaller than k can always be helped, unless the whole table is.
                #expect(person.fixes.isEmpty == (known.rows.count < 3 || node == tops))
            }
            for (one, next) in zip(assessment.individuals, assessment.individuals.dropFirst()) {
                #expect(one.size <= next.size)
                if one.size == next.size {
                    #expect(one.score >= next.score)
                    // Labels of these tables are in order by their spelling.
                    if one.score == next.score { #expect(one.labels.lexicographicallyPrecedes(next.labels)) }
                }
            }
        }
    }

    private func loss(_ known: KnownTable, at node: [Int]) -> Double {
        let n = Double(known.rows.count)
        let losses = known.hierarchies.enumerated().map { attribute, hierarchy -> Double in
            let shares = hierarchy.shares(at: node[attribute])
            let least = n / Double(hierarchy.domainSize)
            return (known.rows.reduce(0.0) { $0 + shares[hierarchy.row(of: $1[attribute])!] } - least) / (n - least)
        }
        return exp(losses.reduce(0) { $0 + log(1 + $1) } / Double(losses.count)) - 1
    }

    private func checkFixes(of person: IndividualRisk, _ known: KnownTable, at node: [Int], _ costs: [AttributeCost]) {
        var raised: [[Int]] = []
        for fix in person.fixes {
            var other = node
            for step in fix.steps {
                #expect(step.from == node[step.attribute])
                #expect(step.to > step.from)
                other[step.attribute] = step.to
                let value = known.rows[person.members[0]]
                #expect(step.label == known.labels(value, at: other)[step.attribute])
            }
            let labels = known.labels(known.rows[person.members[0]], at: other)
            let size = known.rows.count { known.labels($0, at: other) == labels }
            #expect(fix.size == size)
            #expect(size >= 3)
            #expect(abs(fix.addedLoss - (loss(known, at: other) - loss(known, at: node))) < 1e-9)
            raised.append(other)
        }
        #expect(person.fixes.map(\.addedLoss) == person.fixes.map(\.addedLoss).sorted())
        for (one, other) in raised.indices.flatMap({ one in raised.indices.map { (one, $0) } }) where one != other {
            #expect(!zip(raised[one], raised[other]).allSatisfy { $0 <= $1 })
        }
        // The first is the cheapest there is.
        let sufficient = known.nodes.filter { other in
            guard zip(node, other).allSatisfy({ $0 <= $1 }) else { return false }
            let labels = known.labels(known.rows[person.members[0]], at: other)
            return known.rows.count { known.labels($0, at: other) == labels } >= 3
        }
        if let first = person.fixes.first {
            #expect(abs(first.addedLoss - sufficient.map { loss(known, at: $0) - loss(known, at: node) }.min()!) < 1e-9)
        } else {
            #expect(sufficient.isEmpty)
        }
    }

    @Test func `is told of a pair by attributes too`() throws {
        let known = try plainTable([["x", "1"], ["x", "1"], ["y", "1"], ["y", "1"], ["y", "1"]])
        let person = try #require(known.table.assessment(at: [0, 0], required: 3).individuals.first)
        #expect(person.tellingSets == [[0]])
        #expect(person.score == 0)
        #expect(person.members == [0, 1])
    }

    @Test func `lists as many as asked for`() throws {
        let known = try plainTable((0..<20).map { ["\($0)"] })
        for listed in [0, 1, 19, 20, 100] {
            var request = AssessmentRequest()
            request.listed = listed
            let found = Assessment(known.table, request)
            #expect(found.individuals.count == min(20, listed))
            #expect(found.individuals.map(\.labels) == (0..<min(20, listed)).map { ["\($0)"] })
        }
    }
}
