import Policies
import Redaction
import Testing

@Suite struct DateDetectorTests {
    @Test(arguments: [
        ("We met on 14 March 2021.", "We met one day."), ("We met on the fourteenth of March.", "We met one day."),
        ("We met on 14/03/2021.", "We met one day."), ("By the 3rd of May it was done.", "By then it was done."),
        ("The first was the ninth of June.", "The first was in the summer."),
        ("It began in November.", "It began in the autumn."), ("Last January we moved.", "Last winter we moved."),
        ("It began in 2014.", "It began some years ago."), ("It was 2018, and wet.", "It was some years ago, and wet."),
        ("Back in 2017, we had three.", "Some years ago, we had three."),
        ("By 2019 we had four.", "By then we had four."),
        ("Since 2019 I have slept.", "For some years I have slept."),
        ("In the spring of 2022 it ended.", "In the spring it ended."),
        ("In the month of November it rained.", "In the autumn it rained."), ("We may march on.", "We may march on."),
    ])
    func `makes dates less exact`(text: String, expected: String) {
        #expect(Rules.redact(text, .quasi) == expected)
    }

    @Test(arguments: [
        ("It was the summer of '09.", "It was the summer."), ("We met on 12/3 and spoke.", "We met one day and spoke."),
        ("We worked 24/7 on it.", "We worked 24/7 on it."), ("It was 12/3 of them.", "It was 12/3 of them."),
    ])
    func `makes short dates less exact, where the word before says that they are dates`(text: String, expected: String)
    {
        #expect(Rules.redact(text, .quasi) == expected)
    }

    @Test func `reports a decade of life and leaves it`() {
        let text = "I was in my late forties by then."
        #expect(Rules.found(text).contains("age.decade: in my late forties"))
        #expect(Rules.redact(text, .quasi) == text)
        #expect(!Rules.publication.redactor().disallowed(in: text).contains { $0.category == .age })
    }

    @Test(arguments: [
        ("I turned 50 in the spring.", "I reached my fifties in the spring."),
        ("He was aged 36.", "He was in their thirties."), ("She is 41 years old.", "She is in their forties."),
        ("A 36-year-old doctor came.", "A doctor came."), ("I was 52 then.", "I was in my fifties then."),
        ("She was thirty-six, and tired.", "She was in their thirties, and tired."),
        ("At fifty-one, you know yourself.", "In their fifties, you know yourself."),
        ("A nurse of fifty-eight, she came.", "A nurse in their fifties, she came."),
        ("A band seven, fifty-two, spoke.", "A nurse, in their fifties, spoke."),
        ("It was at ninety mile an hour.", "It was at ninety mile an hour."),
        ("We counted forty, fifty, sixty.", "We counted forty, fifty, sixty."),
        ("It took 25 minutes.", "It took 25 minutes."), ("At 30 weeks she stopped.", "At 30 weeks she stopped."),
    ])
    func `writes ages as decades`(text: String, expected: String) {
        #expect(Rules.redact(text, .quasi) == expected)
    }
}
