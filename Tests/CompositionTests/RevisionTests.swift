import Corpus
import Redaction
import Testing

@testable import Composition

@Suite struct RevisionTests {
    private static func told() throws -> ComposedVignette { try SampleStudy.vignettes(seed: 1)[0] }

    private static func paragraphs(of vignette: Vignette) -> [EditedParagraph] {
        var line = 0
        return vignette.sections.flatMap { section in
            section.paragraphs.map { spans in
                line += 2
                return EditedParagraph(
                    heading: section.title, line: line, text: spans.map(\.text).joined(separator: " "))
            }
        }
    }

    private static func revise(
        _ change: (inout [EditedParagraph]) -> Void
    ) throws -> (revision: Revision, base: Vignette) {
        let told = try told()
        var paragraphs = paragraphs(of: told.vignette)
        change(&paragraphs)
        return (
            try SampleStudy.composer().revise(told.vignette, paragraphs: paragraphs, template: told.template),
            told.vignette
        )
    }

    private static func replace(_ old: String, by new: String, in paragraphs: inout [EditedParagraph]) {
        paragraphs = paragraphs.map {
            EditedParagraph(heading: $0.heading, line: $0.line, text: $0.text.replacing(old, with: new))
        }
    }

    @Test func `finds an unedited vignette as it was recorded`() throws {
        let (revision, base) = try Self.revise { _ in }
        #expect(revision.broken.isEmpty)
        #expect(revision.removed.isEmpty)
        #expect(revision.composed.vignette.text == base.text)
        #expect(Set(revision.passages.map(\.status)).isSubset(of: [.unchanged, .connective]))
        #expect(revision.composed.evidence.contributors == (try Self.told()).evidence.contributors)
    }

    @Test func `records an author's change as an edit that leads back to the source`() throws {
        let span = try #require(try Self.told().vignette.spans.first { $0.kind == .edited && $0.text.words > 12 })
        let words = span.text.split(separator: " ")
        let changed = (words.dropLast() + ["indeed", words.last!]).joined(separator: " ")
        let (revision, _) = try Self.revise { Self.replace(span.text, by: changed, in: &$0) }
        let passage = try #require(revision.passages.first { $0.status == .edited })
        #expect(passage.span.text == changed)
        let contribution = passage.span.contributions[0]
        #expect(contribution.edits.contains { $0.rule.contains("author") })
        #expect(try SourceCheck.rebuilt(contribution) == changed)
    }

    @Test func `calls a sentence that nobody said unlinked, and refuses the text`() throws {
        let (revision, _) = try Self.revise { paragraphs in
            paragraphs[0] = EditedParagraph(
                heading: paragraphs[0].heading, line: paragraphs[0].line,
                text: paragraphs[0].text + " The chief executive had promised a purple helicopter to every midwife.")
        }
        #expect(revision.passages.contains { $0.status == .unlinked })
        #expect(revision.broken.contains { $0.contains("no participant's words stand behind it") })
    }

    @Test func `takes words that claim nothing for glue`() throws {
        let (revision, _) = try Self.revise { paragraphs in
            paragraphs[0] = EditedParagraph(
                heading: paragraphs[0].heading, line: paragraphs[0].line, text: paragraphs[0].text + " So it went.")
        }
        #expect(revision.passages.contains { $0.status == .connective && $0.span.text == "So it went." })
    }

    @Test func `finds a name that an author writes in`() throws {
        let span = try #require(try Self.told().vignette.spans.first { $0.kind == .edited })
        let (revision, _) = try Self.revise { Self.replace(span.text, by: span.text + " It was Dr Nwosu.", in: &$0) }
        #expect(!revision.broken.isEmpty)
    }

    @Test func `says what was taken out and counts again`() throws {
        let told = try Self.told()
        let outcome = try #require(told.vignette.sections.last)
        let (revision, _) = try Self.revise { $0.removeAll { $0.heading == outcome.title } }
        #expect(!revision.removed.isEmpty)
        #expect(revision.broken.contains { $0.contains("outcome") })
    }
}

/// Rebuilds what a contribution's edits make of its stretch, by nothing but the fragment and the edits.
enum SourceCheck {
    static func rebuilt(_ contribution: Contribution) throws -> String {
        let fragment = try #require(SampleStudy.material.fragments.first { $0.id == contribution.fragment })
        let scalars = Array(fragment.text.unicodeScalars)
        var text = String.UnicodeScalarView()
        var place = contribution.range.lowerBound
        for edit in contribution.edits {
            text.append(contentsOf: scalars[place..<edit.range.lowerBound])
            text.append(contentsOf: edit.replacement.unicodeScalars)
            place = edit.range.upperBound
        }
        text.append(contentsOf: scalars[place..<contribution.range.upperBound])
        return String(text)
    }
}

@Suite struct SpanEditTests {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `the edits of every span turn its source into its words`(seed: UInt64) throws {
        for composed in try SampleStudy.vignettes(seed: seed) {
            for span in composed.vignette.spans where span.kind.isEvidence {
                #expect(try SourceCheck.rebuilt(span.contributions[0]) == span.text)
            }
        }
    }

    @Test func `the log of liberties counts every edit under a kind with a reason`() throws {
        let vignette = try SampleStudy.vignettes(seed: 1)[0].vignette
        let liberties = Liberties(in: vignette)
        #expect(!liberties.kinds.isEmpty)
        #expect(liberties.kinds.allSatisfy { $0.count > 0 && !$0.name.isEmpty })
        #expect(!liberties.kinds.contains { $0.name == "other changes" })
    }

    @Test func `the balance over all vignettes adds up to their words`() throws {
        let vignettes = try SampleStudy.vignettes(seed: 1)
        let balance = ReleaseBalance(vignettes)
        #expect(balance.parts.map(\.words).reduce(0, +) == vignettes.map(\.evidence.evidenceWords).reduce(0, +))
        #expect(abs(balance.parts.map(\.share).reduce(0, +) - 1) < 1e-9)
    }
}
