#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How much of a population is unique, estimated from the class sizes of a sample of it.
///
/// A record that is alone in its class in the sample may have doubles among the people who were not sampled. Three
/// models from the literature say how often that is so:
///
/// - **Pitman**: the Pitman sampling formula, fitted by maximum likelihood (Hoshino, 2001).
/// - **Zayatz**: the chance that a sample unique is a population unique, from the sample's own class sizes
///   (Zayatz, 1991).
/// - **SNB**: the slide negative binomial model (Chen & Keller-McNulty, 1998), with the number of classes in the
///   population after Shlosser, as given by Haas & Stokes (1998).
///
/// Which of them is taken follows the decision rule of Dankar et al. (2012), *BMC Medical Informatics and Decision
/// Making* 12:66. The arithmetic is deterministic and its cost grows with the number of *distinct* class sizes, not
/// with the number of records.
public struct PopulationUniqueness: Hashable, Sendable {
    /// The models that estimate population uniqueness.
    public enum Estimator: String, Hashable, Sendable, CaseIterable {
        /// The Pitman sampling formula (Hoshino, 2001).
        case pitman
        /// The conditional probability after Zayatz (1991).
        case zayatz
        /// The slide negative binomial model (Chen & Keller-McNulty, 1998).
        case snb
    }

    /// A reason to read the figures with care; where several apply, the first in this order is given.
    public enum Caution: String, Hashable, Sendable, CaseIterable {
        /// The sampling fraction is 1: the figures are plain counts, right only if nobody is missing.
        case everythingSampled
        /// Fewer than 100 records, or some sample uniques but fewer than 10: no model can be fitted to so little.
        case tooFewRecords
        /// The estimators are more than a factor of 10 apart, or at least one of them has no solution.
        case estimatorsDisagree
    }

    /// The fraction of the population that is unique after Pitman (0…1); nil where the fit has no solution.
    public let pitman: Double?
    /// The fraction of the population that is unique after Zayatz (0…1).
    public let zayatz: Double?
    /// The fraction of the population that is unique after the slide negative binomial model (0…1); nil where it has
    /// no solution.
    public let snb: Double?
    /// The estimator taken by the rule of Dankar et al.; nil when the sample has no uniques.
    public let chosen: Estimator?
    /// The value of the chosen estimator, at most the fraction of sample uniques; 0 when the sample has no uniques.
    public let estimate: Double
    /// From the lowest to the highest estimator, never above the fraction of sample uniques.
    ///
    /// Each population unique comes into the sample with a chance equal to the sampling fraction f, and is then a
    /// sample unique as well. With c₁ uniques among n sampled records, at most c₁/f population uniques are thus to be
    /// expected among n/f people: the share of sample uniques, c₁/n, bounds what any model may claim. An estimator
    /// that exceeds it keeps its value in its own property, but is cut off here and in ``estimate``.
    ///
    /// This is the spread between models and not a confidence interval. With ``Caution/tooFewRecords``, and without any
    /// sample unique, no model can say anything: the interval is then from 0 to the largest share under which so few
    /// sample uniques are not rarer than one in twenty (Clopper and Pearson, 1934).
    public let interval: ClosedRange<Double>
    /// Why the figures are to be read with care; nil where nothing is to be said.
    public let caution: Caution?
    /// The share of the population that was sampled, as given.
    public let samplingFraction: Double

    /// Estimates population uniqueness from the class sizes of a sample.
    ///
    /// - Parameters:
    ///   - histogram: How many classes there are of each size. Sizes are positive and counts not negative; the order
    ///     does not matter, and counts given for the same size add up.
    ///   - samplingFraction: The share of the population that was sampled, above 0 and at most 1.
    public init(classSizes histogram: [(size: Int, classes: Int)], samplingFraction: Double) {
        precondition(samplingFraction > 0 && samplingFraction <= 1, "a sampling fraction lies in (0, 1]")
        let sample = Sample(histogram, fraction: samplingFraction)
        self.samplingFraction = samplingFraction

        guard sample.uniques > 0 else {
            pitman = 0
            zayatz = 0
            snb = 0
            chosen = nil
            estimate = 0
            interval = 0...(samplingFraction == 1 ? 0 : BinomialBound.upper(found: 0, sample: sample.records))
            caution = samplingFraction == 1 ? .everythingSampled : sample.isSmall ? .tooFewRecords : nil
            return
        }
        let ceiling = sample.uniques / sample.records
        guard samplingFraction < 1 else {
            pitman = ceiling
            zayatz = ceiling
            snb = ceiling
            chosen = .zayatz
            estimate = ceiling
            interval = ceiling...ceiling
            caution = .everythingSampled
            return
        }

        let zayatz = sample.zayatz()
        let pitman = sample.pitman()
        let snb = sample.slideNegativeBinomial()
        self.zayatz = zayatz
        self.pitman = pitman
        self.snb = snb

        let (chosen, value) = Self.decide(fraction: samplingFraction, pitman: pitman, zayatz: zayatz, snb: snb)
        self.chosen = chosen
        estimate = min(value, ceiling)

        let available = [pitman, zayatz, snb].compactMap(\.self)
        let lowest = available.min() ?? zayatz
        let highest = available.max() ?? zayatz
        if sample.isSmall {
            caution = .tooFewRecords
            interval = 0...BinomialBound.upper(found: sample.uniques, sample: sample.records)
        } else {
            caution = available.count < 3 || highest > 10 * lowest ? .estimatorsDisagree : nil
            interval = min(lowest, ceiling)...min(highest, ceiling)
        }
    }

    /// The decision rule of Dankar et al. (2012); a value of zero counts as no value.
    private static func decide(
        fraction: Double, pitman: Double?, zayatz: Double, snb: Double?
    ) -> (Estimator, Double) {
        if fraction <= 0.1 {
            if let pitman, pitman > 0 { return (.pitman, pitman) }
        } else if let snb, snb > 0, snb < zayatz {
            return (.snb, snb)
        }
        return (.zayatz, zayatz)
    }
}

/// The sample as the estimators see it: all counts as floating-point numbers, the sizes ascending.
private struct Sample {
    /// The classes: their size, and how many there are of it.
    let sizes: [(size: Double, classes: Double)]
    /// Sampling fraction f.
    let fraction: Double
    /// Records in the sample, n.
    let records: Double
    /// Classes in the sample, u.
    let classes: Double
    /// Classes of size 1.
    let uniques: Double
    /// Classes of size 2.
    let pairs: Double

    init(_ histogram: [(size: Int, classes: Int)], fraction: Double) {
        var merged: [Int: Double] = [:]
        for (size, classes) in histogram {
            precondition(size > 0 && classes >= 0, "a class holds at least one record, and no count is negative")
            if classes > 0 { merged[size, default: 0] += Double(classes) }
        }
        sizes = merged.sorted { $0.key < $1.key }.map { (Double($0.key), $0.value) }
        self.fraction = fraction
        records = sizes.reduce(0) { $0 + $1.size * $1.classes }
        classes = sizes.reduce(0) { $0 + $1.classes }
        uniques = merged[1] ?? 0
        pairs = merged[2] ?? 0
    }

    /// Size of the population, N; not rounded, but finite at any fraction.
    var population: Double { min(records / fraction, 1e300) }

    /// Whether there is too little to fit a model to.
    var isSmall: Bool { records < 100 || (uniques > 0 && uniques < 10) }

    // MARK: Zayatz

    /// The share of population uniques: the share of sample uniques, times the chance that one of them is a
    /// population unique.
    ///
    /// The chance to draw exactly one of the i members of a class, relative to that of drawing a single person, is
    /// i · Π (N−n−k)/(N−1−k) for k = 0…i−2. The population is rounded to whole people here.
    func zayatz() -> Double {
        let whole = max(population.rounded(), records)
        let unsampled = whole - records
        var product = 1.0
        var k = 0.0
        var total = 0.0
        for (size, classes) in sizes {
            let end = size - 1
            if end > unsampled { break }  // a class too large to have all but one member outside the sample
            if end - k > 64 {
                product *= exp(
                    PolyGamma.logGammaRatio(unsampled - end + 1, adding: end - k)
                        - PolyGamma.logGammaRatio(whole - end, adding: end - k))
                k = end
            }
            while k < end {
                product *= (unsampled - k) / (whole - 1 - k)
                k += 1
            }
            if product == 0 { break }
            total += classes * size * product
        }
        return uniques / records * min(1, uniques / total)
    }

    // MARK: Pitman

    /// The share of population uniques under the Pitman sampling formula with its most likely parameters.
    ///
    /// The likelihood equations are solved as a profile: θ for a given α, and α along that curve, both by bisection.
    /// This cannot run away where Newton's method from the usual starting values does. A maximum at the edge (α ≤ 0,
    /// or α → 1 as when all records are unique) is no solution.
    func pitman() -> Double? {
        guard records > classes, classes > 1 else { return nil }

        func slope(_ alpha: Double) -> Double? {
            sumOfParameters(alpha).map { slopeInAlpha(alpha: alpha, sum: $0) }
        }
        let steps = 32
        let edge = 1e-6
        var low = edge
        guard var slopeBelow = slope(low) else { return nil }
        for step in 1...steps {
            let high = step == steps ? 1 - edge * edge : Double(step) / Double(steps)
            guard let slopeAbove = slope(high) else { return nil }
            if slopeBelow > 0, slopeAbove <= 0 {
                let alpha = bisect(low, high) { slope($0) ?? -1 }
                guard let sum = sumOfParameters(alpha) else { return nil }
                let logShare = PolyGamma.logGammaRatio(sum, adding: 1 - alpha) + (alpha - 1) * log(population)
                return Self.valid(exp(logShare))
            }
            low = high
            slopeBelow = slopeAbove
        }
        return nil
    }

    /// The most likely θ for a given α, as θ + α (which is positive); nil where it is beyond all bounds.
    private func sumOfParameters(_ alpha: Double) -> Double? {
        func slope(_ logarithm: Double) -> Double {
            let sum = exp(logarithm)
            // The term 1/(θ + α) stands apart: the sum may be far smaller than the rounding of θ.
            let ofClasses = 1 / sum + PolyGamma.reciprocalSums(offset: sum, step: alpha, count: classes - 2).plain
            let ofRecords = PolyGamma.reciprocalSums(offset: sum - alpha, step: 1, count: records - 1).plain
            return ofClasses - ofRecords
        }
        let low = -80.0
        let high = 45.0
        guard slope(low) > 0, slope(high) < 0 else { return nil }
        return exp(bisect(low, high, slope))
    }

    /// The derivative of the log-likelihood in α, where θ + α is the sum.
    private func slopeInAlpha(alpha: Double, sum: Double) -> Double {
        let ofClasses = PolyGamma.reciprocalSums(offset: sum, step: alpha, count: classes - 2)
        var slope = 1 / sum + ofClasses.plain + ofClasses.weighted
        for (size, classes) in sizes where size > 1 {
            slope -= classes * PolyGamma.reciprocalSums(offset: -alpha, step: 1, count: size - 1).plain
        }
        return slope
    }

    // MARK: Slide negative binomial

    /// Shlosser's estimate of the number of classes in the population, in the form given by Haas & Stokes.
    private func shlosser() -> Double {
        let missed = log1p(-fraction)
        let squareMissed = log1p(-fraction * fraction)
        var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
        for (size, classes) in sizes {
            a += classes * size * fraction * fraction * exp((size - 1) * squareMissed)
            b -= classes * exp(size * squareMissed) * expm1(-size * log1p(fraction))
            c += classes * exp(size * missed)
            d += classes * size * fraction * exp((size - 1) * missed)
        }
        return classes + uniques * (a / b) * (c / d) * (c / d)
    }

    /// The share of population uniques where class sizes are one more than a negative binomial number.
    ///
    /// Matches the expected sample uniques and pairs to those seen. For each β there are up to two α that fit the
    /// uniques; along both branches β is searched for a fit of the pairs. Where several pairs of parameters fit, the
    /// one whose implied population is nearest to the real one is taken.
    func slideNegativeBinomial() -> Double? {
        guard pairs > 0 else { return nil }
        let total = shlosser()
        guard total.isFinite, total > 0 else { return nil }
        let uniquesTarget = uniques / (total * fraction)
        let pairsTarget = log(2 * pairs / (total * fraction * fraction))

        var best: (share: Double, distance: Double)?
        for rising in uniquesTarget > 1 ? [true, false] : [false] {
            func misfit(_ logit: Double) -> Double? {
                let point = SlidePoint(logit: logit, fraction: fraction)
                guard let alpha = point.alpha(uniques: uniquesTarget, rising: rising) else { return nil }
                let value = point.logPairs(alpha) - pairsTarget
                return value.isFinite ? value : nil
            }
            var before: (logit: Double, misfit: Double)?
            for step in -120...120 {
                let logit = Double(step) / 4
                guard let here = misfit(logit) else {
                    before = nil
                    continue
                }
                if let last = before, last.misfit == 0 || (last.misfit > 0) != (here > 0) {
                    let sign = last.misfit > 0 ? 1.0 : -1.0
                    let root = bisect(last.logit, logit) { sign * (misfit($0) ?? .nan) }
                    let point = SlidePoint(logit: root, fraction: fraction)
                    if let rest = misfit(root), abs(rest) < 1e-6,
                        let alpha = point.alpha(uniques: uniquesTarget, rising: rising), alpha > 0,
                        let share = Self.valid(total * exp(alpha * point.logBeta) / population)
                    {
                        let implied = total * (1 + alpha * exp(-logit))
                        let distance = abs(log(implied / population))
                        if best.map({ distance < $0.distance }) ?? true { best = (share, distance) }
                    }
                }
                before = (logit, here)
            }
        }
        return best?.share
    }

    /// The value if it is a share, otherwise nil.
    private static func valid(_ share: Double) -> Double? {
        share >= 0 && share <= 1 ? share : nil
    }
}

/// The slide negative binomial model at one β, with the quantities that do not depend on α.
private struct SlidePoint {
    /// ln β.
    let logBeta: Double
    /// 1 − β.
    let complement: Double
    /// d = (1−f)(1−β).
    let d: Double
    /// 1 − d, without cancellation.
    let rest: Double
    /// ln(β / (1−d)), which is negative.
    let logRatio: Double

    init(logit: Double, fraction: Double) {
        let beta = 1 / (1 + exp(-logit))
        complement = 1 / (1 + exp(logit))
        logBeta = -log1p(exp(-logit))
        d = (1 - fraction) * complement
        rest = beta + fraction * complement
        logRatio = -log1p(fraction * exp(-logit))
    }

    /// Expected sample uniques, divided by f and the number of classes, as a logarithm.
    func logUniques(_ alpha: Double) -> Double {
        alpha * logRatio + log1p(alpha * d / rest)
    }

    /// Expected sample pairs, times 2 and divided by f² and the number of classes, as a logarithm.
    func logPairs(_ alpha: Double) -> Double {
        log(alpha) + alpha * logRatio + log(complement) - 2 * log(rest) + log(2 - (1 - alpha) * d)
    }

    /// The α that fits the uniques: where their number still rises with α, or where it falls.
    func alpha(uniques target: Double, rising: Bool) -> Double? {
        let target = log(target)
        let peak = max(0, -1 / logRatio - rest / d)
        guard logUniques(peak) > target else { return nil }
        if rising {
            guard target > 0, peak > 0 else { return nil }
            return bisect(0, peak) { target - logUniques($0) }
        }
        var high = max(2 * peak, 1)
        while logUniques(high) > target {
            high *= 2
            guard high < 1e30 else { return nil }
        }
        return bisect(peak, high) { logUniques($0) - target }
    }
}

/// Where a function that is positive at the lower end and not at the upper end changes sign, to the last digit.
private func bisect(_ low: Double, _ high: Double, _ function: (Double) -> Double) -> Double {
    var low = low
    var high = high
    for _ in 0..<128 {
        let middle = low + (high - low) / 2
        guard middle > low, middle < high else { break }
        if function(middle) > 0 { low = middle } else { high = middle }
    }
    return low + (high - low) / 2
}
