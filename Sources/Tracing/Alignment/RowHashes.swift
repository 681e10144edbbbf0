/// Hashes of words in a row, and the comparison that makes sure.
enum RowHashes {
    /// Light words overlooked between two others.
    private static let mostLight = 2

    @inline(__always)
    private static func join(_ hash: UInt64, _ word: Int32) -> UInt64 {
        WordHash.join(hash, UInt64(UInt32(bitPattern: word)))
    }

    // MARK: Rows as they stand

    /// The hash of `length` words; `nil` where a text ends among them or one is unknown.
    @inline(__always)
    static func row(_ words: UnsafeBufferPointer<Int32>, at start: Int, length: Int) -> UInt64? {
        guard start + length <= words.count else { return nil }
        var hash = WordHash.seed
        for place in start..<(start + length) {
            guard words[place] > 0 else { return nil }
            hash = join(hash, words[place])
        }
        return WordHash.finish(hash)
    }

    /// The hash of three words of which one is light; what has none is found by `heavySeed`.
    @inline(__always)
    static func seed(_ words: UnsafeBufferPointer<Int32>, at start: Int) -> UInt64? {
        guard start + 3 <= words.count,
            WordTable.isLight(words[start]) || WordTable.isLight(words[start + 1])
                || WordTable.isLight(words[start + 2])
        else { return nil }
        return row(words, at: start, length: 3)
    }

    /// The entries of `seed`.
    static func seeds(_ words: UnsafeBufferPointer<Int32>) -> [UInt64] {
        entries(words) { seed(words, at: $0) }
    }

    /// The entries of `row`.
    static func rows(_ words: UnsafeBufferPointer<Int32>, length: Int) -> [UInt64] {
        entries(words) { row(words, at: $0, length: length) }
    }

    static func areEqual(
        _ words: UnsafeBufferPointer<Int32>, _ start: Int, _ others: UnsafeBufferPointer<Int32>, _ place: Int,
        _ length: Int
    ) -> Bool {
        for index in 0..<length where words[start + index] != others[place + index] { return false }
        return true
    }

    // MARK: Rows without light words

    /// The hash of three words that are not light, the first at `start`, with at most two light ones before each other.
    @inline(__always)
    static func heavySeed(_ words: UnsafeBufferPointer<Int32>, at start: Int) -> UInt64? {
        guard words[start] > 0, !WordTable.isLight(words[start]) else { return nil }
        var hash = join(~WordHash.seed, words[start])
        var place = start
        for _ in 0..<2 {
            guard let next = nextHeavy(words, after: place) else { return nil }
            hash = join(hash, words[next])
            place = next
        }
        return WordHash.finish(hash)
    }

    /// The entries of `heavySeed`.
    static func heavySeeds(_ words: UnsafeBufferPointer<Int32>) -> [UInt64] {
        entries(words) { heavySeed(words, at: $0) }
    }

    static func areHeavyEqual(
        _ words: UnsafeBufferPointer<Int32>, _ start: Int, _ others: UnsafeBufferPointer<Int32>, _ place: Int
    ) -> Bool {
        guard words[start] == others[place] else { return false }
        var position = start
        var place = place
        for _ in 0..<2 {
            guard let next = nextHeavy(words, after: position), let other = nextHeavy(others, after: place),
                words[next] == others[other]
            else { return false }
            position = next
            place = other
        }
        return true
    }

    /// The hashes of `heavySeed` with their places, as if no phrase of a hierarchy stood in the words; only where one does.
    static func seedsBesidePhrases(_ words: UnsafeBufferPointer<Int32>, _ phrases: ConceptPlaces) -> [(
        hash: UInt64, place: Int
    )] {
        guard !phrases.isEmpty else { return [] }
        var left: [Int32] = []
        var places: [Int] = []
        /// For each word how many phrases stand before it.
        var before: [Int32] = []
        var phrase = 0
        var place = 0
        while place < words.count {
            if phrase < phrases.starts.count, Int(phrases.starts[phrase]) == place {
                place += Int(phrases.lengths[phrase])
                phrase += 1
                continue
            }
            left.append(words[place])
            places.append(place)
            before.append(Int32(phrase))
            place += 1
        }
        return left.withUnsafeBufferPointer { left in
            left.indices.compactMap { start in
                guard let hash = heavySeed(left, at: start), let second = nextHeavy(left, after: start),
                    let third = nextHeavy(left, after: second), before[start] != before[third]
                else { return nil }
                return (hash, places[start])
            }
        }
    }

    @inline(__always)
    private static func nextHeavy(_ words: UnsafeBufferPointer<Int32>, after place: Int) -> Int? {
        var next = place + 1
        while next < words.count, next - place <= mostLight, WordTable.isLight(words[next]) { next += 1 }
        guard next < words.count, words[next] > 0, !WordTable.isLight(words[next]) else { return nil }
        return next
    }

    @inline(__always)
    private static func entries(
        _ words: UnsafeBufferPointer<Int32>, _ hash: (Int) -> UInt64?
    ) -> [UInt64] {
        var entries: [UInt64] = []
        entries.reserveCapacity(words.count)
        for place in words.indices {
            if let hash = hash(place) { entries.append(SeedTable.entry(hash, place)) }
        }
        return entries
    }
}
