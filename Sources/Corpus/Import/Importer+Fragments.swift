import Attestation
import GRDB

extension Importer {
    /// Checks and keeps fragments, with the sources, issues and situations they name.
    mutating func importFragments(_ tables: [TidyTable]) throws {
        var existing: [String: Fragment] = [:]
        if try Int.fetchOne(db, sql: "SELECT count(*) FROM fragment") ?? 0 > 0 {
            existing = Dictionary(
                try study.fragments(db).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        }
        var consents: [String: Consent] = [:]
        for participant in try study.participants(db) { consents[participant.id] = participant.consent }
        var writer = try FragmentWriter(db)
        let hasCodebook = !writer.listedCategories.isEmpty
        var seen = Seen()
        for table in tables {
            let layout = FragmentLayout(table)
            for row in table.rows {
                let fragment = layout.fragment(row)
                let id = row.cells[layout.id]
                var isSound = true
                for (name, place) in layout.demanded { isSound = demand(name, row.cells[place], in: table) && isSound }
                isSound = checkSection(row.cells[layout.section], in: table) && isSound
                if !id.value.isEmpty, let earlier = seen.earlierPlace(of: id.value, line: row.line, file: table.file) {
                    refuse(
                        id, in: table, found: "the fragment \(shown(id.value)) a second time",
                        expected: "each id once", remedy: "the first is in \(earlier)")
                    isSound = false
                }
                if fragment.text.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
                    refuse(row.cells[layout.text], in: table, found: "no text", expected: "the words of the fragment")
                    isSound = false
                }
                let participant = row.cells[layout.participant]
                let consent = consents[fragment.participant]
                if consent == nil, !participant.value.isEmpty {
                    isSound = false
                    if !referencesAreUncertain, !declaredParticipants.contains(fragment.participant) {
                        refuse(
                            participant, in: table, found: "an unknown participant \(shown(fragment.participant))",
                            expected: "one of the table of participants",
                            remedy: "import participants.csv together with this file, or before it")
                    }
                }
                if isSound, hasCodebook, !referencesAreUncertain, let fault = writer.codingFault(of: fragment) {
                    switch fault {
                    case .theme:
                        refuse(
                            row.cells[layout.theme], in: table, found: "an unknown theme \(shown(fragment.theme))",
                            expected: "a theme of the codebook")
                    case .category:
                        refuse(
                            row.cells[layout.category], in: table,
                            found: "an unknown category of the theme \(shown(fragment.theme))",
                            expected: "a category that the codebook has under it")
                    }
                    isSound = false
                }
                guard isSound else { continue }
                if consent == .withdrawn {
                    drop(row, because: "the participant withdrew", in: table)
                    continue
                }
                let earlier = existing[fragment.id]
                let settlement = settle(
                    earlier.map(Wording.init), Wording(fragment), row: row, cell: id,
                    what: "the fragment \(shown(fragment.id))", in: table)
                switch settlement {
                case .insert: try writer.insert(fragment)
                case .replace:
                    hasErased = true
                    if let earlier { try replace(earlier, by: fragment, writer: &writer) }
                case .leave: break
                }
            }
        }
    }

    /// Takes a fragment's words out of the search index.
    func unindex(_ id: Int64, text: String) throws {
        try db.cachedStatement(
            sql: "INSERT INTO fragment_search (fragment_search, rowid, text) VALUES ('delete', ?, ?)"
        ).execute(arguments: [id, text])
    }

    private mutating func replace(_ earlier: Fragment, by fragment: Fragment, writer: inout FragmentWriter) throws {
        let id = try Int64.fetchOne(db, sql: "SELECT id FROM fragment WHERE code = ?", arguments: [earlier.id])
        guard let id else { return }
        if earlier.text.utf8.elementsEqual(fragment.text.utf8) {
            try writer.update(id, to: fragment)
            return
        }
        try unindex(id, text: earlier.text)
        try moveRedactions(of: id, from: earlier.text, to: fragment.text)
        try writer.update(id, to: fragment)
        try writer.index(id, text: fragment.text)
    }

    /// Lets redactions move along with a text that was edited. What was decided about other words does not hold for these,
    /// and goes.
    private mutating func moveRedactions(of fragment: Int64, from old: String, to new: String) throws {
        let rows = try Row.fetchAll(
            db, sql: "SELECT id, start_offset, end_offset FROM redaction WHERE fragment = ? ORDER BY id",
            arguments: [fragment])
        guard !rows.isEmpty else { return }
        let stretches = MovedStretches(from: old, to: new)
        var moved: [(id: Int64, range: Range<Int>)] = []
        var gone: [Int64] = []
        for row in rows {
            if let range = stretches.place(of: (row[1] as Int)..<(row[2] as Int)) {
                moved.append((row[0], range))
            } else {
                gone.append(row[0])
            }
        }
        try forgottenWords.delete(redactions: gone)
        // Out of the way of each other first: a place may still be taken by one that moves on.
        let far = old.unicodeScalars.count + new.unicodeScalars.count
        for (id, range) in moved {
            try db.cachedStatement(sql: "UPDATE redaction SET start_offset = ?, end_offset = ? WHERE id = ?")
                .execute(arguments: [far + range.lowerBound, far + range.upperBound, id])
        }
        let digest = ContentDigest(of: new).hexadecimal
        for (id, range) in moved {
            try db.cachedStatement(
                sql: "UPDATE redaction SET start_offset = ?, end_offset = ?, fragment_digest = ? WHERE id = ?"
            ).execute(arguments: [range.lowerBound, range.upperBound, digest, id])
        }
    }
}

/// A fragment with its words compared byte by byte: texts that only look alike have other offsets and digests.
private struct Wording: Equatable {
    let fragment: Fragment
    let bytes: [UInt8]

    init(_ fragment: Fragment) {
        self.fragment = fragment
        bytes = Array(fragment.text.utf8)
    }
}

/// Which column of a table of fragments is which.
private struct FragmentLayout {
    let id, participant, source, theme, category, section, text: Int
    private let issue, situation, voice, wave, sensitive: Int?
    private let others: [(name: String, place: Int)]

    init(_ table: TidyTable) {
        id = table.place(of: "id")!
        participant = table.place(of: "participant")!
        source = table.place(of: "source")!
        theme = table.place(of: "theme")!
        category = table.place(of: "category")!
        section = table.place(of: "section")!
        text = table.place(of: "text")!
        issue = table.place(of: "issue")
        situation = table.place(of: "case")
        voice = table.place(of: "voice")
        wave = table.place(of: "wave")
        sensitive = table.place(of: "sensitive")
        others = table.others
    }

    /// The columns that may not be empty, beside the text.
    var demanded: [(name: String, place: Int)] {
        [("id", id), ("participant", participant), ("source", source), ("theme", theme), ("category", category)]
    }

    func fragment(_ row: TidyRow) -> Fragment {
        func value(_ place: Int?) -> String? {
            guard let place, !row.cells[place].value.isEmpty else { return nil }
            return row.cells[place].value
        }
        var attributes: [String: String] = [:]
        for (name, place) in others where !row.cells[place].value.isEmpty { attributes[name] = row.cells[place].value }
        return Fragment(
            id: row.cells[id].value, participant: row.cells[participant].value, source: row.cells[source].value,
            wave: value(wave), theme: row.cells[theme].value, category: row.cells[category].value,
            section: Section(rawValue: row.cells[section].value), issue: value(issue), situation: value(situation),
            voice: value(voice), sensitive: value(sensitive), text: row.cells[text].value, attributes: attributes)
    }
}
