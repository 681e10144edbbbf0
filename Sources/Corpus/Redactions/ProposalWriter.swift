import GRDB
import Redaction

/// Writes the redactions of fragments beside those that are there, inside a transaction.
struct ProposalWriter {
    /// Whether anything in the store is different now.
    private(set) var hasChanged = false

    private let db: Database
    private let standing: [Int64: Decision]
    private let time: String?
    /// The entry of the ledger that will tell of this.
    private let entry: Int
    private var groups: [GroupKey: Int64] = [:]
    private var new = 0
    private var kept = 0
    private var gone = 0
    private var goneDecisions = 0
    private var inheritedAcceptances = 0
    private var inheritedRejections = 0

    init(_ db: Database, standing: [Int64: Decision], time: String?) throws {
        self.db = db
        self.standing = standing
        self.time = time
        entry = try Ledger.nextSequence(in: db)
        for row in try Row.fetchAll(db, sql: "SELECT id, category, folded FROM redaction_group") {
            groups[GroupKey(category: row[1], folded: row[2])] = row[0]
        }
    }

    var summary: ProposalSummary {
        ProposalSummary(
            new: new, kept: kept, gone: gone, goneDecisions: goneDecisions,
            inheritedAcceptances: inheritedAcceptances, inheritedRejections: inheritedRejections)
    }

    mutating func propose(_ proposals: [ProposedRedaction], of code: String) throws {
        guard
            let fragment = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT id, text, digest FROM fragment WHERE code = ?"), arguments: [code])
        else { throw StudyError.unknownFragment(id: code) }
        let id: Int64 = fragment["id"]
        let digest: String = fragment["digest"]
        let scalars = Array((fragment["text"] as String).unicodeScalars)
        var remaining = try earlierRedactions(of: id)
        var seen: Set<Fit> = []
        var fresh: [ProposedRedaction] = []
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
                try update(earlier, to: proposal)
            } else {
                fresh.append(proposal)
            }
        }
        // What is gone goes before what is new comes: both may stand at the same place.
        for earlier in remaining.values.sorted(by: { $0.id < $1.id }) {
            gone += 1
            if try DecisionHistory.noteGone(earlier.id, entry: entry, time: time, in: db) { goneDecisions += 1 }
            try db.cachedStatement(sql: "DELETE FROM redaction WHERE id = ?").execute(arguments: [earlier.id])
        }
        for proposal in fresh { try insert(proposal, fragment: id, digest: digest) }
        hasChanged = hasChanged || !remaining.isEmpty || !fresh.isEmpty
    }

    private func earlierRedactions(of fragment: Int64) throws -> [Fit: Earlier] {
        var result: [Fit: Earlier] = [:]
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT id, start_offset, end_offset, replacement, fragment_digest, category, rule, confidence
                    FROM redaction WHERE fragment = ?
                    """),
            arguments: [fragment])
        while let row = try rows.next() {
            let fit = Fit(start: row[1], end: row[2], replacement: row[3], digest: row[4])
            result[fit] = Earlier(id: row[0], category: row[5], rule: row[6], confidence: row[7])
        }
        return result
    }

    private mutating func insert(_ proposal: ProposedRedaction, fragment: Int64, digest: String) throws {
        new += 1
        let group = try group(of: proposal)
        switch standing[group] {
        case .accepted: inheritedAcceptances += 1
        case .rejected: inheritedRejections += 1
        case .proposed, nil: break
        }
        try db.cachedStatement(
            sql: """
                INSERT INTO redaction
                    (fragment, fragment_digest, start_offset, end_offset, original, replacement, category, rule,
                    confidence, redaction_group, needs_second_look, entry)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            fragment, digest, proposal.range.lowerBound, proposal.range.upperBound, proposal.original,
            proposal.replacement, proposal.category.rawValue, proposal.rule, proposal.confidence?.storedName, group,
            standing[group] == .rejected, entry,
        ])
    }

    /// Lets what the rules now say of a redaction be known; in another category it is of another group.
    private mutating func update(_ earlier: Earlier, to proposal: ProposedRedaction) throws {
        let category = proposal.category.rawValue
        let confidence = proposal.confidence?.storedName
        guard earlier.category != category || earlier.rule != proposal.rule || earlier.confidence != confidence
        else { return }
        let group = try group(of: proposal)
        try db.cachedStatement(
            sql: """
                UPDATE redaction SET category = ?, rule = ?, confidence = ?, redaction_group = ?,
                    needs_second_look = CASE WHEN redaction_group = ? THEN needs_second_look ELSE ? END
                WHERE id = ?
                """
        ).execute(arguments: [
            category, proposal.rule, confidence, group, group, standing[group] == .rejected, earlier.id,
        ])
        hasChanged = true
    }

    private mutating func group(of proposal: ProposedRedaction) throws -> Int64 {
        let key = GroupKey(proposal.category, original: proposal.original)
        if let id = groups[key] { return id }
        try db.cachedStatement(sql: "INSERT INTO redaction_group (category, folded) VALUES (?, ?)")
            .execute(arguments: [key.category, String(decoding: key.folded, as: UTF8.self)])
        groups[key] = db.lastInsertedRowID
        return db.lastInsertedRowID
    }
}

/// What makes redactions one group. Compared byte by byte, as the store does.
struct GroupKey: Hashable {
    let category: String
    let folded: [UInt8]

    init(category: String, folded: String) {
        self.category = category
        self.folded = Array(folded.utf8)
    }

    init(_ category: EditCategory, original: String) {
        self.init(category: category.rawValue, folded: groupedOriginal(original, category))
    }
}

/// A redaction that is there already.
private struct Earlier {
    let id: Int64
    let category: String
    let rule: String
    let confidence: String?
}

/// By what a redaction is recognised when it is proposed again.
private struct Fit: Hashable {
    let start: Int
    let end: Int
    let replacement: String
    let digest: String
}
