import Anonymity
public import Corpus
public import Policies
import Redaction
import Tracing

/// Cuts fragments into the units that a story is made of.
public struct UnitReader: Sendable {
    let rulebook: Rulebook
    let redactor: Redactor
    let judge: SentenceJudge
    let story: StoryLexicon
    let vocabulary: SharedVocabulary
    private let material: Material
    private let consent: [String: Consent]
    private let orderOfFragment: [String: Int]
    let published: TraceIndex?

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
                material.published, normaliser: TraceNormaliser(lexicons: rulebook.lexicons, ladders: rulebook.ladders),
                runWords: rulebook.policy.tracing.runWords)
    }

    /// Reads fragments.
    ///
    /// A fragment without a section is placed sentence by sentence: in the section whose function the sentence does most
    /// surely.
    ///
    /// - Parameters:
    ///   - fragments: the fragments.
    ///   - template: whose functions the sentences may do, in whose voice the story is told, and which other voices may be
    ///     retold in it; fragments in any other voice are refused.
    ///   - overrides: what the author has decided about single units.
    /// - Returns: the units and the refused sentences, in the order of the fragments.
    public func read(
        _ fragments: [Fragment], for template: StoryTemplate, overrides: UnitOverrides = .none
    ) -> UnitReading {
        var reading = UnitReading()
        for fragment in fragments {
            var passage = Passage(reader: self, fragment: fragment, template: template, overrides: overrides)
            passage.read(into: &reading)
        }
        return reading
    }

    /// The reading of one fragment.
    private struct Passage {
        let reader: UnitReader
        let fragment: Fragment
        let template: StoryTemplate
        let overrides: UnitOverrides
        /// The units that end with the last sentence, where another may follow it.
        private var open: [NarrativeUnit] = []
        private let scalars: ScalarOffsets
        private let bytes: [UInt8]
        /// What a person has decided to leave stands in the source as it stands in a sentence.
        private let kept: KeptWords
        private let references: References

        init(reader: UnitReader, fragment: Fragment, template: StoryTemplate, overrides: UnitOverrides) {
            self.reader = reader
            self.fragment = fragment
            self.template = template
            self.overrides = overrides
            scalars = ScalarOffsets(fragment.text)
            bytes = Array(fragment.text.utf8)
            kept = KeptWords((reader.material.rejected[fragment.id] ?? []).map(\.range), of: fragment.text)
            references = References(TokenisedText(fragment.text))
        }

        private func refusal(
            _ reason: Refusal, function: String? = nil, section: Section? = nil, at source: Range<Int>? = nil
        ) -> RefusedSentence {
            RefusedSentence(
                fragment: fragment.id, participant: fragment.participant, section: section ?? fragment.section,
                function: function, source: source ?? 0..<fragment.text.utf8.count, reason: reason)
        }

        /// Why nothing of the fragment may be told.
        private func refusalOfAll() -> Refusal? {
            guard reader.consent[fragment.participant]?.allowsWords ?? false else { return .consent }
            let excludesSensitive = reader.rulebook.policy.redaction.sensitive == .exclude
            // Whoever asks that something stay out is heard, whatever the policy says.
            if reader.asksToBeSealed(fragment.text) || excludesSensitive && fragment.sensitive != nil {
                return .sensitive
            }
            if let voice = template.voice, let own = fragment.voice, own != voice, !template.retells.contains(own) {
                return .voice
            }
            // Who speaks of “my mentor” is the one who was helped, whether the study says so or not.
            if let voice = template.voice, fragment.voice == nil,
                fragment.text.lowercased().contains("my \(voice)")
            {
                return .voice
            }
            return reader.saysMentoringDidNotHelp(fragment.text) ? .divergent : nil
        }

        mutating func read(into reading: inout UnitReading) {
            if let reason = refusalOfAll() { return reading.refused.append(refusal(reason)) }
            let redacted = reader.redaction(of: fragment)
            let text = TokenisedText(redacted.text)
            let map = SourceMap(redacted.edits)
            for range in Sentences.ranges(in: text) {
                switch consider(range, map: map) {
                case .unit(let unit, let next):
                    open = open.compactMap { reader.join($0, next, in: bytes, references, for: template) } + [unit]
                    reading.units += open
                case .refused(let refused, let next):
                    // What is short or points back may stand behind the sentence that it followed.
                    open =
                        next.map { next in
                            refused.reason.isMatterOfReading
                                ? open.compactMap { reader.join($0, next, in: bytes, references, for: template) } : []
                        } ?? []
                    reading.units += open
                    let clauses = refused.reason.isOfPart ? self.clauses(of: range, in: text, map: map) : []
                    if clauses.isEmpty { reading.refused.append(refused) } else { reading.units += clauses }
                }
            }
        }

        /// The parts of a refused sentence that can stand by themselves: as many clauses together as may, from the first on.
        private func clauses(of range: Range<Int>, in text: TokenisedText, map: SourceMap) -> [NarrativeUnit] {
            let ranges = Clauses.ranges(in: text, of: range)
            var units: [NarrativeUnit] = []
            var first = 0
            while first < ranges.count {
                var next = first + 1
                for last in ranges.indices[first...].reversed() where first > 0 || last < ranges.count - 1 {
                    let part = ranges[first].lowerBound..<ranges[last].upperBound
                    if case .unit(let unit, _) = consider(part, map: map), unit.words >= UnitReader.leastOfCut {
                        units.append(unit.cut(fromHead: first == 0))
                        next = last + 1
                        break
                    }
                }
                first = next
            }
            return units
        }

        private enum Outcome {
            case unit(NarrativeUnit, Sentence)
            case refused(RefusedSentence, Sentence?)
        }

        /// Judges a stretch of the redacted text.
        private func consider(_ range: Range<Int>, map: SourceMap) -> Outcome {
            guard let (source, edits) = map.source(of: range) else { return .refused(refusal(.gap), nil) }
            let own = overrides[fragment.id, scalars[source]]
            if own?.use == false { return .refused(refusal(.author, at: source), nil) }
            var sentence = Sentence(
                fragment: fragment, section: own?.section ?? fragment.section, source: source,
                original: TokenisedText(String(decoding: bytes[source], as: UTF8.self)), edits: EditList(edits),
                kept: kept)
            sentence = sentence.edited(
                TalkEdits.edits(
                    of: sentence.text,
                    leavesOutFillers: reader.rulebook.policy.redaction.layers.contains(.verbatim)))
            if let voice = template.voice, let told = fragment.voice, told != voice {
                guard let retold = VoiceChange.edits(of: sentence.text, teller: voice) else {
                    return .refused(refusal(.voice, at: source), nil)
                }
                sentence = sentence.edited(retold)
            }
            sentence = sentence.edited(ProseEdits.edits(of: sentence.text))
            sentence = sentence.edited(ProseEdits.typography(of: sentence.text))
            var function =
                reader.function(of: sentence, in: template) ?? reader.faintFunction(of: sentence, in: template)
            if let chosen = own?.function { function = FunctionDecision(name: chosen, strength: 3, reason: .author) }
            if sentence.section == nil, let name = function?.name {
                sentence.section =
                    template.sections.first { section in section.slots.contains { $0.function == name } }?
                    .section
            }
            guard sentence.section != nil else {
                return .refused(refusal(.undecided, function: function?.name, at: source), nil)
            }
            var reason = reader.refusal(of: sentence)
            if reason == .tense {
                var past = sentence.edited(PastTense.edits(of: sentence.text))
                past = past.edited(ProseEdits.typography(of: past.text))
                if past.edits != sentence.edits, reader.refusal(of: past) == nil {
                    sentence = past
                    reason = nil
                }
            }
            if reason == nil, references.tellsOfSeveral(sentence.text) { reason = .ambiguous }
            if reason == nil, let voice = template.voice, sentence.text.text.lowercased().contains("my \(voice)") {
                // Whoever tells the story has no mentor in it: the sentence is of another story.
                reason = .voice
            }
            if let found = reason, !(own?.use == true && found.isMatterOfReading) {
                return .refused(
                    refusal(found, function: function?.name, section: sentence.section, at: source), sentence)
            }
            let isDoubtful =
                own?.use != true
                && (!references.suffice(for: sentence.text, at: source) || reader.judge.rambles(sentence.text)
                    || function?.name != UnitReader.reflection && UnitReader.tellsOfOwnKin(sentence.text))
            return .unit(reader.unit(sentence, function: function, isDoubtful: isDoubtful), sentence)
        }
    }

    // MARK: One sentence

    /// A stretch of a fragment on its way to a unit.
    struct Sentence {
        let fragment: Fragment
        var section: Section?
        let source: Range<Int>
        let original: TokenisedText
        let edits: EditList
        let text: TokenisedText
        let kept: KeptWords

        init(
            fragment: Fragment, section: Section?, source: Range<Int>, original: TokenisedText, edits: EditList,
            kept: KeptWords
        ) {
            self.fragment = fragment
            self.section = section
            self.source = source
            self.original = original
            self.edits = edits
            self.kept = kept
            text = TokenisedText(edits.applied(to: original.text))
        }

        /// The sentence after further edits of its text.
        func edited(_ next: EditList) -> Sentence {
            next.isEmpty
                ? self
                : Sentence(
                    fragment: fragment, section: section, source: source, original: original,
                    edits: edits.then(next, on: original.text), kept: kept)
        }
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
    func longestVerbatimRun(of sentence: Sentence) -> Int {
        var longest = 0
        var start = 0
        for edit in sentence.edits.edits {
            longest = max(longest, sentence.original[start..<edit.range.lowerBound].words)
            start = edit.range.upperBound
        }
        return max(longest, sentence.original[start..<sentence.original.bytes.count].words)
    }

    /// What a sentence does, of what its section of the template knows; of all sections where it has none yet.
    func function(of sentence: Sentence, in template: StoryTemplate) -> FunctionDecision? {
        let known = template.functions(of: sentence.section)
        let found = story.functions(of: sentence.text).filter { known.contains($0.key) }
        guard
            let best = found.max(by: {
                ($0.value.strength, $0.value.longest, $1.key) < ($1.value.strength, $1.value.longest, $0.key)
            }),
            best.value.strength >= StoryLexicon.leastStrength
        else { return nil }
        return FunctionDecision(name: best.key, strength: best.value.strength, reason: .signs(best.value.cues))
    }

    /// What a sentence without a sure sign may do, by whom it is about: what is told of the one who was helped, and what the
    /// teller did or thinks. It is worth little, and stands where nothing surer can.
    private func faintFunction(of sentence: Sentence, in template: StoryTemplate) -> FunctionDecision? {
        guard let section = sentence.section, let first = sentence.text.tokens.first else { return nil }
        let word = first.folded.prefix { $0 != "'" }
        let name: String? =
            switch (section, word) {
            case (.context, "they"): "underlying"
            case (.mechanism, "i"), (.mechanism, "we"): "technique"
            case (.mechanism, "they"): "turning"
            case (.outcome, "they"): "mentee"
            case (.outcome, "i"): "reflection"
            default: nil
            }
        guard let name, template.functions(of: section).contains(name) else { return nil }
        return FunctionDecision(name: name, strength: StoryLexicon.faintStrength, reason: .signs([String(word)]))
    }

    private func refusal(of sentence: Sentence) -> Refusal? {
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
    func leavesGap(_ sentence: Sentence) -> Bool {
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

    func isAllowed(_ sentence: Sentence) -> Bool {
        redactor.disallowed(in: sentence.text.text).allSatisfy { sentence.kept.cover(sentence.text[$0.range]) }
    }

    // MARK: Units

    private func unit(_ sentence: Sentence, function: FunctionDecision?, isDoubtful: Bool) -> NarrativeUnit {
        let detections = redactor.detections(in: sentence.text.text)
        // What the teller took from it ends the story: not every I does.
        let isSure = function.map { $0.name != Self.reflection || $0.strength > StoryLexicon.faintStrength } ?? false
        return NarrativeUnit(
            fragment: sentence.fragment.id, participant: sentence.fragment.participant,
            situation: sentence.fragment.situation, section: sentence.section!, functionDecision: function,
            voice: sentence.fragment.voice, narration: Narration(of: sentence.text),
            order: orderOfFragment[sentence.fragment.id]! << 32 + sentence.source.lowerBound,
            source: sentence.source, edits: sentence.edits, text: sentence.text.text,
            words: sentence.text.text.words, sentences: 1,
            quality: quality(of: sentence, strength: isSure ? function?.strength ?? 0 : -Self.withoutFunction)
                - (isDoubtful ? Self.costOfDoubt : 0),
            facets: story.facets(of: sentence.text)
                + (sentence.section == .outcome && function?.name != Self.reflection
                    ? story.matters(toldIn: sentence.text) : []),
            statements: rulebook.statements(in: detections),
            isDoubtful: isDoubtful)
    }
}

extension String {
    /// How many words a text has: stretches without white space that hold a letter or a digit.
    package var words: Int {
        split(whereSeparator: \.isWhitespace).count { $0.contains { $0.isLetter || $0.isNumber } }
    }
}
