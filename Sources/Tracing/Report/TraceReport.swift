public import Publication
public import Redaction

/// What an intruder can find out by comparing reports with what is attributed to somebody: numbers and places, never words.
public struct TraceReport: Hashable, Sendable, Encodable {
    /// The vignettes in the order of the files.
    public let vignettes: [TracedVignette]
    /// Participants to whom several vignettes lead.
    public let linked: [LinkedParticipant]
    /// Words that vignettes share with each other.
    public let shared: [SharedWords]
    /// What each public code reveals in sum.
    public let codes: [CodeAccretion]
    /// What the report and an earlier version tell together, where one was given.
    public let difference: VersionDifference?
    /// How many attributed texts were compared.
    public let attributedTexts: Int

    /// What an intruder has, and how it is compared.
    public struct Settings: Sendable {
        /// What is folded away.
        public let normaliser: TraceNormaliser
        /// How many normalised words in a row count as traced.
        public let runWords: Int
        /// Common words of English, against which rare ones stand out.
        public let commonWords: WordList
        /// Redacts as the author of the reports did, and finds what a quotation tells of a person. Without it neither is done.
        public let redactor: Redactor?
        /// Whether attributed texts are compared as they would be redacted too.
        public let comparesRedacted: Bool
        /// When a code should give way to another.
        public let limits: CodeLimits

        /// Names the settings.
        public init(
            normaliser: TraceNormaliser, runWords: Int, commonWords: WordList = .empty, redactor: Redactor? = nil,
            comparesRedacted: Bool = true, limits: CodeLimits = CodeLimits(sections: 2, times: 3)
        ) {
            self.normaliser = normaliser
            self.runWords = runWords
            self.commonWords = commonWords
            self.redactor = redactor
            self.comparesRedacted = comparesRedacted
            self.limits = limits
        }
    }

    /// Earlier versions of reports, and what is attributed in them.
    public struct Earlier: Sendable {
        /// The documents.
        public let documents: [Document]
        /// Their attributed quotations.
        public let attributed: [AttributedText]

        /// Keeps them.
        public init(documents: [Document], attributed: [AttributedText]) {
            self.documents = documents
            self.attributed = attributed
        }
    }

    /// Attacks reports.
    ///
    /// - Parameters:
    ///   - documents: the reports; one without marks is one vignette.
    ///   - attributed: their own attributed quotations.
    ///   - others: everything else that is known to come from somebody.
    ///   - earlier: an earlier version of the reports.
    ///   - settings: how they are compared.
    public init(
        documents: [Document], attributed: [AttributedText], others: [AttributedText] = [], earlier: Earlier? = nil,
        settings: Settings
    ) {
        var all = attributed + others
        if let earlier {
            // What both versions quote is said to stand in the later.
            let known = Set(all.map { [$0.participant, $0.text] })
            all += earlier.attributed.filter { !known.contains([$0.participant, $0.text]) }
        }
        let redactor = settings.comparesRedacted ? settings.redactor : nil
        let redacted = redactor.map { redactor in
            all.compactMap { text in
                let redacted = redactor.redact(text.text)
                return redacted.edits.edits.isEmpty
                    ? nil : AttributedText(participant: text.participant, text: redacted.text, origin: text.origin)
            }
        }
        let index = TraceIndex(all + (redacted ?? []), normaliser: settings.normaliser, runWords: settings.runWords)
        let attack = Attack(
            index: index, background: Background(index, common: settings.commonWords),
            paraphrases: ParaphraseSearch(index))
        let traced = documents.flatMap { document in
            let marked: [MarkedVignette?] = document.vignettes.isEmpty ? [nil] : document.vignettes
            return marked.map { (traced: TracedVignette($0, of: document, by: attack), document: document) }
        }
        attributedTexts = Set(all).count
        vignettes = traced.map(\.traced)
        linked = LinkedParticipant.all(vignettes)
        shared = SharedWords.all(
            traced.filter { !$0.document.vignettes.isEmpty }, normaliser: settings.normaliser,
            runWords: settings.runWords)
        codes = CodeAccretion.all(
            Attributed.all(in: documents, redactor: settings.redactor), limits: settings.limits)
        difference = earlier.map {
            VersionDifference(
                earlier: $0.documents, later: documents, attributed: ($0.attributed, attributed), by: attack)
        }
    }
}
