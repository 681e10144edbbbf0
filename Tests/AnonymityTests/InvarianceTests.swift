@testable import Anonymity
import Testing

@Suite struct InvarianceTests {
    private func request(at node: [Int]) -> AssessmentRequest {
        var request = AssessmentRequest()
        request.levels = node
        request.requirement = Requirement([.kAnonymity(2), .equalCloseness(0.45), .kMap(2)])
        request.samplingFraction = 0.1
        request.suppressionLimit = 0.3
        return request
    }

    private func isNear(_ one: Double?, _ other: Double?) -> Bool {
        guard let one, let other else { return one == nil && other == nil }
        return one == other || abs(one - other) <= 1e-9 * max(1, abs(one))
    }

    @Test(arguments: 1...8)
    func `the order of records and people changes no figure`(seed: Int) throws {
        let rich = try RichTable(seed: UInt64(seed))
        var numbers = SeededNumbers(seed: UInt64(seed))
        let order = Array(rich.known.rows.indices).shuffled(using: &numbers)
        let turned = try rich.reordered(order)
        for node in rich.known.nodes {
            let one = Assessment(rich.table, request(at: node))
            let other = Assessment(turned, request(at: node))
            #expect(one.failing == other.failing)
            #expect(one.classesBelowK == other.classesBelowK)
            #expect(one.histogram.map(\.size) == other.histogram.map(\.size))
            #expect(one.histogram.map(\.classes) == other.histogram.map(\.classes))
            #expect(one.costs == other.costs)
            #expect(one.loss == other.loss)
            #expect(one.together == other.together)
            for (mine, yours) in [(one.risk, other.risk), (one.exact, other.exact)] {
                #expect(mine.prosecutor == yours.prosecutor)
                #expect(mine.kMap == yours.kMap)
                #expect(mine.notCovered == yours.notCovered)
                #expect(isNear(mine.marketer, yours.marketer))
                #expect(isNear(mine.journalist.average, yours.journalist.average))
            }
            let (mine, yours) = (one.models, other.models)
            #expect(mine.distinctL == yours.distinctL)
            for (one, other) in [
                (mine.entropyL, yours.entropyL), (mine.recursiveC, yours.recursiveC), (mine.equalT, yours.equalT),
                (mine.orderedT, yours.orderedT), (mine.hierarchicalT, yours.hierarchicalT),
                (mine.deltaMin, yours.deltaMin), (mine.deltaMax, yours.deltaMax), (mine.beta, yours.beta),
            ] { #expect(isNear(one, other)) }
            let (found, again) = (one.specialUniques!, other.specialUniques!)
            #expect(found.countOfSize == again.countOfSize)
            #expect(found.exposedByKnowing == again.exposedByKnowing)
            #expect(found.sumScore == again.sumScore)
            #expect(found.contribution == again.contribution)
            #expect(isNear(found.sumDIS, again.sumDIS))
            #expect(one.best?.levels == other.best?.levels)
            #expect(one.best?.ties == other.best?.ties)
            #expect(one.best?.suppressed == other.best?.suppressed)
            #expect(one.best?.value == other.best?.value)
            #expect(one.individuals.map(\.labels) == other.individuals.map(\.labels))
            #expect(one.individuals.map(\.tellingSets) == other.individuals.map(\.tellingSets))
            #expect(one.individuals.map(\.fixes) == other.individuals.map(\.fixes))
            #expect(one.individuals.map(\.population) == other.individuals.map(\.population))
            for (mine, yours) in zip(one.individuals, other.individuals) {
                #expect(yours.members.map { order[$0] }.sorted() == mine.members)
            }
        }
    }

    @Test(arguments: 1...12)
    func `nothing gets worse on the way up the lattice`(seed: Int) throws {
        let rich = try RichTable(seed: UInt64(seed))
        var assessments: [[Int]: Assessment] = [:]
        for node in rich.known.nodes { assessments[node] = Assessment(rich.table, request(at: node)) }
        for node in rich.known.nodes {
            let low = assessments[node]!
            for attribute in node.indices where node[attribute] < rich.known.hierarchies[attribute].top {
                var above = node
                above[attribute] += 1
                let high = assessments[above]!
                #expect(high.risk.k >= low.risk.k)
                #expect(high.risk.classes <= low.risk.classes)
                #expect(high.risk.uniques <= low.risk.uniques)
                #expect(high.risk.prosecutor.highest <= low.risk.prosecutor.highest)
                #expect(high.risk.prosecutor.average <= low.risk.prosecutor.average)
                #expect(high.risk.prosecutor.atRisk <= low.risk.prosecutor.atRisk)
                #expect(high.risk.kMap! >= low.risk.kMap!)
                #expect(high.loss >= low.loss - 1e-12)
                #expect(high.together.separation <= low.together.separation + 1e-12)
                #expect(high.together.distinction <= low.together.distinction)
                #expect(high.specialUniques!.uniques <= low.specialUniques!.uniques)
                for (mine, yours) in zip(high.specialUniques!.exposedByKnowing, low.specialUniques!.exposedByKnowing) {
                    #expect(mine <= yours)
                }
                #expect(high.models.distinctL! >= low.models.distinctL!)
                #expect(high.models.entropyL! >= low.models.entropyL! - 1e-9)
                #expect(high.models.equalT! <= low.models.equalT! + 1e-9)
                #expect(high.models.orderedT! <= low.models.orderedT! + 1e-9)
                #expect(high.models.hierarchicalT! <= low.models.hierarchicalT! + 1e-9)
                #expect(high.models.beta! <= low.models.beta! + 1e-9)
            }
        }
    }

    @Test(arguments: 1...10)
    func `separation and distinction are those of pairs of records`(seed: Int) throws {
        let known = try randomTable(seed: UInt64(seed))
        for node in known.nodes {
            let rows = known.rows.map { known.labels($0, at: node) }
            let found = known.table.assessment(at: node, required: 2)
            var differing = 0
            for (position, one) in rows.enumerated() { differing += rows[..<position].count { $0 != one } }
            let pairs = rows.count * (rows.count - 1) / 2
            #expect(abs(found.together.separation - (pairs == 0 ? 0 : Double(differing) / Double(pairs))) < 1e-12)
            #expect(found.together.distinction == Double(Set(rows).count) / Double(rows.count))
            for (attribute, cost) in found.costs.enumerated() {
                let labels = rows.map { $0[attribute] }
                #expect(cost.labels == Set(labels).count)
                #expect(cost.alone.distinction == Double(Set(labels).count) / Double(labels.count))
                for (level, k) in [(0, cost.kIfExact), (cost.top, cost.kIfWithheld)] {
                    var other = node
                    other[attribute] = level
                    let rows = known.rows.map { known.labels($0, at: other) }
                    #expect(k == rows.map { row in rows.count { $0 == row } }.min())
                }
            }
        }
    }

    @Test(arguments: [1, 12, 63])
    func `tables of nobody, of one person and of one value are assessed`(width: Int) throws {
        let hierarchies = try (0..<width).map { try hierarchy("a\($0)", "x;*") }
        for records in [0, 1, 3] {
            let rows = Array(repeating: Array(repeating: "x", count: width), count: records)
            let table = try Microdata(hierarchies: hierarchies, records: rows)
            var request = AssessmentRequest()
            request.samplingFraction = 0.5
            request.specialUniques = .within(steps: 1 << 22)
            request.optimum = .within(steps: 1 << 10)
            request.requirement = Requirement([.kAnonymity(2)])
            let found = Assessment(table, request)
            #expect(found.risk.k == records)
            #expect(!found.loss.isNaN)
            #expect(found.failing == (records == 1 ? 1 : 0))
            #expect(found.individuals.count == (records == 1 ? 1 : 0))
            #expect(found.together.distinction == (records == 0 ? 0 : 1 / Double(records)))
            #expect(table.locallyRecoded(k: 2)?.classes == (records < 2 ? nil : 1))
            #expect(table.equivalenceClasses(at: hierarchies.map { _ in 0 }).count == min(1, records))
        }
    }
}
