/// Sorting of packed keys by their bits, 11 at a time: linear in the number of keys.
enum RadixSort {
    private static let digitBits = 11
    private static let buckets = 1 << digitBits

    /// Sorts keys of which only the lowest `bits` are in use.
    static func sort(_ keys: inout [UInt64], bits: Int) {
        let count = keys.count
        guard count > 1 else { return }
        if count < 256 { return keys.sort() }
        var other = [UInt64](unsafeUninitializedCapacity: count) { $1 = count }
        var counters = [Int](repeating: 0, count: buckets)
        var shift: UInt64 = 0
        while shift < UInt64(bits) {
            let isScattered = keys.withUnsafeBufferPointer { source in
                other.withUnsafeMutableBufferPointer { target in
                    counters.withUnsafeMutableBufferPointer { counters in
                        guard prepare(counters, source, shift) else { return false }
                        for index in 0..<count {
                            let key = source[index]
                            let digit = Int(truncatingIfNeeded: (key &>> shift) & UInt64(buckets - 1))
                            target[counters[digit]] = key
                            counters[digit] &+= 1
                        }
                        return true
                    }
                }
            }
            if isScattered { swap(&keys, &other) }
            shift += UInt64(digitBits)
        }
    }

    /// Sorts keys and carries a number along with each; equal keys keep their order.
    static func sort(_ keys: inout [UInt64], carrying numbers: inout [UInt32], bits: Int) {
        let count = keys.count
        precondition(numbers.count == count)
        guard count > 1 else { return }
        var otherKeys = [UInt64](unsafeUninitializedCapacity: count) { $1 = count }
        var otherNumbers = [UInt32](unsafeUninitializedCapacity: count) { $1 = count }
        var counters = [Int](repeating: 0, count: buckets)
        var shift: UInt64 = 0
        while shift < UInt64(bits) {
            let isScattered = keys.withUnsafeBufferPointer { source in
                counters.withUnsafeMutableBufferPointer { counters in
                    guard prepare(counters, source, shift) else { return false }
                    numbers.withUnsafeBufferPointer { sourceNumbers in
                        otherKeys.withUnsafeMutableBufferPointer { target in
                            otherNumbers.withUnsafeMutableBufferPointer { targetNumbers in
                                for index in 0..<count {
                                    let key = source[index]
                                    let digit = Int(truncatingIfNeeded: (key &>> shift) & UInt64(buckets - 1))
                                    let place = counters[digit]
                                    target[place] = key
                                    targetNumbers[place] = sourceNumbers[index]
                                    counters[digit] = place &+ 1
                                }
                            }
                        }
                    }
                    return true
                }
            }
            if isScattered {
                swap(&keys, &otherKeys)
                swap(&numbers, &otherNumbers)
            }
            shift += UInt64(digitBits)
        }
    }

    /// Counts the digits and turns the counts into the first place of each; `false` where all keys share one digit.
    private static func prepare(
        _ counters: UnsafeMutableBufferPointer<Int>, _ keys: UnsafeBufferPointer<UInt64>, _ shift: UInt64
    ) -> Bool {
        counters.update(repeating: 0)
        for key in keys { counters[Int(truncatingIfNeeded: (key &>> shift) & UInt64(buckets - 1))] &+= 1 }
        if counters[Int(truncatingIfNeeded: (keys[0] &>> shift) & UInt64(buckets - 1))] == keys.count { return false }
        var place = 0
        for digit in 0..<buckets {
            let number = counters[digit]
            counters[digit] = place
            place &+= number
        }
        return true
    }
}
