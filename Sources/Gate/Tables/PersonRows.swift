import Publication
import Redaction

extension PublishedTable {
    private static let indirect: Set<String> = [
        "age", "gender", "sex", "role", "specialty", "speciality", "grade", "place", "region", "site", "hospital",
        "trust", "ethnicity", "religion", "nationality", "disability", "diagnosis", "tenure", "experience", "training",
        "department", "city", "town", "county", "family", "language", "job", "profession", "occupation", "education",
        "marital", "seniority", "qualified", "practice", "ward", "children",
    ]
    private static let persons: Set<String> = [
        "participant", "pseudonym", "code", "name", "id", "interviewee", "respondent", "mentor", "mentee", "informant",
        "person", "case", "alias",
    ]

    private var heads: [String] { (table.rows.first ?? []).map { document.blocks[$0].text } }

    /// The columns whose heads name an attribute of a person.
    var indirectColumns: [Int] {
        heads.indices.filter { TableLabels.words(heads[$0]).contains { Self.indirect.contains($0) } }
    }

    /// The block of the first cell that names a person, where every row is a person: a column of codes or pseudonyms or a
    /// numbering, two or more attributes, and no column of counts.
    var participantRows: Int? {
        let body = table.rows.dropFirst().filter { $0.count == heads.count }
        guard !body.isEmpty, indirectColumns.count >= 2 else { return nil }
        let counting = heads.contains { head in
            TableLabels.words(head).contains { ["n", "count", "number", "total", "frequency"].contains($0) }
        }
        guard !counting else { return nil }
        for column in heads.indices where !indirectColumns.contains(column) {
            let cells = body.map { $0[column] }
            let texts = cells.map { document.blocks[$0].text.filter { !$0.isWhitespace } }
            guard texts.allSatisfy({ !$0.isEmpty }), Set(texts).count == texts.count else { continue }
            let codes = texts.count { !ParticipantCode.all(in: $0).isEmpty }
            let numbers = texts.enumerated().allSatisfy { Int($0.element) == $0.offset + 1 }
            let isNamed = TableLabels.words(heads[column]).contains { Self.persons.contains($0) }
            if codes * 2 > texts.count || numbers || isNamed { return cells.first }
        }
        return nil
    }
}
