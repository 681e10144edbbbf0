/// How the values that occur in a column become less exact, level by level, as small integers.
///
/// Level 0 is the exact value, the top level the label `*`. A label at a level is a *label code*; at level 0 it is the
/// code of the value itself. Levels nest: equal labels at one level are equal at every level above it.
public struct Scale: Sendable {
    /// The attribute.
    public let attribute: String
    /// `labels[l][c]` is the label with code c at level l.
    public let labels: [[String]]
    /// The number of exact values in the domain: the rows of the hierarchy, or the values that occur where there is none.
    public let domainSize: Int

    /// `codes[l - 1][v]` is the code at level l of the value with code v.
    private let codes: [[UInt32]]
    /// `leaves[l][c]` is how many exact values of the domain are under the label.
    private let leaves: [[Int]]
    /// The codes of the values in the order of the hierarchy's lines; `nil` where there is none.
    private let givenOrder: [UInt32]?

    /// A value that occurs in the column and that its hierarchy does not know.
    public struct UnknownValue: Error, Hashable, Sendable {
        /// The code of the value.
        public let code: Int
    }

    /// The number of levels, the exact one included. At least 2.
    public var levels: Int { labels.count }
    /// The level at which everything is `*`.
    public var top: Int { levels - 1 }

    /// Relates the values of a column to a hierarchy.
    ///
    /// - Parameters:
    ///   - hierarchy: the hierarchy; it may know values that do not occur.
    ///   - values: the distinct values of the column; the position is the code.
    /// - Throws: `UnknownValue` for the first value that the hierarchy lacks.
    public init(_ hierarchy: Hierarchy, values: [String]) throws(UnknownValue) {
        var rows: [Int] = []
        rows.reserveCapacity(values.count)
        for (code, value) in values.enumerated() {
            guard let row = hierarchy.row(of: value) else { throw UnknownValue(code: code) }
            rows.append(row)
        }
        var labels = [values]
        var codes: [[UInt32]] = []
        var leaves = [values.map { _ in 1 }]
        for level in 1..<hierarchy.levels {
            var codeOfLabel: [String: UInt32] = [:]
            var names: [String] = []
            let column = rows.map { row in
                let label = hierarchy.rows[row][level]
                if let code = codeOfLabel[label] { return code }
                let code = UInt32(names.count)
                codeOfLabel[label] = code
                names.append(label)
                return code
            }
            var under = [Int](repeating: 0, count: names.count)
            for row in hierarchy.rows {
                if let code = codeOfLabel[row[level]] { under[Int(code)] += 1 }
            }
            labels.append(names)
            codes.append(column)
            leaves.append(under)
        }
        givenOrder = rows.indices.sorted { rows[$0] < rows[$1] }.map(UInt32.init)
        attribute = hierarchy.attribute
        domainSize = hierarchy.domainSize
        self.labels = labels
        self.codes = codes
        self.leaves = leaves
    }

    /// A scale for an attribute without a hierarchy: the exact value, or nothing at all.
    ///
    /// - Parameters:
    ///   - attribute: the name of the attribute.
    ///   - values: the distinct values of the column; the position is the code.
    public init(plain attribute: String, values: [String]) {
        self.attribute = attribute
        givenOrder = nil
        domainSize = values.count
        labels = [values, values.isEmpty ? [] : [Hierarchy.suppressed]]
        codes = [[UInt32](repeating: 0, count: values.count)]
        leaves = [[Int](repeating: 1, count: values.count), values.isEmpty ? [] : [values.count]]
    }

    /// The code at `level` of the value with code `value`.
    func code(of value: UInt32, at level: Int) -> UInt32 {
        level == 0 ? value : codes[level - 1][Int(value)]
    }

    /// The label at `level` of the value with code `value`.
    func label(of value: UInt32, at level: Int) -> String {
        labels[level][Int(code(of: value, at: level))]
    }

    /// How many exact values of the domain are under a label; its share of the domain is this over `domainSize`.
    func leaves(under label: UInt32, at level: Int) -> Int { leaves[level][Int(label)] }

    /// For each label code at one level its label code at a level above.
    func map(from lower: Int, to upper: Int) -> [UInt32] {
        precondition(lower <= upper)
        if lower == 0 { return upper == 0 ? labels[0].indices.map(UInt32.init) : codes[upper - 1] }
        var map = [UInt32](repeating: 0, count: labels[lower].count)
        for (code, label) in codes[lower - 1].enumerated() { map[Int(label)] = codes[upper - 1][code] }
        return map
    }

    /// How many exact values of the domain each label at `level` stands for, in the order of the label codes.
    func leaves(at level: Int) -> [Int] { leaves[level] }

    /// The labels at `level` in the order of a reader: by number where all are numbers, else by spelling.
    public func labelsInReadingOrder(at level: Int) -> [String] {
        readingOrder(at: level).map { labels[level][Int($0)] }
    }

    /// The codes of the labels at `level` in the order of a reader: by number where all are numbers, else by spelling.
    func readingOrder(at level: Int) -> [UInt32] {
        let names = labels[level]
        let numbers = names.map { Double($0) }
        let order: [Int]
        // “nan” is a number to the parser, and in no order.
        if numbers.allSatisfy({ $0?.isFinite ?? false }) {
            order = names.indices.sorted { (numbers[$0]!, names[$0]) < (numbers[$1]!, names[$1]) }
        } else {
            order = names.indices.sorted { names[$0] < names[$1] }
        }
        return order.map(UInt32.init)
    }

    /// The codes of the exact values in their order: by number where all are numbers, else as the hierarchy's lines stand,
    /// else by spelling.
    var order: [UInt32] {
        let areNumbers = labels[0].allSatisfy { Double($0)?.isFinite ?? false }
        return areNumbers ? readingOrder(at: 0) : givenOrder ?? readingOrder(at: 0)
    }

    /// For each label code at `level` its place in the order of a reader.
    func readingPlaces(at level: Int) -> [UInt32] {
        var places = [UInt32](repeating: 0, count: labels[level].count)
        for (place, code) in readingOrder(at: level).enumerated() { places[Int(code)] = UInt32(place) }
        return places
    }
}
