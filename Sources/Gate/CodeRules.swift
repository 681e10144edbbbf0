import Policies
import Publication
import Redaction

extension Gate {
    /// Codes where the policy forbids them, codes inside vignettes, and codes that link what is said in different places.
    func codeFindings(in documents: [Document]) -> [Finding] {
        var findings: [Finding] = []
        /// Attributions by code: the file, the section, the stretch.
        var attributed: [String: [(check: DocumentCheck, file: Int, section: Int, block: Int, range: Range<Int>)]] = [:]
        for (file, document) in documents.enumerated() {
            let check = DocumentCheck(gate: self, document: document)
            let inVignettes = Set(document.vignettes.flatMap(\.blocks))
            for (index, block) in document.blocks.enumerated() where !block.isMark {
                let isInside = inVignettes.contains(index)
                guard isInside || policy.report.codes == .exclude else { continue }
                var ranges = ParticipantCode.all(in: block.text).map(\.range)
                for range in studyIDs(in: block.text) where !ranges.contains(where: { $0.overlaps(range) }) {
                    ranges.append(range)
                }
                for range in ranges {
                    let what = isInside ? "A participant's code in a vignette" : "A participant's code"
                    findings.append(
                        check.finding(.codePrinted, block: index, range: range, "\(what). \(Rule.codePrinted.remedy)"))
                }
            }
            for quotation in document.quotations() {
                guard let attribution = quotation.attribution else { continue }
                for code in document.codes(in: attribution) {
                    let start = attribution.range.lowerBound
                    let range = (start + code.range.lowerBound)..<(start + code.range.upperBound)
                    attributed[code.normalised, default: []].append(
                        (check, file, document.blocks[attribution.block].section, attribution.block, range))
                }
            }
        }
        for (_, places) in attributed.sorted(by: { $0.key < $1.key }) {
            var sections: Set<[Int]> = []
            for (number, place) in places.enumerated() {
                sections.insert([place.file, place.section])
                let isLinked = sections.count >= policy.report.linkSections || number + 1 >= policy.report.linkTimes
                guard isLinked else { continue }
                let total = Set(places.map { [$0.file, $0.section] }).count
                findings.append(
                    place.check.finding(
                        .linkableCode, block: place.block, range: place.range,
                        "This code is attributed \(places.count) times in \(total) section\(total == 1 ? "" : "s"), so that "
                            + "its quotations can be put together. " + Rule.linkableCode.remedy))
                break
            }
        }
        return findings
    }

    /// The study's own ids of participants in a text, as whole words.
    private func studyIDs(in text: String) -> [Range<Int>] {
        guard let ids = study?.participantIDs, !ids.isEmpty else { return [] }
        return TokenisedText(text).tokens.compactMap { token in
            let bytes = Array(text.utf8)[token.range]
            return ids.contains(String(decoding: bytes, as: UTF8.self)) ? token.range : nil
        }
    }
}
