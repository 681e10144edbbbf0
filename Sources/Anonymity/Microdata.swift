/// A table of people by their quasi-identifiers, dictionary-encoded through one hierarchy a column.
public struct Microdata: Sendable {
    /// The hierarchies of the quasi-identifiers, in the order of the columns.
    public let hierarchies: [Hierarchy]
    /// `columns[a][r]` is the row in `hierarchies[a].rows` of record r's value.
    public let columns: [[Int32]]
    /// The number of records.
    public let records: Int

    /// A value that the hierarchy of its column does not know.
    public struct UnknownValue: Error, Hashable, Sendable {
        /// The position of the record, from 0.
        public let record: Int
        /// The attribute.
        public let attribute: String
        /// The value.
        public let value: String
    }

    /// Encodes records.
    ///
    /// - Parameters:
    ///   - hierarchies: one a quasi-identifier.
    ///   - records: the exact values of each record, in the order of `hierarchies`.
    /// - Throws: `UnknownValue` for the first value that its hierarchy lacks.
    public init(hierarchies: [Hierarchy], records: [[String]]) throws(UnknownValue) {
        var columns = hierarchies.map { _ in [Int32]() }
        for (index, record) in records.enumerated() {
            precondition(record.count == hierarchies.count, "a record of another width")
            for (attribute, value) in record.enumerated() {
                guard let row = hierarchies[attribute].row(of: value) else {
                    throw UnknownValue(record: index, attribute: hierarchies[attribute].attribute, value: value)
                }
                columns[attribute].append(Int32(row))
            }
        }
        self.hierarchies = hierarchies
        self.columns = columns
        self.records = records.count
    }

    /// The labels of a record at the given levels.
    public func labels(of record: Int, at levels: [Int]) -> [String] {
        hierarchies.indices.map { hierarchies[$0].rows[Int(columns[$0][record])][levels[$0]] }
    }
}
