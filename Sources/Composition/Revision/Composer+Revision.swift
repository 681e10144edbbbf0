import Attestation
public import Corpus
import Policies
import Redaction

extension Composer {
    /// Reads what an author has made of a recorded vignette: aligns it with the recorded spans, tells what became of each
    /// passage, and judges the text anew by every rule.
    ///
    /// - Parameters:
    ///   - recorded: the vignette as the study has it.
    ///   - paragraphs: the edited text between its marks, without headings and without the declaration.
    ///   - template: the template it was composed by.
    /// - Returns: the vignette as it stands now, under the same id and revision.
    /// - Throws: where the template's declaration cannot be filled.
    public func revise(
        _ recorded: Vignette, paragraphs: [EditedParagraph], template: StoryTemplate
    ) throws -> Revision {
        let aligner = PassageAligner(recorded)
        var sections: [VignetteSection] = []
        var passages: [Revision.Passage] = []
        var told: Set<Int> = []
        for paragraph in paragraphs {
            let section = section(of: paragraph, recorded: recorded, last: sections.last)
            var spans: [Span] = []
            for group in aligner.groups(of: paragraph.text) {
                let (status, span) = passage(group, in: aligner, theme: recorded.theme)
                if let origin = group.recorded { told.insert(origin) }
                spans.append(span)
                passages.append(
                    Revision.Passage(
                        section: section.section, line: paragraph.line, sentence: group.first + 1, status: status,
                        span: span))
            }
            guard !spans.isEmpty else { continue }
            if let last = sections.last, last.title == section.title {
                sections[sections.count - 1] = VignetteSection(
                    section: last.section, title: last.title, paragraphs: last.paragraphs + [spans])
            } else {
                sections.append(
                    VignetteSection(section: section.section, title: section.title, paragraphs: [spans]))
            }
        }
        let vignette = Vignette(
            id: recorded.id, revision: recorded.revision, theme: recorded.theme, title: recorded.title,
            sections: sections, declaration: recorded.declaration, seed: recorded.seed,
            policyName: rulebook.policy.name, policyDigest: policyDigest)
        let fragments = material.fragments.filter { $0.theme == recorded.theme }
        let composed = try composed(
            vignette, template: template, reading: reader.read(fragments, for: template), issue: nil, search: nil)
        var broken = brokenRules(of: composed)
        for passage in passages where passage.status == .unlinked {
            broken.append(
                "line \(passage.line), sentence \(passage.sentence): it tells something, and no participant's words stand behind it"
            )
        }
        for name in template.sections.map(\.section) where !sections.contains(where: { $0.section == name }) {
            broken.append("the section \(name.rawValue) is empty")
        }
        return Revision(
            composed: composed, passages: passages,
            removed: aligner.recorded.enumerated().filter {
                !told.contains($0.offset) && $0.element.span.kind.isEvidence
            }
            .map(\.element.span),
            broken: broken)
    }

    /// The section whose heading stands above a paragraph; the last one where the author has changed the heading.
    private func section(
        of paragraph: EditedParagraph, recorded: Vignette, last: VignetteSection?
    ) -> (section: Section, title: String) {
        let known = recorded.sections.first { $0.title == paragraph.heading }
        let section = known?.section ?? last?.section ?? recorded.sections[0].section
        return (section, known?.title ?? last?.title ?? recorded.sections[0].title)
    }

    private func passage(
        _ group: PassageAligner.Group, in aligner: PassageAligner, theme: String
    ) -> (Revision.Status, Span) {
        guard let origin = group.recorded else { return withoutOrigin(group.text, theme: theme) }
        let recorded = aligner.recorded[origin].span
        if recorded.text == group.text { return (recorded.kind == .connective ? .connective : .unchanged, recorded) }
        guard recorded.kind.isEvidence else { return withoutOrigin(group.text, theme: theme) }
        let words = PassageAligner.words(of: group.text)
        let before = PassageAligner.words(of: recorded.text)
        let keeps = PassageAligner.similarity(words, before) >= PassageAligner.edited
        if keeps || PassageAligner.longestRun(words, before) > PassageAligner.mostParaphrasedRun,
            recorded.kind != .paraphrase, let edited = edited(recorded, to: group.text)
        {
            return (.edited, edited)
        }
        return (
            .paraphrase, Span(kind: .paraphrase, text: group.text, contributions: recorded.contributions.map(\.bare))
        )
    }

    /// A span after the author's changes; `nil` where its fragment is no longer what it was.
    private func edited(_ span: Span, to text: String) -> Span? {
        guard let contribution = span.contributions.first, let fragment = textOf[contribution.fragment],
            ContentDigest(of: fragment).hexadecimal == contribution.digest
        else { return nil }
        let scalars = ScalarOffsets(fragment)
        let view = Array(fragment.unicodeScalars)
        let source = String(String.UnicodeScalarView(view[contribution.range]))
        func bytes(to scalar: Int) -> Int {
            String(String.UnicodeScalarView(view[contribution.range.lowerBound..<scalar])).utf8.count
        }
        let recorded = EditList(
            contribution.edits.map { edit in
                let range = bytes(to: edit.range.lowerBound)..<bytes(to: edit.range.upperBound)
                return Edit(
                    range: range, original: String(String.UnicodeScalarView(view[edit.range])),
                    replacement: edit.replacement, category: edit.category, rule: edit.rule)
            })
        guard recorded.applied(to: source) == span.text else { return nil }
        let edits = recorded.then(AuthorEdits.between(span.text, text), on: source)
        let offset = String(String.UnicodeScalarView(view[..<contribution.range.lowerBound])).utf8.count
        return Span(
            kind: .edited, text: text,
            contributions: [
                Contribution(
                    fragment: contribution.fragment, participant: contribution.participant, range: contribution.range,
                    digest: contribution.digest,
                    edits: edits.edits.map { edit in
                        SpanEdit(
                            range: scalars[(edit.range.lowerBound + offset)..<(edit.range.upperBound + offset)],
                            replacement: edit.replacement, category: edit.category, rule: edit.rule)
                    })
            ])
    }

    /// The content words that an author's own sentence may have and still be glue.
    private static let mostContentOfGlue = 2
    /// The least share of content words from which a sentence is a rewording of a fragment.
    private static let fragmentShare = 0.6

    /// A sentence that comes from no recorded span: glue, the rewording of another fragment of the theme, or nothing that
    /// anybody said.
    private func withoutOrigin(_ text: String, theme: String) -> (Revision.Status, Span) {
        let content = ContentWords.of(text)
        let names = redactor.detections(in: text)
        if content.count <= Self.mostContentOfGlue, names.isEmpty, !text.contains(where: \.isNumber) {
            return (.connective, Span(kind: .connective, text: text, contributions: []))
        }
        var best: (fragment: Fragment, share: Double)?
        for fragment in material.fragments where fragment.theme == theme && mayBeTold(fragment) {
            let share =
                Double(content.intersection(ContentWords.of(fragment.text)).count) / Double(max(1, content.count))
            if share > best?.share ?? 0 { best = (fragment, share) }
        }
        if let best, best.share >= Self.fragmentShare, content.count > Self.mostContentOfGlue {
            let contribution = Contribution(
                fragment: best.fragment.id, participant: best.fragment.participant,
                range: 0..<best.fragment.text.unicodeScalars.count,
                digest: ContentDigest(of: best.fragment.text).hexadecimal)
            return (.paraphrase, Span(kind: .paraphrase, text: text, contributions: [contribution]))
        }
        return (.unlinked, Span(kind: .paraphrase, text: text, contributions: []))
    }

    private func mayBeTold(_ fragment: Fragment) -> Bool {
        fragment.sensitive == nil
            && (material.participants.first { $0.id == fragment.participant }?.consent.allowsWords ?? false)
    }
}

extension Contribution {
    /// The link without its edits: a paraphrase is no edit of the words.
    fileprivate var bare: Contribution {
        Contribution(fragment: fragment, participant: participant, range: range, digest: digest)
    }
}
