import Testing

@testable import Anonymity

@Suite(.timeLimit(.minutes(1)))
struct PopulationUniquenessTests {
    /// An invented sample: 915 records in 475 classes.
    static let invented: [(size: Int, classes: Int)] = [
        (1, 300), (2, 90), (3, 40), (4, 22), (5, 12), (8, 6), (13, 3), (40, 2),
    ]

    /// Whether two figures agree to twelve digits.
    static func agree(_ a: Double?, _ b: Double) -> Bool {
        a.map { abs($0 - b) <= 1e-12 * abs(b) } ?? false
    }

    /// Checks what must hold for every sample.
    static func expectSane(_ sizes: [(size: Int, classes: Int)], _ fraction: Double) {
        let result = PopulationUniqueness(classSizes: sizes, samplingFraction: fraction)
        let records = sizes.reduce(0.0) { $0 + Double($1.size) * Double($1.classes) }
        let uniques = sizes.reduce(0.0) { $0 + ($1.size == 1 ? Double($1.classes) : 0) }
        let ceiling = records > 0 ? uniques / records : 0
        for value in [result.pitman, result.zayatz, result.snb, result.estimate].compactMap(\.self) {
            #expect(value >= 0 && value <= 1, "\(sizes) at \(fraction)")
        }
        #expect(result.interval.lowerBound >= 0 && result.interval.upperBound <= 1)
        // Only where nothing can be fitted does the interval go beyond the share of sample uniques.
        if uniques > 0, result.caution != .tooFewRecords { #expect(result.interval.upperBound <= ceiling) }
        #expect(result.interval.contains(result.estimate), "\(sizes) at \(fraction)")
        #expect((result.chosen == nil) == (uniques == 0))
        #expect(result == PopulationUniqueness(classSizes: sizes, samplingFraction: fraction))
    }

    // The references were computed with 30 digits and plain sums, apart from this code.
    @Test(arguments: [
        (0.05, 0.061558707148264309, 0.12789080466197438, 0.090571742007031401),
        (0.25, 0.16246404466886257, 0.17367531517327754, 0.13193522927912674),
        (0.6, 0.27543465325662652, 0.24683409790571798, 0.23745996374871616),
    ])
    func `the estimators agree with references of high precision`(
        fraction: Double, pitman: Double, zayatz: Double, snb: Double
    ) {
        let result = PopulationUniqueness(classSizes: Self.invented, samplingFraction: fraction)
        #expect(Self.agree(result.pitman, pitman))
        #expect(Self.agree(result.zayatz, zayatz))
        #expect(Self.agree(result.snb, snb))
        #expect(result.caution == nil)
        #expect(result.samplingFraction == fraction)
    }

    @Test func `small fractions take Pitman and large ones the smaller of SNB and Zayatz`() {
        let low = PopulationUniqueness(classSizes: Self.invented, samplingFraction: 0.1)
        #expect(low.chosen == .pitman)
        #expect(low.estimate == low.pitman)
        let high = PopulationUniqueness(classSizes: Self.invented, samplingFraction: 0.11)
        #expect(high.chosen == .snb)
        #expect(high.estimate == high.snb)
    }

    @Test func `Zayatz is taken where the others have no solution`() {
        // Nothing but uniques: neither model can be fitted.
        for fraction in [0.01, 0.1, 0.5] {
            let result = PopulationUniqueness(classSizes: [(1, 500)], samplingFraction: fraction)
            #expect(result.pitman == nil)
            #expect(result.snb == nil)
            #expect(result.chosen == .zayatz)
            #expect(result.estimate == 1)
            #expect(result.caution == .estimatorsDisagree)
        }
    }

    @Test func `Zayatz follows from its definition in a case to do by hand`() {
        // Three of six people: one alone, two alike. One of two drawn: 2·C(4,2)/C(6,3) = 3/5; the single: 1/2.
        let result = PopulationUniqueness(classSizes: [(1, 1), (2, 1)], samplingFraction: 0.5)
        #expect(Self.agree(result.zayatz, 1.0 / 3 * (0.5 / (0.5 + 0.6))))
    }

    @Test func `a full sample is counted and not estimated`() {
        let result = PopulationUniqueness(classSizes: Self.invented, samplingFraction: 1)
        let share = 300.0 / 915
        #expect([result.pitman, result.zayatz, result.snb, result.estimate] == [share, share, share, share])
        #expect(result.interval == share...share)
        #expect(result.caution == .everythingSampled)
    }

    @Test func `nearly full samples come near to the count`() throws {
        let result = PopulationUniqueness(classSizes: Self.invented, samplingFraction: 0.9999)
        #expect(abs(result.estimate - 300.0 / 915) < 1e-3)
        #expect(try abs(#require(result.snb) - 300.0 / 915) < 1e-3)
    }

    @Test func `without sample uniques the estimates are zero, and the interval says what may have been missed`() {
        for fraction in [0.001, 0.3, 1] {
            let result = PopulationUniqueness(classSizes: [(2, 50), (7, 20)], samplingFraction: fraction)
            #expect([result.pitman, result.zayatz, result.snb, result.estimate] == [0, 0, 0, 0])
            #expect(result.chosen == nil)
            // 1 - 0.05^(1/240)
            #expect(result.interval.lowerBound == 0)
            #expect(abs(result.interval.upperBound - (fraction == 1 ? 0 : 0.0124046)) < 1e-7)
            #expect(result.caution == (fraction == 1 ? .everythingSampled : nil))
        }
    }

    @Test func `an empty sample is no crash`() {
        let result = PopulationUniqueness(classSizes: [], samplingFraction: 0.1)
        #expect(result.estimate == 0)
        #expect(result.caution == .tooFewRecords)
    }

    @Test func `thirteen records all unique say nothing`() {
        for fraction in [0.0001, 0.1, 0.5, 0.99] {
            let result = PopulationUniqueness(classSizes: [(1, 13)], samplingFraction: fraction)
            #expect(result.caution == .tooFewRecords)
            #expect(result.interval == 0...1)
        }
    }

    @Test func `few uniques among many records are too few as well`() {
        let result = PopulationUniqueness(classSizes: [(1, 9), (2, 40), (5, 60)], samplingFraction: 0.1)
        #expect(result.caution == .tooFewRecords)
        #expect(abs(result.interval.upperBound - 0.0400255) < 1e-7)
    }

    @Test func `the order of the sizes and their splitting do not matter`() {
        let straight = PopulationUniqueness(classSizes: Self.invented, samplingFraction: 0.2)
        let shuffled = PopulationUniqueness(
            classSizes: Self.invented.reversed() + [(1, 0), (99, 0)], samplingFraction: 0.2)
        let split = PopulationUniqueness(
            classSizes: Self.invented.dropFirst() + [(1, 100), (1, 200)], samplingFraction: 0.2)
        #expect(straight == shuffled)
        #expect(straight == split)
    }

    @Test func `the estimates fall with the sampling fraction`() {
        var last = 0.0
        for fraction in [0.001, 0.01, 0.1, 0.2, 0.4, 0.8, 1] {
            let result = PopulationUniqueness(classSizes: Self.invented, samplingFraction: fraction)
            #expect(result.estimate > last)
            last = result.estimate
        }
    }

    @Test func `a thousandfold sample changes little for Zayatz and SNB`() throws {
        let large = PopulationUniqueness(
            classSizes: Self.invented.map { ($0.size, $0.classes * 1000) }, samplingFraction: 0.25)
        let small = PopulationUniqueness(classSizes: Self.invented, samplingFraction: 0.25)
        #expect(try abs(#require(large.zayatz) / #require(small.zayatz) - 1) < 1e-2)
        #expect(try abs(#require(large.snb) / #require(small.snb) - 1) < 1e-9)
    }

    @Test func `an estimator above the share of sample uniques is cut off`() throws {
        // Far fewer uniques than pairs: the Pitman formula expects more of them than there are.
        let sizes = [(size: 1, classes: 12), (size: 2, classes: 40), (size: 3, classes: 20), (size: 90, classes: 3)]
        let result = PopulationUniqueness(classSizes: sizes, samplingFraction: 0.95)
        let ceiling = 12.0 / 422
        #expect(try #require(result.pitman) > ceiling)
        #expect(result.interval.upperBound == ceiling)
        #expect(result.estimate <= ceiling)
    }

    @Test func `ten million records are no work`() {
        // All sizes up to 3000, and one class for the rest.
        var sizes = (1...3000).map { (size: $0, classes: max(1, 1_000_000 / ($0 * $0))) }
        sizes.append((5_000_000, 1))
        Self.expectSane(sizes, 0.01)
        Self.expectSane([(1, 9_000_000), (2, 500_000)], 0.1)
        Self.expectSane([(1, 9_999_998), (2, 1)], 0.1)
        Self.expectSane([(1, 1), (9_999_999, 1)], 0.1)
    }

    @Test func `random samples at any fraction give sane figures`() {
        var state: UInt64 = 20_120_709
        func next(below bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for _ in 0..<20 {
            let spread = [3, 10, 100, 5000][next(below: 4)]
            let many = [2, 30, 1000][next(below: 3)]
            var sizes = (0...next(below: 12)).map { _ in
                (size: 1 + next(below: spread), classes: next(below: many))
            }
            sizes.append((1, next(below: many)))
            for fraction in [
                Double.leastNonzeroMagnitude, 1e-200, 1e-40, 1e-9, 1e-4, 0.03, 0.1, 0.5, 0.97, 1 - 1e-9,
                1.0.nextDown, 1,
            ] {
                Self.expectSane(sizes, fraction)
            }
        }
    }

    @Test func `sums of reciprocals match their terms`() {
        for (offset, step) in [(-0.5, 0.7), (0, 1e-3), (3.5, 1), (1e6, 0.2), (1e9, 1e-6), (-0.999, 1)] {
            for count in [0, 1, 40, 49, 1000] {
                let sums = PolyGamma.reciprocalSums(offset: offset, step: step, count: Double(count))
                var (plain, weighted) = (0.0, 0.0)
                for i in stride(from: Double(count), to: 0, by: -1) {
                    plain += 1 / (offset + i * step)
                    weighted += i / (offset + i * step)
                }
                #expect(abs(sums.plain - plain) <= 1e-13 * plain)
                #expect(abs(sums.weighted - weighted) <= 1e-13 * weighted)
            }
        }
    }

    @Test func `ratios of the gamma function match factorials`() {
        // Γ(7)/Γ(3) = 360, Γ(1)/Γ(1/2) = 1/√π, and ten factors from 10⁹ on.
        #expect(abs(PolyGamma.logGammaRatio(3, adding: 4) - 5.886104031450156) < 1e-14)
        #expect(abs(PolyGamma.logGammaRatio(0.5, adding: 0.5) + 0.5723649429247001) < 1e-14)
        #expect(abs(PolyGamma.logGammaRatio(1e9, adding: 10) - 207.23265841446411) < 1e-12)
    }
}
