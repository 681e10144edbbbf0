#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Differences of the gamma function and its relatives, in time that does not grow with the number of terms.
///
/// Everything here is a *difference* on purpose: subtracting two large digamma or log-gamma values loses the digits
/// that matter, so the sums are taken directly for a few terms and by the Euler–Maclaurin midpoint rule after that.
enum PolyGamma {
    /// From this argument on the asymptotic series are exact to the last digits of a `Double`.
    private static let far = 24.0

    /// Σ 1 / (offset + i·step) and Σ i / (offset + i·step), each for i = 1…count.
    ///
    /// Requires step > 0 and offset > −step, so that all terms are positive.
    static func reciprocalSums(offset: Double, step: Double, count: Double) -> (plain: Double, weighted: Double) {
        let shift = offset / step
        // The terms taken one by one: all when they are few, otherwise those too near the pole for the series.
        let head = count <= 2 * far ? count : max(0, (far - shift).rounded(.up))
        var plain = 0.0
        var weighted = 0.0
        var i = 1.0
        while i <= head {
            let term = 1 / (offset + i * step)
            plain += term
            weighted += i * term
            i += 1
        }
        guard head < count else { return (plain, weighted) }

        let length = count - head
        let lower = head + 0.5
        let start = lower + shift
        let end = start + length
        let relative = length / start
        let correction = midpointCorrection(end) - midpointCorrection(start)
        plain += (log1p(relative) + correction) / step
        weighted += (shift * (excessOverLog1p(relative) - correction) + length * lower / start) / step
        return (plain, weighted)
    }

    /// ln Γ(x + d) − ln Γ(x) for x > 0, d ≥ 0.
    static func logGammaRatio(_ x: Double, adding d: Double) -> Double {
        var x = x
        var result = 0.0
        while x < far {
            result -= log1p(d / x)
            x += 1
        }
        let end = x + d
        return result + ((x - 0.5) * log1p(d / x) - d) + d * log(end) + (stirlingTail(end) - stirlingTail(x))
    }

    /// y − ln(1 + y) for y ≥ 0 without cancellation.
    static func excessOverLog1p(_ y: Double) -> Double {
        guard y < 0.1 else { return y - log1p(y) }
        var power = y
        var sum = 0.0
        for k in 2...18 {
            power *= -y
            sum -= power / Double(k)
        }
        return sum
    }

    /// What the midpoint rule misses at one end, for the function 1/y.
    private static func midpointCorrection(_ y: Double) -> Double {
        let r = 1 / (y * y)
        return r * (1.0 / 24 - r * (7.0 / 960 - r * (31.0 / 8064 - r * (127.0 / 30720))))
    }

    /// The part of Stirling's series for ln Γ that falls off with the argument.
    private static func stirlingTail(_ x: Double) -> Double {
        let r = 1 / (x * x)
        return (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680)))) / x
    }
}
