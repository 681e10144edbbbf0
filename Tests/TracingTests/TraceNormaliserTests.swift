import Redaction
import Testing

@testable import Tracing

@Suite struct TraceNormaliserTests {
    private let normaliser = TraceNormaliser(
        lexicons: LexiconSet([
            Lexicon(
                kind: .filler,
                entries: [
                    LexiconEntry(surface: "hmm", canonical: "hmm", flags: ["always"]),
                    LexiconEntry(surface: "as it were", canonical: "as it were"),
                ])
        ]))

    private func forms(_ text: String) -> [String] { normaliser.words(of: text).map(\.form) }

    @Test(arguments: [
        ("She’s tired", "They are tired"),
        ("He has gone", "they've gone"),
        ("She would go", "They'd go"),
        ("I told HIM.", "i told them"),
        ("his own rota", "their own rota"),
        ("He/she left", "They left"),
        ("s/he left", "they left"),
        ("him/herself", "themselves"),
        ("it doesn't work", "It do not work"),
        ("I cannot stay", "I can't stay"),
        ("she isn't here", "they are not here"),
        ("She was late", "They were late"),
        ("that's fine", "that is fine"),
        ("the ward's rota", "the ward rota"),
        ("“Well,” I said", "well i said"),
        ("we, you know, sort of talked", "We talked"),
        ("hmm erm we um talked", "we talked"),
    ])
    func `folds what an intruder folds`(one: String, other: String) {
        #expect(forms(one) == forms(other))
    }

    @Test(arguments: [
        ("they listened", "they listen"),
        ("a good rota", "a bad rota"),
        ("it does work", "it does not work"),
        ("as it were", ""),
    ])
    func `keeps apart what differs`(one: String, other: String) {
        #expect(forms(one) != forms(other))
    }

    @Test func `gives the stretch of every word, whatever was folded into it`() {
        let text = "– He is “naïve”"
        let words = normaliser.words(of: text)
        let bytes = Array(text.utf8)
        #expect(words.map { String(decoding: bytes[$0.range], as: UTF8.self) } == ["He is", "naïve"])
    }
}
