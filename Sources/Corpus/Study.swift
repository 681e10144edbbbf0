import Foundation
import GRDB

/// An open study: one project, one SQLite file, readable by its owner only.
///
/// Everything that changes a study happens in one transaction and writes an entry to the ledger in the same one.
/// Nothing here knows the time; who wants it in the ledger passes it in.
public struct Study: Sendable {
    /// The name of the file of a study in its folder.
    public static let fileName = "study.sqlite"

    /// The path of the file.
    public let path: String

    let queue: DatabaseQueue

    /// Makes a new study.
    ///
    /// - Parameters:
    ///   - path: where there is no file yet.
    ///   - name: what the study is called.
    ///   - policy: the path of the policy file, relative to the study's folder.
    ///   - time: when, for the ledger.
    /// - Returns: the study, open.
    /// - Throws: `StudyError` where there is a file already or none can be made; then nothing is left behind.
    public static func create(at path: String, name: String, policy: String, time: String? = nil) throws -> Study {
        guard !name.allSatisfy(\.isWhitespace) else { throw StudyError.emptyText(what: "name of a study") }
        guard !policy.allSatisfy(\.isWhitespace) else { throw StudyError.emptyText(what: "path of a policy") }
        try StudyFile.make(at: path)
        do {
            return try explaining(path) {
                let queue = try DatabaseQueue(path: path, configuration: StudyFile.configuration)
                // The identity goes into the header before the file turns to WAL, so that it is always in the file itself.
                try queue.inDatabase { try $0.execute(sql: "PRAGMA application_id = \(StudyFile.applicationID)") }
                try Schema.migrator.migrate(queue)
                try queue.write { db in
                    try db.execute(
                        sql: "INSERT INTO study (id, name, policy) VALUES (1, ?, ?)", arguments: [name, policy])
                    try Ledger.append(
                        to: db, action: "init", subject: "study", detail: ["policy": .text(policy)], time: time)
                }
                try queue.writeWithoutTransaction { db in
                    let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
                    guard mode == "wal" else {
                        throw StudyError.store(path: path, reason: "this disk does not allow SQLite's WAL mode")
                    }
                }
                return Study(path: path, queue: queue)
            }
        } catch {
            StudyFile.remove(at: path)
            throw error
        }
    }

    /// Opens a study.
    ///
    /// A file that other users could read is closed to them.
    ///
    /// - Throws: `StudyError` where the file is missing, is no study, is of a newer program, or is damaged.
    public static func open(at path: String) throws -> Study {
        try StudyFile.checkHeader(of: path)
        try StudyFile.closeToOthers(path)
        return try explaining(path) {
            let queue = try DatabaseQueue(path: path, configuration: StudyFile.configuration)
            try queue.inDatabase { db in
                if let fault = try String.fetchOne(db, sql: "PRAGMA quick_check(1)"), fault != "ok" {
                    throw StudyError.damaged(path: path, found: fault)
                }
                let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
                guard version <= Schema.version else {
                    throw StudyError.newer(path: path, version: version, known: Schema.version)
                }
                guard version >= 1 else {
                    throw StudyError.notAStudy(path: path, found: "a study whose making was interrupted")
                }
            }
            if try queue.read({ try !Schema.migrator.hasCompletedMigrations($0) }) {
                try Schema.migrator.migrate(queue)
            }
            try StudyFile.closeToOthers(path)
            return Study(path: path, queue: queue)
        }
    }

    /// What the study is called and how much is in it.
    public func information() throws -> StudyInformation {
        try read { db in
            func count(_ table: String) throws -> Int {
                try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0
            }
            guard let study = try Row.fetchOne(db, sql: "SELECT name, policy FROM study WHERE id = 1") else {
                throw StudyError.notAStudy(path: path, found: "a study whose making was interrupted")
            }
            return try StudyInformation(
                name: study["name"], policy: study["policy"],
                schemaVersion: Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0,
                participants: count("participant"), fragments: count("fragment"), themes: count("theme"),
                populationRows: count("population"), secretNames: count("secret_name"),
                redactions: count("redaction"), vignettes: count("vignette"), ledgerEntries: count("ledger"))
        }
    }

    /// Gives the study another policy.
    ///
    /// - Parameters:
    ///   - policy: the path of the policy file, relative to the study's folder.
    ///   - time: when, for the ledger.
    /// - Throws: `StudyError` where the path is empty or the study cannot be written.
    public func setPolicy(_ policy: String, time: String? = nil) throws {
        guard !policy.allSatisfy(\.isWhitespace) else { throw StudyError.emptyText(what: "path of a policy") }
        try write { db in
            try db.execute(sql: "UPDATE study SET policy = ?", arguments: [policy])
            try Ledger.append(
                to: db, action: "set-policy", subject: "study", detail: ["policy": .text(policy)], time: time)
        }
    }
}

extension Study {
    /// Reads, all of it from one state of the study.
    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try Self.explaining(path) { try queue.read(body) }
    }

    /// Writes all or nothing.
    func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try Self.explaining(path) { try queue.write(body) }
    }

    /// Leaves no trace of what was deleted or replaced: in the search index, in free pages, in the write-ahead log.
    ///
    /// SQLite overwrites deleted rows (`secure_delete`), but the index keeps old words until it is merged, and the log
    /// keeps old pages until it is emptied. What deletes words sets `has_traces` in its transaction, so that the traces
    /// of a program that was stopped in between go with the next change.
    func eraseTraces() throws {
        do {
            try queue.writeWithoutTransaction { db in
                guard try Bool.fetchOne(db, sql: "SELECT has_traces FROM study") == true else { return }
                try db.execute(sql: "INSERT INTO fragment_search (fragment_search) VALUES ('optimize')")
                try db.execute(sql: "VACUUM")
                try emptyLog(db)
                try db.execute(sql: "UPDATE study SET has_traces = 0")
                try emptyLog(db)
            }
        } catch let error as DatabaseError {
            throw StudyError.tracesLeft(path: path, reason: error.message ?? "error \(error.resultCode.rawValue)")
        }
    }

    private func emptyLog(_ db: Database) throws {
        let isBusy = try Bool.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)") ?? true
        if isBusy { throw StudyError.tracesLeft(path: path, reason: "another program reads the study") }
    }

    /// Puts what SQLite reports into the store's own words.
    static func explaining<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as DatabaseError {
            let reason = error.message ?? "error \(error.resultCode.rawValue)"
            switch error.resultCode {
            case .SQLITE_BUSY, .SQLITE_LOCKED:
                throw StudyError.busy(path: path)
            case .SQLITE_NOTADB, .SQLITE_CORRUPT:
                throw StudyError.damaged(path: path, found: reason)
            case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
                throw StudyError.notPermitted(path: path, action: "be opened for writing", reason: reason)
            default:
                throw StudyError.store(path: path, reason: reason)
            }
        }
    }
}
