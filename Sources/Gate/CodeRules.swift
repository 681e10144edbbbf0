import Anonymity
import Policies
import Publication
import Redaction

extension DocumentCheck {
    /// Codes inside vignettes, and anywhere where the policy forbids them.
    func printedCodeFindings() -> [Finding] {
        var findings: [Finding] = []
        let isForbidden = gate.policy.report.codes == .exclude
        let blocks = isForbidden ? Array(document.blocks.indices) : document.vignettes.flatMap(\.blocks)
        for index in blocks where !document.blocks[index].isMark {
            let isInside = document.vignette(of: index) != nil
            let text = document.blocks[index].text
            let codes = ParticipantCode.all(in: text).map(\.range)
            for range in codes + studyIDs(in: text).filter({ !codes.holdOne(overlapping: $0) }) {
                let what = isInside ? "A participant's code in a vignette" : "A participant's code"
                findings.append(
                    finding(.codePrinted, block: index, range: range, "\(what). \(Rule.codePrinted.remedy)"))
            }
        }
        return findings
    }

    /// The study's own ids of participants in a text, as whole words.
    private func studyIDs(in text: String) -> [Range<Int>] {
        guard let ids = gate.study?.participantIDs, !ids.isEmpty else { return [] }
        let text = TokenisedText(text)
        return text.tokens.compactMap { ids.contains(text[$0.range]) ? $0.range : nil }
    }

    /// Quotations that are longer than the policy allows.
    func quotationFindings() -> [Finding] {
        guard let limit = gate.policy.report.maxQuoteWords else { return [] }
        return quotations.compactMap { quotation in
            guard let first = quotation.words.first, document.vignette(of: first.block) == nil else { return nil }
            let count = document.words(of: quotation)
            guard count > limit else { return nil }
            return finding(
                .longQuotation, block: first.block, range: first.range,
                "This quotation has \(count) words; the policy allows \(limit). " + Rule.longQuotation.remedy)
        }
    }
}

extension Document {
    /// How many words a quotation has, as a reader counts them.
    fileprivate func words(of quotation: Quotation) -> Int {
        quotation.words.reduce(0) { $0 + text(of: $1).split(whereSeparator: \.isWhitespace).count }
    }
}

extension Gate {
    /// The attributions of one code or pseudonym, in order.
    private func byName(
        _ attributions: [AttributionReading]
    ) -> [[(attribution: AttributionReading, range: Range<Int>)]] {
        var named: [String: [(attribution: AttributionReading, range: Range<Int>)]] = [:]
        for attribution in attributions {
            for name in attribution.names { named[name.normalised, default: []].append((attribution, name.range)) }
        }
        return named.sorted { $0.key < $1.key }.map(\.value)
    }

    /// What links the quotations of one code or pseudonym, and what its attributions tell together.
    func linkFindings(_ attributions: [AttributionReading]) -> [Finding] {
        byName(attributions).flatMap { places in
            [linked(places), accreted(places)].compactMap(\.self) + conflicts(places)
        }
    }

    private func linked(_ places: [(attribution: AttributionReading, range: Range<Int>)]) -> Finding? {
        var sections: Set<[Int]> = []
        for (number, place) in places.enumerated() {
            sections.insert([place.attribution.file, place.attribution.section])
            let isLinked = sections.count >= policy.report.linkSections || number + 1 >= policy.report.linkTimes
            guard isLinked else { continue }
            let total = Set(places.map { [$0.attribution.file, $0.attribution.section] }).count
            return place.attribution.check.finding(
                .linkableCode, block: place.attribution.stretch.block, range: place.range,
                "This code is attributed \(places.count) times in \(total) section\(total == 1 ? "" : "s"), so that "
                    + "its quotations can be put together. " + Rule.linkableCode.remedy)
        }
        return nil
    }

    private func accreted(_ places: [(attribution: AttributionReading, range: Range<Int>)]) -> Finding? {
        let own = places.filter(\.attribution.isOfOne)
        guard own.allSatisfy({ $0.attribution.kinds.count < DocumentCheck.combination }) else { return nil }
        var kinds: Set<IndirectCategory> = []
        for place in own {
            kinds.formUnion(place.attribution.kinds)
            guard kinds.count >= DocumentCheck.combination else { continue }
            let all = Set(own.flatMap(\.attribution.kinds))
            return place.attribution.check.finding(
                .accretingAttributes, block: place.attribution.stretch.block, range: place.range,
                "With this attribution the quotations of one code tell \(all.count) kinds of indirect attributes: "
                    + all.sorted().map(\.rawValue).joined(separator: ", ") + ". " + Rule.accretingAttributes.remedy)
        }
        return nil
    }

    private func conflicts(_ places: [(attribution: AttributionReading, range: Range<Int>)]) -> [Finding] {
        var findings: [Finding] = []
        for category in [IndirectCategory.gender, .role, .specialty, .place] {
            var seen: Set<String> = []
            for place in places where place.attribution.isOfOne && place.attribution.kinds.contains(category) {
                let values = Set(place.attribution.marks.filter { $0.category == category }.compactMap(\.value))
                let isConflict = values.contains { value in seen.contains { !agree(value, $0, category) } }
                seen.formUnion(values)
                guard isConflict else { continue }
                findings.append(
                    place.attribution.check.finding(
                        .conflictingAttributes, block: place.attribution.stretch.block, range: place.range,
                        "The attributions of this code give two values of one attribute: \(category.rawValue). "
                            + Rule.conflictingAttributes.remedy))
                break
            }
        }
        return findings
    }

    /// Whether two labels may both be true of one person: they are equal, or one lies above the other.
    private func agree(_ left: String, _ right: String, _ category: IndirectCategory) -> Bool {
        if left == right { return true }
        guard let hierarchy = rulebook.hierarchies[category.rawValue], let a = hierarchy.level(of: left),
            let b = hierarchy.level(of: right)
        else { return false }
        return a < b ? hierarchy.generalise(left, to: b) == right : hierarchy.generalise(right, to: a) == left
    }

    /// Codes whose quotations together have more words than the policy allows.
    func codeLengthFindings(_ attributions: [AttributionReading]) -> [Finding] {
        guard let limit = policy.report.maxQuoteWordsPerCode else { return [] }
        return byName(attributions).compactMap { places in
            var total = 0
            for place in places {
                total += place.attribution.check.document.words(of: place.attribution.quotation)
                guard total > limit else { continue }
                return place.attribution.check.finding(
                    .longQuotation, block: place.attribution.stretch.block, range: place.range,
                    "Up to here the quotations of this code have \(total) words; the policy allows \(limit). "
                        + Rule.longQuotation.remedy)
            }
            return nil
        }
    }
}
