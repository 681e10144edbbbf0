/// The full-domain generalisation of least loss that makes a table k-anonymous.
public struct OptimalGeneralisation: Hashable, Sendable {
    /// The level of each quasi-identifier, in the order of the table.
    public let levels: [Int]
    /// ARX's Loss over all quasi-identifiers, 0…1.
    public let loss: Double
    /// The loss of each quasi-identifier, in the order of the table.
    public let lossOfAttribute: [Double]
    /// How many records stay below k and are suppressed.
    public let suppressed: Int
    /// The risk of what remains.
    public let risk: RiskSummary
    /// Further nodes with the same loss, in lexical order; the chosen one is the first of all.
    public let ties: [[Int]]
    /// The size of the lattice.
    public let nodes: Int
    /// How many nodes were grouped; the others were decided by their bound.
    public let evaluated: Int
}

extension Microdata {
    /// Finds the least-loss node of the whole generalisation lattice at which every record is in a class of at least `k`,
    /// or is one of at most `floor(suppressionLimit · n)` suppressed records.
    ///
    /// The loss without suppression never exceeds the loss with it, so the nodes are taken in the order of that bound and
    /// the search ends when the bound passes the best loss found: the result is optimal over all nodes.
    /// Equal losses (to 1e-12) are ties, the lexically first levels win, and the others are listed.
    ///
    /// - Parameters:
    ///   - k: the size every class must have. At least 1.
    ///   - suppressionLimit: the share of records that may be suppressed, 0…1.
    /// - Returns: `nil` where no node suffices, that is, where the table has fewer than `k` records.
    public func optimalGeneralisation(k: Int, suppressionLimit: Double = 0) -> OptimalGeneralisation? {
        precondition(k >= 1 && (0...1).contains(suppressionLimit))
        guard records > 0 else { return nil }
        let budget = Int((suppressionLimit * Double(records)).rounded(.down))
        let shares = hierarchies.map { hierarchy in (0..<hierarchy.levels).map { hierarchy.shares(at: $0) } }
        let unsuppressedLoss = hierarchies.indices.map { attribute in
            shares[attribute].map { shareOfRow in
                InformationLoss.ofAttribute(
                    sumOfShares: columns[attribute].reduce(0) { $0 + shareOfRow[Int($1)] },
                    suppressed: 0, records: records, domainSize: hierarchies[attribute].domainSize)
            }
        }
        let lattice = Lattice(heights: hierarchies.map(\.levels))
        let order = lattice.nodes
            .map { levels in
                (
                    levels: levels,
                    bound: InformationLoss.geometricMean(levels.indices.map { unsuppressedLoss[$0][levels[$0]] })
                )
            }
            .sorted { $0.bound != $1.bound ? $0.bound < $1.bound : $0.levels.lexicographicallyPrecedes($1.levels) }

        let tolerance = 1e-12
        var best: (loss: Double, nodes: [(levels: [Int], losses: [Double], sizes: [Int], suppressed: Int)])?
        var evaluated = 0
        for node in order {
            if let best, node.bound > best.loss + tolerance { break }
            evaluated += 1
            let (sizes, classOfRecord) = classSizes(at: node.levels)
            let suppressed = sizes.reduce(0) { $0 + ($1 < k ? $1 : 0) }
            guard suppressed <= budget else { continue }
            let losses = hierarchies.indices.map { attribute in
                var sum = 0.0
                let shareOfRow = shares[attribute][node.levels[attribute]]
                for record in 0..<records where sizes[Int(classOfRecord[record])] >= k {
                    sum += shareOfRow[Int(columns[attribute][record])]
                }
                return InformationLoss.ofAttribute(
                    sumOfShares: sum, suppressed: suppressed, records: records,
                    domainSize: hierarchies[attribute].domainSize)
            }
            let loss = InformationLoss.geometricMean(losses)
            let candidate = (levels: node.levels, losses: losses, sizes: sizes, suppressed: suppressed)
            if best == nil || loss < best!.loss - tolerance {
                best = (loss, [candidate])
            } else if abs(loss - best!.loss) <= tolerance {
                best!.nodes.append(candidate)
            }
        }
        guard let best else { return nil }
        let tied = best.nodes.sorted { $0.levels.lexicographicallyPrecedes($1.levels) }
        return OptimalGeneralisation(
            levels: tied[0].levels, loss: best.loss, lossOfAttribute: tied[0].losses, suppressed: tied[0].suppressed,
            risk: RiskSummary(classSizes: tied[0].sizes.filter { $0 >= k }),
            ties: tied.dropFirst().map(\.levels), nodes: order.count, evaluated: evaluated)
    }
}

/// All combinations of levels, one level a quasi-identifier.
struct Lattice {
    /// The number of levels of each quasi-identifier.
    let heights: [Int]

    /// Every node, in lexical order.
    var nodes: [[Int]] {
        heights.reduce([[]]) { nodes, height in
            nodes.flatMap { node in (0..<height).map { node + [$0] } }
        }
    }
}
