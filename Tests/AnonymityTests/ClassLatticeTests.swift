@testable import Anonymity
import Testing

@Suite struct ClassLatticeTests {
    /// A random table of values that halve from level to level.
    private func table(
        _ records: Int, attributes: Int, values: Int, seed: UInt64, sensitive: Int? = nil
    ) throws -> Microdata {
        var numbers = SeededNumbers(seed: seed)
        let names = (0..<values).map { "v\($0)" }
        let lines = (0..<values).map { "v\($0);g\($0 / 4);h\($0 / 8);*" }.joined(separator: "\n")
        let halving = try Scale(hierarchy("a", lines), values: names)
        // Few different rows at the one end, so that there are duplicates.
        let columns = (0..<attributes).map { _ in
            (0..<records).map { _ in
                UInt32(min(Int.random(in: 0..<values, using: &numbers), Int.random(in: 0..<values, using: &numbers)))
            }
        }
        return Microdata(
            scales: (0..<attributes).map { _ in halving }, columns: columns,
            sensitive: sensitive.map { count in
                .init(
                    scale: Scale(plain: "s", values: (0..<count).map { "s\($0)" }),
                    column: (0..<records).map { _ in UInt32.random(in: 0..<UInt32(count), using: &numbers) })
            })
    }

    private func nodes(_ table: Microdata, _ count: Int, seed: UInt64) -> [[Int]] {
        var numbers = SeededNumbers(seed: seed)
        let levels = table.scales.map(\.levels)
        return [levels.map { _ in 0 }, levels.map { $0 - 1 }]
            + (0..<count).map { _ in levels.map { Int.random(in: 0..<$0, using: &numbers) } }
    }

    private func check(_ table: Microdata, at nodes: [[Int]]) {
        let lattice = ClassLattice(table)
        for node in nodes {
            // One number a record, from the labels' codes.
            var expected: [[UInt32]: UInt32] = [:]
            for record in 0..<table.records {
                expected[
                    table.scales.indices.map { table.scales[$0].code(of: table.columns[$0][record], at: node[$0]) },
                    default: 0] += 1
            }
            let classes = lattice.classes(at: node)
            #expect(classes.count == expected.count)
            #expect(classes.counts.reduce(0) { $0 + Int($1) } == table.records)
            let codes = table.scales.indices.map { classes.codes(of: $0) }
            let isSame = (0..<classes.count).allSatisfy { index in
                expected[codes.map { $0[index] }] == classes.counts[index]
            }
            #expect(isSame)
            let isRead = (0..<classes.count).allSatisfy { index in
                codes.indices.allSatisfy { codes[$0][index] == classes.code($0, of: index) }
            }
            #expect(isRead)
            let histogram = Dictionary(grouping: expected.values, by: \.self).mapValues(\.count)
            #expect(classes.histogram.map(\.size) == histogram.keys.sorted().map { Int($0) })
            for (size, number) in classes.histogram { #expect(histogram[UInt32(size)] == number) }
        }
        let base = lattice.base
        let classOfRecord = lattice.baseClassOfRecord()
        let isOwn = (0..<table.records).allSatisfy { record in
            table.scales.indices.allSatisfy {
                base.code($0, of: Int(classOfRecord[record])) == table.columns[$0][record]
            }
        }
        #expect(isOwn)
    }

    @Test(arguments: [(3, 4), (7, 16), (20, 64), (40, 30), (63, 2), (13, 33)])
    func `groups tables of any width at any node`(attributes: Int, values: Int) throws {
        let table = try table(120, attributes: attributes, values: values, seed: UInt64(attributes))
        check(table, at: nodes(table, 4, seed: UInt64(values)))
    }

    @Test func `groups tables of few possible keys and many records`() throws {
        let table = try table(3000, attributes: 3, values: 8, seed: 5)
        check(table, at: nodes(table, 5, seed: 1))
    }

    @Test func `joins more than a hundred thousand classes`() throws {
        let single = try table(102_000, attributes: 4, values: 1000, seed: 2)
        // Some records stand there two or three times, so that a class is not a record.
        let table = Microdata(
            scales: single.scales, columns: single.columns.map { $0 + $0.prefix(900) + $0.prefix(300) })
        #expect(ClassLattice(table).base.count > 100_000)
        check(table, at: [[1, 0, 0, 0], [3, 2, 3, 1]])
    }

    @Test(arguments: [(4, 8, 3), (12, 60, 40), (21, 8, 2)])
    func `counts the sensitive values of each class`(attributes: Int, values: Int, sensitive: Int) throws {
        let table = try table(150, attributes: attributes, values: values, seed: 9, sensitive: sensitive)
        let lattice = ClassLattice(table)
        for node in nodes(table, 4, seed: 4) {
            var expected: [[UInt32]: [UInt32: UInt32]] = [:]
            for record in 0..<table.records {
                let key = table.scales.indices.map {
                    table.scales[$0].code(of: table.columns[$0][record], at: node[$0])
                }
                expected[key, default: [:]][table.sensitive!.column[record], default: 0] += 1
            }
            let detailed = lattice.detailedClasses(at: node)
            #expect(detailed.classes.count == expected.count)
            for index in 0..<detailed.classes.count {
                let key = table.scales.indices.map { detailed.classes.code($0, of: index) }
                let entries = detailed.entries(of: index)
                #expect(Dictionary(uniqueKeysWithValues: zip(entries.values, entries.counts)) == expected[key])
                #expect(Int(entries.people) == expected[key]!.values.reduce(0) { $0 + Int($1) })
            }
        }
    }

    @Test(arguments: [[1], [64], [32, 32], [33, 31, 1], [63, 2], Array(repeating: 21, count: 4)])
    func `a layout gives back what was packed`(widths: [Int]) {
        var numbers = SeededNumbers(seed: 3)
        let layout = KeyLayout(cardinalities: widths.map { $0 >= 32 ? 1 << 32 : 1 << $0 })
        let columns = widths.map { width in
            (0..<50).map { _ in UInt32.random(in: 0...(width >= 32 ? .max : 1 << UInt32(width) - 1), using: &numbers) }
        }
        let keys = layout.keys(of: columns)
        #expect(keys.count == 50 * layout.words)
        for (attribute, column) in columns.enumerated() {
            let field = layout.fields[attribute]
            for row in column.indices {
                #expect(UInt32(keys[row * layout.words + field.word] >> field.shift & field.mask) == column[row])
            }
        }
    }

    @Test(arguments: 1...64)
    func `sorts keys of any number of bits`(bits: Int) {
        var numbers = SeededNumbers(seed: UInt64(bits))
        let mask = UInt64.max >> UInt64(64 - bits)
        for count in [0, 1, 2, 255, 300] {
            let random = (0..<count).map { _ in numbers.next() & mask }
            for keys in [
                random, random.sorted(), random.sorted(by: >), random.map { $0 & 1 }, random.map { _ in mask },
            ] {
                var sorted = keys
                RadixSort.sort(&sorted, bits: bits)
                #expect(sorted == keys.sorted())
                var carrying = keys
                var carried = keys.indices.map { UInt32($0) }
                RadixSort.sort(&carrying, carrying: &carried, bits: bits)
                #expect(carrying == sorted)
                let expected = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { UInt32($0) }
                #expect(carried == expected)
            }
        }
    }
}
