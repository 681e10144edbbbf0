import Foundation
import Policies

/// Reading and writing files with messages that say what to do.
enum Files {
    /// The largest file that is read whole, in bytes.
    static let limit = 1 << 30

    /// Reads a file, or standard input for `-`.
    static func read(_ path: String) throws -> NamedFile {
        if path == "-" {
            return NamedFile(name: "-", bytes: Array(try FileHandle.standardInput.readToEnd() ?? Data()))
        }
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw Failure("\(path): there is no such file")
        }
        guard !isDirectory.boolValue else { throw Failure("\(path): is a folder; expected a file") }
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            if let size = attributes[.size] as? Int, size > limit {
                throw Failure("\(path): has \(size) bytes; at most \(limit) are read")
            }
            return NamedFile(name: path, bytes: Array(try Data(contentsOf: URL(fileURLWithPath: path))))
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure("\(path): cannot be read: \(reason(error))")
        }
    }

    /// Reads a file, or standard input for `-`, that has no more than `limit` bytes; `nil` for a larger one.
    static func read(_ path: String, limit: Int) throws -> [UInt8]? {
        guard path == "-" else {
            let attributes = try FileManager.default.attributesOfItem(atPath: realPath(path))
            if let size = attributes[.size] as? Int, size > limit { return nil }
            return try read(path).bytes
        }
        var bytes: [UInt8] = []
        while let piece = try FileHandle.standardInput.read(upToCount: 1 << 16), !piece.isEmpty {
            bytes += piece
            if bytes.count > limit { return nil }
        }
        return bytes
    }

    /// The path without links, so that two names of one file are equal.
    static func realPath(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    }

    /// Whether there is something at a path.
    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// The files of a folder with one of the extensions, in the order of their names.
    static func list(_ folder: String, extensions: Set<String>) throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { extensions.contains(($0 as NSString).pathExtension) && !$0.hasPrefix(".") }
                .sorted().map { (folder as NSString).appendingPathComponent($0) }
        } catch {
            throw Failure("\(folder): the folder cannot be read: \(reason(error))")
        }
    }

    /// Writes a file whole or not at all, readable by its owner only: what this program writes may hold participants' words.
    ///
    /// - Parameters:
    ///   - bytes: the content.
    ///   - path: where to.
    ///   - mode: who may read it, where it holds none of them.
    /// - Throws: `Failure` that says why it cannot be written.
    static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o600) throws {
        let target = (path as NSString).resolvingSymlinksInPath
        if let status = status(of: target), status.st_mode & S_IFMT != S_IFREG { return try pour(bytes, into: path) }
        let temporary = target + ".\(getpid()).part"
        let descriptor = open(temporary, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw Failure("\(path): cannot be written: \(String(cString: strerror(errno)))") }
        var written = 0
        var failure: Int32 = 0
        bytes.withUnsafeBytes { buffer in
            while written < buffer.count {
                let count = Foundation.write(descriptor, buffer.baseAddress! + written, buffer.count - written)
                guard count > 0 else {
                    if errno == EINTR { continue }
                    failure = errno
                    return
                }
                written += count
            }
        }
        if failure == 0, fsync(descriptor) != 0 { failure = errno }
        if close(descriptor) != 0, failure == 0 { failure = errno }
        if failure == 0, rename(temporary, target) != 0 { failure = errno }
        guard failure == 0 else {
            unlink(temporary)
            throw Failure("\(path): cannot be written: \(String(cString: strerror(failure)))")
        }
    }

    private static func status(of path: String) -> stat? {
        var status = stat()
        return stat(path, &status) == 0 ? status : nil
    }

    /// Writes into what is no file, such as a device or a pipe: it must not be replaced by a file.
    private static func pour(_ bytes: [UInt8], into path: String) throws {
        do {
            let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            try handle.write(contentsOf: Data(bytes))
            try handle.close()
        } catch {
            throw Failure("\(path): cannot be written: \(reason(error))")
        }
    }

    /// Creates a folder, readable by its owner only, with the folders above it.
    static func createFolder(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Failure("\(path): the folder cannot be created: \(reason(error))")
        }
    }

    /// The reason in an error of the system, without the path that the message already names.
    static func reason(_ error: any Error) -> String {
        var current = error as NSError
        while let next = current.userInfo[NSUnderlyingErrorKey] as? NSError { current = next }
        if current.domain == NSPOSIXErrorDomain { return String(cString: strerror(Int32(current.code))) }
        return current.localizedDescription
    }
}
