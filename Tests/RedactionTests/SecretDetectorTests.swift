import Policies
import Testing

@testable import Redaction

@Suite struct SecretDetectorTests {
    private static let secrets = [
        SecretName(surface: "Ann-Marie", category: .person, replacement: "the lead"),
        SecretName(surface: "Kestrel Court", category: .secret, replacement: "the clinic"),
        SecretName(surface: "O'Neill", category: .person, replacement: "the dean"),
        SecretName(surface: "Siân", category: .person, replacement: "the tutor"),
        SecretName(surface: "St Mary's", category: .organisation, replacement: "the hospital"),
        SecretName(surface: "李医生", category: .person, replacement: "the doctor"),
        SecretName(surface: "Ann", category: .person, replacement: "the nurse"),
        SecretName(surface: "Mark", category: .person, replacement: "the porter"),
        SecretName(surface: "Bronagh", category: .person, replacement: "the mentor"),
        SecretName(surface: "Dr Nkemelu", category: .person, replacement: "the head"),
    ]
    private static let redactor = Rules.publication.redactor(layers: [.direct], secrets: secrets)

    private func found(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return Self.redactor.detections(in: text).filter { $0.flags.contains("secret") }
            .map { String(decoding: bytes[$0.range], as: UTF8.self) }
    }

    @Test(arguments: [
        "Ann-Marie", "Ann Marie", "AnnMarie", "ANN-MARIE", "ann-marie", "Ann-Ma rie", "A n n - M a r i e",
        "Ann\u{2011}Marie",
        "Ａｎｎ-Ｍａｒｉｅ", "A\u{200B}nn-Marie", "Ann-Marie's", "Ann-Maries", "Ann-Marle", "Anne-Marie", "Ann-Mraie",
        "Kestrel Court", "KESTREL COURT", "KestrelCourt", "Kestrel-Court", "Kes trel Court", "Kestrel  Court",
        "Kestral Court", "K.E.S.T.R.E.L Court", "Kestrel Court’s", "O'Neill", "O’Neill", "ONeill", "O Neill", "oneill",
        "O'Neil", "Siân", "Sian", "SIÂN", "Sia\u{302}n", "Ѕiân", "St. Marys", "St Mary’s", "st marys", "Bronagh",
        "Bronaghs", "Bronah", "Bronagn", "Broanagh", "B r o n a g h", "𝐁𝐫𝐨𝐧𝐚𝐠𝐡", "BRONAGH", "Ann", "ANN", "Anns",
        "A n n", "Dr Nkemelu", "Nkemelu", "nkemelu", "Nkemelus",
    ])
    func `finds a name however it is written`(name: String) {
        #expect(found("Then we asked \(name) about it.") == [name])
        #expect(!Self.redactor.redact("Then we asked \(name) about it.").text.contains(name))
    }

    @Test(arguments: [
        "Then we asked Anna about it.", "An annual report.", "The court was full.", "A kestrel flew over.",
        "We marked it.",
        "Mark the date.", "an n of one", "Broad and high.", "I neil down.", "It was st one.",
        "Then the brown hare sat.",
    ])
    func `leaves words that only look like a name`(text: String) {
        #expect(found(text).isEmpty, "found \(found(text))")
    }

    @Test(arguments: [
        ("Mark rang me.", ["Mark"]), ("Then Mark rang me.", ["Mark"]), ("Ann-Louise rang.", ["Ann-Louise"]),
        ("Mary-Ann rang.", ["Mary-Ann"]), ("今天李医生来了", ["李医生"]), ("Ask Bronagh or Ann.", ["Bronagh", "Ann"]),
    ])
    func `tells a name from a word, and a whole name from half of one`(text: String, expected: [String]) {
        #expect(found(text) == expected)
    }

    @Test(arguments: [
        ("We saw Ann-Marie.", "We saw the lead."), ("We saw Ann-Ma rie's list.", "We saw the lead's list."),
        ("Ann met Bronagh.", "The nurse met the mentor."), ("We saw Bronah.", "We saw the mentor."),
        ("今天李医生来了", "今天the doctor来了"),
    ])
    func `writes what the list says`(text: String, expected: String) {
        #expect(Self.redactor.redact(text).text == expected)
    }

    @Test func `is less sure of a misspelt name`() {
        let confidence = Self.redactor.detections(in: "We saw Bronah and Bronagh.").map(\.confidence)
        #expect(confidence == [.medium, .high])
    }

    /// Optimal string alignment: insertions, deletions, changes, exchanges of neighbours.
    private func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var rows = Array(repeating: Array(repeating: 0, count: other.count + 1), count: one.count + 1)
        for i in 0...one.count { rows[i][0] = i }
        for j in 0...other.count { rows[0][j] = j }
        guard !one.isEmpty, !other.isEmpty else { return max(one.count, other.count) }
        for i in 1...one.count {
            for j in 1...other.count {
                let change = one[i - 1] == other[j - 1] ? 0 : 1
                rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + change)
                if i > 1, j > 1, one[i - 1] == other[j - 2], one[i - 2] == other[j - 1] {
                    rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
                }
            }
        }
        return rows[one.count][other.count]
    }

    @Test(arguments: 1...300)
    func `one letter apart is what the edit distance says`(seed: Int) {
        var numbers = SeededNumbers(seed: seed)
        func word() -> [UInt8] {
            (0..<Int.random(in: 4...7, using: &numbers)).map { _ in UInt8.random(in: 0x61...0x62, using: &numbers) }
        }
        let (one, other) = (word(), word())
        #expect(MisspeltNames.areOneApart(one, other) == (distance(one, other) == 1))
        let names = MisspeltNames([(other, 1, 7)])
        let isLong = other.count >= MisspeltNames.shortest
        #expect((names.secret(near: one, words: 1) == 7) == (isLong && distance(one, other) == 1))
    }
}
