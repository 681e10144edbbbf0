import Corpus
import Policies
import Redaction
import Tracing

/// Sentences that follow one another in their fragment, told together.
extension UnitReader {
    /// The least that a sentence must be worth by itself to follow another in one unit.
    private static let leastOfSecond = -1.6
    /// What it is worth that a sentence follows its neighbour as it was told: a seam less.
    private static let worthOfFollowing = 0.4
    /// What it costs that only a later sentence of a passage does what its place asks for.
    private static let costOfLateSign = 1.0
    /// The most that a following sentence adds.
    private static let mostOfSecond = 1.4
    /// The words and sentences of a unit, at most: one that is longer tells too much of one person's story in their words.
    private static let mostWords = 90
    private static let mostSentences = 5

    /// A unit with the sentence that follows it in its fragment.
    ///
    /// - Returns: `nil` where the sentence may not stand there either, or both are too long together.
    func join(
        _ unit: NarrativeUnit, _ next: Sentence, in bytes: [UInt8], _ references: References,
        for template: StoryTemplate
    ) -> NarrativeUnit? {
        let between = bytes[unit.source.upperBound..<next.source.lowerBound]
        guard between.allSatisfy({ $0 == 0x20 || $0 == 0x0A }), !between.isEmpty else { return nil }
        guard
            judge.refusal(of: next.text, original: next.original, isPast: next.section != .outcome, follows: true)
                == nil,
            !leavesGap(next), isAllowed(next),
            rulebook.policy.redaction.singular == .allow
                || rulebook.lexicons[.singular].matches(in: next.original).isEmpty,
            longestVerbatimRun(of: next) <= rulebook.policy.tracing.maxVerbatimWords ?? .max
        else { return nil }
        if let published, published.trace(next.text.text).traceableWords > 0 { return nil }
        let words = unit.words + next.text.text.words
        guard words <= Self.mostWords, unit.sentences < Self.mostSentences else { return nil }
        let shift = next.source.lowerBound - unit.source.lowerBound
        let moved = next.edits.edits.map { edit -> Edit in
            var edit = edit
            edit.range = (edit.range.lowerBound + shift)..<(edit.range.upperBound + shift)
            return edit
        }
        let source = unit.source.lowerBound..<next.source.upperBound
        let edits = EditList(unit.edits.edits + moved)
        let text = edits.applied(to: String(decoding: bytes[source], as: UTF8.self))
        let isDoubtful =
            !references.suffice(for: TokenisedText(text), at: source) || judge.rambles(TokenisedText(text))
            || unit.function != Self.reflection && Self.tellsOfOwnKin(TokenisedText(text))
        // What follows may settle a doubt, and must raise none.
        guard unit.isDoubtful || !isDoubtful else { return nil }
        // “I am a hospital doctor” behind a sentence about somebody else.
        if next.text.tokens.first?.folded.hasPrefix("i") ?? false,
            !rulebook.statements(in: redactor.detections(in: next.text.text)).isEmpty
        {
            return nil
        }
        let strongest = story.functions(of: next.text).values.map(\.strength).max() ?? 0
        // What the second adds: less than it would be worth by itself, for it serves the place of the first.
        let worth = quality(of: next, strength: strongest)
        guard worth >= Self.leastOfSecond else { return nil }
        var gain = Self.worthOfFollowing + 0.4 * worth
        // What no sign says of the first, one of what follows may.
        var decision = unit.functionDecision
        if decision?.strength ?? 0 < StoryLexicon.leastStrength, let own = function(of: next, in: template) {
            decision = own
            gain -= Self.costOfLateSign
        }
        return NarrativeUnit(
            fragment: unit.fragment, participant: unit.participant, situation: unit.situation, section: unit.section,
            functionDecision: decision, voice: unit.voice, narration: unit.narration, order: unit.order,
            source: source, edits: edits, text: text,
            words: words, sentences: unit.sentences + 1,
            quality: unit.quality + min(Self.mostOfSecond, gain)
                + (unit.isDoubtful && !isDoubtful ? Self.costOfDoubt : 0),
            facets: Array(
                Set(
                    unit.facets + story.facets(of: next.text)
                        + (next.section == .outcome ? story.matters(toldIn: next.text) : []))
            ).sorted(),
            statements: unit.statements.union(rulebook.statements(in: redactor.detections(in: next.text.text))),
            isDoubtful: isDoubtful)
    }
}
