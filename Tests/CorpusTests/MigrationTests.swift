import Attestation
import Foundation
import GRDB
import Redaction
import Testing

@testable import Corpus

@Suite struct MigrationTests {
    /// A study as the first version of the program left it.
    private static func old() throws -> TemporaryStudy {
        let temporary = try TemporaryStudy()
        try temporary.study.queue.close()
        StudyFile.remove(at: temporary.path)
        try StudyFile.make(at: temporary.path)
        let queue = try DatabaseQueue(path: temporary.path, configuration: StudyFile.configuration)
        try queue.inDatabase { try $0.execute(sql: "PRAGMA application_id = \(StudyFile.applicationID)") }
        try Schema.migrator.migrate(queue, upTo: "A study keeps fragments, decisions, vignettes and a ledger")
        let text = "At Moorside they laughed and at MOORSIDE they slept."
        try queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO study (id, name, policy) VALUES (1, 'Nights', 'p.yaml');
                    INSERT INTO participant (id, code, consent) VALUES (1, 'P1', 'quote');
                    INSERT INTO theme (id, code, title) VALUES (1, 'nights', 'Nights');
                    INSERT INTO category (id, theme, name, description, listed) VALUES (1, 1, 'help', '', 0);
                    INSERT INTO source (id, participant, name, wave) VALUES (1, 1, 'I1', '');
                    """)
            try db.execute(
                sql: """
                    INSERT INTO fragment (id, code, source, category, text, start_offset, end_offset, digest)
                    VALUES (1, 'G1', 1, 1, ?, 0, 52, ?)
                    """,
                arguments: [text, ContentDigest(of: text).hexadecimal])
            for (id, start, original) in [(7, 3, "Moorside"), (9, 32, "MOORSIDE")] {
                try db.execute(
                    sql: """
                        INSERT INTO redaction (id, fragment, fragment_digest, start_offset, end_offset, original,
                            replacement, category, rule)
                        VALUES (?, 1, ?, ?, ?, ?, 'a hospital', 'place', 'place.lexicon')
                        """,
                    arguments: [id, ContentDigest(of: text).hexadecimal, start, start + 8, original])
            }
            try db.execute(
                sql: "INSERT INTO decision (redaction, decision, decided_by, reason) VALUES (9, 'rejected', 'A', 'b')")
            try db.execute(sql: "PRAGMA journal_mode")
        }
        try queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = WAL") }
        try queue.close()
        return temporary
    }

    @Test func `a study of the first version opens with its redactions and decisions`() throws {
        let temporary = try Self.old()
        let study = try Study.open(at: temporary.path)
        #expect(try study.information().schemaVersion == 3)
        let records = try study.redactions()
        #expect(records.map(\.id) == [7, 9])
        #expect(records.map(\.decision) == [.proposed, .rejected])
        #expect(records[1].by == "A")
        #expect(records[1].reason == "b")
        #expect(records[1].confidence == nil)
        #expect(try study.redactionGroups().map(\.spellings) == [["MOORSIDE", "Moorside"]])
        let history = try study.history(ofGroup: records[0].group)
        #expect(history.map(\.entry) == [0])
        #expect(history.map(\.redaction) == [9])
        #expect(history.map(\.to) == [.rejected])
        // Proposing again finds them, and learns how sure the rule is.
        let summary = try study.propose([
            DecisionStoreTests.moorside("G1", 3), DecisionStoreTests.moorside("G1", 32, "MOORSIDE"),
        ])
        #expect(summary == ProposalSummary(new: 0, kept: 2, gone: 0, goneDecisions: 0))
        #expect(try study.redactions().map(\.confidence) == [.medium, .medium])
        #expect(try study.redactions().map(\.decision) == [.proposed, .rejected])
    }

    @Test func `an opened study is not brought up a second time`() throws {
        let temporary = try Self.old()
        let first = try Study.open(at: temporary.path).redactions()
        #expect(try Study.open(at: temporary.path).redactions() == first)
    }

    @Test func `the first version of the schema is as it was released`() throws {
        let temporary = try Self.old()
        let queue = try DatabaseQueue(path: temporary.path)
        let schema = try queue.read { db in
            try String.fetchAll(db, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
        }
        let digest = "c35fa9225dc1201836e2c039f45752496c95fc3f1e89f36fa55503f39f080f44"
        #expect(ContentDigest(of: schema.joined(separator: "\n")).hexadecimal == digest)
    }

    @Test func `a study brought up to date has the schema of a new one`() throws {
        func schema(_ queue: DatabaseQueue) throws -> [String] {
            try queue.read { db in
                try String.fetchAll(db, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
            }
        }
        #expect(try schema(Study.open(at: Self.old().path).queue) == schema(TemporaryStudy().study.queue))
    }
}
