public import Publication

/// A finding that somebody has accepted: which, why, who, and until when.
public struct Waiver: Hashable, Sendable {
    /// What a waiver is about.
    public enum Target: Hashable, Sendable {
        /// Findings of the rule that begin in a stretch of the file that the waiver stands in.
        case stretch(Range<Place>)
        /// The finding of the rule that a file of waivers names.
        case finding(FindingIdentity)
    }

    /// The rule as it is written; a waiver of a rule that is not known waives nothing.
    public let rule: String
    /// Why the finding is accepted.
    public let reason: String?
    /// Who accepts it.
    public let person: String?
    /// The last day, inclusive, as it is written.
    public let until: String?
    /// What it is about.
    public let target: Target
    /// The file the waiver stands in.
    public let file: String
    /// Where it stands there.
    public let place: Place
    /// Where it ends there.
    public let end: Place

    /// The shortest reason, in characters.
    public static let leastReason = 10
    /// The longest time ahead, in days.
    public static let mostDays = 366

    /// What makes a waiver void.
    enum Defect: Hashable {
        /// It names no rule that is known.
        case unknownRule
        /// Its rule asks for a change of the policy or the text, not for an exception.
        case unwaivable
        case noReason
        case noPerson
        /// Its date cannot be read, or is missing.
        case unreadableDate
        case tooFar
        case expired(days: Int)
    }

    /// Why the waiver is void on a day; `nil` where it holds.
    func defect(on today: CalendarDay) -> Defect? {
        guard let known = Rule(rawValue: rule) else { return .unknownRule }
        guard known.canBeWaived else { return .unwaivable }
        guard let reason, reason.filter({ !$0.isWhitespace }).count >= Self.leastReason else { return .noReason }
        guard let person, person.contains(where: { !$0.isWhitespace }) else { return .noPerson }
        guard let until, let last = CalendarDay(until) else { return .unreadableDate }
        if last < today { return .expired(days: today - last) }
        return last - today > Self.mostDays ? .tooFar : nil
    }
}

extension Rule {
    /// Whether a waiver can accept its findings.
    ///
    /// Too few contributors, a broken provenance and direct identifiers ask for a change of the text or of the policy. A
    /// waiver of what is wrong with waivers would let any waiver stand.
    public var canBeWaived: Bool {
        switch self {
        case .directIdentifier, .unreasonedWaiver, .expiredWaiver, .unusedWaiver, .unwaivableRule: false
        default: !rawValue.hasPrefix("VG1") && !rawValue.hasPrefix("VG5")
        }
    }

    /// Whether its findings depend on what only the study knows, so that a waiver may look unused without it.
    var dependsOnStudy: Bool { ["VG202", "VG203", "VG207", "VG301", "VG314"].contains(rawValue) }
}
