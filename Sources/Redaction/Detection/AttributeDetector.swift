/// Finds what may place a person without naming them: role, specialty, place, examinations, origin, religion.
struct AttributeDetector {
    let lexicons: LexiconSet
    let words: WordList

    static let placeLeads: Set<String> = [
        "in", "at", "from", "near", "to", "around", "outside", "of", "via", "towards", "between", "across", "leave", "left",
    ]

    func detections(in text: TokenisedText) -> [Detection] {
        var found: [Detection] = []
        for index in text.tokens.indices where text.tokens[index].kind != .punctuation {
            append(.role, .role, .medium, in: text, at: index, to: &found)
            append(.specialty, .specialty, .medium, in: text, at: index, to: &found)
            append(.exam, .specialty, .high, in: text, at: index, to: &found)
            append(.nationality, .nationality, .medium, in: text, at: index, to: &found)
            append(.language, .language, .medium, in: text, at: index, to: &found)
            append(.religion, .religion, .medium, in: text, at: index, to: &found)
            append(.place, .place, .medium, in: text, at: index, to: &found)
        }
        return found
    }

    private func append(
        _ kind: LexiconKind, _ category: EditCategory, _ confidence: Confidence, in text: TokenisedText, at index: Int,
        to found: inout [Detection]
    ) {
        guard let match = lexicons[kind].longestMatch(in: text, at: index) else { return }
        let entry = match.value
        let token = text.tokens[index]
        switch kind {
        case .place:
            guard token.isCapitalised else { return }
            if entry.flags.contains("word") || (match.tokens.count == 1 && words.contains(token.folded.droppingPossessive)) {
                guard index > 0, AttributeDetector.placeLeads.contains(text.tokens[index - 1].folded) else { return }
            }
        case .nationality, .language, .religion:
            guard token.isCapitalised else { return }
        case .role, .specialty, .exam:
            if entry.flags.contains("caps") {
                guard token.isAllCaps || entry.surface == text[token.range] else { return }
            }
            if entry.flags.contains("service"), isService(in: text, at: index) { return }
            if entry.flags.contains("field-context"), !hasFieldContext(in: text, at: match.tokens) { return }
        default:
            break
        }
        var flags = entry.flags
        if match.isPossessive { flags.insert("possessive") }
        if kind == .exam { flags.insert("exam") }
        found.append(
            Detection(
                text, match.tokens, category, canonical: entry.canonical, flags: flags, confidence: confidence,
                rule: "\(category.rawValue).\(kind == .exam ? "exam" : "lexicon")"))
    }

    /// “see your GP”, “the GP surgery”: a service that everybody has, not somebody's role.
    private func isService(in text: TokenisedText, at index: Int) -> Bool {
        guard index > 0 else { return false }
        return ["your", "their", "his", "her", "the", "own", "our"].contains(text.tokens[index - 1].folded)
    }

    /// A word such as “medicine” names a specialty only after “in” or before a noun of training.
    private func hasFieldContext(in text: TokenisedText, at tokens: Range<Int>) -> Bool {
        let leads: Set<String> = ["in", "into", "of", "from", "to", "do", "doing", "leave", "left", "leaving"]
        let follows: Set<String> = [
            "trainee", "trainees", "training", "registrar", "reg", "consultant", "rotation", "job", "post", "department",
        ]
        if tokens.lowerBound > 0, leads.contains(text.tokens[tokens.lowerBound - 1].folded) { return true }
        return tokens.upperBound < text.tokens.count && follows.contains(text.tokens[tokens.upperBound].folded)
    }
}
