import Attestation
import Corpus
import Policies
import Redaction

/// Sets the chosen units into paragraphs, with the words between them.
struct StoryWriter {
    let template: StoryTemplate
    let seed: Seed
    let style: Policy.Style
    let textOfFragment: [String: String]

    /// The sections of a story.
    ///
    /// - Parameters:
    ///   - units: the chosen units of each slot, through all sections of the template.
    ///   - used: the leads that this release has used already; those of this story are added.
    /// - Returns: the sections of the template, in their order; one without units is left out.
    func sections(_ units: [[NarrativeUnit]], used: inout Set<String>) -> [VignetteSection] {
        var telling = Telling(used: used)
        var slots = units[...]
        let sections = template.sections.compactMap { section -> VignetteSection? in
            var paragraphs: [[Span]] = []
            telling.opening = nil
            for slot in section.slots {
                let chosen = slots.popFirst() ?? []
                guard !chosen.isEmpty else { continue }
                let spans = spans(of: chosen, in: slot, isFirst: paragraphs.isEmpty, telling: &telling)
                if slot.beginsParagraph || paragraphs.isEmpty {
                    paragraphs.append(spans)
                } else {
                    paragraphs[paragraphs.count - 1] += spans
                }
            }
            guard !paragraphs.isEmpty else { return nil }
            return VignetteSection(section: section.section, title: section.title, paragraphs: paragraphs)
        }
        used = telling.used
        return sections
    }

    /// What has been told so far.
    private struct Telling {
        /// The leads of the release.
        var used: Set<String>
        /// How many leads stand in this story.
        var leads = 0
        /// The joins of this story.
        var joins: Set<String> = []
        /// Whether the person it is about has been introduced.
        var isIntroduced = false
        /// The first word of the last sentence; `nil` at the head of a section.
        var opening: String?
    }

    private func spans(
        of units: [NarrativeUnit], in slot: Slot, isFirst: Bool, telling: inout Telling
    ) -> [Span] {
        var spans: [Span] = []
        var introduction: EditList?
        // Where any voice may tell, the story may be the teller's own.
        let wantsIntroduction =
            !telling.isIntroduced && !slot.introduces.isEmpty
            && (template.voice != nil || units[0].narration.person == .third)
        if wantsIntroduction {
            let noun = seed.choice(of: slot.introduces, for: "introduction/\(slot.function)")!
            if style == .story { introduction = ProseEdits.introduction(of: TokenisedText(units[0].text), as: noun) }
            telling.isIntroduced = true
        }
        if wantsIntroduction
            ? introduction == nil : wantsLead(before: units[0], leads: telling.leads, isFirst: isFirst),
            let lead = lead(of: slot, isIntroduction: wantsIntroduction, used: &telling.used)
        {
            spans.append(Span(kind: .connective, text: lead, contributions: []))
            telling.leads += 1
            telling.opening = nil
        }
        for (index, unit) in units.enumerated() {
            let text = TokenisedText(unit.text)
            let opening = text.tokens.first?.folded
            var change = index == 0 ? introduction : nil
            // Only what adds to the same is joined: the next thing done, the next that became of it.
            if style == .story, change == nil, index > 0, opening == telling.opening,
                let join = seed.choice(
                    of: slot.joins.filter { !telling.joins.contains($0) }, for: "join/\(slot.function)/\(index)"),
                let joined = ProseEdits.joined(text, by: join)
            {
                telling.joins.insert(join)
                change = joined
            }
            telling.opening = opening
            spans.append(span(of: unit, with: change))
        }
        return spans
    }

    /// How many leads a story takes at most: glue is no story.
    static let mostLeads = 2
    /// How often a release leads into one slot: the same place led into each time reads like a form.
    private static let mostOfSlot = 2
    /// Words with which a sentence joins what came before by itself.
    private static let joining: Set<String> = [
        "then", "also", "after", "once", "eventually", "later", "slowly", "when",
    ]
    /// Words with which a sentence says by itself that more lies behind: “The truth of it was …”.
    private static let revealing: Set<String> = [
        "truth", "behind", "underneath", "beneath", "really", "real", "actually", "turned",
    ]

    /// Whether a lead may stand before a slot's first unit: only inside a section, before a sentence that does not join by
    /// itself.
    private func wantsLead(before unit: NarrativeUnit, leads: Int, isFirst: Bool) -> Bool {
        guard style == .story, leads < Self.mostLeads, !isFirst else { return false }
        let words = TokenisedText(unit.text).tokens.prefix(3).map(\.folded)
        return !words.contains { Self.joining.contains($0) || Self.revealing.contains($0) }
    }

    /// A lead that the release has not used, by the seed.
    private func lead(of slot: Slot, isIntroduction: Bool, used: inout Set<String>) -> String? {
        // The first slot that introduces says how.
        let leads =
            isIntroduction
            ? template.sections.flatMap(\.slots).first { !$0.introduces.isEmpty }?.leads ?? slot.leads : slot.leads
        let free = leads.filter { !used.contains($0) }
        if !isIntroduction, leads.count - free.count >= Self.mostOfSlot { return nil }
        guard let lead = seed.choice(of: free, for: "lead/\(slot.function)/\(used.count)") else { return nil }
        used.insert(lead)
        return lead
    }

    private func span(of unit: NarrativeUnit, with change: EditList?) -> Span {
        let fragment = textOfFragment[unit.fragment]!
        let source = TokenisedText(fragment)[unit.source]
        var edits = change.map { unit.edits.then($0, on: source) } ?? unit.edits
        if style == .quotations {
            edits = edits.then(ProseEdits.quotation(of: TokenisedText(edits.applied(to: source))), on: source)
        }
        let scalars = ScalarOffsets(fragment)
        let start = unit.source.lowerBound
        let contribution = Contribution(
            fragment: unit.fragment, participant: unit.participant, range: scalars[unit.source],
            digest: ContentDigest(of: fragment).hexadecimal,
            edits: edits.edits.map { edit in
                SpanEdit(
                    range: scalars[(edit.range.lowerBound + start)..<(edit.range.upperBound + start)],
                    replacement: edit.replacement, category: edit.category, rule: edit.rule)
            })
        return Span(
            kind: edits.isEmpty ? .verbatim : .edited, text: edits.applied(to: source), contributions: [contribution])
    }
}
