import GRDB

extension Study {
    /// The fragments that a query finds, the best first, equally good ones in the order of their ids.
    ///
    /// Case and accents do not matter. Words must all be there, in any order; words in quotation marks stand together;
    /// a word with a star at its end is the beginning of a word.
    ///
    /// - Parameters:
    ///   - query: what somebody types into a search box.
    ///   - limit: how many fragments at most.
    /// - Returns: the fragments, with the places of what was searched for.
    /// - Throws: `StudyError.emptyQuery` where there is no word in the query.
    public func search(_ query: String, limit: Int = 20) throws -> [SearchHit] {
        guard let query = SearchQuery(query) else { throw StudyError.emptyQuery }
        return try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT fragment.code, participant.code, theme.code, category.name, fragment.section,
                        highlight(fragment_search, 0, char(1), char(2))
                    FROM fragment_search
                    JOIN fragment ON fragment.id = fragment_search.rowid
                    JOIN source ON source.id = fragment.source
                    JOIN participant ON participant.id = source.participant
                    JOIN category ON category.id = fragment.category
                    JOIN theme ON theme.id = category.theme
                    WHERE fragment_search MATCH ? ORDER BY bm25(fragment_search), fragment.code LIMIT ?
                    """,
                arguments: [query.expression, max(0, limit)]
            ).map { row in
                let (text, ranges) = unmarked(row[5])
                return SearchHit(
                    fragment: row[0], participant: row[1], theme: row[2], category: row[3],
                    section: try section(row[4]), text: text, ranges: ranges)
            }
        }
    }

    /// Takes the marks of the search engine out of a text. No fragment holds these control characters itself.
    private func unmarked(_ marked: String) -> (text: String, ranges: [Range<Int>]) {
        var text = String.UnicodeScalarView()
        var ranges: [Range<Int>] = []
        var position = 0
        var start = 0
        for scalar in marked.unicodeScalars {
            switch scalar {
            case "\u{1}": start = position
            case "\u{2}": ranges.append(start..<position)
            default:
                text.append(scalar)
                position += 1
            }
        }
        return (String(text), ranges)
    }
}
