import GRDB
import Redaction

extension Importer {
    /// What a secret name may stand for.
    private static var secretCategories: [EditCategory] { [.person, .organisation, .place, .secret] }

    /// Checks and keeps the study's own secret names. No message ever holds one.
    mutating func importSecretNames(_ tables: [TidyTable]) throws {
        var existing: [String: SecretName] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT name, category, replacement FROM secret_name") {
            existing[row[0]] = SecretName(
                surface: row[0], category: try study.stored(row[1]), replacement: row[2])
        }
        var seen = Seen()
        for table in tables {
            let places = TableColumns.of(.secretNames).required.compactMap { table.place(of: $0) }
            for row in table.rows {
                let cells = places.map { row.cells[$0] }
                let (name, category, replacement) = (cells[0], cells[1], cells[2])
                var isSound = demand("name", name, in: table)
                let kind = Self.secretCategories.first { $0.rawValue == category.value }
                if kind == nil {
                    refuse(
                        category, in: table, found: "an unknown category",
                        expected: Self.secretCategories.map(\.rawValue).joined(separator: ", "))
                }
                if isSound, let earlier = seen.earlierPlace(of: name.value, line: row.line, file: table.file) {
                    refuse(
                        name, in: table, found: "a name a second time", expected: "each name once",
                        remedy: "the first is in \(earlier)")
                    isSound = false
                }
                guard isSound, let kind else { continue }
                let secret = SecretName(
                    surface: name.value, category: kind,
                    replacement: replacement.value.isEmpty ? nil : replacement.value)
                guard !secret.replacementTellsName else {
                    refuse(
                        replacement, in: table, found: "a replacement that tells the name it replaces",
                        expected: "words without the name")
                    continue
                }
                let settlement = settle(
                    existing[secret.surface], secret, row: row, cell: name, what: "a name", in: table)
                guard settlement != .leave else { continue }
                if settlement == .replace { hasErased = true }
                try db.cachedStatement(
                    sql: """
                        INSERT INTO secret_name (name, category, replacement) VALUES (?, ?, ?)
                        ON CONFLICT (name) DO UPDATE
                        SET category = excluded.category, replacement = excluded.replacement
                        """
                ).execute(arguments: [secret.surface, kind.rawValue, secret.replacement])
            }
        }
    }
}
