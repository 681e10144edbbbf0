import Corpus
import Testing

@Suite struct SearchTests {
    private func study() throws -> TemporaryStudy {
        try TemporaryStudy(
            ("p", Tables.participants),
            (
                "f",
                """
                id,participant,source,theme,category,section,text
                F1,P1,I,n,h,context,The rota was a mess and the rota stayed.
                F2,P1,I,n,h,,"Don't wait, I said, a café is open."
                F3,P2,I,n,h,outcome,The mess was mine; mentoring helped.
                F4,P2,I,n,h,,NOT a word OR a sign

                """
            ))
    }

    @Test(arguments: [
        ("rota", ["F1"]), ("ROTA", ["F1"]), ("mess", ["F1", "F3"]), ("mess rota", ["F1"]), ("rota mess", ["F1"]),
        ("\"a mess\"", ["F1"]), ("\"mess a\"", []), ("“was mine”", ["F3"]), ("mentor", []), ("mentor*", ["F3"]),
        ("cafe", ["F2"]), ("Don't", ["F2"]), ("don’t wait", ["F2"]), ("or", ["F4"]), ("NOT sign", ["F4"]),
        ("mess AND rota", ["F1"]), ("text:rota", []), ("rota)", ["F1"]), ("\"was a", ["F1"]), ("(mess^", ["F1", "F3"]),
        ("rota -", ["F1"]), ("n*", ["F4"]),
    ])
    func `finds fragments by words`(query: String, expected: [String]) throws {
        let temporary = try study()
        #expect(try temporary.study.search(query).map(\.fragment).sorted() == expected)
    }

    @Test(arguments: ["", "  ", "\"\"", "*", "— … !", "\"", "\u{1}"])
    func `a query without a word is refused`(query: String) throws {
        let temporary = try study()
        #expect(throws: StudyError.emptyQuery) { try temporary.study.search(query) }
    }

    @Test func `a hit says where the words stand, in scalars`() throws {
        let temporary = try study()
        let hit = try #require(try temporary.study.search("open cafe").first)
        #expect(hit.participant == "P1")
        #expect(hit.theme == "n")
        #expect(hit.section == nil)
        let scalars = Array(hit.text.unicodeScalars)
        let words = hit.ranges.map { range in
            String(String.UnicodeScalarView(scalars[range]))
        }
        #expect(words == ["café", "open"])
    }

    @Test func `no more hits than wanted`() throws {
        let temporary = try study()
        #expect(try temporary.study.search("mess", limit: 1).count == 1)
    }
}
