/// The distinct combinations of labels in a table at some levels, and how many people have each.
struct ClassTable: Sendable {
    /// Where the label codes stand in a key.
    let layout: KeyLayout
    /// The key of each class; the words of one key stand side by side.
    var keys: [UInt64]
    /// The number of people of each class.
    var counts: [UInt32]

    /// The number of classes.
    var count: Int { counts.count }

    /// An empty table.
    init(layout: KeyLayout) {
        self.layout = layout
        keys = []
        counts = []
    }

    /// Groups rows of codes, in the order of their keys.
    ///
    /// - Parameters:
    ///   - layout: where the codes stand.
    ///   - columns: the codes, a column an attribute.
    ///   - weights: how many people each row stands for; one where `nil`.
    init(layout: KeyLayout, columns: [[UInt32]], weights: [UInt32]? = nil) {
        self.layout = layout
        keys = []
        counts = []
        var rows = layout.keys(of: columns)
        guard !rows.isEmpty else { return }
        let total = rows.count / layout.words
        if layout.words == 1, weights == nil {
            if layout.bits[0] <= 22, total >= 1 << (layout.bits[0] - 4 < 0 ? 0 : layout.bits[0] - 4) {
                countDensely(rows)
            } else {
                RadixSort.sort(&rows, bits: layout.bits[0])
                countRuns(of: rows)
            }
        } else {
            group(rows, order: Self.order(of: rows, layout: layout), weights: weights)
        }
    }

    /// Counts in an array with a place for every possible key.
    private mutating func countDensely(_ rows: [UInt64]) {
        var counters = [UInt32](repeating: 0, count: 1 << layout.bits[0])
        counters.withUnsafeMutableBufferPointer { counters in
            for key in rows { counters[Int(key)] &+= 1 }
        }
        for (key, number) in counters.enumerated() where number > 0 {
            keys.append(UInt64(key))
            counts.append(number)
        }
    }

    /// Makes a class of each run of equal keys.
    private mutating func countRuns(of sorted: [UInt64]) {
        var distinct = 1
        for index in 1..<max(1, sorted.count) where sorted[index] != sorted[index - 1] { distinct &+= 1 }
        keys.reserveCapacity(distinct)
        counts.reserveCapacity(distinct)
        var start = 0
        for index in 1...sorted.count where index == sorted.count || sorted[index] != sorted[start] {
            keys.append(sorted[start])
            counts.append(UInt32(index - start))
            start = index
        }
    }

    /// Makes a class of each run of equal keys of one word, of as many people as they stand for.
    mutating func joinRuns(of sorted: [UInt64], _ weights: [UInt32]) {
        for index in sorted.indices {
            if index > 0, sorted[index] == sorted[index - 1] {
                counts[counts.count - 1] &+= weights[index]
            } else {
                keys.append(sorted[index])
                counts.append(weights[index])
            }
        }
    }

    /// The order of rows by their keys, of however many words.
    static func order(of rows: [UInt64], layout: KeyLayout) -> [UInt32] {
        let total = rows.count / layout.words
        var order = (0..<UInt32(total)).map { $0 }
        for word in (0..<layout.words).reversed() {
            var digits = order.map { rows[Int($0) * layout.words + word] }
            RadixSort.sort(&digits, carrying: &order, bits: layout.bits[word])
        }
        return order
    }

    private mutating func group(_ rows: [UInt64], order: [UInt32], weights: [UInt32]?) {
        let words = layout.words
        var previous: Int?
        for row in order.lazy.map({ Int($0) }) {
            let weight = weights?[row] ?? 1
            if let previous, (0..<words).allSatisfy({ rows[previous * words + $0] == rows[row * words + $0] }) {
                counts[counts.count - 1] += weight
            } else {
                keys.append(contentsOf: rows[row * words..<(row + 1) * words])
                counts.append(weight)
            }
            previous = row
        }
    }

    /// The label code of an attribute in a class.
    func code(_ attribute: Int, of index: Int) -> UInt32 {
        let field = layout.fields[attribute]
        return UInt32(truncatingIfNeeded: (keys[index * layout.words + field.word] >> field.shift) & field.mask)
    }

    /// The label codes of one attribute in all classes.
    func codes(of attribute: Int) -> [UInt32] {
        [UInt32](unsafeUninitializedCapacity: count) { codes, written in
            forEachCode(of: attribute) { (codes.baseAddress! + $0).initialize(to: $1) }
            written = count
        }
    }

    /// Visits the label code of one attribute in every class, in the order of the classes.
    @inline(__always)
    func forEachCode(of attribute: Int, _ body: (_ index: Int, _ code: UInt32) -> Void) {
        let field = layout.fields[attribute]
        let words = layout.words
        keys.withUnsafeBufferPointer { keys in
            for index in 0..<counts.count {
                body(
                    index, UInt32(truncatingIfNeeded: (keys[index &* words &+ field.word] &>> field.shift) & field.mask)
                )
            }
        }
    }

    /// The number of classes of each size, the smallest size first.
    var histogram: [(size: Int, classes: Int)] {
        // Most classes are small: those are counted in place, the others sorted.
        let limit = 4096
        var small = [Int](repeating: 0, count: limit)
        var large: [UInt32] = []
        for size in counts {
            if size < UInt32(limit) { small[Int(size)] &+= 1 } else { large.append(size) }
        }
        var result = small.enumerated().filter { $0.element > 0 }.map { (size: $0.offset, classes: $0.element) }
        for size in large.sorted() {
            if let last = result.last, last.size == Int(size) {
                result[result.count - 1].classes += 1
            } else {
                result.append((size: Int(size), classes: 1))
            }
        }
        return result
    }
}
