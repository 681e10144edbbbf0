/// The places of a text with the units that may stand in each, and which may follow which: a choice is a way through it.
struct Graph {
    let field: Field
    /// The units, by their numbers in the field, ascending.
    let units: [Int]
    let conflicts: ConflictTable
    /// A unit at a place, place after place.
    let placeOfState: [Int]
    let unitOfState: [Int]
    /// The states of each place.
    let statesOfPlace: [Range<Int>]
    /// For each state the states that may come next, and what the two together add.
    let edgeStart: [Int]
    let edgeTarget: [Int32]
    let edgeScore: [Int32]
    /// The states that may come first.
    let starts: [Int]

    var states: Int { placeOfState.count }

    /// Takes some units of a field, ascending, at the places at which they are kept.
    init(_ field: Field, units: [Int], keeping keeps: (_ place: Int, _ unit: Int) -> Bool = { _, _ in true }) {
        self.field = field
        var used: [Int] = []
        for unit in units {
            let slots = field.units[unit].slots
            if field.places.indices.contains(where: { slots.contains(field.places[$0].slot) && keeps($0, unit) }) {
                used.append(unit)
            }
        }
        self.units = used
        conflicts = ConflictTable(field, among: used)
        var placeOfState: [Int] = []
        var unitOfState: [Int] = []
        var statesOfPlace: [Range<Int>] = []
        for place in field.places.indices {
            let start = placeOfState.count
            for (local, unit) in used.enumerated()
            where field.units[unit].slots.contains(field.places[place].slot) && keeps(place, unit) {
                placeOfState.append(place)
                unitOfState.append(local)
            }
            statesOfPlace.append(start..<placeOfState.count)
        }
        self.placeOfState = placeOfState
        self.unitOfState = unitOfState
        self.statesOfPlace = statesOfPlace
        starts = field.starts.flatMap { Array(statesOfPlace[$0]) }

        var edgeStart = [0]
        var edgeTarget: [Int32] = []
        var edgeScore: [Int32] = []
        var scores: [Int: Int32] = [:]
        for state in placeOfState.indices {
            let place = field.places[placeOfState[state]]
            let local = unitOfState[state]
            let seat = Field.Seat(unit: used[local], slot: place.slot)
            for next in place.next {
                let isSameSlot = field.places[next].slot == place.slot
                for target in statesOfPlace[next] {
                    let other = unitOfState[target]
                    if conflicts.contains(local, other) { continue }
                    let following = Field.Seat(unit: used[other], slot: field.places[next].slot)
                    if isSameSlot, field.units[seat.unit].order >= field.units[following.unit].order { continue }
                    if field.misorder(seat, following) != nil { continue }
                    let key = local * used.count + other
                    let score: Int32
                    if let known = scores[key] {
                        score = known
                    } else {
                        score = Int32(field.objective.coherence(field.units[seat.unit], field.units[following.unit]))
                        scores[key] = score
                    }
                    edgeTarget.append(Int32(target))
                    edgeScore.append(score)
                }
            }
            edgeStart.append(edgeTarget.count)
        }
        self.edgeStart = edgeStart
        self.edgeTarget = edgeTarget
        self.edgeScore = edgeScore
    }

    /// Whether no text holds both units, wherever they may stand.
    func excludes(_ left: Int, _ right: Int) -> Bool {
        if conflicts.contains(left, right) { return true }
        let one = field.units[units[left]]
        let two = field.units[units[right]]
        guard one.slots.count == 1, two.slots.count == 1, one.slots[0] != two.slots[0] else { return false }
        let first = Field.Seat(unit: units[left], slot: one.slots[0])
        let second = Field.Seat(unit: units[right], slot: two.slots[0])
        return first.slot < second.slot
            ? field.misorder(first, second) != nil : field.misorder(second, first) != nil
    }

    func seat(of state: Int) -> Field.Seat {
        Field.Seat(unit: units[unitOfState[state]], slot: field.places[placeOfState[state]].slot)
    }
}
