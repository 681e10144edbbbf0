import Policies
import Publication
import Redaction

extension DocumentCheck {
    /// From how many kinds of indirect attributes on a combination needs a look.
    static let combination = 3
    /// How many words around a participant's code count as one window.
    private static let window = 40

    private var reader: IndirectReader { gate.indirect }

    /// Three or more kinds of indirect attributes in one vignette.
    func combinationFindings(detections: [Int: [Detection]]) -> [Finding] {
        var findings: [Finding] = []
        for vignette in document.vignettes {
            var kinds: Set<IndirectCategory> = []
            var completing: (block: Int, range: Range<Int>)?
            for block in vignette.blocks where document.blocks[block].kind.isProse {
                let text = TokenisedText(document.blocks[block].text)
                let marks = reader.marks(
                    in: text, detections: detections[block] ?? [], setting: .running)
                for mark in marks where kinds.insert(mark.category).inserted && kinds.count == Self.combination {
                    completing = (block, mark.range)
                }
            }
            if let completing { findings.append(combined(kinds, completing.block, completing.range, "this vignette")) }
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

    /// Forty words with a code in them that tell three kinds: the first such words of a block.
    func windowFindings(
        _ text: inout BlockText, _ found: [Detection], around codes: [ParticipantCode]
    ) -> [Finding] {
        guard !codes.isEmpty else { return [] }
        let marks = reader.marks(in: text.words, detections: found, setting: .named)
        guard Set(marks.map(\.category)).count >= Self.combination else { return [] }
        let starts = text.words.tokens.lazy.filter { $0.kind != .punctuation }.map(\.range.lowerBound)
        let windows = MarkWindows(marks, starts: Array(starts), width: Self.window, least: Self.combination)
        guard let near = windows.first(around: codes.lazy.map(\.range.lowerBound)) else { return [] }
        let kinds = Set(near.map(\.category))
        var seen: Set<IndirectCategory> = []
        let completing = near.first { seen.insert($0.category).inserted && seen.count == Self.combination }
        return completing.map {
            [combined(kinds, text.block, $0.range, "this paragraph, which names a participant,")]
        } ?? []
    }

    /// Three or more kinds in one attribution.
    func combinationFindings(in attribution: AttributionReading) -> [Finding] {
        let kinds = attribution.kinds
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
    ///
    /// - Parameters:
    ///   - text: the text of a block.
    ///   - found: what was detected in it.
    ///   - stretches: where it is read strictly.
    /// - Returns: the findings.
    func eventFindings(
        _ text: inout BlockText, _ found: [Detection], _ stretches: [StrictStretch]
    ) -> [Finding] {
        guard text.signs.contains(.longNumber) else { return [] }
        let words = text.words
        let years = words.tokens.indices.filter { isYear(words.tokens[$0]) }
        guard !years.isEmpty else { return [] }
        let dated = found.filter {
            $0.category == .date && ($0.flags.contains("day") || $0.rule == "date.month-year")
        }.map(\.range)
        var sweep = StretchSweep(stretches.filter { $0.setting != .attribution })
        var findings: [Finding] = []
        for index in years {
            let year = words.tokens[index].range
            // A month with its year is reported as such.
            guard sweep.setting(of: year) != nil, !dated.holdOne(overlapping: year), isNearEvent(words, index) else {
                continue
            }
            findings.append(
                finding(
                    .datable, block: text.block, range: year,
                    "A named event with its year \(vignetteOrQuotation(text.block)). " + Rule.datable.remedy))
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

/// Stretches of so many words of a text, and how many kinds of attributes each tells.
private struct MarkWindows {
    private let marks: [IndirectMark]
    /// Which word each mark begins with.
    private let places: [Int]
    /// Of each mark, the first at it or behind it whose window has enough kinds; the number of marks where there is none.
    private let nextFull: [Int]
    /// The marks of each kind.
    private let ofKind: [[Int]]
    private let starts: [Int]
    private let width: Int
    private let least: Int

    /// - Parameters:
    ///   - marks: in the order of the text.
    ///   - starts: where each word begins.
    ///   - width: how many words a window has.
    ///   - least: how many kinds are enough.
    init(_ marks: [IndirectMark], starts: [Int], width: Int, least: Int) {
        let places = marks.map { max(0, starts.partition(beyond: $0.range.lowerBound) - 1) }
        let kinds = marks.map { mark in IndirectCategory.allCases.firstIndex(of: mark.category)! }
        var ofKind = [[Int]](repeating: [], count: IndirectCategory.allCases.count)
        for (index, kind) in kinds.enumerated() { ofKind[kind].append(index) }
        var counts = [Int](repeating: 0, count: ofKind.count)
        var distinct = 0
        var end = 0
        var isFull: [Bool] = []
        for begin in marks.indices {
            while end < marks.count, places[end] < places[begin] + width {
                if counts[kinds[end]] == 0 { distinct += 1 }
                counts[kinds[end]] += 1
                end += 1
            }
            isFull.append(distinct >= least)
            counts[kinds[begin]] -= 1
            if counts[kinds[begin]] == 0 { distinct -= 1 }
        }
        var nextFull = [Int](repeating: marks.count, count: marks.count + 1)
        for index in marks.indices.reversed() { nextFull[index] = isFull[index] ? index : nextFull[index + 1] }
        (self.marks, self.places, self.nextFull, self.ofKind) = (marks, places, nextFull, ofKind)
        (self.starts, self.width, self.least) = (starts, width, least)
    }

    /// The marks of the first window with enough kinds that holds one of some bytes.
    func first(around bytes: some Sequence<Int>) -> ArraySlice<IndirectMark>? {
        for byte in bytes {
            let place = max(0, starts.partition(beyond: byte) - 1)
            let first = places.partition(beyond: place - width)
            let last = places.partition(beyond: place + width - 1)
            let begin = nextFull[first]
            if begin < last, places[begin] <= place {
                return marks[begin..<places.partition(beyond: places[begin] + width - 1)]
            }
            let behind = places.partition(beyond: place - 1)..<last
            let kinds = ofKind.count { indices in
                let next = indices.partition(beyond: behind.lowerBound - 1)
                return next < indices.count && indices[next] < behind.upperBound
            }
            if kinds >= least { return marks[behind] }
        }
        return nil
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
