/// A percentage as it is printed: 12.5 with one decimal.
package struct Percentage: Hashable, Sendable {
    /// The number without its point: 125 for 12.5.
    package let digits: Int
    /// How many decimals it is printed with.
    package let decimals: Int

    /// Keeps a percentage; `nil` beyond 100 % or four decimals.
    package init?(digits: Int, decimals: Int) {
        guard (0...4).contains(decimals), digits >= 0, digits <= 100 * Self.power(decimals) else { return nil }
        self.digits = digits
        self.decimals = decimals
    }

    private static func power(_ exponent: Int) -> Int { (0..<exponent).reduce(1) { product, _ in product * 10 } }

    /// How numbers halfway between two are rounded.
    package enum Rounding: CaseIterable, Sendable {
        /// Away from 0, as people do.
        case halfUp
        /// To the even neighbour, as statistical programs do.
        case halfEven
    }

    /// The counts that give this percentage of a base of up to a thousand million people.
    package func counts(of base: Int, rounding: Rounding = .halfUp) -> ClosedRange<Int>? {
        guard (1...1_000_000_000).contains(base) else { return nil }
        // |100·c/base − p| is at most half a unit of the last decimal: c lies in base·(2·digits ∓ 1) / (200·10^decimals).
        let unit = 200 * Self.power(decimals)
        let lowEnd = base * (2 * digits - 1)
        let highEnd = base * (2 * digits + 1)
        var least = lowEnd <= 0 ? 0 : (lowEnd + unit - 1) / unit
        var most = min(base, highEnd / unit)
        // A count exactly on an end is halfway: it is rounded up, or to the even neighbour.
        let takesHalves = rounding == .halfEven && digits % 2 == 0
        if rounding == .halfUp || takesHalves {
            if !takesHalves, most * unit == highEnd { most -= 1 }
        } else {
            if most * unit == highEnd { most -= 1 }
            if least > 0, least * unit == lowEnd { least += 1 }
        }
        return least <= most ? least...most : nil
    }

    /// Whether it tells a count of fewer than `smallest` people, other than 0: exactly one count gives it and that is small;
    /// where `isStrict`, all counts that give it are small.
    package func tellsSmallCount(of base: Int, below smallest: Int, isStrict: Bool) -> Bool {
        Rounding.allCases.contains { rounding in
            guard let counts = counts(of: base, rounding: rounding), counts.lowerBound > 0 else { return false }
            return isStrict ? counts.upperBound < smallest : counts.count == 1 && counts.lowerBound < smallest
        }
    }
}
