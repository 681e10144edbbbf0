import Publication

/// What two versions of a report tell together: whom the words lead to that only one of them has.
public struct VersionDifference: Hashable, Sendable, Encodable {
    /// Words that one version has and the other has not.
    public struct Side: Hashable, Sendable, Encodable {
        /// How many normalised words, in vignettes (in the whole text where nothing is marked).
        public let words: Int
        /// How many of them can be traced.
        public let traceableWords: Int
        /// To whom.
        public let byParticipant: [String: Int]
        /// The effective number of participants they lead to.
        public let effective: Double
        /// Where traced words stand that the other version has not.
        public let places: [Place]
        /// Quotations that only this version has, by code.
        public let quotations: [String: Int]
    }

    /// A stretch of traced words.
    public struct Place: Hashable, Sendable, Encodable {
        /// To whom it leads.
        public let participant: String
        /// How many words.
        public let words: Int
        /// Where.
        public let place: TextPlace
    }

    /// What only the earlier version has.
    public let removed: Side
    /// What only the later version has.
    public let added: Side

    /// Words in a row by which two versions are laid side by side.
    private static let commonWords = 3

    /// Lays two versions side by side.
    ///
    /// - Parameters:
    ///   - earlier: the earlier version; what moved inside a report is no difference.
    ///   - later: the later version.
    ///   - attributed: the attributed quotations of each, as they can be read there.
    ///   - attack: everything an intruder has, the quotations of both versions included.
    init(
        earlier: [Document], later: [Document], attributed: (earlier: [AttributedText], later: [AttributedText]),
        by attack: Attack
    ) {
        removed = Self.side(of: earlier, without: later, attributed.earlier, attributed.later, attack)
        added = Self.side(of: later, without: earlier, attributed.later, attributed.earlier, attack)
    }

    private static func side(
        of documents: [Document], without others: [Document], _ quotes: [AttributedText],
        _ otherQuotes: [AttributedText],
        _ attack: Attack
    ) -> Side {
        let normaliser = attack.index.normaliser
        let other = TraceIndex(
            stories(of: others).map { AttributedText(participant: "", text: $0.text.text, origin: "") },
            normaliser: normaliser, runWords: commonWords)
        var words = 0
        var byParticipant: [String: Int] = [:]
        var places: [Place] = []
        for (document, joined) in stories(of: documents) {
            let common = other.attribution(of: joined.text).owner
            let traced = attack.index.attribution(of: joined.text)
            words += common.count { $0 == nil }
            var start = 0
            while start < common.count {
                guard common[start] == nil, let text = traced.owner[start] else {
                    start += 1
                    continue
                }
                let participant = attack.index.texts[text].participant
                var end = start + 1
                while end < common.count, common[end] == nil, let next = traced.owner[end],
                    attack.index.texts[next].participant == participant
                {
                    end += 1
                }
                defer { start = end }
                // An article more or less leads nowhere.
                if traced.document.isLight(start..<end) { continue }
                byParticipant[participant, default: 0] += end - start
                places.append(
                    Place(
                        participant: participant, words: end - start,
                        place: TextPlace(traced.document.scalars(of: start..<end), in: joined, of: document)))
            }
        }
        let trace = Trace(words: words, byParticipant: byParticipant, runs: [])
        return Side(
            words: words, traceableWords: trace.traceableWords, byParticipant: byParticipant,
            effective: (trace.effective * 1000).rounded() / 1000, places: places,
            quotations: only(quotes, without: otherQuotes, normaliser))
    }

    /// The vignettes of reports; of one without marks the whole text.
    private static func stories(of documents: [Document]) -> [(document: Document, text: JoinedText)] {
        documents.flatMap { document in
            let marked: [MarkedVignette?] = document.vignettes.isEmpty ? [nil] : document.vignettes
            return marked.map { (document, document.runningText(of: $0)) }
        }
    }

    private static func only(
        _ quotes: [AttributedText], without others: [AttributedText], _ normaliser: TraceNormaliser
    ) -> [String: Int] {
        func key(_ quote: AttributedText) -> [String] {
            [quote.participant] + normaliser.words(of: quote.text).map(\.form)
        }
        let known = Set(others.map(key))
        var counts: [String: Int] = [:]
        for quote in quotes where !known.contains(key(quote)) { counts[quote.participant, default: 0] += 1 }
        return counts
    }
}
