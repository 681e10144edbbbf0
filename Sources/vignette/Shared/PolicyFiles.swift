import Attestation
import Foundation
import Policies

/// A policy file with the files it extends and the settings laid over them.
struct PolicyFiles {
    /// The policy of a project, in its folder or above it.
    static let projectFile = ".vignette.yaml"

    /// The path of the topmost file.
    let path: String
    /// What the files and settings make.
    let layers: LayeredPolicy
    /// The digest of the file's bytes; of the values, where several files or settings make the policy.
    let digest: ContentDigest

    /// Reads a policy file and what it extends.
    ///
    /// - Throws: `Failure` for a file that is missing or extends itself, `InputProblem` for one that is broken.
    init(at path: String, settings: [String] = []) throws {
        var files: [NamedFile] = []
        var seen: Set<String> = []
        var next: String? = path
        while let current = next {
            guard seen.insert(Files.realPath(current)).inserted else {
                throw Failure("\(current): extends itself; expected a policy below it")
            }
            let file = try Files.read(current)
            files.insert(file, at: 0)
            next = try LayeredPolicy.base(of: file).map { name in
                let beside = ((current as NSString).deletingLastPathComponent as NSString).appendingPathComponent(name)
                if !(name as NSString).isAbsolutePath, Files.exists(beside) { return beside }
                return try Self.path(of: name, named: "\(current): extends")
            }
        }
        self.path = path
        layers = try LayeredPolicy(files: files, settings: settings)
        digest =
            files.count == 1 && settings.isEmpty
            ? ContentDigest(of: files[0].bytes) : ContentDigest(of: layers.canonical)
    }

    /// A folder that the policy names, from the folder of the file that names it.
    func folder(of key: String, named name: String) -> String {
        if (name as NSString).isAbsolutePath { return name }
        let origin = layers.origins[key]?.file ?? path
        let base = origin == LayeredPolicy.settings ? "" : (origin as NSString).deletingLastPathComponent
        return (base as NSString).appendingPathComponent(name)
    }

    /// The path that a file or a name stands for: a file where there is one, else a policy that comes with the program.
    static func path(of name: String, named source: String) throws -> String {
        if Files.exists(name) { return name }
        if !name.contains("/"), !name.contains(".") {
            let own = try SharedFiles.path("Policies", "\(name).yaml")
            if Files.exists(own) { return own }
            throw Failure("\(source) \(name): there is no such file, and the program brings no policy of that name")
        }
        throw Failure("\(source) \(name): there is no such file")
    }
}
