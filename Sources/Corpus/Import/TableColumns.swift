/// The columns of a kind of table.
struct TableColumns {
    /// Columns that must be there.
    let required: [String]
    /// Columns with a meaning of their own that may be left out.
    let optional: [String]
    /// Columns whose cells are prose: they may hold line breaks and tabs.
    let prose: Set<String>

    /// The columns by kind of table.
    static func of(_ kind: TableKind) -> TableColumns {
        switch kind {
        case .codebook:
            TableColumns(
                required: ["theme", "title", "category", "section", "description"], optional: [],
                prose: ["description"])
        case .participants:
            TableColumns(
                required: ["participant", "role", "specialty", "gender", "place"], optional: ["consent"], prose: [])
        case .fragments:
            TableColumns(
                required: ["id", "participant", "source", "theme", "category", "section", "text"],
                optional: ["issue", "case", "voice", "wave", "sensitive"], prose: ["text"])
        case .population:
            TableColumns(required: ["count"], optional: [], prose: [])
        case .secretNames:
            TableColumns(required: ["name", "category", "replacement"], optional: [], prose: [])
        }
    }

    /// All columns with a meaning of their own.
    var known: Set<String> { Set(required + optional) }

    /// The order in which kinds are tried: a table of fragments may hold the columns of the later kinds as attributes.
    private static let precedence: [TableKind] = [.fragments, .codebook, .participants, .secretNames, .population]

    /// The kind of a table by its header, or the one that it almost is.
    static func kind(ofHeader names: [String]) -> TableKind? {
        let names = Set(names)
        if let whole = precedence.first(where: { of($0).required.allSatisfy(names.contains) }) { return whole }
        var best: (kind: TableKind, share: Double)?
        for kind in precedence where kind != .population {
            let required = of(kind).required
            let share = Double(required.count(where: names.contains)) / Double(required.count)
            if share >= 0.5, share > best?.share ?? 0 { best = (kind, share) }
        }
        return best?.kind
    }

    /// The column that a name is a misspelling of, where it is one or two letters away.
    static func meant(by name: String, among columns: [String]) -> String? {
        columns.map { (column: $0, distance: editDistance(name, $0)) }
            .filter { $0.distance > 0 && $0.distance <= ($0.column.count <= 4 ? 1 : 2) }
            .min { ($0.distance, $0.column) < ($1.distance, $1.column) }?.column
    }
}

/// How many letters have to be put in, left out, replaced or swapped with their neighbour to turn one word into another.
func editDistance(_ left: String, _ right: String) -> Int {
    let left = Array(left.unicodeScalars)
    let right = Array(right.unicodeScalars)
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for i in left.indices {
        var current = [i + 1] + [Int](repeating: 0, count: right.count)
        for j in right.indices {
            let same = left[i] == right[j]
            current[j + 1] = min(last[j + 1] + 1, current[j] + 1, last[j] + (same ? 0 : 1))
            if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                current[j + 1] = min(current[j + 1], beforeLast[j - 1] + 1)
            }
        }
        beforeLast = last
        last = current
    }
    return last[right.count]
}
