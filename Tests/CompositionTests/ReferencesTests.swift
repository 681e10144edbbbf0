import Corpus
import Redaction
import Testing

@testable import Composition

@Suite struct ReferencesTests {
    /// Whether a sentence of a passage is understood by itself; it is printed as it was said.
    private func suffices(_ sentence: String, in passage: String) throws -> Bool {
        let text = TokenisedText(passage)
        let bytes = Array(passage.utf8)
        let part = Array(sentence.utf8)
        let start = try #require(
            (0...(bytes.count - part.count)).first { Array(bytes[$0..<($0 + part.count)]) == part })
        return References(text).suffice(for: TokenisedText(sentence), at: start..<(start + part.count))
    }

    @Test(arguments: [
        "They came to see me about the rota in the spring.",
        "It was hard to say how long they had waited.",
        "They found it easier to ask a colleague for help.",
        "They wrote a letter, and I read it twice.",
        "Their colleagues sat down together and asked each other for help.",
        "We kept the idea that they had brought with them.",
    ])
    func `lets a sentence stand that holds what it speaks of`(sentence: String) throws {
        #expect(try suffices(sentence, in: sentence))
    }

    @Test(arguments: [
        "They put it away in a drawer at home.", "They wanted to be done with that by the summer.",
        "I have never been there in my life.", "They never asked for one.", "They were lonely too.",
        "We gave each of them an hour on Mondays.", "They both left before the winter.",
        "They argued with each other until the spring.", "I also asked what they wanted.",
        "We tried the exercise again in May.", "They wanted to see the thing off first.",
        "The parent rang every evening.", "They told me last week that they slept.",
        "They said quite quietly, “Why should I have to pay my way in here?”", "I kept its number on a card at home.",
        "They had seen worse, and there they were falling out over a cup.", "Nobody in that unit ate together.",
        "I let them read the whole page out loud.", "A colleague had it all in a drawer.",
        "I did the exercise on myself one night.",
    ])
    func `finds what points to words that are not told`(sentence: String) throws {
        #expect(try !suffices(sentence, in: sentence))
    }

    @Test(arguments: [
        "They cover for one another now.", "They finished each other's sentences.", "They'd both left early.",
    ])
    func `finds several people where a story is about one`(sentence: String) {
        #expect(References(TokenisedText(sentence)).tellsOfSeveral(TokenisedText(sentence)))
    }

    @Test func `lets a plural be one another`() {
        let text = TokenisedText("Their colleagues cover for one another now.")
        #expect(!References(text).tellsOfSeveral(text))
    }

    @Test func `finds what the passage has brought in before`() throws {
        let passage = "I drew two circles on an envelope. They wrote nothing in the circles for an hour."
        #expect(try !suffices("They wrote nothing in the circles for an hour.", in: passage))
        #expect(try suffices(passage, in: passage))
    }

    @Test func `tells them who are others from the one who is she`() throws {
        let passage =
            "She came to me in May. They shouted at work. He was her friend. She kept her nurses and they stayed."
        #expect(try !suffices("They shouted at work.", in: passage))
        #expect(try !suffices("He was her friend.", in: passage))
        #expect(try suffices("She kept her nurses and they stayed.", in: passage))
        #expect(try suffices("She came to me in May.", in: passage))
    }
}

@Suite struct TalkEditsTests {
    private func edited(_ text: String) -> String { TalkEdits.edits(of: TokenisedText(text)).applied(to: text) }

    @Test(arguments: [
        ("It was, you know, hard for them.", "It was hard for them."),
        ("Well, I mean, they had stayed.", "they had stayed."),
        ("They came back, mind you, and they stayed.", "They came back, and they stayed."),
        ("They went to the course, so they did.", "They went to the course."),
    ])
    func `leaves out what is said to the listener`(text: String, expected: String) { #expect(edited(text) == expected) }

    @Test(arguments: [
        (
            "I drew two rings on a napkin, it's hardly a method, one in the other.",
            "I drew two rings on a napkin, one in the other."
        ),
        ("I drew two rings, well, it's hardly a method, one in the other.", "I drew two rings, one in the other."),
        ("They got one change through and kind of glowed.", "They got one change through and glowed."),
        ("I sort of heard it then.", "I heard it then."),
    ])
    func `leaves out remarks set into a sentence, and fillers before a verb`(text: String, expected: String) {
        #expect(edited(text) == expected)
    }

    @Test(arguments: ["They were kind of heart.", "We had a kind of plan.", "It was the sort of thing they wanted."])
    func `keeps kinds and sorts that are meant`(text: String) { #expect(edited(text) == text) }

    @Test func `keeps fillers where the policy does not clean talk`() {
        let text = "I sort of heard it then."
        #expect(TalkEdits.edits(of: TokenisedText(text), leavesOutFillers: false).isEmpty)
    }

    @Test(arguments: [
        "They had stayed, I think, too long.", "I suppose they were tired of asking.",
        "They knew, I guess, what was coming.",
    ])
    func `keeps what makes a claim less sure`(text: String) { #expect(edited(text) == text) }

    @Test(arguments: [
        ("They had stopped eating lunch, they sat in the car.", "They had stopped eating lunch. They sat in the car."),
        ("We met every other week, it was never for long.", "We met every other week. It was never for long."),
        ("They stayed on the ward – and nobody came.", "They stayed on the ward, and nobody came."),
    ])
    func `parts two sentences that a comma holds together`(text: String, expected: String) {
        #expect(edited(text) == expected)
    }

    @Test(arguments: [
        "When they came back to work, they sat in the car.", "They told me what they thought, they said.",
        "They have used that twice, they tell me, and the second time they went back in.",
        "I drew two circles on a page, it was hardly a method, one inside the other.", "They waited, they said.",
        "They told me ‘I am tired of this, I want to go’ and left.",
    ])
    func `parts nothing that belongs together`(text: String) { #expect(edited(text) == text) }
}

@Suite struct StoryThreadTests {
    private let reader = UnitReader(material: SampleStudy.material, rulebook: SampleStudy.publication)

    @Test func `what came of it is of the matter that the story began with`() throws {
        for seed in [1, 2, 3] as [UInt64] {
            for composed in try SampleStudy.vignettes(seed: seed) {
                guard let matter = composed.search?.matter else { continue }
                let fragments = Set(composed.vignette.spans.flatMap(\.contributions).map(\.fragment))
                let units = reader.read(
                    SampleStudy.material.fragments.filter { fragments.contains($0.id) }, for: composed.template
                ).units
                for section in [Section.context, .outcome] {
                    #expect(
                        units.contains { unit in
                            unit.section == section
                                && unit.facets.contains { $0.fact == StoryThread.fact && $0.value == matter }
                        })
                }
            }
        }
    }

    @Test func `nothing that leans on words not told is printed where something else can be`() throws {
        for composed in try SampleStudy.vignettes(seed: 1) { #expect(composed.search?.doubtful == 0) }
    }

    @Test func `no two vignettes of a release say much the same`() throws {
        let told = try SampleStudy.vignettes(seed: 1).map { composed in
            composed.vignette.spans.filter(\.kind.isEvidence).map { ContentWords.of($0.text) }
        }
        for (index, one) in told.enumerated() {
            for other in told[..<index] {
                for left in one { for right in other { #expect(!ContentWords.repeats(left, right)) } }
            }
        }
    }
}
