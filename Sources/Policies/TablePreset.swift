/// Limits for tables as agencies that clear outputs publish them.
public enum TablePreset: String, CaseIterable, Sendable {
    /// What this program proposes for a qualitative study: fewer than 5 people are not counted.
    case study
    /// UK Longitudinal Linkage Collaboration: fewer than 10, and nobody, are not counted; percentages neither.
    case ukLLC = "uk-llc"
    /// Australian Bureau of Statistics, DataLab: fewer than 10.
    case abs
    /// Centers for Medicare & Medicaid Services: 1 to 10 are not counted, 0 is.
    case cms
    /// NHS Hospital Episode Statistics: 1 to 7 are not counted, everything else is rounded to fives.
    case hes

    /// The smallest count of people that may be shown, other than 0.
    public var smallCell: Int {
        switch self {
        case .study: 5
        case .ukLLC, .abs: 10
        case .cms: 11
        case .hes: 8
        }
    }

    /// Whether a count of 0 may be shown.
    public var zeros: Policy.Permission { self == .ukLLC ? .exclude : .allow }

    /// Which percentages give a small count.
    public var percentages: Policy.PercentageReading { self == .ukLLC ? .strict : .unique }

    /// The base that counts are rounded to.
    public var roundingBase: Int? { self == .hes ? 5 : nil }
}

extension Policy.Report {
    /// Takes over the limits of a preset.
    public mutating func apply(_ preset: TablePreset) {
        self.preset = preset
        smallCell = preset.smallCell
        zeros = preset.zeros
        percentages = preset.percentages
        roundingBase = preset.roundingBase
    }

    /// The limits for tables in words, as a report of the gate names them.
    public var tableLimits: String {
        var parts = ["counts below \(smallCell)"]
        if zeros == .exclude { parts.append("zeros") }
        if percentages == .strict { parts.append("percentages that only such counts give") }
        if let roundingBase { parts.append("base \(roundingBase)") }
        let limits = parts.joined(separator: ", ")
        return preset.map { "preset \($0.rawValue): \(limits)" } ?? limits
    }
}
