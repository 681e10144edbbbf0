/// A table of invented people: the same for the same number of rows, on every machine.
///
/// Six quasi-identifiers of the kind a survey asks for, and one sensitive column. `fine` makes nearly everybody unique,
/// as a register does; `coarse` puts many into each group.
public struct InventedTable: Sendable {
    /// How exact the values are.
    public enum Grain: String, Sendable, CaseIterable {
        case fine, coarse
    }

    /// The names of the columns; the last is the sensitive one.
    public static let columns = ["sex", "age", "region", "occupation", "education", "marital", "diagnosis"]
    /// The quasi-identifiers.
    public static let quasiIdentifiers = Array(columns.dropLast())

    private let grain: Grain
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// Begins a table.
    public init(grain: Grain) { self.grain = grain }

    /// The values of the next row.
    public mutating func next() -> [String] {
        let isFine = grain == .fine
        // The sum of four numbers lies near the middle more often than at the ends, as ages do.
        let age = 16 + (0..<4).reduce(0) { sum, _ in sum + number(below: 19) }
        return [
            number(below: 2) == 0 ? "Female" : "Male",
            String(isFine ? age : age / 10 * 10),
            "Region \(number(below: 20))",
            "occupation-\(isFine ? number(below: 40) : skewed(below: 10))",
            "education-\(isFine ? number(below: 16) : skewed(below: 6))",
            "marital-\(number(below: 7))",
            "diagnosis-\(skewed(below: 30))",
        ]
    }

    /// The lines of a hierarchy of a quasi-identifier, in ARX's format.
    public static func hierarchy(of column: String) -> [String] {
        func groups(_ prefix: String, _ count: Int, by sizes: [Int]) -> [String] {
            (0..<count).map { value in
                (["\(prefix)\(value)"] + sizes.map { "\(prefix)group \($0)-\(value / $0)" } + ["*"]).joined(
                    separator: ";")
            }
        }
        switch column {
        case "sex": return ["Female;*", "Male;*"]
        case "age":
            return (10...99).map { age in
                (["\(age)"] + [5, 10, 20].map { "\(age / $0 * $0)-\(age / $0 * $0 + $0 - 1)" } + ["*"]).joined(
                    separator: ";")
            }
        case "region": return groups("Region ", 20, by: [4])
        case "occupation": return groups("occupation-", 40, by: [8])
        case "education": return groups("education-", 16, by: [4, 8])
        default: return groups("marital-", 7, by: [4])
        }
    }

    /// Xorshift: enough for invented people.
    private mutating func number(below limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 33) % limit
    }

    /// Small numbers more often than large ones.
    private mutating func skewed(below limit: Int) -> Int { min(number(below: limit), number(below: limit)) }
}
