import Policies
import Testing

@testable import Redaction

/// The sieve may only say that a text holds no direct identifier where detection finds none that a report would tell of.
@Suite struct TextSieveTests {
    private static let leads: Set<String> = ["mentor", "trainee", "nurse", "doctor"]
    private static let followers: Set<String> = ["said", "told", "laughed"]
    private static let sieve = TextSieve(
        words: Rules.publication.words, leads: leads, followers: followers,
        others: [(["people", "doctors"], 1), (["n"], 2), (["said"], 4)])
    private static let redactor = Rules.publication.redactor()

    private static let pieces = [
        "the ward was busy", "My mentor", "the trainee", "a NURSE", "THE DOCTOR", "Ffion", "ffion", "Sarah Price",
        "sarah",
        "O'Brien", "o’brien", "van Beek", "de Souza", "Kieran’s", "P-R-I-Y-A", "said", "told us", "laughed", "Dr",
        "dr.",
        "Professor", "Mrs", "quarmby", "Quarmby", "Matron", "lady", "sister", "Nwosu", "et al., 2014", "Leeds",
        "[Morag]",
        "(0161) 496 0000", "07700", "900123", "+44 7700 900123", "943 476 5919", "4111 1111 1111 1111", "192.168.0.1",
        "LS1 3EX", "ls1", "AB 12 34 56 C", "GB82 WEST 1234 5698 7654 32", "bleep", "4512", "GMC number", "7012345",
        "@blue_kite", "insta", "username is kite92", "a@example.org", "jo dot bloggs at example dot org",
        "https://example.org/people/jo", "www.example.org", "oh seven seven double oh", "nine one two three four five",
        "one two three", "é", "naïve", "Zoë", "Łucja", "王", "Dr 王", "ｊｏ＠example.org", "соре", "te\u{200B}xt",
        "so\u{AD}ft",
        "ªº", "12", "2014", "3.5", "…", "“no”", "I", "I’m", "it's", "WE ALL SAID", "nobody here",
    ]
    private static let joints = [
        " ", " ", " ", " ", ", ", ". ", "! ", "\n", "\n\n", " – ", " (", ") ", "-", "/", " “", "” ", "",
    ]

    private func text(_ seed: Int) -> String {
        var numbers = SeededNumbers(seed: seed)
        return (0..<Int.random(in: 1...9, using: &numbers)).map { _ in
            Self.pieces.randomElement(using: &numbers)! + Self.joints.randomElement(using: &numbers)!
        }.joined()
    }

    /// Whether a detection is one that a text without direct identifiers must not have.
    private func isTold(_ detection: Detection, in text: TokenisedText) -> Bool {
        switch detection.category {
        case .email, .phone, .postcode, .identifier, .url: return true
        case .person:
            if detection.rule == "name.title" { return true }
            guard detection.confidence > .low else { return false }
            let (first, next) = (detection.tokens.lowerBound, detection.tokens.upperBound)
            let isLed = first > 0 && Self.leads.contains(text.tokens[first - 1].folded)
            let isFollowed = next < text.tokens.count && Self.followers.contains(text.tokens[next].folded)
            return isLed || isFollowed
        default: return false
        }
    }

    @Test(arguments: 0..<40)
    func `passes no text that detection finds a direct identifier in`(batch: Int) {
        var passed = 0
        for seed in (batch * 500)..<(batch * 500 + 500) {
            let source = text(seed)
            guard !Self.sieve.read(source).mayHoldIdentifier else { continue }
            passed += 1
            for paragraph in Paragraphs.ranges(in: Array(source.utf8)) {
                let words = TokenisedText(String(decoding: Array(source.utf8)[paragraph], as: UTF8.self))
                let told = Self.redactor.detections(in: words.text).filter { isTold($0, in: words) }
                #expect(told.isEmpty, "seed \(seed): \(told.map(\.rule)) in “\(source)”")
            }
        }
        // Were none passed, nothing would be shown.
        #expect(passed > 20)
    }

    @Test(arguments: [
        "The mentor was helpful and the trainee open, which the ward valued (Smith et al., 2014).",
        "It wasn't the trainee. Nobody asked.", "Of the 24 doctors, 19 stayed (79 %).",
        "the supervisor (Okafor et al., 2020)",
        "A trainee “Young” by nature", "One of them, or two, or three.",
    ])
    func `passes ordinary prose`(text: String) {
        #expect(!Self.sieve.read(text).mayHoldIdentifier)
    }

    @Test(arguments: [
        ("Six people, 24 % of them", UInt8(1), 2, true, false), ("n = 7", 2, 1, false, false),
        ("They said so in 2019–2020", 4, 4, false, true), ("aged 24 to 57", 0, 2, false, true),
        ("one in 5 and, a good many words later on, 6", 0, 1, false, false), ("", 0, 0, false, false),
        ("people’s n", 3, 0, false, false), ("PEOPLE", 1, 0, false, false), ("peoples", 0, 0, false, false),
    ])
    func `tells which words and numbers a text has`(
        text: String, signs: UInt8, digits: Int, hasPercentSign: Bool, hasNumberPair: Bool
    ) {
        let reading = Self.sieve.read(text)
        #expect(reading.signs == signs)
        #expect(reading.mostDigits == digits)
        #expect(reading.hasPercentSign == hasPercentSign)
        #expect(reading.hasNumberPair == hasNumberPair)
    }

    @Test(arguments: [
        "mentor[2] Anna", "mentor-2 Anna", "nurse'1 Ann", "5mentor Anna", "Anna 5said", "Sister 4B", "Dr 2Pac", "Dr.3A",
        "4.978,1.178", "54.9783, -1.6178", "1.123 -1.123", "insta d'x9", "insta d’arcy92", "mentor ten-Boom",
        "trainee den-Anna", "x'mentor Anna", "Anna M’Ba. Then m’ba said no.", "mentor \u{A0}Anna",
    ])
    func `holds what stands in odd company`(text: String) {
        let mayHold = Self.sieve.read(text).mayHoldIdentifier
        #expect(mayHold)
    }

    @Test func `counts words beyond ASCII as one, and knows a pair of numbers however far apart`() {
        #expect(Self.sieve.read("3 fétés t doctors").signsBehindNumbers & 1 == 1)
        #expect(Self.sieve.read("3 Médecins Sans Frontières doctors").signsBehindNumbers & 1 == 1)
        #expect(Self.sieve.read("aged 24" + String(repeating: " ", count: 31) + "to 67").hasNumberPair)
        #expect(Self.sieve.read("x'P07").hasDigit)
    }

    @Test(arguments: ["pe\u{AD}ople", "реople", "ｎ = 3"])
    func `knows nothing of words whose letters may stand for others`(text: String) {
        #expect(Self.sieve.read(text).signs == nil)
    }
}
