import Publication

/// A participant to whom several vignettes lead.
public struct LinkedParticipant: Hashable, Sendable, Encodable {
    /// Who.
    public let participant: String
    /// The words of each vignette that lead there, in the order of the report.
    public let vignettes: [Part]
    /// The words of all of them.
    public let words: Int

    /// The words of one vignette.
    public struct Part: Hashable, Sendable, Encodable {
        /// The vignette.
        public let id: String
        /// Its file.
        public let file: String
        /// The words.
        public let words: Int
    }

    /// Everybody to whom two vignettes or more lead, the most words first.
    static func all(_ vignettes: [TracedVignette]) -> [LinkedParticipant] {
        var parts: [String: [Part]] = [:]
        for vignette in vignettes {
            for (participant, words) in vignette.byParticipant {
                parts[participant, default: []].append(Part(id: vignette.id, file: vignette.file, words: words))
            }
        }
        return parts.filter { $0.value.count > 1 }
            .map { participant, parts in
                LinkedParticipant(
                    participant: participant, vignettes: parts, words: parts.reduce(0) { $0 + $1.words })
            }
            .sorted { ($1.words, $0.participant) < ($0.words, $1.participant) }
    }
}

/// Words that two vignettes share with each other: whoever knows one of them finds the other.
public struct SharedWords: Hashable, Sendable, Encodable {
    /// The earlier vignette of the report.
    public let first: String
    /// The later one.
    public let second: String
    /// How many words of the later one stand in the earlier.
    public let words: Int
    /// The words of the longest run.
    public let longestRun: Int
    /// Where the runs stand in the later one.
    public let places: [TextPlace]

    /// The runs of vignettes with each other. A sentence that says that the text is a composite stands in all of them and is
    /// left out.
    static func all(
        _ vignettes: [(traced: TracedVignette, document: Document)], normaliser: TraceNormaliser, runWords: Int
    ) -> [SharedWords] {
        guard vignettes.count > 1 else { return [] }
        var found: [SharedWords] = []
        for later in vignettes.indices.dropFirst() {
            let earlier = (0..<later).map {
                AttributedText(
                    participant: "\(1_000_000 + $0)", text: vignettes[$0].traced.text.text, origin: "")
            }
            let index = TraceIndex(earlier, normaliser: normaliser, runWords: runWords)
            let (traced, document) = vignettes[later]
            let attribution = index.attribution(of: traced.text.text)
            let words = attribution.document
            let declaring = words.sentenceRanges.filter { $0.contains { words.word($0) == "composite" } }
            let runs = zip(attribution.claims, attribution.trace.runs).filter { claim, _ in
                !declaring.contains { $0.overlaps(claim.range) }
            }
            for (participant, runs) in Dictionary(grouping: runs, by: \.1.participant).sorted(by: { $0.key < $1.key }) {
                found.append(
                    SharedWords(
                        first: vignettes[Int(participant)! - 1_000_000].traced.id, second: traced.id,
                        words: runs.reduce(0) { $0 + $1.0.claimed }, longestRun: runs.map(\.1.words).max() ?? 0,
                        places: runs.map { TextPlace($0.1.range, in: traced.text, of: document) }))
            }
        }
        return found
    }
}
