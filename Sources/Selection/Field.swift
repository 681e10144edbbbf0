/// A problem made ready for the search: units in the order of their names, participants numbered by first appearance, so
/// that the order in which a caller gives things changes nothing.
struct Field {
    let problem: SelectionProblem
    let rules: SelectionRules
    let objective: SelectionObjective
    /// The units that fit a slot by themselves.
    let units: [SelectionUnit]
    /// The place of each in the problem.
    let origin: [Int]
    /// The participant of each, from 0.
    let participant: [Int]
    let participants: Int
    /// The words of each participant in the release so far.
    let releaseWords: [Int]
    let releaseTotal: Int
    /// Salience, relevance and the seed's share.
    let base: [Int]
    /// The category of each, from 0 by first appearance; -1 for none.
    let category: [Int]
    let categories: Int
    /// The most words that a text can have.
    let mostWords: Int
    /// The places of the slots, one after another.
    let places: [Place]
    /// The sections in the order of their first slots, and the number of each slot's.
    let sections: [Int]
    let sectionOfSlot: [Int]

    struct Place {
        let slot: Int
        /// Which of the slot's places it is, from 0.
        let position: Int
        /// The places that may hold the next unit: the next of the slot, and the first of each slot that follows up to one
        /// that must not stay empty.
        let next: [Int]
        /// Whether the text may end here.
        let mayEnd: Bool
    }

    /// The places that may hold the first unit.
    let starts: [Int]
    /// Whether a text without units has every slot's minimum.
    let mayBeEmpty: Bool

    init(_ problem: SelectionProblem) {
        self.problem = problem
        rules = problem.rules
        objective = problem.objective
        let rules = problem.rules
        let slots = problem.slots
        let usable = problem.units.indices.filter { index in
            let unit = problem.units[index]
            return unit.slots.contains { slots.indices.contains($0) && slots[$0].maximum > 0 }
                && (!rules.asks(.maxWords) || unit.words <= rules.maxWords)
                && (!rules.asks(.longestRun) || unit.longestRun <= rules.maxRun)
        }
        origin = usable.sorted { problem.units[$0].name < problem.units[$1].name }
        units = origin.map { problem.units[$0] }
        var numbers: [Int: Int] = [:]
        participant = units.map { unit in
            if let known = numbers[unit.participant] { return known }
            let number = numbers.count
            numbers[unit.participant] = number
            return number
        }
        participants = numbers.count
        var before = [Int](repeating: 0, count: numbers.count)
        for (participant, words) in rules.releaseWords { if let own = numbers[participant] { before[own] = words } }
        releaseWords = before
        releaseTotal = rules.releaseWords.values.reduce(0, +)
        base = units.map { $0.salience + $0.relevance + $0.seedShare }
        var categoryNumbers: [Int: Int] = [:]
        category = units.map { unit in
            guard let category = unit.category else { return -1 }
            let number = categoryNumbers[category] ?? categoryNumbers.count
            categoryNumbers[category] = number
            return number
        }
        categories = categoryNumbers.count
        var longest = [Int](repeating: 0, count: slots.count)
        for unit in units {
            for slot in unit.slots where slots.indices.contains(slot) { longest[slot] = max(longest[slot], unit.words) }
        }
        mostWords = slots.indices.reduce(0) { $0 + longest[$1] * slots[$1].maximum }

        var sections: [Int] = []
        for slot in slots where slot.maximum > 0 && !sections.contains(slot.section) { sections.append(slot.section) }
        self.sections = sections
        sectionOfSlot = slots.map { slot in sections.firstIndex(of: slot.section) ?? 0 }

        let minimum = slots.indices.map { rules.asks(.slot($0)) ? min(slots[$0].minimum, slots[$0].maximum) : 0 }
        var first = [Int](repeating: 0, count: slots.count + 1)
        for slot in slots.indices { first[slot + 1] = first[slot] + slots[slot].maximum }
        func following(after slot: Int) -> (next: [Int], mayEnd: Bool) {
            var next: [Int] = []
            for later in slots.indices where later > slot {
                if slots[later].maximum > 0 { next.append(first[later]) }
                if minimum[later] > 0 { return (next, false) }
            }
            return (next, true)
        }
        var places: [Place] = []
        for slot in slots.indices {
            let after = following(after: slot)
            for position in 0..<slots[slot].maximum {
                let isLast = position + 1 == slots[slot].maximum
                let isEnough = position + 1 >= minimum[slot]
                places.append(
                    Place(
                        slot: slot, position: position,
                        next: (isLast ? [] : [first[slot] + position + 1]) + (isEnough ? after.next : []),
                        mayEnd: isEnough && after.mayEnd))
            }
        }
        self.places = places
        (starts, mayBeEmpty) = following(after: -1)
    }

    /// A unit in a slot.
    struct Seat: Hashable {
        let unit: Int
        let slot: Int
    }

    /// What a choice is worth.
    func worth(of seats: [Seat]) -> SelectionWorth {
        var worth = SelectionWorth()
        var words = 0
        var ofCategory: [Int: Int] = [:]
        var wordsOf: [Int: Int] = [:]
        for (index, seat) in seats.enumerated() {
            let unit = units[seat.unit]
            worth.salience += unit.salience
            worth.relevance += unit.relevance
            worth.seed += unit.seedShare
            if index > 0 { worth.coherence += objective.coherence(units[seats[index - 1].unit], unit) }
            if let category = unit.category {
                let count = ofCategory[category, default: 0]
                worth.coverage += objective.coverage(of: count + 1) - objective.coverage(of: count)
                ofCategory[category] = count + 1
            }
            let own = wordsOf[participant[seat.unit], default: 0]
            worth.variety += objective.wordsOfOne * own * unit.words
            wordsOf[participant[seat.unit]] = own + unit.words
            words += unit.words
        }
        worth.length = objective.wordOffTarget * abs(words - objective.targetWords)
        return worth
    }
}
