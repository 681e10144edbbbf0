import Anonymity
import Testing

@Suite struct LocalSuppressionTests {
    /// A table of plain values, and its rows as they are printed.
    private func suppressed(_ rows: [[String]], k: Int) throws -> (result: LocalSuppression, printed: [[String]])? {
        guard let result = try plainTable(rows).table.locallySuppressed(k: k) else { return nil }
        return (result, try rows.indices.map { try #require(result.recoding.labels(of: $0)) })
    }

    /// The fewest values to leave out, by trying all ways.
    private func fewest(_ rows: [[String]], k: Int) -> Int {
        let width = rows[0].count
        // Every record as a number for each set of attributes that it may keep; what is left out is a value of its own.
        let printed = rows.map { row in
            (0..<1 << width).map { set in
                (0..<width).reduce(0) { $0 * 10 + (set >> $1 & 1 == 1 ? Int(row[$1])! + 1 : 0) }
            }
        }
        var best = width * rows.count
        var chosen = [Int](repeating: 0, count: rows.count)
        func choose(_ record: Int, _ omitted: Int) {
            guard omitted < best else { return }
            guard record < rows.count else {
                let isAnonymous = chosen.allSatisfy { one in chosen.count { $0 == one } >= k }
                if isAnonymous { best = omitted }
                return
            }
            for set in 0..<1 << width {
                chosen[record] = printed[record][set]
                choose(record + 1, omitted + width - set.nonzeroBitCount)
            }
        }
        choose(0, 0)
        return best
    }

    private func check(_ rows: [[String]], k: Int) throws -> LocalSuppression? {
        let found = try suppressed(rows, k: k)
        #expect((found == nil) == (rows.count < k))
        guard let (result, printed) = found else { return nil }
        for row in printed { #expect(printed.count { $0 == row } >= k) }
        for (row, print) in zip(rows, printed) {
            for (value, label) in zip(row, print) { #expect(label == value || label == "*") }
        }
        for attribute in rows[0].indices {
            #expect(result.suppressedOfAttribute[attribute] == printed.count { $0[attribute] == "*" })
        }
        #expect(result.touched == printed.count { $0.contains("*") })
        #expect(result.classes == Set(printed).count)
        #expect(result.lowerBound <= result.suppressed)
        #expect(result.recoding.omitted == 0)
        return result
    }

    @Test(arguments: 1...60)
    func `is anonymous as printed, and changes nothing else`(seed: Int) throws {
        var numbers = SeededNumbers(seed: UInt64(seed))
        let rows = randomRows(
            Int.random(in: 1...25, using: &numbers), attributes: Int.random(in: 1...5, using: &numbers),
            values: Int.random(in: 1...5, using: &numbers), using: &numbers)
        for k in 1...5 { _ = try check(rows, k: k) }
    }

    @Test(arguments: 1...30)
    func `its bound is no more than the fewest, and it needs no less`(seed: Int) throws {
        var numbers = SeededNumbers(seed: UInt64(seed))
        let attributes = 2 + seed % 2
        let rows = randomRows(
            Int.random(in: 3...(attributes == 2 ? 6 : 5), using: &numbers), attributes: attributes,
            values: Int.random(in: 2...3, using: &numbers), using: &numbers)
        for k in 2...3 {
            let result = try #require(try check(rows, k: k))
            let fewest = fewest(rows, k: k)
            #expect(result.lowerBound <= fewest)
            #expect(fewest <= result.suppressed)
            if result.suppressed == result.lowerBound { #expect(result.suppressed == fewest) }
        }
    }

    @Test(arguments: 1...10)
    func `leaves everything for k = 1`(seed: Int) throws {
        var numbers = SeededNumbers(seed: UInt64(seed))
        let rows = randomRows(6, attributes: 3, values: 3, using: &numbers)
        let (result, printed) = try #require(try suppressed(rows, k: 1))
        #expect(printed == rows)
        #expect(result.suppressed == 0)
        #expect(result.lowerBound == 0)
        #expect(result.touched == 0)
    }

    @Test func `has no answer for fewer records than k`() throws {
        #expect(try suppressed([["1"], ["1"]], k: 3) == nil)
        #expect(try plainTable([["1"]]).table.locallySuppressed(k: 1)?.suppressed == 0)
        let empty = try Microdata(hierarchies: [hierarchy("a", "1;*")], records: [])
        #expect(empty.locallySuppressed(k: 1) == nil)
    }

    @Test(
        arguments: [
            // Two are left, and the first class has one more than it needs.
            ([["1", "1"], ["1", "1"], ["1", "1"], ["1", "1"], ["2", "3"], ["4", "5"]], 3, 6),
            // Two are left and no class can spare one: a whole one goes.
            ([["1", "1"], ["1", "1"], ["1", "1"], ["2", "3"], ["4", "5"]], 3, 10),
            // One is left; two classes of exactly k: one of them goes.
            ([["1", "1"], ["1", "1"], ["2", "2"], ["2", "2"], ["3", "4"]], 2, 6),
            // One is left; of the classes the one that keeps fewer values spares one.
            ([["1", "1"], ["1", "1"], ["1", "1"], ["2", "3"], ["2", "4"], ["2", "5"], ["6", "7"]], 2, 6),
            // Two are left; two classes have one more each.
            (
                Array(repeating: ["1", "1"], count: 5) + Array(repeating: ["2", "2"], count: 5) + [
                    ["3", "4"], ["5", "6"],
                ], 4, 8
            ),
            // One is left and one more than enough is not enough: the class goes as a whole.
            ([["1", "1"], ["1", "2"], ["1", "3"], ["1", "4"], ["5", "6"]], 3, 10),
        ] as [([[String]], Int, Int)])
    func `takes others along where fewer than k are left`(rows: [[String]], k: Int, expected: Int) throws {
        let result = try #require(try check(rows, k: k))
        #expect(result.suppressed == expected)
        let turned = try #require(try check(rows.reversed(), k: k))
        #expect(turned.suppressed == expected)
    }

    @Test(arguments: 1...12)
    func `keeps to k at the remainder of tables with large classes`(seed: Int) throws {
        var numbers = SeededNumbers(seed: UInt64(seed))
        var rows: [[String]] = []
        for group in 0..<3 {
            let size = 4 + (seed + group) % 2
            rows += Array(repeating: ["\(group)", "\(group)", "\(group)"], count: size)
        }
        for single in 0..<Int.random(in: 1...3, using: &numbers) { rows.append((0..<3).map { "\(5 + single + $0)" }) }
        rows.shuffle(using: &numbers)
        _ = try check(rows, k: 4)
    }
}
