import Attestation
import GRDB
import Redaction
import Testing

@testable import Corpus

@Suite struct LedgerTests {
    @Test func `every change of a study is in the ledger, with the time that was given`() throws {
        let temporary = try TemporaryStudy()
        let study = temporary.study
        _ = try study.importTables([ImportFile("p", Tables.participants)], time: "2026-05-01T09:00:00Z")
        try study.setPolicy("Policies/\"draft\".yaml")
        let entries = try study.ledger()
        #expect(entries.map(\.action) == ["init", "import", "set-policy"])
        #expect(entries.map(\.sequence) == [1, 2, 3])
        #expect(entries.map(\.time) == [nil, "2026-05-01T09:00:00Z", nil])
        #expect(entries[1].detail == "{\"participants\":3}")
        #expect(entries[2].detail == "{\"policy\":\"Policies/\\\"draft\\\".yaml\"}")
        #expect(try study.verifyLedger().holds)
    }

    @Test func `the ledger has who rejected and how much, no reason and no words`() throws {
        let study = try Tables.all().study
        try study.propose([
            ProposedRedaction(
                fragment: "F2", range: 0..<3, original: "She", replacement: "They", category: .gender, rule: "r")
        ])
        let id = try study.redactions()[0].id
        try study.decide([id], .rejected, by: "A. Author", reason: "Zebulon is a dog")
        let entry = try #require(try study.ledger().last)
        #expect(
            entry.detail == """
                {"by":"A. Author","changed":1,"decision":"rejected","originals":0,"redactions":1}
                """)
        try study.decideGroups(
            try study.groups(of: "she").map(\.id), .rejected, by: "A. Author", reason: "Zebulon is a dog")
        let another = try #require(try study.ledger().last)
        #expect(
            another.detail == """
                {"by":"A. Author","changed":0,"decision":"rejected","originals":1,"redactions":1}
                """)
    }

    @Test(arguments: ["UPDATE ledger SET detail = '{}'", "DELETE FROM ledger WHERE sequence = 2"])
    func `the store does not let the ledger be changed`(sql: String) throws {
        let study = try Tables.all().study
        #expect(throws: (any Error).self) { try study.queue.write { try $0.execute(sql: sql) } }
        #expect(try study.verifyLedger().holds)
    }

    @Test(arguments: ["action", "subject", "detail", "time", "previous", "digest"])
    func `a change behind the store's back is found`(column: String) throws {
        let study = try Tables.all().study
        try study.setPolicy("other.yaml")
        try study.queue.write { db in
            try db.execute(sql: "DROP TRIGGER ledger_is_never_changed")
            let forged = String(repeating: "e", count: 64)
            try db.execute(sql: "UPDATE ledger SET \(column) = ? WHERE sequence = 2", arguments: [forged])
        }
        #expect(try study.verifyLedger().fault?.place == 2)
    }

    @Test func `an entry that was removed behind the store's back is found`() throws {
        let study = try Tables.all().study
        try study.setPolicy("other.yaml")
        try study.queue.write { db in
            try db.execute(sql: "DROP TRIGGER ledger_is_never_shortened")
            try db.execute(sql: "DELETE FROM ledger WHERE sequence = 2")
        }
        #expect(try study.verifyLedger().fault == .init(place: 2, kind: .sequence))
    }
}
