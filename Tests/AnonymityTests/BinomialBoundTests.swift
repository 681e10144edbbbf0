import Testing

@testable import Anonymity

@Suite struct BinomialBoundTests {
    /// From the tables of Clopper and Pearson's one-sided 95 % limit.
    @Test(arguments: [(0, 1, 0.95), (0, 10, 0.2589), (1, 10, 0.3942), (5, 10, 0.7776), (0, 100, 0.0295), (10, 10, 1)])
    func `is the limit of the tables`(found: Double, sample: Double, limit: Double) {
        #expect(abs(BinomialBound.upper(found: found, sample: sample) - limit) < 5e-5)
    }

    @Test func `an empty sample bounds nothing`() {
        #expect(BinomialBound.upper(found: 0, sample: 0) == 1)
    }
}
