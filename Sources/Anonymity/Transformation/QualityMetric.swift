/// What a generalisation costs: the smaller, the better.
public enum QualityMetric: String, Hashable, Sendable, CaseIterable {
    /// ARX's Loss, joined over the attributes by the geometric mean.
    case loss
    /// ARX's Loss, joined by the arithmetic mean.
    case arithmeticLoss = "arithmetic-loss"
    /// The average class size as ARX scores it: records over classes, all suppressed records being one class more
    /// (LeFevre et al. 2006, without its division by k).
    case averageClassSize = "average-class-size"
    /// The discernibility metric: the squares of the class sizes, and for each suppressed record the size of the table
    /// (Bayardo and Agrawal 2005).
    case discernibility
}

/// What was counted of a table at one node of its lattice.
struct NodeCounts {
    /// The records of the table.
    let records: Int
    /// How many records are in classes that do not fulfil the requirement.
    var suppressed = 0
    /// How many of them fail a model that no generalisation below this node can mend.
    var lastingly = 0
    /// Whether the node fails whatever is suppressed.
    var isRuledOut = false
    /// How many classes fulfil it.
    var classes = 0
    /// Σ size² of those.
    var squares = 0
    /// Σ size² of all classes.
    var allSquares = 0
    /// For each attribute the exact values under the labels of the kept records, summed.
    var leaves: [Int] = []
}

extension NodeCounts {
    /// The loss of each attribute.
    func losses(domainSizes: [Int]) -> [Double] {
        zip(leaves, domainSizes).map {
            InformationLoss.ofAttribute(leaves: $0, suppressed: suppressed, records: records, domainSize: $1)
        }
    }

    /// The value of a metric.
    func value(of metric: QualityMetric, domainSizes: [Int]) -> Double {
        switch metric {
        case .loss: return InformationLoss.geometricMean(losses(domainSizes: domainSizes))
        case .arithmeticLoss: return InformationLoss.arithmeticMean(losses(domainSizes: domainSizes))
        case .averageClassSize: return Double(records) / Double(max(1, classes + (suppressed > 0 ? 1 : 0)))
        case .discernibility: return Double(squares) + Double(suppressed) * Double(records)
        }
    }

    /// A value that no node above this one undercuts; 0 where only the levels of that node tell.
    func boundAbove(of metric: QualityMetric, k: Int) -> Double {
        switch metric {
        case .loss, .arithmeticLoss:
            return 0
        case .averageClassSize:
            // A class above is joined from at least one kept class, or from suppressed records, k of them at least.
            return Double(records) / Double(max(1, classes + (suppressed + k - 1) / k))
        case .discernibility:
            // A suppressed record counts no less than in its own class, and joining classes adds to the squares.
            return Double(allSquares)
        }
    }
}

/// What is known of a node's value before its classes are counted.
struct PriorBounds {
    private let metric: QualityMetric
    /// For each attribute and level the loss with nothing suppressed.
    private let losses: [[Double]]
    private let labels: [[Int]]
    private let records: Int
    private let mostClasses: Int

    init(_ table: Microdata, metric: QualityMetric, losses: [[Double]], k: Int, baseClasses: Int, budget: Int) {
        self.metric = metric
        self.losses = losses
        records = table.records
        labels = table.scales.map { scale in scale.labels.map(\.count) }
        mostClasses = min(table.records / max(1, k), baseClasses) + (budget > 0 ? 1 : 0)
    }

    /// A value that the node does not undercut, and that never falls on the way up the lattice.
    func bound(of levels: [Int]) -> Double {
        switch metric {
        case .loss: return InformationLoss.geometricMean(levels.indices.map { losses[$0][levels[$0]] })
        case .arithmeticLoss: return InformationLoss.arithmeticMean(levels.indices.map { losses[$0][levels[$0]] })
        case .averageClassSize:
            return Double(records) / Double(max(1, min(mostClasses, combinations(of: levels) + 1)))
        case .discernibility:
            return Double(records) * Double(records) / Double(max(1, combinations(of: levels)))
        }
    }

    private func combinations(of levels: [Int]) -> Int {
        var product = 1
        for attribute in levels.indices {
            product *= max(1, labels[attribute][levels[attribute]])
            if product > records { return records }
        }
        return product
    }
}
