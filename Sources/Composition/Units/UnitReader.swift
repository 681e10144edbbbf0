public import Corpus
public import Policies
public import Redaction
public import Tracing

/// Everything that the composer is given of a study.
public struct Material: Sendable {
    /// The participants.
    public let participants: [Participant]
    /// The fragments in the order of the study.
    public let fragments: [Fragment]
    /// The codebook.
    public let codebook: [CodebookEntry]
    /// The population table; empty where there is none.
    public let population: [PopulationRow]
    /// The study's secret list.
    public let secrets: [SecretName]
    /// The redactions that somebody rejected, by fragment: stretches in UTF-8 bytes and what would have stood there.
    public let rejected: [String: [RejectedEdit]]
    /// What an intruder can read elsewhere with a code beside it.
    public let published: [AttributedText]

    /// Joins what a study holds.
    public init(
        participants: [Participant], fragments: [Fragment], codebook: [CodebookEntry], population: [PopulationRow] = [],
        secrets: [SecretName] = [], rejected: [String: [RejectedEdit]] = [:], published: [AttributedText] = []
    ) {
        self.participants = participants
        self.fragments = fragments
        self.codebook = codebook
        self.population = population
        self.secrets = secrets
        self.rejected = rejected
        self.published = published
    }
}

/// A redaction that a person has rejected: the original stays.
public struct RejectedEdit: Hashable, Sendable {
    /// The stretch of the fragment, in Unicode scalars.
    public let range: Range<Int>
    /// What would have stood there.
    public let replacement: String

    /// Describes a rejection.
    public init(range: Range<Int>, replacement: String) {
        self.range = range
        self.replacement = replacement
    }
}

/// A sentence that may not stand in a story, and why.
public struct RefusedSentence: Hashable, Sendable {
    /// The fragment.
    public let fragment: String
    /// Who said it.
    public let participant: String
    /// The section of the fragment.
    public let section: Section
    /// What the sentence would do, where a rule knows.
    public let function: String?
    /// Its stretch of the fragment, in UTF-8 bytes; the whole fragment where all of it was refused.
    public let source: Range<Int>
    /// Why it may not.
    public let reason: Refusal
}

/// The units of some fragments, and the sentences that were refused.
public struct UnitReading: Sendable {
    /// The units, in the order of the fragments.
    public var units: [NarrativeUnit] = []
    /// The refused sentences, in the same order.
    public var refused: [RefusedSentence] = []
}

/// Cuts fragments into the units that a story is made of.
public struct UnitReader: Sendable {
    private let rulebook: Rulebook
    private let redactor: Redactor
    private let judge: SentenceJudge
    private let story: StoryLexicon
    private let vocabulary: SharedVocabulary
    private let material: Material
    private let consent: [String: Consent]
    private let orderOfFragment: [String: Int]
    private let published: TraceIndex?

    /// Prepares to read a study's fragments by a rulebook.
    public init(material: Material, rulebook: Rulebook) {
        self.material = material
        self.rulebook = rulebook
        redactor = rulebook.redactor(secrets: material.secrets)
        judge = SentenceJudge(lexicons: rulebook.lexicons)
        story = StoryLexicon(rulebook.lexicons)
        vocabulary = SharedVocabulary(material.fragments.map { ($0.participant, $0.text) })
        consent = Dictionary(material.participants.map { ($0.id, $0.consent) }, uniquingKeysWith: { first, _ in first })
        let ordered = material.fragments.enumerated().sorted {
            ($0.element.wave ?? "", $0.offset) < ($1.element.wave ?? "", $1.offset)
        }
        orderOfFragment = Dictionary(
            ordered.enumerated().map { ($0.element.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
        published =
            material.published.isEmpty
            ? nil
            : TraceIndex(
                material.published, normaliser: TraceNormaliser(lexicons: rulebook.lexicons),
                runWords: rulebook.policy.tracing.runWords)
    }

    /// Reads the fragments of a section.
    ///
    /// - Parameters:
    ///   - fragments: fragments that are coded to a section; others are left out.
    ///   - functions: the functions that each section of the template knows.
    ///   - voice: whose voice tells the story; fragments that name another are refused.
    /// - Returns: the units and the refused sentences, in the order of the fragments.
    public func read(
        _ fragments: [Fragment], functions: [Section: Set<String>], voice: String?
    ) -> UnitReading {
        var reading = UnitReading()
        for fragment in fragments {
            guard let section = fragment.section else { continue }
            read(fragment, in: section, functions: functions[section] ?? [], voice: voice, into: &reading)
        }
        return reading
    }

    private func read(
        _ fragment: Fragment, in section: Section, functions: Set<String>, voice: String?,
        into reading: inout UnitReading
    ) {
        func refuse(_ reason: Refusal, _ function: String? = nil, at source: Range<Int>? = nil) {
            reading.refused.append(
                RefusedSentence(
                    fragment: fragment.id, participant: fragment.participant, section: section, function: function,
                    source: source ?? 0..<fragment.text.utf8.count, reason: reason))
        }
        guard consent[fragment.participant]?.allowsWords ?? false else { return refuse(.consent) }
        let excludesSensitive = rulebook.policy.redaction.sensitive == .exclude
        // Whoever asks that something stay out is heard, whatever the policy says.
        if asksToBeSealed(fragment.text) || excludesSensitive && fragment.sensitive != nil { return refuse(.sensitive) }
        if let voice, let own = fragment.voice, own != voice { return refuse(.voice) }
        if saysMentoringDidNotHelp(fragment.text) { return refuse(.divergent) }

        let redacted = redaction(of: fragment)
        let bytes = Array(fragment.text.utf8)
        let text = TokenisedText(redacted.text)
        let map = SourceMap(redacted.edits)
        // What a person has decided to leave stands in the source as it stands in a sentence.
        let kept = KeptWords((material.rejected[fragment.id] ?? []).map(\.range), of: fragment.text)
        var previous: (unit: NarrativeUnit, isWhole: Bool)?
        for range in Sentences.ranges(in: text) {
            guard let (source, edits) = map.source(of: range) else {
                refuse(.gap)
                previous = nil
                continue
            }
            let original = TokenisedText(String(decoding: bytes[source], as: UTF8.self))
            var list = EditList(edits)
            list = list.then(ProseEdits.edits(of: TokenisedText(list.applied(to: original.text))), on: original.text)
            list = list.then(
                ProseEdits.typography(of: TokenisedText(list.applied(to: original.text))), on: original.text)
            let sentence = Sentence(
                fragment: fragment, section: section, source: source, original: original, edits: list,
                text: TokenisedText(list.applied(to: original.text)), kept: kept)
            let function = self.function(of: sentence, among: functions)
            if let reason = refusal(of: sentence, function: function) {
                // What points back may stand behind the sentence that it points to.
                if reason == .dangling, let before = previous, before.isWhole,
                    let joined = join(before.unit, sentence, in: bytes)
                {
                    reading.units.append(joined)
                }
                refuse(reason, function?.name, at: source)
                previous = nil
                continue
            }
            let unit = self.unit(sentence, function: function)
            if let before = previous, before.isWhole, let joined = join(before.unit, sentence, in: bytes) {
                reading.units.append(joined)
            }
            reading.units.append(unit)
            previous = (unit, true)
        }
    }

    // MARK: One sentence

    private struct Sentence {
        let fragment: Fragment
        let section: Section
        let source: Range<Int>
        let original: TokenisedText
        let edits: EditList
        let text: TokenisedText
        let kept: KeptWords
    }

    /// The fragment after every redaction that nobody has rejected.
    private func redaction(of fragment: Fragment) -> RedactedText {
        let proposed = redactor.redact(fragment.text)
        guard let rejected = material.rejected[fragment.id], !rejected.isEmpty else { return proposed }
        let scalars = ScalarOffsets(fragment.text)
        let known = Set(rejected)
        return proposed.keeping { edit in
            !known.contains(RejectedEdit(range: scalars[edit.range], replacement: edit.replacement))
        }
    }

    private func asksToBeSealed(_ text: String) -> Bool {
        rulebook.lexicons[.interview].matches(in: TokenisedText(text)).contains { $0.value.flags.contains("sealed") }
    }

    private func saysMentoringDidNotHelp(_ text: String) -> Bool {
        (story.functions(of: TokenisedText(text))[StoryLexicon.divergent]?.strength ?? 0) >= StoryLexicon.leastStrength
    }

    /// The most words in a row that stand in a sentence as they were said.
    private func longestVerbatimRun(of sentence: Sentence) -> Int {
        var longest = 0
        var start = 0
        for edit in sentence.edits.edits {
            longest = max(longest, sentence.original[start..<edit.range.lowerBound].words)
            start = edit.range.upperBound
        }
        return max(longest, sentence.original[start..<sentence.original.bytes.count].words)
    }

    private func function(of sentence: Sentence, among known: Set<String>) -> (
        name: String, strength: Double, cues: [String]
    )? {
        let found = story.functions(of: sentence.text).filter { known.contains($0.key) }
        guard let best = found.max(by: { ($0.value.strength, $1.key) < ($1.value.strength, $0.key) }),
            best.value.strength >= StoryLexicon.leastStrength
        else { return nil }
        return (best.key, best.value.strength, best.value.cues)
    }

    private func refusal(
        of sentence: Sentence, function: (name: String, strength: Double, cues: [String])?
    ) -> Refusal? {
        if rulebook.policy.redaction.singular == .exclude,
            !rulebook.lexicons[.singular].matches(in: sentence.original).isEmpty
        {
            return .singular
        }
        if let reason = judge.refusal(
            of: sentence.text, original: sentence.original, isPast: sentence.section != .outcome)
        {
            return reason
        }
        if leavesGap(sentence) { return .gap }
        if !isAllowed(sentence) { return .identifying }
        if longestVerbatimRun(of: sentence) > rulebook.policy.tracing.maxVerbatimWords ?? .max { return .verbatim }
        if let published, published.trace(sentence.text.text).traceableWords > 0 { return .published }
        return nil
    }

    /// Whether what was taken out leaves a hole: a bracket, or a name and a place that the sentence turned on.
    private func leavesGap(_ sentence: Sentence) -> Bool {
        let count = sentence.edits.edits.count { edit in
            switch edit.category {
            case .person, .secret: edit.rule != "prose.reference" && !edit.rule.contains("prose.reference")
            case .place, .organisation, .date, .nationality, .language, .religion, .age: true
            default: false
            }
        }
        if sentence.edits.edits.contains(where: { $0.replacement.contains("[") }) { return true }
        // Two roles that become one word (“as a senior doctor I belong neither to the senior doctors …”) say nothing.
        return count > 1 || sentence.edits.edits.count { $0.category == .role } > 1
    }

    private func isAllowed(_ sentence: Sentence) -> Bool {
        redactor.disallowed(in: sentence.text.text).allSatisfy { sentence.kept.cover(sentence.text[$0.range]) }
    }

    // MARK: Units

    private func unit(
        _ sentence: Sentence, function: (name: String, strength: Double, cues: [String])?
    ) -> NarrativeUnit {
        let detections = redactor.detections(in: sentence.text.text)
        return NarrativeUnit(
            fragment: sentence.fragment.id, participant: sentence.fragment.participant,
            situation: sentence.fragment.situation, section: sentence.section, function: function?.name,
            cues: function?.cues ?? [],
            order: orderOfFragment[sentence.fragment.id]! << 32 + sentence.source.lowerBound,
            source: sentence.source, edits: sentence.edits, text: sentence.text.text,
            words: sentence.text.text.words, quality: quality(of: sentence, strength: function?.strength ?? 0),
            facets: story.facets(of: sentence.text), statements: rulebook.statements(in: detections))
    }

    /// How well a sentence serves and reads: the strength of its function (0 to 4), less for words that only its speaker
    /// uses, for what redaction had to put in, for quotations inside, and for very short or long sentences.
    private func quality(of sentence: Sentence, strength: Double) -> Double {
        var quality = strength
        quality -= 2 * vocabulary.shareOfOwnWords(in: sentence.text)
        for edit in sentence.edits.edits {
            switch edit.category {
            case .person, .secret: quality -= edit.rule.contains("prose.reference") ? 0 : 0.8
            case .place, .organisation, .nationality: quality -= edit.replacement.contains("elsewhere") ? 1 : 0.5
            case .date, .age: quality -= 0.8
            case .role, .specialty: quality -= edit.replacement.contains("specialty") ? 0.8 : 0.2
            case .gender: quality -= edit.rule.contains("noun") ? 0.2 : 0
            default: break
            }
        }
        if sentence.text.tokens.contains(where: {
            "‘’“”'\"".contains(sentence.text[$0.range]) && $0.kind == .punctuation
        }) {
            quality -= 0.4
        }
        let words = sentence.text.text.words
        if words < 9 { quality -= 0.5 }
        if words > 30 { quality -= 0.5 }
        return quality
    }

    /// Two sentences that follow each other in their fragment, as one unit.
    ///
    /// - Parameters:
    ///   - unit: the first.
    ///   - next: the second.
    ///   - bytes: the text of their fragment.
    /// - Returns: `nil` where the second may not stand there either, or the two are too long.
    private func join(_ unit: NarrativeUnit, _ next: Sentence, in bytes: [UInt8]) -> NarrativeUnit? {
        let between = bytes[unit.source.upperBound..<next.source.lowerBound]
        guard between.allSatisfy({ $0 == 0x20 || $0 == 0x0A }), !between.isEmpty else { return nil }
        let allowance = judge.refusal(of: next.text, original: next.original, isPast: next.section != .outcome)
        guard allowance == nil || allowance == .dangling, !leavesGap(next), isAllowed(next),
            rulebook.policy.redaction.singular == .allow
                || rulebook.lexicons[.singular].matches(in: next.original).isEmpty,
            longestVerbatimRun(of: next) <= rulebook.policy.tracing.maxVerbatimWords ?? .max
        else { return nil }
        if let published, published.trace(next.text.text).traceableWords > 0 { return nil }
        let words = unit.words + next.text.text.words
        guard words <= 50 else { return nil }
        let shift = next.source.lowerBound - unit.source.lowerBound
        let moved = next.edits.edits.map { edit -> Edit in
            var edit = edit
            edit.range = (edit.range.lowerBound + shift)..<(edit.range.upperBound + shift)
            return edit
        }
        let source = unit.source.lowerBound..<next.source.upperBound
        let edits = EditList(unit.edits.edits + moved)
        let text = edits.applied(to: String(decoding: bytes[source], as: UTF8.self))
        let strongest = story.functions(of: next.text).values.map(\.strength).max() ?? 0
        // What the second adds: less than it would be worth by itself, for it serves the place of the first.
        let gain = 0.4 * quality(of: next, strength: strongest)
        return NarrativeUnit(
            fragment: unit.fragment, participant: unit.participant, situation: unit.situation, section: unit.section,
            function: unit.function, cues: unit.cues, order: unit.order, source: source, edits: edits, text: text,
            words: words, quality: unit.quality + min(1, gain),
            facets: Array(Set(unit.facets + story.facets(of: next.text))).sorted(),
            statements: unit.statements.union(rulebook.statements(in: redactor.detections(in: next.text.text))))
    }
}

extension String {
    /// How many words a text has: stretches without white space that hold a letter or a digit.
    package var words: Int {
        split(whereSeparator: \.isWhitespace).count { $0.contains { $0.isLetter || $0.isNumber } }
    }
}
