import Corpus
import Policies
import Redaction
import Testing

@testable import Composition

@Suite struct SentenceJudgeTests {
    private let judge = SentenceJudge(lexicons: SampleStudy.publication.lexicons)

    private func refusal(_ text: String, original: String? = nil, isPast: Bool = true) -> Refusal? {
        judge.refusal(of: TokenisedText(text), original: TokenisedText(original ?? text), isPast: isPast)
    }

    @Test(arguments: [
        "They came to see me about the next step in their work.",
        "We met once a month in a room at the end of the corridor.",
        "After a while they told me that they had been frightened.",
        "The department began to ask everybody how the week had been.",
        "I asked them what they would say to a friend in the same place.",
        "The other nurses began to talk to them again after that spring.",
    ])
    func letsWholeSentencesPass(text: String) { #expect(refusal(text) == nil) }

    @Test(arguments: [
        ("Took ages to get there by bus on the day.", Refusal.half),
        ("The long corridor and the two broken chairs by the window.", .half),
        ("They had wanted to say – but nobody asked them at all.", .half),
        ("They had wanted to… but nobody asked them about it.", .half),
        ("We met (it rained) in the room by the lift each week.", .half),
        ("They told me that.", .half),
        ("Every single letter, I had them read it out to me twice.", .half),
        ("I think had come to the end of what they could do.", .half),
        ("I honestly, as though a door had opened, and then I left.", .half),
        ("It was the third time that they had been passed over.", .dangling),
        ("That was how they came to leave the ward in the end.", .dangling),
        ("One, they wanted to leave the place as soon as they could.", .dangling),
        ("Once they had said so, they could look at the page again.", .dangling),
        ("Since then they had looked at every letter twice.", .dangling),
        ("What would you have done in a place like that one?", .mood),
        ("They passed with the best mark of the whole year!", .mood),
        ("They told them that the meeting had been moved again.", .ambiguous),
        ("They said to me that it was a wee bit much for one day.", .habit),
    ])
    func refusesWhatCannotStandAlone(text: String, reason: Refusal) { #expect(refusal(text) == reason) }

    @Test(arguments: [
        ("What would a four look like, and they told me about a four.", Refusal.mood),
        ("For me it was, I came away thinking of the rota again.", .half),
        ("What they did with the time, they were new to the place.", .half),
        ("Difference is we had a room of our own in those days.", .half),
        ("In front of people, like you’re sitting an exam, and one of them was sick.", .half),
        ("They came in May, couldn’t speak for an hour, but we managed.", .half),
        ("I should separate what I felt from what I learned there.", .half),
        ("They can do the telephone now, they did.", .habit),
        ("I got good at the one question so I did.", .habit),
        ("They’re telling me about some meeting they had on the ward.", .tense),
        ("They laughed as they had when they were twenty-five.", .identifying),
        ("They’d have pulled in somewhere, and I could hear the rain.", .dangling),
        ("Two others came forward for help after the summer.", .dangling),
    ])
    func `refuses what only its listener followed`(text: String, reason: Refusal) { #expect(refusal(text) == reason) }

    @Test(arguments: [
        "What was left of the day belonged to the children.",
        "What we did in the end was look at the rota together.",
        "They’d have stayed if somebody had asked them what they wanted.",
        "They were twenty minutes late for the first of our meetings.",
        "After clinic they stayed behind, and one evening they asked for help.",
        "I have learned to say thank you out loud for ordinary work.",
        "If there was something that they could do, they did.",
    ])
    func `lets prose pass that looks like talk`(text: String) { #expect(refusal(text) == nil) }

    @Test(arguments: [
        ("We walked along the front, slowly, it was blowing a gale.", true),
        ("It is worse than people think, the books, because each is its own.", true),
        ("They sent it by coach, I mean the bus, in the winter.", true),
        ("When they came back, it was nearly summer.", false),
        ("They came back, and they slept.", false),
    ])
    func `knows a sentence that is strung together`(text: String, isStrung: Bool) {
        #expect(judge.rambles(TokenisedText(text)) == isStrung)
    }

    @Test func refusesASentenceThatIsTooLong() {
        let text = "They came " + String(repeating: "again and ", count: 30) + "left."
        #expect(refusal(text) == .length)
    }

    @Test func refusesTwoPeopleWhoBecomeOneThey() {
        let original = "He said that she would mind if he went home early."
        #expect(refusal("They said that they would mind if they went home early.", original: original) == .ambiguous)
    }

    @Test func letsPassAPluralThatIsNamedJustBefore() {
        let original = "She had never once asked the nurses what they wanted."
        #expect(refusal("They had never once asked the nurses what they wanted.", original: original) == nil)
    }

    @Test func refusesThePresentOfTalkInAStoryToldAsPast() {
        let original = "She comes in and she sits by the window for an hour."
        let text = "They come in and they sit by the window for an hour."
        #expect(refusal("So far, " + text, original: original) != nil)
        #expect(refusal(text, original: original) == .tense)
        #expect(refusal(text, original: original, isPast: false) == nil)
    }
}

@Suite struct ProseEditsTests {
    private func edited(_ text: String) -> String { ProseEdits.edits(of: TokenisedText(text)).applied(to: text) }

    @Test(arguments: [
        ("and we met again.", "We met again."),
        ("So, they came back", "They came back."),
        ("This person was tired.", "They were tired."),
        ("This person came to me.", "They came to me."),
        ("I told this person that it was late.", "I told them that it was late."),
        ("The clinic opened, and this person was there.", "The clinic opened, and they were there."),
        ("We met again;", "We met again."),
        ("They left.", "They left."),
        ("They said, ‘Not today.’", "They said, ‘Not today.’"),
    ])
    func makesASentenceOfTalkASentenceOfAStory(text: String, expected: String) { #expect(edited(text) == expected) }

    @Test(arguments: [
        ("They came to me about a form.", "A colleague came to me about a form."),
        ("They wanted to know more.", "A colleague wanted to know more."),
    ])
    func introducesThePersonOnce(text: String, expected: String) throws {
        let edits = try #require(ProseEdits.introduction(of: TokenisedText(text), as: "A colleague"))
        #expect(edits.applied(to: text) == expected)
    }

    @Test(arguments: ["They were tired.", "I asked them.", "They"])
    func introducesNobodyWhereTheVerbWouldHaveToChange(text: String) {
        #expect(ProseEdits.introduction(of: TokenisedText(text), as: "A colleague") == nil)
    }
}
