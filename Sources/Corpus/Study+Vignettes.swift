import Attestation
import GRDB
import Redaction

extension Study {
    /// Keeps composed vignettes with their spans and contributions, all of them or none.
    ///
    /// A vignette of the same id and revision is replaced.
    ///
    /// - Parameters:
    ///   - vignettes: the vignettes.
    ///   - evidence: what was measured about them, as canonical JSON by vignette id, or by `id@revision`
    ///     where there are several revisions.
    ///   - time: when, for the ledger.
    /// - Throws: `StudyError` where a vignette rests on a fragment that the study does not have, or has a paragraph
    ///   without words.
    public func record(_ vignettes: [Vignette], evidence: [String: String] = [:], time: String? = nil) throws {
        try write { db in
            let fragments = Set(try String.fetchAll(db, sql: "SELECT code FROM fragment"))
            for vignette in vignettes {
                try check(vignette, fragments: fragments)
                try db.execute(
                    sql: "DELETE FROM vignette WHERE code = ? AND revision = ?",
                    arguments: [vignette.id, vignette.revision])
                try insert(
                    vignette, evidence: evidence["\(vignette.id)@\(vignette.revision)"] ?? evidence[vignette.id],
                    into: db)
                try Ledger.append(
                    to: db, action: "compose", subject: "\(vignette.id)@\(vignette.revision)",
                    detail: [
                        "policy": .text(vignette.policyName), "policyDigest": .text(vignette.policyDigest),
                        "seed": .text(String(vignette.seed)),
                        "text": .text(ContentDigest(of: vignette.text).hexadecimal), "theme": .text(vignette.theme),
                    ],
                    time: time)
            }
        }
    }

    /// The vignettes of the store by id and revision.
    public func vignettes() throws -> [Vignette] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM vignette ORDER BY code, revision").map { row in
                guard let seed = UInt64(row["seed"] as String) else {
                    throw StudyError.damaged(path: path, found: "a seed that is no number")
                }
                return Vignette(
                    id: row["code"], revision: row["revision"], theme: row["theme"], title: row["title"],
                    sections: try sections(of: row["id"], in: db), declaration: row["declaration"], seed: seed,
                    policyName: row["policy_name"], policyDigest: row["policy_digest"])
            }
        }
    }

    /// What was measured about a vignette when it was recorded; `nil` where nothing was, or there is no such vignette.
    public func evidence(of id: String, revision: Int) throws -> String? {
        try read { db in
            try String.fetchOne(
                db, sql: "SELECT evidence FROM vignette WHERE code = ? AND revision = ?", arguments: [id, revision])
        }
    }
}

extension Study {
    private func check(_ vignette: Vignette, fragments: Set<String>) throws {
        for section in vignette.sections where section.paragraphs.contains(where: \.isEmpty) {
            throw StudyError.unfitVignette(
                id: vignette.id, reason: "an empty paragraph in \(section.section.rawValue); expected a span in each")
        }
        for contribution in vignette.spans.flatMap(\.contributions) where !fragments.contains(contribution.fragment) {
            throw StudyError.unfitVignette(
                id: vignette.id,
                reason: "the fragment \(contribution.fragment), which is not in the study; compose it again")
        }
    }

    private func insert(_ vignette: Vignette, evidence: String?, into db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO vignette
                    (code, revision, theme, title, declaration, seed, policy_name, policy_digest, evidence)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                vignette.id, vignette.revision, vignette.theme, vignette.title, vignette.declaration,
                String(vignette.seed), vignette.policyName, vignette.policyDigest, evidence,
            ])
        let id = db.lastInsertedRowID
        for (position, section) in vignette.sections.enumerated() {
            try db.execute(
                sql: "INSERT INTO vignette_section (vignette, position, section, title) VALUES (?, ?, ?, ?)",
                arguments: [id, position, section.section.rawValue, section.title])
            let sectionID = db.lastInsertedRowID
            for (paragraph, spans) in section.paragraphs.enumerated() {
                for (position, span) in spans.enumerated() {
                    try insert(span, section: sectionID, paragraph: paragraph, position: position, into: db)
                }
            }
        }
    }

    private func insert(_ span: Span, section: Int64, paragraph: Int, position: Int, into db: Database) throws {
        try db.cachedStatement(
            sql: "INSERT INTO span (vignette_section, paragraph, position, kind, text) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [section, paragraph, position, span.kind.rawValue, span.text])
        let id = db.lastInsertedRowID
        for (position, contribution) in span.contributions.enumerated() {
            try db.cachedStatement(
                sql: """
                    INSERT INTO contribution (span, position, fragment, participant, start_offset, end_offset, digest)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                id, position, contribution.fragment, contribution.participant, contribution.range.lowerBound,
                contribution.range.upperBound, contribution.digest,
            ])
            for (place, edit) in contribution.edits.enumerated() {
                try db.cachedStatement(
                    sql: """
                        INSERT INTO span_edit
                            (span, contribution, position, start_offset, end_offset, replacement, category, rule)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """
                ).execute(arguments: [
                    id, position, place, edit.range.lowerBound, edit.range.upperBound, edit.replacement,
                    edit.category.rawValue, edit.rule,
                ])
            }
        }
    }

    private func sections(of vignette: Int64, in db: Database) throws -> [VignetteSection] {
        try Row.fetchAll(
            db, sql: "SELECT id, section, title FROM vignette_section WHERE vignette = ? ORDER BY position",
            arguments: [vignette]
        ).map { row in
            var paragraphs: [[Span]] = []
            let spans = try Row.fetchAll(
                db,
                sql: """
                    SELECT id, paragraph, kind, text FROM span WHERE vignette_section = ? ORDER BY paragraph, position
                    """,
                arguments: [row["id"] as Int64])
            for span in spans {
                if paragraphs.count <= span["paragraph"] as Int { paragraphs.append([]) }
                paragraphs[paragraphs.count - 1].append(
                    Span(
                        kind: try stored(span["kind"]), text: span["text"],
                        contributions: try contributions(of: span["id"], in: db)))
            }
            return VignetteSection(section: try stored(row["section"]), title: row["title"], paragraphs: paragraphs)
        }
    }

    private func contributions(of span: Int64, in db: Database) throws -> [Contribution] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM contribution WHERE span = ? ORDER BY position"), arguments: [span]
        ).map { row in
            Contribution(
                fragment: row["fragment"], participant: row["participant"],
                range: (row["start_offset"] as Int)..<(row["end_offset"] as Int), digest: row["digest"],
                edits: try edits(of: span, contribution: row["position"], in: db))
        }
    }

    private func edits(of span: Int64, contribution: Int, in db: Database) throws -> [SpanEdit] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM span_edit WHERE span = ? AND contribution = ? ORDER BY position"),
            arguments: [span, contribution]
        ).map { row in
            SpanEdit(
                range: (row["start_offset"] as Int)..<(row["end_offset"] as Int), replacement: row["replacement"],
                category: try stored(row["category"]), rule: row["rule"])
        }
    }
}
