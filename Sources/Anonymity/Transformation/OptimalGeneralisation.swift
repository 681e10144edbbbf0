/// The full-domain generalisation of least cost that makes a table fulfil a requirement.
public struct OptimalGeneralisation: Hashable, Sendable {
    /// The level of each quasi-identifier, in the order of the table.
    public let levels: [Int]
    /// What was minimised.
    public let metric: QualityMetric
    /// Its value.
    public let value: Double
    /// ARX's Loss over all quasi-identifiers, geometric mean, 0…1, whatever was minimised.
    public let loss: Double
    /// The loss of each quasi-identifier, in the order of the table.
    public let lossOfAttribute: [Double]
    /// How many records are suppressed, of at most `budget`.
    public let suppressed: Int
    /// How many records could have been: floor(suppression limit · records).
    public let budget: Int
    /// The risk of what remains.
    public let risk: RiskSummary
    /// What the remaining classes achieve under each model.
    public let models: ModelFigures
    /// Further nodes with the same value, in the order of choice: fewer suppressed records, smaller loss, lexical order.
    public let ties: [[Int]]
    /// The size of the lattice; `nil` where it does not fit 62 bits.
    public let nodes: UInt64?
    /// How many nodes were counted; the others were decided by these or by their bounds.
    public let evaluated: Int
    /// A value that no node undercuts: `value` itself where the whole lattice was decided.
    public let bound: Double
    /// Whether the whole lattice was decided.
    public var isProven: Bool { bound >= value - tolerance }
}

extension Microdata {
    /// Finds the node of the whole generalisation lattice at which a metric is smallest and at most
    /// `floor(suppressionLimit · n)` records are in classes that do not fulfil the requirement.
    ///
    /// - Parameters:
    ///   - requirement: what every class must fulfil that is not suppressed.
    ///   - metric: what is minimised.
    ///   - suppressionLimit: the share of records that may be suppressed, 0…1.
    ///   - stepLimit: the most classes that are joined on the way; the result then states its bound.
    /// - Precondition: the lattice has fewer than 2^62 nodes.
    /// - Returns: `nil` where no node suffices; for a search that reached its limit, where none was found.
    public func optimalGeneralisation(
        _ requirement: Requirement, metric: QualityMetric = .loss, suppressionLimit: Double = 0,
        stepLimit: Int = OptimalSearch.defaultStepLimit
    ) -> OptimalGeneralisation? {
        guard records > 0 else { return nil }
        return OptimalSearch(
            ClassLattice(self), requirement, metric: metric, suppressionLimit: suppressionLimit, stepLimit: stepLimit
        ).run()
    }
}
