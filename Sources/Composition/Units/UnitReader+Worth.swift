import Redaction

/// What a sentence is worth, before the seed and the theme.
extension UnitReader {
    /// How well a sentence serves and reads: the strength of its function (0 to 4), less for words that only its speaker
    /// uses, for what redaction had to put in, for quotations inside, and for very short or long sentences.
    func quality(of sentence: Sentence, strength: Double) -> Double {
        var quality = strength
        quality -= 2.5 * vocabulary.shareOfOwnWords(in: sentence.text)
        for edit in sentence.edits.edits {
            switch edit.category {
            case .person, .secret: quality -= edit.rule.contains("prose.reference") ? 0 : 0.8
            case .place, .organisation, .nationality: quality -= edit.replacement.contains("elsewhere") ? 1.5 : 0.8
            case .date, .age: quality -= 0.8
            case .role, .specialty: quality -= edit.replacement.contains("specialty") ? 0.8 : 0.2
            case .gender: quality -= edit.rule.contains("noun") ? 0.4 : 0
            default: break
            }
        }
        if sentence.text.tokens.contains(where: {
            "‘’“”'\"".contains(sentence.text[$0.range]) && $0.kind == .punctuation
        }) {
            quality -= 0.4
        }
        quality -= Self.roughness(of: sentence.text)
        quality -= 0.3 * Double(min(3, References.unexplained(in: sentence.text)))
        let words = sentence.text.text.words
        if words < 9 { quality -= 0.5 }
        if words > 30 { quality -= 0.5 }
        // Where a passage begins, nothing was said before.
        if sentence.source.lowerBound == 0 { quality += Self.worthOfBeginning }
        return quality
    }

    /// Words of talk that add nothing to a story.
    private static let vague: Set<String> = [
        "sort", "kind", "thing", "things", "stuff", "bit", "suppose", "whatever", "basically", "literally", "obviously",
        "actually", "anyway", "you", "your", "you're", "you'd", "you've", "you'll",
    ]

    /// How much a sentence is talk: vague words, and clauses strung together by commas.
    private static func roughness(of text: TokenisedText) -> Double {
        let vague = text.tokens.count { Self.vague.contains($0.folded) }
        let commas = text.tokens.count { $0.folded == "," }
        return 0.3 * Double(min(4, vague)) + 0.25 * Double(max(0, commas - 2))
    }

    /// What a sentence loses that does nothing which the lexicon knows: it fills a story and does not carry it.
    static let withoutFunction = 1.0
    /// The words of a part cut out of a sentence, at least: a shorter one has lost what it was said for.
    static let leastOfCut = 9
    /// What a sentence costs that leans on what is not told.
    static let costOfDoubt = 4.0
    /// The function of what the teller says of themself.
    static let reflection = "reflection"
    private static let kin: Set<String> = [
        "spouse", "partner", "husband", "wife", "child", "children", "kids", "baby", "parent", "parents", "mother",
        "father", "mum", "dad", "brother", "sister", "son", "daughter", "relative", "sibling", "pregnancy", "marriage",
        "second", "dog", "cousin", "nan", "gran",
    ]

    /// Whether the teller's own family comes in: a story is of somebody else, until the teller says what they took from it.
    static func tellsOfOwnKin(_ text: TokenisedText) -> Bool {
        let words = text.tokens.map(\.folded)
        return words.indices.dropLast().contains {
            words[$0] == "my" && kin.contains(String(words[$0 + 1].prefix { $0 != "'" }))
        }
    }

    /// What it is worth that a sentence begins its fragment.
    private static let worthOfBeginning = 0.4
}
