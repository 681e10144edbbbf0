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

/// A random table of two or three small attributes, with random nesting hierarchies.
func randomTable(seed: UInt64) throws -> Microdata {
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
    let records = (0..<Int.random(in: 1...14, using: &numbers)).map { _ in
        hierarchies.map { $0.rows[Int.random(in: 0..<$0.domainSize, using: &numbers)][0] }
    }
    return try Microdata(hierarchies: hierarchies, records: records)
}
