/// A table of people by their quasi-identifiers, each column dictionary-encoded, with what an intruder may know besides.
public struct Microdata: Sendable {
    /// How each quasi-identifier generalises, in the order of the columns.
    public let scales: [Scale]
    /// `columns[a][r]` is the code of record r's value of attribute a.
    public let columns: [[UInt32]]
    /// The number of records.
    public let records: Int
    /// The attribute that nobody should learn of a person, where one was named.
    public let sensitive: SensitiveAttribute?
    /// The people that the records are a sample of, where they are known.
    public let population: PopulationTable?

    /// An attribute that nobody should learn of a person.
    public struct SensitiveAttribute: Sendable {
        /// How its values generalise; the hierarchical distance of t-closeness needs it.
        public let scale: Scale
        /// The code of each record's value.
        public let column: [UInt32]

        /// Keeps a sensitive attribute.
        public init(scale: Scale, column: [UInt32]) {
            self.scale = scale
            self.column = column
        }
    }

    /// People by the same quasi-identifiers, with the same codes: the population that the records are a sample of.
    public struct PopulationTable: Sendable {
        /// `columns[a][r]` is the code of row r's value of attribute a.
        public let columns: [[UInt32]]
        /// How many people each row stands for.
        public let counts: [UInt32]
        /// The number of all people.
        public var people: Int { counts.reduce(0) { $0 + Int($1) } }

        /// Keeps a population.
        ///
        /// - Precondition: at most 2^32 − 1 people in all.
        public init(columns: [[UInt32]], counts: [UInt32]) {
            precondition(columns.allSatisfy { $0.count == counts.count }, "columns of another length")
            precondition(
                counts.reduce(0) { $0 + Int($1) } <= Int(UInt32.max), "more people than a class can count")
            self.columns = columns
            self.counts = counts
        }
    }

    /// A value that the hierarchy of its column does not know.
    public struct UnknownValue: Error, Hashable, Sendable {
        /// The position of the record, from 0.
        public let record: Int
        /// The attribute.
        public let attribute: String
        /// The value.
        public let value: String
    }

    /// The most quasi-identifiers a table may have: a set of them is one machine word.
    public static let maxAttributes = 63

    /// Keeps columns that are encoded already.
    ///
    /// - Parameters:
    ///   - scales: one a quasi-identifier, at most `maxAttributes`.
    ///   - columns: the codes of the records' values, one column a quasi-identifier, all of one length.
    ///   - sensitive: the sensitive attribute.
    ///   - population: the population, encoded by the same scales.
    public init(
        scales: [Scale], columns: [[UInt32]], sensitive: SensitiveAttribute? = nil, population: PopulationTable? = nil
    ) {
        precondition(!scales.isEmpty && scales.count <= Self.maxAttributes && scales.count == columns.count)
        records = columns[0].count
        precondition(columns.allSatisfy { $0.count == columns[0].count }, "columns of another length")
        self.scales = scales
        self.columns = columns
        self.sensitive = sensitive
        self.population = population
    }

    /// Encodes records.
    ///
    /// - Parameters:
    ///   - hierarchies: one a quasi-identifier.
    ///   - records: the exact values of each record, in the order of `hierarchies`.
    /// - Throws: `UnknownValue` for the first value that its hierarchy lacks.
    public init(hierarchies: [Hierarchy], records: [[String]]) throws(UnknownValue) {
        var scales: [Scale] = []
        var columns: [[UInt32]] = []
        for (attribute, hierarchy) in hierarchies.enumerated() {
            var codeOfValue: [String: UInt32] = [:]
            var values: [String] = []
            var column: [UInt32] = []
            for record in records {
                precondition(record.count == hierarchies.count, "a record of another width")
                let code = codeOfValue[record[attribute]] ?? UInt32(values.count)
                if Int(code) == values.count {
                    codeOfValue[record[attribute]] = code
                    values.append(record[attribute])
                }
                column.append(code)
            }
            do {
                scales.append(try Scale(hierarchy, values: values))
            } catch {
                let record = column.firstIndex(of: UInt32(error.code))!
                throw UnknownValue(record: record, attribute: hierarchy.attribute, value: values[error.code])
            }
            columns.append(column)
        }
        self.init(scales: scales, columns: columns)
    }

    /// The names of the quasi-identifiers.
    public var attributes: [String] { scales.map(\.attribute) }

    /// The labels of a record at the given levels.
    public func labels(of record: Int, at levels: [Int]) -> [String] {
        scales.indices.map { scales[$0].label(of: columns[$0][record], at: levels[$0]) }
    }
}
