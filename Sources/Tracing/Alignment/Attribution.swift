import Redaction

/// Which word of a document is traced to which attributed text.
struct Attribution {
    /// A run with the words that it claims.
    struct Claim {
        let text: Int
        /// The words that match, in words of the document.
        let pieces: [Range<Int>]
        /// Those that stand in a row in the attributed text just so.
        let literal: [Range<Int>]
        let words: Int
        let claimed: Int

        var range: Range<Int> { pieces[0].lowerBound..<pieces[pieces.count - 1].upperBound }
    }

    let document: DocumentWords
    let trace: Trace
    /// The text each word is traced to.
    let owner: [Int?]
    /// The runs that claim a word, in the order of the document.
    let claims: [Claim]

    /// Gives each word to the longest run.
    init(document: DocumentWords, chains: ChainList, index: TraceIndex) {
        var owner = [Int?](repeating: nil, count: document.count)
        var byParticipant: [String: Int] = [:]
        var claims: [Claim] = []
        for chain in chains.chains {
            var claimed = 0
            for piece in chains.pieces[chain.pieces] {
                for word in (piece.position - 1)..<(piece.position - 1 + piece.length) where owner[word] == nil {
                    owner[word] = chain.text
                    claimed += 1
                }
            }
            guard claimed > 0 else { continue }
            byParticipant[index.texts[chain.text].participant, default: 0] += claimed
            let pieces = chains.pieces[chain.pieces]
            func words(_ piece: ChainList.Piece) -> Range<Int> {
                (piece.position - 1)..<(piece.position - 1 + piece.length)
            }
            claims.append(
                Claim(
                    text: chain.text, pieces: Self.joined(pieces.map(words)),
                    literal: pieces.filter(\.areEqual).map(words),
                    words: chain.words, claimed: claimed))
        }
        claims.sort {
            ($0.range.lowerBound, $0.range.upperBound, $0.text) < ($1.range.lowerBound, $1.range.upperBound, $1.text)
        }
        let offsets = ScalarOffsets(document.text)
        func scalars(_ words: Range<Int>) -> Range<Int> {
            offsets[document.ranges[words.lowerBound].lowerBound..<document.ranges[words.upperBound - 1].upperBound]
        }
        let runs = claims.map { claim in
            WordRun(
                participant: index.texts[claim.text].participant, range: scalars(claim.range), words: claim.words,
                origin: index.texts[claim.text].origin, matched: claim.pieces.map(scalars))
        }
        self.document = document
        self.owner = owner
        self.claims = claims
        trace = Trace(words: document.count, byParticipant: byParticipant, runs: runs)
    }

    /// Stretches of the document that follow each other without a word between, as one.
    private static func joined(_ pieces: [Range<Int>]) -> [Range<Int>] {
        var joined: [Range<Int>] = []
        for piece in pieces {
            if let last = joined.last, last.upperBound == piece.lowerBound {
                joined[joined.count - 1] = last.lowerBound..<piece.upperBound
            } else {
                joined.append(piece)
            }
        }
        return joined
    }
}
