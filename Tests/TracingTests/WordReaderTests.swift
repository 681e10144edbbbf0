import Redaction
import Testing

@testable import Tracing

@Suite struct WordReaderTests {
    /// The words of a text as places and hashes.
    private func read(_ text: String) -> [(range: Range<Int>, hash: UInt64, joint: WrittenWord.Joint, begins: Bool)] {
        var text = text
        return text.withUTF8 { bytes in
            var reader = WordReader(bytes)
            var words: [(range: Range<Int>, hash: UInt64, joint: WrittenWord.Joint, begins: Bool)] = []
            while let next = reader.next() {
                words.append(
                    (
                        Int(next.word.start)..<Int(next.word.end), next.word.hash, next.word.joint,
                        next.word.beginsSentence
                    ))
            }
            return words
        }
    }

    private func expectSameAsTokens(_ text: String) {
        let words = read(text)
        let tokens = TokenisedText(text).tokens.filter { $0.kind != .punctuation }
        #expect(words.map(\.range) == tokens.map(\.range), "\(text.debugDescription)")
        #expect(words.map(\.hash) == tokens.map { WordHash.of($0.folded) }, "\(text.debugDescription)")
    }

    @Test(arguments: [
        "", "…", "It’s an ST5's rota – 3's company, isn‘t it?", "naïve Ａnn ann\u{200B}e e\u{301}lan", "a\u{A0}b «c» d",
        "x’", "’x", "x’é", "é’x", "I'", "it's.", "7B's", "rock-n-roll he/she", "a\u{2011}b a\u{2019}\u{2019}b",
        "O’Neill’s",
        "\u{FEFF}word", "Привет мир", "日本 語", "a\u{202F}b", "\u{1F600}smile",
    ])
    func `cuts and folds words as TokenisedText does`(text: String) { expectSameAsTokens(text) }

    @Test(arguments: 0..<200)
    func `cuts and folds any text as TokenisedText does`(seed: Int) {
        var generator = TracingProperties.Generator(state: UInt64(seed))
        let pieces = [
            "a", "B", "it", "s", "’", "'", "‘", " ", " ", "\n", "-", "–", "/", ".", "…", "é", "Ａ", "\u{200B}",
            "\u{301}", "7", "“",
            "«", "\u{A0}", "don", "t", "\u{2011}", "ß", "İ", "中",
        ]
        let text = (0..<40).map { _ in pieces.randomElement(using: &generator)! }.joined()
        expectSameAsTokens(text)
    }

    @Test func `knows where sentences begin and what joins words`() {
        let words = read("He/she left. Well-known at 3.5!\nNot yet\n\nthen “So.” Go")
        #expect(
            words.map(\.begins) == [
                true, false, false, true, false, false, false, false, true, false, true, false, true,
            ])
        #expect(words[1].joint == .slash)
        #expect(words[4].joint == .hyphen)
        #expect(words[2].joint == .nothing)
    }
}
