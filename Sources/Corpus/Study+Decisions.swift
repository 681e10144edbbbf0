import GRDB
import Redaction

extension Study {
    /// Decides about single redactions, all of them or none. Others of the same original are left as they are.
    ///
    /// - Parameters:
    ///   - ids: the numbers of the redactions.
    ///   - decision: what is decided; `.proposed` takes an earlier decision back, also one about the original.
    ///   - name: who decides.
    ///   - reason: why.
    ///   - time: when, for the history and the ledger.
    ///   - isTrial: whether nothing is to be written, only counted.
    /// - Returns: how many redactions were meant and how many are decided otherwise than before.
    /// - Throws: `StudyError` where a number is unknown, or a rejection lacks a name or a reason.
    @discardableResult
    public func decide(
        _ ids: [Int64], _ decision: Decision, by name: String, reason: String? = nil, time: String? = nil,
        isTrial: Bool = false
    ) throws -> DecisionSummary {
        let verdict = try Verdict(decision, by: name, reason: reason, time: time)
        return try write(isTrial: isTrial) { db in
            let wanted = jsonArray(Set(ids).sorted())
            let unknown = try Int64.fetchOne(
                db,
                sql: """
                    SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM redaction)
                    ORDER BY value LIMIT 1
                    """,
                arguments: [wanted])
            if let unknown { throw StudyError.unknownRedaction(id: unknown) }
            let entry = try Ledger.nextSequence(in: db)
            let changed = try DecisionWriter(db: db, entry: entry).decide(occurrences: wanted, verdict)
            let summary = DecisionSummary(groups: 0, redactions: Set(ids).count, changed: changed)
            if changed > 0 { try note(verdict, summary, in: db) }
            return summary
        }
    }

    /// Decides about originals: for all redactions there are of them, and for all that are still to come.
    ///
    /// A decision about one occurrence that was made before gives way.
    ///
    /// - Parameters:
    ///   - ids: the numbers of the groups.
    ///   - decision: what is decided; `.proposed` takes back what was decided about the original and its occurrences.
    ///   - name: who decides.
    ///   - reason: why.
    ///   - time: when, for the history and the ledger.
    ///   - isTrial: whether nothing is to be written, only counted.
    /// - Returns: how many redactions there are of them and how many are decided otherwise than before.
    /// - Throws: `StudyError` where a number is unknown, or a rejection lacks a name or a reason.
    @discardableResult
    public func decideGroups(
        _ ids: [Int64], _ decision: Decision, by name: String, reason: String? = nil, time: String? = nil,
        isTrial: Bool = false
    ) throws -> DecisionSummary {
        let verdict = try Verdict(decision, by: name, reason: reason, time: time)
        return try write(isTrial: isTrial) { db in
            let writer = DecisionWriter(db: db, entry: try Ledger.nextSequence(in: db))
            var redactions = 0
            var changed = 0
            var isNew = false
            for id in Set(ids).sorted() {
                let outcome = try writer.decide(group: id, verdict, isFinal: true)
                redactions += outcome.redactions
                changed += outcome.changed
                isNew = isNew || outcome.isNew
            }
            let summary = DecisionSummary(groups: Set(ids).count, redactions: redactions, changed: changed)
            if isNew { try note(verdict, summary, in: db) }
            return summary
        }
    }

    private func note(_ verdict: Verdict, _ summary: DecisionSummary, in db: Database) throws {
        // The reason stays out of the ledger: it may tell what it is about.
        try Ledger.append(
            to: db, action: "decide",
            subject: summary.groups > 0 ? "\(summary.groups) originals" : "\(summary.changed) redactions",
            detail: [
                "by": .text(verdict.name), "decision": .text(verdict.decision.rawValue),
                "originals": .number(summary.groups), "redactions": .number(summary.redactions),
                "changed": .number(summary.changed),
            ],
            time: verdict.time)
    }

    /// Writes all or nothing; a trial always nothing.
    func write<Value>(isTrial: Bool, _ body: (Database) throws -> Value) throws -> Value {
        try Self.explaining(path) {
            var value: Value?
            try queue.inTransaction(.immediate) { db in
                value = try body(db)
                return isTrial ? .rollback : .commit
            }
            return value!
        }
    }
}

/// A decision with who made it, why and when, fit to be stored.
struct Verdict: Hashable {
    let decision: Decision
    let name: String
    let reason: String?
    let time: String?

    /// Checks that a rejection has a name and a reason.
    init(_ decision: Decision, by name: String, reason: String?, time: String?) throws(StudyError) {
        self.decision = decision
        self.name = trimmed(name)
        self.reason = reason.map(trimmed).flatMap { $0.isEmpty ? nil : $0 }
        self.time = time
        if decision == .rejected {
            guard !self.name.isEmpty else { throw .rejectionWithout(what: "name") }
            guard self.reason != nil else { throw .rejectionWithout(what: "reason") }
        }
    }
}

/// A text without the space around it.
func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    return String(start.prefix(start.count - start.reversed().prefix(while: \.isWhitespace).count))
}
