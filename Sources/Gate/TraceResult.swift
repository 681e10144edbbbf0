public import Publication
public import Tracing

/// What can be traced in a set of reports, as `vignette trace` prints it: numbers and places, never words.
public struct TraceResult: Hashable, Sendable, Encodable {
    /// A run and where it stands in its file.
    public struct Run: Hashable, Sendable, Encodable {
        /// Whose words they are.
        public let participant: String
        /// Where it begins in the vignette's running text, in Unicode scalars.
        public let start: Int
        /// Where it ends.
        public let end: Int
        /// How many normalised words it has.
        public let words: Int
        /// Where the same words stand.
        public let origin: String
        /// The line of the file where it begins.
        public let line: Int
        /// The column where it begins.
        public let column: Int
    }

    /// What can be traced in one vignette.
    public struct Vignette: Hashable, Sendable, Encodable {
        /// The mark's id and revision, or the file's name where nothing is marked.
        public let id: String
        /// The file.
        public let file: String
        /// Its words, normalised.
        public let words: Int
        /// How many of them can be traced.
        public let traceableWords: Int
        /// To whom.
        public let byParticipant: [String: Int]
        /// The effective number of participants they lead to.
        public let effective: Double
        /// The words of the longest run.
        public let longestRun: Int
        /// The runs in the order of the text.
        public let runs: [Run]
    }

    /// The vignettes in the order of the files.
    public let vignettes: [Vignette]
    private let quotations: Int

    private enum CodingKeys: String, CodingKey { case vignettes }

    /// Traces the vignettes of reports.
    ///
    /// - Parameters:
    ///   - documents: the reports; one without marks is one vignette.
    ///   - attributed: everything that is known to come from somebody.
    ///   - normaliser: what an intruder folds away.
    ///   - runWords: how many words in a row count.
    public init(
        documents: [Document], attributed: [AttributedText], normaliser: TraceNormaliser, runWords: Int
    ) {
        let index = TraceIndex(attributed, normaliser: normaliser, runWords: runWords)
        quotations = attributed.count
        vignettes = documents.flatMap { document -> [Vignette] in
            let marked: [MarkedVignette?] = document.vignettes.isEmpty ? [nil] : document.vignettes
            return marked.map { vignette in
                let joined = document.runningText(of: vignette)
                let trace = index.trace(joined.text)
                return Vignette(
                    id: vignette?.reference ?? document.name, file: document.name, words: trace.words,
                    traceableWords: trace.traceableWords, byParticipant: trace.byParticipant,
                    effective: (trace.effective * 1000).rounded() / 1000, longestRun: trace.longestRun,
                    runs: trace.runs.map { run in
                        let start = document.places(of: run.range, in: joined).start
                        return Run(
                            participant: run.participant, start: run.range.lowerBound, end: run.range.upperBound,
                            words: run.words, origin: run.origin, line: start.line, column: start.column)
                    })
            }
        }
    }

    /// For people: for each vignette who, how many words, and where.
    public var text: String {
        var lines: [String] = []
        for vignette in vignettes {
            lines.append(vignette.id == vignette.file ? vignette.id : "\(vignette.id) (\(vignette.file))")
            guard vignette.traceableWords > 0 else {
                lines.append(
                    "  none of \(vignette.words) words can be traced to anybody in \(quotations) attributed texts")
                lines.append("")
                continue
            }
            lines.append(
                "  \(vignette.traceableWords) of \(vignette.words) words can be traced, to \(vignette.byParticipant.count) "
                    + "participant\(vignette.byParticipant.count == 1 ? "" : "s") (\(vignette.effective) effective); the "
                    + "longest run has \(vignette.longestRun) words")
            let width = max(11, vignette.byParticipant.keys.map(\.count).max() ?? 0)
            lines.append("  \("participant".filled(to: width))  words  runs at (line:column, words, where it was said)")
            let ranked = vignette.byParticipant.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            for (participant, words) in ranked {
                let runs = vignette.runs.filter { $0.participant == participant }
                    .map { "\($0.line):\($0.column) \($0.words) \($0.origin)" }
                let count = String(words)
                lines.append(
                    "  \(participant.filled(to: width))  \(String(repeating: " ", count: max(0, 5 - count.count)))\(count)  "
                        + runs.joined(separator: "; "))
            }
            lines.append("")
        }
        return lines.joined(separator: "\n")
    }
}

extension String {
    fileprivate func filled(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
