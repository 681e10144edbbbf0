import Policies
public import Publication
public import Tracing

extension Document {
    /// The quotations outside vignettes that a participant's code follows, as an intruder reads them.
    public func attributedTexts() -> [AttributedText] {
        quotedTexts().filter { !$0.participant.isEmpty }
    }

    /// The quotations outside vignettes that lead to nobody by themselves, but echo a vignette as well.
    func unattributedTexts() -> [AttributedText] { quotedTexts().filter(\.participant.isEmpty) }

    private func quotedTexts() -> [AttributedText] {
        let inside = Set(vignettes.flatMap(\.blocks))
        return quotations().flatMap { quotation -> [AttributedText] in
            guard let first = quotation.words.first, !inside.contains(first.block) else { return [] }
            let codes = Set(codes(in: quotation.attribution).map(\.normalised)).sorted()
            let place = places(of: first.range, in: first.block).start
            return [
                AttributedText(
                    // A quotation of several people can be traced to none of them.
                    participant: codes.count == 1 ? codes[0] : "",
                    text: quotation.words.map(text(of:)).joined(separator: "\n"),
                    origin: "\(name):\(place.line)")
            ]
        }
    }
}

extension Gate {
    /// Words of vignettes that can be traced to attributed quotations of the same report set, and, where the policy says so,
    /// words that stand in the corpus.
    func traceFindings(in checks: [DocumentCheck]) -> [Finding] {
        let vignettes = checks.flatMap { check in check.document.vignettes.map { (check, $0) } }
        guard !vignettes.isEmpty else { return [] }
        let documents = checks.map(\.document)
        let attributed = quotes + documents.flatMap { $0.attributedTexts() }
        var findings: [Finding] = []
        if !attributed.isEmpty {
            let index = TraceIndex(attributed, normaliser: normaliser, runWords: max(3, policy.tracing.runWords))
            for (check, vignette) in vignettes { findings += publicTrace(of: vignette, in: check, index) }
        }
        let echoes = documents.flatMap { $0.unattributedTexts() }
        if !echoes.isEmpty {
            let limit = policy.tracing.maxRunWords
            let index = TraceIndex(echoes, normaliser: normaliser, runWords: max(3, limit + 1))
            for (check, vignette) in vignettes {
                findings += longRuns(
                    of: vignette, in: check.document, index, limit: limit, rule: .traceable,
                    what: "stand in a quotation")
            }
        }
        if let limit = policy.tracing.maxVerbatimWords, let fragments = study?.fragments, !fragments.isEmpty {
            let index = TraceIndex(fragments, normaliser: normaliser, runWords: max(3, limit + 1))
            for (check, vignette) in vignettes {
                findings += longRuns(
                    of: vignette, in: check.document, index, limit: limit, rule: .verbatimRun,
                    what: "stand in the confidential corpus")
            }
        }
        return findings
    }

    private func publicTrace(of vignette: MarkedVignette, in check: DocumentCheck, _ index: TraceIndex) -> [Finding] {
        let document = check.document
        var findings = longRuns(
            of: vignette, in: document, index, limit: policy.tracing.maxRunWords, rule: .traceable,
            what: "stand in a quotation that is attributed")
        let trace = index.trace(document.runningText(of: vignette).text)
        if trace.traceableWords > 0, trace.effective < policy.tracing.minEffective - 1e-9 {
            let people = trace.byParticipant.count
            findings.append(
                check.finding(
                    .traceable, block: vignette.opening,
                    "\(trace.traceableWords) words of this vignette stand in attributed quotations and lead to \(people) "
                        + "participant\(people == 1 ? "" : "s"), too few under the policy. " + Rule.traceable.remedy))
        }
        return findings
    }

    private func longRuns(
        of vignette: MarkedVignette, in document: Document, _ index: TraceIndex, limit: Int, rule: Rule, what: String
    ) -> [Finding] {
        let joined = document.runningText(of: vignette)
        return index.trace(joined.text).runs.filter { $0.words > limit }.map { run in
            let places = document.places(of: run.range, in: joined)
            return Finding(
                rule: rule, file: document.name, start: places.start, end: places.end,
                message: "\(run.words) words in a row \(what); the policy allows \(limit). \(rule.remedy)")
        }
    }
}
