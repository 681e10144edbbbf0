/// The runs that were found in a document, each as a chain of matched words.
struct ChainList {
    /// Matched words in a row: positions of the padded document and places of the index.
    struct Piece {
        var position: Int
        var place: Int
        var length: Int
        /// Whether both sides have the same words, and not phrases of one hierarchy.
        var areEqual: Bool
    }

    /// Pieces of one attributed text that follow each other.
    struct Chain {
        let text: Int
        let pieces: Range<Int>
        /// The words that match.
        let words: Int
        let start: Int
        let end: Int
    }

    private(set) var chains: [Chain] = []
    private(set) var pieces: [Piece] = []
    private var backward: [Aligner.Match] = []

    /// Follows matched words both ways, and keeps them where they are enough.
    mutating func add(
        _ position: Int, _ place: Int, text: Int, _ aligner: Aligner, atLeast least: Int
    ) -> Chain? {
        let first = pieces.count
        backward.removeAll(keepingCapacity: true)
        // The seed has matched; the way back knows that its stretch is long enough to stand beside a gap.
        var words = aligner.follow(position - 1, place - 1, -1, matched: TraceIndex.seedWords) { backward.append($0) }
        for match in backward.reversed() {
            append(
                Piece(
                    position: match.position - match.length + 1, place: match.place - match.sourceLength + 1,
                    length: match.length, areEqual: match.areEqual))
        }
        words += aligner.follow(position, place, 1, matched: 0) { match in
            append(
                Piece(
                    position: match.position, place: match.place, length: match.length, areEqual: match.areEqual))
        }
        guard words >= least, let start = pieces[first...].first?.position, let last = pieces.last else {
            pieces.removeSubrange(first...)
            return nil
        }
        let chain = Chain(
            text: text, pieces: first..<pieces.count, words: words, start: start, end: last.position + last.length)
        chains.append(chain)
        return chain
    }

    private mutating func append(_ piece: Piece) {
        if let last = pieces.last, last.position + last.length == piece.position,
            last.place + last.length == piece.place, last.areEqual, piece.areEqual,
            pieces.count > (chains.last?.pieces.upperBound ?? 0)
        {
            pieces[pieces.count - 1].length += piece.length
        } else {
            pieces.append(piece)
        }
    }

    /// The longest first, of equally long ones by participant, origin and place: texts are in that order.
    mutating func sort() {
        chains.sort { ($1.words, $0.text, $0.start, $0.end) < ($0.words, $1.text, $1.start, $1.end) }
    }
}
