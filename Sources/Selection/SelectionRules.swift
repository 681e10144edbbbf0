/// What a choice of units must hold. Shares and effective numbers are millionths, so that they are compared exactly.
public struct SelectionRules: Hashable, Sendable {
    /// Distinct participants.
    public var contributors = 1
    /// Distinct participants in each section.
    public var perSection = 0
    /// The largest share of one participant in the words.
    public var maxShare = SelectionRules.whole
    /// The two largest shares together.
    public var maxTopTwoShare = SelectionRules.whole
    /// The least effective number of contributors, 1 / Σ share².
    public var minEffective = 0
    /// The most units of one participant.
    public var unitsOfOne = Int.max
    /// The words, at least.
    public var minWords = 0
    /// The words, at most.
    public var maxWords = Int.max
    /// Participants of the study who fit what is stated: none, or so many; 0 asks nothing.
    public var studyK = 0
    /// The same over the population.
    public var populationK = 0
    /// How many attributes may be stated.
    public var attributeBudget = Int.max
    /// Where any word can be traced: the least effective number of people to whom words lead.
    public var minTracedEffective = 0
    /// The longest run of words that may be traced.
    public var maxRun = Int.max
    /// Two units say the same from this share of content words on, of the shorter one, in whole per cent.
    public var repetition = 25
    /// The largest share of one participant in the words of all texts of a release.
    public var maxReleaseShare = SelectionRules.whole
    /// The words of each participant in the texts of the release that are chosen already.
    public var releaseWords: [Int: Int] = [:]
    /// Fragments of which a unit must be chosen.
    public var pins: Set<Int> = []
    /// The rules that are not asked for.
    public var dropped: Set<SelectionRule> = []

    /// A share of everything, and the effective number 1.
    public static let whole = 1_000_000

    /// Rules that ask nothing.
    public init() {}

    /// Whether a rule is asked for.
    func asks(_ rule: SelectionRule) -> Bool { !dropped.contains(rule) }
}

/// The name of a rule.
public enum SelectionRule: Hashable, Sendable {
    /// A slot has its minimum of units.
    case slot(Int)
    /// A fragment that is pinned is there.
    case pin(Int)
    /// There are enough distinct participants.
    case contributors
    /// There are enough distinct participants in a section.
    case section(Int)
    /// No participant has too large a share.
    case largestShare
    /// No two participants together have too large a share.
    case twoLargestShares
    /// The shares are even enough.
    case effectiveContributors
    /// No participant has too many units.
    case unitsOfOne
    /// No participant has too large a share of the release.
    case releaseShare
    /// What can be traced leads to nobody, or to enough people.
    case traceability
    /// No run that can be traced is too long.
    case longestRun
    /// Nobody of the study, or enough participants, fit what is stated.
    case studyK
    /// The same over the population.
    case populationK
    /// Not too many attributes are stated.
    case attributeBudget
    /// No chain of events is told whole.
    case wholeChain
    /// The units of one participant keep the order in which they were told.
    case order
    /// No participant's words of a later round stand in an earlier section than those of an earlier round.
    case waves
    /// No two units contradict each other.
    case facts
    /// No two units begin alike.
    case openings
    /// No two units take the same words of a fragment.
    case sources
    /// No two units say the same.
    case repetition
    /// The text is long enough.
    case minWords
    /// The text is not too long.
    case maxWords
}
