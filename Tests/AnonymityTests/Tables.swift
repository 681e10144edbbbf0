import Anonymity
import Input

/// A hierarchy from its lines.
func hierarchy(_ attribute: String, _ lines: String) throws -> Hierarchy {
    try Hierarchy(attribute: attribute, file: "\(attribute).csv", bytes: Array(lines.utf8))
}

/// Small numbers that a seed determines.
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}

/// A table with the hierarchies it was made from, so that a test can work everything out by itself.
struct KnownTable {
    let hierarchies: [Hierarchy]
    let rows: [[String]]
    let table: Microdata

    init(_ hierarchies: [Hierarchy], _ rows: [[String]]) throws {
        self.hierarchies = hierarchies
        self.rows = rows
        table = try Microdata(hierarchies: hierarchies, records: rows)
    }

    /// Every node of the lattice.
    var nodes: [[Int]] {
        hierarchies.reduce([[]]) { nodes, hierarchy in
            nodes.flatMap { node in (0..<hierarchy.levels).map { node + [$0] } }
        }
    }

    /// The labels of a row, looked up in the hierarchies.
    func labels(_ row: [String], at node: [Int]) -> [String] {
        row.indices.map { hierarchies[$0].generalise(row[$0], to: node[$0])! }
    }
}

/// A random table of two or three small attributes, with random nesting hierarchies.
func randomTable(seed: UInt64) throws -> KnownTable {
    var numbers = SeededNumbers(seed: seed)
    let attributes = Int.random(in: 2...3, using: &numbers)
    let hierarchies = try (0..<attributes).map { attribute in
        let values = Int.random(in: 2...5, using: &numbers)
        let levels = Int.random(in: 0...2, using: &numbers)
        var lines: [String] = []
        for value in 0..<values {
            var group = value
            var line = "v\(value)"
            for level in 0..<levels {
                group /= 2
                line += ";g\(level)-\(group)"
            }
            lines.append(line + ";*")
        }
        return try hierarchy("a\(attribute)", lines.joined(separator: "\n"))
    }
    let rows = (0..<Int.random(in: 1...14, using: &numbers)).map { _ in
        hierarchies.map { $0.rows[Int.random(in: 0..<$0.domainSize, using: &numbers)][0] }
    }
    return try KnownTable(hierarchies, rows)
}

extension Microdata {
    /// An assessment at some levels with one k asked for.
    func assessment(at levels: [Int], required k: Int) -> Assessment {
        var request = AssessmentRequest()
        request.levels = levels
        request.requirement = Requirement([.kAnonymity(k)])
        return Assessment(self, request)
    }

    /// The generalisation of least loss that reaches k.
    func optimalGeneralisation(k: Int, suppressionLimit: Double = 0) -> OptimalGeneralisation? {
        optimalGeneralisation(Requirement([.kAnonymity(k)]), suppressionLimit: suppressionLimit)
    }
}
