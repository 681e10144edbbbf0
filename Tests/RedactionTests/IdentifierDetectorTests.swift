import Redaction
import Testing

@Suite struct IdentifierDetectorTests {
    @Test(arguments: [
        ("write to a.quarmby-lee@example.org.uk, please", "identifier.email: a.quarmby-lee@example.org.uk"),
        ("find me as @tired_reg online", "identifier.handle: @tired_reg"),
        ("see https://example.org/rota?x=1.", "identifier.url: https://example.org/rota?x=1"),
        ("see www.example.org, it says", "identifier.url: www.example.org"),
        ("ring 0113 496 0123 after six", "identifier.phone: 0113 496 0123"),
        ("ring (0113) 496-0123 after six", "identifier.phone: 0113) 496-0123"),
        ("ring 07700 900123", "identifier.phone: 07700 900123"),
        ("ring +44 7700 900123", "identifier.phone: +44 7700 900123"),
        ("room 7 0113 496 0123", "identifier.phone: 0113 496 0123"),
        ("bleep 4471 and wait", "identifier.extension: 4471"),
        ("her GMC number is 7654321", "identifier.registration: 7654321"),
        ("NHS number 943 476 5919", "identifier.nhs-number: 943 476 5919"),
        ("the card 4111 1111 1111 1111 was", "identifier.card: 4111 1111 1111 1111"),
        ("IBAN GB82 WEST 1234 5698 7654 32 it was", "identifier.iban: GB82 WEST 1234 5698 7654 32"),
        ("from 192.168.10.1 at night", "identifier.ip: 192.168.10.1"),
        ("I live at LS1 4AB now", "identifier.postcode: LS1 4AB"),
        ("I live at ls1 4ab now", "identifier.postcode: ls1 4ab"),
        // A ward with a number is a site too, and longer: the postcode must not be torn in two.
        ("the ward LS1 4AB was full", "identifier.postcode: LS1 4AB"),
        ("passport 123456789 was lost", "identifier.registration: 123456789"),
        (
            "mail jo dot bloggs at example dot org dot uk then",
            "identifier.email-spoken: jo dot bloggs at example dot org dot uk"
        ),
        (
            "ring oh seven seven double oh nine hundred one two three, all right",
            "identifier.phone-spoken: oh seven seven double oh nine hundred one two three"
        ),
        ("my GMC is seven six five four oh two one", "identifier.number-spoken: seven six five four oh two one"),
        ("bleep four two seven one, he said", "identifier.number-spoken: four two seven one"),
        ("find me on insta name92 then", "identifier.handle: name92"),
        ("my username is blue_kite7, all right", "identifier.handle: blue_kite7"),
        ("her number, QQ123456C, was", "identifier.ni-number: QQ123456C"),
        ("her number, QQ 12 34 56 C, was", "identifier.ni-number: QQ 12 34 56 C"),
    ])
    func `finds identifiers that have a shape`(text: String, expected: String) {
        #expect(Rules.found(text).contains(expected), "found \(Rules.found(text))")
    }

    @Test(arguments: [
        "one two three four five six seven eight", "one, two, one, two", "we were two or three on nights",
        "I put it on insta and went to bed",
        "the number 943 476 5918 is wrong in its last digit", "the card 4111 1111 1111 1112 was no card",
        "IBAN GB82 WEST 1234 5698 7654 33 it was", "from 1.2.3 to 4.5.6", "from 300.168.10.1 at night",
        "we counted 120 and 340 and 560", "it took 0 10 20 30 40 50 goes", "a 4 by 4 and 24 hours", "7654321 people",
        "at the end @ noon", "www is what they say", "in the spring of the year one got him on the lid",
    ])
    func `leaves numbers alone that fail their check`(text: String) {
        #expect(!Rules.found(text).contains { $0.hasPrefix("identifier.") }, "found \(Rules.found(text))")
    }

    @Test(arguments: [
        ("Mail me at a@example.org.", "Mail me at [e-mail]."),
        ("Ring 07700 900123 now.", "Ring [telephone number] now."),
        ("It was LS1 4AB then.", "It was [postcode] then."), ("See www.example.org for it.", "See [link] for it."),
        ("My GMC number is 7654321.", "My GMC number is [number]."),
    ])
    func `writes what stood there`(text: String, expected: String) {
        #expect(Rules.redact(text, .direct) == expected)
    }
}
