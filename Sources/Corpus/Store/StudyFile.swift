import Foundation
import GRDB

/// The file of a study: how it is made, recognised and guarded.
enum StudyFile {
    /// `VGNT`: what says in the header of a file that it is a study.
    static let applicationID: Int32 = 0x5647_4E54

    /// Makes an empty file that only its owner can read.
    static func make(at path: String) throws(StudyError) {
        let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            if errno == EEXIST { throw .exists(path: path) }
            throw .notPermitted(path: path, action: "be made", reason: String(cString: strerror(errno)))
        }
        close(descriptor)
    }

    /// Removes a file and what SQLite keeps beside it.
    static func remove(at path: String) {
        for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
    }

    /// Looks at the first bytes of a file, before SQLite gets to see it.
    static func checkHeader(of path: String) throws(StudyError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { throw .missing(path: path) }
            throw .notPermitted(path: path, action: "be read", reason: String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .notAStudy(path: path, found: "something that is no file")
        }
        var header = [UInt8](repeating: 0, count: 100)
        let count = read(descriptor, &header, header.count)
        guard count == header.count, header.starts(with: Array("SQLite format 3".utf8) + [0]) else {
            throw .notAStudy(path: path, found: "a file of another kind")
        }
        let identity = header[68..<72].reduce(Int32(0)) { $0 << 8 | Int32($1) }
        guard identity == applicationID else {
            throw .notAStudy(path: path, found: "a database of another program")
        }
    }

    /// Takes every right from everybody but the owner.
    static func closeToOthers(_ path: String) throws(StudyError) {
        for suffix in ["", "-wal", "-shm"] {
            var status = stat()
            guard stat(path + suffix, &status) == 0 else { continue }
            let rights = status.st_mode & 0o777
            guard rights & 0o077 != 0 else { continue }
            guard chmod(path + suffix, rights & 0o700) == 0 else {
                throw .notPermitted(
                    path: path + suffix, action: "be closed to other users", reason: String(cString: strerror(errno)))
            }
        }
    }

    /// How every connection to a study is set up.
    static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "study"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        // Bound values are participants' words: they never appear in messages.
        configuration.publicStatementArguments = false
        configuration.prepareDatabase { db in
            // FULL: what is acknowledged survives a power cut. GRDB's own WAL mode lowers it.
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try db.execute(sql: "PRAGMA secure_delete = ON")
            try db.execute(sql: "PRAGMA trusted_schema = OFF")
            try db.execute(sql: "PRAGMA cell_size_check = ON")
            // Temporary tables hold quasi-identifiers: never in a file.
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
            try db.execute(sql: "PRAGMA mmap_size = 0")
        }
        return configuration
    }
}
