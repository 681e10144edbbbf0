import Foundation

/// The invented study of the repository on its way from import to report, gone once for all tests.
struct SampleWay: Sendable {
    let folder: TemporaryFolder
    /// What each command said, by its name.
    let outcomes: [(name: String, outcome: Program.Outcome)]

    var study: String { folder.path("study/study.sqlite") }
    var report: String { folder.path("report.md") }
    var evidence: String { folder.path("report.md.evidence.json") }

    static func gone() throws -> SampleWay { try result.get() }

    private static let result = Result { try SampleWay() }

    private init() throws {
        folder = try TemporaryFolder()
        folder.removeAtExit()
        let tables = ["participants", "codebook", "fragments", "population", "secret-names"].map {
            Program.root.appendingPathComponent("Corpus/\($0).csv").path
        }
        let study = ["--study", "study/study.sqlite"]
        let commands: [(String, [String])] = [
            ("init", ["init", "study", "--name", "Sample"]),
            ("import", ["import"] + tables + study),
            ("redact propose", ["redact", "propose"] + study),
            ("assess", ["assess"] + study),
            ("compose", ["compose", "--all", "--seed", "1", "--output", "report.md"] + study),
        ]
        var outcomes: [(String, Program.Outcome)] = []
        for (name, arguments) in commands {
            outcomes.append((name, try Program.run(arguments, in: folder)))
        }
        self.outcomes = outcomes
    }
}
