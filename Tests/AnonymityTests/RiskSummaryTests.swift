import Anonymity
import Testing

@Suite struct RiskSummaryTests {
    @Test(arguments: 1...60)
    func `equals the formulas of El Emam`(seed: Int) {
        var numbers = SeededNumbers(seed: UInt64(seed))
        let sizes = (0..<Int.random(in: 1...12, using: &numbers)).map { _ in UInt32.random(in: 1...9, using: &numbers) }
        let known = sizes.map { _ in UInt32.random(in: 0...20, using: &numbers) }
        let threshold = [0.05, 0.09, 0.2, 0.33, 0.5, 1][seed % 6]
        let found = RiskSummary(sizes: sizes, population: known, threshold: threshold)
        // A record a line: the size of its class in the table (f) and in the population (F).
        let lines = zip(sizes, known).flatMap { size, people in
            Array(repeating: (f: Double(size), F: Double(max(size, people))), count: Int(size))
        }
        let n = Double(lines.count)
        func average(_ risks: [Double]) -> Double { risks.reduce(0, +) / n }
        #expect(found.records == lines.count)
        #expect(found.classes == sizes.count)
        #expect(found.k == Int(sizes.min()!))
        #expect(found.uniques == lines.count { $0.f == 1 })
        #expect(found.prosecutor.highest == lines.map { 1 / $0.f }.max())
        #expect(abs(found.prosecutor.average - average(lines.map { 1 / $0.f })) < 1e-12)
        #expect(abs(found.prosecutor.atRisk - Double(lines.count { 1 / $0.f > threshold }) / n) < 1e-12)
        #expect(found.journalist.highest == lines.map { 1 / $0.F }.max())
        #expect(abs(found.journalist.atRisk - Double(lines.count { 1 / $0.F > threshold }) / n) < 1e-12)
        let marketer = average(lines.map { 1 / $0.F })
        let people = zip(sizes, known).reduce(0.0) { $0 + Double(max($1.0, $1.1)) }
        #expect(abs(found.marketer - marketer) < 1e-12)
        #expect(abs(found.journalist.average - max(Double(sizes.count) / people, marketer)) < 1e-12)
        #expect(found.kMap == known.min().map { Int($0) })
        #expect(found.notCovered == zip(sizes, known).reduce(0) { $1.1 < $1.0 ? $0 + Int($1.0) : $0 })
        #expect(found.marketer <= found.journalist.average + 1e-12)
        #expect(found.journalist.highest <= found.prosecutor.highest)
    }

    @Test(arguments: 1...10)
    func `without a population the journalist is the prosecutor`(seed: Int) {
        var numbers = SeededNumbers(seed: UInt64(seed))
        let sizes = (0..<5).map { _ in UInt32.random(in: 1...9, using: &numbers) }
        let found = RiskSummary(sizes: sizes)
        #expect(found.journalist == found.prosecutor)
        #expect(found.marketer == found.prosecutor.average)
        #expect(found.kMap == nil)
        #expect(found.notCovered == 0)
        // A population that is the table itself says the same.
        let same = RiskSummary(sizes: sizes, population: sizes)
        #expect(same.journalist.highest == found.prosecutor.highest)
        #expect(abs(same.marketer - found.marketer) < 1e-12)
        #expect(same.notCovered == 0)
    }

    @Test func `a class of exactly the size of the threshold is not at risk`() {
        #expect(RiskSummary(sizes: [5], threshold: 0.2).prosecutor.atRisk == 0)
        #expect(RiskSummary(sizes: [4], threshold: 0.2).prosecutor.atRisk == 1)
        #expect(RiskSummary(sizes: [3], threshold: 1.0 / 3).prosecutor.atRisk == 0)
        #expect(RiskSummary(sizes: [1], threshold: 1).prosecutor.atRisk == 0)
        #expect(RiskSummary(sizes: [1, 7], threshold: 0).prosecutor.atRisk == 1)
    }

    @Test func `an empty table has no risk`() {
        let found = RiskSummary(sizes: [], population: [])
        #expect(found.prosecutor.average == 0)
        #expect(found.marketer == 0)
        #expect(found.kMap == nil)
        #expect(found.k == 0)
    }

    @Test func `large classes do not overflow`() {
        let found = RiskSummary(sizes: [.max, .max], population: [.max, 1])
        #expect(found.records == 2 * Int(UInt32.max))
        #expect(found.notCovered == Int(UInt32.max))
    }
}
