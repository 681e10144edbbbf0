@testable import Anonymity
import Foundation
import Testing

@Suite struct ModelOptimumTests {
    static let requirements: [[PrivacyModel]] = [
        [.kAnonymity(2), .distinctDiversity(2)], [.kMap(6)], [.kAnonymity(2), .kMap(4)], [.entropyDiversity(1.7)],
        [.kAnonymity(2), .equalCloseness(0.37)], [.orderedCloseness(0.23), .distinctDiversity(2)],
        [.hierarchicalCloseness(0.21)], [.recursiveDiversity(c: 1.9, l: 2)], [.betaLikeness(0.8)],
        [.kAnonymity(3), .enhancedBetaLikeness(0.7)], [.deltaPresence(0...0.43)], [.deltaPresence(0.03...0.6)],
        [.kAnonymity(2), .entropyDiversity(1.6), .orderedCloseness(0.31), .kMap(2)],
    ]

    /// What a node comes to by the definitions, where some classes are kept.
    private func value(_ rich: RichTable, _ kept: [[Int]], _ metric: QualityMetric, at node: [Int]) -> Double {
        let n = Double(rich.known.rows.count)
        let suppressed = rich.known.rows.count - kept.joined().count
        let losses = rich.known.hierarchies.enumerated().map { attribute, hierarchy -> Double in
            let shares = hierarchy.shares(at: node[attribute])
            let sum = kept.joined().reduce(Double(suppressed)) {
                $0 + shares[hierarchy.row(of: rich.known.rows[$1][attribute])!]
            }
            let least = n / Double(hierarchy.domainSize)
            return max(0, (sum - least) / (n - least))
        }
        switch metric {
        case .loss: return exp(losses.reduce(0) { $0 + log(1 + $1) } / Double(losses.count)) - 1
        case .arithmeticLoss: return losses.reduce(0, +) / Double(losses.count)
        case .averageClassSize: return n / Double(kept.count + (suppressed > 0 ? 1 : 0))
        case .discernibility:
            return kept.reduce(0) { $0 + Double($1.count * $1.count) } + Double(suppressed) * n
        }
    }

    @Test(arguments: 1...8)
    func `equals brute force for models together, ties and all`(seed: Int) throws {
        let rich = try RichTable(seed: UInt64(seed))
        for models in Self.requirements {
            let kept = rich.known.nodes.map { node in
                rich.classes(at: node).filter { own in
                    models.allSatisfy { Literature.holds($0, rich, own.records, people: own.people) }
                }
                .map(\.records)
            }
            for metric in QualityMetric.allCases {
                let all = zip(rich.known.nodes, kept).map { node, kept in
                    (node: node, value: value(rich, kept, metric, at: node), kept: kept.joined().count)
                }
                for limit in [0, 0.25, 0.6] {
                    let budget = Int((limit * Double(rich.known.rows.count)).rounded(.down))
                    let sufficient = all.filter { node in
                        rich.known.rows.count - node.kept <= budget
                            && models.allSatisfy { Literature.allows($0, absent: rich.absentAtNode[node.node]!) }
                    }
                    let expected = sufficient.map(\.value).min()
                    let found = rich.table.optimalGeneralisation(
                        Requirement(models), metric: metric, suppressionLimit: limit)
                    #expect((found == nil) == (expected == nil), "\(models) within \(limit)")
                    guard let found, let expected else { continue }
                    #expect(abs(found.value - expected) < 1e-9, "\(models) within \(limit)")
                    #expect(found.isProven)
                    let best = sufficient.filter { $0.value < expected + 1e-9 }
                    #expect(Set([found.levels] + found.ties) == Set(best.map(\.node)), "\(models) within \(limit)")
                    #expect(
                        best.contains { $0.node == found.levels && rich.known.rows.count - $0.kept == found.suppressed }
                    )
                    #expect(found.suppressed == best.map { rich.known.rows.count - $0.kept }.min())
                }
            }
        }
    }

    @Test(arguments: 1...8, [1, 20, 60, 200])
    func `a search that ends early never claims too much`(seed: Int, stepLimit: Int) throws {
        let rich = try RichTable(seed: UInt64(seed))
        for metric in QualityMetric.allCases {
            for (models, limit) in [
                ([PrivacyModel.kAnonymity(3)], 0.0), ([.kAnonymity(2), .equalCloseness(0.4)], 0.3),
            ] {
                let requirement = Requirement(models)
                let proven = rich.table.optimalGeneralisation(requirement, metric: metric, suppressionLimit: limit)
                let early = rich.table.optimalGeneralisation(
                    requirement, metric: metric, suppressionLimit: limit, stepLimit: stepLimit)
                guard let early else { continue }
                let best = try #require(proven)
                #expect(early.bound <= best.value + 1e-9)
                #expect(early.value >= best.value - 1e-9)
                if early.isProven { #expect(early.value <= best.value + 1e-9) }
            }
        }
    }

    @Test(arguments: 1...25)
    func `an early end is not taken for impossible`(seed: Int) throws {
        let rich = try RichTable(seed: UInt64(seed))
        var request = AssessmentRequest()
        request.requirement = Requirement([.kAnonymity(2)])
        request.stepLimit = 1
        if case .impossible = Assessment(rich.table, request).optimum {
            #expect(rich.table.optimalGeneralisation(request.requirement) == nil)
        }
    }
}
