import Corpus
import Policies
import Redaction
import Tracing

extension Composer {
    /// A vignette with its evidence, counted on the text as it stands and not on the units it was made of.
    func composed(
        _ vignette: Vignette, template: StoryTemplate, reading: UnitReading, issue: String?, search: SearchRecord?
    ) throws -> ComposedVignette {
        let evidence = Evidence(
            of: vignette,
            situations: Dictionary(
                material.fragments.map { ($0.id, $0.situation) }, uniquingKeysWith: { first, _ in first }),
            statements: rulebook.statements(in: redactor.detections(in: vignette.text)), people: people,
            population: population, reading: reading)
        let used = Set(vignette.spans.flatMap(\.contributions).map(\.fragment))
        let issues = Set(material.fragments.filter { used.contains($0.id) }.compactMap(\.issue))
        let own = issue ?? (issues.count == 1 ? issues.first : nil)
        return ComposedVignette(
            vignette: vignette, template: template,
            subtitle: try TemplateRenderer.subtitle(of: template, issue: own), issue: own,
            mixesIssues: issues.count > 1, evidence: evidence, search: search)
    }

    /// What the written text breaks, though its units were chosen to hold: the last word before anything is printed.
    func brokenRules(of composed: ComposedVignette) -> [String] {
        var broken = composed.evidence.rules(of: rulebook.policy).filter { !$0.holds }
            .map { "\($0.rule): \($0.found) found; \($0.asks) asked" }
        let left = leaks(in: composed)
        if left > 0 { broken.append("\(left) places of the written text tell what the policy does not allow") }
        let limits = rulebook.policy.tracing
        let normaliser = TraceNormaliser(lexicons: rulebook.lexicons, ladders: rulebook.ladders)
        if let most = limits.maxVerbatimWords {
            let corpus = material.fragments.map {
                AttributedText(participant: $0.participant, text: $0.text, origin: $0.id)
            }
            let longest = TraceIndex(corpus, normaliser: normaliser, runWords: limits.runWords)
                .trace(composed.vignette.text).longestRun
            if longest > most { broken.append("words in a row as they were said: \(longest) found; \(most) allowed") }
        }
        if !material.published.isEmpty {
            let traced = TraceIndex(material.published, normaliser: normaliser, runWords: limits.runWords)
                .trace(composed.vignette.text).traceableWords
            if traced > 0 { broken.append("\(traced) words can be traced to published quotations") }
        }
        return broken
    }

    /// How many places of what is printed, title and headings included, tell what the policy does not allow. What a person
    /// has decided to leave in a fragment of this vignette may stand.
    private func leaks(in composed: ComposedVignette) -> Int {
        let vignette = composed.vignette
        let kept = Set(vignette.spans.flatMap(\.contributions).map(\.fragment)).map { fragment in
            KeptWords((material.rejected[fragment] ?? []).map(\.range), of: textOf[fragment] ?? "")
        }
        func count(_ text: String, from confidence: Confidence) -> Int {
            let bytes = Array(text.utf8)
            return redactor.disallowed(in: text).count { detection in
                let words = String(decoding: bytes[detection.range], as: UTF8.self)
                return detection.confidence >= confidence && !kept.contains { $0.cover(words) }
            }
        }
        // A heading has capitals of its own: an unexplained one is no leak.
        let headings = [vignette.title, composed.subtitle].compactMap(\.self) + vignette.sections.map(\.title)
        return count(vignette.text, from: .low) + headings.reduce(0) { $0 + count($1, from: .medium) }
    }
}
