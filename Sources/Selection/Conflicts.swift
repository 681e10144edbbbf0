/// Which units may not stand in one text, by rules that look at two of them.
extension Field {
    /// The rule that keeps two units apart, wherever they stand; `nil` where they may stand together.
    func conflict(_ left: Int, _ right: Int) -> SelectionRule? {
        let one = units[left]
        let two = units[right]
        if left == right { return .sources }
        if rules.asks(.sources), one.fragment == two.fragment, one.source.overlaps(two.source) { return .sources }
        if rules.asks(.openings), let opening = one.opening, opening == two.opening { return .openings }
        if rules.asks(.facts), !one.facts.isEmpty, !two.facts.isEmpty,
            one.facts.contains(where: { fact in two.facts.contains { fact.contradicts($0) } })
        {
            return .facts
        }
        if rules.asks(.repetition) {
            let least = min(one.content.count, two.content.count)
            if least >= Self.leastContent, isRepetition(SortedNumbers.common(one.content, two.content), of: least) {
                return .repetition
            }
        }
        return nil
    }

    /// Units with fewer content words repeat nothing.
    static let leastContent = 3

    func isRepetition(_ common: Int, of least: Int) -> Bool { 100 * common >= rules.repetition * least }

    /// The rule that forbids that one unit stands before another; `nil` where it may.
    func misorder(_ first: Seat, _ second: Seat) -> SelectionRule? {
        guard participant[first.unit] == participant[second.unit] else { return nil }
        if rules.asks(.order), units[first.unit].order >= units[second.unit].order { return .order }
        if rules.asks(.waves), let earlier = units[first.unit].wave, let later = units[second.unit].wave,
            problem.slots[first.slot].section != problem.slots[second.slot].section, earlier > later
        {
            return .waves
        }
        return nil
    }
}

/// The conflicts among some units, as bits: found by what two units share, not by looking at every two.
struct ConflictTable {
    let width: Int
    private(set) var bits: [UInt64]

    /// The units are given by their numbers in the field; the table counts them from 0.
    init(_ field: Field, among chosen: [Int]) {
        width = (chosen.count + 63) / 64
        bits = [UInt64](repeating: 0, count: width * chosen.count)
        enum Key: Hashable {
            case fragment(Int), opening(Int), fact(Int), content(Int)
        }
        var members: [Key: [Int]] = [:]
        for (local, number) in chosen.enumerated() {
            let unit = field.units[number]
            var keys: Set<Key> = [.fragment(unit.fragment)]
            if let opening = unit.opening { keys.insert(.opening(opening)) }
            for fact in unit.facts { keys.insert(.fact(fact.fact)) }
            // Words of content are looked at last and only where enough are shared.
            if unit.content.count >= Field.leastContent { for word in unit.content { keys.insert(.content(word)) } }
            for key in keys { members[key, default: []].append(local) }
            set(local, local)
        }
        for group in members.values where group.count > 1 {
            for (index, left) in group.enumerated() {
                for right in group[(index + 1)...] where !contains(left, right) {
                    if field.conflict(chosen[left], chosen[right]) != nil {
                        set(left, right)
                        set(right, left)
                    }
                }
            }
        }
    }

    func contains(_ left: Int, _ right: Int) -> Bool {
        bits[left * width + right >> 6] & (1 << UInt64(right & 63)) != 0
    }

    private mutating func set(_ left: Int, _ right: Int) {
        bits[left * width + right >> 6] |= 1 << UInt64(right & 63)
    }
}
