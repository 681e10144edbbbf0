import Anonymity
import Policies
import Publication
import Redaction

extension DocumentCheck {
    /// Who stands behind each marked vignette, who fits it, and whether its text is the recorded one.
    func vignetteFindings(detections: [Int: [Detection]]) -> [Finding] {
        document.vignettes.flatMap { vignette -> [Finding] in
            var findings = crowdFindings(
                vignette, vignette.blocks.flatMap { detections[$0] ?? [] })
            guard let evidence = evidence(for: vignette) else {
                findings.append(
                    finding(
                        .noEvidence, block: vignette.opening,
                        "Nothing says who stands behind this vignette: its "
                            + "contributors were not checked. " + Rule.noEvidence.remedy))
                return findings
            }
            findings += contributorFindings(vignette, evidence)
            findings += statedNumberFindings(vignette, evidence)
            findings += claimFindings(vignette, evidence)
            if gate.study?.people == nil { findings += recordedCrowdFindings(vignette, evidence) }
            findings += textChanges(vignette, evidence)
            return findings
        }
    }

    /// The study's own record comes first, then the evidence beside this report, then evidence for all reports.
    private func evidence(for vignette: MarkedVignette) -> VignetteEvidence? {
        let beside = gate.evidence.filter { $0.report == document.name }.flatMap(\.vignettes)
        let general = gate.evidence.filter { $0.report == nil }.flatMap(\.vignettes)
        return ((gate.study?.vignettes ?? []) + beside + general).first { evidence in
            evidence.id == vignette.id
                && (vignette.revision == nil || evidence.revision == nil || evidence.revision == vignette.revision)
        }
    }

    // MARK: Contributors

    private func contributorFindings(_ vignette: MarkedVignette, _ evidence: VignetteEvidence) -> [Finding] {
        let limits = gate.policy.contributors
        var findings: [Finding] = []
        func report(_ rule: Rule, _ what: String) {
            findings.append(finding(rule, block: vignette.opening, "\(what). \(rule.remedy)"))
        }
        if evidence.contributors < limits.minimum {
            report(
                .tooFewContributors,
                "\(evidence.contributors) participants stand behind this vignette; the policy asks for \(limits.minimum)"
            )
        }
        for (section, count) in evidence.perSection.sorted(by: { $0.key < $1.key }) where count < limits.perSection {
            report(
                .tooFewContributors,
                "\(count) participants stand behind the section “\(section)”; the policy asks for \(limits.perSection)")
        }
        if exceeds(evidence.maxShare, limits.maxShare) {
            report(
                .dominance,
                "One participant gave \(percent(evidence.maxShare)) of the words; the policy allows "
                    + percent(limits.maxShare))
        }
        if exceeds(evidence.topTwoShare, limits.maxTopTwoShare) {
            report(
                .dominance,
                "Two participants gave \(percent(evidence.topTwoShare)) of the words; the policy allows "
                    + percent(limits.maxTopTwoShare))
        }
        if let p = limits.dominancePercent,
            exceeds(evidence.maxShare * Double(p) / 100, 1 - evidence.topTwoShare)
        {
            report(
                .dominance,
                "What all but two participants gave is less than \(p) % of the largest part, so that the second can work "
                    + "out the first")
        }
        if exceeds(limits.minEffective, evidence.effective) {
            report(
                .dominance,
                "The words weigh as if \(decimal(evidence.effective)) participants had given equal parts; the policy asks "
                    + "for \(decimal(limits.minEffective))")
        }
        return findings
    }

    /// Words by which a sentence says that it speaks of those whose words a vignette is made of.
    private static let composing: Set<String> = [
        "drawn", "based", "composite", "account", "accounts", "story", "stories", "vignette", "vignettes", "told",
        "voices", "words", "joins", "combines", "combined", "contributed", "experience", "experiences", "interviews",
        "narrative", "narratives", "composed", "put", "together", "comes", "come", "made",
    ]
    private static let bounds: Set<String> = ["least", "than", "over", "minimum", "above"]

    /// Numbers of people in what introduces a vignette, or in its declaration, that are below those who stand behind it.
    private func statedNumberFindings(_ vignette: MarkedVignette, _ evidence: VignetteEvidence) -> [Finding] {
        var blocks = vignette.blocks.filter { isDeclaration(collapsingSpaces(document.blocks[$0].text), evidence) }
        let section = document.blocks[vignette.opening].section
        var before = vignette.opening - 1
        while before >= 0, document.blocks[before].section == section, document.blocks[before].kind.isProse,
            !document.blocks[before].isMark, blocks.count < 3
        {
            blocks.append(before)
            before -= 1
        }
        return blocks.flatMap { block -> [Finding] in
            let text = TokenisedText(document.blocks[block].text)
            let counts = PeopleCount.all(in: text).filter { $0.count < evidence.contributors && $0.count > 0 }
            return Sentence.all(in: text).flatMap { sentence -> [Finding] in
                guard !counts.isEmpty, sentence.words.contains(where: { Self.composing.contains($0) }) else {
                    return []
                }
                return counts.filter { count in
                    let start = count.tokens.lowerBound
                    guard sentence.holds(count.tokens) else { return false }
                    let lead = text.tokens[max(sentence.tokens.lowerBound, start - 2)..<start]
                    return !lead.contains { Self.bounds.contains($0.folded) }
                }.map { count in
                    finding(
                        .statedFewer, block: block, range: count.range,
                        "This number of people is below the \(evidence.contributors) who stand behind the vignette. "
                            + Rule.statedFewer.remedy)
                }
            }
        }
    }

    /// What the evidence claims about runs of words.
    private func claimFindings(_ vignette: MarkedVignette, _ evidence: VignetteEvidence) -> [Finding] {
        guard let limit = gate.policy.tracing.maxVerbatimWords, let claimed = evidence.maxVerbatimWords,
            claimed > limit
        else { return [] }
        return [
            finding(
                .claimedRun, block: vignette.opening,
                "The evidence of this vignette claims runs of up to \(claimed) words as they stand in the corpus; the policy "
                    + "allows \(limit). " + Rule.claimedRun.remedy)
        ]
    }

    // MARK: k

    /// How many readings of a text are counted; a text with more states so much that it needs no count.
    private static let readings = 20_000

    /// Counts who fits the text as it stands in the report.
    private func crowdFindings(_ vignette: MarkedVignette, _ detections: [Detection]) -> [Finding] {
        guard let study = gate.study else { return [] }
        let statements = gate.rulebook.statements(in: detections)
        let combinations = Dictionary(grouping: statements, by: \.attribute).values.reduce(1) { product, options in
            product > Self.readings ? product : product * options.count
        }
        guard combinations <= Self.readings else {
            return [
                finding(
                    .smallCrowd, block: vignette.opening,
                    "This vignette states so many roles, specialties and places "
                        + "that the people who fit them cannot be counted. " + Rule.smallCrowd.remedy)
            ]
        }
        var findings: [Finding] = []
        if let people = study.people {
            findings += crowdFinding(
                people.fit(of: statements).smallest, least: gate.policy.anonymity.k, of: "participants", vignette)
        }
        if let population = study.population {
            findings += crowdFinding(
                population.fit(of: statements).smallest, least: gate.policy.anonymity.populationK,
                of: "people of the population", vignette)
        }
        return findings
    }

    /// Reads what the evidence says, where there is no study to count in.
    private func recordedCrowdFindings(_ vignette: MarkedVignette, _ evidence: VignetteEvidence) -> [Finding] {
        crowdFinding(evidence.kStudy, least: gate.policy.anonymity.k, of: "participants", vignette)
            + (evidence.kPopulation.map {
                crowdFinding(
                    $0, least: gate.policy.anonymity.populationK, of: "people of the population", vignette)
            } ?? [])
    }

    private func crowdFinding(_ count: Int, least: Int, of people: String, _ vignette: MarkedVignette) -> [Finding] {
        guard count > 0, count < least else { return [] }
        return [
            finding(
                .smallCrowd, block: vignette.opening,
                "\(count) \(people) fit all that this vignette states; the policy asks for \(least) or nobody. "
                    + Rule.smallCrowd.remedy)
        ]
    }

    // MARK: The text

    /// Compares the vignette with the recorded text: paragraphs without headings, white space aside. The sentence that says
    /// that it is a composite may follow.
    private func textChanges(_ vignette: MarkedVignette, _ evidence: VignetteEvidence) -> [Finding] {
        guard let recorded = evidence.text else { return [] }
        let expected = recordedParagraphs(recorded)
        var actual = document.paragraphs(of: vignette)
        if actual.count == expected.count + 1, let last = actual.last, isDeclaration(last.text, evidence) {
            actual.removeLast()
        }
        guard actual.map(\.text) != expected else { return [] }
        let changed =
            zip(actual, expected).first { $0.text != $1 }?.0.block
            ?? (actual.count > expected.count ? actual[expected.count].block : nil)
        return [
            finding(
                .textChanged, block: changed ?? vignette.opening,
                "From here on the text differs from the one that its "
                    + "evidence is about. " + Rule.textChanged.remedy)
        ]
    }

    private func recordedParagraphs(_ text: String) -> [String] {
        // Evidence is written as text or as Markdown, whatever the report is.
        let format: Document.Format = self.document.format == .text ? .text : .markdown
        guard let document = try? Document(name: "", bytes: Array(text.utf8), format: format) else { return [] }
        return document.blocks.filter { $0.kind.isBody && !$0.isMark }.map { collapsingSpaces($0.text) }
            .filter { !$0.isEmpty }
    }

    private func isDeclaration(_ text: String, _ evidence: VignetteEvidence) -> Bool {
        if let declaration = evidence.declaration { return recordedParagraphs(declaration) == [text] }
        return text.lowercased().contains("composite") && text.split(separator: " ").count <= 80
    }
}

/// Whether `left` is greater than `right` by more than rounding.
private func exceeds(_ left: Double, _ right: Double) -> Bool { left > right + 1e-9 }

private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

private func decimal(_ value: Double) -> String {
    let tenths = Int((value * 100).rounded())
    return "\(tenths / 100).\(tenths % 100 < 10 ? "0" : "")\(tenths % 100)"
}
