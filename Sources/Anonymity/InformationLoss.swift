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
    ///   - sumOfShares: Σ share over the records that are kept.
    ///   - suppressed: how many records are suppressed; each counts as fully generalised.
    ///   - records: n.
    ///   - domainSize: D.
    /// - Returns: the loss, 0…1.
    public static func ofAttribute(sumOfShares: Double, suppressed: Int, records: Int, domainSize: Int) -> Double {
        let n = Double(records)
        let minimum = n / Double(domainSize)
        guard n > minimum else { return 0 }
        return max(0, (sumOfShares + Double(suppressed) - minimum) / (n - minimum))
    }

    /// The geometric mean over the attributes.
    public static func geometricMean(_ losses: [Double]) -> Double {
        guard !losses.isEmpty else { return 0 }
        return pow(losses.reduce(1) { $0 * ($1 + 1) }, 1 / Double(losses.count)) - 1
    }
}
