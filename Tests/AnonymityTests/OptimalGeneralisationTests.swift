import Anonymity
import Testing

@Suite struct OptimalGeneralisationTests {
    /// What a node comes to, by looking at every record, without packing, rolling up or bounds; `nil` where it suppresses
    /// too much.
    private func value(of metric: QualityMetric, _ known: KnownTable, at node: [Int], k: Int, budget: Int) -> Double? {
        let keys = known.rows.map { known.labels($0, at: node) }
        let sizes = keys.map { key in keys.count { $0 == key } }
        let kept = keys.indices.filter { sizes[$0] >= k }
        let n = Double(keys.count)
        let suppressed = keys.count - kept.count
        guard suppressed <= budget else { return nil }
        let losses = known.hierarchies.enumerated().map { attribute, hierarchy -> Double in
            var sum = Double(suppressed)
            for record in kept {
                let label = keys[record][attribute]
                sum += Double(hierarchy.rows.count { $0[node[attribute]] == label }) / Double(hierarchy.domainSize)
            }
            let minimum = n / Double(hierarchy.domainSize)
            return max(0, (sum - minimum) / (n - minimum))
        }
        switch metric {
        case .loss:
            // The m-th root by bisection.
            let product = losses.reduce(1) { $0 * (1 + $1) }
            var (low, high) = (1.0, 2.0)
            for _ in 0..<80 {
                let root = (low + high) / 2
                if losses.reduce(1, { power, _ in power * root }) < product { low = root } else { high = root }
            }
            return (low + high) / 2 - 1
        case .arithmeticLoss: return losses.reduce(0, +) / Double(losses.count)
        case .averageClassSize:
            return n / Double(Set(kept.map { keys[$0] }).count + (suppressed > 0 ? 1 : 0))
        case .discernibility:
            return kept.reduce(0) { $0 + Double(sizes[$1]) } + Double(suppressed) * n
        }
    }

    @Test(arguments: 1...60, QualityMetric.allCases)
    func `equals brute force on random tables, ties and all`(seed: Int, metric: QualityMetric) throws {
        let known = try randomTable(seed: UInt64(seed))
        for k in 1...4 {
            for limit in [0, 0.2, 0.5, 1] {
                let optimum = known.table.optimalGeneralisation(
                    Requirement([.kAnonymity(k)]), metric: metric, suppressionLimit: limit)
                let budget = Int((limit * Double(known.rows.count)).rounded(.down))
                let values = known.nodes.map { value(of: metric, known, at: $0, k: k, budget: budget) }
                let expected = values.compactMap { $0 }.min()
                #expect((optimum == nil) == (expected == nil))
                guard let optimum, let expected else { continue }
                #expect(abs(optimum.value - expected) < 1e-9)
                #expect(optimum.isProven)
                #expect(optimum.suppressed <= budget)
                #expect(optimum.risk.records == 0 || optimum.risk.k >= k)
                let best = zip(known.nodes, values).filter { $1.map { $0 < expected + 1e-9 } ?? false }.map(\.0)
                #expect(Set([optimum.levels] + optimum.ties) == Set(best))
            }
        }
    }

    @Test(arguments: 1...20)
    func `does not depend on the order of the records`(seed: Int) throws {
        let known = try randomTable(seed: UInt64(seed))
        let turned = try KnownTable(known.hierarchies, known.rows.reversed())
        for limit in [0, 0.3] {
            #expect(
                known.table.optimalGeneralisation(k: 2, suppressionLimit: limit)
                    == turned.table.optimalGeneralisation(k: 2, suppressionLimit: limit))
        }
    }

    @Test(arguments: 1...20)
    func `loses no less for a larger k`(seed: Int) throws {
        let known = try randomTable(seed: UInt64(seed))
        let losses = (1...4).compactMap { known.table.optimalGeneralisation(k: $0)?.loss }
        #expect(losses == losses.sorted())
    }

    @Test func `declares ties and takes the lexically first`() throws {
        let twin = "x;*\ny;*"
        let table = try Microdata(
            hierarchies: [hierarchy("a", twin), hierarchy("b", twin)],
            records: [["x", "x"], ["x", "y"], ["y", "x"], ["y", "y"]])
        let optimum = try #require(table.optimalGeneralisation(k: 2))
        #expect(optimum.levels == [0, 1])
        #expect(optimum.ties == [[1, 0]])
    }

    @Test func `has no answer for fewer records than k`() throws {
        let table = try Microdata(hierarchies: [hierarchy("a", "x;*\ny;*")], records: [["x"], ["y"]])
        #expect(table.optimalGeneralisation(k: 3) == nil)
        #expect(table.optimalGeneralisation(k: 2)?.levels == [1])
    }
}
