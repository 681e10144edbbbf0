import Benchmark
import Foundation
import Invented
import Policies
import Redaction

/// The redactor of the publication policy.
func publicationRedactor() throws -> Redactor {
    let policies = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Policies")
    func file(_ url: URL) throws -> NamedFile {
        NamedFile(name: url.lastPathComponent, bytes: Array(try Data(contentsOf: url)))
    }
    func files(_ folder: String) throws -> [NamedFile] {
        try FileManager.default.contentsOfDirectory(
            at: policies.appendingPathComponent(folder), includingPropertiesForKeys: nil
        )
        .filter { ["csv", "txt"].contains($0.pathExtension) }.sorted { $0.path < $1.path }.map(file)
    }
    let policy = try file(policies.appendingPathComponent("publication.yaml"))
    return try Rulebook(
        policy: Policy(file: policy.name, bytes: policy.bytes), policyFile: policy.name,
        hierarchies: files("hierarchies"), lexicons: files("lexicons")
    ).redactor()
}

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.cpuTotal, .wallClock, .throughput], warmupIterations: 1, maxDuration: .seconds(5), maxIterations: 5)

    /// A megabyte of talk or of one hostile unit: the iterations a second are megabytes a second.
    func measure(_ name: String, _ text: @escaping @Sendable () -> String) {
        Benchmark("detection, 1 MB, \(name)") { benchmark, given in
            for _ in benchmark.scaledIterations { blackHole(given.redactor.detections(in: given.text).count) }
        } setup: {
            (redactor: try publicationRedactor(), text: text())
        }
        Benchmark("pipeline, 1 MB, \(name)") { benchmark, given in
            for _ in benchmark.scaledIterations { blackHole(given.redactor.redact(given.text).edits.edits.count) }
        } setup: {
            (redactor: try publicationRedactor(), text: text())
        }
    }
    measure("talk") { InventedTalk.text(bytes: 1_000_000) }
    for (name, unit) in InventedTalk.hostile {
        measure(name) { String(repeating: unit, count: 1_000_000 / unit.utf8.count) }
    }
}
