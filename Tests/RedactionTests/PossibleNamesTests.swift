import Policies
import Redaction
import Testing

@Suite struct PossibleNamesTests {
    @Test(arguments: [
        ("She works for Oakleaf, and he is at Thimble.", "possible.capital: Thimble"),
        ("They asked a man we knew as Scout about it.", "possible.capital: Scout"),
        ("He drives for the QVD now.", "possible.capital: QVD"),
        ("Two of them had joined the League of Gardens.", "possible.capital: League of Gardens"),
        ("She had read the plays of R. T. Quarmby.", "possible.capital: R. T"),
        ("Green was late again.", "possible.capital: Green"),
        ("nobody knew whether hexham or kettering was better", "possible.place: hexham"),
        ("STEVE WROTE TO MARTHA YOUNG ABOUT IT", "possible.small: YOUNG"),
        ("We flew home from the UK.", "place.country: UK"),
        ("He had sold it to Amazon.", "site.public: Amazon"),
    ])
    func `reports what may be a name`(text: String, expected: String) {
        #expect(Rules.found(text).contains(expected), "found \(Rules.found(text))")
    }

    @Test(arguments: [
        "I think so. Nobody knew.", "He said no (Nobody knew).",
        "WE WENT HOME AND SLEPT",
        "See Rule 6 of it.", "It was on TV again.", "So I said I would.",
    ])
    func `says nothing of capitals that mean nothing`(text: String) {
        #expect(Rules.found(text).filter { !$0.hasPrefix("gender") } == [])
    }

    @Test(arguments: [
        "They asked a man we knew as Scout about it.", "He had sold it to Amazon.", "He drives for the QVD now.",
    ])
    func `is reported, and neither replaced nor forbidden`(text: String) {
        let redactor = Rules.publication.redactor(layers: [.direct, .quasi])
        #expect(redactor.detections(in: text).contains { $0.isReportedOnly && $0.confidence == .low })
        #expect(redactor.redact(text).text == text)
        #expect(redactor.disallowed(in: text).isEmpty)
    }

    @Test(arguments: [
        ("Then Bronagh Quarmby left, and quarmby was glad.", "name.again: quarmby"),
        ("so then, erm, Ffion's list, it was ffion's after all", "name.again: ffion's"),
        ("Her name is spelt P-R-I-Y-A.", "name.spelt: P-R-I-Y-A"),
        ("It was S. I. O. B. H. A. N.", "name.spelt: S. I. O. B. H. A. N"),
        ("I saw Dr \u{738B} about it.", "name.title: Dr \u{738B}"),
        (
            "I saw Dr \u{0418}\u{0432}\u{0430}\u{043D}\u{043E}\u{0432}\u{0430} about it.",
            "name.title: Dr \u{0418}\u{0432}\u{0430}\u{043D}\u{043E}\u{0432}\u{0430}"
        ),
    ])
    func `finds a name again in small letters, spelt out, and in other scripts`(text: String, expected: String) {
        #expect(Rules.found(text).contains(expected), "found \(Rules.found(text))")
    }

    @Test(arguments: ["We use A-B-C-D-E.", "It said S-T-O-P.", "I was on the S-B-A-R form."])
    func `spells no word and no alphabet as a name`(text: String) {
        #expect(!Rules.found(text).contains { $0.hasPrefix("name.spelt") })
    }
}
