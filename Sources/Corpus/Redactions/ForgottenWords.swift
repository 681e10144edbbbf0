import GRDB

/// Keeps the words of deleted fragments out of what is kept about decisions.
///
/// Redactions go with their fragment. What else may hold its words are the originals that were decided about, and the
/// reasons that people gave.
struct ForgottenWords {
    private let db: Database
    private let entry: Int
    private let time: String?
    /// Decisions about occurrences that went.
    private(set) var goneDecisions = 0

    init(_ db: Database, time: String?) throws {
        self.db = db
        self.time = time
        entry = try Ledger.nextSequence(in: db)
    }

    /// Deletes redactions, and the reasons that were given for decisions about them.
    mutating func delete(redactions ids: [Int64]) throws {
        for id in ids where try DecisionHistory.noteGone(id, entry: entry, time: time, in: db) { goneDecisions += 1 }
        let array = jsonArray(ids)
        try db.execute(
            sql: """
                UPDATE decision_change SET reason = NULL
                WHERE reason IS NOT NULL AND redaction IN (SELECT value FROM json_each(?))
                """,
            arguments: [array])
        try db.execute(
            sql: "DELETE FROM redaction WHERE id IN (SELECT value FROM json_each(?))", arguments: [array])
    }

    /// Deletes all redactions of a fragment that is about to go.
    mutating func delete(redactionsOf fragment: Int64) throws {
        try delete(
            redactions: Int64.fetchAll(
                db, sql: "SELECT id FROM redaction WHERE fragment = ? ORDER BY id", arguments: [fragment]))
    }

    /// Deletes the originals that no fragment holds any more, with what was decided about them, and takes them out of the
    /// reasons of other decisions. To be called when the fragments are gone.
    func deleteOriginals() throws {
        let orphans = try Row.fetchAll(
            db,
            sql: """
                SELECT id, folded, id IN (SELECT redaction_group FROM group_decision)
                FROM redaction_group WHERE id NOT IN (SELECT redaction_group FROM redaction) ORDER BY id
                """
        ).map { row in (id: row[0] as Int64, words: row[1] as String, isDecided: row[2] as Bool) }
        guard !orphans.isEmpty else { return }
        let reasons = try reasons()
        let named = Set(
            orphans.map(\.words).filter { words in reasons.contains { holdsWords(words, in: $0.folded) } })
        let remaining = try wordsOfFragments(among: named.union(orphans.filter(\.isDecided).map(\.words)))
        for orphan in orphans where !(orphan.isDecided && remaining.contains(orphan.words)) {
            try DecisionHistory.noteGone(group: orphan.id, entry: entry, time: time, in: db)
            try db.execute(
                sql: "UPDATE decision_change SET reason = NULL WHERE reason IS NOT NULL AND redaction_group = ?",
                arguments: [orphan.id])
            try db.execute(sql: "DELETE FROM redaction_group WHERE id = ?", arguments: [orphan.id])
        }
        let forgotten = named.subtracting(remaining)
        for reason in reasons where forgotten.contains(where: { holdsWords($0, in: reason.folded) }) {
            try erase(reason.text)
        }
    }

    /// Those of some originals that a fragment of the study still says.
    private func wordsOfFragments(among originals: Set<String>) throws -> Set<String> {
        guard !originals.isEmpty else { return [] }
        var missing = originals
        let texts = try Row.fetchCursor(db, sql: "SELECT text FROM fragment")
        while !missing.isEmpty, let row = try texts.next() {
            let text = foldedOriginal(row[0])
            missing = missing.filter { !holdsWords($0, in: text) }
        }
        return originals.subtracting(missing)
    }

    /// The reasons that were given, each once.
    private func reasons() throws -> [(text: String, folded: String)] {
        try String.fetchAll(
            db,
            sql: """
                SELECT reason FROM decision_change WHERE reason IS NOT NULL
                UNION SELECT reason FROM occurrence_decision WHERE reason IS NOT NULL
                UNION SELECT reason FROM group_decision WHERE reason IS NOT NULL
                """
        ).map { ($0, foldedOriginal($0)) }
    }

    private func erase(_ reason: String) throws {
        try db.execute(sql: "UPDATE decision_change SET reason = NULL WHERE reason = ?", arguments: [reason])
        // A rejection must have a reason.
        for table in ["occurrence_decision", "group_decision"] {
            try db.execute(sql: "UPDATE \(table) SET reason = ? WHERE reason = ?", arguments: [Self.erased, reason])
        }
    }

    /// What stands in the place of a reason that named deleted words.
    static let erased = "(the reason named words that were deleted since)"
}
