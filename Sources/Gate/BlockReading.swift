import Publication
import Redaction

/// The text of a block, cut into words and searched for codes once, and only where a rule asks.
struct BlockText {
    /// The block.
    let block: Int
    /// Its text.
    let string: String
    /// What its bytes tell.
    let signs: TextSigns
    /// Its words.
    private(set) lazy var words = TokenisedText(string)
    /// Its sentences.
    private(set) lazy var sentences = Sentence.all(in: words)

    init(_ string: String, block: Int) {
        self.block = block
        self.string = string
        signs = TextSigns(string)
    }
}

/// What one way through the blocks of a document finds.
struct BlockReading {
    /// What the words tell.
    var findings: [Finding] = []
    /// What was detected in vignettes and attributions, and the dates in quotations, by block.
    var detections: [Int: [LocatedDetection]] = [:]
    /// What the running text says in numbers.
    var prose = Prose()
}

extension DocumentCheck {
    /// Reads each block once for all rules on words and on numbers in sentences.
    func read() -> BlockReading {
        var reading = BlockReading()
        var stretches: [Int: [StrictStretch]] = [:]
        var attributions: [Int: [Range<Int>]] = [:]
        for quotation in quotations {
            for words in quotation.words {
                stretches[words.block, default: []].append(StrictStretch(range: words.range, setting: .quotation))
            }
            guard let attribution = quotation.attribution else { continue }
            attributions[attribution.block, default: []].append(attribution.range)
            guard !isCitation(attribution) else { continue }
            stretches[attribution.block, default: []].append(
                StrictStretch(range: attribution.range, setting: .attribution))
        }
        var known = KnownDetections()
        for index in document.blocks.indices where !document.blocks[index].isMark {
            let string = document.blocks[index].text
            guard !string.isEmpty else { continue }
            let isInside = document.vignette(of: index) != nil
            var text = BlockText(string, block: index)
            let found = known.detections(in: string) { detections(in: $0) }
            if !found.isEmpty {
                let whole = StrictStretch(range: 0..<string.utf8.count, setting: .vignette)
                reading.findings += textFindings(index, found, isInside ? [whole] : stretches[index] ?? [])
                if !isInside, document.blocks[index].kind.isBody, !isCell(index) {
                    reading.findings += windowFindings(&text, found)
                }
                let kept = isInside ? found : found.needed(in: attributions[index], isQuoted: stretches[index] != nil)
                if !kept.isEmpty { reading.detections[index] = kept }
            }
            guard document.blocks[index].kind.isBody, !isCell(index), !isReference(index) else { continue }
            reading.findings += endpointFindings(&text)
            if !isInside, document.blocks[index].quote == nil {
                reading.findings += proseFindings(&text, &reading.prose)
            }
        }
        reading.findings += reading.prose.pending.flatMap { percentageFindings($0, reading.prose.sampleSize) }
        return reading
    }

    private func isCell(_ block: Int) -> Bool {
        if case .tableCell = document.blocks[block].kind { true } else { false }
    }
}

extension [LocatedDetection] {
    /// Of what was detected in a block outside vignettes what is asked for later: all in attributions, and dates in quotations.
    fileprivate func needed(in attributions: [Range<Int>]?, isQuoted: Bool) -> [LocatedDetection] {
        guard attributions != nil || isQuoted else { return [] }
        var sweep = StretchSweep((attributions ?? []).map { StrictStretch(range: $0, setting: .attribution) })
        return filter { $0.detection.category == .date || sweep.setting(of: $0.range) != nil }
    }
}

/// What was detected in short texts: the cells of tables say the same again and again.
private struct KnownDetections {
    private var known: [String: [LocatedDetection]] = [:]

    private static let longest = 40
    private static let most = 10_000

    mutating func detections(in text: String, _ detect: (String) -> [LocatedDetection]) -> [LocatedDetection] {
        guard text.utf8.count <= Self.longest else { return detect(text) }
        if let found = known[text] { return found }
        let found = detect(text)
        if known.count < Self.most { known[text] = found }
        return found
    }
}
