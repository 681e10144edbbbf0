/// Joins classes into those of more general levels: a pass over classes instead of records.
///
/// Keeps its hash table between calls, so that the many nodes of a lattice cost no allocation each.
final class RollUp {
    private var slots: [UInt32] = []

    /// One attribute that changes its level: where it stands and its new code for each old one.
    struct Change {
        let attribute: Int
        let map: [UInt32]
    }

    /// The classes of a table after some attributes were generalised, in the order in which they first appear.
    ///
    /// - Parameters:
    ///   - table: classes at some levels.
    ///   - changes: what becomes of the attributes that change.
    ///   - classOfClass: where given, receives for each old class the position of its new one.
    /// - Returns: the new classes.
    func roll(_ table: ClassTable, _ changes: [Change], classOfClass: inout [UInt32]?) -> ClassTable {
        if classOfClass == nil, table.layout.words == 1, table.count > Self.sortedFrom { return sorted(table, changes) }
        prepare(for: table.count)
        var result = ClassTable(layout: table.layout)
        if classOfClass != nil { classOfClass = [UInt32](repeating: 0, count: table.count) }
        if table.layout.words == 1 {
            rollWord(table, changes, into: &result, &classOfClass)
        } else {
            rollWords(table, changes, into: &result, &classOfClass)
        }
        return result
    }

    /// The classes of a table after some attributes were generalised.
    func roll(_ table: ClassTable, _ changes: [Change]) -> ClassTable {
        var none: [UInt32]?
        return roll(table, changes, classOfClass: &none)
    }

    /// Empties the hash table and makes it at least twice as large as the number of classes.
    private func prepare(for count: Int) {
        let capacity = max(16, 1 << (Int.bitWidth - (2 * max(1, count) - 1).leadingZeroBitCount))
        if slots.count < capacity {
            slots = [UInt32](repeating: 0, count: capacity)
        } else if slots.count > 4 * capacity {
            slots.removeLast(slots.count - capacity)
            slots.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
        } else {
            slots.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
        }
    }

    /// From how many classes on sorting is quicker than a hash table that no cache holds.
    private static let sortedFrom = 100_000

    /// Joins by sorting: keys of one word only.
    private func sorted(_ table: ClassTable, _ changes: [Change]) -> ClassTable {
        var keys = table.keys
        for change in changes {
            let field = table.layout.fields[change.attribute]
            let keep = ~(field.mask << field.shift)
            keys.withUnsafeMutableBufferPointer { keys in
                change.map.withUnsafeBufferPointer { map in
                    for index in 0..<keys.count {
                        let code = Int(truncatingIfNeeded: (keys[index] &>> field.shift) & field.mask)
                        keys[index] = keys[index] & keep | UInt64(map[code]) &<< field.shift
                    }
                }
            }
        }
        var counts = table.counts
        RadixSort.sort(&keys, carrying: &counts, bits: table.layout.bits[0])
        var result = ClassTable(layout: table.layout)
        result.joinRuns(of: keys, counts)
        return result
    }

    private static func hash(_ key: UInt64) -> UInt64 {
        var hash = (key ^ (key &>> 32)) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash &>> 29
        return hash &* 0xBF58_476D_1CE4_E5B9
    }

    private func rollWord(
        _ table: ClassTable, _ changes: [Change], into result: inout ClassTable, _ classOfClass: inout [UInt32]?
    ) {
        let fields = changes.map { table.layout.fields[$0.attribute] }
        let keep = fields.reduce(UInt64.max) { $0 & ~($1.mask << $1.shift) }
        // All maps in one array, so that the loop follows no references.
        var flat: [UInt32] = []
        var offsets: [Int] = []
        for change in changes {
            offsets.append(flat.count)
            flat.append(contentsOf: change.map)
        }
        let capacity = slots.count
        let shift = UInt64(64 - capacity.trailingZeroBitCount)
        var counts: [UInt32] = []
        result.keys = [UInt64](unsafeUninitializedCapacity: table.count) { keys, keyCount in
            counts = [UInt32](unsafeUninitializedCapacity: table.count) { counts, countCount in
                var found = 0
                slots.withUnsafeMutableBufferPointer { slots in
                    flat.withUnsafeBufferPointer { flat in
                        table.keys.withUnsafeBufferPointer { oldKeys in
                            table.counts.withUnsafeBufferPointer { oldCounts in
                                for index in 0..<oldKeys.count {
                                    let old = oldKeys[index]
                                    var key = old & keep
                                    for change in 0..<fields.count {
                                        let field = fields[change]
                                        let code = Int(truncatingIfNeeded: (old &>> field.shift) & field.mask)
                                        key |= UInt64(flat[offsets[change] &+ code]) &<< field.shift
                                    }
                                    var slot = Int(truncatingIfNeeded: Self.hash(key) &>> shift)
                                    while true {
                                        let entry = slots[slot]
                                        if entry == 0 {
                                            (keys.baseAddress! + found).initialize(to: key)
                                            (counts.baseAddress! + found).initialize(to: oldCounts[index])
                                            classOfClass?[index] = UInt32(truncatingIfNeeded: found)
                                            found &+= 1
                                            slots[slot] = UInt32(truncatingIfNeeded: found)
                                            break
                                        }
                                        let known = Int(entry &- 1)
                                        if keys[known] == key {
                                            counts[known] &+= oldCounts[index]
                                            classOfClass?[index] = UInt32(truncatingIfNeeded: known)
                                            break
                                        }
                                        slot = (slot &+ 1) & (capacity &- 1)
                                    }
                                }
                            }
                        }
                    }
                }
                keyCount = found
                countCount = found
            }
        }
        result.counts = counts
    }

    private func rollWords(
        _ table: ClassTable, _ changes: [Change], into result: inout ClassTable, _ classOfClass: inout [UInt32]?
    ) {
        let words = table.layout.words
        let capacity = slots.count
        var key = [UInt64](repeating: 0, count: words)
        for index in 0..<table.count {
            for word in 0..<words { key[word] = table.keys[index * words + word] }
            for change in changes {
                let field = table.layout.fields[change.attribute]
                let code = Int((key[field.word] >> field.shift) & field.mask)
                key[field.word] &= ~(field.mask << field.shift)
                key[field.word] |= UInt64(change.map[code]) << field.shift
            }
            let hash = key.reduce(0) { Self.hash($0 ^ $1) }
            var slot = Int(truncatingIfNeeded: hash >> 20) & (capacity - 1)
            while true {
                let entry = slots[slot]
                if entry == 0 {
                    result.keys.append(contentsOf: key)
                    result.counts.append(table.counts[index])
                    classOfClass?[index] = UInt32(result.count - 1)
                    slots[slot] = UInt32(result.count)
                    break
                }
                let known = Int(entry - 1)
                if (0..<words).allSatisfy({ result.keys[known * words + $0] == key[$0] }) {
                    result.counts[known] += table.counts[index]
                    classOfClass?[index] = UInt32(known)
                    break
                }
                slot = (slot + 1) & (capacity - 1)
            }
        }
    }
}
