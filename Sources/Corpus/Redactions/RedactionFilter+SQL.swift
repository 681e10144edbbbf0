import GRDB
import Redaction

extension RedactionFilter {
    /// The filter as a condition on `decided_redaction`.
    var condition: (sql: String, arguments: StatementArguments) {
        var parts: [String] = []
        var arguments = StatementArguments()
        func demand(_ sql: String, _ value: (any DatabaseValueConvertible)?) {
            guard let value else { return }
            parts.append(sql)
            arguments += [value]
        }
        demand("code = ?", fragment)
        demand(
            """
            source IN (SELECT source.id FROM source JOIN participant ON participant.id = source.participant
                WHERE participant.code = ?)
            """, participant)
        demand("category = ?", category?.rawValue)
        if let original {
            let group = Self.groups(of: original)
            parts.append("redaction_group IN (SELECT id FROM redaction_group WHERE \(group.sql))")
            arguments += group.arguments
        }
        demand("redaction_group IN (SELECT value FROM json_each(?))", groups.map(jsonArray))
        demand("rule = ?", rule)
        demand("confidence = ?", confidence?.storedName)
        demand("decision = ?", decision?.rawValue)
        demand("entry > ?", after)
        if needsSecondLook { parts.append("needs_second_look = 1") }
        return (parts.isEmpty ? "1" : parts.joined(separator: " AND "), arguments)
    }
}

extension RedactionFilter {
    /// A condition on `redaction_group`: the groups of an original, in whatever category.
    static func groups(of original: String) -> (sql: String, arguments: StatementArguments) {
        let named = EditCategory.named.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        return (
            "folded = CASE WHEN category IN (\(named)) THEN ? ELSE ? END",
            [groupedOriginal(original, EditCategory.named[0]), foldedOriginal(original)]
        )
    }
}

/// Numbers as a JSON array, for `json_each`: one argument instead of many.
func jsonArray(_ numbers: some Sequence<Int64>) -> String {
    "[" + numbers.map { String($0) }.joined(separator: ",") + "]"
}
