import Policies
import Publication
import Redaction
import Tracing

/// Terms of the corpus with the participants who use them.
struct RareTerms {
    /// Kinds of terms that tell who somebody is where few use them.
    private static let kinds: [LexiconKind] = [.pastime, .singular, .nationality, .language, .religion, .exam]

    private let lexicons: LexiconSet
    private let smallest: Int
    /// How many participants use a term; empty without a study.
    private let users: [String: Int]

    /// Counts the terms of the study's fragments.
    init(study: StudyFacts?, rulebook: Rulebook) {
        lexicons = rulebook.lexicons
        smallest = rulebook.policy.anonymity.k
        var participants: [String: Set<String>] = [:]
        for fragment in study?.fragments ?? [] {
            for term in Self.terms(in: TokenisedText(fragment.text), lexicons) {
                participants[term.name, default: []].insert(fragment.participant)
            }
        }
        users = participants.mapValues(\.count)
    }

    private static func terms(in text: TokenisedText, _ lexicons: LexiconSet) -> [(name: String, range: Range<Int>)] {
        kinds.flatMap { kind in
            lexicons[kind].matches(in: text).map { match in
                let tokens = text.tokens[match.tokens]
                return (
                    tokens.map(\.folded).joined(separator: " "),
                    tokens.first!.range.lowerBound..<tokens.last!.range.upperBound
                )
            }
        }
    }

    /// The terms of a text that some participants use, but fewer than k.
    func rare(in text: String) -> [(users: Int, range: Range<Int>)] {
        guard !users.isEmpty else { return [] }
        return Self.terms(in: TokenisedText(text), lexicons).compactMap { term in
            users[term.name].flatMap { $0 < smallest ? ($0, term.range) : nil }
        }
    }
}

extension DocumentCheck {
    /// Terms of vignettes that few participants of the study use.
    func rareFindings(_ terms: RareTerms) -> [Finding] {
        document.vignettes.flatMap(\.blocks).filter { document.blocks[$0].kind.isProse }.flatMap { block in
            terms.rare(in: document.blocks[block].text).map { term in
                finding(
                    .rareValue, block: block, range: term.range,
                    "\(term.users) participant\(term.users == 1 ? "" : "s") of the study use this term; the policy asks for "
                        + "\(gate.policy.anonymity.k). " + Rule.rareValue.remedy)
            }
        }
    }
}
