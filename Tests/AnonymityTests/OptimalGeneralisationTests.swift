import Anonymity
import Testing

@Suite struct OptimalGeneralisationTests {
    /// The least loss by looking at every node and every record, without packing, bounds or order.
    private func bruteForce(_ table: Microdata, k: Int, budget: Int) -> Double? {
        var nodes: [[Int]] = [[]]
        for hierarchy in table.hierarchies {
            nodes = nodes.flatMap { node in (0..<hierarchy.levels).map { node + [$0] } }
        }
        var best: Double?
        for levels in nodes {
            let keys = (0..<table.records).map { table.labels(of: $0, at: levels) }
            let kept = (0..<table.records).filter { record in keys.count { $0 == keys[record] } >= k }
            let suppressed = table.records - kept.count
            guard suppressed <= budget else { continue }
            var product = 1.0
            for (attribute, hierarchy) in table.hierarchies.enumerated() {
                var sum = Double(suppressed)
                for record in kept {
                    let label = keys[record][attribute]
                    let leaves = hierarchy.rows.count { $0[levels[attribute]] == label }
                    sum += Double(leaves) / Double(hierarchy.domainSize)
                }
                let n = Double(table.records)
                let minimum = n / Double(hierarchy.domainSize)
                product *= 1 + max(0, (sum - minimum) / (n - minimum))
            }
            var root = 1.0  // the m-th root by bisection
            var low = 1.0
            var high = 2.0
            for _ in 0..<80 {
                root = (low + high) / 2
                var power = 1.0
                for _ in table.hierarchies { power *= root }
                if power < product { low = root } else { high = root }
            }
            if best == nil || root - 1 < best! { best = root - 1 }
        }
        return best
    }

    @Test(arguments: 1...60)
    func `equals brute force on random tables`(seed: Int) throws {
        let table = try randomTable(seed: UInt64(seed))
        for k in 1...4 {
            for limit in [0, 0.2, 0.5] {
                let optimum = table.optimalGeneralisation(k: k, suppressionLimit: limit)
                let expected = bruteForce(table, k: k, budget: Int((limit * Double(table.records)).rounded(.down)))
                #expect((optimum == nil) == (expected == nil))
                if let optimum, let expected {
                    #expect(abs(optimum.loss - expected) < 1e-9)
                    #expect(Double(optimum.suppressed) <= limit * Double(table.records))
                    #expect(optimum.risk.records == 0 || optimum.risk.k >= k)
                }
            }
        }
    }

    @Test(arguments: 1...20)
    func `does not depend on the order of the records`(seed: Int) throws {
        let table = try randomTable(seed: UInt64(seed))
        let rows = (0..<table.records).map { record in
            table.labels(of: record, at: table.hierarchies.map { _ in 0 })
        }
        let turned = try Microdata(hierarchies: table.hierarchies, records: rows.reversed())
        let a = table.optimalGeneralisation(k: 2)
        let b = turned.optimalGeneralisation(k: 2)
        #expect(a?.levels == b?.levels)
        #expect(a?.ties == b?.ties)
    }

    @Test(arguments: 1...20)
    func `loses no less for a larger k`(seed: Int) throws {
        let table = try randomTable(seed: UInt64(seed))
        let losses = (1...4).compactMap { table.optimalGeneralisation(k: $0)?.loss }
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
