@testable import Anonymity
import Foundation
import Testing

@Suite struct SpecialUniquesTests {
    /// The minimal sample uniques of a record by looking at every set of attributes.
    private func minimalUniques(of record: Int, in rows: [[String]]) -> Set<UInt64> {
        let width = rows[0].count
        func isUnique(_ set: UInt64) -> Bool {
            !rows.indices.contains { other in
                other != record
                    && (0..<width).allSatisfy { set >> UInt64($0) & 1 == 0 || rows[other][$0] == rows[record][$0] }
            }
        }
        let unique = Set((1..<UInt64(1) << UInt64(width)).filter(isUnique))
        return unique.filter { set in
            (0..<width).allSatisfy { set >> UInt64($0) & 1 == 0 || !unique.contains(set & ~(1 << UInt64($0))) }
        }
    }

    private func factorial(_ number: Int) -> Double { number < 2 ? 1 : Double(number) * factorial(number - 1) }

    private func uniques(_ table: Microdata, fraction: Double = 0.05) throws -> (SpecialUniques, [UInt32]) {
        var request = AssessmentRequest()
        request.samplingFraction = fraction
        request.optimum = .within(steps: -1)
        let found = try #require(Assessment(table, request).specialUniques)
        return (found, ClassLattice(table).baseClassOfRecord())
    }

    private func check(_ rows: [[String]], _ expected: [Set<UInt64>], fraction: Double) throws {
        let width = rows[0].count
        let (found, classOfRecord) = try uniques(plainTable(rows).table, fraction: fraction)
        for record in rows.indices {
            let sets = found.sets(of: Int(classOfRecord[record]))
            #expect(Set(sets) == expected[record])
            #expect(sets.count == expected[record].count)
        }
        let scores = expected.map { sets in sets.reduce(0) { $0 + factorial(width - $1.nonzeroBitCount) } }
        let sum = scores.reduce(0, +)
        for record in rows.indices { #expect(found.scores[Int(classOfRecord[record])] == scores[record]) }
        #expect(found.uniques == expected.count { !$0.isEmpty })
        #expect(found.maxScore == scores.max())
        #expect(abs(found.sumScore - sum) <= sum * 1e-12)
        for size in 1...width {
            #expect(found.countOfSize[size - 1] == expected.joined().count { $0.nonzeroBitCount == size })
            let exposed = expected.count { $0.contains { $0.nonzeroBitCount <= size } }
            #expect(found.exposedByKnowing[size - 1] == exposed)
        }
        for attribute in 0..<width {
            let own = expected.joined().reduce(0) {
                $1 >> UInt64(attribute) & 1 == 1 ? $0 + factorial(width - $1.nonzeroBitCount) : $0
            }
            #expect(abs(found.contribution[attribute] - (sum == 0 ? 0 : own / sum)) < 1e-12)
        }
        // U·f / (U·f + P·(1 − f)).
        let sizes = rows.map { row in rows.count { $0 == row } }
        let alone = fraction * Double(sizes.count { $0 == 1 })
        let paired = (1 - fraction) * Double(sizes.count { $0 == 2 })
        let dis = alone + paired == 0 ? 0 : alone / (alone + paired)
        #expect(abs(found.dis - dis) < 1e-12)
        let own = scores.filter { $0 > 0 }.map(found.disScore)
        #expect(abs(found.sumDIS - own.reduce(0, +)) < 1e-9)
        #expect(found.maxDIS == own.max() ?? 0)
        #expect(found.aboveTenth == own.count { $0 > 0.1 })
        if dis > 0 {
            // The odds against a match are those of the table on average, and fall as the score rises.
            let odds = own.reduce(0) { $0 + (1 - $1) / $1 } / Double(own.count)
            #expect(abs(odds - (1 - dis) / dis) < 1e-6 * max(1, odds))
            for one in scores where one > 0 {
                for other in scores where other > one { #expect(found.disScore(of: other) >= found.disScore(of: one)) }
            }
        }
    }

    @Test(arguments: 1...42)
    func `finds what looking at every set of attributes finds`(seed: Int) throws {
        var numbers = SeededNumbers(seed: UInt64(seed))
        let rows = randomRows(
            Int.random(in: 1...11, using: &numbers), attributes: 1 + seed % 7,
            values: Int.random(in: 1...4, using: &numbers), using: &numbers)
        try check(rows, rows.indices.map { minimalUniques(of: $0, in: rows) }, fraction: [0.01, 0.3, 1][seed % 3])
    }

    @Test(arguments: 1...3)
    func `finds the minimal sets of many attributes`(seed: Int) throws {
        var numbers = SeededNumbers(seed: UInt64(seed))
        let width = [20, 12, 16][seed % 3]
        let rows = randomRows(5, attributes: width, values: 2, using: &numbers)
        // A set is unique where it meets every difference to another record: the minimal transversals (Berge).
        let expected = rows.indices.map { record -> Set<UInt64> in
            var found: Set<UInt64> = [0]
            for other in rows.indices where other != record {
                let differing = (0..<width).filter { rows[other][$0] != rows[record][$0] }
                let extended = found.flatMap { set in
                    differing.contains { set >> UInt64($0) & 1 == 1 } ? [set] : differing.map { set | 1 << UInt64($0) }
                }
                let candidates = Set(extended)
                found = candidates.filter { set in !candidates.contains { $0 != set && $0 & set == $0 } }
            }
            return found
        }
        try check(rows, expected, fraction: 0.1)
    }

    @Test func `agrees with sdcMicro's corrected contributions`() throws {
        let (found, _) = try uniques(plainTable([["2", "0", "0"], ["1", "3", "6"], ["1", "0", "0"]]).table)
        #expect(found.contribution == [0.5, 0.375, 0.375])
        #expect(found.sumScore == 8)
        #expect(found.countOfSize == [3, 2, 0])
        #expect(found.exposedByKnowing == [2, 3, 3])
    }

    @Test func `an only record is told by any attribute`() throws {
        let (found, _) = try uniques(plainTable([["x", "y", "z"]]).table)
        #expect(Set(found.sets(of: 0)) == [1, 2, 4])
        #expect(found.scores == [6])
        #expect(found.exposedByKnowing == [1, 1, 1])
    }

    @Test(arguments: 2...4)
    func `records that are all alike have no unique`(count: Int) throws {
        let (found, _) = try uniques(plainTable(Array(repeating: ["x", "y"], count: count)).table)
        #expect(found.uniques == 0)
        #expect(found.sets.isEmpty)
        #expect(found.contribution == [0, 0])
        #expect(found.dis == 0)
        #expect(found.maxDIS == 0)
    }

    @Test(arguments: 1...15)
    func `looks at the labels of the levels asked for`(seed: Int) throws {
        let known = try randomTable(seed: UInt64(seed))
        for node in known.nodes {
            let rows = known.rows.map { known.labels($0, at: node) }
            let found = try #require(known.table.assessment(at: node, required: 2).specialUniques)
            let expected = rows.indices.map { minimalUniques(of: $0, in: rows) }
            #expect(found.uniques == expected.count { !$0.isEmpty })
            #expect(found.sets.sorted() == expected.joined().sorted())
        }
    }
}
