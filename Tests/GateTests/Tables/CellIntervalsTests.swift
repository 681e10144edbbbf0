import Gate
import Testing

@Suite struct CellIntervalsTests {
    /// A small generator with a seed, so that every run tries the same tables.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    /// Every unknown's least and most over all tables, by trying them all.
    private func bruteForce(_ system: CountSystem, upTo most: Int) -> [ClosedRange<Int>]? {
        var values = [Int](repeating: 0, count: system.bounds.count)
        var ranges: [ClosedRange<Int>]?
        func agrees() -> Bool {
            system.sums.allSatisfy { sum in
                sum.terms.reduce(0) { $0 + $1.sign * values[$1.unknown] } == sum.value
            }
        }
        func fill(_ index: Int) {
            guard index < values.count else {
                guard agrees() else { return }
                ranges =
                    ranges.map { zip($0, values).map { min($0.lowerBound, $1)...max($0.upperBound, $1) } }
                    ?? values.map { $0...$0 }
                return
            }
            for value in system.bounds[index].clamped(to: 0...most) {
                values[index] = value
                fill(index + 1)
            }
        }
        fill(0)
        return ranges
    }

    private func exact(_ system: CountSystem) -> [ClosedRange<Int>]? {
        CellIntervals(of: system).intervals.map { intervals in
            for interval in intervals { #expect(interval.isExact) }
            return intervals.map(\.outer)
        }
    }

    /// A two-way table of which some cells are hidden, with all or some of its totals.
    private func twoWay(_ table: [[Int]], hidden: Set<[Int]>, rows: Set<Int>, columns: Set<Int>) -> CountSystem {
        var system = CountSystem()
        var unknowns: [[Int]: Int] = [:]
        for cell in hidden.sorted(by: { ($0[0], $0[1]) < ($1[0], $1[1]) }) {
            unknowns[cell] = system.unknown(in: 0...7)
        }
        func add(_ cells: [[Int]]) {
            var value = 0
            var terms: [CountSystem.Term] = []
            for cell in cells {
                if let unknown = unknowns[cell] {
                    terms.append(CountSystem.Term(unknown))
                    value += table[cell[0]][cell[1]]
                }
            }
            if !terms.isEmpty { system.add(CountSystem.Sum(terms, makes: value)) }
        }
        for row in rows.sorted() { add(table[0].indices.map { [row, $0] }) }
        for column in columns.sorted() { add(table.indices.map { [$0, column] }) }
        return system
    }

    @Test func `agrees with trying every table, for two-way tables with totals`() {
        var random = Generator(state: 11)
        for _ in 0..<120 {
            let height = Int.random(in: 2...3, using: &random)
            let width = Int.random(in: 2...3, using: &random)
            let table = (0..<height).map { _ in (0..<width).map { _ in Int.random(in: 0...7, using: &random) } }
            let cells = (0..<height).flatMap { row in (0..<width).map { [row, $0] } }.shuffled(using: &random)
            let system = twoWay(
                table, hidden: Set(cells.prefix(Int.random(in: 1...4, using: &random))),
                rows: Set((0..<height).filter { _ in Bool.random(using: &random) }),
                columns: Set((0..<width).filter { _ in Bool.random(using: &random) }))
            #expect(exact(system) == bruteForce(system, upTo: 7))
        }
    }

    @Test func `agrees with trying every table, for sums that are no network`() {
        var random = Generator(state: 5)
        for _ in 0..<120 {
            var system = CountSystem()
            let count = Int.random(in: 3...4, using: &random)
            let truth = (0..<count).map { _ in Int.random(in: 0...6, using: &random) }
            for _ in truth { _ = system.unknown(in: 0...6) }
            for _ in 0..<Int.random(in: 2...4, using: &random) {
                let chosen = truth.indices.filter { _ in Int.random(in: 0...2, using: &random) > 0 }
                let terms = chosen.map { CountSystem.Term($0, Int.random(in: 0...3, using: &random) > 0 ? 1 : -1) }
                guard !terms.isEmpty else { continue }
                system.add(CountSystem.Sum(terms, makes: terms.reduce(0) { $0 + $1.sign * truth[$1.unknown] }))
            }
            #expect(exact(system) == bruteForce(system, upTo: 6))
        }
    }

    @Test func `hidden totals are unknowns like others`() {
        // a + b = t, t + 9 = 20, a in 0…4: t is 11, and b from 7 to 11.
        var system = CountSystem()
        let a = system.unknown(in: 0...4)
        let b = system.unknown()
        let total = system.unknown()
        system.add(CountSystem.Sum([CountSystem.Term(a), CountSystem.Term(b), CountSystem.Term(total, -1)], makes: 0))
        system.add(CountSystem.Sum([CountSystem.Term(total)], makes: 11))
        #expect(exact(system) == [0...4, 7...11, 11...11])
    }

    @Test func `what no sum holds stays as its mark says`() {
        var system = CountSystem()
        _ = system.unknown()
        _ = system.unknown(in: 0...4)
        #expect(exact(system) == [0...CountSystem.noLimit, 0...4])
    }

    @Test func `sums that contradict each other have no table`() {
        var system = CountSystem()
        let a = system.unknown()
        let b = system.unknown()
        system.add(CountSystem.Sum([CountSystem.Term(a), CountSystem.Term(b)], makes: 3))
        system.add(CountSystem.Sum([CountSystem.Term(a), CountSystem.Term(b)], makes: 4))
        #expect(CellIntervals(of: system).intervals == nil)
        var other = CountSystem()
        let c = other.unknown()
        other.add(CountSystem.Sum([CountSystem.Term(c)], makes: -1))
        #expect(CellIntervals(of: other).intervals == nil)
    }

    @Test func `where some numbers are enough, narrow ranges are exact and wide ones are known to be wide`() throws {
        var random = Generator(state: 17)
        for _ in 0..<120 {
            let table = (0..<3).map { _ in (0..<3).map { _ in Int.random(in: 0...7, using: &random) } }
            let cells = (0..<3).flatMap { row in (0..<3).map { [row, $0] } }.shuffled(using: &random)
            let system = twoWay(table, hidden: Set(cells.prefix(6)), rows: Set(0..<3), columns: Set(0..<3))
            let exact = try #require(CellIntervals(of: system).intervals)
            let enough = try #require(CellIntervals(of: system, enough: 3).intervals)
            for (all, some) in zip(exact, enough) {
                #expect(some.isNarrower(than: 3) == all.isNarrower(than: 3))
                #expect(all.outer.clamped(to: some.inner) == some.inner)
                if all.outer.count < 3 { #expect(some == all) }
            }
        }
    }

    @Test func `the steps for a long table grow with its length`() throws {
        // Two hidden cells in each row, with the totals of rows and columns: each can be nearly anything.
        func intervals(height: Int, stepsPerRow: Int) throws -> [CellIntervals.Interval] {
            var system = CountSystem()
            let rows = (0..<height).map { row in (system.unknown(), system.unknown(), 20 + row % 30) }
            for (a, b, total) in rows {
                system.add(CountSystem.Sum([CountSystem.Term(a), CountSystem.Term(b)], makes: total))
            }
            let first = 10 * height
            system.add(CountSystem.Sum(rows.map { CountSystem.Term($0.0) }, makes: first))
            system.add(
                CountSystem.Sum(rows.map { CountSystem.Term($0.1) }, makes: rows.reduce(0) { $0 + $1.2 } - first))
            return try #require(
                CellIntervals(of: system, enough: 5, budget: stepsPerRow * height).intervals)
        }
        for height in [200, 2000] {
            #expect(try intervals(height: height, stepsPerRow: 100).allSatisfy { $0.isNarrower(than: 5) == false })
        }
    }

    @Test func `groups that hang together by no sum cost nothing for each other`() throws {
        var system = CountSystem()
        let count = 3000
        for _ in 0..<count {
            // No network: the third sum holds both once more.
            let (a, b) = (system.unknown(in: 0...4), system.unknown(in: 0...4))
            for (sign, value) in [(1, 4), (-1, 2), (1, 4)] {
                system.add(CountSystem.Sum([CountSystem.Term(a), CountSystem.Term(b, sign)], makes: value))
            }
        }
        let intervals = try #require(CellIntervals(of: system, budget: 100 * count).intervals)
        #expect(intervals.enumerated().allSatisfy { $1.outer == ($0 % 2 == 0 ? 3...3 : 1...1) && $1.isExact })
    }

    @Test func `a question beyond the budget stays open, and no narrower than the truth`() throws {
        var random = Generator(state: 3)
        let table = (0..<5).map { _ in (0..<5).map { _ in Int.random(in: 0...7, using: &random) } }
        let cells = Set((0..<5).flatMap { row in (0..<5).map { [row, $0] } })
        let system = twoWay(table, hidden: cells, rows: Set(0..<5), columns: Set(0..<5))
        let exact = try #require(CellIntervals(of: system).intervals)
        let open = try #require(CellIntervals(of: system, budget: 60).intervals)
        #expect(open.contains { !$0.isExact && $0.isNarrower(than: 3) == nil })
        for (rough, fine) in zip(open, exact) {
            #expect(rough.outer.lowerBound <= fine.outer.lowerBound && fine.outer.upperBound <= rough.outer.upperBound)
        }
    }

    @Test func `a large table is worked out within the budget`() throws {
        var random = Generator(state: 9)
        let size = 30
        let table = (0..<size).map { _ in (0..<size).map { _ in Int.random(in: 0...7, using: &random) } }
        let cells = (0..<size).flatMap { row in (0..<size).map { [row, $0] } }.shuffled(using: &random).prefix(300)
        let system = twoWay(table, hidden: Set(cells), rows: Set(0..<size), columns: Set(0..<size))
        let intervals = try #require(CellIntervals(of: system).intervals)
        #expect(intervals.allSatisfy { $0.isExact })
    }
}
