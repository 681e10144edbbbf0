/// The loss of each attribute at each level with nothing suppressed.
struct LevelLosses {
    /// For each attribute and value how many records have it.
    let records: [[Int]]
    /// For each attribute and level the exact values under the labels of all records, summed.
    let leaves: [[Int]]
    /// For each attribute and level the loss.
    let losses: [[Double]]

    /// Sums over the classes of exact values.
    init(_ base: ClassTable, of table: Microdata) {
        let records = table.scales.enumerated().map { attribute, scale in
            var records = [Int](repeating: 0, count: scale.labels[0].count)
            records.withUnsafeMutableBufferPointer { records in
                base.forEachCode(of: attribute) { index, code in records[Int(code)] &+= Int(base.counts[index]) }
            }
            return records
        }
        leaves = zip(records, table.scales).map { records, scale in
            (0..<scale.levels).map { level in
                records.indices.reduce(0) {
                    $0 + records[$1] * scale.leaves(under: scale.code(of: UInt32($1), at: level), at: level)
                }
            }
        }
        losses = zip(leaves, table.scales).map { leaves, scale in
            leaves.map {
                InformationLoss.ofAttribute(
                    leaves: $0, suppressed: 0, records: table.records, domainSize: scale.domainSize)
            }
        }
        self.records = records
    }

    /// ARX's Loss at a node, geometric mean, with nothing suppressed.
    func loss(at node: [Int]) -> Double { InformationLoss.geometricMean(node.indices.map { losses[$0][node[$0]] }) }
}
