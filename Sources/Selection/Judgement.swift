/// Whether a whole choice holds the rules.
struct Judgement {
    let field: Field
    private var fits: [[Int]: PeopleFit] = [:]

    init(_ field: Field) { self.field = field }

    /// The first rule that a choice breaks; `nil` where it holds all.
    mutating func broken(by seats: [Field.Seat]) -> SelectionRule? {
        let rules = field.rules
        var wordsOf: [Int: Int] = [:]
        var unitsOf: [Int: Int] = [:]
        var ofSection = [Set<Int>](repeating: [], count: field.sections.count)
        var ofSlot = [Int](repeating: 0, count: field.problem.slots.count)
        var ofChain: [Int: Set<Int>] = [:]
        var traced: [Int: Int] = [:]
        var statements: Set<Int> = []
        var fragments: Set<Int> = []
        for (index, seat) in seats.enumerated() {
            let unit = field.units[seat.unit]
            let participant = field.participant[seat.unit]
            wordsOf[participant, default: 0] += unit.words
            unitsOf[participant, default: 0] += 1
            ofSlot[seat.slot] += 1
            ofSection[field.sectionOfSlot[seat.slot]].insert(participant)
            if let chain = unit.chain { ofChain[chain, default: []].insert(field.sectionOfSlot[seat.slot]) }
            for trace in unit.traces { traced[trace.person, default: 0] += trace.words }
            statements.formUnion(unit.statements)
            fragments.insert(unit.fragment)
            for other in seats[..<index] {
                if let rule = field.conflict(other.unit, seat.unit) ?? field.misorder(other, seat) { return rule }
                if other.slot == seat.slot, field.units[other.unit].order >= unit.order { return .order }
            }
        }
        for slot in ofSlot.indices where rules.asks(.slot(slot)) && ofSlot[slot] < field.problem.slots[slot].minimum {
            return .slot(slot)
        }
        for pin in rules.pins.sorted() where rules.asks(.pin(pin)) && !fragments.contains(pin) { return .pin(pin) }
        let shares = WordShares(wordsOf.values)
        if let rule = broken(by: shares, in: ofSection) { return rule }
        if rules.asks(.unitsOfOne), unitsOf.values.contains(where: { $0 > rules.unitsOfOne }) { return .unitsOfOne }
        if rules.asks(.releaseShare), isBeyondReleaseShare(wordsOf, total: shares.total) { return .releaseShare }
        if rules.asks(.wholeChain), field.sections.count > 1,
            ofChain.values.contains(where: { $0.count == field.sections.count })
        {
            return .wholeChain
        }
        if rules.asks(.traceability) {
            let leads = WordShares(traced.values)
            if leads.total > 0, !leads.isAsEven(as: rules.minTracedEffective) { return .traceability }
        }
        if let rule = broken(byStating: statements) { return rule }
        return nil
    }

    private func broken(by shares: WordShares, in ofSection: [Set<Int>]) -> SelectionRule? {
        let rules = field.rules
        if rules.asks(.contributors), shares.words.count < rules.contributors { return .contributors }
        for (index, section) in field.sections.enumerated()
        where rules.asks(.section(section)) && ofSection[index].count < rules.perSection {
            return .section(section)
        }
        if rules.asks(.minWords), shares.total < rules.minWords { return .minWords }
        if rules.asks(.maxWords), shares.total > rules.maxWords { return .maxWords }
        if rules.asks(.largestShare), !shares.areLargest(1, atMost: rules.maxShare) { return .largestShare }
        if rules.asks(.twoLargestShares), !shares.areLargest(2, atMost: rules.maxTopTwoShare) {
            return .twoLargestShares
        }
        if rules.asks(.effectiveContributors), !shares.isAsEven(as: rules.minEffective) {
            return .effectiveContributors
        }
        return nil
    }

    private func isBeyondReleaseShare(_ wordsOf: [Int: Int], total: Int) -> Bool {
        wordsOf.contains { participant, words in
            (words + field.releaseWords[participant]) * SelectionRules.whole
                > field.rules.maxReleaseShare * (total + field.releaseTotal)
        }
    }

    /// The rule that stating these together breaks.
    mutating func broken(byStating statements: Set<Int>) -> SelectionRule? {
        let rules = field.rules
        if statements.isEmpty { return rules.studyK > 0 || rules.populationK > 0 ? broken(byFitOf: []) : nil }
        let attributes = Set(statements.map { field.problem.attributeOfStatement[$0] })
        if rules.asks(.attributeBudget), attributes.count > rules.attributeBudget { return .attributeBudget }
        return broken(byFitOf: statements.sorted())
    }

    private mutating func broken(byFitOf statements: [Int]) -> SelectionRule? {
        let rules = field.rules
        guard let people = field.problem.people else { return nil }
        let fit = fits[statements] ?? people.fit(of: statements)
        fits[statements] = fit
        if rules.asks(.studyK), fit.study != 0, fit.study < rules.studyK { return .studyK }
        if rules.asks(.populationK), let population = fit.population, population != 0, population < rules.populationK {
            return .populationK
        }
        return nil
    }
}

/// How words are shared among people.
public struct WordShares: Hashable, Sendable {
    /// The words of each person who has any, the most first.
    public let words: [Int]
    /// All words.
    public let total: Int

    /// Counts shares.
    public init(_ counts: some Sequence<Int>) {
        words = counts.filter { $0 > 0 }.sorted(by: >)
        total = words.reduce(0, +)
    }

    /// Whether the largest shares together are at most so many millionths.
    func areLargest(_ count: Int, atMost limit: Int) -> Bool {
        words.prefix(count).reduce(0, +) * SelectionRules.whole <= limit * total
    }

    /// Whether the effective number, 1 / Σ share², is at least so many millionths.
    func isAsEven(as limit: Int) -> Bool {
        total * total * SelectionRules.whole >= limit * words.reduce(0) { $0 + $1 * $1 }
    }

    /// The largest share, 0…1.
    public var largest: Double { total == 0 ? 0 : Double(words[0]) / Double(total) }
    /// The two largest shares together, 0…1.
    public var twoLargest: Double { total == 0 ? 0 : Double(words.prefix(2).reduce(0, +)) / Double(total) }
    /// The effective number: 1 / Σ share² (inverse Simpson index, Hill number of order 2).
    public var effective: Double {
        guard total > 0 else { return 0 }
        let squares = words.reduce(0.0) { $0 + Double($1) * Double($1) }
        return Double(total) * Double(total) / squares
    }
}
