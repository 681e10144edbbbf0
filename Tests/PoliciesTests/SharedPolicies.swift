import Foundation
import Policies

/// The policies that come with the program.
enum SharedPolicies {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Policies")

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appendingPathComponent(path)))
    }

    static func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

    static func policy(_ name: String) throws -> Policy {
        try Policy(file: "\(name).yaml", bytes: try bytes("\(name).yaml"))
    }

    /// The files of a folder with an extension, in the order of their names.
    static func files(_ name: String) throws -> [NamedFile] {
        try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(name).path)
            .filter { $0.hasSuffix(".csv") || $0.hasSuffix(".txt") }.sorted()
            .map { NamedFile(name: "\(name)/\($0)", bytes: try bytes("\(name)/\($0)")) }
    }
}
