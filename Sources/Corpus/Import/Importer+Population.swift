import GRDB
import Input

extension Importer {
    /// Checks and keeps the population table. A table is one thing: with `replacing`, rows that the new one does not have go.
    mutating func importPopulation(_ tables: [TidyTable]) throws {
        var existing: [[String: String]: (id: Int64, count: Int)] = [:]
        let labels = try study.attributes(
            db, sql: "SELECT population AS owner, attribute, label AS value FROM population_label")
        for row in try Row.fetchAll(db, sql: "SELECT id, count FROM population") {
            existing[labels[row[0]] ?? [:]] = (row[0], row[1])
        }
        var attributes = existing.keys.first.map { Set($0.keys) }
        if replacing { attributes = nil }
        var places: [[String: String]: (file: String, line: Int)] = [:]
        for table in tables {
            let count = table.place(of: "count")!
            let others = table.others
            let names = Set(others.map(\.name))
            guard attributes == nil || attributes == names else {
                problems.add(
                    InputProblem(
                        file: table.file, line: table.headerLine,
                        found: "other attributes than the population table has",
                        expected: (attributes ?? []).sorted().joined(separator: ",") + ",count",
                        remedy: "import with --replace to put this table in the place of the earlier one"),
                    file: table.index)
                continue
            }
            attributes = names
            for row in table.rows {
                let cell = row.cells[count]
                var isSound = true
                for (name, place) in others { isSound = demand(name, row.cells[place], in: table) && isSound }
                let number = cell.value.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(cell.value) : nil
                // More people than ever lived would overflow the sums.
                guard let number, number <= 1_000_000_000_000 else {
                    refuse(
                        cell, in: table, found: "a count that is no whole number up to 1000000000000",
                        expected: "digits only, such as 40 or 0")
                    continue
                }
                let labels = Dictionary(uniqueKeysWithValues: others.map { ($0.name, row.cells[$0.place].value) })
                guard isSound else { continue }
                if let first = places[labels] {
                    refuse(
                        row.cells[0], in: table, found: "the same attributes a second time",
                        expected: "each combination once",
                        remedy:
                            "the first is in line \(first.line)\(first.file == table.file ? "" : " of \(first.file)")")
                    continue
                }
                places[labels] = (table.file, row.line)
                let earlier = existing[labels]
                let settlement = settle(
                    earlier?.count, number, row: row, cell: cell, what: "a combination", in: table)
                switch settlement {
                case .insert: try insert(PopulationRow(labels: labels, count: number))
                case .replace:
                    try db.cachedStatement(sql: "UPDATE population SET count = ? WHERE id = ?")
                        .execute(arguments: [number, earlier?.id])
                case .leave: break
                }
            }
        }
        if replacing {
            let gone = existing.filter { places[$0.key] == nil }.map(\.value.id).sorted()
            for id in gone {
                try db.cachedStatement(sql: "DELETE FROM population WHERE id = ?").execute(arguments: [id])
            }
            if !gone.isEmpty {
                hasChanged = true
                notes.append("\(gone.count) rows of the earlier population table are gone")
            }
        }
    }

    private func insert(_ row: PopulationRow) throws {
        try db.cachedStatement(sql: "INSERT INTO population (count) VALUES (?)").execute(arguments: [row.count])
        let id = db.lastInsertedRowID
        for (attribute, label) in row.labels.sorted(by: { $0.key < $1.key }) {
            try db.cachedStatement(sql: "INSERT INTO population_label (population, attribute, label) VALUES (?, ?, ?)")
                .execute(arguments: [id, attribute, label])
        }
    }
}
