/// Parts of a check, of which one that fails does not keep the others from being done: the report is written all the same,
/// and says that it is not whole.
struct Attempts {
    /// What could not be done, for the user to read.
    private(set) var problems: [String] = []

    /// Does a part.
    ///
    /// - Parameters:
    ///   - otherwise: what goes on in its place where it fails.
    ///   - body: the part.
    /// - Returns: what the part gives.
    mutating func attempt<Value>(_ otherwise: Value, _ body: () throws -> Value) -> Value {
        do { return try body() } catch {
            problems.append("\(error)")
            return otherwise
        }
    }

    /// The names that there are, and the patterns.
    mutating func existing(_ names: [String]) -> [String] {
        names.filter { name in
            let isThere = name == "-" || Files.exists(name) || name.contains { "*?[".contains($0) }
            if !isThere { problems.append("\(name): there is no such file") }
            return isThere
        }
    }
}
