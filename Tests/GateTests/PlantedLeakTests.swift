import Gate
import Policies
import Publication
import Redaction
import Testing
import Tracing

@Suite struct PlantedLeakTests {
    @Test func `a clean vignette is not flagged`() throws {
        #expect(try Fixture.check(Fixture.report()).map(\.short) == [])
    }

    @Test(arguments: [
        ("VG202", "Dr Helen Quarmby", "After that Dr Helen Quarmby came by."),
        ("VG202", "Helen", "After that Helen came by."),
        ("VG203", "St Wilfrid's Hospital", "We met at St Wilfrid's Hospital after work."),
        ("VG203", "ward 7B", "We met on ward 7B after work."),
        ("VG203", "Leeds", "We met in Leeds after work."),
        ("VG204", "herself", "After that she was herself again."),
        ("VG204", "husband", "Their husband helped."),
        ("VG205", "cardiology", "They worked in cardiology then."),
        ("VG201", "helen@example.org", "Write to helen@example.org today."),
        ("VG201", "07700 900123", "Ring 07700 900123 today."),
        ("VG201", "14 March 2019", "It was on 14 March 2019 that it changed."),
        ("VG201", "LS1 3EX", "They lived at LS1 3EX then."),
        ("VG301", "P07", "As P07 put it, they got through."),
        ("VG208", "March 2019", "It began in March 2019 with a letter."),
    ])
    func `a leak in a vignette is found at its place`(rule: String, word: String, sentence: String) throws {
        var paragraphs = Fixture.paragraphs
        paragraphs[1] += " “É” — " + sentence
        let text = Fixture.report(paragraphs)
        let findings = try Fixture.check(text)
        #expect(findings.contains { $0.short == "\(rule) \(text.place(of: word))" }, "\(findings.map(\.short))")
        #expect(findings.allSatisfy { !$0.message.contains(word) })
    }

    @Test(arguments: [
        ("a heading", "### Helen Quarmby\n"), ("a comment", "<!-- Dr Helen Quarmby -->\n"),
        ("an alternative text", "![Dr Helen Quarmby](a.png)\n"),
        ("an attribute", "<p title=\"Dr Helen Quarmby\">x</p>\n"),
        ("a title", "[x](y 'Dr Helen Quarmby')\n"), ("a definition", "[x]: y 'Dr Helen Quarmby'\n"),
        ("code", "    Dr Helen Quarmby\n"), ("a word in parts", "Dr *Hel*en Quar**mby**\n"),
        ("a reference", "Dr &#72;elen Quarmby\n"),
    ])
    func `a name is found wherever it hides inside a vignette`(place: String, markdown: String) throws {
        let text = Fixture.report([Fixture.paragraphs[0], "One.\n\n\(markdown)\n\nTwo.", Fixture.paragraphs[2]])
        #expect(try Fixture.check(text).contains { $0.rule == "VG202" }, "\(place)")
    }

    @Test(arguments: [
        ("VG602", "<!-- ask -->", "text <!-- ask --> text"),
        ("VG604", "\u{200B}", "te\u{200B}xt"),
        ("VG604", "\u{202E}", "te\u{202E}xt"),
        ("VG604", "\u{E0041}", "te\u{E0041}xt"),
        ("VG604", "&#8203;", "te&#8203;xt"),
        ("VG201", "someone@example.org", "Write to someone@example.org."),
        ("VG202", "Dr Quarmby", "Thanks to Dr Quarmby for it."),
        ("VG202", "Helen", "Their daughter Helen spoke."),
        ("VG607", "/home/me/x.md", "[x](/home/me/x.md)"),
        ("VG607", "notes/P07.md", "[x](notes/P07.md)"),
    ])
    func `a leak elsewhere in the report is found`(rule: String, word: String, sentence: String) throws {
        let text = Fixture.report(after: "\n## Findings\n\n## More\n\n" + sentence)
        let expected = word == "<!-- ask -->" ? text.place(of: " ask ") : text.place(of: word)
        let findings = try Fixture.check(text)
        #expect(findings.map(\.short) == ["\(rule) \(expected)"])
    }

    @Test(arguments: [
        ("My mentor Ffion listened.", true), ("“My mentor”, Ffion listened.", true), ("We met; Ffion laughed.", true),
        ("Ffion Price told us so.", true), ("Our nurse, Ffion, left.", true), ("Professor Quarmby came.", true),
        ("My mentor \u{A0}Ffion listened.", true), ("Our mentor[2] Ffion listened.", true),
        ("It was the trainee. Ffion came later.", false), ("We asked the mentor (Quarmby et al., 2014).", false),
        ("The mentor was kind. Said who?", false), ("Quarmby said so (2014).", false),
        ("A trainee (Quarmby) and a ward.", false),
    ])
    func `a name in running text needs a cue right beside it, in the same sentence`(sentence: String, isNamed: Bool)
        throws
    {
        let text = Fixture.report(after: "\n## Findings\n\n## More\n\n" + sentence)
        #expect(try Fixture.check(text).contains { $0.rule == "VG202" } == isNamed)
    }

    @Test func `an ordinary report is not flagged`() throws {
        let text = """
            # Mentoring and how doctors fare

            Jane Oldcastle, University of Leeds, jane@example.org

            ## Introduction

            Composite accounts are old [1]. Oldcastle and Ferrymead (2016) used them in Leeds with consultants in
            cardiology; she argued, as did Dr Ferrymead (2016), that women and men differ. See <https://example.org/a>.

            | | n | % |
            |---|---|---|
            | Consultants | 12 | 48.0 |
            | Trainees | 13 | 52.0 |

            ## References

            1. Ferrymead A, Professor Oldcastle J. A book. 12 March 2016. f@example.org
            """
        #expect(try Fixture.check(text).map(\.short) == [])
    }

    @Test func `a quotation is read strictly, but he and she may stand in it`() throws {
        let text = "# T\n\n## A\n\nOne said “she went to Leeds on 14 March with Helen” and left.\n\n## B\n"
        #expect(Set(try Fixture.check(text).map(\.rule)) == ["VG201", "VG202", "VG203"])
    }

    @Test func `an attribution tells no gender, role or place`() throws {
        let text = "# T\n\n## A\n\nOne said “we all went home then” (female cardiology registrar, Leeds).\n\n## B\n"
        #expect(Set(try Fixture.check(text).map(\.rule)).isSuperset(of: ["VG203", "VG204", "VG205"]))
    }

    @Test func `a secret name is found anywhere, and only with a study`() throws {
        let study = StudyFacts(
            people: nil, population: nil, vignettes: [],
            secretNames: [SecretName(surface: "Ribbleford Lodge", category: .organisation)],
            participantIDs: ["Z9q"], fragments: [])
        let text = "# T\n\n## A\n\nIt happened near Ribbleford lodge, [x](y 'Ribbleford Lodge')\n\n## B\n"
        #expect(try Fixture.check(text).isEmpty)
        #expect(try Fixture.check(text, study: study).map(\.rule) == ["VG203", "VG203"])
    }

    @Test func `specialist support is no role, a specialist is`() throws {
        let paragraphs = Fixture.paragraphs
        func check(_ sentence: String) throws -> [String] {
            try Fixture.check(Fixture.report([paragraphs[0] + sentence, paragraphs[1], paragraphs[2]])).map(\.rule)
        }
        #expect(try check(" They asked for specialist support.") == [])
        #expect(try check(" They asked for a specialist.") == ["VG205"])
    }

    @Test func `a study's own id is found in a vignette`() throws {
        let study = StudyFacts(
            people: nil, population: nil, vignettes: [], secretNames: [], participantIDs: ["zq"], fragments: [])
        var paragraphs = Fixture.paragraphs
        paragraphs[2] += " As zq said."
        let text = Fixture.report(paragraphs)
        #expect(try Fixture.check(text, study: study).map(\.short) == ["VG301 \(text.place(of: "zq"))"])
    }

    @Test func `a leak in a very long paragraph is found, wherever it stands`() throws {
        let filler = String(repeating: "they talked and listened and went on ", count: 2000)
        for position in [8100, 8190, 8200, 16_380, 40_000] {
            var long = filler
            let start = long.index(long.startIndex, offsetBy: position)
            let space = long[start...].firstIndex(of: " ") ?? start
            long.insert(contentsOf: " Dr Helen Quarmby", at: space)
            let text = Fixture.report([long, Fixture.paragraphs[1], Fixture.paragraphs[2]])
            let findings = try Fixture.check(text)
            #expect(findings.map(\.short) == ["VG202 \(text.place(of: "Dr Helen Quarmby"))"])
        }
    }
}
