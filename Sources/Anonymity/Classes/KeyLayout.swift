/// Where the label code of each attribute stands in a packed key of one or more 64-bit words.
///
/// Every attribute gets as many bits as its exact values need; labels above need no more, so that one layout serves all
/// levels. The first attribute has the highest bits of its word.
struct KeyLayout: Hashable, Sendable {
    /// The place of one attribute.
    struct Field: Hashable, Sendable {
        let word: Int
        let shift: UInt64
        let mask: UInt64
    }

    /// The place of each attribute.
    let fields: [Field]
    /// The number of words in a key.
    let words: Int
    /// The bits in use of each word.
    let bits: [Int]

    /// Lays out attributes with the given numbers of values.
    init(cardinalities: [Int]) {
        let widths = cardinalities.map { max(1, Int.bitWidth - max(0, $0 - 1).leadingZeroBitCount) }
        var bits = [0]
        var wordOfField: [Int] = []
        for width in widths {
            if bits[bits.count - 1] + width > 64 { bits.append(0) }
            bits[bits.count - 1] += width
            wordOfField.append(bits.count - 1)
        }
        var used = [Int](repeating: 0, count: bits.count)
        fields = zip(widths, wordOfField).map { width, word in
            used[word] += width
            return Field(
                word: word, shift: UInt64(bits[word] - used[word]), mask: width == 64 ? .max : (1 << UInt64(width)) - 1)
        }
        words = bits.count
        self.bits = bits
    }

    /// Packs columns of codes, a key a row; a key's words stand side by side.
    func keys(of columns: [[UInt32]]) -> [UInt64] {
        let rows = columns.first?.count ?? 0
        guard rows > 0 else { return [] }
        let words = words
        return [UInt64](unsafeUninitializedCapacity: rows * words) { keys, initialized in
            keys.initialize(repeating: 0)
            // By blocks that stay in the cache while every column adds its bits.
            let block = 4096
            var start = 0
            while start < rows {
                let end = min(rows, start + block)
                for (field, column) in zip(fields, columns) {
                    column.withUnsafeBufferPointer { codes in
                        var position = start * words + field.word
                        for row in start..<end {
                            keys[position] |= UInt64(codes[row]) &<< field.shift
                            position += words
                        }
                    }
                }
                start = end
            }
            initialized = rows * words
        }
    }
}
