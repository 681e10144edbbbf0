import Composition
import Corpus
import Foundation
import Input
import Policies
import Redaction
import Synchronization

/// The invented study of the repository, read once.
enum SampleStudy {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let publication = rulebook("publication")
    static let draft = rulebook("draft")

    static let material: Material = {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vignette-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let study = try Study.create(
                at: folder.appendingPathComponent("study.sqlite").path, name: "Sample", policy: "publication.yaml")
            _ = try study.importTables(
                ["participants", "codebook", "fragments", "population", "secret-names"].map { name in
                    ImportFile(name: "\(name).csv", bytes: bytes("Corpus/\(name).csv"))
                })
            return Material(
                participants: try study.participants(), fragments: try study.fragments(),
                codebook: try study.codebook(),
                population: try study.population(), secrets: try study.secretNames())
        } catch {
            fatalError("the sample study cannot be read: \(error)")
        }
    }()

    static let mentoring = template("mentoring")
    static let general = template("general")

    static func composer(seed: UInt64 = 1, _ rulebook: Rulebook = publication, _ material: Material = material)
        -> Composer
    {
        Composer(material: material, rulebook: rulebook, policyDigest: String(repeating: "0", count: 64), seed: seed)
    }

    /// The vignettes of one seed, composed once; themes that cannot be told are left out.
    static func vignettes(seed: UInt64) throws -> [ComposedVignette] {
        try composed.withLock { known in
            if let vignettes = known[seed] { return vignettes }
            let vignettes = try compose(seed: seed)
            known[seed] = vignettes
            return vignettes
        }
    }

    /// The same, composed anew.
    static func compose(seed: UInt64) throws -> [ComposedVignette] {
        let composer = composer(seed: seed)
        return try composer.compose(composer.themes, templates: [mentoring]).compactMap { result in
            if case .composed(let vignette) = result { vignette } else { nil }
        }
    }

    private static let composed = Mutex<[UInt64: [ComposedVignette]]>([:])

    static func bytes(_ path: String) -> [UInt8] {
        do {
            return Array(try Data(contentsOf: root.appendingPathComponent(path)))
        } catch {
            fatalError("\(path) cannot be read: \(error)")
        }
    }

    private static func template(_ name: String) -> StoryTemplate {
        do {
            return try StoryTemplate(file: name, bytes: bytes("Templates/\(name).mustache"))
        } catch {
            fatalError("\(error)")
        }
    }

    /// A policy of the repository with its lexicons, changed where a test asks.
    static func rulebook(_ name: String, changed: (inout Policy) -> Void = { _ in }) -> Rulebook {
        func files(_ folder: String) throws -> [NamedFile] {
            try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(folder).path).sorted()
                .filter { !$0.hasPrefix(".") }
                .map { NamedFile(name: $0, bytes: bytes("\(folder)/\($0)")) }
        }
        do {
            var policy = try Policy(file: "\(name).yaml", bytes: bytes("Policies/\(name).yaml"))
            changed(&policy)
            return try Rulebook(
                policy: policy, policyFile: "\(name).yaml",
                hierarchies: files("Policies/hierarchies"), lexicons: files("Policies/lexicons"))
        } catch {
            fatalError("\(error)")
        }
    }
}

/// A small generator of random numbers that gives the same numbers on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &+ 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var value = state
        value = (value ^ (value >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        return value ^ (value >> 33)
    }
}
