#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The distinct values of a column, each with a small integer in the order in which they first appear.
///
/// Values are kept as bytes in one array and found by a hash table of their codes, so that a cell that was seen before
/// costs no allocation.
struct ValueDictionary: Sendable {
    private var bytes: [UInt8] = []
    /// Value c stands in `bytes` from `ends[c - 1]` up to `ends[c]`.
    private var ends: [Int] = []
    private var hashes: [UInt32] = []
    private var slots = [UInt32](repeating: 0, count: 64)
    private var last: UInt32 = 0

    /// The number of distinct values.
    var count: Int { ends.count }

    /// The code of a value, a new one where it was not seen before.
    mutating func code(of value: UnsafeBufferPointer<UInt8>) -> UInt32 {
        // Neighbours are often equal.
        if !ends.isEmpty, isEqual(value, to: Int(last)) { return last }
        let hash = Self.hash(value)
        let mask = slots.count &- 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while true {
            let entry = slots[slot]
            if entry == 0 { break }
            let code = Int(entry &- 1)
            if hashes[code] == hash, isEqual(value, to: code) {
                last = UInt32(truncatingIfNeeded: code)
                return last
            }
            slot = (slot &+ 1) & mask
        }
        let code = UInt32(ends.count)
        bytes.append(contentsOf: value)
        ends.append(bytes.count)
        hashes.append(hash)
        slots[slot] = code + 1
        if 2 * ends.count > slots.count { grow() }
        last = code
        return code
    }

    /// Whether any value has a byte that is not ASCII.
    var hasOtherThanASCII: Bool { bytes.contains { $0 >= 0x80 } }

    /// All values as strings, in the order of their codes.
    var values: [String] {
        var start = 0
        return ends.map { end in
            defer { start = end }
            return String(decoding: bytes[start..<end], as: UTF8.self)
        }
    }

    private func isEqual(_ value: UnsafeBufferPointer<UInt8>, to code: Int) -> Bool {
        let start = code == 0 ? 0 : ends[code &- 1]
        guard ends[code] &- start == value.count else { return false }
        guard let first = value.baseAddress, value.count > 0 else { return true }
        return bytes.withUnsafeBufferPointer { memcmp($0.baseAddress! + start, first, value.count) == 0 }
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: 4 * slots.count)
        let mask = slots.count - 1
        for (code, hash) in hashes.enumerated() {
            var slot = Int(hash) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(code) + 1
        }
    }

    private static func hash(_ value: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var hash = UInt64(truncatingIfNeeded: value.count) &* 0x9E37_79B9_7F4A_7C15
        let raw = UnsafeRawBufferPointer(value)
        let count = raw.count
        // The last words overlap, so that no byte is read alone but in the shortest values.
        var tail: UInt64 = 0
        if count >= 8 {
            var index = 0
            while index &+ 8 < count {
                hash = mixed(hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                index &+= 8
            }
            tail = raw.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
        } else if count >= 4 {
            tail =
                UInt64(raw.loadUnaligned(fromByteOffset: 0, as: UInt32.self)) &<< 32
                | UInt64(raw.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self))
        } else {
            for byte in raw { tail = tail &<< 8 | UInt64(byte) }
        }
        return UInt32(truncatingIfNeeded: mixed(hash ^ tail) &>> 32)
    }

    private static func mixed(_ word: UInt64) -> UInt64 {
        let product = word.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return product.high ^ product.low ^ (word &>> 31)
    }
}
