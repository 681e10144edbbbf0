import Publication
import Redaction
import Testing

@testable import Tracing

/// Reports for trying out: invented words, in Markdown.
enum Sample {
    static func document(_ text: String, name: String = "r.md") throws -> Document {
        try Document(name: name, bytes: Array(text.utf8), format: .markdown)
    }

    static func marked(_ text: String, id: String = "V-0001@1") -> String {
        "<!-- vignette:begin \(id) -->\n\n\(text)\n\n<!-- vignette:end -->"
    }

    static func quote(_ participant: String, _ text: String, _ origin: String = "q") -> AttributedText {
        AttributedText(participant: participant, text: text, origin: origin)
    }

    static let words = try! WordList(
        file: "w", bytes: Array("a\nand\nbehind\nin\nkettle\nladder\nmy\nof\nstood\nthe\nwas\n".utf8))

    static func redactor() -> Redactor {
        Redactor(
            lexicons: LexiconSet([
                Lexicon(
                    kind: .role,
                    entries: [
                        LexiconEntry(surface: "registrar", canonical: "registrar"),
                        LexiconEntry(surface: "consultant", canonical: "consultant"),
                    ]),
                Lexicon(kind: .specialty, entries: [LexiconEntry(surface: "urology", canonical: "urology")]),
                Lexicon(kind: .place, entries: [LexiconEntry(surface: "Otterby", canonical: "Otterby")]),
            ]), words: words, levels: [])
    }

    static func report(
        _ documents: [Document], attributed: [AttributedText] = [], quotes: [AttributedText] = [],
        earlier: TraceReport.Earlier? = nil, redactor: Redactor? = nil
    ) -> TraceReport {
        TraceReport(
            documents: documents, attributed: attributed, others: quotes, earlier: earlier,
            settings: TraceReport.Settings(
                normaliser: TraceNormaliser(lexicons: LexiconSet([])), runWords: 5, commonWords: words,
                redactor: redactor))
    }
}

@Suite struct TraceReportTests {
    @Test func `traces each vignette, and a report without marks as one`() throws {
        let marked = try Sample.document(
            "# Heading\n\n" + Sample.marked("We met in a quiet room that spring."), name: "m.md")
        let unmarked = try Document(name: "p.txt", bytes: Array("é\n\nin a quiet room and then".utf8), format: .text)
        let report = Sample.report(
            [marked, unmarked], quotes: [Sample.quote("P1", "They sat in a quiet room and left")])
        #expect(report.vignettes.map(\.id) == ["V-0001@1", "p.txt"])
        #expect(report.vignettes.map(\.traceableWords) == [0, 5])
        let run = try #require(report.vignettes[1].runs.first)
        #expect(run.participant == "P1")
        #expect(run.words == 5)
        #expect(run.matched == [[3, 22]])
        #expect(
            run.place
                == TextPlace(
                    file: "p.txt", 3..<22, from: Place(line: 3, column: 1), to: Place(line: 3, column: 20)))
    }

    @Test func `prints places and numbers, never words`() throws {
        let report = Sample.report(
            [try Sample.document(Sample.marked("The zanzibar kettle stood behind the ladder."))],
            quotes: [Sample.quote("P1", "my zanzibar kettle stood behind a ladder in rain")])
        for word in ["zanzibar", "kettle", "ladder"] { #expect(!report.text.contains(word)) }
        #expect(report.text.contains("5 of 7 words can be traced, to 1 participant (1.0 effective)"))
        #expect(report.html.contains("zanzibar kettle stood behind"))
    }

    @Test func `ranks what one participant alone has said by how rare it is`() throws {
        let vignette = Sample.report(
            [
                try Sample.document(
                    Sample.marked("In the kettle was a ladder of the kettle. Then zanzibar stood behind the ladder."))
            ],
            quotes: [
                Sample.quote("P1", "in the kettle was a ladder of the kettle", "a"),
                Sample.quote("P2", "in the kettle was a ladder of the kettle", "b"),
                Sample.quote("P3", "of the kettle", "b"),
                Sample.quote("P3", "zanzibar stood behind the ladder", "c"),
            ]
        ).vignettes[0]
        #expect(vignette.rarePhrases.map(\.participant) == ["P3"])
        #expect(vignette.rareWords.map(\.origin) == ["c"])
        #expect(vignette.searches.map(\.participant) == ["P3", "P1"])
        #expect(vignette.searches.map(\.holders) == [1, 2])
        #expect(vignette.searches[0].phrase.start == vignette.rarePhrases[0].place.start)
    }

    @Test func `searches for words only that stand in a row where they were said`() throws {
        let vignette = Sample.report(
            [try Sample.document("Then the lantern fell into the harbour and a copper kettle sank with all hands.")],
            quotes: [Sample.quote("P1", "the lantern fell into the harbour and old copper kettle sank with all hands")]
        ).vignettes[0]
        let run = try #require(vignette.runs.first)
        #expect(run.words == 13)
        #expect(vignette.searches.map(\.phrase.start) == [45])
        #expect(vignette.searches.map(\.phrase.end) == [78])
    }

    @Test func `offers the most telling words to search for where nobody is known`() throws {
        let vignette = Sample.report(
            [
                try Sample.document(
                    "The ladder stood in the kettle and the ladder was behind. A zanzibar walrus stood in the kettle.")
            ]
        ).vignettes[0]
        #expect(vignette.searches.map(\.participant) == [nil, nil])
        #expect(vignette.searches[0].place.start > vignette.searches[1].place.start)
    }

    @Test(arguments: [(true, 7), (false, 0)])
    func `compares what was said as it would be redacted too`(comparesRedacted: Bool, words: Int) throws {
        let redactor = Redactor(
            layers: [.quasi],
            lexicons: LexiconSet([
                Lexicon(kind: .role, entries: [LexiconEntry(surface: "registrar", canonical: "registrar")])
            ]), words: Sample.words,
            levels: [AttributeLevel(attribute: "role", outcome: ["registrar": .replaced("trainee")])])
        let report = TraceReport(
            documents: [try Sample.document("A trainee rang before a trainee slept.")], attributed: [],
            others: [Sample.quote("P1", "A registrar rang before a registrar slept.")],
            settings: TraceReport.Settings(
                normaliser: TraceNormaliser(lexicons: LexiconSet([])), runWords: 5, redactor: redactor,
                comparesRedacted: comparesRedacted))
        #expect(report.vignettes[0].traceableWords == words)
        #expect(report.attributedTexts == 1)
    }

    // MARK: Paraphrase

    @Test func `marks a sentence told in other words, and does not count it`() throws {
        let quotes = [
            Sample.quote("P1", "My supervisor shouted during theatre, and I cried in the car park afterwards.", "a"),
            Sample.quote("P2", "The rota changed twice a month. Nobody asked whether childcare could follow.", "b"),
            Sample.quote("P3", "Learning to delegate the audit freed whole evenings.", "c"),
        ]
        let vignette = Sample.report(
            [
                try Sample.document(
                    "Afterwards there was crying among parked cars, because a supervisor had been shouting in theatre. Lunch was soup."
                )
            ], quotes: quotes
        ).vignettes[0]
        #expect(vignette.traceableWords == 0)
        let paraphrase = try #require(vignette.paraphrases.first)
        #expect(vignette.paraphrases.count == 1)
        #expect(paraphrase.participant == "P1")
        #expect(paraphrase.sharedWords == 7)
        #expect(paraphrase.similarity > 0.8)
        #expect(paraphrase.place.start == 0)
    }

    @Test func `marks no sentence that shares a few words only`() throws {
        let vignette = Sample.report(
            [try Sample.document("The supervisor went to theatre with a new list of patients that morning.")],
            quotes: [Sample.quote("P1", "My supervisor shouted during theatre, and I cried in the car park.")]
        ).vignettes[0]
        #expect(vignette.paraphrases.isEmpty)
    }

    // MARK: Across vignettes

    @Test func `names who is behind several vignettes, and what these share`() throws {
        let text =
            Sample.marked("First the lantern fell into the harbour. Later a thistle grew out of the copper anchor.")
            + "\n\n"
            + Sample.marked(
                "So the lantern fell into the harbour. A thistle grew out of the copper saddle. This is a composite of several accounts told.",
                id: "V-0002")
            + "\n\n" + Sample.marked("This is a composite of several accounts told.", id: "V-0003")
        let report = Sample.report(
            [try Sample.document(text)], quotes: [Sample.quote("P4", "the lantern fell into the harbour")])
        #expect(
            report.linked == [
                LinkedParticipant(
                    participant: "P4",
                    vignettes: [
                        LinkedParticipant.Part(id: "V-0001@1", file: "r.md", words: 6),
                        LinkedParticipant.Part(id: "V-0002", file: "r.md", words: 6),
                    ], words: 12)
            ])
        #expect(report.shared.map(\.first) == ["V-0001@1"])
        #expect(report.shared.map(\.second) == ["V-0002"])
        #expect(report.shared.map(\.words) == [13])
    }
}

@Suite struct CodeAccretionTests {
    private func accretion(_ text: String) throws -> [CodeAccretion] {
        Sample.report([try Sample.document(text)], redactor: Sample.redactor()).codes
    }

    @Test func `adds up what each code tells over its quotations`() throws {
        let codes = try accretion(
            """
            # One

            > I was a registrar then. (P07)

            # Two

            > We lived near Otterby for years. (P-7, urology)

            > Nothing to say on that matter. (P08)
            """)
        #expect(codes.map(\.code) == ["P7", "P8"])
        #expect(codes[0].attributions == 2)
        #expect(codes[0].sections == 2)
        #expect(codes[0].categories == ["place", "role", "specialty"])
        #expect(codes[0].mostAtOnce == 2)
        #expect(codes[0].accretes)
        #expect(codes[0].changes.map(\.reason) == [.section])
        #expect(codes[0].changes.map(\.place.line) == [7])
        #expect(codes[1].categories.isEmpty)
        #expect(codes[1].changes.isEmpty)
        #expect(!codes[1].accretes)
    }

    @Test func `tells where two quotations differ in what one person has once`() throws {
        let codes = try accretion("> I was a registrar then. (P1)\n\n> I was a consultant then. (P1)\n")
        #expect(codes[0].differing == ["role"])
    }

    @Test(
        arguments: [
            ("> One two three. (P1)\n\n> Four five six. (P1)\n", []),
            (
                "> One two three. (P1)\n\n> Four five six. (P1)\n\n> Seven eight nine. (P1)\n\n> And so on. (P1)\n",
                [.times]
            ),
            ("> I was a registrar. (P1)\n\n> It was near Otterby, in urology. (P1)\n", [.attributes]),
            ("> One two. (P1)\n\n# A\n\n> Three. (P1)\n\n# B\n\n> Four. (P1)\n", [.section, .section]),
        ] as [(String, [CodeAccretion.Change.Reason])])
    func `advises to change a code as late as the limits allow`(text: String, reasons: [CodeAccretion.Change.Reason])
        throws
    {
        #expect(try accretion(text)[0].changes.map(\.reason) == reasons)
    }
}

@Suite struct VersionDifferenceTests {
    @Test func `says to whom the words lead that only one version has`() throws {
        let old = try Sample.document(
            Sample.marked(
                "The lantern fell into the cold harbour. My saddle was velvet and copper all along. We ate soup."),
            name: "old.md")
        let new = try Sample.document(
            Sample.marked("We ate soup. The lantern fell into the cold harbour. A thistle grew out of every anchor."),
            name: "new.md")
        let quotes = [
            Sample.quote("P1", "the lantern fell into the cold harbour"),
            Sample.quote("P2", "my saddle was velvet and copper all along"),
            Sample.quote("P3", "some thistle grew out of every anchor"),
        ]
        let difference = try #require(
            Sample.report(
                [new], attributed: [Sample.quote("P5", "one two three")], quotes: quotes,
                earlier: TraceReport.Earlier(documents: [old], attributed: [Sample.quote("P6", "four five six")])
            ).difference)
        #expect(difference.removed.byParticipant == ["P2": 8])
        #expect(difference.removed.effective == 1)
        #expect(difference.removed.places.map(\.place.file) == ["old.md"])
        #expect(difference.added.byParticipant == ["P3": 6])
        #expect(difference.removed.quotations == ["P6": 1])
        #expect(difference.added.quotations == ["P5": 1])
    }

    @Test func `finds no difference in equal versions`() throws {
        let document = try Sample.document(Sample.marked("The lantern fell into the cold harbour."))
        let difference = try #require(
            Sample.report(
                [document], quotes: [Sample.quote("P1", "the lantern fell into the cold harbour")],
                earlier: TraceReport.Earlier(documents: [document], attributed: [])
            ).difference)
        #expect(difference.removed == difference.added)
        #expect(difference.removed.words == 0)
        let reworded = try Sample.document(Sample.marked("A lantern fell into the cold harbour."))
        let articles = try #require(
            Sample.report(
                [reworded], quotes: [Sample.quote("P1", "a lantern fell into the cold harbour")],
                earlier: TraceReport.Earlier(documents: [document], attributed: [])
            ).difference)
        #expect(articles.added.traceableWords == 0)
        #expect(difference.removed.places.isEmpty)
    }
}

@Suite struct TracePageTests {
    @Test func `marks each run with the name of its participant`() throws {
        let html = Sample.report(
            [try Sample.document(Sample.marked("Once <b>the lantern fell into the harbour</b> & sank."))],
            quotes: [Sample.quote("P<1>", "the lantern fell into the harbour")]
        ).html
        #expect(
            html.contains("<mark class=\"p0\"><b>P&lt;1&gt;</b> the lantern fell into the harbour</mark> &amp; sank."))
        #expect(!html.contains("<script"))
        #expect(!html.contains("http"))
        #expect(html.hasPrefix("<!DOCTYPE html>"))
    }

    @Test func `closes what it opens`() throws {
        let html = Sample.report(
            [
                try Sample.document(
                    Sample.marked(
                        "The supervisor shouted in theatre and cried in the car park afterwards.\n\nThe lantern fell into the harbour."
                    ))
            ],
            quotes: [
                Sample.quote("P1", "cried afterwards in a car park, as his supervisor had shouted during theatre"),
                Sample.quote("P2", "the lantern fell into the harbour"),
            ]
        ).html
        for tag in ["mark", "span", "p", "table", "section", "tr", "td", "th", "b", "h2", "ul", "li"] {
            let opened = html.ranges(of: "<\(tag)>").count + html.ranges(of: "<\(tag) ").count
            #expect(opened == html.ranges(of: "</\(tag)>").count, "\(tag)")
        }
        #expect(html.contains("≈P1"))
    }
}

@Suite struct StemmerTests {
    @Test(arguments: [
        ["struggled", "struggling", "struggles", "struggle"], ["planned", "planning", "plan"], ["went", "go", "gone"],
        ["could", "can"], ["worries", "worried", "worry"], ["crying", "cried", "cry"], ["illness", "illnesses"],
        ["happily", "happy"], ["thought", "think", "thinking"],
    ])
    func `gives forms of one word one stem`(forms: [String]) {
        #expect(Set(forms.map(Stemmer.stem)).count == 1, "\(forms.map(Stemmer.stem))")
    }

    @Test(arguments: [("bring", "br"), ("need", "ne"), ("this", "thi"), ("bus", "bu"), ("red", "r")])
    func `keeps apart what only looks alike`(word: String, other: String) {
        #expect(Stemmer.stem(word) != Stemmer.stem(other))
    }
}
