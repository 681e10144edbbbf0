import Anonymity
import Corpus
import Policies
import Redaction
import Testing

@testable import Composition

/// What must never pass, whatever the material.
@Suite struct SafetyTests {
    private static let sections = Section.allCases

    /// A small study in which every participant says one usable sentence a section, with words of their own.
    private func material(
        participants: [Participant], rejected: [String: [RejectedEdit]] = [:],
        sentence: (Int, Section) -> String
    ) -> Material {
        var fragments: [Fragment] = []
        for (number, participant) in participants.enumerated() {
            for section in Self.sections {
                fragments.append(
                    Fragment(
                        id: "F\(number)\(section.rawValue)", participant: participant.id, source: "S", theme: "t",
                        category: "c", section: section, text: sentence(number, section)))
            }
        }
        return Material(participants: participants, fragments: fragments, codebook: [], rejected: rejected)
    }

    private static let sentences: [Section: [String]] = [
        .context: [
            "We began in a small room behind the kitchen and nobody minded it.",
            "I carried the heavy boxes upstairs because nobody else offered.",
            "They wanted to change the way the letters were sent out.",
            "After the summer there was talk of closing the library and nobody objected.",
            "Everybody seemed worn out by the length of those winters.",
            "In the first month they painted the corridor without asking those in charge.",
            "Two of the benches had vanished before anybody noticed it.",
            "The garden had been left to grow wild for a decade.",
        ],
        .mechanism: [
            "I asked them to describe the journey home in their own words.",
            "Each morning we counted the cups and nobody spoke for a while.",
            "They drew a map of the building and coloured the busy corners.",
            "We read the minutes aloud until nobody could pretend any more.",
            "I wrote the questions down and left the answers open.",
            "They tried a different bus and came in twenty minutes early.",
            "We swapped our chairs so that nobody sat at the head.",
            "They kept a notebook beside the telephone for several weeks.",
        ],
        .outcome: [
            "They smile when they pass the reception desk these days.",
            "We finished the shelves and nobody has complained since.",
            "I sleep with the curtains open and wake with the light.",
            "They found a piano teacher and practise on Sundays.".replacing("piano teacher", with: "walking partner"),
            "The queue moves quickly and nobody shouts across the counter.",
            "They planted apple trees along the fence in the end.",
            "I answer messages once a day and leave the rest alone.",
            "People bring their lunch outside and nobody hurries back.",
        ],
    ]

    private func plain(_ number: Int, _ section: Section) -> String { Self.sentences[section]![number % 8] }

    private func attributes(specialty: String = "general practice", role: String = "consultant") -> [String: String] {
        ["role": role, "specialty": specialty, "gender": "female", "place": "Leeds"]
    }

    private func compose(_ material: Material, _ rulebook: Rulebook = short) throws -> Composition {
        try SampleStudy.composer(seed: 1, rulebook, material).compose(["t"], templates: [SampleStudy.general])[0]
    }

    /// The draft policy without a least length, so that a story of few sentences is one.
    private static let short = SampleStudy.rulebook("draft") { $0.text.minWords = 20 }

    @Test func theSmallStudyItselfCanBeTold() throws {
        let people = (0..<6).map { Participant(id: "P\($0)", attributes: attributes(), consent: .quote) }
        guard case .composed(let composed) = try compose(material(participants: people, sentence: plain)) else {
            Issue.record("the small study cannot be told, so that the other tests prove nothing")
            return
        }
        #expect(composed.evidence.rules(of: Self.short.policy).allSatisfy { $0.holds })
    }

    @Test func aTextThatTooFewPeopleFitIsNotTold() throws {
        // Every sentence names a trainee, and one participant of six is one.
        let people = (0..<6).map {
            Participant(
                id: "P\($0)", attributes: attributes(role: $0 == 0 ? "registrar" : "consultant"), consent: .quote)
        }
        let told = try compose(
            material(participants: people) { plain($0, $1).replacing(".", with: " for a trainee.") })
        if case .composed = told { Issue.record("told though one participant alone fits") }
    }

    @Test func valuesThatNoHierarchyKnowsDoNotPassForNobody() {
        let hierarchies = SampleStudy.publication.quasiIdentifiers
        let statement: Set = [AttributeStatement(attribute: "role", label: "doctor in training")]
        let unknown = People(hierarchies: hierarchies, rows: [(["role": "wizard"], 1), (["role": "consultant"], 1)])
        #expect(unknown.fit(of: statement).smallest == 1)
        let missing = People(hierarchies: hierarchies, rows: [([:], 1)])
        #expect(missing.fit(of: statement).smallest == 1)
        let coarse = People(hierarchies: hierarchies, rows: [(["role": "doctor"], 7)])
        #expect(coarse.fit(of: statement).smallest == 1)
        let nobody = People(hierarchies: hierarchies, rows: [(["role": "consultant"], 7)])
        #expect(nobody.fit(of: statement).smallest == 0)
    }

    @Test func whoHasWithdrawnHidesNobody() throws {
        var people = (0..<6).map { Participant(id: "P\($0)", attributes: attributes(), consent: .quote) }
        people += (6..<12).map {
            Participant(id: "P\($0)", attributes: attributes(role: "registrar"), consent: .withdrawn)
        }
        people[0] = Participant(id: "P0", attributes: attributes(role: "registrar"), consent: .quote)
        let told = try compose(
            material(participants: people) { plain($0, $1).replacing(".", with: " for a trainee.") })
        if case .composed = told { Issue.record("the withdrawn made up the crowd") }
    }

    @Test func aPassageCodedToTwoThemesIsToldOnce() throws {
        let people = (0..<8).map { Participant(id: "P\($0)", attributes: attributes(), consent: .quote) }
        let one = material(participants: people, sentence: plain)
        let doubled = one.fragments.map {
            Fragment(
                id: "G" + $0.id, participant: $0.participant, source: "S", theme: "u", category: "c",
                section: $0.section,
                text: $0.text)
        }
        let both = Material(participants: people, fragments: one.fragments + doubled, codebook: [])
        let results = try SampleStudy.composer(seed: 1, Self.short, both)
            .compose(["t", "u"], templates: [SampleStudy.general])
        let texts = results.map { result -> Set<String> in
            guard case .composed(let composed) = result else { return [] }
            return Set(composed.vignette.spans.filter(\.kind.isEvidence).map(\.text))
        }
        #expect(!texts[0].isEmpty)
        #expect(texts[0].isDisjoint(with: texts[1]))
    }

    @Test func aRejectionInOneFragmentExcusesNothingElsewhere() throws {
        let people = (0..<6).map { Participant(id: "P\($0)", attributes: attributes(), consent: .quote) }
        let titled = material(
            participants: people, rejected: ["F0context": [RejectedEdit(range: 0..<2, replacement: "x")]],
            sentence: plain)
        let leaking = Material(
            participants: titled.participants, fragments: titled.fragments,
            codebook: [
                CodebookEntry(
                    theme: "t", title: "What Dr Helen Quarmby saw", category: "c", section: nil, description: "")
            ],
            rejected: titled.rejected)
        guard case .infeasible(let shortfall) = try compose(leaking) else {
            Issue.record("a title with a name was printed")
            return
        }
        #expect(shortfall.missing.contains { $0.contains("tell what the policy does not allow") })
    }

    @Test func aFragmentThatAsksToStayOutIsHeardUnderAnyPolicy() {
        let open = SampleStudy.rulebook("draft") { $0.redaction.sensitive = .allow }
        let fragment = Fragment(
            id: "F", participant: "P", source: "S", theme: "t", category: "c", section: .context,
            text: "Please don't print this. We met by the door of the ward every week.")
        let material = Material(
            participants: [Participant(id: "P", attributes: attributes(), consent: .quote)], fragments: [fragment],
            codebook: [])
        let reading = UnitReader(material: material, rulebook: open)
            .read([fragment], for: SampleStudy.general)
        #expect(reading.units.isEmpty)
        #expect(reading.refused.map(\.reason) == [.sensitive])
    }

    @Test func aLineBreakInsideASentenceBecomesASpace() {
        let text = "We met\nevery week\r\nin a room."
        #expect(ProseEdits.typography(of: TokenisedText(text)).applied(to: text) == "We met every week in a room.")
    }

    @Test func anEmptyLineEndsASentence() {
        let text = TokenisedText("Forms again\n\nWe met by the door.")
        #expect(Sentences.ranges(in: text).map { text[$0] } == ["Forms again", "We met by the door."])
    }
}

@Suite struct NumberingTests {
    @Test func theSameTextKeepsItsNumberAndAnotherGetsTheNext() throws {
        let first = try SampleStudy.vignettes(seed: 1)[0]
        let second = try SampleStudy.vignettes(seed: 2)[0]
        let one = first.numbered(among: [])
        #expect((one.vignette.id, one.vignette.revision) == ("V-0001", 1))
        let two = second.numbered(among: [one.vignette])
        #expect((two.vignette.id, two.vignette.revision) == ("V-0001", 2))
        let again = first.numbered(among: [one.vignette, two.vignette])
        #expect((again.vignette.id, again.vignette.revision) == ("V-0001", 1))
    }

    @Test func aThemeTakesNoOtherThemesNumber() throws {
        let vignettes = try SampleStudy.vignettes(seed: 1)
        let taken = vignettes[0].vignette.numbered(id: "V-0002", revision: 4)
        let numbered = vignettes[1].numbered(among: [taken])
        #expect(numbered.vignette.id == "V-0001")
        #expect(numbered.vignette.revision == 1)
    }
}
