import Redaction
import Testing

@testable import Corpus

@Suite struct DecisionChangesTests {
    @Test func `changes are counted from an entry, a time or the last composition`() throws {
        let study = try Tables.all().study
        try study.propose([DecisionStoreTests.moorsideFirst], time: "2026-05-01T09:00:00Z")
        try study.decide([try study.redactions()[0].id], .accepted, by: "A", time: "2026-05-02T09:00:00Z")
        let vignette = Vignette(
            id: "V-1", revision: 1, theme: "nights", title: "Nights", sections: [], declaration: "d", seed: 1,
            policyName: "draft", policyDigest: "0")
        try study.record([vignette], time: "2026-05-03T09:00:00Z")
        let group = try #require(try study.groups(of: "corridor").first).id
        try study.decideGroups([group], .rejected, by: "B", reason: "b", time: "2026-05-04T09:00:00Z")
        let entry = try study.ledger().count - 1
        for since in [
            ChangesSince.entry(entry), .composition, .time(try #require(UTCTime("2026-05-03T09:00:01"))),
            .time(try #require(UTCTime("2026-05-04"))),
        ] {
            let changes = try study.changes(since: since)
            #expect(changes.entry == entry)
            #expect(changes.action == "compose")
            #expect(changes.decisions.map(\.to) == [.rejected, .rejected])
            #expect(changes.decisions.map(\.from) == [.proposed, .accepted])
            #expect(changes.proposals.isEmpty)
        }
        let all = try study.changes(since: .entry(0))
        #expect(all.decisions.count == 3)
        #expect(all.proposals.map(\.original) == ["corridor"])
        #expect(try study.changes(since: .time(try #require(UTCTime("2027-01-01")))).decisions.isEmpty)
        #expect(try study.changes(since: .time(try #require(UTCTime("2020-01-01")))).decisions.count == 3)
        #expect(throws: StudyError.unknownEntry(sequence: 99, last: entry + 1)) {
            try study.changes(since: .entry(99))
        }
    }

    @Test func `what is no longer proposed is counted`() throws {
        let study = try Tables.all().study
        try study.propose([DecisionStoreTests.moorsideFirst])
        let entry = try study.ledger().count
        try study.propose([], for: ["F1"])
        let changes = try study.changes(since: .entry(entry))
        #expect(changes.gone == 1)
        #expect(changes.proposals.isEmpty)
        #expect(try study.changes(since: .composition).entry == 0)
    }

    @Test(arguments: [
        "2026-05-01", "2026-05-01T09:30", "2026-05-01T09:30Z", "2026-05-01T09:30:59Z", "2024-02-29", "2000-02-29",
    ])
    func `a time is read`(text: String) { #expect(UTCTime(text)?.text == text) }

    @Test(arguments: [
        "", "last", "2026", "2026-5-1", "2026-13-01", "2026-02-29", "1900-02-29", "2026-05-01T", "2026-05-01T24:00",
        "2026-05-01T09:60", "2026-05-01 09:30", "2026-05-01T09:30:00+01:00", "+026-05-01", "2026-05-01T09:30T",
    ])
    func `what is no time is not`(text: String) { #expect(UTCTime(text) == nil) }
}

extension DecisionStoreTests {
    static let moorsideFirst = ProposedRedaction(
        fragment: "F1", range: 4..<12, original: "corridor", replacement: "x", category: .place, rule: "r")
}
