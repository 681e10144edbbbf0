import Redaction
import Testing

/// Two people in a text: one keeps their gender, or one alone loses it.
@Suite struct ReferentsTests {
    @Test(arguments: [
        (
            "My registrar told the consultant he was wrong. My wife says she agrees.", "my wife",
            "My registrar told the consultant they were wrong. My wife says she agrees."
        ),
        (
            "Priya rang her boss. He was out, so she waited.", "Priya",
            "Priya rang her boss. They were out, so she waited."
        ),
        (
            "My mentee, Priya, was late. Her husband said he had the car.", "Priya",
            "My mentee, Priya, was late. Her spouse said they had the car."
        ),
        ("Dr Hale said he would help. She was glad.", "Hale", "Dr Hale said he would help. They were glad."),
        ("She was glad.", "Priya", "They were glad."),
    ])
    func `leaves the gender of a person who is named`(text: String, person: String, expected: String) {
        #expect(Rules.redact(text, .gender, keep: [person]) == expected)
    }

    @Test(arguments: [
        (
            "My registrar told the consultant he was wrong. My wife says she agrees.", "wife",
            "My registrar told the consultant he was wrong. My spouse says they agree."
        ),
        (
            "Tom asked his boss. She said he was late.", "boss", "Tom asked his boss. They said he was late."
        ),
        ("She was glad.", "Priya", "She was glad."),
    ])
    func `rewrites the gender of a person who is named and of nobody else`(
        text: String, person: String, expected: String
    ) {
        #expect(Rules.redact(text, .gender, only: [person]) == expected)
    }

    @Test func `keeping and naming everybody are opposites`() {
        let text = "Tom asked his boss. She said he was late."
        #expect(Rules.redact(text, .gender, keep: ["Tom", "boss"]) == text)
        #expect(Rules.redact(text, .gender, only: ["Tom", "boss"]) == Rules.redact(text, .gender))
    }
}
