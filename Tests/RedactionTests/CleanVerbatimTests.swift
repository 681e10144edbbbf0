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
}
