/// A choice of units for a text, as a problem to be solved: slots, units, rules and what a choice is worth.
public struct SelectionProblem: Sendable {
    /// The slots in the order of the text.
    public var slots: [SelectionSlot]
    /// The units.
    public var units: [SelectionUnit]
    /// What a choice must hold.
    public var rules: SelectionRules
    /// What a choice is worth.
    public var objective: SelectionObjective
    /// The attribute of each statement.
    public var attributeOfStatement: [Int]
    /// Who counts the people who fit statements.
    public var people: (any PeopleCounting)?
    /// Choices from which this one must differ.
    public var earlier: [EarlierChoice] = []

    /// Describes a problem.
    public init(
        slots: [SelectionSlot], units: [SelectionUnit], rules: SelectionRules, objective: SelectionObjective,
        attributeOfStatement: [Int] = [], people: (any PeopleCounting)? = nil
    ) {
        self.slots = slots
        self.units = units
        self.rules = rules
        self.objective = objective
        self.attributeOfStatement = attributeOfStatement
        self.people = people
    }
}

/// Counts the people who fit what a text states.
public protocol PeopleCounting: Sendable {
    /// How many fit these statements, ascending numbers; all of them where there is none.
    func fit(of statements: [Int]) -> PeopleFit
}

/// How many people fit what a text states; 0 is nobody.
public struct PeopleFit: Hashable, Sendable {
    /// Participants of the study.
    public var study: Int
    /// People of the population; `nil` where no population is known.
    public var population: Int?

    /// Describes a count.
    public init(study: Int, population: Int?) {
        self.study = study
        self.population = population
    }
}

/// A choice that was made before.
public struct EarlierChoice: Hashable, Sendable {
    /// The names of its units.
    public var names: Set<String>
    /// Whether at least half of the units must be others; otherwise one is enough.
    public var byHalf: Bool

    /// Describes an earlier choice.
    public init(names: Set<String>, byHalf: Bool) {
        self.names = names
        self.byHalf = byHalf
    }

    /// Whether a choice of so many units, of which so many are of this one, is another choice.
    func differs(count: Int, common: Int) -> Bool {
        byHalf ? 2 * common <= count : common < count || count != names.count
    }
}

/// The units that were chosen, and how sure it is that no others are better.
public struct SelectionResult: Hashable, Sendable {
    /// The chosen units of each slot, by their places in the problem, in the order of the text.
    public var chosen: [[Int]]
    /// What they are worth.
    public var worth: SelectionWorth
    /// No allowed choice is worth more than this.
    public var bound: Int
    /// The units among which was chosen: those that fit a slot by themselves.
    public var units: Int
    /// The places of all slots.
    public var places: Int

    /// Whether no allowed choice is worth more.
    public var isOptimal: Bool { bound <= worth.total }

    /// How much better another choice might be at most, as a share of the bound in millionths; 0 where this is the best.
    public var gap: Int {
        let missing = bound - worth.total
        guard missing > 0 else { return 0 }
        guard bound > 0 else { return SelectionRules.whole }
        return min(SelectionRules.whole, (missing * SelectionRules.whole + bound - 1) / bound)
    }
}

/// How a search ended.
public struct SelectionOutcome: Hashable, Sendable {
    /// The best choice found; `nil` where none was.
    public var result: SelectionResult?
    /// Whether the search ended by itself: what was found is the best, or there is none.
    public var isComplete: Bool
    /// The partial choices that were looked at.
    public var nodes: Int
    /// The steps of work that were done.
    public var steps: Int
    /// The steps of work that were allowed.
    public var budget: Int
}
