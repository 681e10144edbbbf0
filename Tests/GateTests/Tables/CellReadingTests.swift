import Gate
import Testing

@Suite struct CellReadingTests {
    @Test(
        arguments: [
            ("12", 12), (" 1,204 ", 1204), ("1 204", 1204), ("1\u{00A0}204", 1204), ("1'204", 1204),
            ("1,204,300", 1_204_300),
            ("n = 12", 12), ("N=3", 3), ("three", 3), ("Twenty-three", 23), ("none", 0), ("3†", 3), ("3*", 3),
            ("3 *", 3),
            ("3a", 3), ("3¹", 3), ("3 [1]", 3), ("12 (40%)", 12), ("12 (40.5 %)", 12), ("12/57", 12), ("12 of 57", 12),
            ("20% (3)", 3), ("20 % (n = 3)", 3), ("20% (3/15)", 3), ("3 participants", 3), ("~12", 12), ("3, 12%", 3),
            ("2019 345", nil), ("12.5", nil), ("12%", nil), ("3 hours", nil), ("3h", nil), ("Group 3", nil),
            ("3–5 km", nil),
            ("about", nil), ("1,2", nil), ("", nil),
        ] as [(String, Int?)])
    func `reads counts as they are printed`(cell: String, count: Int?) {
        #expect(CellReading(cell).count == count)
    }

    @Test(arguments: [
        ("*", 0...CountSystem.noLimit, CellReading.Mark.sign), ("[c]", 0...CountSystem.noLimit, .sign),
        ("c", 0...CountSystem.noLimit, .sign), ("..", 0...CountSystem.noLimit, .sign),
        ("suppressed", 0...CountSystem.noLimit, .sign), ("* (8%)", 0...CountSystem.noLimit, .sign),
        ("-", 0...CountSystem.noLimit, .dash), ("–", 0...CountSystem.noLimit, .dash),
        ("<5", 0...4, .bounds), ("< 5", 0...4, .bounds), ("≤ 4", 0...4, .bounds), ("fewer than five", 0...4, .bounds),
        ("1–4", 1...4, .bounds), ("1 to 4", 1...4, .bounds), ("<5 (<10%)", 0...4, .bounds),
    ])
    func `reads marks of suppression and what they say`(cell: String, bounds: ClosedRange<Int>, mark: CellReading.Mark)
    {
        #expect(CellReading(cell).value == .suppressed(bounds, mark))
    }

    @Test(arguments: ["<5%", "<5 %", "yes", "n/a", "p < 0.05", "<0.001", "Q1–Q3", "a–b"])
    func `takes no other sign for suppression`(cell: String) {
        #expect(CellReading(cell).value == .other)
    }

    @Test func `reads the percentage and the base beside a count`() {
        let cell = CellReading("12 of 57 (21.1 %)")
        #expect(cell.count == 12)
        #expect(cell.base == 57)
        #expect(cell.percentage == Percentage(digits: 211, decimals: 1))
        #expect(CellReading("* (8%)").percentage == Percentage(digits: 8, decimals: 0))
        #expect(CellReading("20 (3)", isPercentage: true).count == 3)
    }
}

@Suite struct PercentageTests {
    /// 100·count/base to so many decimals, by whole numbers.
    private func rounded(_ count: Int, of base: Int, decimals: Int, _ rounding: Percentage.Rounding) -> Int {
        let scaled = 100 * count * (0..<decimals).reduce(1) { product, _ in product * 10 }
        let (whole, rest) = scaled.quotientAndRemainder(dividingBy: base)
        if 2 * rest == base { return rounding == .halfUp || !whole.isMultiple(of: 2) ? whole + 1 : whole }
        return 2 * rest > base ? whole + 1 : whole
    }

    @Test(arguments: Percentage.Rounding.allCases)
    func `gives exactly the counts that round to it`(rounding: Percentage.Rounding) throws {
        for base in [1, 3, 7, 8, 24, 40, 57, 120, 200, 250] {
            for decimals in 0...1 {
                var counts: [Int: [Int]] = [:]
                for count in 0...base {
                    counts[rounded(count, of: base, decimals: decimals, rounding), default: []].append(count)
                }
                for digits in 0...(decimals == 0 ? 100 : 1000) {
                    let percentage = try #require(Percentage(digits: digits, decimals: decimals))
                    let expected = counts[digits].map { $0.first!...$0.last! }
                    #expect(percentage.counts(of: base, rounding: rounding) == expected, "\(digits) of \(base)")
                }
            }
        }
    }

    @Test func `one small count tells, two do so only where the policy is strict`() throws {
        let eight = try #require(Percentage(digits: 8, decimals: 0))
        #expect(eight.tellsSmallCount(of: 24, below: 5, isStrict: false))
        let half = try #require(Percentage(digits: 50, decimals: 0))
        #expect(!half.tellsSmallCount(of: 24, below: 5, isStrict: true))
        let one = try #require(Percentage(digits: 1, decimals: 0))
        #expect(!one.tellsSmallCount(of: 300, below: 5, isStrict: false))
        #expect(one.tellsSmallCount(of: 300, below: 5, isStrict: true))
        let nobody = try #require(Percentage(digits: 0, decimals: 0))
        #expect(!nobody.tellsSmallCount(of: 24, below: 5, isStrict: true))
    }

    @Test func `takes nothing beyond a hundred and no base without people`() throws {
        #expect(Percentage(digits: 101, decimals: 0) == nil)
        #expect(Percentage(digits: 1, decimals: 9) == nil)
        let eight = try #require(Percentage(digits: 8, decimals: 0))
        #expect(eight.counts(of: 0) == nil)
    }
}
