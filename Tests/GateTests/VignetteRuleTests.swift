import Anonymity
import Gate
import Policies
import Publication
import Testing
import Tracing

@Suite struct VignetteRuleTests {
    private func rules(_ evidence: VignetteEvidence) throws -> [String] {
        try Fixture.check(Fixture.report(), evidence: [EvidenceFile(report: nil, vignettes: [evidence])]).map(\.short)
    }

    private let mark = "3:5-3:31"

    @Test func `evidence at the policy's limits passes`() throws {
        #expect(
            try rules(
                Fixture.evidence(
                    contributors: 5, perSection: ["context": 2], effective: 3.5, maxShare: 0.4, topTwoShare: 0.67,
                    kStudy: 5,
                    kPopulation: 5)) == [])
        #expect(try rules(Fixture.evidence(kStudy: 0, kPopulation: nil)) == [])
    }

    @Test(arguments: [
        (Fixture.evidence(contributors: 4), "VG101"),
        (Fixture.evidence(perSection: ["context": 1]), "VG101"),
        (Fixture.evidence(kStudy: 1), "VG102"),
        (Fixture.evidence(kStudy: 4), "VG102"),
        (Fixture.evidence(kPopulation: 4), "VG102"),
        (Fixture.evidence(maxShare: 0.41), "VG103"),
        (Fixture.evidence(topTwoShare: 0.68), "VG103"),
        (Fixture.evidence(effective: 3.49), "VG103"),
    ])
    func `evidence below the policy fails at the mark`(evidence: VignetteEvidence, rule: String) throws {
        #expect(try rules(evidence).map { String($0.prefix(5)) } == [rule])
    }

    @Test func `findings about a whole vignette stand at its opening mark`() throws {
        let findings = try Fixture.check(Fixture.report(), evidence: [])
        #expect(findings.map(\.rule) == ["VG502"])
        #expect(findings[0].level == .warning)
        #expect(findings[0].line == 3)
        #expect(findings[0].column == 5)
    }

    @Test func `evidence of another vignette, revision or report does not count`() throws {
        for evidence in [Fixture.evidence(id: "V-0002"), Fixture.evidence(revision: 2)] {
            #expect(try rules(evidence).map { String($0.prefix(5)) } == ["VG502"])
        }
        let beside = [EvidenceFile(report: "other.md", vignettes: [Fixture.evidence()])]
        #expect(try Fixture.check(Fixture.report(), evidence: beside).map(\.rule) == ["VG502"])
    }

    @Test func `the study comes before the evidence beside the report`() throws {
        let study = StudyFacts(
            people: nil, population: nil, vignettes: [Fixture.evidence(contributors: 2)], secretNames: [],
            participantIDs: [], fragments: [])
        #expect(try Fixture.check(Fixture.report(), study: study).map(\.rule) == ["VG101"])
    }

    @Test func `the recorded text may be wrapped otherwise and end with the declaration`() throws {
        let text = Fixture.paragraphs.joined(separator: "\n\n")
        let evidence = [EvidenceFile(report: nil, vignettes: [Fixture.evidence(text: text)])]
        #expect(try Fixture.check(Fixture.report(), evidence: evidence).isEmpty)
        let wrapped = Fixture.report(Fixture.paragraphs.map { $0.replacing(", ", with: ",\n") })
        #expect(try Fixture.check(wrapped, evidence: evidence).isEmpty)
    }

    @Test(arguments: [
        ("a word changed", 1, "quiet", "large", 12),
        ("a sentence added", 2, "longer.", "longer. It was a good time.", 16),
        ("a paragraph added", 2, "longer.", "longer.\n\nIt was good for all.", 18),
        ("case changed", 0, "I had", "i had", 8),
    ])
    func `a changed text is found at its paragraph`(
        what: String, paragraph: Int, old: String, new: String, line: Int
    ) throws {
        let recorded = Fixture.evidence(text: Fixture.paragraphs.joined(separator: "\n\n"))
        var paragraphs = Fixture.paragraphs
        paragraphs[paragraph] = paragraphs[paragraph].replacing(old, with: new)
        let findings = try Fixture.check(
            Fixture.report(paragraphs), evidence: [EvidenceFile(report: nil, vignettes: [recorded])])
        #expect(findings.filter { $0.rule == "VG501" }.map(\.line) == [line], "\(what)")
    }

    @Test func `k is counted in the study from the text as it stands`() throws {
        let rulebook = Fixture.publication
        func people(_ number: Int) -> People {
            let others = Array(
                repeating: (labels: ["role": "consultant", "specialty": "anaesthetics", "place": "Leeds"], count: 1),
                count: 20)
            let few = Array(
                repeating: (labels: ["role": "registrar", "specialty": "cardiology", "place": "Exeter"], count: 1),
                count: number)
            return People(hierarchies: rulebook.quasiIdentifiers, rows: others + few)
        }
        var paragraphs = Fixture.paragraphs
        paragraphs[0] += " They worked in cardiology."
        for (number, expected) in [(0, false), (1, true), (4, true), (5, false)] {
            let study = StudyFacts(
                people: people(number), population: nil, vignettes: [Fixture.evidence(kStudy: 0)], secretNames: [],
                participantIDs: [], fragments: [])
            let rules = try Fixture.check(Fixture.report(paragraphs), study: study).map(\.rule)
            #expect(rules.contains("VG102") == expected, "\(number) people")
        }
    }

    @Test(arguments: ["<!-- vignette:end -->", "<!-- vignette:begin V-1@1 -->\ntext", "<!-- vignette:begin V_1 2 -->"])
    func `broken marks are errors`(text: String) throws {
        #expect(try Fixture.check("# T\n\n\(text)\n").contains { $0.rule == "VG508" && $0.level == .error })
    }
}

@Suite struct TraceRuleTests {
    private func quoted(_ words: String, by code: String) -> String { "One said “\(words)” (\(code)).\n\n" }

    @Test func `words of a vignette in one person's quotation are found with the run`() throws {
        let run = "they talked about what lay beneath it"
        let text = Fixture.report(after: "\n## Findings\n\n" + quoted("after a while \(run) all", by: "P07"))
        let findings = try Fixture.check(text)
        let place = text.place(of: "after a while they talked about what lay beneath it")
        #expect(findings.map(\.short).contains("VG313 \(place)"))
        #expect(findings.filter { $0.rule == "VG313" }.count == 2)
    }

    @Test func `short runs that lead evenly to enough people pass`() throws {
        let quotes = [
            AttributedText(participant: "P1", text: "finished the course some months", origin: "a"),
            AttributedText(participant: "P2", text: "every few weeks in a", origin: "b"),
            AttributedText(participant: "P3", text: "that the plan held I", origin: "c"),
        ]
        #expect(try Fixture.check(Fixture.report(), quotes: quotes).isEmpty)
        #expect(try Fixture.check(Fixture.report(), quotes: Array(quotes.prefix(2))).map(\.rule) == ["VG313"])
    }

    @Test func `words of the corpus matter only where the policy says so`() throws {
        let study = StudyFacts(
            people: nil, population: nil, vignettes: [], secretNames: [], participantIDs: [],
            fragments: [AttributedText(participant: "x", text: Fixture.paragraphs[1], origin: "f")])
        #expect(try Fixture.check(Fixture.report(), study: study).isEmpty)
        let strict = Fixture.rulebook("publication", replacing: [("maxVerbatimWords: off", "maxVerbatimWords: 6")])
        #expect(try Fixture.check(Fixture.report(), rulebook: strict, study: study).map(\.rule) == ["VG314"])
    }
}

@Suite struct CodeRuleTests {
    private func report(_ places: [(section: String, code: String)]) -> String {
        "# T\n\n"
            + places.enumerated().map { number, place in
                "## \(place.section)\n\nOne said “words number \(number) of theirs” (\(place.code)).\n\n"
            }.joined()
    }

    @Test func `a code in two sections links them, however it is written`() throws {
        let text = report([("A", "P07"), ("B", "P-7")])
        #expect(try Fixture.check(text).map(\.short) == ["VG302 \(text.place(of: "P-7"))"])
        #expect(try Fixture.check(report([("A", "P07"), ("B", "P08")])).isEmpty)
    }

    @Test func `a code three times in one section links quotations`() throws {
        let twice = "# T\n\n## A\n\n" + (1...2).map { "“words number \($0) here” (P1)\n\n" }.joined()
        #expect(try Fixture.check(twice).isEmpty)
        #expect(try Fixture.check(twice + "“words number 3 here” (P1)\n").map(\.rule) == ["VG302"])
    }

    @Test func `codes are linked across reports`() throws {
        let documents = try ["a.md", "b.md"].map {
            CheckedFile.document(
                try Document(name: $0, bytes: Array("“we all went home” (P07)".utf8), format: .markdown))
        }
        #expect(Gate(rulebook: Fixture.publication).check(documents).map { $0.file + $0.rule } == ["b.mdVG302"])
    }

    @Test func `where the policy forbids codes every code is an error`() throws {
        let strict = Fixture.rulebook("publication", replacing: [("codes: allow", "codes: exclude")])
        #expect(try Fixture.check("# T\n\nAs P07 and P8 say.\n", rulebook: strict).map(\.rule) == ["VG301", "VG301"])
    }
}
