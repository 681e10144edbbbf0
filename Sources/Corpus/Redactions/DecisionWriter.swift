import GRDB
import Redaction

/// Writes decisions with their history, inside a transaction.
struct DecisionWriter {
    let db: Database
    /// The entry of the ledger that will tell of them.
    let entry: Int

    /// What became of one group.
    struct GroupOutcome {
        /// Its redactions.
        let redactions: Int
        /// Those that are decided otherwise than before.
        let changed: Int
        /// Whether anything about the group is other than before, if only who decided or why.
        let isNew: Bool
    }

    /// Decides about redactions that are known to be there, by their numbers in a JSON array, and returns how many are
    /// decided otherwise than before.
    func decide(occurrences: String, _ verdict: Verdict) throws -> Int {
        // Taken back is what is decided; everything else is anew where anything about it differs. A decision about the
        // occurrence is another one than the same about its original: that one may still change.
        let differs =
            verdict.decision == .proposed
            ? "decision <> 'proposed'"
            : "(is_shared = 1 OR decision <> :decision OR decided_by IS NOT :name OR reason IS NOT :reason)"
        let arguments: StatementArguments = [
            "ids": occurrences, "decision": verdict.decision.rawValue, "name": verdict.name, "reason": verdict.reason,
        ]
        let changed = try Int64.fetchAll(
            db,
            sql: """
                SELECT decided_redaction.id FROM json_each(:ids) JOIN decided_redaction
                    ON decided_redaction.id = json_each.value
                WHERE \(differs) ORDER BY decided_redaction.id
                """,
            arguments: verdict.decision == .proposed ? ["ids": occurrences] : arguments)
        guard !changed.isEmpty else { return 0 }
        let ids = jsonArray(changed)
        try DecisionHistory.note(occurrences: ids, verdict, entry: entry, in: db)
        if verdict.decision == .proposed {
            // An exception where the original is decided about, else nothing at all.
            try db.execute(
                sql: """
                    DELETE FROM occurrence_decision WHERE redaction IN (
                        SELECT redaction.id FROM json_each(?) JOIN redaction ON redaction.id = json_each.value
                        WHERE redaction_group NOT IN (SELECT redaction_group FROM group_decision))
                    """,
                arguments: [ids])
        }
        try db.execute(
            sql: """
                INSERT INTO occurrence_decision (redaction, decision, decided_by, reason, time)
                SELECT redaction.id, ?, ?, ?, ? FROM json_each(?) JOIN redaction ON redaction.id = json_each.value
                WHERE \(verdict.decision == .proposed
                    ? "redaction_group IN (SELECT redaction_group FROM group_decision)" : "1")
                ON CONFLICT (redaction) DO UPDATE SET decision = excluded.decision,
                    decided_by = excluded.decided_by, reason = excluded.reason, time = excluded.time
                """,
            arguments: [verdict.decision.rawValue, verdict.name, verdict.reason, verdict.time, ids])
        return changed.count
    }

    /// Decides about an original.
    ///
    /// Where the decision is final, those about single occurrences give way, and nothing needs a second look any more.
    /// Otherwise they stay, and whatever is newly rejected needs one.
    func decide(group: Int64, _ verdict: Verdict, isFinal: Bool) throws -> GroupOutcome {
        guard
            try Bool.fetchOne(
                db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM redaction_group WHERE id = ?)"),
                arguments: [group]) == true
        else { throw StudyError.unknownGroup(id: group) }
        let arguments: StatementArguments = [
            "group": group, "decision": verdict.decision.rawValue, "name": verdict.name, "reason": verdict.reason,
            "isFinal": isFinal,
        ]
        let counts = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT count(*), count(*) FILTER (
                        WHERE (:isFinal OR NOT is_own) AND CASE :decision WHEN 'proposed' THEN decision <> 'proposed'
                            ELSE decision <> :decision OR decided_by IS NOT :name OR reason IS NOT :reason END),
                        total(needs_second_look) > 0
                    FROM decided_redaction WHERE redaction_group = :group
                    """),
            arguments: arguments)!
        let earlier = try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT decision, decided_by, reason FROM group_decision WHERE redaction_group = ?"),
            arguments: [group])
        let isSame =
            earlier.map {
                $0[0] == verdict.decision.rawValue && $0[1] == verdict.name && $0[2] == verdict.reason
            } ?? (verdict.decision == .proposed)
        if !isSame {
            try DecisionHistory.note(group: group, from: earlier?[0] ?? "proposed", verdict, entry: entry, in: db)
        }
        var givenWay = 0
        if isFinal {
            givenWay = try dropDecisionsOfOccurrences(of: group, verdict)
            try mark(group, needsSecondLook: false)
        } else if !isSame, verdict.decision == .rejected {
            try mark(group, needsSecondLook: true)
        }
        if !isSame { try store(verdict, group: group) }
        let wasLookedAt = isFinal && counts[2] == true
        return GroupOutcome(redactions: counts[0], changed: counts[1], isNew: !isSame || givenWay > 0 || wasLookedAt)
    }

    private func mark(_ group: Int64, needsSecondLook: Bool) throws {
        try db.cachedStatement(
            sql: "UPDATE redaction SET needs_second_look = ?1 WHERE redaction_group = ?2 AND needs_second_look <> ?1"
        ).execute(arguments: [needsSecondLook, group])
    }

    private func store(_ verdict: Verdict, group: Int64) throws {
        guard verdict.decision != .proposed else {
            try db.cachedStatement(sql: "DELETE FROM group_decision WHERE redaction_group = ?")
                .execute(arguments: [group])
            return
        }
        try db.cachedStatement(
            sql: """
                INSERT INTO group_decision (redaction_group, decision, decided_by, reason, time) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (redaction_group) DO UPDATE SET decision = excluded.decision,
                    decided_by = excluded.decided_by, reason = excluded.reason, time = excluded.time
                """
        ).execute(arguments: [group, verdict.decision.rawValue, verdict.name, verdict.reason, verdict.time])
    }

    /// Lets decisions about single occurrences of an original give way to one about it; those that said otherwise go into
    /// the history.
    private func dropDecisionsOfOccurrences(of group: Int64, _ verdict: Verdict) throws -> Int {
        let own = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT redaction.id, decision FROM redaction
                    JOIN occurrence_decision ON occurrence_decision.redaction = redaction.id
                    WHERE redaction_group = ? ORDER BY redaction.id
                    """),
            arguments: [group])
        guard !own.isEmpty else { return 0 }
        let different = own.filter { $0[1] != verdict.decision.rawValue }.map { $0[0] as Int64 }
        if !different.isEmpty {
            try DecisionHistory.note(occurrences: jsonArray(different), verdict, entry: entry, in: db)
        }
        try db.execute(
            sql: "DELETE FROM occurrence_decision WHERE redaction IN (SELECT value FROM json_each(?))",
            arguments: [jsonArray(own.map { $0[0] })])
        return own.count
    }
}
