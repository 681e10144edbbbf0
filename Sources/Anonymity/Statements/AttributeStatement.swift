/// What a text says about a person: that an attribute has a value, exact or generalised.
public struct AttributeStatement: Hashable, Sendable, Comparable {
    /// The quasi-identifier.
    public let attribute: String
    /// A label of its hierarchy, at any level.
    public let label: String

    /// States that `attribute` is `label`.
    public init(attribute: String, label: String) {
        self.attribute = attribute
        self.label = label
    }

    /// Orders by attribute, then label.
    public static func < (left: Self, right: Self) -> Bool {
        (left.attribute, left.label) < (right.attribute, right.label)
    }
}

/// How many people fit what a text states.
public struct StatementFit: Hashable, Sendable {
    /// The smallest positive number of people that fit one reading of the text, or 0 where nobody fits any reading.
    ///
    /// 0 is a true composite: nobody is as the text says. 1…k−1 is a disclosure. It is the number of all people where
    /// nothing is stated.
    public let smallest: Int
    /// The reading with that number: one statement for each attribute the text states.
    public let reading: [AttributeStatement]
}

/// People with weights, given by labels that may be exact or generalised: participants with weight 1, or the rows of a
/// population table with their counts.
public struct People: Sendable {
    private let hierarchies: [String: Hierarchy]
    private let rows: [(labels: [String: String], count: Int)]

    /// Keeps people.
    ///
    /// - Parameters:
    ///   - hierarchies: the hierarchies of the quasi-identifiers.
    ///   - rows: labels by attribute, and how many people have them.
    public init(hierarchies: [Hierarchy], rows: [(labels: [String: String], count: Int)]) {
        self.hierarchies = Dictionary(uniqueKeysWithValues: hierarchies.map { ($0.attribute, $0) })
        self.rows = rows
    }

    /// The number of all people.
    public var total: Int { rows.reduce(0) { $0 + $1.count } }

    /// How many people fit every statement.
    ///
    /// A person whose own label is coarser than the statement is not counted: the table cannot show that they fit.
    public func count(fitting statements: [AttributeStatement]) -> Int {
        rows.reduce(0) { sum, row in statements.allSatisfy { fits(row.labels, $0) } ? sum + row.count : sum }
    }

    private func fits(_ labels: [String: String], _ statement: AttributeStatement) -> Bool {
        guard let hierarchy = hierarchies[statement.attribute], let own = labels[statement.attribute],
            let level = hierarchy.level(of: statement.label)
        else { return false }
        return hierarchy.generalise(own, to: level) == statement.label
    }

    /// Whether a table cannot tell if a person fits a statement: their value is missing, or unknown to the hierarchy, or a
    /// label above the statement's.
    private func mayFit(_ labels: [String: String], _ statement: AttributeStatement) -> Bool {
        guard let hierarchy = hierarchies[statement.attribute], let level = hierarchy.level(of: statement.label) else {
            return false
        }
        guard let own = labels[statement.attribute], let ownLevel = hierarchy.level(of: own) else { return true }
        return ownLevel > level && hierarchy.generalise(statement.label, to: ownLevel) == own
    }

    /// Whether somebody may fit one value of each stated attribute, where the table leaves it open.
    private func somebodyMayFit(_ options: [[AttributeStatement]]) -> Bool {
        rows.contains { row in
            row.count > 0
                && options.allSatisfy { choices in
                    choices.contains { fits(row.labels, $0) || mayFit(row.labels, $0) }
                }
        }
    }

    /// The number of people who fit a text that makes these statements, at its most revealing.
    ///
    /// Where nobody is known to fit but somebody may, for their value is missing, unknown or too coarse, the number is 1:
    /// 0 would pass for a true composite.
    ///
    ///
    /// A text may state two values of one attribute (“a consultant” for the mentor, “a trainee” for the mentee) and does not
    /// always say of whom. Every choice of one value for each stated attribute is a possible reading; the smallest positive
    /// count decides, because an intruder may know which reading is right.
    ///
    /// The readings are not tried one by one, for their number grows with the power of the attributes. The labels of one
    /// attribute that a person fits lie above each other in the hierarchy, so that the most exact of them leaves the fewest
    /// people: one reading for each sort of person is enough.
    public func fit(of statements: Set<AttributeStatement>) -> StatementFit {
        let options = Dictionary(grouping: statements.sorted(), by: \.attribute).sorted { $0.key < $1.key }.map(\.value)
        var countOfSort: [[[Int]]: Int] = [:]
        for row in rows {
            let fitting = options.map { choices in choices.indices.filter { fits(row.labels, choices[$0]) } }
            if fitting.allSatisfy({ !$0.isEmpty }) { countOfSort[fitting, default: 0] += row.count }
        }
        var best: (count: Int, reading: [Int])?
        for sort in countOfSort.keys {
            let reading = zip(sort, options).map { fitting, choices in
                fitting.min { exactness(of: choices[$0]) < exactness(of: choices[$1]) }!
            }
            let number = countOfSort.reduce(0) { sum, other in
                zip(other.key, reading).allSatisfy { $0.contains($1) } ? sum + other.value : sum
            }
            guard number > 0 else { continue }
            let isBetter =
                best.map { best in
                    number < best.count || number == best.count && reading.lexicographicallyPrecedes(best.reading)
                } ?? true
            if isBetter { best = (number, reading) }
        }
        guard let best else {
            return StatementFit(smallest: somebodyMayFit(options) ? 1 : 0, reading: options.map { $0[0] })
        }
        return StatementFit(smallest: best.count, reading: zip(options, best.reading).map { $0[$1] })
    }

    /// The level of a statement's label: the lower, the more exact.
    private func exactness(of statement: AttributeStatement) -> Int {
        hierarchies[statement.attribute]?.level(of: statement.label) ?? .max
    }
}
