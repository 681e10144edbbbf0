import Attestation
import Corpus
import Policies
import Redaction
import Testing
import Tracing

@testable import Composition

@Suite struct ComposerTests {
    @Test func tellsEveryThemeOfTheSampleStudy() throws {
        let vignettes = try SampleStudy.vignettes(seed: 1)
        #expect(
            vignettes.map(\.vignette.theme) == ["specialist-support", "relationships", "well-being", "communities"])
        #expect(vignettes.map(\.vignette.id) == ["V-0001", "V-0002", "V-0003", "V-0004"])
    }

    /// Every rule, counted anew from the spans.
    @Test(arguments: [1, 2, 3] as [UInt64]) func everyVignetteHoldsEveryRule(seed: UInt64) throws {
        let policy = SampleStudy.publication.policy
        for composed in try SampleStudy.vignettes(seed: seed) {
            var words: [String: Int] = [:]
            var perSection: [Section: Set<String>] = [:]
            for section in composed.vignette.sections {
                for span in section.spans {
                    for contribution in span.contributions {
                        words[contribution.participant, default: 0] += span.text.split(separator: " ").count
                        perSection[section.section, default: []].insert(contribution.participant)
                    }
                }
            }
            let sorted = words.values.sorted(by: >)
            let total = Double(sorted.reduce(0, +))
            #expect(words.count >= policy.contributors.minimum)
            #expect(Section.allCases.allSatisfy { perSection[$0, default: []].count >= policy.contributors.perSection })
            #expect(Double(sorted[0]) / total <= policy.contributors.maxShare)
            #expect(Double(sorted[0] + sorted[1]) / total <= policy.contributors.maxTopTwoShare)
            #expect(total * total / sorted.reduce(0.0) { $0 + Double($1 * $1) } >= policy.contributors.minEffective)
            #expect(composed.evidence.rules(of: policy).allSatisfy { $0.holds })
            #expect(composed.evidence.contributors == words.count)
        }
    }

    @Test(arguments: [1, 2] as [UInt64]) func everySpanButGlueLeadsBackToItsFragment(seed: UInt64) throws {
        let texts = Dictionary(uniqueKeysWithValues: SampleStudy.material.fragments.map { ($0.id, $0.text) })
        for composed in try SampleStudy.vignettes(seed: seed) {
            for span in composed.vignette.spans {
                guard span.kind.isEvidence else {
                    #expect(span.contributions.isEmpty)
                    continue
                }
                let contribution = try #require(span.contributions.first)
                let text = try #require(texts[contribution.fragment])
                #expect(contribution.digest == ContentDigest(of: text).hexadecimal)
                let scalars = Array(text.unicodeScalars)
                #expect(contribution.range.upperBound <= scalars.count)
                let stretch = String(String.UnicodeScalarView(scalars[contribution.range]))
                #expect((span.kind == .verbatim) == (stretch == span.text))
            }
        }
    }

    @Test func noFragmentStandsInTwoVignettesAndNoLeadTwice() throws {
        let vignettes = try SampleStudy.vignettes(seed: 1)
        for (index, vignette) in vignettes.enumerated() {
            let own = Set(vignette.vignette.spans.flatMap(\.contributions).map(\.fragment))
            for other in vignettes[(index + 1)...] {
                #expect(own.isDisjoint(with: other.vignette.spans.flatMap(\.contributions).map(\.fragment)))
            }
        }
        let leads = vignettes.flatMap(\.vignette.spans).filter { $0.kind == .connective }.map(\.text)
        #expect(Set(leads).count == leads.count)
        // “More lay behind it. The truth of it was …” would say so twice.
        for spans in vignettes.map(\.vignette.spans) {
            for (lead, told) in zip(spans, spans.dropFirst()) where lead.kind == .connective {
                #expect(!told.text.hasPrefix("The truth"))
            }
        }
    }

    @Test func nothingThatIdentifiesIsLeft() throws {
        let redactor = SampleStudy.publication.redactor(secrets: SampleStudy.material.secrets)
        for composed in try SampleStudy.vignettes(seed: 1) + SampleStudy.vignettes(seed: 2) {
            #expect(redactor.disallowed(in: composed.vignette.text).isEmpty, "\(composed.vignette.id)")
        }
    }

    @Test func theSameSeedGivesTheSameBytesAndAnotherSeedAnotherStory() throws {
        let first = try SampleStudy.vignettes(seed: 2).map(MarkdownWriter.text)
        let again = try SampleStudy.compose(seed: 2).map(MarkdownWriter.text)
        #expect(again == first)
        let other = try SampleStudy.vignettes(seed: 3).map(MarkdownWriter.text)
        #expect(zip(first, other).allSatisfy { $0 != $1 })
    }

    @Test func theOrderOfTheFragmentsDoesNotDecideWhoIsHeard() throws {
        let material = SampleStudy.material
        let reversed = Material(
            participants: material.participants.reversed(), fragments: material.fragments, codebook: material.codebook,
            population: material.population.reversed(), secrets: material.secrets.reversed())
        let composer = SampleStudy.composer(seed: 1, SampleStudy.publication, reversed)
        let theme = composer.themes[0]
        guard case .composed(let one) = try composer.compose([theme], templates: [SampleStudy.mentoring])[0],
            case .composed(let two) = try SampleStudy.composer().compose([theme], templates: [SampleStudy.mentoring])[0]
        else {
            Issue.record("a theme of the sample study cannot be told")
            return
        }
        #expect(one.vignette == two.vignette)
    }

    @Test func nobodyIsToldWithoutConsent() throws {
        let allowed = Set(SampleStudy.material.participants.filter(\.consent.allowsWords).map(\.id))
        #expect(allowed.count < SampleStudy.material.participants.count)
        for composed in try SampleStudy.vignettes(seed: 1) {
            #expect(composed.vignette.spans.flatMap(\.contributions).allSatisfy { allowed.contains($0.participant) })
        }
    }

    @Test func whatIsPublishedElsewhereIsNotToldAgain() throws {
        let first = try SampleStudy.vignettes(seed: 1)[0]
        let quoted = first.vignette.spans.filter(\.kind.isEvidence).prefix(4).map { span in
            AttributedText(participant: "A1", text: span.text, origin: "earlier paper")
        }
        let material = SampleStudy.material
        let guarded = Material(
            participants: material.participants, fragments: material.fragments, codebook: material.codebook,
            population: material.population, secrets: material.secrets, published: Array(quoted))
        let composer = SampleStudy.composer(seed: 1, SampleStudy.publication, guarded)
        let index = TraceIndex(
            Array(quoted), normaliser: TraceNormaliser(lexicons: SampleStudy.publication.lexicons), runWords: 5)
        for case .composed(let composed) in try composer.compose(
            [first.vignette.theme], templates: [SampleStudy.mentoring])
        {
            #expect(
                composed.vignette.spans.filter(\.kind.isEvidence).allSatisfy {
                    index.trace($0.text).traceableWords == 0
                })
        }
    }

    @Test func aRejectedRedactionLeavesTheOriginal() throws {
        let fragment = Fragment(
            id: "X1", participant: "P01", source: "S", theme: "t", category: "c", section: .context,
            text: "We met in Leeds once a month to talk about her work.")
        let redacted = SampleStudy.publication.redactor().redact(fragment.text)
        let place = try #require(redacted.edits.edits.first { $0.category == .place })
        func read(_ rejected: [RejectedEdit]) -> UnitReading {
            let material = Material(
                participants: [Participant(id: "P01", attributes: [:], consent: .quote)], fragments: [fragment],
                codebook: [],
                rejected: ["X1": rejected])
            return UnitReader(material: material, rulebook: SampleStudy.publication).read(
                [fragment], for: SampleStudy.general)
        }
        #expect(read([]).units.allSatisfy { !$0.text.contains("Leeds") })
        let kept = read([
            RejectedEdit(range: ScalarOffsets(fragment.text)[place.range], replacement: place.replacement)
        ])
        #expect(kept.units.map(\.text) == ["We met in Leeds once a month to talk about their work."])
    }

    @Test func aLongFragmentIsReadParagraphByParagraphWithItsRejections() throws {
        let paragraphs = (0..<600).map { number in
            number % 3 == 0
                ? "We met in Leeds once a month to talk about her work." : "They walked with me to the ward every week."
        }
        let fragment = Fragment(
            id: "X1", participant: "P01", source: "S", theme: "t", category: "c", section: .context,
            text: paragraphs.joined(separator: "\n\n"))
        let redacted = SampleStudy.publication.redactor().redact(fragment.text)
        let scalars = ScalarOffsets(fragment.text)
        let places = redacted.edits.edits.filter { $0.category == .place }
        #expect(places.count == 200)
        let material = Material(
            participants: [Participant(id: "P01", attributes: [:], consent: .quote)], fragments: [fragment],
            codebook: [],
            rejected: ["X1": places.map { RejectedEdit(range: scalars[$0.range], replacement: $0.replacement) }])
        let units = UnitReader(material: material, rulebook: SampleStudy.publication)
            .read([fragment], for: SampleStudy.general).units
        let bytes = Array(fragment.text.utf8)
        for unit in units {
            let source = String(decoding: bytes[unit.source], as: UTF8.self)
            #expect(unit.edits.applied(to: source) == unit.text)
        }
        let single = units.filter { $0.sentences == 1 }
        #expect(single.count == 600)
        #expect(single.count { $0.text == "We met in Leeds once a month to talk about their work." } == 200)
    }

    @Test func aFragmentThatSaysMentoringDidNotHelpServesNoStoryInWhichItDid() throws {
        let reading = UnitReader(material: SampleStudy.material, rulebook: SampleStudy.publication)
            .read(SampleStudy.material.fragments, for: SampleStudy.mentoring)
        let divergent = Set(reading.refused.filter { $0.reason == .divergent }.map(\.fragment))
        #expect(divergent.contains("F18-13"))
        #expect(reading.units.allSatisfy { !divergent.contains($0.fragment) })
    }
}

@Suite struct UnitReaderTests {
    @Test func everyUnitOfTheSampleStudyIsMadeOfItsFragmentByItsEdits() {
        let texts = Dictionary(
            uniqueKeysWithValues: SampleStudy.material.fragments.map { ($0.id, Array($0.text.utf8)) })
        let reading = UnitReader(material: SampleStudy.material, rulebook: SampleStudy.publication)
            .read(SampleStudy.material.fragments, for: SampleStudy.mentoring)
        #expect(reading.units.count > 300)
        for unit in reading.units {
            let stretch = String(decoding: texts[unit.fragment]![unit.source], as: UTF8.self)
            #expect(unit.edits.applied(to: stretch) == unit.text, "\(unit.fragment)")
            #expect(unit.words == unit.text.words)
        }
    }
}

@Suite struct ShortfallTests {
    private func shortfall(_ fragments: [Fragment], participants: [Participant]) throws -> Shortfall? {
        let material = Material(participants: participants, fragments: fragments, codebook: [])
        let composer = SampleStudy.composer(seed: 1, SampleStudy.publication, material)
        guard
            case .infeasible(let shortfall) = try composer.compose(composer.themes, templates: [SampleStudy.general])[0]
        else { return nil }
        return shortfall
    }

    @Test func saysHowManyParticipantsAreMissingInWhichSection() throws {
        let participants = (1...3).map { Participant(id: "P\($0)", attributes: [:], consent: .quote) }
        let fragments = participants.map { participant in
            Fragment(
                id: "F\(participant.id)", participant: participant.id, source: "S", theme: "night work", category: "c",
                section: .context, text: "We met by the door of the ward after the long night shift.")
        }
        let found = try #require(try shortfall(fragments, participants: participants))
        #expect(found.theme == "night work")
        #expect(
            found.missing.contains(
                "contributors: 3 participants spoke on the theme, 3 of them in usable words; 5 are needed"))
        #expect(found.missing.contains("outcome: 0 participants have fragments, 0 of them usable ones; 2 are needed"))
        #expect(
            found.remedies.contains("code further fragments of the theme as outcome: 2 more participants are needed"))
    }

    @Test func saysWhatWasRefusedAndWhy() throws {
        let participants = [Participant(id: "P1", attributes: [:], consent: .withdrawn)]
        let fragments = [
            Fragment(
                id: "F1", participant: "P1", source: "S", theme: "t", category: "c", section: .context,
                text: "We met by the door.")
        ]
        let found = try #require(try shortfall(fragments, participants: participants))
        #expect(found.remedies.contains("most refused sentences: 1 without consent to use the words"))
    }
}

@Suite struct WriterTests {
    @Test(arguments: [
        ("a *b* _c_ <i>", "a \\*b\\* \\_c\\_ \\<i\\>"), ("# not a heading", "\\# not a heading"),
        ("1. no list", "1\\. no list"),
        ("5-day week", "5-day week"), ("It ended.", "It ended."),
    ])
    func markdownMarksAreEscaped(text: String, expected: String) { #expect(MarkdownWriter.escaped(text) == expected) }

    @Test func htmlMarksAreEscaped() { #expect(HTMLWriter.escaped("a < b & \"c\"") == "a &lt; b &amp; &quot;c&quot;") }

    @Test func everyFormatSaysThatItIsAComposite() throws {
        let composed = try SampleStudy.vignettes(seed: 1)
        for vignette in composed {
            #expect(
                vignette.vignette.declaration.hasPrefix("This is a composite: the words of at least 5 participants"))
            let markdown = try MarkdownWriter.text(of: vignette)
            #expect(markdown.contains(vignette.vignette.declaration))
        }
        let page = HTMLWriter.page(of: composed, title: "t")
        #expect(composed.allSatisfy { page.contains(HTMLWriter.escaped($0.vignette.declaration)) })
        #expect(!page.contains("<script") && !page.contains("http"))
    }

    @Test func evidenceForThePublicGivesBoundsAndNamesNoFragment() throws {
        let composed = try SampleStudy.vignettes(seed: 1)[0]
        let document = EvidenceDocument(composed, policy: SampleStudy.publication.policy)
        #expect(document.contributors.count == 5)
        #expect(document.contributors.maxShare == 0.4)
        #expect(document.k.study == 5)
        #expect(document.text == composed.vignette.text)
    }

    @Test func theDocumentOfAVignetteHoldsItsTextSpanBySpan() throws {
        let composed = try SampleStudy.vignettes(seed: 1)[1]
        let document = VignetteDocument(composed)
        #expect(document.text == document.sections.map(\.text).joined(separator: "\n\n"))
        for section in document.sections {
            var rest = section.text[...]
            for span in section.spans {
                let found = try #require(rest.firstRange(of: span.text))
                #expect(rest[..<found.lowerBound].allSatisfy { $0.isWhitespace })
                rest = rest[found.upperBound...]
                #expect((span.kind == .connective) == span.fragments.isEmpty)
            }
            #expect(rest.isEmpty)
        }
    }
}
