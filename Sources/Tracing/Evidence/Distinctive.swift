/// Words of a document by which a reader finds who said them: rare words, rare phrases, and what to type into a search box.
struct Distinctive {
    /// Words in a row of the document.
    struct Phrase {
        let words: Range<Int>
        let bits: Double
        /// The attributed text that has them; `nil` where none is known to.
        let text: Int?
        /// How many participants have said exactly this, up to `mostHolders`.
        let holders: Int
    }

    /// A sentence, and the words of it that find its source best.
    struct Search {
        let sentence: Range<Int>
        let phrase: Phrase
    }

    static let mostHolders = 9
    /// The words of a phrase that is searched for where no source is known.
    private static let searchWords = 8

    let attribution: Attribution
    let index: TraceIndex
    let background: Background

    private var document: DocumentWords { attribution.document }

    /// Rows of `runWords` words that only one participant said, the rarest first; none overlaps a rarer one.
    func phrases() -> [Phrase] {
        var candidates: [Phrase] = []
        document.padded.withUnsafeBufferPointer { padded in
            for claim in attribution.claims {
                for piece in claim.literal where piece.count >= index.runWords {
                    for start in piece.lowerBound...(piece.upperBound - index.runWords) {
                        let words = start..<(start + index.runWords)
                        guard index.holders(padded, at: start + 1, most: 2) == 1 else { continue }
                        candidates.append(Phrase(words: words, bits: bits(of: words), text: claim.text, holders: 1))
                    }
                }
            }
        }
        return apart(candidates)
    }

    /// Single words that are no common words of English and that only one participant said, the rarest first.
    func words() -> [Phrase] {
        var found: [Phrase] = []
        var seen: Set<Int32> = []
        for word in 0..<document.count {
            let form = document.padded[word + 1]
            guard let text = background.onlyHolder(of: form), !background.isCommon(document.word(word)),
                seen.insert(form).inserted
            else { continue }
            found.append(Phrase(words: word..<(word + 1), bits: bits(of: word..<(word + 1)), text: text, holders: 1))
        }
        return found.sorted { ($1.bits, $0.words.lowerBound) < ($0.bits, $1.words.lowerBound) }
    }

    /// Each sentence with the words that find its source best: of a traced one the longest stretch as it was said, else the
    /// words that tell most. The sentences that lead furthest come first.
    func searches() -> [Search] {
        var found: [Search] = []
        document.padded.withUnsafeBufferPointer { padded in
            for sentence in document.sentenceRanges {
                var best: Phrase?
                for claim in attribution.claims where claim.range.overlaps(sentence) {
                    for piece in claim.literal {
                        let words = piece.clamped(to: sentence)
                        guard words.count >= index.runWords else { continue }
                        let bits = bits(of: words)
                        guard bits > best?.bits ?? 0 else { continue }
                        let holders = (words.lowerBound...(words.upperBound - index.runWords)).map {
                            index.holders(padded, at: $0 + 1, most: Self.mostHolders)
                        }.filter { $0 > 0 }.min()
                        best = Phrase(words: words, bits: bits, text: claim.text, holders: max(1, holders ?? 1))
                    }
                }
                if best == nil, sentence.count >= index.runWords { best = telling(in: sentence) }
                if let best { found.append(Search(sentence: sentence, phrase: best)) }
            }
        }
        return found.sorted { left, right in
            let (a, b) = (left.phrase, right.phrase)
            if (a.text == nil) != (b.text == nil) { return a.text != nil }
            if a.holders != b.holders { return a.holders < b.holders }
            if a.bits != b.bits { return a.bits > b.bits }
            return left.sentence.lowerBound < right.sentence.lowerBound
        }
    }

    private func telling(in sentence: Range<Int>) -> Phrase {
        let count = min(Self.searchWords, sentence.count)
        var best = Phrase(words: sentence, bits: -1, text: nil, holders: 0)
        for start in sentence.lowerBound...(sentence.upperBound - count) {
            let words = start..<(start + count)
            let bits = bits(of: words)
            if bits > best.bits { best = Phrase(words: words, bits: bits, text: nil, holders: 0) }
        }
        return best
    }

    private func bits(of words: Range<Int>) -> Double {
        (words.reduce(0) { $0 + background.bits(of: document.padded[$1 + 1], document.word($1)) } * 10).rounded() / 10
    }

    private func apart(_ candidates: [Phrase]) -> [Phrase] {
        var kept: [Phrase] = []
        let ranked = candidates.sorted { ($1.bits, $0.words.lowerBound) < ($0.bits, $1.words.lowerBound) }
        for phrase in ranked where !kept.contains(where: { $0.words.overlaps(phrase.words) }) { kept.append(phrase) }
        return kept
    }
}
