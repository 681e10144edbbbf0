import Anonymity

/// A random table with a sensitive attribute and a population, and all it was made from.
struct RichTable {
    let known: KnownTable
    let sensitiveHierarchy: Hierarchy
    let sensitive: [String]
    let people: [(row: [String], count: Int)]
    let table: Microdata
    /// The records of each class and the people like them, by node.
    private(set) var classesOfNode: [[Int]: [(records: [Int], people: Int)]] = [:]
    /// The people who are like no record, by node.
    private(set) var absentAtNode: [[Int]: Int] = [:]

    /// - Parameters:
    ///   - seed: what the table follows from.
    ///   - records: its number of records; a random one where `nil`.
    /// - Throws: what a hierarchy throws that is none.
    init(seed: UInt64, records: Int? = nil) throws {
        var numbers = SeededNumbers(seed: seed &+ 1000)
        let base = try randomTable(seed: seed)
        let rows =
            records.map { count in
                (0..<count).map { _ in
                    base.hierarchies.map { $0.rows[Int.random(in: 0..<min(2, $0.domainSize), using: &numbers)][0] }
                }
            } ?? base.rows
        known = try KnownTable(base.hierarchies, rows)
        sensitiveHierarchy = try hierarchy(
            "ill", "1;low;some;*\n2;low;some;*\n3;high;some;*\n10;worst;most;*\n20;worst;most;*")
        let values = Int.random(in: 1...5, using: &numbers)
        let hierarchyRows = sensitiveHierarchy.rows
        sensitive = rows.map { _ in hierarchyRows[Int.random(in: 0..<values, using: &numbers)][0] }
        // About half of the combinations; some that the table has are missing, some of it are not in the table.
        var people: [(row: [String], count: Int)] = []
        for row in base.hierarchies.reduce([[]], { all, own in all.flatMap { one in own.rows.map { one + [$0[0]] } } })
        where Bool.random(using: &numbers) {
            people.append((row, Int.random(in: 1...9, using: &numbers)))
        }
        self.people = people
        table = try Self.table(known, sensitive, sensitiveHierarchy, people)
        for node in known.nodes {
            let ofPeople = Dictionary(grouping: people) { known.labels($0.row, at: node) }
            classesOfNode[node] = Dictionary(grouping: rows.indices) { known.labels(rows[$0], at: node) }
                .map { labels, records in (records, ofPeople[labels, default: []].reduce(0) { $0 + $1.count }) }
            absentAtNode[node] =
                people.reduce(0) { $0 + $1.count } - classesOfNode[node]!.reduce(0) { $0 + $1.people }
        }
    }

    /// The table with its records in another order.
    func reordered(_ order: [Int]) throws -> Microdata {
        try Self.table(
            KnownTable(known.hierarchies, order.map { known.rows[$0] }), order.map { sensitive[$0] },
            sensitiveHierarchy, people.reversed())
    }

    /// Encodes everything by first appearance.
    static func table(
        _ known: KnownTable, _ sensitive: [String], _ sensitiveHierarchy: Hierarchy,
        _ people: [(row: [String], count: Int)]
    ) throws -> Microdata {
        func encode(_ column: [String], _ values: inout [String]) -> [UInt32] {
            column.map { value in
                if let code = values.firstIndex(of: value) { return UInt32(code) }
                values.append(value)
                return UInt32(values.count - 1)
            }
        }
        var scales: [Scale] = []
        var columns: [[UInt32]] = []
        var ofPeople: [[UInt32]] = []
        for (attribute, hierarchy) in known.hierarchies.enumerated() {
            var values: [String] = []
            columns.append(encode(known.rows.map { $0[attribute] }, &values))
            ofPeople.append(encode(people.map { $0.row[attribute] }, &values))
            scales.append(try Scale(hierarchy, values: values))
        }
        var values: [String] = []
        let column = encode(sensitive, &values)
        return Microdata(
            scales: scales, columns: columns,
            sensitive: .init(scale: try Scale(sensitiveHierarchy, values: values), column: column),
            population: .init(columns: ofPeople, counts: people.map { UInt32($0.count) }))
    }

    /// The classes at a node, each with the number of people in it.
    func classes(at node: [Int]) -> [(records: [Int], people: Int)] { classesOfNode[node]! }
}

/// A table without hierarchies.
func plainTable(_ rows: [[String]]) throws -> KnownTable {
    let hierarchies = try rows[0].indices.map { attribute in
        try hierarchy(
            "a\(attribute)", Set(rows.map { $0[attribute] }).sorted().map { $0 + ";*" }.joined(separator: "\n"))
    }
    return try KnownTable(hierarchies, rows)
}

/// Random rows of short values.
func randomRows(_ count: Int, attributes: Int, values: Int, using numbers: inout SeededNumbers) -> [[String]] {
    (0..<count).map { _ in (0..<attributes).map { _ in "\(Int.random(in: 0..<values, using: &numbers))" } }
}
