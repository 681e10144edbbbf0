import ArgumentParser
import Composition
import Corpus
import Foundation
import Policies
import Publication

/// Judges the vignettes of an edited report anew.
struct Recheck {
    let file: String
    let study: Study
    let composer: Composer
    let policy: Policy
    let asJSON: Bool
    let output: String?
    /// Whether a text that holds every rule is kept in the study.
    let keeps: Bool

    func run() throws {
        let report = try Files.read(file)
        guard let format = Document.Format(fileName: report.name) else {
            throw Failure("--recheck \(file): this kind of file is not read; expected .md or .txt")
        }
        let document = try Document(name: report.name, bytes: report.bytes, format: format)
        guard !document.vignettes.isEmpty else {
            throw Failure(
                "--recheck \(file): found no marked vignette; expected <!-- vignette:begin ID@REVISION --> before each")
        }
        let recorded = try study.vignettes()
        let revised = try document.vignettes.map { marked -> RevisedVignette in
            guard let base = Self.recorded(marked, among: recorded) else {
                throw Failure(
                    "--recheck \(file): \(marked.reference) is not in the study; expected a vignette that vignette compose kept"
                )
            }
            let evidence = try study.evidence(of: base.id, revision: base.revision)
            let template = try TemplateFiles.load([Self.template(in: evidence) ?? "mentoring"], study: study)[0]
            return RevisedVignette(
                reference: marked.reference, base: base,
                revision: try composer.revise(
                    base, paragraphs: paragraphs(of: marked, in: document, base), template: template))
        }
        var results: [RecheckedVignette] = []
        var known = recorded
        var kept: [ComposedVignette] = []
        for one in revised {
            var number: Int?
            if one.revision.broken.isEmpty {
                let numbered = one.revision.composed.numbered(among: known)
                number = numbered.vignette.revision
                known.append(numbered.vignette)
                kept.append(numbered)
            }
            results.append(RecheckedVignette(one, policy: policy, recordedAs: keeps ? number : nil))
        }
        if keeps { try keep(kept) }
        try Output.write(
            asJSON ? try Output.json(results) : results.map(\.text).joined(separator: "\n"), to: output)
        if revised.contains(where: { !$0.revision.broken.isEmpty }) { throw ExitCode.findings }
    }

    /// The recorded vignette that a mark names; of a mark without a revision the last.
    private static func recorded(_ marked: MarkedVignette, among recorded: [Corpus.Vignette]) -> Corpus.Vignette? {
        recorded.last { $0.id == marked.id && (marked.revision == nil || $0.revision == marked.revision) }
    }

    private struct StoredTemplate: Decodable { let template: String }

    private static func template(in evidence: String?) -> String? {
        evidence.flatMap { try? JSONDecoder().decode(StoredTemplate.self, from: Data($0.utf8)) }?.template
    }

    /// The paragraphs of a vignette with the headings they stand under; the declaration is left out, and the subtitle.
    private func paragraphs(
        of marked: MarkedVignette, in document: Document, _ base: Corpus.Vignette
    ) -> [EditedParagraph] {
        var heading = ""
        var isInSection = false
        let bodies = Dictionary(
            document.paragraphs(of: marked).map { ($0.block, $0.text) }, uniquingKeysWith: { first, _ in first })
        var paragraphs: [EditedParagraph] = []
        for index in marked.blocks {
            let block = document.blocks[index]
            if case .heading(let level) = block.kind {
                isInSection = isInSection || level > 2 || base.sections.contains { $0.title == block.text }
                heading = block.text
            } else if isInSection, let text = bodies[index],
                text.prefix(40) != base.declaration.prefix(40)
            {
                paragraphs.append(
                    EditedParagraph(heading: heading, line: document.places(of: index).start.line, text: text))
            }
        }
        return paragraphs
    }

    private func keep(_ composed: [ComposedVignette]) throws {
        guard !composed.isEmpty else { return }
        let evidence = try Dictionary(
            uniqueKeysWithValues: composed.map {
                ("\($0.vignette.id)@\($0.vignette.revision)", try Output.json(VignetteDocument($0)))
            })
        try StudyOptions.explaining {
            try study.record(composed.map(\.vignette), evidence: evidence, time: StudyOptions.now())
        }
    }
}

/// A vignette of the edited report with what the study had of it.
struct RevisedVignette {
    let reference: String
    let base: Corpus.Vignette
    let revision: Revision
}

/// What was found about an edited vignette, as it is printed.
struct RecheckedVignette: Encodable {
    struct Passage: Encodable {
        let section: Section
        let line: Int
        let sentence: Int
        let status: Revision.Status
        let words: Int
        let fragments: [String]
    }

    struct Rule: Encodable {
        let rule: String
        let asks: String
        let found: String
        let holds: Bool
    }

    let vignette: String
    let holds: Bool
    let recordedAs: String?
    let passages: [Passage]
    let removed: [String]
    let rules: [Rule]
    let broken: [String]

    init(_ one: RevisedVignette, policy: Policy, recordedAs revision: Int?) {
        vignette = one.reference
        holds = one.revision.broken.isEmpty
        recordedAs = revision.map { "\(one.base.id)@\($0)" }
        passages = one.revision.passages.map { passage in
            Passage(
                section: passage.section, line: passage.line, sentence: passage.sentence, status: passage.status,
                words: Readability(of: passage.span.text).words, fragments: passage.span.contributions.map(\.fragment))
        }
        removed = one.revision.removed.flatMap(\.contributions).map(\.fragment)
        rules = one.revision.composed.evidence.rules(of: policy).map {
            Rule(rule: $0.rule, asks: $0.asks, found: $0.found, holds: $0.holds)
        }
        broken = one.revision.broken
    }

    /// For people: places, counts and fragments, no words.
    var text: String {
        var lines = [
            "\(vignette): \(holds ? "every rule holds" : "\(broken.count) rule\(broken.count == 1 ? "" : "s") broken")"
        ]
        for status in Revision.Status.allCases {
            let own = passages.filter { $0.status == status }
            guard !own.isEmpty else { continue }
            lines.append(
                "  \(status.rawValue): \(own.count) passage\(own.count == 1 ? "" : "s"), \(own.reduce(0) { $0 + $1.words }) words"
            )
            guard status != .unchanged, status != .connective else { continue }
            lines += own.map { passage in
                let origin = passage.fragments.isEmpty ? "" : ", from \(passage.fragments.joined(separator: ", "))"
                return "    line \(passage.line), sentence \(passage.sentence), \(passage.words) words\(origin)"
            }
        }
        if !removed.isEmpty { lines.append("  taken out: \(removed.joined(separator: ", "))") }
        for rule in rules where rule.holds { lines.append("  holds: \(rule.rule): \(rule.found); \(rule.asks) asked") }
        lines += broken.map { "  broken: \($0)" }
        if let recordedAs {
            lines.append(
                recordedAs == vignette
                    ? "  recorded: it stands in the study as \(recordedAs)"
                    : "  recorded as \(recordedAs): write that in its opening mark")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
