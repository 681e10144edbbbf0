import Testing

@testable import Redaction

@Suite struct TokeniserTests {
    @Test(arguments: [
        ("She's an ST5, née Müller.", ["she's", "an", "st5", ",", "née", "müller", "."]),
        ("the QE’s ward-7B", ["the", "qe's", "ward", "-", "7b"]), ("Jo\u{200D}hn rang", ["john", "rang"]),
        ("‘fine’ 'twas", ["'", "fine", "'", "'", "twas"]), ("ＡＢ１２", ["ab12"]), ("a\u{301}b c", ["a\u{301}b", "c"]),
        ("", []), ("  \n\t", []), ("…—?", ["…", "—", "?"]), ("rock'n'roll'", ["rock'n'roll", "'"]), ("x'é", ["x'é"]),
    ])
    func `cuts and folds words`(text: String, folded: [String]) {
        #expect(TokenisedText(text).tokens.map(\.folded) == folded)
    }

    @Test(arguments: ["She's Müller’s 7B – ‘no’ 🙂 x", "ǅ a\u{301}\u{200B}b ＡＢ ١٢"])
    func `gives ranges that begin and end with scalars, in order`(text: String) {
        let tokens = TokenisedText(text).tokens
        let bytes = Array(text.utf8)
        var end = 0
        for token in tokens {
            #expect(token.range.lowerBound >= end)
            #expect(String(validating: bytes[token.range], as: UTF8.self) != nil)
            end = token.range.upperBound
        }
        #expect(end <= bytes.count)
    }

    @Test func `knows capitals`() {
        let tokens = TokenisedText("Leeds NHS i Éa 7B").tokens
        #expect(tokens.map(\.isCapitalised) == [true, true, false, true, true])
        #expect(tokens.map(\.isAllCaps) == [false, true, false, false, false])
    }

    @Test(arguments: [
        ("Ａｎｎ", "ann"), ("A\u{200B}n\u{202E}n", "ann"), ("𝐀𝑛𝓃", "ann"), ("Ⓐⓝⓝ", "ann"), ("ﬁnn", "finn"),
        ("Zoe\u{308}", "zoë"),
        ("Аnn", "ann"), ("Νick", "nick"), ("Анна", "анна"), ("Sia\u{302}n’s", "siân's"), ("O＇Neill", "o'neill"),
    ])
    func `folds what looks alike, for matching only`(text: String, folded: String) {
        let tokens = TokenisedText(text).tokens
        #expect(tokens.map { Array($0.folded.unicodeScalars) } == [Array(folded.unicodeScalars)])
        #expect(tokens.first?.key == TokenisedText(folded).tokens.first?.key)
        #expect(tokens.first.map { TokenisedText(text)[$0.range] } == text)
    }

    @Test(arguments: [("siân", "sian"), ("zoë", "zoe"), ("łukasz", "lukasz"), ("ann", "ann"), ("o'neill", "o'neill")])
    func `takes accents off letters`(word: String, bare: String) {
        #expect(WordFolder.withoutAccents(word) == bare)
    }

    @Test(arguments: 1...200)
    func `cuts ASCII words as it cuts words of other letters`(seed: Int) {
        var numbers = SeededNumbers(seed: seed)
        let pieces: [Character] = ["a", "B", "7", "'", " ", "-", ".", "s", "'"]
        let text = String((0..<20).map { _ in pieces.randomElement(using: &numbers)! })
        // An invisible scalar at its end takes each word the long way.
        let long = text.split(separator: " ", omittingEmptySubsequences: false).map { $0 + "\u{200B}" }.joined(
            separator: " ")
        #expect(TokenisedText(text).tokens.map(\.folded) == TokenisedText(long).tokens.map(\.folded))
        #expect(TokenisedText(text).tokens.map(\.key) == TokenisedText(long).tokens.map(\.key))
        #expect(TokenisedText(text).tokens.map(\.isAllCaps) == TokenisedText(long).tokens.map(\.isAllCaps))
    }
}
