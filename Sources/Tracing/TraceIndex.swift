import Redaction

/// Attributed texts, ready to be compared with others: the linkage attack.
///
/// A **run** is a stretch of a text that shares at least `runWords` normalised words with one attributed text, in order.
/// It is made of exact stretches, the longest of them at least `TraceIndex.seedWords` words; between two stretches one word
/// may be changed, added or missing where both have at least two words. Words in such a gap do not count as traced.
///
/// Every stretch of `runWords` shared words is found. Of words that one participant said more than `repeats` times in the
/// same order only the first places are compared, so the work grows with the length of the texts and not with its square.
public struct TraceIndex: Sendable {
    /// The shortest stretch from which a run is sought.
    static let seedWords = 3
    /// How many places of the same words of one participant are compared.
    private static let repeats = 64
    /// A run of so many words need not be found again from each of its words.
    private static let longRun = 48

    /// The normalised words in a row that count as traced.
    public let runWords: Int
    private let normaliser: TraceNormaliser
    private let texts: [AttributedText]
    private var numbers: [String: Int32] = [:]
    /// The words of all texts as numbers, each text followed by `Self.end`.
    private var words: [Int32] = []
    /// The place after each text in `words`.
    private var ends: [Int] = []
    private var seeds = SeedTable()
    private var runs = SeedTable()

    /// Ends a text; no word has this number.
    private static let end: Int32 = 0
    /// A word that no attributed text has.
    private static let unknown: Int32 = -1

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
        self.texts = texts.sorted {
            ($0.participant, $0.origin, $0.text) < ($1.participant, $1.origin, $1.text)
        }
        for text in self.texts {
            for word in normaliser.words(of: text.text) {
                let next = Int32(numbers.count) + 1
                if let known = numbers[word.form] {
                    words.append(known)
                } else {
                    numbers[word.form] = next
                    words.append(next)
                }
            }
            words.append(Self.end)
            ends.append(words.count)
        }
        let owners = participantNumbers()
        seeds = SeedTable(words, length: Self.seedWords, owners: owners, repeats: Self.repeats)
        runs =
            runWords == Self.seedWords
            ? SeedTable() : SeedTable(words, length: runWords, owners: owners, repeats: Self.repeats)
    }

    /// For each text the number of its participant; the texts of one participant stand together.
    private func participantNumbers() -> [(end: Int, owner: Int32)] {
        var owners: [(end: Int, owner: Int32)] = []
        for (position, text) in texts.enumerated() {
            let isSame = position > 0 && texts[position - 1].participant == text.participant
            owners.append((ends[position], (owners.last?.owner ?? 0) + (isSame ? 0 : 1)))
        }
        return owners
    }

    /// Traces a text.
    public func trace(_ text: String) -> Trace {
        let document = normaliser.words(of: text)
        let numbers = document.map { self.numbers[$0.form] ?? Self.unknown }
        let chains = chains(in: numbers)
        var owner = [Int?](repeating: nil, count: numbers.count)
        var byParticipant: [String: Int] = [:]
        var kept: [WordRun] = []
        let offsets = ScalarOffsets(text)
        for chain in chains {
            var claimed = 0
            for stretch in chain.stretches {
                for position in stretch where owner[position] == nil {
                    owner[position] = chain.text
                    claimed += 1
                }
            }
            guard claimed > 0 else { continue }
            let source = texts[chain.text]
            byParticipant[source.participant, default: 0] += claimed
            let bytes = document[chain.start].range.lowerBound..<document[chain.end - 1].range.upperBound
            kept.append(
                WordRun(
                    participant: source.participant, range: offsets[bytes], words: chain.words, origin: source.origin))
        }
        kept.sort {
            ($0.range.lowerBound, $0.range.upperBound, $0.participant, $0.origin)
                < ($1.range.lowerBound, $1.range.upperBound, $1.participant, $1.origin)
        }
        return Trace(words: numbers.count, byParticipant: byParticipant, runs: kept)
    }

    // MARK: Seeds and chains

    /// Exact stretches of the document that follow each other in one text.
    private struct Chain {
        let text: Int
        var stretches: [Range<Int>]
        var start: Int { stretches[0].lowerBound }
        var end: Int { stretches[stretches.count - 1].upperBound }
        var words: Int { stretches.reduce(0) { $0 + $1.count } }
    }

    /// All runs, the longest first, of equally long ones by participant, place and origin.
    private func chains(in document: [Int32]) -> [Chain] {
        var found: [Chain] = []
        /// Up to where a diagonal (place in the index minus place in the document) has been compared.
        var compared: [Int: Int] = [:]
        /// The end of the last long run of each text.
        var longRuns: [Int: Int] = [:]
        for position in document.indices {
            for table in [seeds, runs] {
                for place in table.places(of: document, at: position) {
                    let place = Int(place)
                    guard compared[place - position, default: 0] <= position else { continue }
                    let text = textIndex(of: place)
                    guard longRuns[text, default: 0] < position + table.length,
                        stretch(document, position, place) >= table.length
                    else { continue }
                    let chain = chain(in: document, from: position, place: place, text: text, compared: &compared)
                    guard chain.words >= runWords else { continue }
                    if chain.words >= Self.longRun { longRuns[text] = max(longRuns[text, default: 0], chain.end) }
                    found.append(chain)
                }
            }
        }
        // `text` is the rank by participant and origin.
        return found.sorted { ($1.words, $0.text, $0.start, $0.end) < ($0.words, $1.text, $1.start, $1.end) }
    }

    private func textIndex(of place: Int) -> Int {
        var low = 0
        var high = ends.count
        while low < high {
            let middle = (low + high) / 2
            if ends[middle] <= place { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func chain(
        in document: [Int32], from position: Int, place: Int, text: Int, compared: inout [Int: Int]
    ) -> Chain {
        var start = position
        var sourceStart = place
        while start > 0, sourceStart > 0, matches(document, start - 1, sourceStart - 1) {
            start -= 1
            sourceStart -= 1
        }
        let length = stretch(document, position, place)
        var stretches = [start..<(position + length)]
        var end = position + length
        var sourceEnd = place + length
        compared[place - position] = end
        while let next = bridgeForward(document, end, sourceEnd) {
            stretches.append(next.position..<(next.position + next.length))
            end = next.position + next.length
            sourceEnd = next.place + next.length
            compared[next.place - next.position] = max(compared[next.place - next.position, default: 0], end)
        }
        while let previous = bridgeBackward(document, start, sourceStart) {
            start = previous.position
            sourceStart = previous.place
            stretches.insert(start..<(start + previous.length), at: 0)
        }
        return Chain(text: text, stretches: stretches)
    }

    private func matches(_ document: [Int32], _ position: Int, _ place: Int) -> Bool {
        words[place] == document[position] && words[place] != Self.end
    }

    /// How many words match from here on.
    private func stretch(_ document: [Int32], _ position: Int, _ place: Int) -> Int {
        var length = 0
        while position + length < document.count, place + length < words.count,
            matches(document, position + length, place + length)
        {
            length += 1
        }
        return length
    }

    /// One word changed, one word added, one word missing: steps in the document and in the attributed text.
    private static let gaps = [(1, 1), (1, 0), (0, 1)]

    private func bridgeForward(
        _ document: [Int32], _ end: Int, _ sourceEnd: Int
    ) -> (position: Int, place: Int, length: Int)? {
        var best: (position: Int, place: Int, length: Int)?
        for (step, sourceStep) in Self.gaps {
            let place = sourceEnd + sourceStep
            guard place < words.count, sourceStep == 0 || words[sourceEnd] != Self.end else { continue }
            let length = stretch(document, end + step, place)
            if length >= 2, length > best?.length ?? 0 { best = (end + step, place, length) }
        }
        return best
    }

    private func bridgeBackward(
        _ document: [Int32], _ start: Int, _ sourceStart: Int
    ) -> (position: Int, place: Int, length: Int)? {
        var best: (position: Int, place: Int, length: Int)?
        for (step, sourceStep) in Self.gaps {
            var position = start - step
            var place = sourceStart - sourceStep
            guard position > 0, place > 0, sourceStep == 0 || words[place] != Self.end else { continue }
            var length = 0
            while position > 0, place > 0, matches(document, position - 1, place - 1) {
                position -= 1
                place -= 1
                length += 1
            }
            if length >= 2, length > best?.length ?? 0 { best = (position, place, length) }
        }
        return best
    }
}
