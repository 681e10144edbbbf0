import Foundation
import GRDB
import Testing

@testable import Corpus

@Suite struct StudyFileTests {
    @Test(arguments: [
        ("foreign_keys", "1"), ("journal_mode", "wal"), ("synchronous", "2"), ("secure_delete", "1"),
        ("trusted_schema", "0"), ("temp_store", "2"), ("cell_size_check", "1"), ("mmap_size", "0"),
        ("application_id", "1447513684"), ("user_version", "3"),
    ])
    func `every connection has its settings`(pragma: String, expected: String) throws {
        let temporary = try TemporaryStudy()
        for study in [temporary.study, try Study.open(at: temporary.path)] {
            let value = try study.queue.read { try String.fetchOne($0, sql: "PRAGMA \(pragma)") }
            #expect(value == expected)
        }
    }

    @Test func `every table is strict`() throws {
        let temporary = try TemporaryStudy()
        let loose = try temporary.study.queue.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0
                    AND name NOT LIKE 'sqlite_%' AND name <> 'grdb_migrations'
                    """)
        }
        #expect(loose == [])
    }

    @Test func `only the owner may read the files`() throws {
        let temporary = try Tables.all()
        #expect(try temporary.mode() == 0o600)
        #expect(try temporary.mode("-wal") == 0o600)
        #expect(try temporary.mode("-shm") == 0o600)
    }

    @Test func `a file that others could read is closed to them`() throws {
        let temporary = try Tables.all()
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: temporary.path)
        _ = try Study.open(at: temporary.path)
        #expect(try temporary.mode() == 0o600)
    }

    @Test func `an existing file is never overwritten`() throws {
        let temporary = try TemporaryStudy()
        let file = temporary.folder + "/notes"
        try Data("mine".utf8).write(to: URL(fileURLWithPath: file))
        #expect(throws: StudyError.exists(path: file)) { try Study.create(at: file, name: "x", policy: "p") }
        #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == Data("mine".utf8))
        #expect(throws: StudyError.exists(path: temporary.path)) {
            try Study.create(at: temporary.path, name: "x", policy: "p")
        }
        #expect(try temporary.study.information().name == "Night shifts")
    }

    @Test(arguments: [("", "p"), ("  ", "p"), ("n", "")])
    func `a study without a name or a policy is not made`(name: String, policy: String) throws {
        let temporary = try TemporaryStudy()
        let path = temporary.folder + "/other.sqlite"
        #expect(throws: StudyError.self) { try Study.create(at: path, name: name, policy: policy) }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `what is missing or no study is refused and not touched`() throws {
        let temporary = try TemporaryStudy()
        let path = temporary.folder + "/other"
        #expect(throws: StudyError.missing(path: path)) { try Study.open(at: path) }
        #expect(!FileManager.default.fileExists(atPath: path))
        for content in [Data(), Data("id,text\n".utf8), Data(repeating: 0, count: 5000)] {
            try content.write(to: URL(fileURLWithPath: path))
            #expect(throws: StudyError.notAStudy(path: path, found: "a file of another kind")) {
                try Study.open(at: path)
            }
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == content)
        }
        #expect(throws: StudyError.notAStudy(path: temporary.folder, found: "something that is no file")) {
            try Study.open(at: temporary.folder)
        }
    }

    @Test func `a database of another program is refused and stays as it was`() throws {
        let temporary = try TemporaryStudy()
        let path = temporary.folder + "/other.sqlite"
        do {
            let queue = try DatabaseQueue(path: path)
            try queue.write { try $0.execute(sql: "CREATE TABLE song (title TEXT)") }
            try queue.close()
        }
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(throws: StudyError.notAStudy(path: path, found: "a database of another program")) {
            try Study.open(at: path)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test func `a study of a newer program is refused`() throws {
        let temporary = try TemporaryStudy()
        try temporary.study.queue.write { try $0.execute(sql: "PRAGMA user_version = 4") }
        #expect(throws: StudyError.newer(path: temporary.path, version: 4, known: 3)) {
            try Study.open(at: temporary.path)
        }
    }

    @Test func `a damaged study is refused`() throws {
        let folder = try TemporaryStudy()
        let path = folder.folder + "/damaged.sqlite"
        do {
            let study = try Study.create(at: path, name: "n", policy: "p")
            _ = try study.importTables([
                ImportFile("p", Tables.participants), ImportFile("c", Tables.codebook),
                ImportFile("f", Tables.fragments),
            ])
            try study.queue.close()
        }
        var data = try Data(contentsOf: URL(fileURLWithPath: path))
        // From the second page on, so that the header is still that of a study.
        for index in 4096..<data.count where index % 3 == 0 { data[index] ^= 0xFF }
        try data.write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: StudyError.self) { try Study.open(at: path) }
        guard case .damaged = error else {
            Issue.record("not told as damage: \(String(describing: error))")
            return
        }
    }

    @Test func `information tells what is in the study, and it is there when opened again`() throws {
        let temporary = try Tables.all()
        try temporary.study.setPolicy("Policies/draft.yaml")
        let information = try Study.open(at: temporary.path).information()
        #expect(information.policy == "Policies/draft.yaml")
        #expect(information.participants == 3)
        #expect(information.fragments == 2)
        #expect(information.themes == 2)
        #expect(information.populationRows == 2)
        #expect(information.secretNames == 2)
        #expect(information.ledgerEntries == 3)
    }

    @Test func `two connections do not see half of a change`() throws {
        let temporary = try Tables.all()
        let other = try Study.open(at: temporary.path)
        #expect(throws: StudyError.self) {
            try temporary.study.write { db in
                try db.execute(sql: "DELETE FROM secret_name")
                #expect(try other.secretNames().count == 2)
                throw StudyError.emptyQuery
            }
        }
        #expect(try other.secretNames().count == 2)
    }
}
