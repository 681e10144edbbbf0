public import Publication

/// A check that has ended, with all that its reports tell of it.
public struct CheckRun: Sendable {
    /// What was found.
    public let report: GateReport
    /// The files that were given.
    public let files: [CheckedFile]
    /// The lightest level that fails the check.
    public let failLevel: FindingLevel
    /// The lightest level that is printed. Lighter ones are counted all the same.
    public let leastLevel: FindingLevel
    /// What kept the check from being whole, for the user to read.
    public let problems: [String]
    /// The version of the program.
    public let version: String
    /// The name of a file from the root of the repository, as a machine format gives it.
    public let relativeName: @Sendable (String) -> String

    /// Keeps what a check found.
    public init(
        report: GateReport, files: [CheckedFile], failLevel: FindingLevel = .warning, leastLevel: FindingLevel = .note,
        problems: [String] = [], version: String,
        relativeName: @escaping @Sendable (String) -> String = { $0 }
    ) {
        self.report = report
        self.files = files
        self.failLevel = failLevel
        self.leastLevel = leastLevel
        self.problems = problems
        self.version = version
        self.relativeName = relativeName
    }

    /// The findings that are printed.
    public var findings: [Finding] { report.findings.filter { $0.level >= leastLevel } }

    /// The report with the findings that are printed only, and the counts of all.
    public var listed: GateReport { report.listing(findings) }

    /// How many findings are too light to be printed.
    var hiddenCount: Int { report.findings.count { $0.level < leastLevel } }

    /// 2 where the check is not whole, else 1 where a finding fails it, else 0.
    public var exitCode: Int {
        if !problems.isEmpty { return 2 }
        return report.has(atLeast: failLevel) ? 1 : 0
    }

    /// Whether the check is not whole and has nothing to tell.
    public var checkedNothing: Bool { !problems.isEmpty && report.findings.isEmpty && report.waived.isEmpty }

    /// The names of all files that were checked or have findings, each once, in order.
    var fileNames: [String] { Set(files.map(\.name) + findings.map(\.file)).sorted() }

    /// The text of a file with its lines, where it was read.
    func sources() -> [String: SourceText] {
        var sources: [String: SourceText] = [:]
        for case .document(let document) in files { sources[document.name] = document.source }
        return sources
    }
}
