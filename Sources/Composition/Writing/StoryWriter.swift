import Attestation
import Corpus
import Redaction

/// Sets the chosen units into paragraphs, with the words between them.
struct StoryWriter {
    let template: StoryTemplate
    let seed: Seed
    let textOfFragment: [String: String]

    /// The sections of a story.
    ///
    /// - Parameters:
    ///   - chosen: the units of each slot.
    ///   - used: the leads that this release has used already; those of this story are added.
    /// - Returns: the sections of the template, in their order.
    func sections(_ chosen: [[NarrativeUnit]], used: inout Set<String>) -> [VignetteSection] {
        var slotNumber = 0
        var introduced = false
        var leads = 0
        return template.sections.map { section in
            var paragraphs: [[Span]] = []
            for slot in section.slots {
                let units = chosen[slotNumber]
                slotNumber += 1
                guard !units.isEmpty else { continue }
                var spans: [Span] = []
                let mayIntroduce = !introduced && !slot.introduces.isEmpty
                var introduction: EditList?
                if mayIntroduce {
                    let noun = seed.choice(of: slot.introduces, for: "introduction/\(slot.function)")!
                    introduction = ProseEdits.introduction(of: TokenisedText(units[0].text), as: noun)
                    introduced = true
                }
                if wantsLead(
                    slot, before: units[0], isIntroduced: introduction != nil, leads: leads, isFirst: paragraphs.isEmpty
                ),
                    let lead = lead(of: slot, used: &used)
                {
                    spans.append(Span(kind: .connective, text: lead, contributions: []))
                    leads += 1
                }
                for (index, unit) in units.enumerated() {
                    spans.append(span(of: unit, with: index == 0 ? introduction : nil))
                }
                if slot.beginsParagraph || paragraphs.isEmpty {
                    paragraphs.append(spans)
                } else {
                    paragraphs[paragraphs.count - 1] += spans
                }
            }
            return VignetteSection(section: section.section, title: section.title, paragraphs: paragraphs)
        }
    }

    /// How many leads a story takes at most: glue is no story.
    static let mostLeads = 3
    /// Words with which a sentence joins what came before by itself.
    private static let joining: Set<String> = [
        "then", "also", "after", "once", "eventually", "later", "slowly", "when",
    ]

    /// Whether a lead may stand before a slot's first unit: the introduction always, where the sentence does not introduce
    /// by itself; any other only inside a section, before a sentence that does not join by itself.
    private func wantsLead(
        _ slot: Slot, before unit: NarrativeUnit, isIntroduced: Bool, leads: Int, isFirst: Bool
    ) -> Bool {
        if !slot.introduces.isEmpty { return !isIntroduced }
        guard leads < Self.mostLeads, !isFirst else { return false }
        let words = TokenisedText(unit.text).tokens.prefix(3).map(\.folded)
        return !words.contains { Self.joining.contains($0) }
    }

    /// A lead that the release has not used, by the seed.
    private func lead(of slot: Slot, used: inout Set<String>) -> String? {
        let free = slot.leads.filter { !used.contains($0) }
        guard let lead = seed.choice(of: free, for: "lead/\(slot.function)/\(used.count)") else { return nil }
        used.insert(lead)
        return lead
    }

    private func span(of unit: NarrativeUnit, with introduction: EditList?) -> Span {
        let fragment = textOfFragment[unit.fragment]!
        let source = TokenisedText(fragment)[unit.source]
        let edits = introduction.map { unit.edits.then($0, on: source) } ?? unit.edits
        let contribution = Contribution(
            fragment: unit.fragment, participant: unit.participant, range: ScalarOffsets(fragment)[unit.source],
            digest: ContentDigest(of: fragment).hexadecimal)
        return Span(
            kind: edits.isEmpty ? .verbatim : .edited, text: edits.applied(to: source), contributions: [contribution])
    }
}
