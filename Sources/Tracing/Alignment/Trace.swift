/// What an intruder can trace in a text by comparing it with attributed texts.
public struct Trace: Hashable, Sendable {
    /// The words of the text, normalised.
    public let words: Int
    /// How many of them can be traced to somebody.
    public let traceableWords: Int
    /// How many of them can be traced to each participant. A word that two runs share counts for the longer run, of equally
    /// long ones for the participant whose id comes first; so the numbers add up to `traceableWords`.
    public let byParticipant: [String: Int]
    /// The runs behind these numbers, in the order of the text.
    public let runs: [WordRun]

    /// Describes a trace.
    public init(words: Int, byParticipant: [String: Int], runs: [WordRun]) {
        self.words = words
        traceableWords = byParticipant.values.reduce(0, +)
        self.byParticipant = byParticipant
        self.runs = runs
    }

    /// The effective number of participants that the traceable words lead to: 1 / Σ share², 0 where none are traceable.
    public var effective: Double {
        guard traceableWords > 0 else { return 0 }
        // Σ n² is exact in integers, so that the order of the participants cannot matter.
        let squares = byParticipant.values.reduce(0) { $0 + $1 * $1 }
        return Double(traceableWords) * Double(traceableWords) / Double(squares)
    }

    /// The words of the longest run, 0 where there is none.
    public var longestRun: Int { runs.map(\.words).max() ?? 0 }
}
