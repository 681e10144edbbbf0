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
            "The policy: a file, or the name of one that comes with the program. Without it VIGNETTE_POLICY, the nearest "
                + ".vignette.yaml, the study's own, publication.", valueName: "file|draft|publication"))
    var policy: String?

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp(
            "A value in place of the policy's, such as contributors.minimum=6; may be repeated.", valueName: "key=value"
        ))
    var settings: [String] = []

    /// Reads the policy with its hierarchies and lexicons.
    ///
    /// - Parameter fallback: the policy where nothing else names one: a path or a name.
    /// - Returns: the policy with all it names.
    /// - Throws: `Failure` or `InputProblem` for a file that is missing or broken.
    func load(fallback: String = "publication") throws -> LoadedPolicy {
        try LoadedPolicy(PolicyFiles(at: try path(fallback: fallback), settings: settings))
    }

    /// The policy alone, with where each value comes from.
    func files(fallback: String = "publication") throws -> PolicyFiles {
        try PolicyFiles(at: try path(fallback: fallback), settings: settings)
    }

    /// The path of the policy: what was named, else what the environment names, else the nearest file of the project, else
    /// the fallback.
    private func path(fallback: String) throws -> String {
        if let policy { return try PolicyFiles.path(of: policy, named: "--policy") }
        if let named = ProcessInfo.processInfo.environment["VIGNETTE_POLICY"], !named.isEmpty {
            return try PolicyFiles.path(of: named, named: "VIGNETTE_POLICY")
        }
        if let own = ProjectFiles.nearest(PolicyFiles.projectFile) { return own }
        return try PolicyFiles.path(of: fallback, named: "--policy")
    }
}

/// A policy with all it names, and its digest.
struct LoadedPolicy {
    /// The path of the policy file.
    let path: String
    /// The policy, hierarchies and lexicons.
    let rulebook: Rulebook
    /// The digest of the policy file's bytes; of the values, where several files or settings make the policy.
    let digest: ContentDigest

    /// Reads the folders that a policy names.
    init(_ files: PolicyFiles) throws {
        let policy = files.layers.policy
        func read(_ key: String, _ name: String, _ extensions: Set<String>) throws -> [NamedFile] {
            try Files.list(files.folder(of: key, named: name), extensions: extensions).map(Files.read)
        }
        path = files.path
        rulebook = try Rulebook(
            policy: policy, policyFile: files.path,
            hierarchies: read("files.hierarchies", policy.files.hierarchies, ["csv"]),
            lexicons: read("files.lexicons", policy.files.lexicons, ["csv", "txt"]))
        digest = files.digest
    }
}
