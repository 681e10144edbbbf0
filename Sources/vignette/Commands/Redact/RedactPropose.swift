import ArgumentParser
import Composition
import Corpus
import Policies
import Redaction

extension Vignette.Redact {
    /// Looks at every fragment of the study.
    struct Propose: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "propose", abstract: "Looks at every fragment and keeps what is to be replaced.",
            discussion: """
                Decisions about what is proposed again are kept; what is no longer found goes. What is new comes with what \
                was decided about its original. Where that is a rejection its words stay in print: look at list.
                """)

        @OptionGroup var study: StudyOptions
        @OptionGroup var policy: PolicyOptions

        @Option(name: .long, help: "How to print the counts.")
        var format = Format.text

        func run() throws {
            let opened = try study.open()
            let rulebook = try policy.load(fallback: try opened.policyPath()).rulebook
            let redactor = rulebook.redactor(secrets: try opened.secretNames())
            let fragments = try opened.fragments()
            let proposals = fragments.flatMap { StudyRedaction.proposals(for: $0, redactor: redactor) }
            let summary = try StudyOptions.explaining {
                try opened.propose(proposals, for: fragments.map(\.id), time: StudyOptions.now())
            }
            let counts = Dictionary(grouping: proposals, by: \.category).mapValues(\.count)
            let result = ProposeResult(
                fragments: fragments.count, proposals: proposals.count, new: summary.new, kept: summary.kept,
                gone: summary.gone, goneDecisions: summary.goneDecisions,
                inheritedAcceptances: summary.inheritedAcceptances, inheritedRejections: summary.inheritedRejections,
                byCategory: Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) }))
            Output.print(format == .json ? try Output.json(result) : result.text)
        }
    }
}

/// How many redactions were proposed.
struct ProposeResult: Encodable {
    let fragments: Int
    let proposals: Int
    let new: Int
    let kept: Int
    let gone: Int
    let goneDecisions: Int
    let inheritedAcceptances: Int
    let inheritedRejections: Int
    let byCategory: [String: Int]

    /// The counts as lines for people.
    var text: String {
        var lines = [
            "\(proposals) redactions proposed in \(fragments) fragments: \(new) new, \(kept) known, \(gone) gone."
        ]
        if goneDecisions > 0 { lines.append("With what is gone went \(counted(goneDecisions, "decision")).") }
        if inheritedAcceptances > 0 {
            lines.append("\(inheritedAcceptances) of the new ones are accepted, as their originals were before.")
        }
        if inheritedRejections > 0 {
            lines.append(
                "LOOK AGAIN: \(inheritedRejections) of the new ones are rejected, as their originals were before: their "
                    + "words stay in print. See “vignette redact list --second-look”.")
        }
        for category in EditCategory.allCases {
            if let count = byCategory[category.rawValue] { lines.append("  \(category.rawValue): \(count)") }
        }
        lines.append("What nobody rejects is applied. See “vignette redact list”.")
        return lines.joined(separator: "\n") + "\n"
    }
}

/// Redaction of the fragments of a study, with what was decided about it.
enum StudyRedaction {
    /// What the redactor would replace in a fragment, and how sure it is: as sure as the least sure of what it found there.
    static func proposals(for fragment: Fragment, redactor: Redactor) -> [ProposedRedaction] {
        let redacted = redactor.redact(fragment.text)
        guard !redacted.edits.isEmpty else { return [] }
        let scalars = ScalarOffsets(redacted.source)
        var beneath = DetectionsBeneath(redactor.detections(in: fragment.text))
        return redacted.edits.edits.map { edit in
            let found = beneath.next(edit.range).filter { $0.category == edit.category }
            return ProposedRedaction(
                fragment: fragment.id, range: scalars[edit.range], original: edit.original,
                replacement: edit.replacement, category: edit.category, rule: edit.rule,
                confidence: found.map(\.confidence).min())
        }
    }

    /// A fragment's text with every redaction made that nobody rejected.
    static func redacted(_ fragment: Fragment, redactor: Redactor, rejected: [RedactionRecord]) -> RedactedText {
        let redacted = redactor.redact(fragment.text)
        guard !rejected.isEmpty else { return redacted }
        let scalars = ScalarOffsets(redacted.source)
        let stays = Set(rejected.map { RejectedEdit(range: $0.range, replacement: $0.replacement) })
        return redacted.keeping { edit in
            !stays.contains(RejectedEdit(range: scalars[edit.range], replacement: edit.replacement))
        }
    }
}

/// A walk along the detections of a text, beside one along its edits.
private struct DetectionsBeneath {
    private let detections: [Detection]
    private var index = 0
    /// The detections that begin before the end of the last stretch and may reach into the next.
    private var open: [Detection] = []

    /// - Parameter detections: in the order in which they begin.
    init(_ detections: [Detection]) { self.detections = detections }

    /// The detections that overlap a stretch; each stretch lies behind the one before.
    mutating func next(_ stretch: Range<Int>) -> [Detection] {
        while index < detections.count, detections[index].range.lowerBound < stretch.upperBound {
            open.append(detections[index])
            index += 1
        }
        open.removeAll { $0.range.upperBound <= stretch.lowerBound }
        return open.filter { $0.range.overlaps(stretch) }
    }
}
