import GRDB
public import Redaction

extension Study {
    /// The redactions that a filter lets through, by fragment, place and number.
    public func redactions(_ filter: RedactionFilter = .all) throws -> [RedactionRecord] {
        try read { db in
            let condition = filter.condition
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT id, code, start_offset, end_offset, original, replacement, category, rule, confidence,
                        decision, decided_by, reason, redaction_group, is_shared, needs_second_look
                    FROM decided_redaction WHERE \(condition.sql)
                    ORDER BY code, start_offset, end_offset, id
                    """,
                arguments: condition.arguments)
            var records: [RedactionRecord] = []
            while let row = try rows.next() {
                records.append(
                    RedactionRecord(
                        id: row[0],
                        proposal: ProposedRedaction(
                            fragment: row[1], range: (row[2] as Int)..<(row[3] as Int), original: row[4],
                            replacement: row[5], category: try stored(row[6]), rule: row[7],
                            confidence: (row[8] as String?).flatMap { Confidence(storedName: $0) }),
                        decision: try stored(row[9]), by: row[10] ?? "", reason: row[11], group: row[12],
                        isShared: row[13], needsSecondLook: row[14]))
            }
            return records
        }
    }

    /// The rejected redactions by fragment: the words that stay although a rule would replace them.
    ///
    /// Only those whose fragment still has the text that was decided about.
    public func rejectedRedactions() throws -> [String: [RedactionRecord]] {
        Dictionary(grouping: try redactions(RedactionFilter(decision: .rejected)), by: \.fragment)
    }

    /// The redactions that a filter lets through, equal originals of a category together.
    ///
    /// In the order of the categories, the most frequent first, then by the original.
    public func redactionGroups(_ filter: RedactionFilter = .all) throws -> [RedactionGroup] {
        try read { db in
            let condition = filter.condition
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT redaction_group, id, code, original, replacement, rule, confidence, decision,
                        needs_second_look, category
                    FROM decided_redaction WHERE \(condition.sql) ORDER BY redaction_group, id
                    """,
                arguments: condition.arguments)
            let standing = try decisionsOfGroups(db)
            var groups: [RedactionGroup] = []
            var gathered: GatheredGroup?
            while let row = try rows.next() {
                let id: Int64 = row[0]
                if gathered?.id != id {
                    if let gathered { groups.append(gathered.group(standing: standing[gathered.id])) }
                    gathered = GatheredGroup(id: id, category: try stored(row[9]))
                }
                gathered?.add(
                    row[1], fragment: row[2], original: row[3], replacement: row[4], rule: row[5],
                    confidence: (row[6] as String?).flatMap { Confidence(storedName: $0) },
                    decision: try stored(row[7]), needsSecondLook: row[8])
            }
            if let gathered { groups.append(gathered.group(standing: standing[gathered.id])) }
            return groups.sorted(by: RedactionGroup.comesBefore)
        }
    }

    /// The numbers of the groups of an original, whatever its case, also where only a decision remembers it: one for each
    /// category, or only that of one category.
    public func groups(
        of original: String, category: EditCategory? = nil
    ) throws -> [(id: Int64, category: EditCategory)] {
        try read { db in
            let group = RedactionFilter.groups(of: original)
            let rows = try Row.fetchAll(
                db, sql: "SELECT id, category FROM redaction_group WHERE \(group.sql)", arguments: group.arguments)
            var found: [(id: Int64, category: EditCategory)] = []
            for row in rows { found.append((row[0], try stored(row[1]))) }
            return found.filter { category == nil || $0.category == category }
                .sorted { $0.category.order < $1.category.order }
        }
    }

    /// What was decided about originals, by group.
    func decisionsOfGroups(_ db: Database) throws -> [Int64: Decision] {
        var result: [Int64: Decision] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT redaction_group, decision FROM group_decision") {
            result[row[0]] = try stored(row[1])
        }
        return result
    }
}

extension RedactionGroup {
    static func comesBefore(_ left: RedactionGroup, _ right: RedactionGroup) -> Bool {
        if left.category != right.category { return left.category.order < right.category.order }
        if left.count != right.count { return left.count > right.count }
        if left.original != right.original { return left.original < right.original }
        return left.id < right.id
    }
}

extension EditCategory {
    /// Its place among the categories: what identifies directly first.
    public var order: Int { Self.places[self] ?? 0 }

    private static let places = Dictionary(
        uniqueKeysWithValues: Self.allCases.enumerated().map { ($0.element, $0.offset) })
}

/// A group while its redactions are read.
private struct GatheredGroup {
    let id: Int64
    let category: EditCategory
    private var spellings: [String: Int] = [:]
    private var replacements: [String: Int] = [:]
    private var rules: [String: Int] = [:]
    private var confidence: Confidence?
    private var counts: [Decision: Int] = [:]
    private var secondLooks = 0
    private var redactions: [Int64] = []
    private var fragments: Set<String> = []

    init(id: Int64, category: EditCategory) {
        self.id = id
        self.category = category
    }

    mutating func add(
        _ redaction: Int64, fragment: String, original: String, replacement: String, rule: String,
        confidence: Confidence?, decision: Decision, needsSecondLook: Bool
    ) {
        spellings[original, default: 0] += 1
        replacements[replacement, default: 0] += 1
        rules[rule, default: 0] += 1
        if let confidence { self.confidence = min(self.confidence ?? confidence, confidence) }
        counts[decision, default: 0] += 1
        if needsSecondLook { secondLooks += 1 }
        redactions.append(redaction)
        fragments.insert(fragment)
    }

    func group(standing: Decision?) -> RedactionGroup {
        func byFrequency(_ counts: [String: Int]) -> [String] {
            counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        }
        return RedactionGroup(
            id: id, category: category, spellings: byFrequency(spellings), replacements: byFrequency(replacements),
            rules: byFrequency(rules), confidence: confidence, counts: counts, secondLooks: secondLooks,
            standing: standing, redactions: redactions, fragments: fragments.sorted())
    }
}
