import Redaction
import Testing

@testable import Composition

@Suite struct ProseTests {
    private func clauses(_ sentence: String) -> [String] {
        let text = TokenisedText(sentence)
        return Clauses.ranges(in: text, of: 0..<text.bytes.count).map { text[$0] }
    }

    @Test(arguments: [
        ("They came on a Tuesday and they stayed an hour.", ["They came on a Tuesday", "and they stayed an hour."]),
        ("I listened, but then I asked about the rota.", ["I listened,", "but then I asked about the rota."]),
        ("They came; I put the kettle on.", ["They came", "I put the kettle on."]),
        ("They were quick and careful.", ["They were quick and careful."]),
    ])
    func `cuts a sentence before the joints of its main clauses`(sentence: String, clauses expected: [String]) {
        #expect(clauses(sentence) == expected)
    }

    @Test(arguments: [
        "They said that it was over and they would not come back.",
        "I told them “we can stop and we can talk” at the door.",
        "If they had asked and I had known, we would have met.",
    ])
    func `never makes a claim of what was said, thought or supposed`(sentence: String) {
        #expect(clauses(sentence).count == 1)
    }

    private func past(_ sentence: String) -> String {
        PastTense.edits(of: TokenisedText(sentence)).applied(to: sentence)
    }

    @Test(arguments: [
        ("They come in and sit down by the window.", "They came in and sat down by the window."),
        ("They just say nothing, and I wait.", "They just said nothing, and I waited."),
        ("They're tired and they've lost weight.", "they were tired and they had lost weight."),
        ("They can't find the words.", "They couldn't find the words."),
        ("They said “we are here” to me.", "They said “we are here” to me."),
        ("Can they come?", "Can they come?"),
        ("They came and went.", "They came and went."),
    ])
    func `brings the present of talk to the past`(sentence: String, expected: String) {
        #expect(past(sentence).lowercased() == expected.lowercased())
    }

    private func retold(_ sentence: String) -> String? {
        VoiceChange.edits(of: TokenisedText(sentence), teller: "mentor")?.applied(to: sentence)
    }

    @Test(arguments: [
        ("I was worn out and I had no plan.", "They were worn out and they had no plan."),
        ("I'm calmer, and my sleep is back.", "They're calmer, and their sleep is back."),
        ("My mentor asked me what I wanted.", "I asked them what they wanted."),
        ("I told my mentor about the rota.", "They told me about the rota."),
        ("My mentor's room was always quiet.", "My room was always quiet."),
    ])
    func `retells what the mentee said of themself`(sentence: String, expected: String) {
        #expect(retold(sentence) == expected)
    }

    @Test(arguments: [
        "She asked me what I wanted.", "We sat down with my mentor.", "You never know what I would say.",
        "The mentor asked me to wait.", "My mentor listens to me.",
        "I think it was twenty-two in a morning.",
    ])
    func `retells nothing in which nobody could tell who is who`(sentence: String) { #expect(retold(sentence) == nil) }

    @Test func `sets a sentence between quotation marks and those inside it singly`() {
        let sentence = "I said “stay” and they did."
        #expect(
            ProseEdits.quotation(of: TokenisedText(sentence)).applied(to: sentence) == "“I said ‘stay’ and they did.”")
    }

    @Test(arguments: [
        ("They slept again.", "And they slept again."), ("I listened to them.", "And I listened to them."),
        ("We’d met before.", "And we’d met before."),
    ])
    func `joins a sentence that begins with a pronoun`(sentence: String, expected: String) {
        let text = TokenisedText(sentence)
        #expect(ProseEdits.joined(text, by: "And")?.applied(to: sentence) == expected)
    }

    @Test(arguments: [
        ("They slept at home.", "They also slept at home."),
        ("They were tired in May.", "They were also tired in May."),
        ("They’d met before.", "They’d also met before."), ("I had them draw a week.", "I also had them draw a week."),
    ])
    func `sets “also” into a sentence`(sentence: String, expected: String) {
        #expect(ProseEdits.joined(TokenisedText(sentence), by: "also")?.applied(to: sentence) == expected)
    }

    @Test(arguments: [
        "I gave them a number as well.", "They and their spouse had gone.", "They now slept at home.",
        "There were three of us.",
    ])
    func `sets no “also” where it cannot stand`(sentence: String) {
        #expect(ProseEdits.joined(TokenisedText(sentence), by: "also") == nil)
    }

    @Test func `joins no sentence that begins otherwise`() {
        #expect(ProseEdits.joined(TokenisedText("The rota changed."), by: "And") == nil)
    }

    @Test(
        arguments: [
            ("They were tired and low.", .third, .past), ("I am slower now.", .first, .present),
            ("You never know.", .second, nil), ("They were ill and are well.", .third, nil),
        ] as [(String, Narration.Person, Narration.Tense?)])
    func `reads person and tense`(sentence: String, person: Narration.Person, tense: Narration.Tense?) {
        let narration = Narration(of: TokenisedText(sentence))
        #expect(narration.person == person)
        #expect(narration.tense == tense)
    }

    @Test func `measures how easily a text reads`() {
        let easy = Readability(of: "We met. We sat. They told me of the night. I heard it all.")
        let hard = Readability(
            of: "Institutional accountability necessitates comprehensive organisational communication procedures.")
        #expect(easy.words == 14)
        #expect(easy.sentences == 4)
        #expect(easy.ease > 90)
        #expect(hard.ease < 0)
    }
}
