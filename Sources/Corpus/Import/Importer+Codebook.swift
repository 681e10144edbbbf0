import GRDB

extension Importer {
    /// Checks and keeps the categories of the codebook.
    mutating func importCodebook(_ tables: [TidyTable]) throws {
        var seen = Seen()
        var titles: [String: (title: String, line: Int)] = [:]
        var existing: [[String]: CodebookEntry] = [:]
        for row in try Row.fetchAll(
            db,
            sql: """
                SELECT theme.code, theme.title, category.name, category.section, category.description
                FROM category JOIN theme ON theme.id = category.theme WHERE listed = 1
                """)
        {
            let entry = CodebookEntry(
                theme: row[0], title: row[1], category: row[2], section: try study.section(row[3]), description: row[4])
            existing[[entry.theme, entry.category]] = entry
        }
        for table in tables {
            let places = TableColumns.of(.codebook).required.compactMap { table.place(of: $0) }
            for row in table.rows {
                let cells = places.map { row.cells[$0] }
                let (theme, title, category, section) = (cells[0], cells[1], cells[2], cells[3])
                var isSound = demand("theme", theme, in: table)
                isSound = demand("title", title, in: table) && isSound
                isSound = demand("category", category, in: table) && isSound
                isSound = checkSection(section, in: table) && isSound
                let key = theme.value + "\0" + category.value
                if isSound, let earlier = seen.earlierPlace(of: key, line: row.line, file: table.file) {
                    refuse(
                        category, in: table, found: "a category a second time under its theme",
                        expected: "each category once", remedy: "the first is in \(earlier)")
                    isSound = false
                }
                if isSound, let earlier = titles[theme.value], earlier.title != title.value {
                    refuse(
                        title, in: table, found: "another title of the theme \(shown(theme.value))",
                        expected: "the one of line \(earlier.line)")
                    isSound = false
                }
                guard isSound else { continue }
                if titles[theme.value] == nil { titles[theme.value] = (title.value, row.line) }
                let entry = CodebookEntry(
                    theme: theme.value, title: title.value, category: category.value,
                    section: Section(rawValue: section.value), description: cells[4].value)
                let settlement = settle(
                    existing[[entry.theme, entry.category]], entry, row: row, cell: category,
                    what: "a category of the theme \(shown(entry.theme))", in: table)
                if settlement != .leave { try write(entry) }
            }
        }
    }

    /// Whether a cell holds a section or nothing; reports it where not.
    mutating func checkSection(_ cell: TidyCell, in table: TidyTable) -> Bool {
        guard !cell.value.isEmpty, Section(rawValue: cell.value) == nil else { return true }
        refuse(
            cell, in: table, found: "an unknown section",
            expected: Section.allCases.map(\.rawValue).joined(separator: ", ") + " or nothing")
        return false
    }

    private func write(_ entry: CodebookEntry) throws {
        try db.cachedStatement(
            sql: "INSERT INTO theme (code, title) VALUES (?, ?) ON CONFLICT (code) DO UPDATE SET title = excluded.title"
        ).execute(arguments: [entry.theme, entry.title])
        try db.cachedStatement(
            sql: """
                INSERT INTO category (theme, name, section, description, listed)
                VALUES ((SELECT id FROM theme WHERE code = ?), ?, ?, ?, 1)
                ON CONFLICT (theme, name) DO UPDATE
                SET section = excluded.section, description = excluded.description, listed = 1
                """
        ).execute(arguments: [entry.theme, entry.category, entry.section?.rawValue, entry.description])
    }
}
