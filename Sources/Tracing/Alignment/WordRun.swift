/// A stretch of words that a document shares with what one participant said elsewhere.
public struct WordRun: Hashable, Sendable {
    /// Whose words they are: a participant or a public code.
    public let participant: String
    /// The stretch of the document, in Unicode scalars.
    public let range: Range<Int>
    /// How many normalised words it has.
    public let words: Int
    /// Where the same words stand: the label of the attributed text, such as a quotation's number or file and line.
    public let origin: String
    /// The stretches that match, in Unicode scalars: the run without the words that were overlooked in it.
    public let matched: [Range<Int>]

    /// Describes a run; without `matched` all of it matches.
    public init(participant: String, range: Range<Int>, words: Int, origin: String, matched: [Range<Int>]? = nil) {
        self.participant = participant
        self.range = range
        self.words = words
        self.origin = origin
        self.matched = matched ?? [range]
    }
}
