@testable import Anonymity
import Foundation
import Testing

@Suite struct ModelFiguresTests {
    static let models: [PrivacyModel] = [
        .kAnonymity(2), .kAnonymity(4), .kMap(3), .kMap(12), .distinctDiversity(2), .distinctDiversity(3),
        .entropyDiversity(1.7), .entropyDiversity(2.3), .recursiveDiversity(c: 1.9, l: 2),
        .recursiveDiversity(c: 4.1, l: 3), .recursiveDiversity(c: 1.3, l: 1), .equalCloseness(0.27),
        .equalCloseness(0.53), .orderedCloseness(0.19), .orderedCloseness(0.4), .hierarchicalCloseness(0.17),
        .hierarchicalCloseness(0.35), .deltaPresence(0...0.37), .deltaPresence(0.07...0.83), .betaLikeness(0.7),
        .betaLikeness(2.2), .enhancedBetaLikeness(0.55), .enhancedBetaLikeness(3),
    ]

    @Test(arguments: 1...16)
    func `are those of the literature at every node`(seed: Int) throws {
        let rich = try RichTable(seed: UInt64(seed))
        var request = AssessmentRequest()
        request.requirement = Requirement([.recursiveDiversity(c: 2, l: 3)])
        request.optimum = .within(steps: -1)
        for node in rich.known.nodes {
            request.levels = node
            let found = Assessment(rich.table, request).models
            let classes = rich.classes(at: node)
            let values = classes.map { $0.records.map { rich.sensitive[$0] } }
            let whole = rich.sensitive
            func isNear(_ figure: Double?, _ expected: Double) -> Bool {
                figure.map { $0 == expected || abs($0 - expected) < 1e-9 } ?? false
            }
            #expect(found.k == classes.map(\.records.count).min())
            #expect(found.distinctL == values.map { Set($0).count }.min())
            #expect(isNear(found.entropyL, values.map(Literature.entropyL).min()!))
            #expect(found.recursiveL == 3)
            #expect(isNear(found.recursiveC, values.map { Literature.recursiveRatio($0, l: 3) }.max()!))
            #expect(isNear(found.equalT, values.map { Literature.equalT($0, whole) }.max()!))
            #expect(isNear(found.orderedT, values.map { Literature.orderedT($0, whole) }.max()!))
            #expect(
                isNear(
                    found.hierarchicalT,
                    values.map { Literature.hierarchicalT($0, whole, rich.sensitiveHierarchy) }.max()!))
            #expect(isNear(found.beta, values.map { Literature.gains($0, whole).map(\.gain).max()! }.max()!))
            #expect(found.kMap == classes.map(\.people).min())
            let shares = classes.map { $1 == 0 ? .infinity : Double($0.count) / Double($1) }
            #expect(isNear(found.deltaMin, rich.absentAtNode[node]! > 0 ? 0 : shares.min()!))
            #expect(isNear(found.deltaMax, shares.max()!))
        }
    }

    @Test(arguments: 1...6)
    func `the hierarchical distance is that of the cheapest assignment`(seed: Int) throws {
        let rich = try RichTable(seed: UInt64(seed), records: 4)
        for node in rich.known.nodes {
            let values = rich.classes(at: node).map { $0.records.map { rich.sensitive[$0] } }
            guard values.count > 1 else { continue }
            let expected = values.map { Literature.assignedT($0, rich.sensitive, rich.sensitiveHierarchy) }.max()!
            let found = try #require(rich.table.assessment(at: node, required: 1).models.hierarchicalT)
            #expect(abs(found - expected) < 1e-9)
        }
    }

    @Test(arguments: 1...8)
    func `counts the records of classes that fail a model`(seed: Int) throws {
        let rich = try RichTable(seed: UInt64(seed))
        var request = AssessmentRequest()
        request.optimum = .within(steps: -1)
        request.specialUniques = .within(steps: -1)
        for node in rich.known.nodes {
            request.levels = node
            let classes = rich.classes(at: node)
            for model in Self.models {
                request.requirement = Requirement([model])
                let failing = classes.reduce(0) {
                    Literature.holds(model, rich, $1.records, people: $1.people) ? $0 : $0 + $1.records.count
                }
                #expect(Assessment(rich.table, request).failing == failing, "\(model) at \(node)")
            }
        }
    }

    @Test func `classes that the population lacks have nobody`() throws {
        let known = try KnownTable([hierarchy("a", "x;*\ny;*\nz;*")], [["x"], ["y"]])
        let table = try RichTable.table(known, ["1", "1"], hierarchy("ill", "1;*"), [(["x"], 7), (["z"], 100)])
        let exact = table.assessment(at: [0], required: 1)
        #expect(exact.models.kMap == 0)
        #expect(exact.models.deltaMax == .infinity)
        #expect(exact.risk.kMap == 0)
        #expect(table.assessment(at: [1], required: 1).models.kMap == 107)
    }

    @Test func `a sensitive attribute of one value is as near as can be`() throws {
        let known = try KnownTable([hierarchy("a", "x;*\ny;*")], [["x"], ["y"]])
        let found = try RichTable.table(known, ["1", "1"], hierarchy("ill", "1;b;*"), [])
            .assessment(at: [0], required: 1).models
        #expect(found.equalT == 0)
        #expect(found.orderedT == 0)
        #expect(found.hierarchicalT == 0)
        #expect(found.beta == 0)
        #expect(found.entropyL == 1)
        #expect(found.distinctL == 1)
    }
}
