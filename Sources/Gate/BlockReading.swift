import Publication
import Redaction

/// The text of a block, cut into words once, and only where a rule asks.
struct BlockText {
    /// The block.
    let block: Int
    /// Its text.
    let string: String
    /// What its bytes tell.
    let signs: TextSigns
    /// Its words.
    lazy var words = TokenisedText(string)
    /// Its sentences.
    private(set) lazy var sentences = Sentence.all(in: words)

    init(_ string: String, block: Int, signs: TextSigns) {
        self.block = block
        self.string = string
        self.signs = signs
    }
}

/// What one way through the blocks of a document finds.
struct BlockReading {
    /// What the words tell.
    var findings = FindingList()
    /// What was detected in vignettes and attributions, and the dates in quotations, by block.
    var detections: [Int: [Detection]] = [:]
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
        var known = KnownTexts()
        let hasSecrets = gate.hasSecrets
        for index in document.blocks.indices where !document.blocks[index].isMark {
            let string = document.blocks[index].text
            guard !string.isEmpty else { continue }
            let kind = document.blocks[index].kind
            let isInside = document.vignette(of: index) != nil
            let strict =
                isInside
                ? [StrictStretch(range: 0..<string.utf8.count, setting: .vignette)] : stretches[index] ?? []
            let sieved = gate.sieve.read(string)
            let mayHoldCode = sieved.hasDigit && !isInside && kind.isBody && !isCell(index)
            let codes = mayHoldCode ? ParticipantCode.all(in: string) : []
            var text = BlockText(string, block: index, signs: TextSigns(sieved))
            // Outside vignettes, quotations and attributions only direct identifiers are reported, and not those of authors.
            let isRead =
                !strict.isEmpty || attributions[index] != nil || !codes.isEmpty || hasSecrets
                || sieved.mayHoldIdentifier && !isAuthorBlock(index) && !isReference(index)
            if isRead {
                let read = known.read(string, with: gate.redactor)
                if let words = read.words { text.words = words }
                if !read.detections.isEmpty {
                    let found = read.detections
                    findInText(
                        index, read, strict, codes: kind.isBody && !isInside && !isCell(index) ? codes : nil,
                        in: &reading.findings)
                    reading.findings += windowFindings(&text, found, around: codes)
                    let kept =
                        isInside ? found : found.needed(in: attributions[index], isQuoted: stretches[index] != nil)
                    if !kept.isEmpty { reading.detections[index] = kept }
                }
                if !strict.isEmpty, kind.isProse {
                    reading.findings += eventFindings(&text, read.detections, strict)
                }
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

extension [Detection] {
    /// Of what was detected in a block outside vignettes what is asked for later: all in attributions, and dates in quotations.
    fileprivate func needed(in attributions: [Range<Int>]?, isQuoted: Bool) -> [Detection] {
        guard attributions != nil || isQuoted else { return [] }
        var sweep = StretchSweep((attributions ?? []).map { StrictStretch(range: $0, setting: .attribution) })
        return filter { $0.category == .date || sweep.setting(of: $0.range) != nil }
    }
}

/// What was detected in short texts: the cells of tables say the same again and again.
private struct KnownTexts {
    private var known: [String: DetectedText] = [:]

    private static let longest = 40
    private static let most = 10_000

    mutating func read(_ text: String, with redactor: Redactor) -> DetectedText {
        guard text.utf8.count <= Self.longest else { return redactor.read(text) }
        if let read = known[text] { return read }
        let read = redactor.read(text)
        if known.count < Self.most { known[text] = read }
        return read
    }
}
