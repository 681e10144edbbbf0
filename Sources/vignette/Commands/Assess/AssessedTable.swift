import Anonymity
import Input
import Policies

/// Any CSV with one person a line, read for what an assessment needs.
struct AssessedTable {
    /// The people by their quasi-identifiers.
    let microdata: Microdata
    /// What is known of each person as a set, and the names of the things in it.
    let items: (sets: [[Int]], names: [String])?
    /// Further columns that are written as they are.
    let kept: [TableReader.Column]
    /// Hierarchies that were made from the values.
    let generated: [Hierarchy]
    /// The columns of the file that nobody asked for: they are not looked at.
    let unused: [String]
    /// The quasi-identifiers with cells that are empty, and how many.
    let empty: [(attribute: String, cells: Int)]

    private let reader: TableReader

    /// The line in which a person begins.
    func line(of record: Int) -> Int { reader.line(of: record) }

    /// Reads a table with its hierarchies and its population.
    ///
    /// - Throws: `InputProblem` or `Failure` for a file that cannot be read, a column that is named twice or missing, a line of
    ///   another width, or a value that its hierarchy does not know.
    init(_ options: TableOptions, path: String) throws {
        let quasi = try TableOptions.names(in: options.quasiIdentifiers, option: "--quasi-identifiers")
        guard quasi.count <= Microdata.maxAttributes else {
            throw Failure(
                "--quasi-identifiers: found \(quasi.count) columns; expected at most \(Microdata.maxAttributes)")
        }
        let keep = try TableOptions.names(in: options.keep, option: "--keep")
        let own = options.sensitive
        for name in own + keep where quasi.contains(name) {
            throw Failure("the column “\(name)” is a quasi-identifier; it cannot be sensitive or kept as it is as well")
        }
        if let folder = options.hierarchies, !Files.exists(folder) {
            throw Failure(
                "--hierarchies \(folder): there is no such folder; expected one with a file NAME.csv a column")
        }
        if let written = options.write.map(Files.realPath) {
            let read =
                [path] + [options.population].compactMap { $0 }
                + quasi.map { "\(options.hierarchies ?? ".")/\($0).csv" }
            for file in read where Files.exists(file) && Files.realPath(file) == written {
                throw Failure("--write \(options.write!): is a file that is read; name another one")
            }
        }
        let generators = try options.generators()
        for name in generators.keys.sorted() where !(quasi + own).contains(name) {
            throw Failure("--generate: the column “\(name)” is neither a quasi-identifier nor sensitive")
        }
        // The quasi-identifiers come first: a population has the same.
        let itemColumn = options.items
        let wanted =
            quasi + (own + itemColumn + keep).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        var reader = TableReader(file: path, columns: wanted, delimiter: options.delimiter?.character)
        try TableFiles.read(path, into: &reader)
        let columns = reader.columns
        func column(_ name: String) -> TableReader.Column { columns[wanted.firstIndex(of: name)!] }

        var values = columns
        var people: Microdata.PopulationTable?
        if let file = options.population {
            let population = try Self.population(file, quasi: quasi, first: reader)
            people = population.table
            values.replaceSubrange(0..<quasi.count, with: population.columns)
        }
        var generated: [Hierarchy] = []
        func scale(_ column: TableReader.Column, isSensitive: Bool) throws -> Scale {
            let file: String
            let hierarchy: Hierarchy
            if let rule = generators[column.name] {
                hierarchy = try rule.hierarchy(for: column, file: path)
                file = path
                generated.append(hierarchy)
            } else if let folder = options.hierarchies {
                file = "\(folder)/\(column.name).csv"
                if !Files.exists(file) {
                    if isSensitive { return Scale(plain: column.name, values: column.values) }
                    throw Failure(
                        "\(file): there is no such file; every quasi-identifier needs a hierarchy once there is a folder of "
                            + "them; write one, or add --generate \(column.name)=star")
                }
                let bytes = try Files.read(file).bytes
                hierarchy = try Hierarchy(attribute: column.name, file: file, bytes: bytes)
            } else {
                return Scale(plain: column.name, values: column.values)
            }
            do {
                return try Scale(hierarchy, values: column.values)
            } catch {
                // A value that only the population has begins in none of the table's lines.
                let isOfTable = error.code < columns.first { $0.name == column.name }!.values.count
                let value = column.values[error.code]
                throw InputProblem(
                    file: isOfTable ? path : options.population ?? path, line: Int(column.lines[error.code]),
                    found: value.isEmpty
                        ? "an empty value of “\(column.name)”" : "the value “\(value.prefix(60))” of “\(column.name)”",
                    expected: "a value that begins a line of \(file)",
                    remedy: value.isEmpty
                        ? "write a word such as “unknown” here and in the hierarchy"
                        : "add the value there, or correct it here")
            }
        }
        let scales = try values.prefix(quasi.count).map { try scale($0, isSensitive: false) }
        guard Lattice(heights: scales.map(\.levels)).size != nil else {
            throw Failure(
                "--quasi-identifiers: the hierarchies have more combinations of levels than can be numbered; name fewer"
            )
        }
        let sensitive = try options.sensitive.first.map { name in
            Microdata.SensitiveAttribute(scale: try scale(column(name), isSensitive: true), column: column(name).codes)
        }
        microdata = Microdata(
            scales: scales, columns: columns.prefix(quasi.count).map(\.codes), sensitive: sensitive, population: people)
        items = try options.items.first.map { try Self.items(in: column($0)) }
        kept = keep.map(column)
        self.generated = generated
        unused = reader.columnNames.filter { !wanted.contains($0) }
        empty = columns.prefix(quasi.count).compactMap { column in
            guard let code = column.values.firstIndex(of: "") else { return nil }
            return (column.name, column.codes.count { $0 == UInt32(code) })
        }
        self.reader = reader
    }

    /// Reads a population, with the codes of the table.
    private static func population(
        _ file: String, quasi: [String], first: TableReader
    ) throws -> (table: Microdata.PopulationTable, columns: [TableReader.Column]) {
        var reader = TableReader(
            file: file, continuing: first, columns: quasi, optional: quasi.contains("count") ? [] : ["count"])
        try TableFiles.read(file, into: &reader)
        let columns = reader.columns
        var counts = [UInt32](repeating: 1, count: reader.records)
        if columns.count > quasi.count {
            let column = columns[quasi.count]
            let numbers = try column.values.enumerated().map { code, text in
                guard let number = UInt32(text), number > 0, number <= 1_000_000_000 else {
                    throw InputProblem(
                        file: file, line: Int(column.lines[code]), found: "the count “\(text.prefix(20))”",
                        expected: "a whole number of people from 1 to 1000000000")
                }
                return number
            }
            counts = column.codes.map { numbers[Int($0)] }
            guard counts.reduce(0, { $0 + UInt64($1) }) <= UInt64(UInt32.max) else {
                throw InputProblem(
                    file: file, found: "more than \(UInt32.max) people in all", expected: "a population of people")
            }
        }
        return (
            Microdata.PopulationTable(columns: columns.prefix(quasi.count).map(\.codes), counts: counts),
            Array(columns.prefix(quasi.count))
        )
    }

    /// Splits the cells of a column into their things, with | between.
    private static func items(in column: TableReader.Column) throws -> (sets: [[Int]], names: [String]) {
        var positionOfName: [String: Int] = [:]
        let setOfValue = column.values.map { value in
            value.split(separator: "|").map { part -> Int in
                let name = String(part.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
                let position = positionOfName[name] ?? positionOfName.count
                positionOfName[name] = position
                return position
            }
        }
        guard positionOfName.count < 1 << 16 else {
            throw Failure(
                "--items: the column “\(column.name)” has \(positionOfName.count) different things; at most 65535 are counted"
            )
        }
        let names = positionOfName.sorted { $0.value < $1.value }.map(\.key)
        return (column.codes.map { setOfValue[Int($0)] }, names)
    }
}
