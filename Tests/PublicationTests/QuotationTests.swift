import Publication
import Testing

@Suite struct QuotationTests {
    private func quotations(_ document: Document) -> [[String]] {
        document.quotations().map { quotation in
            [
                quotation.words.map(document.text(of:)).joined(separator: "|"),
                quotation.attribution.map(document.text(of:)) ?? "-",
            ]
        }
    }

    @Test(arguments: [
        ("As one said, “we all felt lost” (P07).", [["we all felt lost", "(P07)"]]),
        ("‘we don’t know yet’ [P07, wave B] ended it", [["we don’t know yet", "[P07, wave B]"]]),
        ("\"we all felt lost\" – P07, interview 2.", [["we all felt lost", "– P07, interview 2"]]),
        ("«we all felt lost» and more", [["we all felt lost", "-"]]),
        ("the “lost feeling” (P07)", []),
        ("they’re here and we’re there and it’s fine", []),
        ("> We all felt lost. (P07)", [["We all felt lost. ", "(P07)"]]),
        ("> We all felt lost.\n>\n> — P07", [["We all felt lost.", "— P07"]]),
        ("> We all felt lost – P07", [["We all felt lost ", "– P07"]]),
        ("> We all felt lost – all of us", [["We all felt lost – all of us", "-"]]),
        ("> One.\n>\n> Two.\n\n(P07)", [["One.|Two.", "(P07)"]]),
        ("> One two.\n\nNo attribution.", [["One two.", "-"]]),
    ])
    func `finds quotations and what follows them`(text: String, expected: [[String]]) throws {
        #expect(quotations(try markdown(text)) == expected)
    }
}

@Suite struct ParticipantCodeTests {
    @Test(arguments: [
        ("P07", ["P7"]), ("P-07 and P 7", ["P7", "P7"]), ("Pt_12", ["PT12"]), ("FG2P3", ["FG2P3"]),
        ("INT4, IV9", ["INT4", "IV9"]),
        ("participant 12", ["PARTICIPANT12"]), ("Interviewee 3a", []), ("p < 0.05", []), ("R 4.3", []), ("R4.", ["R4"]),
        ("HP12", []), ("P12345", []), ("ÉP12", []), ("(P007)", ["P7"]), ("p07", []), ("page 7", []), ("GP 7", []),
    ])
    func `knows codes`(text: String, expected: [String]) {
        #expect(ParticipantCode.all(in: text).map(\.normalised) == expected)
    }

    @Test func `gives their places in bytes`() {
        #expect(ParticipantCode.all(in: "é P07").map(\.range) == [3..<6])
    }
}
