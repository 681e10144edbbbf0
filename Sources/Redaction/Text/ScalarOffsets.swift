/// Turns offsets in UTF-8 bytes into offsets in Unicode scalars, the unit of everything the program prints and stores.
public struct ScalarOffsets: Sendable {
    /// Scalars before each byte.
    private let scalars: [Int32]

    /// Counts the scalars of a text.
    public init(_ text: String) {
        var counts: [Int32] = []
        counts.reserveCapacity(text.utf8.count + 1)
        var count: Int32 = 0
        for byte in text.utf8 {
            counts.append(count)
            if byte & 0b1100_0000 != 0b1000_0000 { count += 1 }
        }
        counts.append(count)
        scalars = counts
    }

    /// The number of scalars before a byte offset that begins a scalar or ends the text.
    public subscript(byte: Int) -> Int { Int(scalars[byte]) }

    /// A byte range in scalars.
    public subscript(range: Range<Int>) -> Range<Int> {
        self[range.lowerBound]..<self[range.upperBound]
    }
}
