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
        ("One said 'we don't know yet' (P07).", [["we don't know yet", "(P07)"]]),
        ("The doctors' mess and the nurses' room, 'cause it's there.", []),
        ("As P07 put it, “we all felt lost” then.", [["we all felt lost", "As P07 put it,"]]),
        ("Before. P07 (mentor): “we all felt lost”", [["we all felt lost", "P07 (mentor):"]]),
        (
            "“we all felt lost” (P07), “nobody knew it” (P08)",
            [["we all felt lost", "(P07)"], ["nobody knew it", "(P08)"]]
        ),
        ("P07 said “we all felt lost” (interview 2)", [["we all felt lost", "P07 said"]]),
        ("It ended with P07. They said “we all felt lost”.", [["we all felt lost", "-"]]),
        ("> P07: We all felt lost.", [["We all felt lost.", "P07: "]]),
        ("Then P07 told us:\n\n> We all felt lost.", [["We all felt lost.", "Then P07 told us:"]]),
    ])
    func `finds quotations and what follows them`(text: String, expected: [[String]]) throws {
        #expect(quotations(try markdown(text)) == expected)
    }

    @Test func `finds every quotation of a long paragraph`() throws {
        let text = (1...2000).map { "“we all felt lost” (P\($0)), 'nobody knew it' then" }.joined(separator: " ")
        let found = quotations(try markdown(text))
        #expect(found.count == 4000)
        #expect(found[3998] == ["we all felt lost", "(P2000)"])
    }

    @Test(arguments: [
        ("é'tis so we said' no", []), ("x “a b c‘ d” y", [["a b c‘ d", "-"]]),
        ("„we all felt lost“ x", [["we all felt lost", "-"]]),
        ("(‹we all felt lost›)", [["we all felt lost", "-"]]),
        ("5\" by 7\" and 6\" by 8\"", [[" by 7", "-"], [" by 8", "-"]]),
        ("—'we all felt' lost", [["we all felt", "-"]]), ("'we all felt lost", []), ("“we all felt lost", []),
    ])
    func `knows where marks open and close`(text: String, expected: [[String]]) throws {
        #expect(quotations(try plain(text)) == expected.filter { $0[0].split(separator: " ").count > 2 })
    }

    @Test func `a straight mark far away closes nothing`() throws {
        let far = String(repeating: "é ", count: 2100)
        let near = String(repeating: "é ", count: 1900)
        #expect(quotations(try plain("'we \(far)all' x")).isEmpty)
        #expect(quotations(try plain("'we \(near)all' x")).count == 1)
    }
}

@Suite struct ParticipantCodeTests {
    @Test(arguments: [
        ("P07", ["P7"]), ("P-07 and P 7", ["P7", "P7"]), ("Pt_12", ["PT12"]), ("FG2P3", ["FG2P3"]),
        ("INT4, IV9", ["INT4", "IV9"]),
        ("participant 12", ["PARTICIPANT12"]), ("Interviewee 3a", []), ("p < 0.05", []), ("R 4.3", []), ("R4.", ["R4"]),
        ("HP12", []), ("P12345", []), ("ÉP12", []), ("(P007)", ["P7"]), ("p07", ["P7"]), ("int3", ["INT3"]), ("p7", []),
        ("r2 = 0.4", []),
        ("Smith 2016, p12", []), ("notes/p07.md", []), ("page 7", []), ("GP 7", []),
        ("P07P08", []), ("FG2P", []), ("FG12 P3", ["P3"]), ("P 07 08", ["P7"]), ("P--7", []), ("7 P7", ["P7"]),
        ("interviewees 3", []),
        ("P7 8 R 9", ["P7", "R9"]), ("Participant_12-P3", ["PARTICIPANT12", "P3"]),
    ])
    func `knows codes`(text: String, expected: [String]) {
        #expect(ParticipantCode.all(in: text).map(\.normalised) == expected)
    }

    @Test func `gives their places in bytes`() {
        #expect(ParticipantCode.all(in: "é P07").map(\.range) == [3..<6])
    }
}
