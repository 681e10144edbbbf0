#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What a count in a sample allows to say of a share.
enum BinomialBound {
    /// The largest share under which seeing so few is not rarer than one in twenty: the upper end of the one-sided 95 %
    /// interval of Clopper and Pearson (1934).
    ///
    /// - Parameters:
    ///   - found: how many of the sample there are.
    ///   - sample: the size of the sample.
    /// - Returns: a share, 0…1; 1 for an empty sample.
    static func upper(found: Double, sample: Double) -> Double {
        guard found < sample else { return 1 }
        var low = found / sample
        var high = 1.0
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if likelihood(ofAtMost: found, sample: sample, share: middle) > 0.05 { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// How likely it is to find at most so many.
    private static func likelihood(ofAtMost found: Double, sample: Double, share: Double) -> Double {
        guard share > 0 else { return 1 }
        guard share < 1 else { return 0 }
        var sum = 0.0
        var number = 0.0
        while number <= found {
            sum += exp(
                lgamma(sample + 1) - lgamma(number + 1) - lgamma(sample - number + 1) + number * log(share)
                    + (sample - number) * log1p(-share))
            number += 1
        }
        return sum
    }
}
