import Corpus
import Redaction
import Testing

@Suite struct RedactionStoreTests {
    private static let corridor = ProposedRedaction(
        fragment: "F1", range: 4..<12, original: "corridor", replacement: "[place]", category: .place, rule: "r1")
    private static let fridge = ProposedRedaction(
        fragment: "F1", range: 27..<33, original: "fridge", replacement: "", category: .filler, rule: "r2")
    private static let she = ProposedRedaction(
        fragment: "F2", range: 0..<3, original: "She", replacement: "They", category: .gender, rule: "r3")

    @Test func `proposals come back in the order of their places`() throws {
        let study = try Tables.all().study
        let summary = try study.propose([Self.she, Self.fridge, Self.corridor])
        #expect(summary == ProposalSummary(new: 3, kept: 0, gone: 0, goneDecisions: 0))
        let records = try study.redactions()
        #expect(records.map(\.proposal) == [Self.corridor, Self.fridge, Self.she])
        #expect(records.allSatisfy { $0.decision == .proposed && $0.by.isEmpty && $0.reason == nil })
        #expect(try study.redactions(RedactionFilter(fragment: "F2")).map(\.proposal) == [Self.she])
        #expect(try study.redactions(RedactionFilter(category: .place)).map(\.proposal) == [Self.corridor])
        #expect(try study.redactions(RedactionFilter(rule: "r2")).map(\.proposal) == [Self.fridge])
        #expect(try study.redactions(RedactionFilter(decision: .rejected)).isEmpty)
    }

    @Test func `decisions stay with what is proposed again and go with what is not`() throws {
        let study = try Tables.all().study
        try study.propose([Self.corridor, Self.fridge, Self.she])
        let ids = try study.redactions().map(\.id)
        #expect(try study.decide([ids[0]], .rejected, by: "A. Author", reason: "no place at all").changed == 1)
        #expect(try study.decide([ids[1]], .accepted, by: "A. Author").changed == 1)
        let summary = try study.propose([Self.corridor], for: ["F1"])
        #expect(summary == ProposalSummary(new: 0, kept: 1, gone: 1, goneDecisions: 1))
        let records = try study.redactions()
        #expect(records.map(\.id) == [ids[0], ids[2]])
        #expect(records[0].decision == .rejected)
        #expect(records[0].by == "A. Author")
        #expect(records[0].reason == "no place at all")
        // A number is never given again.
        try study.propose([Self.corridor, Self.fridge])
        #expect(try study.redactions(RedactionFilter(rule: "r2"))[0].id > ids[2])
        #expect(try study.redactions(RedactionFilter(rule: "r2"))[0].decision == .proposed)
    }

    @Test func `another replacement is another redaction`() throws {
        let study = try Tables.all().study
        try study.propose([Self.corridor])
        try study.decide([try study.redactions()[0].id], .rejected, by: "A", reason: "b")
        let other = ProposedRedaction(
            fragment: "F1", range: 4..<12, original: "corridor", replacement: "[hall]", category: .place, rule: "r1")
        let summary = try study.propose([other])
        #expect(summary == ProposalSummary(new: 1, kept: 0, gone: 1, goneDecisions: 1))
        #expect(try study.redactions()[0].decision == .proposed)
    }

    @Test func `a fragment without proposals loses those it had`() throws {
        let study = try Tables.all().study
        try study.propose([Self.corridor, Self.she])
        #expect(try study.propose([], for: ["F1"]).gone == 1)
        #expect(try study.redactions().map(\.fragment) == ["F2"])
    }

    @Test(arguments: [("", "because"), (" ", "because"), ("A", ""), ("A", " \n")])
    func `a rejection needs a name and a reason`(name: String, reason: String) throws {
        let study = try Tables.all().study
        try study.propose([Self.corridor])
        let id = try study.redactions()[0].id
        #expect(throws: StudyError.self) { try study.decide([id], .rejected, by: name, reason: reason) }
        #expect(throws: StudyError.rejectionWithout(what: "reason")) { try study.decide([id], .rejected, by: "A") }
        #expect(try study.redactions()[0].decision == .proposed)
    }

    @Test func `decisions are made for all or none, and can be taken back`() throws {
        let study = try Tables.all().study
        try study.propose([Self.corridor, Self.she])
        let ids = try study.redactions().map(\.id)
        let before = try study.ledger().count
        #expect(throws: StudyError.unknownRedaction(id: 99)) {
            try study.decide([ids[0], 99], .accepted, by: "A")
        }
        #expect(try study.redactions(RedactionFilter(decision: .accepted)).isEmpty)
        #expect(try study.ledger().count == before)
        #expect(try study.decide(ids, .accepted, by: "A").changed == 2)
        #expect(try study.decide(ids, .accepted, by: "A").changed == 0)
        #expect(try study.decide([ids[0]], .proposed, by: "A").changed == 1)
        #expect(try study.redactions().map(\.decision) == [.proposed, .accepted])
    }

    @Test func `rejected redactions hold only while the fragment says the same`() throws {
        let study = try Tables.all().study
        try study.propose([Self.corridor, Self.she])
        try study.decide(try study.redactions().map(\.id), .rejected, by: "A", reason: "harmless")
        #expect(
            try study.rejectedRedactions().mapValues { $0.map(\.proposal) } == [
                "F1": [Self.corridor], "F2": [Self.she],
            ])
        // Another category of the fragment leaves them, another word does not.
        _ = try study.importTables(
            [ImportFile("f", Tables.fragments.replacing("nights,arriving", with: "nights,help"))], replacing: true)
        #expect(try study.rejectedRedactions().keys.sorted() == ["F1", "F2"])
        _ = try study.importTables(
            [ImportFile("f", Tables.fragments.replacing("hummed", with: "sang"))], replacing: true)
        #expect(try study.rejectedRedactions().keys.sorted() == ["F2"])
        #expect(try study.redactions().map(\.fragment) == ["F2"])
    }

    @Test(arguments: [(0, 8, "corridor"), (4, 12, "Corridor"), (-1, 3, "The"), (30, 99, "x"), (4, 11, "corridor")])
    func `a proposal that does not fit its fragment is refused`(start: Int, end: Int, original: String) throws {
        let study = try Tables.all().study
        let proposal = ProposedRedaction(
            fragment: "F1", range: start..<end, original: original, replacement: "", category: .place, rule: "r")
        #expect(throws: StudyError.unfitRedaction(fragment: "F1", range: start..<end)) {
            try study.propose([Self.she, proposal])
        }
        #expect(try study.redactions().isEmpty)
    }

    @Test func `a proposal for an unknown fragment is refused`() throws {
        let study = try Tables.all().study
        #expect(throws: StudyError.unknownFragment(id: "F99")) { try study.propose([], for: ["F99"]) }
    }

    @Test func `an edit becomes a proposal in scalars`() throws {
        let text = "é😀 Ann came"
        let edit = Edit(range: 7..<10, original: "Ann", replacement: "X", category: .person, rule: "n")
        let proposal = ProposedRedaction(edit, of: "F1", offsets: ScalarOffsets(text))
        #expect(proposal.range == 3..<6)
    }
}
