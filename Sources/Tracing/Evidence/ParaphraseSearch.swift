/// Sentences of attributed texts that tell the same in other words: a weaker sign than a run, and never counted as traced.
///
/// Two sentences are compared by the stems of their content words, each weighed by how few attributed sentences have it
/// (inverse document frequency): `similarity` is the cosine of the two. A pair is reported from `leastShared` shared stems and
/// a cosine of `leastSimilarity` on.
struct ParaphraseSearch {
    /// A sentence of the document beside the most similar attributed one of one participant.
    struct Pair {
        let sentence: Int
        let text: Int
        let similarity: Double
        /// The words of the document whose stems both have.
        let words: [Int]
    }

    static let leastShared = 4
    static let leastSimilarity = 0.45
    /// A stem that more than one in so many sentences has finds no candidates: it is too common to start from.
    private static let commonShare = 50

    private let index: TraceIndex
    /// The stem of each form; 0 for words that tell nothing.
    private let stems: [Int32]
    /// For each stem in how many sentences it stands, and what it weighs.
    private let weights: [Double]
    private let frequencies: [Int32]

    init(_ index: TraceIndex) {
        self.index = index
        let stems = zip(index.table.forms, index.stems).map { Self.hasContent($0) ? $1 : 0 }
        var frequencies = [Int32](repeating: 0, count: index.stemNumbers.count + 1)
        var seen = [Int32](repeating: -1, count: frequencies.count)
        Self.forEachSentence(index) { sentence, words in
            for word in words {
                let stem = Int(stems[Int(word)])
                if stem > 0, seen[stem] != sentence {
                    seen[stem] = Int32(sentence)
                    frequencies[stem] += 1
                }
            }
        }
        let sentences = Double(index.sentences.count)
        weights = frequencies.map { Background.logarithm((sentences + 1) / (Double($0) + 0.5)) }
        self.stems = stems
        self.frequencies = frequencies
    }

    private static func hasContent(_ word: String) -> Bool {
        word.utf8.count > 2 && !Stemmer.empty.contains(word) && !word.utf8.contains(0x20)
    }

    private static func forEachSentence(
        _ index: TraceIndex, _ body: (_ sentence: Int, _ words: Slice<UnsafeBufferPointer<Int32>>) -> Void
    ) {
        index.words.withUnsafeBufferPointer { words in
            for (number, start) in index.sentences.enumerated() {
                var end = number + 1 < index.sentences.count ? Int(index.sentences[number + 1]) : words.count
                while end > Int(start), words[end - 1] == Aligner.end { end -= 1 }
                body(number, words[Int(start)..<end])
            }
        }
    }

    /// For each sentence the most similar attributed sentence of each participant, the most similar first.
    func pairs(in document: DocumentWords) -> [Pair] {
        let sentences = document.sentenceRanges
        let unknown = Background.logarithm(Double(index.sentences.count + 1) * 2)
        /// For each stem the sentences of the document that have it.
        var postings: [[Int32]] = Array(repeating: [], count: weights.count)
        var norms = [Double](repeating: 0, count: sentences.count)
        for (number, range) in sentences.enumerated() {
            var seen: Set<String> = []
            for word in range {
                guard let (stem, key) = stem(of: word, in: document), seen.insert(key).inserted else { continue }
                let weight = stem > 0 ? weights[Int(stem)] : unknown
                norms[number] += weight * weight
                if stem > 0 { postings[Int(stem)].append(Int32(number)) }
            }
        }
        let mostCommon = max(8, index.sentences.count / Self.commonShare)
        var best: [Int64: (similarity: Double, text: Int)] = [:]
        var dots = [Double](repeating: 0, count: sentences.count)
        var shared = [Int32](repeating: 0, count: sentences.count)
        var seen = [Int32](repeating: -1, count: weights.count)
        var touched: [Int32] = []
        Self.forEachSentence(index) { number, words in
            touched.removeAll(keepingCapacity: true)
            var norm = 0.0
            var hasRare = false
            for word in words {
                let stem = Int(stems[Int(word)])
                guard stem > 0, seen[stem] != number else { continue }
                seen[stem] = Int32(number)
                norm += weights[stem] * weights[stem]
                if !postings[stem].isEmpty, frequencies[stem] <= mostCommon { hasRare = true }
                for sentence in postings[stem] {
                    if shared[Int(sentence)] == 0 { touched.append(sentence) }
                    shared[Int(sentence)] += 1
                    dots[Int(sentence)] += weights[stem] * weights[stem]
                }
            }
            for sentence in touched {
                let position = Int(sentence)
                if hasRare, shared[position] >= Self.leastShared {
                    let similarity = dots[position] / (norm * norms[position]).squareRoot()
                    if similarity >= Self.leastSimilarity {
                        let text = index.textIndex(of: Int(index.sentences[number]))
                        let key = Int64(position) << 32 | Int64(index.owners[text])
                        if similarity > best[key]?.similarity ?? 0 { best[key] = (similarity, text) }
                    }
                }
                shared[position] = 0
                dots[position] = 0
            }
        }
        return best.map { key, value in
            let sentence = Int(key >> 32)
            return Pair(
                sentence: sentence, text: value.text, similarity: (value.similarity * 100).rounded() / 100,
                words: sharedWords(of: sentences[sentence], with: value.text, in: document))
        }.sorted { ($1.similarity, $0.sentence, $0.text) < ($0.similarity, $1.sentence, $1.text) }
    }

    private func stem(of word: Int, in document: DocumentWords) -> (number: Int32, key: String)? {
        let form = document.padded[word + 1]
        if form > 0 { return stems[Int(form)] > 0 ? (stems[Int(form)], index.table.forms[Int(form)].stemmed) : nil }
        let folded = document.word(word)
        guard Self.hasContent(folded) else { return nil }
        let stem = folded.stemmed
        return (index.stemNumbers[stem] ?? -1, stem)
    }

    private func sharedWords(of range: Range<Int>, with text: Int, in document: DocumentWords) -> [Int] {
        let start = text == 0 ? 0 : Int(index.ends[text - 1])
        let theirs = Set(index.words[start..<Int(index.ends[text])].map { stems[Int($0)] })
        return range.filter { word in
            guard let (stem, _) = stem(of: word, in: document) else { return false }
            return stem > 0 && theirs.contains(stem)
        }
    }
}

extension String {
    fileprivate var stemmed: String { Stemmer.stem(self) }
}
