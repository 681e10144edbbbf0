import Attestation
import GRDB
import Redaction
import Testing

@testable import Corpus

@Suite struct DecisionStoreTests {
    /// A study where three people say Moorside, and one of them twice.
    static func moorside() throws -> TemporaryStudy {
        let temporary = try Tables.all()
        _ = try temporary.study.importTables([ImportFile("g", Self.fragments)])
        try temporary.study.propose(Self.proposals)
        return temporary
    }

    static let fragments = """
        id,participant,source,theme,category,section,text
        G1,P1,I1,nights,help,,At Moorside they laughed and at MOORSIDE they slept.
        G2,P2,I2,nights,help,,I never saw Moorside again that year.

        """

    static func moorside(_ fragment: String, _ start: Int, _ original: String = "Moorside") -> ProposedRedaction {
        ProposedRedaction(
            fragment: fragment, range: start..<(start + 8), original: original, replacement: "a hospital",
            category: .place, rule: "place.lexicon", confidence: .medium)
    }

    static let proposals = [moorside("G1", 3), moorside("G1", 32, "MOORSIDE"), moorside("G2", 12)]

    /// What holds for the redactions, by fragment and place.
    private static func states(_ study: Study) throws -> [Decision] { try study.redactions().map(\.decision) }

    private static func group(_ study: Study) throws -> Int64 {
        try #require(try study.groups(of: "moorside").first).id
    }

    @Test func `originals that differ in case alone are one group`() throws {
        let study = try Self.moorside().study
        let groups = try study.redactionGroups()
        #expect(groups.count == 1)
        #expect(groups[0].spellings == ["Moorside", "MOORSIDE"])
        #expect(groups[0].count == 3)
        #expect(groups[0].fragments == ["G1", "G2"])
        #expect(groups[0].confidence == .medium)
        #expect(groups[0].decision == .proposed)
        #expect(groups[0].standing == nil)
    }

    @Test func `an original in two categories is two groups`() throws {
        let study = try Self.moorside().study
        let person = ProposedRedaction(
            fragment: "F1", range: 4..<12, original: "corridor", replacement: "x", category: .person, rule: "r")
        let place = ProposedRedaction(
            fragment: "F1", range: 27..<33, original: "fridge", replacement: "x", category: .place, rule: "r")
        try study.propose([person, place], for: ["F1", "G1", "G2"])
        #expect(try study.redactionGroups().map(\.category) == [.person, .place])
        // The group of what is gone, which nobody decided about, went with it.
        #expect(try study.groups(of: "Moorside").isEmpty)
    }

    @Test func `a decision about an original holds for all its occurrences`() throws {
        let study = try Self.moorside().study
        let summary = try study.decideGroups([try Self.group(study)], .accepted, by: "A")
        #expect(summary == DecisionSummary(groups: 1, redactions: 3, changed: 3))
        #expect(try Self.states(study) == [.accepted, .accepted, .accepted])
        #expect(try study.redactions().allSatisfy { $0.isShared && $0.by == "A" })
        #expect(try study.decideGroups([try Self.group(study)], .accepted, by: "A").changed == 0)
        #expect(try study.ledger().count { $0.action == "decide" } == 1)
    }

    @Test func `an occurrence may be decided otherwise than its original`() throws {
        let study = try Self.moorside().study
        try study.decideGroups([try Self.group(study)], .accepted, by: "A")
        let id = try study.redactions()[1].id
        try study.decide([id], .rejected, by: "B", reason: "a street")
        #expect(try Self.states(study) == [.accepted, .rejected, .accepted])
        #expect(try study.rejectedRedactions().mapValues { $0.map(\.id) } == ["G1": [id]])
        // Undecided again means undecided, not what the original has.
        try study.decide([id], .proposed, by: "B")
        #expect(try Self.states(study) == [.accepted, .proposed, .accepted])
        // The original's decision comes last: it is about all.
        try study.decideGroups([try Self.group(study)], .accepted, by: "C")
        #expect(try Self.states(study) == [.accepted, .accepted, .accepted])
    }

    @Test func `a decision about an original gives way to nothing but a later one`() throws {
        let study = try Self.moorside().study
        let ids = try study.redactions().map(\.id)
        try study.decide([ids[0]], .rejected, by: "A", reason: "b")
        let summary = try study.decideGroups([try Self.group(study)], .proposed, by: "A")
        #expect(summary == DecisionSummary(groups: 1, redactions: 3, changed: 1))
        #expect(try Self.states(study) == [.proposed, .proposed, .proposed])
    }

    @Test(arguments: [Decision.accepted, .rejected])
    func `what comes later comes with what was decided about its original`(decision: Decision) throws {
        let study = try Self.moorside().study
        try study.propose([Self.moorside("G1", 3)], for: ["G1", "G2"])
        try study.decideGroups([try Self.group(study)], decision, by: "A", reason: "a book")
        let summary = try study.propose(Self.proposals)
        #expect(summary.new == 2)
        #expect(summary.inheritedAcceptances == (decision == .accepted ? 2 : 0))
        #expect(summary.inheritedRejections == (decision == .rejected ? 2 : 0))
        #expect(try Self.states(study) == [decision, decision, decision])
        let looks = decision == .rejected ? [false, true, true] : [false, false, false]
        #expect(try study.redactions().map(\.needsSecondLook) == looks)
        #expect(try study.redactionGroups()[0].secondLooks == (decision == .rejected ? 2 : 0))
        // It is still so when they are proposed once more.
        try study.propose(Self.proposals)
        #expect(try study.redactions().map(\.needsSecondLook) == looks)
    }

    @Test func `a second look ends when somebody decides, about the occurrence or the original`() throws {
        let study = try Self.moorside().study
        try study.propose([Self.moorside("G1", 3)], for: ["G1", "G2"])
        try study.decideGroups([try Self.group(study)], .rejected, by: "A", reason: "a book")
        try study.propose(Self.proposals)
        let ids = try study.redactions().map(\.id)
        try study.decide([ids[1]], .rejected, by: "B", reason: "the same book")
        #expect(try study.redactions().map(\.needsSecondLook) == [false, false, true])
        try study.decide([ids[2]], .accepted, by: "B")
        #expect(try study.redactions().map(\.needsSecondLook) == [false, false, false])
        try study.decide([ids[2]], .proposed, by: "B")
        #expect(try Self.states(study) == [.rejected, .rejected, .proposed])
        let entries = try study.ledger().count
        try study.decideGroups([try Self.group(study)], .rejected, by: "A", reason: "a book")
        #expect(try Self.states(study) == [.rejected, .rejected, .rejected])
        #expect(try study.redactions().allSatisfy { !$0.needsSecondLook })
        #expect(try study.ledger().count == entries + 1)
    }

    @Test func `that somebody looked again is in the ledger though the decision is the same`() throws {
        let study = try Self.moorside().study
        try study.propose([Self.moorside("G1", 3)], for: ["G1", "G2"])
        try study.decideGroups([try Self.group(study)], .rejected, by: "A", reason: "a book")
        try study.propose(Self.proposals)
        let entries = try study.ledger().count
        let summary = try study.decideGroups([try Self.group(study)], .rejected, by: "A", reason: "a book")
        #expect(summary.changed == 0)
        #expect(try study.ledger().count == entries + 1)
        #expect(try study.redactions(RedactionFilter(needsSecondLook: true)).isEmpty)
    }

    @Test func `a redaction that turns into another category has that category's decision`() throws {
        let study = try Self.moorside().study
        try study.decideGroups([try Self.group(study)], .rejected, by: "A", reason: "a book")
        let person = Self.proposals.map {
            ProposedRedaction(
                fragment: $0.fragment, range: $0.range, original: $0.original, replacement: $0.replacement,
                category: .person, rule: "name.given")
        }
        #expect(try study.propose(person).kept == 3)
        #expect(try Self.states(study) == [.proposed, .proposed, .proposed])
        // What was decided about the place is remembered.
        try study.propose(Self.proposals)
        #expect(try Self.states(study) == [.rejected, .rejected, .rejected])
        #expect(try study.redactions().allSatisfy(\.needsSecondLook))
    }

    @Test func `a trial counts and changes nothing`() throws {
        let study = try Self.moorside().study
        let ids = try study.redactions().map(\.id)
        let before = try (study.ledger(), study.redactions())
        let group = try Self.group(study)
        #expect(try study.decide(ids, .rejected, by: "A", reason: "b", isTrial: true).changed == 3)
        #expect(try study.decideGroups([group], .accepted, by: "A", isTrial: true).changed == 3)
        #expect(try study.ledger() == before.0)
        #expect(try study.redactions() == before.1)
        #expect(try study.history(ofGroup: group).isEmpty)
    }

    @Test func `decisions about unknown originals change nothing`() throws {
        let study = try Self.moorside().study
        #expect(throws: StudyError.unknownGroup(id: 99)) {
            try study.decideGroups([try Self.group(study), 99], .accepted, by: "A")
        }
        #expect(try Self.states(study) == [.proposed, .proposed, .proposed])
        #expect(throws: StudyError.rejectionWithout(what: "reason")) {
            try study.decideGroups([try Self.group(study)], .rejected, by: "A")
        }
    }

    // MARK: Any course of decisions

    /// What should hold for a redaction, told as simply as can be.
    private struct Expected: Equatable {
        var own: Decision?
        var needsSecondLook = false
    }

    @Test(arguments: 0..<30)
    func `after any course of proposals and decisions holds what the rules say`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let temporary = try Self.moorside()
        let study = temporary.study
        let group = try Self.group(study)
        var there = Dictionary(uniqueKeysWithValues: Self.proposals.map { ($0, Expected()) })
        var standing: Decision?
        for _ in 0..<12 {
            let decision = Decision.allCases.randomElement(using: &generator)!
            switch Int.random(in: 0..<4, using: &generator) {
            case 0:
                try study.decideGroups([group], decision, by: "A", reason: "b")
                standing = decision == .proposed ? nil : decision
                for key in there.keys { there[key] = Expected() }
            case 1:
                let chosen = Self.proposals.filter { there[$0] != nil && Bool.random(using: &generator) }
                let ids = try study.redactions().filter { chosen.contains($0.proposal) }.map(\.id)
                try study.decide(ids, decision, by: "B", reason: "c")
                for key in chosen {
                    guard decision == .proposed else {
                        there[key]?.own = decision
                        continue
                    }
                    if (there[key]?.own ?? standing) ?? .proposed != .proposed {
                        there[key]?.own = standing == nil ? nil : .proposed
                    }
                }
            default:
                let found = Self.proposals.filter { _ in Bool.random(using: &generator) }
                try study.propose(found, for: ["G1", "G2"])
                var next: [ProposedRedaction: Expected] = [:]
                for key in found { next[key] = there[key] ?? Expected(needsSecondLook: standing == .rejected) }
                there = next
                // Without a proposal and a decision the group is forgotten; it comes back under another number.
                if found.isEmpty, standing == nil { return }
            }
            let records = try study.redactions()
            #expect(Set(records.map(\.proposal)) == Set(there.keys))
            for record in records {
                let expected = try #require(there[record.proposal])
                #expect(record.decision == expected.own ?? standing ?? .proposed)
                #expect(
                    record.needsSecondLook
                        == (expected.needsSecondLook && expected.own == nil && standing == .rejected))
            }
        }
        // The log brings another study to the same decisions.
        let other = try Self.moorside().study
        try other.propose(Array(there.keys), for: ["G1", "G2"])
        try other.importDecisions(try study.decisionLog())
        #expect(try other.redactions().map(\.decision) == study.redactions().map(\.decision))
        if !there.isEmpty {
            #expect(
                DecisionFile.text(of: try other.decisionLog()) == DecisionFile.text(of: try study.decisionLog()))
        }
        #expect(try study.verifyLedger().holds)
    }

    // MARK: Reading

    @Test func `the list can be narrowed`() throws {
        let study = try Self.moorside().study
        try study.propose([
            ProposedRedaction(
                fragment: "F1", range: 4..<12, original: "corridor", replacement: "x", category: .person, rule: "r",
                confidence: .low)
        ])
        let ids = try study.redactions().map(\.id)
        try study.decide([ids[3]], .accepted, by: "A")
        let filters: [(RedactionFilter, [Int])] = [
            (RedactionFilter(participant: "P1"), [0, 1, 2]), (RedactionFilter(fragment: "G2"), [3]),
            (RedactionFilter(original: "mOORSIDE"), [1, 2, 3]), (RedactionFilter(confidence: .low), [0]),
            (RedactionFilter(decision: .accepted), [3]), (RedactionFilter(groups: []), []),
            (RedactionFilter(participant: "P1", category: .place, decision: .proposed), [1, 2]),
            (RedactionFilter(after: 100), []), (RedactionFilter(rule: "r"), [0]),
        ]
        for (filter, places) in filters {
            #expect(try study.redactions(filter).map(\.id) == places.map { ids[$0] }, "\(filter)")
        }
    }

    @Test func `the history tells who decided what and what held before, and only grows`() throws {
        let study = try Self.moorside().study
        let group = try Self.group(study)
        let id = try study.redactions()[0].id
        try study.decide([id], .rejected, by: "A", reason: "a street", time: "2026-05-01T09:00:00Z")
        try study.decideGroups([group], .accepted, by: "B")
        try study.decideGroups([group], .proposed, by: "B")
        let history = try study.history(ofGroup: group)
        #expect(history.map(\.redaction) == [id, nil, id, nil])
        #expect(history.map(\.from) == [.proposed, .proposed, .rejected, .accepted])
        #expect(history.map(\.to) == [.rejected, .accepted, .accepted, .proposed])
        #expect(history.map(\.by) == ["A", "B", "B", "B"])
        #expect(history[0].reason == "a street")
        #expect(history[0].time == "2026-05-01T09:00:00Z")
        #expect(history[0].fragment == "G1")
        #expect(history[1].original == "Moorside")
        for sql in [
            "DELETE FROM decision_change", "UPDATE decision_change SET decided_by = 'C'",
            "UPDATE decision_change SET reason = 'another'", "UPDATE decision_change SET to_state = 'accepted'",
        ] {
            #expect(throws: (any Error).self, "\(sql)") { try study.queue.write { try $0.execute(sql: sql) } }
        }
        #expect(try study.history(ofGroup: group) == history)
    }

    @Test func `a decision that goes with its redaction is in the history`() throws {
        let study = try Self.moorside().study
        let group = try Self.group(study)
        try study.decide([try study.redactions()[2].id], .accepted, by: "A")
        #expect(try study.propose([], for: ["G2"]).goneDecisions == 1)
        #expect(try study.history(ofGroup: group).map(\.to) == [.accepted, .gone])
    }
}
