/// Words by their letters, one step a byte, in one table of integers.
struct LetterTree: Sendable {
    private struct Step: Sendable {
        let key: UInt64
        let node: Int32
    }

    private var slots: [Step?] = Array(repeating: nil, count: 64)
    private var steps: [Step] = []
    /// What ends at each node; −1 for nothing.
    private var values: [Int32] = [-1]

    /// Adds a word; of equal words the first keeps its value.
    mutating func insert(_ letters: some Sequence<UInt8>, _ value: Int) {
        var node = 0
        for letter in letters {
            if let next = step(from: node, letter) {
                node = next
                continue
            }
            values.append(-1)
            add(Step(key: Self.key(node, letter), node: Int32(values.count - 1)))
            node = values.count - 1
        }
        if node > 0, values[node] < 0 { values[node] = Int32(value) }
    }

    /// The value of the word that ends at a node.
    func value(at node: Int) -> Int? { values[node] < 0 ? nil : Int(values[node]) }

    /// The node that a letter leads to; node 0 is the beginning.
    func step(from node: Int, _ letter: UInt8) -> Int? {
        let key = Self.key(node, letter)
        var slot = Self.slot(key, slots.count)
        while let step = slots[slot] {
            if step.key == key { return Int(step.node) }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    private mutating func add(_ step: Step) {
        steps.append(step)
        if steps.count * 2 > slots.count {
            slots = Array(repeating: nil, count: slots.count * 2)
            for step in steps { place(step) }
        } else {
            place(step)
        }
    }

    private mutating func place(_ step: Step) {
        var slot = Self.slot(step.key, slots.count)
        while slots[slot] != nil { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = step
    }

    private static func key(_ node: Int, _ letter: UInt8) -> UInt64 { UInt64(node) << 8 | UInt64(letter) }

    private static func slot(_ key: UInt64, _ count: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (count - 1)
    }
}
