public import Anonymity
public import Corpus
public import Redaction

/// A sentence or two of one fragment, ready to stand in a story.
public struct NarrativeUnit: Hashable, Sendable {
    /// The fragment it comes from.
    public let fragment: String
    /// Whose words they are.
    public let participant: String
    /// The participant's situation that the fragment tells of.
    public let situation: String?
    /// The section that the fragment is coded to.
    public let section: Section
    /// What the unit does in a story, how surely and why; `nil` where no rule knows.
    public let functionDecision: FunctionDecision?
    /// Whose voice the fragment is in; `nil` where the study does not say.
    public let voice: String?
    /// The person and tense it is told in.
    public let narration: Narration
    /// Where it stands among the participant's words: units of one participant keep this order in a story.
    public let order: Int
    /// The stretch of the fragment's text, in UTF-8 bytes.
    public let source: Range<Int>
    /// The edits that make the unit's text of that stretch, counted from its beginning.
    public let edits: EditList
    /// The words as they may be printed.
    public let text: String
    /// How many words it has.
    public let words: Int
    /// How many sentences.
    public let sentences: Int
    /// How well it serves its function and reads, without the seed.
    public let quality: Double
    /// The facts it tells, on which the sentences of a story must agree.
    public let facets: [Facet]
    /// What it states of a person's role, specialty or place.
    public let statements: Set<AttributeStatement>
    /// Whether it leans on words of its passage that it does not hold: “it”, “the columns”, somebody else's “they”. It is told
    /// only where nothing can be told without such.
    public let isDoubtful: Bool

    /// What the head of a sentence is worth less than one that was said whole, and what any other part of one.
    private static let costOfCutting = (head: 0.4, rest: 1.4)

    /// The same unit, cut out of a longer sentence: its head, or what comes later and leans on it.
    func cut(fromHead isHead: Bool) -> NarrativeUnit {
        NarrativeUnit(
            fragment: fragment, participant: participant, situation: situation, section: section,
            functionDecision: functionDecision, voice: voice, narration: narration, order: order, source: source,
            edits: edits, text: text, words: words, sentences: sentences,
            quality: quality - (isHead ? Self.costOfCutting.head : Self.costOfCutting.rest),
            facets: facets, statements: statements, isDoubtful: isDoubtful)
    }

    /// What the unit does in a story, such as `presenting`; `nil` where no rule knows.
    public var function: String? { functionDecision?.name }
}

/// What a unit does in a story, and what decided it.
public struct FunctionDecision: Hashable, Sendable {
    /// What decided.
    public enum Reason: Hashable, Sendable {
        /// Words of the lexicon of functions, in the order of the text.
        case signs([String])
        /// The author.
        case author
    }

    /// The function, such as `presenting`.
    public let name: String
    /// How surely: from 2, one sure sign, to 4; 0 where only whom it is about says so.
    public let strength: Double
    /// What decided it.
    public let reason: Reason
}

/// A fact on which the sentences of one story must agree.
public struct Facet: Hashable, Sendable, Comparable {
    /// The fact, such as `schedule`.
    public let fact: String
    /// What is said of it.
    public let value: String
    /// Whether one story may tell the fact once only.
    public let once: Bool

    /// Orders by fact, then value.
    public static func < (left: Self, right: Self) -> Bool { (left.fact, left.value) < (right.fact, right.value) }
}

/// Why a sentence may not stand in a story, or had better not.
public enum Refusal: String, CaseIterable, Sendable, Codable {
    /// The participant did not agree to their words being used.
    case consent
    /// The fragment is marked as sensitive, or asks not to be published.
    case sensitive
    /// It tells an event that is known outside.
    case singular
    /// It is spoken by another voice than the story's.
    case voice
    /// It still tells what the policy does not allow.
    case identifying
    /// A name or place was taken out and nothing can be said in its place.
    case gap
    /// It can be traced to a published quotation.
    case published
    /// More words in a row than the policy allows stand in it as they were said.
    case verbatim
    /// It speaks to the interviewer.
    case interview
    /// It is in dialect, swears or is a habit of speech.
    case habit
    /// It tells a pastime, an animal or an instrument by which its speaker or somebody else is known.
    case pastime
    /// It is a question or an exclamation.
    case mood
    /// It breaks off, or has no subject or verb.
    case half
    /// It speaks of several people who cannot be told apart.
    case ambiguous
    /// It points to something that was said before.
    case dangling
    /// It is too short or too long.
    case length
    /// Its fragment says that mentoring did not help: no part of it may serve a story in which it did. Listed for the author.
    case divergent
    /// It tells of what happens now where the story is told as past.
    case tense
    /// Neither the study nor a sure sign says which section it belongs to.
    case undecided
    /// The author has left it out.
    case author

    /// Whether a clause of the sentence may be free of it.
    var isOfPart: Bool {
        switch self {
        case .length, .interview, .habit, .mood, .half, .gap, .identifying, .ambiguous, .tense, .published: true
        default: false
        }
    }

    /// Whether it is about how the sentence reads and not about whom it may expose: the author may overrule it.
    var isMatterOfReading: Bool {
        switch self {
        case .mood, .half, .dangling, .length, .tense, .interview, .ambiguous: true
        default: false
        }
    }
}
