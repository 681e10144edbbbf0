/// Where the same words stand in a row: places sorted by a hash of the words that begin there.
struct SeedTable: Sendable {
    /// The upper half of an entry is the hash, the lower half the place.
    private var entries: [UInt64] = []
    /// For each value of the first bits of a hash, the first entry that has it.
    private var buckets: [UInt32] = []
    private var bits = 0

    /// Sorts entries; made by `entry`.
    init(_ entries: consuming [UInt64]) {
        self.entries = Self.sorted(entries)
        while bits < 24, 1 << bits < self.entries.count { bits += 1 }
        buckets = Array(repeating: 0, count: (1 << bits) + 1)
        for entry in self.entries { buckets[bucket(UInt32(truncatingIfNeeded: entry >> 32)) + 1] += 1 }
        for bucket in 1..<buckets.count { buckets[bucket] += buckets[bucket - 1] }
    }

    /// The entry of a place.
    @inline(__always)
    static func entry(_ hash: UInt64, _ place: Int) -> UInt64 { (hash & ~0xFFFF_FFFF) | UInt64(place) }

    /// The places with a hash, in ascending order. Distinct words may share one: whoever follows a place compares the words.
    @inline(__always)
    func places(_ hash: UInt64) -> Places {
        guard !entries.isEmpty else { return Places(entries: entries[0..<0]) }
        let key = UInt32(truncatingIfNeeded: hash >> 32)
        let bucket = bucket(key)
        var low = bound(Int(buckets[bucket]), Int(buckets[bucket + 1]), UInt64(key) << 32)
        let start = low
        // Most words in a row stand once.
        let end = Int(buckets[bucket + 1])
        if low < end, UInt32(truncatingIfNeeded: entries[low] >> 32) == key {
            low += 1
            if low < end, UInt32(truncatingIfNeeded: entries[low] >> 32) == key {
                low = key == .max ? end : bound(low, end, (UInt64(key) + 1) << 32)
            }
        }
        return Places(entries: entries[start..<low])
    }

    /// Places in ascending order.
    struct Places: Sequence, IteratorProtocol {
        private let entries: ArraySlice<UInt64>
        private var index: Int

        fileprivate init(entries: ArraySlice<UInt64>) {
            self.entries = entries
            index = entries.startIndex
        }

        var count: Int { entries.count }

        mutating func next() -> Int? {
            guard index < entries.endIndex else { return nil }
            index += 1
            return Int(UInt32(truncatingIfNeeded: entries[index - 1]))
        }
    }

    @inline(__always)
    private func bucket(_ key: UInt32) -> Int { bits == 0 ? 0 : Int(key >> UInt32(32 - bits)) }

    /// The first entry from `low` to before `high` that is not less than `least`.
    @inline(__always)
    private func bound(_ low: Int, _ high: Int, _ least: UInt64) -> Int {
        var low = low
        var high = high
        while low < high {
            let middle = (low + high) / 2
            if entries[middle] < least { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Sorts by the hash; the entries come in order of their places, and a stable sort keeps it.
    private static func sorted(_ entries: consuming [UInt64]) -> [UInt64] {
        if entries.count < 1 << 12 { return entries.sorted() }
        var from = entries
        var into = [UInt64](repeating: 0, count: from.count)
        for (shift, width) in [(32, 11), (43, 11), (54, 10)] {
            let mask = UInt64(1 << width - 1)
            var counts = [Int](repeating: 0, count: 1 << width)
            from.withUnsafeBufferPointer { from in
                into.withUnsafeMutableBufferPointer { into in
                    counts.withUnsafeMutableBufferPointer { counts in
                        for entry in from { counts[Int(truncatingIfNeeded: entry >> UInt64(shift) & mask)] += 1 }
                        var sum = 0
                        for value in counts.indices {
                            let count = counts[value]
                            counts[value] = sum
                            sum += count
                        }
                        for entry in from {
                            let value = Int(truncatingIfNeeded: entry >> UInt64(shift) & mask)
                            into[counts[value]] = entry
                            counts[value] += 1
                        }
                    }
                }
            }
            swap(&from, &into)
        }
        return from
    }
}
