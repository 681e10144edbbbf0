import Testing

@testable import Redaction

@Suite struct TokeniserTests {
    @Test(arguments: [
        ("She's an ST5, née Müller.", ["she's", "an", "st5", ",", "née", "müller", "."]),
        ("the QE’s ward-7B", ["the", "qe's", "ward", "-", "7b"]), ("Jo\u{200D}hn rang", ["john", "rang"]),
        ("‘fine’ 'twas", ["'", "fine", "'", "'", "twas"]), ("ＡＢ１２", ["ab１２"]), ("a\u{301}b c", ["a\u{301}b", "c"]),
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
}
