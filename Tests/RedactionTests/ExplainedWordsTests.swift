import Policies
import Testing

@testable import Redaction

@Suite struct ExplainedWordsTests {
    private let words = ExplainedWords(words: Rules.publication.words)

    @Test(arguments: ["organizing", "honorable", "didn't", "mindset", "soundboard", "sooooo", "alright"])
    func `explains forms, compounds and talk`(word: String) {
        let isExplained = words.explain(word)
        #expect(isExplained)
    }

    @Test(arguments: ["quarmby", "nwosu"])
    func `explains no name`(word: String) {
        let isExplained = words.explain(word)
        #expect(!isExplained)
    }

    @Test func `tries no cuts of a word that is longer than any`() {
        // Every cut of it is a look at all its letters: as many steps as the square of its length.
        let word = String(repeating: "mindset-kiro", count: 50_000)
        let isExplained = words.explain(word) || words.isTalk(word)
        #expect(!isExplained)
        let isDrawnOut = words.explain("s" + String(repeating: "o", count: 500_000))
        #expect(isDrawnOut)
    }
}
