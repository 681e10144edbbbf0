#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The information lost by generalising and suppressing, as ARX defines *Loss*, so that the two can be compared.
///
/// For an attribute with domain size D and n records, of which s are suppressed,
/// `((Σ share over the records that are kept) + s − n/D) / (n − n/D)`, floored at 0, where a record's share is the part
/// of the domain under its label. It is 0 for exact values and 1 for `*`. Attributes are joined by the geometric mean
/// `Π(loss + 1)^(1/m) − 1`.
///
/// Source: Prasser et al., “Flexible data anonymization using ARX” (2020), and the reference implementation.
public enum InformationLoss {
    /// The loss of one attribute.
    ///
    /// - Parameters:
    ///   - leaves: the exact values of the domain under each kept record's label, summed: D times the sum of the shares.
    ///   - suppressed: how many records are suppressed; each counts as fully generalised.
    ///   - records: n.
    ///   - domainSize: D.
    /// - Returns: the loss, 0…1.
    public static func ofAttribute(leaves: Int, suppressed: Int, records: Int, domainSize: Int) -> Double {
        guard domainSize > 1 else { return 0 }
        // In whole numbers as long as possible, so that the order of the records cannot show.
        let (lost, overflow) = suppressed.multipliedReportingOverflow(by: domainSize)
        guard !overflow else { return 1 }
        let numerator = leaves + lost - records
        return max(0, Double(numerator) / (Double(records) * Double(domainSize - 1)))
    }

    /// The geometric mean over the attributes.
    public static func geometricMean(_ losses: [Double]) -> Double {
        guard !losses.isEmpty else { return 0 }
        return pow(losses.reduce(1) { $0 * ($1 + 1) }, 1 / Double(losses.count)) - 1
    }

    /// The arithmetic mean over the attributes.
    public static func arithmeticMean(_ losses: [Double]) -> Double {
        losses.isEmpty ? 0 : losses.reduce(0, +) / Double(losses.count)
    }
}
