/// A text after redaction, with the edits that lead there from the source.
public struct RedactedText: Hashable, Sendable {
    /// The text as it was.
    public let source: String
    /// The text as it may be printed.
    public let text: String
    /// What was done, in places of the source: `edits.applied(to: source) == text`.
    public let edits: EditList

    /// The same without the edits that somebody has rejected: their words stay.
    public func keeping(where isKept: (Edit) -> Bool) -> RedactedText {
        let kept = edits.keeping(where: isKept)
        return RedactedText(source: source, text: kept.applied(to: source), edits: kept)
    }
}

/// Redacts interview talk: cleans it, hides direct identifiers, generalises quasi-identifiers to the policy's levels, and
/// makes it neutral in gender.
///
/// A pure function of the text, the lexicons, the levels, the secret list and the options of rewriting.
public struct Redactor: Sendable {
    /// A stage of redaction.
    public enum Layer: String, CaseIterable, Sendable {
        /// Fillers, repetitions and stage directions are taken out.
        case verbatim
        /// Names, sites, numbers and addresses are replaced.
        case direct
        /// Role, specialty, place, origin, dates and ages are generalised.
        case quasi
        /// He and she become they.
        case gender

        /// All stages.
        public static let all = Set(allCases)
    }

    private let layers: Set<Layer>
    private let lexicons: LexiconSet
    private let words: WordList
    private let levels: [String: AttributeLevel]
    private let names: NameDetector
    private let attributes: AttributeDetector
    private let generaliser: Generaliser
    private let rewriting: RewritingOptions

    /// Prepares a redactor.
    ///
    /// - Parameters:
    ///   - layers: the stages to run.
    ///   - lexicons: the lexicons of the policy.
    ///   - words: common words, against which capitals are judged.
    ///   - levels: what may be printed of each attribute; an attribute without a level may be printed exactly.
    ///   - secrets: the study's own names.
    ///   - rewriting: how the text is rewritten, where there is a choice.
    public init(
        layers: Set<Layer> = Layer.all, lexicons: LexiconSet, words: WordList, levels: [AttributeLevel],
        secrets: [SecretName] = [], rewriting: RewritingOptions = RewritingOptions()
    ) {
        self.layers = layers
        self.rewriting = rewriting
        self.lexicons = lexicons
        self.words = words
        self.levels = Dictionary(uniqueKeysWithValues: levels.map { ($0.attribute, $0) })
        names = NameDetector(
            lexicons: lexicons, words: words, secrets: SecretDetector(secrets, words: words))
        attributes = AttributeDetector(lexicons: lexicons, words: words)
        generaliser = Generaliser(levels: self.levels, labels: LabelTexts(lexicons.entries(of: .label)))
    }

    /// Redacts a text.
    ///
    /// Each paragraph is redacted on its own: memory beyond the text and its edits is bounded, and time grows with length.
    public func redact(_ source: String) -> RedactedText {
        let bytes = Array(source.utf8)
        var edits: [Edit] = []
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        for piece in pieces(of: bytes) {
            // White space at the end stays as it is, and no stage sees it.
            let end = bytes[piece].lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? piece.lowerBound
            if end > piece.lowerBound {
                let redacted = redactParagraph(Array(bytes[piece.lowerBound..<end]))
                // What was replaced by itself (“nurses” for “nurses”) is no change to decide about.
                for edit in redacted.edits.edits where edit.original != edit.replacement {
                    edits.append(edit.moved(by: piece.lowerBound))
                }
                text += redacted.text
            }
            text += bytes[end..<piece.upperBound]
        }
        return RedactedText(
            source: source, text: String(decoding: text, as: UTF8.self), edits: EditList(ordered: edits))
    }

    private func redactParagraph(_ source: [UInt8]) -> (text: [UInt8], edits: EditList) {
        var edits = EditList.none
        var text = TokenisedText(source, known: lexicons)
        @discardableResult
        func run(_ stage: (TokenisedText) -> [Edit]) -> Bool {
            let next = EditList(stage(text))
            guard !next.isEmpty else { return false }
            edits = edits.then(next, source: source, middle: text.bytes)
            text = text.applying(next, known: lexicons)
            return true
        }
        if layers.contains(.verbatim) {
            let cleaner = CleanVerbatim(lexicons: lexicons, words: words, cleaning: rewriting.verbatim)
            run(cleaner.stageDirections)
            // What a filler stood between may be a filler or a repetition itself: in turn, until none finds anything.
            let stages = [cleaner.fillers, cleaner.falseStarts, cleaner.repetitions]
            var idle = 0
            var runs = 0
            while idle < stages.count, runs < 8 * stages.count {
                idle = run(stages[runs % stages.count]) ? 0 : idle + 1
                runs += 1
            }
        }
        if layers.contains(.direct) || layers.contains(.quasi) {
            run { tokenised in
                let found = identifying(in: tokenised).filter {
                    layers.contains($0.category.layer) && !$0.isReportedOnly
                }
                return generaliser.edits(for: found, in: tokenised)
            }
            let changed = edits
            run { ArticleRepair.edits(of: $0, near: changed) }
        }
        if layers.contains(.gender) {
            // Family is a quasi-identifier: relatives are rewritten where those are.
            run(
                GenderNeutralRewriter(
                    lexicons: lexicons, options: rewriting, nouns: layers.contains(.quasi) ? .all : .telling
                ).edits)
            let changed = edits
            run { ArticleRepair.edits(of: $0, near: changed) }
        }
        return (text.bytes, edits)
    }

    /// Everything in a text that may identify somebody, whether the policy allows it or not, in the order of the text.
    public func detections(in text: String) -> [Detection] { detections(in: Array(text.utf8)) }

    /// The same of a text in well-formed UTF-8.
    public func detections(in text: [UInt8]) -> [Detection] { inParagraphs(of: text, detections) }

    private func detections(in text: TokenisedText) -> [Detection] {
        let found = identifying(in: text)
        var told = found.isEmpty ? [] : WholeNames(text: text, words: words).detections(around: found)
        told.add(GenderDetector(lexicons: lexicons).detections(in: text))
        told.add(FamilyDetector(lexicons: lexicons).detections(in: text))
        if told.isEmpty { return found }
        return (found + told)
            .sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    }

    /// What a text still tells that the policy does not allow.
    public func disallowed(in text: String) -> [Detection] {
        inParagraphs(of: Array(text.utf8)) { text in detections(in: text).filter { isDisallowed($0, in: text) } }
    }

    /// Detects in a text, and keeps its words for whoever asks further.
    public func read(_ text: String) -> DetectedText {
        let bytes = Array(text.utf8)
        guard pieces(of: bytes).count <= 1 else {
            return DetectedText(text: text, detections: detections(in: bytes), words: nil)
        }
        let words = TokenisedText(bytes, known: lexicons)
        return DetectedText(text: text, detections: detections(in: words), words: words)
    }

    /// What of some detections in a text the policy does not allow.
    ///
    /// - Parameters:
    ///   - found: some of the detections, in the order of the text.
    ///   - read: the text.
    /// - Returns: those that are not allowed, in the same order.
    public func disallowed(_ found: [Detection], in read: DetectedText) -> [Detection] {
        if let words = read.words { return found.filter { isDisallowed($0, in: words) } }
        let bytes = Array(read.text.utf8)
        var disallowed: [Detection] = []
        var next = 0
        var tokens = 0
        for piece in pieces(of: bytes) where next < found.count {
            let words = TokenisedText(Array(bytes[piece]), known: lexicons)
            while next < found.count, found[next].range.lowerBound < piece.upperBound {
                let detection = found[next].moved(by: -piece.lowerBound, tokens: -tokens)
                if isDisallowed(detection, in: words) { disallowed.append(found[next]) }
                next += 1
            }
            tokens += words.tokens.count
        }
        return disallowed
    }

    private func isDisallowed(_ detection: Detection, in text: TokenisedText) -> Bool {
        if detection.isReportedOnly { return false }
        // What redaction itself would write (“a nurse” for every grade of nurse) says no more than it may.
        if [.role, .specialty, .place].contains(detection.category),
            EditList(generaliser.edits(for: [detection], in: text)).edits.allSatisfy({ $0.original == $0.replacement })
        {
            return false
        }
        switch detection.category {
        case .role, .specialty, .place:
            if detection.flags.contains("exam") || detection.flags.contains(where: { $0.hasPrefix("unit:") }) {
                return levels["specialty"].map { $0.generalised(detection.canonical) != .kept } ?? false
            }
            return levels[detection.category.rawValue].map { $0.generalised(detection.canonical) != .kept } ?? false
        case .date: return detection.flags.contains("day") || detection.rule == "date.month-year"
        case .age: return true
        case .gender: return layers.contains(.gender)
        case .family: return false  // What of it tells a gender is found as such.
        default: return true
        }
    }

    /// The stretches of a text in which anything was found, whatever is done about it.
    func found(in text: [UInt8]) -> [Range<Int>] {
        identifying(in: TokenisedText(text, known: lexicons)).map(\.range)
    }

    private func identifying(in text: TokenisedText) -> [Detection] {
        guard !text.tokens.isEmpty else { return [] }
        var found = IdentifierDetector(lexicons: lexicons).detections(in: text)
        found.add(names.detections(in: text))
        found.add(DateDetector(lexicons: lexicons).detections(in: text))
        found.add(attributes.detections(in: text))
        found.add(AddressDetector(lexicons: lexicons).detections(in: text))
        return found.resolved()
    }

    /// What is found in each paragraph, in places of the whole text.
    private func inParagraphs(of bytes: [UInt8], _ find: (TokenisedText) -> [Detection]) -> [Detection] {
        let pieces = pieces(of: bytes)
        if pieces.count <= 1 { return find(TokenisedText(bytes, known: lexicons)) }
        var found: [Detection] = []
        var tokens = 0
        for piece in pieces {
            let tokenised = TokenisedText(Array(bytes[piece]), known: lexicons)
            for detection in find(tokenised) { found.append(detection.moved(by: piece.lowerBound, tokens: tokens)) }
            tokens += tokenised.tokens.count
        }
        return found
    }
}

extension EditCategory {
    /// The stage of redaction that deals with the category.
    public var layer: Redactor.Layer {
        switch self {
        case .person, .organisation, .email, .phone, .postcode, .identifier, .url, .secret: .direct
        case .place, .date, .age, .role, .specialty, .family, .nationality, .language, .religion: .quasi
        case .gender: .gender
        case .filler, .repetition, .stageDirection, .prose: .verbatim
        }
    }
}
