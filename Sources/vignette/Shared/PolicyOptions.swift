import ArgumentParser
import Attestation
import Foundation
import Input
import Policies

/// Which policy a command works by.
struct PolicyOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The policy: a file, or the name of one that comes with the program.", valueName: "file|draft|publication"))
    var policy: String?

    /// Reads the policy with its hierarchies and lexicons.
    ///
    /// - Parameter fallback: the policy where none was given: a path or a name.
    /// - Returns: the policy with all it names.
    /// - Throws: `Failure` or `InputProblem` for a file that is missing or broken.
    func load(fallback: String = "publication") throws -> LoadedPolicy {
        try LoadedPolicy(at: try Self.path(of: policy ?? fallback))
    }

    /// The path that a file or a name stands for: a file where there is one, else a policy that comes with the program.
    static func path(of name: String) throws -> String {
        if FileManager.default.fileExists(atPath: name) { return name }
        if !name.contains("/"), !name.contains(".") {
            let own = try SharedFiles.path("Policies", "\(name).yaml")
            if FileManager.default.fileExists(atPath: own) { return own }
            throw Failure("--policy \(name): there is no such file, and the program brings no policy of that name")
        }
        throw Failure("--policy \(name): there is no such file")
    }
}

/// A policy with all it names, and the digest of its file.
struct LoadedPolicy {
    /// The path of the policy file.
    let path: String
    /// The policy, hierarchies and lexicons.
    let rulebook: Rulebook
    /// The digest of the policy file's bytes.
    let digest: ContentDigest

    /// Reads a policy file and the folders it names.
    init(at path: String) throws {
        let file = try Files.read(path)
        let policy = try Policy(file: file.name, bytes: file.bytes)
        let folder = (path as NSString).deletingLastPathComponent
        func files(_ name: String, _ extensions: Set<String>) throws -> [NamedFile] {
            try Files.list((folder as NSString).appendingPathComponent(name), extensions: extensions).map(Files.read)
        }
        self.path = path
        rulebook = try Rulebook(
            policy: policy, policyFile: file.name, hierarchies: files(policy.files.hierarchies, ["csv"]),
            lexicons: files(policy.files.lexicons, ["csv", "txt"]))
        digest = ContentDigest(of: file.bytes)
    }
}
