public import Corpus
import Redaction

/// What was changed between what participants said and what a vignette prints, counted by kind: the log of liberties.
public struct Liberties: Hashable, Sendable {
    /// One kind of change.
    public struct Kind: Hashable, Sendable {
        /// The change and its reason, in words.
        public let name: String
        /// How often.
        public let count: Int
    }

    /// The kinds that occur, in a fixed order.
    public let kinds: [Kind]
    /// Spans printed as they were said.
    public let verbatimSpans: Int
    /// Spans of glue.
    public let connectiveSpans: Int

    /// Counts the changes of a vignette.
    public init(in vignette: Vignette) {
        var counts: [Int: Int] = [:]
        for edit in vignette.spans.flatMap(\.contributions).flatMap(\.edits) {
            for kind in Self.kinds(of: edit) { counts[kind, default: 0] += 1 }
        }
        kinds = counts.sorted { $0.key < $1.key }.map { Kind(name: Self.names[$0.key], count: $0.value) }
        verbatimSpans = vignette.spans.count { $0.kind == .verbatim }
        connectiveSpans = vignette.spans.count { $0.kind == .connective }
    }

    private static let names = [
        "names, contacts, numbers and exact dates taken out (nobody shall be found by them)",
        "roles and specialties generalised (to the policy's level)",
        "places, places of work and origins generalised (to the policy's level)",
        "words that tell a gender made neutral",
        "sounds, fillers, repetitions and false starts left out (speech made readable)",
        "present told as past (one time for one story)",
        "the helped person's “I” told as “they” (one voice for one story)",
        "“A colleague” or a pronoun for the person it is about",
        "joining words put before a sentence, or dropped from its head",
        "asides to the listener left out, and full stops for commas between sentences (talk made prose)",
        "capitals, full stops and quotation marks",
        "other changes",
    ]

    private static func kinds(of edit: SpanEdit) -> Set<Int> {
        var kinds: Set<Int> = []
        switch edit.category {
        case .role, .specialty: kinds.insert(1)
        case .place, .organisation, .nationality, .language, .religion: kinds.insert(2)
        case .gender: kinds.insert(3)
        case .filler, .repetition, .stageDirection: kinds.insert(4)
        case .prose: break
        default: kinds.insert(0)
        }
        for rule in edit.rule.split(separator: "+") where rule.hasPrefix("prose.") {
            switch rule {
            case "prose.tense": kinds.insert(5)
            case "prose.person": kinds.insert(6)
            case "prose.introduction", "prose.reference": kinds.insert(7)
            case "prose.join", "prose.conjunction": kinds.insert(8)
            case "prose.aside", "prose.splice": kinds.insert(9)
            case "prose.capital", "prose.full-stop", "prose.typography", "prose.quotation": kinds.insert(10)
            default: kinds.insert(11)
            }
        }
        return kinds
    }
}
