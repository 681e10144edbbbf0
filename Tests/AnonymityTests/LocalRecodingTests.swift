import Anonymity
import Foundation
import Testing

@Suite struct LocalRecodingTests {
    @Test(arguments: 1...60)
    func `is anonymous as printed, by labels above the values`(seed: Int) throws {
        let known = try randomTable(seed: UInt64(seed))
        for k in 1...5 {
            let found = known.table.locallyRecoded(k: k)
            #expect((found == nil) == (known.rows.count < k))
            guard let found else { continue }
            let printed = try known.rows.indices.map { try #require(found.recoding.labels(of: $0)) }
            for row in printed { #expect(printed.count { $0 == row } >= k) }
            for (row, labels) in zip(known.rows, printed) {
                for (attribute, label) in labels.enumerated() {
                    let hierarchy = known.hierarchies[attribute]
                    #expect(hierarchy.rows[hierarchy.row(of: row[attribute])!].contains(label))
                }
            }
            #expect(found.recoding.omitted == 0)
            #expect(found.classes == Set(printed).count)
            #expect(found.smallest == printed.map { row in printed.count { $0 == row } }.min())
            // ARX's Loss of what is printed.
            let n = Double(printed.count)
            let losses = known.hierarchies.enumerated().map { attribute, hierarchy -> Double in
                let least = n / Double(hierarchy.domainSize)
                let sum = printed.reduce(0.0) { sum, labels in
                    let under = hierarchy.rows.count { $0.contains(labels[attribute]) }
                    return sum + Double(under) / Double(hierarchy.domainSize)
                }
                return max(0, (sum - least) / (n - least))
            }
            for (own, expected) in zip(found.lossOfAttribute, losses) { #expect(abs(own - expected) < 1e-12) }
            let expected = exp(losses.reduce(0) { $0 + log(1 + $1) } / Double(losses.count)) - 1
            #expect(abs(found.loss - expected) < 1e-12)
            #expect(found.loss <= 1)
            if k == 1 { #expect(printed == known.rows) }
        }
    }

    @Test func `a table that is anonymous stays as it is`() throws {
        let known = try KnownTable(
            [hierarchy("a", "x;g;*\ny;g;*"), hierarchy("b", "1;*\n2;*")],
            [["x", "1"], ["x", "1"], ["y", "2"], ["y", "2"], ["x", "2"], ["x", "2"]])
        let found = try #require(known.table.locallyRecoded(k: 2))
        #expect(known.rows.indices.map { found.recoding.labels(of: $0) } == known.rows)
        #expect(found.loss == 0)
    }

    @Test func `keeps more where many are alike`() throws {
        let known = try KnownTable(
            [hierarchy("place", "Leeds;N;*\nYork;N;*\nTruro;S;*\nExeter;S;*")],
            [["Leeds"], ["Leeds"], ["Truro"], ["Exeter"]])
        let found = try #require(known.table.locallyRecoded(k: 2))
        #expect(known.rows.indices.map { found.recoding.labels(of: $0)! } == [["Leeds"], ["Leeds"], ["S"], ["S"]])
    }

    @Test func `has no answer for an empty table`() throws {
        #expect(try Microdata(hierarchies: [hierarchy("a", "1;*")], records: []).locallyRecoded(k: 1) == nil)
    }

    @Test(arguments: 1...20)
    func `is no worse than leaving everything out`(seed: Int) throws {
        let known = try randomTable(seed: UInt64(seed))
        for k in 1...4 where known.rows.count >= k {
            let found = try #require(known.table.locallyRecoded(k: k))
            let everything = known.hierarchies.map { $0.domainSize > 1 ? 1.0 : 0 }
            for (own, most) in zip(found.lossOfAttribute, everything) { #expect(own <= most) }
        }
    }
}
