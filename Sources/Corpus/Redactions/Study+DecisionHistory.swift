import GRDB
import Redaction

extension Study {
    /// What happened to proposals and decisions since then.
    ///
    /// - Throws: `StudyError` for an entry that the ledger does not have.
    public func changes(since: ChangesSince) throws -> DecisionChanges {
        let (base, gone, decisions) = try read { db in
            let base = try baseEntry(since, in: db)
            let gone = try Int.fetchOne(
                db,
                sql: """
                    SELECT total(json_extract(detail, '$.gone')) FROM ledger WHERE sequence > ? AND action = 'propose'
                    """,
                arguments: [base.sequence])
            return (base, gone ?? 0, try history(db, where: "decision_change.entry > ?", [base.sequence]))
        }
        return DecisionChanges(
            entry: base.sequence, action: base.action, time: base.time, decisions: decisions,
            proposals: try redactionGroups(RedactionFilter(after: base.sequence)), gone: gone)
    }

    /// What was decided about an original and its occurrences, in the order in which it was.
    public func history(ofGroup group: Int64) throws -> [DecisionChange] {
        try read { try history($0, where: "decision_change.redaction_group = ?", [group]) }
    }

    private func history(
        _ db: Database, where condition: String, _ arguments: StatementArguments
    ) throws -> [DecisionChange] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT decision_change.id, decision_change.entry, decision_change.redaction_group,
                    decision_change.redaction, redaction_group.category, redaction.original, redaction_group.folded,
                    fragment.code, from_state, to_state, decided_by, reason, time,
                    (SELECT original FROM redaction AS one WHERE one.redaction_group = redaction_group.id
                        AND decision_change.redaction IS NULL ORDER BY one.id LIMIT 1)
                FROM decision_change
                LEFT JOIN redaction_group ON redaction_group.id = decision_change.redaction_group
                LEFT JOIN redaction ON redaction.id = decision_change.redaction
                LEFT JOIN fragment ON fragment.id = redaction.fragment
                WHERE \(condition) ORDER BY decision_change.id
                """,
            arguments: arguments)
        var changes: [DecisionChange] = []
        while let row = try rows.next() {
            changes.append(
                DecisionChange(
                    id: row[0], entry: row[1], group: row[2], redaction: row[3],
                    category: try (row[4] as String?).map { try stored($0) }, original: row[5] ?? row[13] ?? row[6],
                    fragment: row[7], from: try stored(row[8]), to: try stored(row[9]), by: row[10], reason: row[11],
                    time: row[12]))
        }
        return changes
    }

    private func baseEntry(
        _ since: ChangesSince, in db: Database
    ) throws -> (sequence: Int, action: String?, time: String?) {
        let row: Row?
        switch since {
        case .entry(0): return (0, nil, nil)
        case .entry(let sequence):
            row = try Row.fetchOne(
                db, sql: "SELECT sequence, action, time FROM ledger WHERE sequence = ?", arguments: [sequence])
            if row == nil {
                throw StudyError.unknownEntry(
                    sequence: sequence, last: try Ledger.nextSequence(in: db) - 1)
            }
        case .time(let time):
            row = try Row.fetchOne(
                db,
                sql: """
                    SELECT sequence, action, time FROM ledger WHERE sequence <
                        coalesce((SELECT min(sequence) FROM ledger WHERE time >= ?), 9223372036854775807)
                    ORDER BY sequence DESC LIMIT 1
                    """,
                arguments: [time.text])
        case .composition:
            row = try Row.fetchOne(
                db,
                sql: """
                    SELECT sequence, action, time FROM ledger WHERE action = 'compose' ORDER BY sequence DESC LIMIT 1
                    """)
        }
        return row.map { ($0[0], $0[1], $0[2]) } ?? (0, nil, nil)
    }
}
