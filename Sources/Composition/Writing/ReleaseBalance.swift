import Corpus

/// How evenly the participants stand in all vignettes of one composition together.
public struct ReleaseBalance: Hashable, Sendable, Codable {
    /// One participant's part.
    public struct Part: Hashable, Sendable, Codable {
        /// The participant.
        public let participant: String
        /// Their words of evidence in all vignettes.
        public let words: Int
        /// In how many vignettes they stand.
        public let vignettes: Int
        /// Their share of the words of evidence, 0…1.
        public let share: Double
    }

    /// The participants who stand in any vignette, the most words first.
    public let parts: [Part]
    /// Participants who spoke on the themes in usable words and stand in no vignette.
    public let silent: [String]

    /// Counts over vignettes.
    ///
    /// - Parameters:
    ///   - composed: the vignettes.
    ///   - available: the participants whose words might have been used.
    public init(_ composed: [ComposedVignette], available: Set<String>) {
        var words: [String: Int] = [:]
        var vignettes: [String: Set<String>] = [:]
        for one in composed {
            for span in one.vignette.spans where span.kind.isEvidence {
                for contribution in span.contributions {
                    words[contribution.participant, default: 0] += span.text.words
                    vignettes[contribution.participant, default: []].insert(one.vignette.id)
                }
            }
        }
        let total = words.values.reduce(0, +)
        parts = words.map { participant, count in
            Part(
                participant: participant, words: count, vignettes: vignettes[participant]!.count,
                share: total == 0 ? 0 : Double(count) / Double(total))
        }.sorted { ($1.words, $0.participant) < ($0.words, $1.participant) }
        silent = available.subtracting(words.keys).sorted()
    }
}
