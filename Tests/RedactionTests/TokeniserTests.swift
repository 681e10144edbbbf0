import Policies
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

    @Test(arguments: [
        ("I'm", ["i'm"]), ("A", ["a"]), ("Seven's", ["seven's"]), ("Porter's", ["porter's"]),
        ("abcdefgh", ["abcdefgh"]),
        ("abcdefghi'j", ["abcdefghi'j"]), ("abcdefg'h", ["abcdefg'h"]), ("abcdefgh'ij", ["abcdefgh'ij"]),
        ("fifteen-fifteenletters", ["fifteen", "-", "fifteenletters"]), ("sixteenlettersxx", ["sixteenlettersxx"]),
        ("internationalisations", ["internationalisations"]), ("12345678a 7's", ["12345678a", "7", "'", "s"]),
        ("1234567890123456 x", ["1234567890123456", "x"]), ("B12345678 A1'B", ["b12345678", "a1'b"]),
        ("students' it's' o''c", ["students", "'", "it's", "'", "o", "'", "'", "c"]), ("abcdefghé", ["abcdefghé"]),
    ])
    func `cuts words of every length, wherever the text ends`(text: String, folded: [String]) {
        for end in ["", " ", ".", " and so on and so on"] {
            let tokens = TokenisedText(text + end).tokens.prefix(folded.count)
            #expect(tokens.map(\.folded) == folded)
            #expect(tokens.map(\.key) == folded.map { WordKey.of($0) })
            #expect(tokens.map(\.isPossessive) == folded.map { $0.hasSuffix("'s") && $0.utf8.count > 2 })
        }
    }

    @Test func `knows the capitals of long words`() {
        let tokens = TokenisedText("INTERNATIONALE INTERNATIONALe Internationale A12345678 AB1234567 12345678AB").tokens
        #expect(tokens.map(\.isAllCaps) == [true, false, false, false, true, true])
        #expect(tokens.map(\.isCapitalised) == [true, true, true, true, true, true])
        #expect(tokens.map(\.hasDigits) == [false, false, false, true, true, true])
    }

    @Test(arguments: 1...300)
    func `cuts ASCII words as it cuts words of other letters`(seed: Int) {
        var numbers = SeededNumbers(seed: seed)
        let pieces: [Character] = ["a", "B", "7", "'", " ", "-", ".", "s", "'", "’", "s", "”", "…", "‘"]
        let text = String((0..<20).map { _ in pieces.randomElement(using: &numbers)! })
        // An invisible scalar behind each letter and digit takes each word the long way.
        let long = text.map { $0.isLetter || $0.isNumber ? "\($0)\u{200B}" : String($0) }.joined()
        let tokens = TokenisedText(text).tokens
        let others = TokenisedText(long).tokens
        #expect(tokens.map(\.folded) == others.map(\.folded))
        #expect(tokens.map(\.key) == others.map(\.key))
        #expect(tokens.map(\.kind) == others.map(\.kind))
        #expect(tokens.map(\.isCapitalised) == others.map(\.isCapitalised))
        #expect(tokens.map(\.isAllCaps) == others.map(\.isAllCaps))
        #expect(tokens.map(\.hasDigits) == others.map(\.hasDigits))
        #expect(tokens.map(\.isPossessive) == others.map(\.isPossessive))
    }

    @Test(arguments: ["it’s", "Sarah's", "“word”", "word…"])
    func `a word has other bytes than ASCII only where they stand in it`(text: String) {
        let tokens = TokenisedText(text).tokens.filter { $0.kind == .word }
        #expect(tokens.map { $0.shape.contains(.beyondASCII) } == [text.contains("’")])
    }

    /// What white space, words and marks are made of.
    private static let pieces = [
        "the", "ward", " ", "  ", "\n", "’", "'", "s", "é", "\u{200B}", "St", "4", "-", "…", "“", "”", ".", "Ａ", "日",
        "he",
    ]

    @Test(arguments: 1...400)
    func `a text that is edited has the tokens of the text that comes out`(seed: Int) {
        var numbers = SeededNumbers(seed: seed)
        func words(_ count: ClosedRange<Int>) -> [String] {
            (0..<Int.random(in: count, using: &numbers)).map { _ in Self.pieces.randomElement(using: &numbers)! }
        }
        let parts = words(0...40)
        var edits: [Edit] = []
        var place = 0
        for part in parts {
            let range = place..<(place + part.utf8.count)
            place = range.upperBound
            switch Int.random(in: 0...4, using: &numbers) {
            case 0:
                edits.append(
                    Edit(
                        range: range, original: part, replacement: words(0...3).joined(), category: .prose, rule: ""))
            case 1:
                let inserted = words(0...2).joined()
                edits.append(
                    Edit(
                        range: place..<place, original: "", replacement: inserted, category: .prose, rule: ""))
            default: break
            }
        }
        let list = EditList(edits)
        let lexicons = Rules.publication.lexicons
        let edited = TokenisedText(parts.joined()).applying(list, known: lexicons)
        let anew = TokenisedText(list.applied(to: parts.joined())).known(to: lexicons)
        #expect(edited.bytes == anew.bytes)
        #expect(edited.tokens == anew.tokens)
        #expect(edited.facts == anew.facts)
    }
}
