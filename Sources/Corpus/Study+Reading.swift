import GRDB
public import Redaction

extension Study {
    /// The participants, in the order of their ids. Those who withdrew are among them, without fragments.
    public func participants() throws -> [Participant] {
        try read(participants)
    }

    /// The fragments, in the order of their ids.
    public func fragments() throws -> [Fragment] {
        try read(fragments)
    }

    /// The categories of the codebook, in its order. Categories that only fragments name are not in it.
    public func codebook() throws -> [CodebookEntry] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT theme.code, theme.title, category.name, category.section, category.description
                    FROM category JOIN theme ON theme.id = category.theme WHERE category.listed = 1 ORDER BY category.id
                    """
            ).map { row in
                CodebookEntry(
                    theme: row[0], title: row[1], category: row[2], section: try section(row[3]), description: row[4])
            }
        }
    }

    /// The rows of the population table, in its order.
    public func population() throws -> [PopulationRow] {
        try read { db in
            let labels = try attributes(
                db, sql: "SELECT population AS owner, attribute, label AS value FROM population_label")
            return try Row.fetchAll(db, sql: "SELECT id, count FROM population ORDER BY id").map { row in
                PopulationRow(labels: labels[row["id"]] ?? [:], count: row["count"])
            }
        }
    }

    /// The study's own secret names, in the order of the file they came from.
    public func secretNames() throws -> [SecretName] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT name, category, replacement FROM secret_name ORDER BY id").map { row in
                SecretName(surface: row["name"], category: try stored(row["category"]), replacement: row["replacement"])
            }
        }
    }
}

extension Study {
    /// The participants, in the order of their ids.
    func participants(_ db: Database) throws -> [Participant] {
        let values = try attributes(db, sql: "SELECT participant AS owner, attribute, value FROM quasi_identifier")
        return try Row.fetchAll(db, sql: "SELECT id, code, consent FROM participant ORDER BY code").map { row in
            Participant(
                id: row["code"], attributes: values[row["id"]] ?? [:], consent: try stored(row["consent"]))
        }
    }

    /// The fragments, in the order of their ids.
    func fragments(_ db: Database) throws -> [Fragment] {
        let values = try attributes(db, sql: "SELECT fragment AS owner, attribute, value FROM fragment_attribute")
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT fragment.id, fragment.code, participant.code, source.name, source.wave, theme.code,
                    category.name, fragment.section, issue.name, situation.name, fragment.voice, fragment.sensitive,
                    fragment.text
                FROM fragment
                JOIN source ON source.id = fragment.source
                JOIN participant ON participant.id = source.participant
                JOIN category ON category.id = fragment.category
                JOIN theme ON theme.id = category.theme
                LEFT JOIN issue ON issue.id = fragment.issue
                LEFT JOIN situation ON situation.id = fragment.situation
                ORDER BY fragment.code
                """)
        var fragments: [Fragment] = []
        while let row = try rows.next() {
            let wave: String = row[4]
            fragments.append(
                Fragment(
                    id: row[1], participant: row[2], source: row[3], wave: wave.isEmpty ? nil : wave, theme: row[5],
                    category: row[6], section: try section(row[7]), issue: row[8], situation: row[9], voice: row[10],
                    sensitive: row[11], text: row[12], attributes: values[row[0]] ?? [:]))
        }
        return fragments
    }

    /// Values by attribute, by the row they belong to.
    func attributes(_ db: Database, sql: String) throws -> [Int64: [String: String]] {
        var result: [Int64: [String: String]] = [:]
        let rows = try Row.fetchCursor(db, sql: sql)
        while let row = try rows.next() { result[row[0], default: [:]][row[1]] = row[2] }
        return result
    }

    /// A section that may be undecided.
    func section(_ name: String?) throws -> Section? { try name.map { try stored($0) } }

    /// A value of a closed set. What the store's checks let through is one of it, unless the file was tampered with.
    func stored<Value: RawRepresentable>(_ raw: String) throws -> Value where Value.RawValue == String {
        guard let value = Value(rawValue: raw) else {
            throw StudyError.damaged(path: path, found: "a value that no version of the program writes")
        }
        return value
    }
}
