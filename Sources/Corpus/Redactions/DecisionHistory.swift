import GRDB
import Redaction

/// Writing the history of decisions, which only grows: who decided what, when, why, and what held before.
enum DecisionHistory {
    /// Notes a decision about redactions, before it is stored.
    static func note(occurrences ids: String, _ verdict: Verdict, entry: Int, in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO decision_change
                    (entry, redaction_group, redaction, from_state, to_state, decided_by, reason, time)
                SELECT ?, redaction_group, decided_redaction.id, decision, ?, ?, ?, ?
                FROM json_each(?) JOIN decided_redaction ON decided_redaction.id = json_each.value
                ORDER BY decided_redaction.id
                """,
            arguments: [entry, verdict.decision.rawValue, verdict.name, verdict.reason, verdict.time, ids])
    }

    /// Notes a decision about an original.
    static func note(group: Int64, from: String, _ verdict: Verdict, entry: Int, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO decision_change (entry, redaction_group, from_state, to_state, decided_by, reason, time)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            entry, group, from, verdict.decision.rawValue, verdict.name, verdict.reason, verdict.time,
        ])
    }

    /// Notes that a redaction goes, where it has a decision of its own.
    ///
    /// - Returns: whether it has.
    static func noteGone(_ redaction: Int64, entry: Int, time: String?, in db: Database) throws -> Bool {
        try db.cachedStatement(
            sql: """
                INSERT INTO decision_change
                    (entry, redaction_group, redaction, from_state, to_state, decided_by, time)
                SELECT ?, redaction_group, redaction.id, decision, 'gone', '', ?
                FROM redaction JOIN occurrence_decision ON occurrence_decision.redaction = redaction.id
                WHERE redaction.id = ?
                """
        ).execute(arguments: [entry, time, redaction])
        return db.changesCount > 0
    }

    /// Notes that what was decided about an original goes, where something was.
    static func noteGone(group: Int64, entry: Int, time: String?, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO decision_change (entry, redaction_group, from_state, to_state, decided_by, time)
                SELECT ?, redaction_group, decision, 'gone', '', ? FROM group_decision WHERE redaction_group = ?
                """
        ).execute(arguments: [entry, time, group])
    }
}
