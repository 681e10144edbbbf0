import Redaction
import Testing

@Suite struct CleanVerbatimTests {
    @Test(arguments: [
        ("It was, erm, late.", "It was late."), ("Um, I left.", "I left."),
        ("So this was, er, 2021.", "So this was 2021."),
        ("I left [laughs] early.", "I left early."), ("I left (pause) early.", "I left early."),
        ("It was, you know, hard.", "It was hard."),
        ("I mean, it was hard.", "It was hard."),
        ("We got lost, mind you, they'd moved it.", "We got lost, they'd moved it."),
        ("It's tea, as it were, one sips.", "It's tea, one sips."),
        ("And it was, um — this is odd.", "And it was — this is odd."),
        ("I felt useless, honestly, 'cause it was late.", "I felt useless, 'cause it was late."),
        ("He took a, like, an envelope.", "He took an envelope."), ("I like it.", "I like it."),
        ("You know the way.", "You know the way."),
        // What nobody sees stands behind the last word.
        ("It was hard erm\u{A0}", "It was hard\u{A0}"), ("It was hard erm\u{200B}", "It was hard\u{200B}"),
    ])
    func `takes out what carries no meaning`(text: String, expected: String) {
        #expect(Rules.redact(text, .verbatim) == expected)
    }

    @Test(arguments: [
        ("I… I was late.", "I was late."), ("He was, he was gone.", "He was gone."), ("The the ward.", "The ward."),
        ("It was very very late.", "It was very very late."), ("She had had enough.", "She had had enough."),
        ("We think… Think again.", "We think again."),
    ])
    func `takes out repetitions but not emphasis`(text: String, expected: String) {
        #expect(Rules.redact(text, .verbatim) == expected)
    }

    @Test(arguments: [
        ("Well, you know, if you ask.", "If you ask."), ("And, well, you know, if you ask.", "And, well, if you ask."),
        ("It was hard, you know?", "It was hard."),
        ("He was so, um, so polite.", "He was so polite."),
        ("You need to be… You know, working.", "You need to be… working."),
        ("If it was low, you know, that's for them.", "If it was low, that's for them."),
    ])
    func `keeps the marks that the words around ask for`(text: String, expected: String) {
        #expect(Rules.redact(text, .verbatim) == expected)
    }

    @Test(arguments: [
        ("It was, erm, hard, you know. [laughs] The the ward.", "It was hard, you know. The the ward."),
        ("I sort of left.", "I sort of left."),
    ])
    func `cleans lightly`(text: String, expected: String) {
        #expect(Rules.redact(text, .verbatim, verbatim: .light) == expected)
    }

    @Test(arguments: [
        ("I sort of left, and it was kind of sad.", "I left, and it was sad."),
        ("It was that sort of thing.", "It was that sort of thing."),
        ("What kind of day was it?", "What kind of day was it?"),
        ("The… I'd have the list.", "I'd have the list."), ("And we… And it – I was lost.", "I was lost."),
        ("He was late – I was not.", "He was late – I was not."), ("I never… I cannot.", "I never… I cannot."),
        ("It was on-call.", "It was on-call."),
    ])
    func `cleans thoroughly, never a word with a meaning`(text: String, expected: String) {
        #expect(Rules.redact(text, .verbatim, verbatim: .thorough) == expected)
    }

    @Test(arguments: VerbatimCleaning.allCases)
    func `takes words out and puts none in`(cleaning: VerbatimCleaning) throws {
        for text in try Rules.corpus() {
            var left = Substring(text.lowercased())
            let cleaned = Rules.redact(text, .verbatim, verbatim: cleaning)
            for word in cleaned.lowercased().split(whereSeparator: { !$0.isLetter }) {
                guard let found = left.firstRange(of: word) else {
                    Issue.record("“\(word)” is not in the source behind the words before it")
                    break
                }
                left = left[found.upperBound...]
            }
        }
    }
}
