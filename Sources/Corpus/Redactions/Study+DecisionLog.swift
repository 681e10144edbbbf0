import GRDB
import Redaction

extension Study {
    /// What is decided in the study: about originals in the order of categories and words, then about occurrences in the
    /// order of fragments and places.
    public func decisionLog() throws -> [LoggedDecision] {
        try read { db in Self.inOrder(try decisionsAboutOriginals(db)) + (try decisionsAboutOccurrences(db)) }
    }

    /// The originals that nobody has decided about, as a log to be filled in, in the order of categories and words.
    public func undecidedLog() throws -> [LoggedDecision] {
        let open = try redactionGroups(RedactionFilter(decision: .proposed)).filter { $0.standing == nil }
        return Self.inOrder(
            open.map {
                LoggedDecision(
                    place: nil, category: $0.category, original: $0.original, replacement: $0.replacements.first ?? "",
                    decision: nil, by: "", reason: nil, time: nil)
            })
    }

    private static func inOrder(_ log: [LoggedDecision]) -> [LoggedDecision] {
        log.sorted {
            $0.category == $1.category ? $0.original < $1.original : $0.category.order < $1.category.order
        }
    }

    /// Takes over the decisions of a log, all of them that concern this study, or none.
    ///
    /// What the log does not name stays as it is. A decision about an original leaves those about its occurrences standing.
    ///
    /// - Parameters:
    ///   - log: the decisions.
    ///   - time: when, for the ledger; each decision keeps its own time.
    ///   - isTrial: whether nothing is to be written, only counted.
    /// - Returns: how many were known, are new, or concern nothing in this study.
    /// - Throws: `StudyError` where a rejection lacks a name or a reason.
    @discardableResult
    public func importDecisions(
        _ log: [LoggedDecision], time: String? = nil, isTrial: Bool = false
    ) throws -> DecisionImportSummary {
        let looks = try redactions(RedactionFilter(needsSecondLook: true)).count
        var summary = try write(isTrial: isTrial) { db in
            let summary = try take(log, into: db)
            if summary.changed > 0 {
                try Ledger.append(
                    to: db, action: "import-decisions", subject: "\(log.count) decisions",
                    detail: [
                        "changed": .number(summary.changed), "kept": .number(summary.kept),
                        "undecided": .number(summary.undecided), "unknown": .number(summary.unknown),
                    ],
                    time: time)
            }
            return summary
        }
        summary.secondLooks -= looks
        return summary
    }

    private func take(_ log: [LoggedDecision], into db: Database) throws -> DecisionImportSummary {
        var summary = DecisionImportSummary()
        let writer = DecisionWriter(db: db, entry: try Ledger.nextSequence(in: db))
        var groups: [GroupKey: Int64] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT id, category, folded FROM redaction_group") {
            groups[GroupKey(category: row[1], folded: row[2])] = row[0]
        }
        let places = try redactionsByPlace(db, fragments: Set(log.compactMap(\.place?.fragment)))
        var occurrences: [Verdict: [Int64]] = [:]
        for entry in log {
            guard let decision = entry.decision else {
                summary.undecided += 1
                continue
            }
            let verdict = try Verdict(decision, by: entry.by, reason: entry.reason, time: entry.time)
            if let place = entry.place {
                if let id = places[PlacedEdit(place: place, entry: entry)] {
                    occurrences[verdict, default: []].append(id)
                } else {
                    summary.unknown += 1
                }
            } else if let id = groups[GroupKey(entry.category, original: entry.original)] {
                if try writer.decide(group: id, verdict, isFinal: false).isNew {
                    summary.changed += 1
                } else {
                    summary.kept += 1
                }
            } else {
                summary.unknown += 1
            }
        }
        for (verdict, ids) in occurrences.sorted(by: { $0.value[0] < $1.value[0] }) {
            let changed = try writer.decide(occurrences: jsonArray(ids.sorted()), verdict)
            summary.changed += changed
            summary.kept += ids.count - changed
        }
        summary.secondLooks =
            try Int.fetchOne(db, sql: "SELECT total(needs_second_look) FROM decided_redaction") ?? 0
        return summary
    }

    private func decisionsAboutOriginals(_ db: Database) throws -> [LoggedDecision] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT redaction_group.category, folded, decision, decided_by, reason, time,
                    (SELECT original FROM redaction WHERE redaction.redaction_group = redaction_group.id
                        GROUP BY original ORDER BY count(*) DESC, original LIMIT 1),
                    (SELECT replacement FROM redaction WHERE redaction.redaction_group = redaction_group.id
                        GROUP BY replacement ORDER BY count(*) DESC, replacement LIMIT 1)
                FROM group_decision JOIN redaction_group ON redaction_group.id = group_decision.redaction_group
                """)
        return try rows.map { row in
            LoggedDecision(
                place: nil, category: try stored(row[0]), original: row[6] ?? row[1], replacement: row[7] ?? "",
                decision: try stored(row[2]), by: row[3], reason: row[4], time: row[5])
        }
    }

    private func decisionsAboutOccurrences(_ db: Database) throws -> [LoggedDecision] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT code, start_offset, end_offset, category, original, replacement, own.decision, own.decided_by,
                    own.reason, own.time
                FROM decided_redaction JOIN occurrence_decision AS own ON own.redaction = decided_redaction.id
                ORDER BY code, start_offset, end_offset, replacement
                """)
        var result: [LoggedDecision] = []
        while let row = try rows.next() {
            result.append(
                LoggedDecision(
                    place: LoggedDecision.Place(fragment: row[0], range: (row[1] as Int)..<(row[2] as Int)),
                    category: try stored(row[3]), original: row[4], replacement: row[5], decision: try stored(row[6]),
                    by: row[7], reason: row[8], time: row[9]))
        }
        return result
    }

    private func redactionsByPlace(_ db: Database, fragments: Set<String>) throws -> [PlacedEdit: Int64] {
        guard !fragments.isEmpty else { return [:] }
        var result: [PlacedEdit: Int64] = [:]
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT id, code, start_offset, end_offset, category, original, replacement FROM decided_redaction")
        while let row = try rows.next() {
            let fragment: String = row[1]
            guard fragments.contains(fragment) else { continue }
            let edit = PlacedEdit(
                fragment: fragment, range: (row[2] as Int)..<(row[3] as Int), category: row[4], original: row[5],
                replacement: row[6])
            result[edit] = row[0]
        }
        return result
    }
}

/// By what a decision of a log finds its redaction.
private struct PlacedEdit: Hashable {
    let fragment: String
    let range: Range<Int>
    let category: String
    let original: String
    let replacement: String

    init(fragment: String, range: Range<Int>, category: String, original: String, replacement: String) {
        self.fragment = fragment
        self.range = range
        self.category = category
        self.original = original
        self.replacement = replacement
    }

    init(place: LoggedDecision.Place, entry: LoggedDecision) {
        self.init(
            fragment: place.fragment, range: place.range, category: entry.category.rawValue, original: entry.original,
            replacement: entry.replacement)
    }
}
