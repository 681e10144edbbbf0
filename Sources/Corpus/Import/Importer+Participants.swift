import GRDB

extension Importer {
    /// Checks and keeps participants with their quasi-identifiers.
    mutating func importParticipants(_ tables: [TidyTable]) throws {
        let existing = Dictionary(
            try study.participants(db).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var seen = Seen()
        for table in tables {
            let participantPlace = table.place(of: "participant")!
            let consentPlace = table.place(of: "consent")
            let attributes = table.columns.enumerated().filter { !["participant", "consent"].contains($0.element) }
            if consentPlace == nil {
                notes.append(
                    "\(table.file) has no column “consent”: new participants are taken to allow quotation (quote)")
            }
            for row in table.rows {
                let id = row.cells[participantPlace]
                var isSound = demand("participant", id, in: table)
                if isSound, let earlier = seen.earlierPlace(of: id.value, line: row.line, file: table.file) {
                    refuse(
                        id, in: table, found: "the participant \(shown(id.value)) a second time",
                        expected: "each participant once", remedy: "the first is in \(earlier)")
                    isSound = false
                }
                let consent: Consent?
                if let consentPlace {
                    consent = Consent(rawValue: row.cells[consentPlace].value)
                    if consent == nil {
                        refuse(
                            row.cells[consentPlace], in: table,
                            found: row.cells[consentPlace].value.isEmpty ? "no consent" : "an unknown consent",
                            expected: Consent.allCases.map(\.rawValue).joined(separator: ", "),
                            remedy: "write what the participant agreed to; nothing is assumed")
                    }
                } else {
                    // Consent that is known is never widened by a file that is silent about it.
                    consent = existing[id.value]?.consent ?? .quote
                }
                declaredParticipants.insert(id.value)
                guard isSound, let consent else { continue }
                let participant = Participant(
                    id: id.value,
                    attributes: Dictionary(
                        uniqueKeysWithValues: attributes.map { ($0.element, row.cells[$0.offset].value) }),
                    consent: consent)
                let settlement = settle(
                    existing[participant.id], participant, row: row, cell: id,
                    what: "the participant \(shown(participant.id))", in: table)
                if settlement != .leave { try write(participant, earlier: existing[participant.id]) }
            }
        }
    }

    private mutating func write(_ participant: Participant, earlier: Participant?) throws {
        // An id that is written with other code points, such as é or e and an accent, is the same id.
        let code = earlier?.id ?? participant.id
        try db.cachedStatement(
            sql: """
                INSERT INTO participant (code, consent) VALUES (?, ?)
                ON CONFLICT (code) DO UPDATE SET consent = excluded.consent
                """
        ).execute(arguments: [code, participant.consent.rawValue])
        if earlier != nil {
            hasErased = true
            try db.cachedStatement(
                sql: "DELETE FROM quasi_identifier WHERE participant = (SELECT id FROM participant WHERE code = ?)"
            ).execute(arguments: [code])
        }
        for (attribute, value) in participant.attributes.sorted(by: { $0.key < $1.key }) {
            try db.cachedStatement(
                sql: """
                    INSERT INTO quasi_identifier (participant, attribute, value)
                    VALUES ((SELECT id FROM participant WHERE code = ?), ?, ?)
                    """
            ).execute(arguments: [code, attribute, value])
        }
        if participant.consent == .withdrawn, earlier != nil { try deleteFragments(of: code) }
    }

    /// Deletes what somebody said who has withdrawn.
    private mutating func deleteFragments(of participant: String) throws {
        let fragments = try Row.fetchAll(
            db,
            sql: """
                SELECT fragment.id, fragment.text FROM fragment
                JOIN source ON source.id = fragment.source JOIN participant ON participant.id = source.participant
                WHERE participant.code = ?
                """,
            arguments: [participant])
        for fragment in fragments {
            try unindex(fragment[0], text: fragment[1])
            try forgottenWords.delete(redactionsOf: fragment[0])
            try db.cachedStatement(sql: "DELETE FROM fragment WHERE id = ?").execute(arguments: [fragment[0] as Int64])
        }
        try db.execute(
            sql: "DELETE FROM source WHERE participant = (SELECT id FROM participant WHERE code = ?)",
            arguments: [participant])
        if !fragments.isEmpty {
            hasErased = true
            notes.append("\(fragments.count) fragments of a participant who withdrew are gone from the study")
        }
        let vignettes = try String.fetchAll(
            db,
            sql: """
                SELECT DISTINCT vignette.code || '@' || vignette.revision FROM contribution
                JOIN span ON span.id = contribution.span
                JOIN vignette_section ON vignette_section.id = span.vignette_section
                JOIN vignette ON vignette.id = vignette_section.vignette
                WHERE contribution.participant = ? ORDER BY 1
                """,
            arguments: [participant])
        if !vignettes.isEmpty {
            notes.append(
                "\(vignettes.joined(separator: ", ")) rests on a participant who withdrew; compose it again")
        }
    }
}
