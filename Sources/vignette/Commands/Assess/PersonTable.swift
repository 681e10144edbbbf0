import Anonymity
import Corpus
import Input
import Policies

/// A hierarchy and the file it came from.
struct NamedHierarchy {
    let file: String
    let hierarchy: Hierarchy
}

/// Any CSV with one person a line, read for some of its columns.
struct PersonTable {
    /// The people by their quasi-identifiers.
    let microdata: Microdata
    /// The line in which each of them begins.
    let lines: [Int]

    /// Reads the table.
    ///
    /// - Throws: `InputProblem` for a column that is named twice or missing, a line of another width, or a value that its
    ///   hierarchy does not know.
    init(file: NamedFile, quasiIdentifiers: [String], hierarchies: [NamedHierarchy]) throws {
        guard !quasiIdentifiers.isEmpty, !quasiIdentifiers.contains(""),
            Set(quasiIdentifiers).count == quasiIdentifiers.count
        else { throw Failure("--quasi-identifiers: expected the names of columns, each once, with commas between") }
        var reader = try DelimitedReader(file.bytes, file: file.name)
        guard let header = try reader.next() else {
            throw InputProblem(
                file: file.name, found: "an empty file", expected: "a line with the names of the columns")
        }
        var position: [String: Int] = [:]
        for (index, field) in header.enumerated() {
            guard position.updateValue(index, forKey: field.value) == nil else {
                throw InputProblem(
                    file: file.name, line: field.line, column: field.column,
                    found: "the column “\(field.value)” a second time", expected: "each column once")
            }
        }
        let columns = try quasiIdentifiers.map { name in
            guard let column = position[name] else {
                throw InputProblem(
                    file: file.name, line: header[0].line, found: "no column “\(name)”",
                    expected: "the quasi-identifiers among " + header.map(\.value).joined(separator: ", "))
            }
            return column
        }
        var records: [[String]] = []
        var lines: [Int] = []
        while let record = try reader.next() {
            guard record.count == header.count else {
                throw InputProblem(
                    file: file.name, line: record[0].line, found: "\(record.count) fields",
                    expected: "\(header.count), as in line \(header[0].line)")
            }
            for (column, named) in zip(columns, hierarchies) where !named.hierarchy.contains(record[column].value) {
                throw InputProblem(
                    file: file.name, line: record[column].line, column: record[column].column,
                    found: "a value of “\(named.hierarchy.attribute)” that its hierarchy does not know",
                    expected: "one of the first values of \(named.file)",
                    remedy: "add the value there, or correct it here")
            }
            records.append(columns.map { record[$0].value })
            lines.append(record[0].line)
        }
        microdata = try Microdata(hierarchies: hierarchies.map(\.hierarchy), records: records)
        self.lines = lines
    }
}

/// The participants of a study as a table.
enum ParticipantTable {
    /// The participants by their quasi-identifiers.
    ///
    /// - Parameters:
    ///   - participants: the participants.
    ///   - hierarchies: the hierarchies of the quasi-identifiers.
    ///   - folder: where the hierarchies are, for messages.
    /// - Returns: the table, a record a participant.
    /// - Throws: `Failure` for a value that is missing or that its hierarchy does not know.
    static func microdata(
        of participants: [Participant], hierarchies: [Hierarchy], folder: String
    ) throws -> Microdata {
        let records = try participants.map { participant in
            try hierarchies.map { hierarchy in
                guard let value = participant.attributes[hierarchy.attribute], !value.isEmpty else {
                    throw Failure(
                        "participant \(participant.id): found no \(hierarchy.attribute); the policy gives it a level, so every "
                            + "participant needs one")
                }
                return value
            }
        }
        do {
            return try Microdata(hierarchies: hierarchies, records: records)
        } catch {
            throw Failure(
                "participant \(participants[error.record].id): found the \(error.attribute) “\(error.value)”, which "
                    + "\(folder)/\(error.attribute).csv does not know; add a line for it there, or correct the participant"
            )
        }
    }
}
