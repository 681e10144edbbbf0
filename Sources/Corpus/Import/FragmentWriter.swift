import Attestation
import GRDB

/// Writes fragments and what they name: sources, issues, situations, categories outside the codebook, the search index.
struct FragmentWriter {
    /// What is wrong with the coding of a fragment.
    enum CodingFault {
        case theme, category
    }

    /// The categories of the codebook by theme.
    let listedCategories: [String: Set<String>]

    private let db: Database
    private var participants: [String: Int64] = [:]
    private var sources: [[String]: Int64] = [:]
    private var categories: [[String]: Int64] = [:]
    private var issues: [String: Int64] = [:]
    private var situations: [String: Int64] = [:]

    /// Learns what the store has.
    init(_ db: Database) throws {
        self.db = db
        var listed: [String: Set<String>] = [:]
        for row in try Row.fetchAll(
            db,
            sql: """
                SELECT category.id, theme.code, category.name, listed
                FROM category JOIN theme ON theme.id = category.theme
                """)
        {
            categories[[row[1], row[2]]] = row[0]
            if row[3] == 1 { listed[row[1], default: []].insert(row[2]) }
        }
        listedCategories = listed
        for row in try Row.fetchAll(db, sql: "SELECT id, code FROM participant") { participants[row[1]] = row[0] }
        for row in try Row.fetchAll(db, sql: "SELECT id, name FROM issue") { issues[row[1]] = row[0] }
        for row in try Row.fetchAll(db, sql: "SELECT id, name FROM situation") { situations[row[1]] = row[0] }
        for row in try Row.fetchAll(
            db,
            sql: """
                SELECT source.id, participant.code, source.name, source.wave
                FROM source JOIN participant ON participant.id = source.participant
                """)
        {
            sources[[row[1], row[2], row[3]]] = row[0]
        }
    }

    /// Whether a fragment is coded to what the codebook does not have.
    func codingFault(of fragment: Fragment) -> CodingFault? {
        guard let categories = listedCategories[fragment.theme] else { return .theme }
        return categories.contains(fragment.category) ? nil : .category
    }

    /// Keeps a new fragment.
    mutating func insert(_ fragment: Fragment) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO fragment (source, category, section, issue, situation, voice, sensitive, text,
                    start_offset, end_offset, digest, code)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)
                """
        ).execute(arguments: try values(of: fragment) + [fragment.id])
        let id = db.lastInsertedRowID
        try writeAttributes(of: fragment, id: id)
        try index(id, text: fragment.text)
    }

    /// Puts other values into a fragment; the search index is the caller's.
    mutating func update(_ id: Int64, to fragment: Fragment) throws {
        try db.cachedStatement(
            sql: """
                UPDATE fragment SET source = ?, category = ?, section = ?, issue = ?, situation = ?, voice = ?,
                    sensitive = ?, text = ?, start_offset = 0, end_offset = ?, digest = ?
                WHERE id = ?
                """
        ).execute(arguments: try values(of: fragment) + [id])
        try db.cachedStatement(sql: "DELETE FROM fragment_attribute WHERE fragment = ?").execute(arguments: [id])
        try writeAttributes(of: fragment, id: id)
    }

    /// Puts a fragment's words into the search index.
    func index(_ id: Int64, text: String) throws {
        try db.cachedStatement(sql: "INSERT INTO fragment_search (rowid, text) VALUES (?, ?)")
            .execute(arguments: [id, text])
    }

    private func writeAttributes(of fragment: Fragment, id: Int64) throws {
        for (attribute, value) in fragment.attributes.sorted(by: { $0.key < $1.key }) {
            try db.cachedStatement(
                sql: "INSERT INTO fragment_attribute (fragment, attribute, value) VALUES (?, ?, ?)"
            ).execute(arguments: [id, attribute, value])
        }
    }

    private mutating func values(of fragment: Fragment) throws -> StatementArguments {
        [
            try source(of: fragment), try category(of: fragment), fragment.section?.rawValue,
            try fragment.issue.map { try number(of: $0, in: "issue", &issues) },
            try fragment.situation.map { try number(of: $0, in: "situation", &situations) },
            fragment.voice, fragment.sensitive, fragment.text, fragment.text.unicodeScalars.count,
            ContentDigest(of: fragment.text).hexadecimal,
        ]
    }

    private mutating func source(of fragment: Fragment) throws -> Int64 {
        let key = [fragment.participant, fragment.source, fragment.wave ?? ""]
        if let id = sources[key] { return id }
        try db.cachedStatement(sql: "INSERT INTO source (participant, name, wave) VALUES (?, ?, ?)")
            .execute(arguments: [participants[fragment.participant], fragment.source, fragment.wave ?? ""])
        sources[key] = db.lastInsertedRowID
        return db.lastInsertedRowID
    }

    private mutating func category(of fragment: Fragment) throws -> Int64 {
        let key = [fragment.theme, fragment.category]
        if let id = categories[key] { return id }
        try db.execute(
            sql: "INSERT INTO theme (code, title) VALUES (?, ?) ON CONFLICT (code) DO NOTHING",
            arguments: [fragment.theme, fragment.theme])
        try db.execute(
            sql: """
                INSERT INTO category (theme, name, description, listed)
                VALUES ((SELECT id FROM theme WHERE code = ?), ?, '', 0)
                """,
            arguments: [fragment.theme, fragment.category])
        categories[key] = db.lastInsertedRowID
        return db.lastInsertedRowID
    }

    private func number(of name: String, in table: String, _ known: inout [String: Int64]) throws -> Int64 {
        if let id = known[name] { return id }
        try db.execute(sql: "INSERT INTO \(table) (name) VALUES (?)", arguments: [name])
        known[name] = db.lastInsertedRowID
        return db.lastInsertedRowID
    }
}
