import Publication
import Redaction

/// What can be traced in one vignette: numbers and places, never words.
public struct TracedVignette: Hashable, Sendable, Encodable {
    /// A run and where it stands.
    public struct Run: Hashable, Sendable, Encodable {
        /// Whose words they are.
        public let participant: String
        /// How many normalised words match.
        public let words: Int
        /// Where the same words stand.
        public let origin: String
        /// Where it stands here.
        public let place: TextPlace
        /// The stretches that match, in Unicode scalars of the running text: the run without what was overlooked in it.
        public let matched: [[Int]]
    }

    /// A sentence that tells the same as an attributed one in other words: a weaker sign, not counted as traced.
    public struct Paraphrase: Hashable, Sendable, Encodable {
        /// Whose words it resembles.
        public let participant: String
        /// Where those stand.
        public let origin: String
        /// How alike the two are, 0 to 1: the cosine of their content words, rare ones weighing more.
        public let similarity: Double
        /// How many content words they share, endings aside.
        public let sharedWords: Int
        /// The sentence.
        public let place: TextPlace
        /// The shared words, in Unicode scalars of the running text.
        public let shared: [[Int]]
    }

    /// Words that only one participant said.
    public struct Rarity: Hashable, Sendable, Encodable {
        /// Who.
        public let participant: String
        /// Where.
        public let origin: String
        /// How many words in a row.
        public let words: Int
        /// How much they tell, in bits: the rarer the words, the more.
        public let bits: Double
        /// Where they stand here.
        public let place: TextPlace
    }

    /// A sentence that an intruder would search for.
    public struct Search: Hashable, Sendable, Encodable {
        /// Its rank, from 1.
        public let rank: Int
        /// Whose words it holds; missing where nobody is known.
        public let participant: String?
        /// How many participants have said the words to search for: 0 where nobody is known, at most 9.
        public let holders: Int
        /// How much the words to search for tell, in bits.
        public let bits: Double
        /// The sentence.
        public let place: TextPlace
        /// The words to search for.
        public let phrase: TextPlace
    }

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
    /// Rows of words that only one participant said, the rarest first.
    public let rarePhrases: [Rarity]
    /// Uncommon single words that only one participant said, the rarest first.
    public let rareWords: [Rarity]
    /// The sentences that an intruder would search for, the most telling first.
    public let searches: [Search]
    /// Sentences that tell the same in other words, the most alike first.
    public let paraphrases: [Paraphrase]
    /// What a reader reads, for the page that shows the runs.
    let text: JoinedText

    private enum CodingKeys: String, CodingKey {
        case id, file, words, traceableWords, byParticipant, effective, longestRun, runs, rarePhrases, rareWords,
            searches
        case paraphrases
    }

    private static let mostRare = 10
    private static let mostSearches = 10
    private static let mostParaphrases = 20

    /// Traces a vignette of a document; a document without marks is one.
    init(_ vignette: MarkedVignette?, of document: Document, by attack: Attack) {
        let joined = document.runningText(of: vignette)
        let attribution = attack.index.attribution(of: joined.text)
        let trace = attribution.trace
        let texts = attack.index.texts
        let words = attribution.document
        let offsets = ScalarOffsets(joined.text)
        func scalars(_ range: Range<Int>) -> Range<Int> {
            offsets[words.ranges[range.lowerBound].lowerBound..<words.ranges[range.upperBound - 1].upperBound]
        }
        func place(_ range: Range<Int>) -> TextPlace { TextPlace(scalars(range), in: joined, of: document) }
        func pair(_ range: Range<Int>) -> [Int] { [range.lowerBound, range.upperBound] }

        id = vignette?.reference ?? document.name
        file = document.name
        self.words = trace.words
        traceableWords = trace.traceableWords
        byParticipant = trace.byParticipant
        effective = (trace.effective * 1000).rounded() / 1000
        longestRun = trace.longestRun
        runs = trace.runs.map { run in
            Run(
                participant: run.participant, words: run.words, origin: run.origin,
                place: TextPlace(run.range, in: joined, of: document), matched: run.matched.map(pair))
        }
        let distinctive = Distinctive(attribution: attribution, index: attack.index, background: attack.background)
        func rarity(_ phrase: Distinctive.Phrase) -> Rarity? {
            guard let text = phrase.text else { return nil }
            return Rarity(
                participant: texts[text].participant, origin: texts[text].origin, words: phrase.words.count,
                bits: phrase.bits, place: place(phrase.words))
        }
        rarePhrases = distinctive.phrases().prefix(Self.mostRare).compactMap(rarity)
        rareWords = distinctive.words().prefix(Self.mostRare).compactMap(rarity)
        searches = distinctive.searches().prefix(Self.mostSearches).enumerated().map { rank, search in
            Search(
                rank: rank + 1, participant: search.phrase.text.map { texts[$0].participant },
                holders: search.phrase.holders, bits: search.phrase.bits, place: place(search.sentence),
                phrase: place(search.phrase.words))
        }
        let sentences = words.sentenceRanges
        paraphrases = attack.paraphrases.pairs(in: words).filter { pair in
            // A sentence that runs have traced to the participant already needs no weaker sign.
            let sentence = sentences[pair.sentence]
            let traced = sentence.count { word in
                attribution.owner[word].map { texts[$0].participant } == texts[pair.text].participant
            }
            return traced * 2 < sentence.count
        }.prefix(Self.mostParaphrases).map { found in
            Paraphrase(
                participant: texts[found.text].participant, origin: texts[found.text].origin,
                similarity: found.similarity, sharedWords: found.words.count, place: place(sentences[found.sentence]),
                shared: found.words.map { pair(scalars($0..<($0 + 1))) })
        }
        text = joined
    }
}

/// What an intruder has at hand.
struct Attack {
    let index: TraceIndex
    let background: Background
    let paraphrases: ParaphraseSearch
}
