import Corpus
import Redaction

/// Finds for each sentence of an edited text the recorded span that it came from.
struct PassageAligner {
    /// The least share of common words from which a passage is still the participant's own, edited.
    static let edited = 0.6
    /// The least share from which a sentence is taken for a rewording of a span.
    static let reworded = 0.35
    /// Words in a row that a paraphrase may not share with its source (DESIGN: fewer than six).
    static let mostParaphrasedRun = 5

    /// A recorded span, as it is compared.
    struct Recorded {
        let span: Span
        let words: [String]

        init(_ span: Span) {
            self.span = span
            words = PassageAligner.words(of: span.text)
        }
    }

    /// Sentences that follow each other and came from one span, or from none.
    struct Group {
        var sentences: [String]
        /// Where the first stands in its paragraph, from 0.
        let first: Int
        /// The span, by its place among the recorded ones.
        let recorded: Int?
        var text: String { sentences.joined(separator: " ") }
    }

    let recorded: [Recorded]

    init(_ vignette: Vignette) {
        recorded = vignette.spans.map(Recorded.init)
    }

    /// The groups of a paragraph's sentences.
    func groups(of paragraph: String) -> [Group] {
        let text = TokenisedText(paragraph)
        var groups: [Group] = []
        for (place, range) in Sentences.ranges(in: text).enumerated() {
            let sentence = text[range]
            let origin = origin(of: sentence)
            if let last = groups.last, let origin, last.recorded == origin, recorded[origin].span.kind.isEvidence {
                groups[groups.count - 1].sentences.append(sentence)
            } else {
                groups.append(Group(sentences: [sentence], first: place, recorded: origin))
            }
        }
        return groups
    }

    /// The recorded span that shares most of a sentence's words with it, in order; the first of equals.
    private func origin(of sentence: String) -> Int? {
        let words = Self.words(of: sentence)
        guard !words.isEmpty else { return nil }
        var best: (index: Int, share: Double)?
        for (index, one) in recorded.enumerated() {
            // Of a sentence, for the span may have several.
            let share = Double(Self.commonWords(words, one.words)) / Double(words.count)
            let isWhole = share == 1 && one.words.count == words.count
            if isWhole { return index }
            if share > best?.share ?? 0 { best = (index, share) }
        }
        guard let best, best.share >= Self.reworded, Self.isTelling(words, recorded[best.index].words) else {
            return nil
        }
        return best.index
    }

    /// Whether two texts share more than little words.
    private static func isTelling(_ left: [String], _ right: [String]) -> Bool {
        let shared = ContentWords.of(left.joined(separator: " "))
            .intersection(ContentWords.of(right.joined(separator: " ")))
        return shared.count >= 2 || longestRun(left, right) >= 4 || left == right
    }

    /// The words of a text, folded.
    static func words(of text: String) -> [String] {
        TokenisedText(text).tokens.filter { $0.kind != .punctuation }.map(\.folded)
    }

    /// How much of two texts is the same, 0…1: twice their common words in order, of the words of both.
    static func similarity(_ left: [String], _ right: [String]) -> Double {
        let both = left.count + right.count
        return both == 0 ? 1 : 2 * Double(commonWords(left, right)) / Double(both)
    }

    /// The length of the longest common subsequence.
    private static func commonWords(_ left: [String], _ right: [String]) -> Int {
        var row = [Int](repeating: 0, count: right.count + 1)
        for word in left {
            var diagonal = 0
            for index in right.indices {
                let above = row[index + 1]
                row[index + 1] = word == right[index] ? diagonal + 1 : max(above, row[index])
                diagonal = above
            }
        }
        return row[right.count]
    }

    /// The longest run of the same words.
    static func longestRun(_ left: [String], _ right: [String]) -> Int {
        var row = [Int](repeating: 0, count: right.count + 1)
        var longest = 0
        for word in left {
            var diagonal = 0
            for index in right.indices {
                let above = row[index + 1]
                row[index + 1] = word == right[index] ? diagonal + 1 : 0
                longest = max(longest, row[index + 1])
                diagonal = above
            }
        }
        return longest
    }
}
