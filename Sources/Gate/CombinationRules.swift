import Policies
import Publication
import Redaction

extension DocumentCheck {
    /// From how many kinds of indirect attributes on a combination needs a look.
    static let combination = 3
    /// How many words around a participant's code count as one window.
    private static let window = 40

    private var reader: IndirectReader { gate.indirect }

    /// Three or more kinds of indirect attributes in one vignette, or near a participant's code.
    func combinationFindings(detections: [Int: [LocatedDetection]]) -> [Finding] {
        var findings: [Finding] = []
        for vignette in document.vignettes {
            var kinds: Set<IndirectCategory> = []
            var completing: (block: Int, range: Range<Int>)?
            for block in vignette.blocks where document.blocks[block].kind.isProse {
                let text = TokenisedText(document.blocks[block].text)
                let marks = reader.marks(
                    in: text, 0..<text.bytes.count, detections: detections[block] ?? [], setting: .running)
                for mark in marks where kinds.insert(mark.category).inserted && kinds.count == Self.combination {
                    completing = (block, mark.range)
                }
            }
            if let completing { findings.append(combined(kinds, completing.block, completing.range, "this vignette")) }
        }
        let inside = Set(document.vignettes.flatMap(\.blocks))
        for (block, found) in detections where !inside.contains(block) && document.blocks[block].kind.isBody {
            if case .tableCell = document.blocks[block].kind { continue }
            findings += windowFindings(block, found)
        }
        return findings
    }

    private func combined(_ kinds: Set<IndirectCategory>, _ block: Int, _ range: Range<Int>, _ place: String) -> Finding
    {
        finding(
            .indirectCombination, block: block, range: range,
            "With this, \(place) tells \(kinds.count) kinds of indirect attributes: "
                + kinds.sorted().map(\.rawValue).joined(separator: ", ") + ". " + Rule.indirectCombination.remedy)
    }

    /// Forty words with a code in them that tell three kinds.
    private func windowFindings(_ block: Int, _ found: [LocatedDetection]) -> [Finding] {
        let string = document.blocks[block].text
        let codes = ParticipantCode.all(in: string)
        guard !codes.isEmpty else { return [] }
        let text = TokenisedText(string)
        let words = text.tokens.filter { $0.kind != .punctuation }
        let marks = reader.marks(in: text, 0..<text.bytes.count, detections: found, setting: .named)
        guard Set(marks.map(\.category)).count >= Self.combination else { return [] }
        let starts = words.map(\.range.lowerBound)
        /// Which word holds a byte.
        func word(at byte: Int) -> Int { max(0, starts.partition(beyond: byte) - 1) }
        let places = marks.map { word(at: $0.range.lowerBound) }
        for code in codes.prefix(Self.windows) {
            let place = word(at: code.range.lowerBound)
            let first = places.partition(beyond: place - Self.window)
            let last = places.partition(beyond: place + Self.window - 1)
            for begin in first..<last where places[begin] <= place {
                let near = marks[begin..<places.partition(beyond: places[begin] + Self.window - 1)]
                if let finding = firstCombination(near, block) { return [finding] }
            }
            let behind = marks[places.partition(beyond: place - 1)..<last]
            if let finding = firstCombination(behind, block) { return [finding] }
        }
        return []
    }

    /// In how many places of one block a code is looked around.
    private static let windows = 1000

    private func firstCombination(_ marks: ArraySlice<IndirectMark>, _ block: Int) -> Finding? {
        let kinds = Set(marks.map(\.category))
        guard kinds.count >= Self.combination else { return nil }
        var seen: Set<IndirectCategory> = []
        let completing = marks.first { seen.insert($0.category).inserted && seen.count == Self.combination }
        return completing.map {
            combined(kinds, block, $0.range, "this paragraph, which names a participant,")
        }
    }

    /// Three or more kinds in one attribution.
    func combinationFindings(in attribution: AttributionReading) -> [Finding] {
        let kinds = Set(attribution.marks.map(\.category))
        guard kinds.count >= Self.combination else { return [] }
        return [combined(kinds, attribution.stretch.block, attribution.stretch.range, "this attribution")]
    }

    // MARK: Events

    private static let events: Set<String> = [
        "inspection", "inspected", "inspectors", "strike", "strikes", "inquiry", "enquiry", "incident", "outbreak",
        "fire", "flood", "merger", "merged", "takeover", "investigation", "scandal", "tribunal", "inquest", "closure",
        "accident", "crash", "explosion", "project", "pilot", "scheme", "review", "report", "walkout", "protest",
        "cyberattack", "evacuation", "reconfiguration", "ofsted", "cqc",
    ]

    /// Named events with their year, in vignettes and quotations.
    func eventFindings(detections: [Int: [LocatedDetection]]) -> [Finding] {
        var stretches: [Int: [Range<Int>]] = [:]
        for vignette in document.vignettes {
            for block in vignette.blocks {
                stretches[block, default: []].append(0..<document.blocks[block].text.utf8.count)
            }
        }
        for quotation in quotations {
            for words in quotation.words { stretches[words.block, default: []].append(words.range) }
        }
        var findings: [Finding] = []
        for (block, ranges) in stretches where document.blocks[block].kind.isProse {
            let text = TokenisedText(document.blocks[block].text)
            let dated = (detections[block] ?? []).filter {
                $0.detection.category == .date
                    && ($0.detection.flags.contains("day") || $0.detection.rule == "date.month-year")
            }
            for index in text.tokens.indices where isYear(text.tokens[index]) {
                let year = text.tokens[index].range
                // A month with its year is reported as such.
                guard ranges.contains(where: { $0.overlaps(year) }),
                    !dated.contains(where: { $0.range.overlaps(year) }),
                    isNearEvent(text, index)
                else { continue }
                findings.append(
                    finding(
                        .datable, block: block, range: year,
                        "A named event with its year \(vignetteOrQuotation(block)). " + Rule.datable.remedy))
            }
        }
        return findings
    }

    private func vignetteOrQuotation(_ block: Int) -> String {
        document.vignette(of: block) == nil ? "in a quotation" : "in a vignette"
    }

    private func isYear(_ token: Token) -> Bool {
        token.kind == .number && token.folded.utf8.count == 4
            && (Int(token.folded).map { (1940...2060).contains($0) } ?? false)
    }

    /// Whether an event stands within eight words of the same sentence.
    private func isNearEvent(_ text: TokenisedText, _ index: Int) -> Bool {
        var first = index
        while first > max(0, index - 8), !text.startsSentence(first) { first -= 1 }
        var last = index
        while last + 1 < min(text.tokens.count, index + 9), !text.startsSentence(last + 1) { last += 1 }
        return text.tokens[first...last].contains { Self.events.contains($0.folded) }
    }
}

extension [Int] {
    /// How many numbers of an ordered list are not above `value`.
    fileprivate func partition(beyond value: Int) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
