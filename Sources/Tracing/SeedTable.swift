/// Where the same words stand in a row: a table of all stretches of one length, sorted for searching.
struct SeedTable: Sendable {
    let length: Int
    private var keys: [UInt64] = []
    private var places: [Int32] = []

    /// A table without stretches.
    init() { length = 0 }

    /// Enters every stretch of `length` words that does not cross the end of a text.
    ///
    /// - Parameters:
    ///   - words: the words as positive numbers; 0 ends a text.
    ///   - length: the length of a stretch.
    ///   - owners: the end of each text and the number of its participant; numbers do not fall.
    ///   - repeats: how many places of the same words of one participant are kept.
    init(_ words: [Int32], length: Int, owners: [(end: Int, owner: Int32)], repeats: Int) {
        self.length = length
        var entries: [(key: UInt64, place: Int32)] = []
        entries.reserveCapacity(words.count)
        for start in 0..<max(0, words.count - length + 1) {
            if let key = Self.key(words, at: start, length: length) { entries.append((key, Int32(start))) }
        }
        entries.sort { ($0.key, $0.place) < ($1.key, $1.place) }
        var owner = 0
        var repeated = 0
        var lastKey: UInt64?
        var lastOwner: Int32 = 0
        for entry in entries {
            if entry.key != lastKey { owner = 0 }
            owner = Self.ownerIndex(of: Int(entry.place), in: owners, from: owner)
            let isRepeat = entry.key == lastKey && owners[owner].owner == lastOwner
            repeated = isRepeat ? repeated + 1 : 1
            lastKey = entry.key
            lastOwner = owners[owner].owner
            guard repeated <= repeats else { continue }
            keys.append(entry.key)
            places.append(entry.place)
        }
    }

    /// Where the stretch that begins at `position` of other words may stand; see `key`.
    func places(of document: [Int32], at position: Int) -> ArraySlice<Int32> {
        guard length > 0, position + length <= document.count,
            let key = Self.key(document, at: position, length: length)
        else { return [] }
        let first = bound { $0 < key }
        guard first < keys.count, keys[first] == key else { return [] }
        var last = first
        while last < keys.count, keys[last] == key { last += 1 }
        return places[first..<last]
    }

    private func bound(_ isBefore: (UInt64) -> Bool) -> Int {
        var low = 0
        var high = keys.count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(keys[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func ownerIndex(of place: Int, in owners: [(end: Int, owner: Int32)], from start: Int) -> Int {
        var low = start
        var high = owners.count
        while low < high {
            let middle = (low + high) / 2
            if owners[middle].end <= place { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// A number for the words; `nil` where a text ends among them or a word is unknown. Distinct stretches may share one:
    /// whoever follows a place compares the words.
    private static func key(_ words: [Int32], at start: Int, length: Int) -> UInt64? {
        var key: UInt64 = 0x9E37_79B9_7F4A_7C15
        for word in words[start..<(start + length)] {
            guard word > 0 else { return nil }
            key = (key ^ UInt64(word)) &* 0xBF58_476D_1CE4_E5B9
            key ^= key >> 29
        }
        return key
    }
}
