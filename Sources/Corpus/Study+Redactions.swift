import GRDB
import Redaction

extension Study {
    /// Puts new proposals in the place of the earlier ones of some fragments.
    ///
    /// A redaction that was there already (same fragment with the same text, same range, same replacement) stays with its
    /// number and whatever was decided about it; one that is no longer proposed goes, with its decision.
    ///
    /// - Parameters:
    ///   - proposals: the redactions.
    ///   - fragments: the fragments that were looked at, also those without a proposal; those named in `proposals`
    ///     where `nil`.
    ///   - time: when, for the ledger.
    /// - Returns: how many redactions are new, were there already, and are gone.
    /// - Throws: `StudyError` where a fragment is unknown, or a proposal does not say what stands in its fragment.
    @discardableResult
    public func propose(
        _ proposals: [ProposedRedaction], for fragments: [String]? = nil, time: String? = nil
    ) throws -> ProposalSummary {
        var proposalsOfFragment: [String: [ProposedRedaction]] = [:]
        for fragment in fragments ?? [] { proposalsOfFragment[fragment] = [] }
        for proposal in proposals { proposalsOfFragment[proposal.fragment, default: []].append(proposal) }
        let summary = try write { db in
            var new = 0
            var kept = 0
            var gone = 0
            var goneDecisions = 0
            for (fragment, proposals) in proposalsOfFragment.sorted(by: { $0.key < $1.key }) {
                let counts = try propose(proposals, of: fragment, in: db)
                new += counts.new
                kept += counts.kept
                gone += counts.gone
                goneDecisions += counts.goneDecisions
            }
            if new + gone > 0 {
                try Ledger.append(
                    to: db, action: "propose", subject: "\(proposalsOfFragment.count) fragments",
                    detail: [
                        "new": .number(new), "kept": .number(kept), "gone": .number(gone),
                        "goneDecisions": .number(goneDecisions),
                    ],
                    time: time)
            }
            return ProposalSummary(new: new, kept: kept, gone: gone, goneDecisions: goneDecisions)
        }
        return summary
    }

    /// The redactions that a filter lets through, by fragment, place and number.
    public func redactions(_ filter: RedactionFilter = .all) throws -> [RedactionRecord] {
        try read { try redactions($0, filter) }
    }

    /// Decides about redactions, all of them or none.
    ///
    /// - Parameters:
    ///   - ids: the numbers of the redactions.
    ///   - decision: what is decided; `.proposed` takes an earlier decision back.
    ///   - name: who decides.
    ///   - reason: why.
    ///   - time: when, for the ledger.
    /// - Returns: how many redactions have another decision than before.
    /// - Throws: `StudyError` where a number is unknown, or a rejection lacks a name or a reason.
    @discardableResult
    public func decide(
        _ ids: [Int64], _ decision: Decision, by name: String, reason: String? = nil, time: String? = nil
    ) throws -> Int {
        let name = trimmed(name)
        let reason = reason.map(trimmed).flatMap { $0.isEmpty ? nil : $0 }
        if decision == .rejected {
            guard !name.isEmpty else { throw StudyError.rejectionWithout(what: "name") }
            guard reason != nil else { throw StudyError.rejectionWithout(what: "reason") }
        }
        return try write { db in
            var changed: [Int64] = []
            for id in Set(ids).sorted() where try decide(id, decision, by: name, reason: reason, in: db) {
                changed.append(id)
            }
            if !changed.isEmpty {
                // The reason stays out of the ledger: it may tell what it is about.
                try Ledger.append(
                    to: db, action: "decide", subject: "\(changed.count) redactions",
                    detail: [
                        "by": .text(name), "decision": .text(decision.rawValue), "redactions": .numbers(changed),
                    ],
                    time: time)
            }
            return changed.count
        }
    }

    /// The rejected redactions by fragment: the words that stay although a rule would replace them.
    ///
    /// Only those whose fragment still has the text that was decided about.
    public func rejectedRedactions() throws -> [String: [RedactionRecord]] {
        Dictionary(grouping: try redactions(RedactionFilter(decision: .rejected)), by: \.fragment)
    }
}

extension Study {
    private func propose(
        _ proposals: [ProposedRedaction], of code: String, in db: Database
    ) throws -> (new: Int, kept: Int, gone: Int, goneDecisions: Int) {
        guard
            let fragment = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT id, text, digest FROM fragment WHERE code = ?"), arguments: [code])
        else { throw StudyError.unknownFragment(id: code) }
        let id: Int64 = fragment["id"]
        let digest: String = fragment["digest"]
        let scalars = Array((fragment["text"] as String).unicodeScalars)
        var remaining: [Fit: (id: Int64, decided: Bool)] = [:]
        let earlier = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT id, redaction.start_offset, redaction.end_offset, replacement, fragment_digest, decision.decision
                    FROM redaction LEFT JOIN decision ON decision.redaction = redaction.id WHERE fragment = ?
                    """),
            arguments: [id])
        while let row = try earlier.next() {
            let fit = Fit(
                start: row[1], end: row[2], replacement: row[3], digest: row[4])
            remaining[fit] = (row[0], (row[5] as String?) != nil)
        }
        var seen: Set<Fit> = []
        var new: [ProposedRedaction] = []
        var kept = 0
        for proposal in proposals {
            let range = proposal.range
            guard range.lowerBound >= 0, range.upperBound <= scalars.count,
                scalars[range].elementsEqual(proposal.original.unicodeScalars)
            else { throw StudyError.unfitRedaction(fragment: code, range: range) }
            let fit = Fit(
                start: range.lowerBound, end: range.upperBound, replacement: proposal.replacement, digest: digest)
            guard seen.insert(fit).inserted else { continue }
            if let earlier = remaining.removeValue(forKey: fit) {
                kept += 1
                try db.cachedStatement(sql: "UPDATE redaction SET category = ?, rule = ? WHERE id = ?")
                    .execute(arguments: [proposal.category.rawValue, proposal.rule, earlier.id])
            } else {
                new.append(proposal)
            }
        }
        // What is gone goes before what is new comes: both may stand at the same place.
        for gone in remaining.values.map(\.id).sorted() {
            try db.cachedStatement(sql: "DELETE FROM redaction WHERE id = ?").execute(arguments: [gone])
        }
        for proposal in new {
            try db.cachedStatement(
                sql: """
                    INSERT INTO redaction
                        (fragment, fragment_digest, start_offset, end_offset, original, replacement, category, rule)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                id, digest, proposal.range.lowerBound, proposal.range.upperBound, proposal.original,
                proposal.replacement, proposal.category.rawValue, proposal.rule,
            ])
        }
        return (new.count, kept, remaining.count, remaining.values.count { $0.decided })
    }

    private func redactions(_ db: Database, _ filter: RedactionFilter) throws -> [RedactionRecord] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT redaction.id, fragment.code, redaction.start_offset, redaction.end_offset, original, replacement,
                    redaction.category, rule, decision.decision, decided_by, reason
                FROM redaction JOIN fragment ON fragment.id = redaction.fragment
                LEFT JOIN decision ON decision.redaction = redaction.id
                WHERE fragment.digest = redaction.fragment_digest
                    AND (:fragment IS NULL OR fragment.code = :fragment)
                    AND (:category IS NULL OR redaction.category = :category)
                    AND (:rule IS NULL OR rule = :rule)
                    AND (:decision IS NULL OR coalesce(decision.decision, 'proposed') = :decision)
                ORDER BY fragment.code, redaction.start_offset, redaction.end_offset, redaction.id
                """,
            arguments: [
                "fragment": filter.fragment, "category": filter.category?.rawValue, "rule": filter.rule,
                "decision": filter.decision?.rawValue,
            ])
        return try rows.map { row in
            RedactionRecord(
                id: row[0],
                proposal: ProposedRedaction(
                    fragment: row[1], range: (row[2] as Int)..<(row[3] as Int), original: row[4], replacement: row[5],
                    category: try stored(row[6]), rule: row[7]),
                decision: try (row[8] as String?).map { try stored($0) } ?? .proposed,
                by: row[9] ?? "", reason: row[10])
        }
    }

    /// Whether the decision about one redaction is now another one.
    private func decide(
        _ id: Int64, _ decision: Decision, by name: String, reason: String?, in db: Database
    ) throws -> Bool {
        let known = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT decision.decision, decided_by, reason
                    FROM redaction LEFT JOIN decision ON decision.redaction = redaction.id WHERE redaction.id = ?
                    """),
            arguments: [id])
        guard let known else { throw StudyError.unknownRedaction(id: id) }
        let earlier: String? = known[0]
        if decision == .proposed {
            guard earlier != nil else { return false }
            try db.cachedStatement(sql: "DELETE FROM decision WHERE redaction = ?").execute(arguments: [id])
            return true
        }
        if earlier == decision.rawValue, known[1] == name, known[2] == reason { return false }
        try db.cachedStatement(
            sql: """
                INSERT INTO decision (redaction, decision, decided_by, reason) VALUES (?, ?, ?, ?)
                ON CONFLICT (redaction) DO UPDATE
                SET decision = excluded.decision, decided_by = excluded.decided_by, reason = excluded.reason
                """
        ).execute(arguments: [id, decision.rawValue, name, reason])
        return true
    }

    private func trimmed(_ text: String) -> String {
        let start = text.drop(while: \.isWhitespace)
        return String(start.prefix(start.count - start.reversed().prefix(while: \.isWhitespace).count))
    }
}

/// By what a redaction is recognised when it is proposed again.
private struct Fit: Hashable {
    let start: Int
    let end: Int
    let replacement: String
    let digest: String

    init(start: Int, end: Int, replacement: String, digest: String) {
        self.start = start
        self.end = end
        self.replacement = replacement
        self.digest = digest
    }
}
