import Gate
import Testing
import Tracing

@Suite struct CombinationRuleTests {
    private func rules(_ text: String) throws -> [String] {
        try Fixture.check("# T\n\n## A\n\n\(text)\n\n## B\n\nIt helped.\n").map(\.rule)
    }

    @Test(arguments: [
        "One said “we all went home then” (female, senior doctor, surgery).",
        "One said “we all went home then” (P7, senior doctor, aged 40–49, North East).",
        "P7, a married senior doctor from the North East, told us about it.",
    ])
    func `three kinds of indirect attributes are found in an attribution or around a code`(text: String) throws {
        #expect(try rules(text).contains("VG206"))
    }

    @Test(arguments: [
        "One said “we all went home then” (senior doctor, surgery).",
        "A married senior doctor from the North East may ask for a mentor.",
        "P7 told us about it at length, and later we came to think of it as usual.",
    ])
    func `two kinds, and what is said of nobody, pass`(text: String) throws {
        #expect(try !rules(text).contains("VG206"))
    }

    @Test func `a vignette with three kinds is found once, where the third stands`() throws {
        var paragraphs = Fixture.paragraphs
        paragraphs[0] += " They were a senior doctor with twelve years in post."
        #expect(try Fixture.check(Fixture.report(paragraphs)).map(\.rule) == [])
        paragraphs[1] += " They had the twins at home."
        let text = Fixture.report(paragraphs)
        #expect(try Fixture.check(text).map(\.short) == ["VG206 \(text.place(of: "twins"))"])
    }

    @Test(arguments: [
        ("a strike", "It was the year of the 2016 strike, after all.", true),
        ("an inspection", "The inspection came in 2019 and changed it.", true),
        ("no year", "The inspection came and changed it.", false),
        ("a year alone", "It was 2019 and I was tired.", false),
        ("another sentence", "It was 2019. The inspection came later.", false),
    ])
    func `a named event with its year is found in a vignette`(what: String, sentence: String, isFound: Bool) throws {
        var paragraphs = Fixture.paragraphs
        paragraphs[1] += " " + sentence
        #expect(try Fixture.check(Fixture.report(paragraphs)).contains { $0.rule == "VG208" } == isFound, "\(what)")
    }

    @Test func `origin, language and religion have a rule of their own`() throws {
        #expect(try rules("One said “we were both Polish in those days”.") == ["VG209"])
    }

    @Test func `a term that few participants use is found, with the study`() throws {
        func study(_ users: Int) -> StudyFacts {
            StudyFacts(
                people: nil, population: nil, vignettes: [Fixture.evidence()], secretNames: [], participantIDs: [],
                fragments: (0..<users).map { AttributedText(participant: "x\($0)", text: "my cello", origin: "f") })
        }
        var paragraphs = Fixture.paragraphs
        paragraphs[1] += " They played the cello."
        let text = Fixture.report(paragraphs)
        #expect(try Fixture.check(text, study: study(2)).map(\.short) == ["VG207 \(text.place(of: "cello"))"])
        #expect(try Fixture.check(text, study: study(5)).isEmpty)
        #expect(try Fixture.check(text, study: study(0)).isEmpty)
    }
}

@Suite struct LinkRuleTests {
    private func rules(_ first: String, _ second: String) throws -> [String] {
        try Fixture.check("# T\n\n## A\n\n\(first)\n\n## B\n\n\(second)\n").map(\.rule)
    }

    @Test(arguments: [
        ("One said “we all went home” (p07).", "One said “nobody asked me” (P7)."),
        ("P07 said, “we all went home then”.", "P7: “nobody asked me then”."),
        ("One said 'we all went home then' (P07).", "One said 'nobody asked me then' (P7)."),
        ("> We all went home.\n\n(Mentor 3)", "> Nobody asked me. (mentor 3)"),
        ("“We all went home” (M3).", "“Nobody asked me then” (M3)."),
        ("> P07: We all went home then.", "> P7: Nobody asked me."),
        ("P07 put it so:\n\n> We all went home then.", "> Nobody asked me. (P7)"),
    ])
    func `a code links however it is written and wherever it stands`(first: String, second: String) throws {
        #expect(try rules(first, second) == ["VG302"])
    }

    @Test func `a pseudonym links like a code`() throws {
        #expect(try rules("“We all went home” (Rowan).", "“Nobody asked me” (Rowan, mentor).").contains("VG302"))
    }

    @Test(arguments: [
        ("“We all went home” (Ferrymead 2016, p12).", "“Nobody asked me” (Ferrymead 2016, p12)."),
        ("“We all went home” (emphasis added).", "“Nobody asked me” (emphasis added)."),
        ("“We all went home” (mentor).", "“Nobody asked me” (mentor)."),
        ("“We all went home” (Wave 2).", "“Nobody asked me” (Wave 2)."),
        ("“We all went home” [Laughs].", "“Nobody asked me” [Laughs]."),
        ("The doctors' mess isn't 'home', they said.", "The nurses' room wasn't 'home' either."),
    ])
    func `what names nobody links nothing`(first: String, second: String) throws {
        #expect(try !rules(first, second).contains("VG302"))
    }

    @Test func `attributes of one code add up`() throws {
        let first = "“we all went home then” (P7, senior doctor)"
        let text = "# T\n\n## A\n\n\(first)\n\n“nobody had asked us then” (P7, surgery, aged 40–49)\n"
        #expect(try Fixture.check(text).map(\.rule).contains("VG303"))
        let same = "# T\n\n## A\n\n\(first)\n\n“nobody had asked us then” (P7, senior doctor)\n"
        #expect(try Fixture.check(same).isEmpty)
        let other = "# T\n\n## A\n\n\(first)\n\n“nobody had asked us then” (P8, surgery, aged 40–49)\n"
        #expect(try !Fixture.check(other).map(\.rule).contains("VG303"))
    }

    @Test(arguments: [
        ("senior doctor", "doctor in training", true), ("senior doctor", "senior doctor", false),
        ("female", "male", true), ("surgery", "medicine", true), ("consultant", "senior doctor", false),
    ])
    func `values of one code that exclude each other are found`(first: String, second: String, isFound: Bool) throws {
        let text = "# T\n\n## A\n\n“we all went home then” (P7, \(first))\n\n“nobody asked us then” (P7, \(second))\n"
        #expect(try Fixture.check(text).contains { $0.rule == "VG304" } == isFound)
    }

    @Test func `long quotations are found where the policy limits them`() throws {
        let strict = Fixture.rulebook(
            "publication", replacing: [("zeros: allow", "zeros: allow\n  maxQuoteWords: 6\n  maxQuoteWordsPerCode: 9")])
        let text = "# T\n\n## A\n\n“one two three four five six” (P1)\n\n“one two three four five six seven” (P2)\n"
        #expect(try Fixture.check(text).isEmpty)
        #expect(try Fixture.check(text, rulebook: strict).map(\.line) == [7])
        let twice = "# T\n\n## A\n\n“one two three four five” (P1)\n\n“one two three four five” (P1)\n"
        #expect(try Fixture.check(twice, rulebook: strict).map(\.rule) == ["VG311"])
    }

    @Test func `an echo of a quotation without a code is found from eight words on`() throws {
        let eight = "after a while they talked about what lay beneath it"
        #expect(try Fixture.check(Fixture.report(after: "\n## F\n\nOne said “\(eight)”.\n")).map(\.rule) == ["VG313"])
        #expect(try Fixture.check(Fixture.report(after: "\n## F\n\nOne said “they talked about what lay”.\n")).isEmpty)
    }
}

@Suite struct StatedNumberTests {
    private func rules(_ sentence: String) throws -> [String] {
        try Fixture.check(Fixture.report(before: sentence + "\n")).map(\.rule)
    }

    @Test(arguments: ["The next story comes from three doctors.", "This account joins the words of 4 participants."])
    func `a number below those who stand behind a vignette is found`(sentence: String) throws {
        #expect(try rules(sentence) == ["VG104"])
    }

    @Test(arguments: [
        "The next story comes from six doctors.", "This account joins the words of at least five participants.",
        "Two researchers read the transcripts.", "Mentors met every two weeks, as this account tells.",
    ])
    func `other numbers pass`(sentence: String) throws {
        #expect(try rules(sentence) == [])
    }

    @Test func `a claim beyond the policy is found`() throws {
        let strict = Fixture.rulebook("publication", replacing: [("maxVerbatimWords: off", "maxVerbatimWords: 6")])
        func check(_ claimed: Int) throws -> [String] {
            let evidence = [EvidenceFile(report: nil, vignettes: [Fixture.evidence(maxVerbatimWords: claimed)])]
            return try Fixture.check(Fixture.report(), rulebook: strict, evidence: evidence).map(\.rule)
        }
        #expect(try check(7) == ["VG312"])
        #expect(try check(6) == [])
    }

    @Test func `the p % rule is asked for by the policy`() throws {
        let strict = Fixture.rulebook(
            "publication", replacing: [("minEffective: 3.5", "dominancePercent: 100\n  minEffective: 1.5")])
        func check(_ topTwo: Double) throws -> [String] {
            let evidence = [
                EvidenceFile(report: nil, vignettes: [Fixture.evidence(maxShare: 0.4, topTwoShare: topTwo)])
            ]
            return try Fixture.check(Fixture.report(), rulebook: strict, evidence: evidence).map(\.rule)
        }
        #expect(try check(0.6) == [])
        #expect(try check(0.61) == ["VG103"])
    }
}
