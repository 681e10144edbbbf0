import Redaction

/// Attributed texts, ready to be compared with others: the linkage attack.
///
/// A **run** is a stretch of a text that shares at least `runWords` normalised words with one attributed text, in order,
/// over what an intruder overlooks: see `Aligner`. Only the shared words count as traced. A run is sought wherever three
/// words stand in a row in both, light words between them aside, or `runWords` words exactly.
///
/// Every stretch of `runWords` shared words is found. Of words that stand in the same order in very many places only the
/// first are compared, so that time grows with the length of the texts and not with its square; such words are then traced to
/// the participants who come first.
public struct TraceIndex: Sendable {
    /// The shortest stretch from which a run is sought.
    static let seedWords = 3
    /// How many places of the same words of one participant, and of all, are compared.
    private static let repeats = 64
    private static let places = 1024
    /// So many words in a row need not be compared with the rest of their text from each of them.
    private static let longRun = 48

    /// The normalised words in a row that count as traced.
    public let runWords: Int
    let normaliser: TraceNormaliser
    /// The texts by participant, origin and words.
    let texts: [AttributedText]
    /// The number of each text's participant; numbers follow the order of the participants.
    let owners: [Int32]
    private(set) var table: WordTable
    /// The words of all texts as numbers, with `Aligner.end` before, between and behind them.
    private(set) var words: [Int32] = [Aligner.end]
    /// The place behind each text in `words`.
    private(set) var ends: [UInt32] = []
    /// The places at which sentences begin.
    private(set) var sentences: [UInt32] = []
    /// For each `Self.hint` words the text that they begin in.
    private var hints: [UInt32] = []
    private let concepts: ConceptTree?
    /// The stems of the forms, and the numbers of the stems from 1; light words have none.
    let stems: [Int32]
    let stemNumbers: [String: Int32]
    private let conceptPlaces: ConceptPlaces
    /// Three words in a row; three that are not light, with light ones between; `runWords` words in a row.
    private let seeds: SeedTable
    private let heavySeeds: SeedTable
    private let runs: SeedTable
    /// Three words that are not light, around a phrase of a hierarchy.
    private let phraseSeeds: SeedTable

    private static let hint = 64

    /// Indexes texts; their order does not matter.
    ///
    /// - Parameters:
    ///   - texts: what the intruder can read.
    ///   - normaliser: what the intruder folds away.
    ///   - runWords: the normalised words in a row that count as traced, at least 3.
    public init(_ texts: [AttributedText], normaliser: TraceNormaliser, runWords: Int) {
        precondition(runWords >= Self.seedWords, "a run has at least \(Self.seedWords) words")
        self.runWords = runWords
        self.normaliser = normaliser
        self.texts = texts.sorted { $0.precedes($1) }
        var table = WordTable()
        concepts =
            normaliser.generalisations.isEmpty
            ? nil : normaliser.generalisations.tree(&table, normaliser: normaliser)
        var words = self.words
        var sentences: [UInt32] = []
        var ends: [UInt32] = []
        ends.reserveCapacity(texts.count)
        for text in self.texts {
            let start = words.count
            normaliser.read(text.text, &table) { _, word in
                if word.beginsSentence || words.count == start { sentences.append(UInt32(words.count)) }
                words.append(word.form)
            }
            words.append(Aligner.end)
            ends.append(UInt32(words.count))
        }
        var owners: [Int32] = []
        owners.reserveCapacity(texts.count)
        for (position, text) in self.texts.enumerated() {
            let isSame = position > 0 && self.texts[position - 1].participant == text.participant
            owners.append((owners.last ?? -1) + (isSame ? 0 : 1))
        }
        var stems = [Int32](repeating: 0, count: table.forms.count)
        var stemNumbers: [String: Int32] = [:]
        for (form, word) in table.forms.enumerated() where form > 0 && !WordTable.isLight(Int32(form)) {
            let stem = Stemmer.stem(word)
            let number = stemNumbers[stem] ?? Int32(stemNumbers.count + 1)
            stemNumbers[stem] = number
            stems[form] = number
        }
        self.stems = stems
        self.stemNumbers = stemNumbers
        self.table = table
        self.sentences = sentences
        self.ends = ends
        self.owners = owners
        (seeds, heavySeeds, runs, conceptPlaces, phraseSeeds) = words.withUnsafeBufferPointer { [concepts] words in
            let phrases = ConceptPlaces(words, concepts)
            return (
                SeedTable(RowHashes.seeds(words)), SeedTable(RowHashes.heavySeeds(words)),
                SeedTable(RowHashes.rows(words, length: runWords)), phrases,
                SeedTable(
                    RowHashes.seedsBesidePhrases(words, phrases).map { SeedTable.entry($0.hash, $0.place) })
            )
        }
        self.words = words
        var text = 0
        for place in stride(from: 0, to: words.count, by: Self.hint) {
            while text < ends.count, Int(ends[text]) <= place { text += 1 }
            hints.append(UInt32(text))
        }
    }

    /// How many words all texts have.
    public var wordCount: Int { words.count - texts.count - 1 }

    /// The text that a place belongs to.
    @inline(__always)
    func textIndex(of place: Int) -> Int {
        var text = Int(hints[place / Self.hint])
        while Int(ends[text]) <= place { text += 1 }
        return text
    }

    /// Traces a text.
    public func trace(_ text: String) -> Trace { attribution(of: text).trace }

    /// Traces a text, with what lies behind the numbers.
    func attribution(of text: String) -> Attribution {
        let document = DocumentWords(text, index: self)
        return Attribution(document: document, chains: chains(in: document), index: self)
    }

    // MARK: Seeds and chains

    /// All runs of a document, the longest first, of equally long ones by participant, origin and place.
    private func chains(in document: DocumentWords) -> ChainList {
        var list = ChainList()
        guard !texts.isEmpty else { return list }
        let documentStems = document.stems(in: self)
        document.padded.withUnsafeBufferPointer { document in
            words.withUnsafeBufferPointer { source in
                let aligner = Aligner(
                    document: document, source: source, documentStems: documentStems, stems: stems,
                    generalisations: normaliser.generalisations,
                    documentConcepts: ConceptPlaces(document, concepts), sourceConcepts: conceptPlaces)
                find(document, aligner, into: &list)
            }
        }
        list.sort()
        return list
    }

    private func find(_ document: UnsafeBufferPointer<Int32>, _ aligner: Aligner, into list: inout ChainList) {
        /// The last stretch of each diagonal (place less position) that a run covers.
        var covered: [Int: Range<Int>] = [:]
        /// The last long stretch of each text that a run covers.
        var long: [Int: Range<Int>] = [:]
        func follow(_ places: SeedTable.Places, _ position: Int, length: Int, _ isSeed: (Int) -> Bool) {
            var compares = 0
            var owner: Int32 = -1
            var ofOwner = 0
            for place in places {
                guard isSeed(place) else { continue }
                compares += 1
                if compares > Self.places { return }
                let text = textIndex(of: place)
                ofOwner = owners[text] == owner ? ofOwner + 1 : 1
                owner = owners[text]
                guard ofOwner <= Self.repeats, covered[place - position]?.contains(position) != true else { continue }
                if let long = long[text], long.lowerBound <= position, position + length <= long.upperBound { continue }
                guard let chain = list.add(position, place, text: text, aligner, atLeast: runWords) else { continue }
                for piece in list.pieces[chain.pieces] {
                    let stretch = piece.position..<(piece.position + piece.length)
                    let diagonal = piece.place - piece.position
                    if let last = covered[diagonal], stretch.lowerBound <= last.upperBound + 1,
                        last.lowerBound <= stretch.upperBound
                    {
                        covered[diagonal] =
                            min(last.lowerBound, stretch.lowerBound)..<max(last.upperBound, stretch.upperBound)
                    } else {
                        covered[diagonal] = stretch
                    }
                    if piece.length >= Self.longRun { long[text] = stretch }
                }
            }
        }
        for seed in RowHashes.seedsBesidePhrases(document, aligner.documentConcepts) {
            for table in [phraseSeeds, heavySeeds] {
                follow(table.places(seed.hash), seed.place, length: 9) { aligner.source[$0] == document[seed.place] }
            }
        }
        for position in 1..<(document.count - 1) {
            if let row = RowHashes.seed(document, at: position) {
                follow(seeds.places(row), position, length: Self.seedWords) {
                    RowHashes.areEqual(document, position, aligner.source, $0, 3)
                }
            }
            if let row = RowHashes.heavySeed(document, at: position) {
                follow(heavySeeds.places(row), position, length: 7) {
                    RowHashes.areHeavyEqual(document, position, aligner.source, $0)
                }
                if !aligner.documentConcepts.isEmpty {
                    follow(phraseSeeds.places(row), position, length: 7) { aligner.source[$0] == document[position] }
                }
            }
            if let row = RowHashes.row(document, at: position, length: runWords) {
                follow(runs.places(row), position, length: runWords) {
                    RowHashes.areEqual(document, position, aligner.source, $0, runWords)
                }
            }
        }
    }

    /// How many participants said exactly these words in a row, where at most so many places are looked at.
    ///
    /// - Parameters:
    ///   - document: the words of a document, with walls.
    ///   - position: where the row begins.
    ///   - most: how many participants are enough to know.
    /// - Returns: the number, at most `most`.
    func holders(_ document: UnsafeBufferPointer<Int32>, at position: Int, most: Int) -> Int {
        guard let row = RowHashes.row(document, at: position, length: runWords) else { return 0 }
        return words.withUnsafeBufferPointer { source in
            var count = 0
            var last: Int32 = -1
            for place in runs.places(row).prefix(Self.places)
            where RowHashes.areEqual(document, position, source, place, runWords) {
                let owner = owners[textIndex(of: place)]
                if owner != last { count += 1 }
                last = owner
                if count >= most { break }
            }
            return count
        }
    }
}

extension AttributedText {
    /// The order in which texts are compared.
    fileprivate func precedes(_ other: AttributedText) -> Bool {
        if participant != other.participant { return participant < other.participant }
        if origin != other.origin { return origin < other.origin }
        return text < other.text
    }
}
