/// Makes a choice better by small changes, as long as one helps: another unit in a seat, one more, one fewer, or two others
/// at once.
struct Improvement {
    let field: Field
    /// The units that may be taken, by slot, the best first.
    private let candidates: [[Int]]
    private(set) var steps = 0

    init(_ field: Field, units: [Int]) {
        self.field = field
        candidates = field.problem.slots.indices.map { slot in
            units.filter { field.units[$0].slots.contains(slot) }
                .sorted { field.base[$0] != field.base[$1] ? field.base[$0] > field.base[$1] : $0 < $1 }
        }
    }

    /// Improves a choice that holds every rule.
    mutating func improve(
        _ seats: [Field.Seat], judgement: inout Judgement, rounds: Int = 50
    ) -> (seats: [Field.Seat], worth: Int) {
        var best = (seats: seats, worth: field.worth(of: seats).total)
        for _ in 0..<rounds {
            guard let better = step(from: best, judgement: &judgement) else { break }
            best = better
        }
        return best
    }

    private mutating func step(
        from best: (seats: [Field.Seat], worth: Int), judgement: inout Judgement
    ) -> (seats: [Field.Seat], worth: Int)? {
        var found = best
        func look(_ seats: [Field.Seat]) {
            steps += seats.count
            let worth = field.worth(of: seats).total
            guard worth > found.worth else { return }
            steps += seats.count * seats.count
            guard isAnother(seats), judgement.broken(by: seats) == nil else { return }
            found = (seats, worth)
        }
        let chosen = Set(best.seats.map(\.unit))
        for (index, seat) in best.seats.enumerated() {
            var fewer = best.seats
            fewer.remove(at: index)
            look(fewer)
            for unit in candidates[seat.slot] where !chosen.contains(unit) {
                // Neighbours can add so much and no more.
                if field.base[unit] + slack < field.base[seat.unit] { break }
                var other = fewer
                insert(Field.Seat(unit: unit, slot: seat.slot), into: &other)
                look(other)
            }
        }
        for slot in candidates.indices
        where best.seats.count(where: { $0.slot == slot }) < field.problem.slots[slot].maximum {
            for unit in candidates[slot].prefix(Self.mostCandidates) where !chosen.contains(unit) {
                var more = best.seats
                insert(Field.Seat(unit: unit, slot: slot), into: &more)
                look(more)
            }
        }
        return found.worth > best.worth ? found : nil
    }

    private static let mostCandidates = 400

    /// By how much a unit that is worth less may still be the better one for its neighbours, its category and the length.
    private var slack: Int { 2 * field.objective.mostOfPair + 2 * field.objective.firstOfCategory + 1000 }

    private func isAnother(_ seats: [Field.Seat]) -> Bool {
        field.problem.earlier.allSatisfy { choice in
            choice.differs(
                count: seats.count, common: seats.count { choice.names.contains(field.units[$0.unit].name) })
        }
    }

    /// Puts a unit where the order of slots, and within a slot the order of telling, wants it.
    private func insert(_ seat: Field.Seat, into seats: inout [Field.Seat]) {
        let order = field.units[seat.unit].order
        let place = seats.firstIndex { other in
            other.slot > seat.slot || other.slot == seat.slot && field.units[other.unit].order > order
        }
        seats.insert(seat, at: place ?? seats.count)
    }
}
