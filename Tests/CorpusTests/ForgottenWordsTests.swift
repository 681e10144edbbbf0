import Attestation
import Redaction
import Testing

@testable import Corpus

/// Nothing that is kept about decisions holds words of fragments that are gone.
@Suite struct ForgottenWordsTests {
    private static let header = "id,participant,source,theme,category,section,text\n"
    private static let quillbrook = "G1,P1,I1,nights,help,,We met at Quillbrook on the hill that day.\n"

    /// A study in which Quillbrook is decided about in every way, by reasons that name it.
    private static func study(also other: String? = nil) throws -> TemporaryStudy {
        let temporary = try Tables.all()
        let study = temporary.study
        let second = "G2,P2,I2,nights,help,,\(other ?? "Nothing at all was there on the hill.")\n"
        _ = try study.importTables([ImportFile("g", header + quillbrook + second)])
        try study.propose([
            Self.proposal("G1", 10, "Quillbrook", .place), Self.proposal("G1", 28, "hill", .place),
            Self.proposal("F2", 0, "She", .gender),
        ])
        let group = try #require(try study.groups(of: "quillbrook").first).id
        let ids = try study.redactions().map(\.id)
        try study.decide([ids[1]], .rejected, by: "A", reason: "Quillbrook is a book")
        try study.decide([ids[1]], .accepted, by: "A", reason: "it was not a book")
        try study.decideGroups([group], .rejected, by: "B", reason: "QUILLBROOK is a book after all")
        // A decision about another fragment, for a reason that names the place.
        try study.decide([ids[0]], .rejected, by: "C", reason: "said of Quillbrook only")
        return temporary
    }

    private static func proposal(
        _ fragment: String, _ start: Int, _ original: String, _ category: EditCategory
    ) -> ProposedRedaction {
        ProposedRedaction(
            fragment: fragment, range: start..<(start + original.count), original: original, replacement: "x",
            category: category, rule: "r")
    }

    private static func holdsAnyCase(_ temporary: TemporaryStudy) throws -> Bool {
        try ["Quillbrook", "quillbrook", "QUILLBROOK"].contains { try temporary.holds($0) }
    }

    @Test func `a withdrawal takes originals and reasons out of the files, and leaves who decided`() throws {
        let temporary = try Self.study()
        #expect(try Self.holdsAnyCase(temporary))
        let before = try temporary.study.changes(since: .entry(0)).decisions
        let report = try temporary.study.importTables(
            [ImportFile("p", Tables.participants.replacing("Leeds,quote", with: "Leeds,withdrawn"))], replacing: true)
        #expect(try !Self.holdsAnyCase(temporary))
        #expect(report.notes.contains { $0.contains("fragments of a participant who withdrew") })
        let after = try temporary.study.changes(since: .entry(0)).decisions
        #expect(after.prefix(before.count).map(\.by) == before.map(\.by))
        #expect(after.prefix(before.count).map(\.to) == before.map(\.to))
        #expect(after.dropFirst(before.count).map(\.to) == [.gone])
        #expect(after.allSatisfy { $0.reason == nil && ($0.original == nil || $0.original == "She") })
        // The rejection about another fragment stands, without the reason that told too much.
        let rejected = try #require(try temporary.study.redactions(RedactionFilter(decision: .rejected)).first)
        #expect(rejected.original == "She")
        #expect(rejected.reason == ForgottenWords.erased)
        #expect(try temporary.study.verifyLedger().holds)
    }

    @Test func `a replaced text takes its originals and reasons out of the files`() throws {
        let temporary = try Self.study()
        _ = try temporary.study.importTables(
            [ImportFile("g", Self.header + Self.quillbrook.replacing("Quillbrook", with: "a house"))], replacing: true)
        #expect(try !Self.holdsAnyCase(temporary))
        #expect(try temporary.study.redactions().map(\.original) == ["She", "hill"])
    }

    @Test func `what is decided about an original is remembered while another fragment says it`() throws {
        let temporary = try Self.study(also: "Was it Quillbrook that we saw?")
        _ = try temporary.study.importTables(
            [ImportFile("p", Tables.participants.replacing("Leeds,quote", with: "Leeds,withdrawn"))], replacing: true)
        let summary = try temporary.study.propose([Self.proposal("G2", 7, "Quillbrook", .place)])
        #expect(summary.inheritedRejections == 1)
    }

    @Test func `decisions move along with a text that is edited elsewhere`() throws {
        let temporary = try Self.study()
        let study = temporary.study
        let before = try study.redactions(RedactionFilter(fragment: "G1"))
        let report = try study.importTables(
            [ImportFile("g", Self.header + Self.quillbrook.replacing("We met", with: "We all sat"))],
            replacing: true)
        let after = try study.redactions(RedactionFilter(fragment: "G1"))
        // The edit is too near to Quillbrook; what was decided about the original is remembered.
        #expect(after.map(\.id) == [before[1].id])
        #expect(after[0].range == 32..<36)
        #expect(!report.notes.contains { $0.contains("decisions about redactions went") })
        let summary = try study.propose([
            Self.proposal("G1", 14, "Quillbrook", .place), Self.proposal("G1", 32, "hill", .place),
        ])
        #expect(summary.kept == 1)
        #expect(summary.inheritedRejections == 1)
    }

    @Test func `an import says how many decisions went`() throws {
        let temporary = try Self.study()
        let study = temporary.study
        try study.decide(
            try study.redactions(RedactionFilter(fragment: "G1")).map(\.id), .accepted, by: "A")
        let report = try study.importTables(
            [ImportFile("g", Self.header + "G1,P1,I1,nights,help,,Something else was said.\n")], replacing: true)
        #expect(report.notes.contains { $0.hasPrefix("2 decisions about redactions went") })
    }

    @Test(arguments: [
        ("st4", "an st4 came", true), ("ann", "annual leave", false), ("ann", "hannah", false), ("ann", "ann", true),
        ("ann", "for ann's sake", true), ("", "x", false), ("é", "école", false), ("longer", "long", false),
    ])
    func `words are found as words`(words: String, text: String, isThere: Bool) {
        #expect(holdsWords(words, in: text) == isThere)
    }

    @Test(
        arguments: [
            ("in Lagos", .place, "lagos"), ("Lagos’s", .place, "lagos"), (", or over in  Lagos", .place, "lagos"),
            ("LAGOS", .place, "lagos"), ("St Mary's", .organisation, "st mary"), ("the", .organisation, "the"),
            ("The The", .organisation, "the"), (" – ", .place, "–"), ("a registrar", .role, "registrar"),
            ("A&E", .organisation, "a&e"), ("A & E", .organisation, "a & e"), ("In", .place, "in"),
            ("in March", .date, "in march"),
            ("She's", .gender, "she's"), ("to Will", .person, "will"), ("Tony", .person, "tony"),
        ] as [(String, EditCategory, String)])
    func `what goes with a name does not make it another`(text: String, category: EditCategory, group: String) {
        #expect(groupedOriginal(text, category) == group)
        #expect(groupedOriginal(group, category) == group)
    }

    @Test(arguments: [
        ("Dr  Helen\nQuarmby ", "dr helen quarmby"), ("St Mary’s", "st mary's"), ("cafe\u{301}", "caf\u{E9}"),
        ("Ann\u{2011}Marie", "ann-marie"), ("A\u{200B}nn", "ann"), ("ÉCOLE", "école"), ("“So”", "\"so\""), ("", ""),
    ])
    func `originals are folded`(text: String, folded: String) {
        #expect(Array(foldedOriginal(text).utf8) == Array(folded.utf8))
        #expect(foldedOriginal(folded) == folded)
    }
}
