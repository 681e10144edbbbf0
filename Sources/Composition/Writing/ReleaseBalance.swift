import Corpus

/// How evenly the participants stand in all vignettes of one composition together.
public struct ReleaseBalance: Hashable, Sendable {
    /// One participant's part.
    public struct Part: Hashable, Sendable {
        /// The participant.
        public let participant: String
        /// Their words of evidence in all vignettes.
        public let words: Int
        /// In how many vignettes they stand.
        public let vignettes: Int
        /// Their share of the words of evidence, 0…1.
        public let share: Double
    }

    /// Two vignettes, and who stands in both.
    public struct Pair: Hashable, Sendable {
        /// The first vignette, by id and revision.
        public let first: String
        /// The second.
        public let second: String
        /// The participants.
        public let participants: [String]
    }

    /// The participants who stand in any vignette, the most words first.
    public let parts: [Part]
    /// Every two vignettes.
    public let together: [Pair]

    /// Counts over vignettes.
    public init(_ composed: [ComposedVignette]) {
        var words: [String: Int] = [:]
        let contributors = composed.map { one -> Set<String> in
            var own: Set<String> = []
            for span in one.vignette.spans where span.kind.isEvidence {
                for contribution in span.contributions {
                    words[contribution.participant, default: 0] += span.text.words
                    own.insert(contribution.participant)
                }
            }
            return own
        }
        let total = words.values.reduce(0, +)
        parts = words.map { participant, count in
            Part(
                participant: participant, words: count,
                vignettes: contributors.count { $0.contains(participant) },
                share: total == 0 ? 0 : Double(count) / Double(total))
        }.sorted { ($1.words, $0.participant) < ($0.words, $1.participant) }
        func name(_ index: Int) -> String { "\(composed[index].vignette.id)@\(composed[index].vignette.revision)" }
        together = composed.indices.flatMap { first in
            composed.indices.filter { $0 > first }.map { second in
                Pair(
                    first: name(first), second: name(second),
                    participants: contributors[first].intersection(contributors[second]).sorted())
            }
        }
    }
}
