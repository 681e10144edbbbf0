/// Finds words that tell a person's gender: pronouns, nouns, titles, and what implies a gender without saying it.
struct GenderDetector {
    let lexicons: LexiconSet

    static let pronouns: WordSet = [
        "he", "she", "him", "her", "his", "hers", "himself", "herself",
        "he's", "she's", "he'd", "she'd", "he'll", "she'll", "shes",
    ]
    private static let listed: WordFacts = [WordFacts(.gendered), WordFacts(.impliedGender)]
    private static let facts: WordFacts = listed.union([.pronoun, .genderTitle])
    private static let familyLeads: WordSet = [
        "my", "his", "her", "their", "your", "our", "older", "younger", "elder", "big", "little", "twin", "baby",
    ]
    static let titles: WordSet = ["mr", "mrs", "ms", "miss", "sir", "madam"]

    func detections(in text: TokenisedText) -> [Detection] {
        var found: [Detection] = []
        let text = text.known(to: lexicons)
        guard !text.allFacts.isDisjoint(with: Self.facts) else { return [] }
        for index in text.tokens.indices where !text.facts[index].isDisjoint(with: Self.facts) {
            let facts = text.facts[index]
            if !facts.isDisjoint(with: Self.listed),
                let allowed = lexicons.longestMatch(.allowed, in: text, at: index), allowed.tokens.count > 1
            {
                continue  // “Father Christmas” is nobody's father.
            }
            if facts.contains(.pronoun) {
                if isPaired(in: text, at: index) { continue }
                found.append(
                    Detection(text, index..<(index + 1), .gender, confidence: .high, rule: "gender.pronoun"))
            } else if facts.contains(.genderTitle), text.tokens[index].isCapitalised, index + 1 < text.tokens.count,
                text.tokens[index + 1].isCapitalised || text.tokens[index + 1].folded == "."
            {
                found.append(Detection(text, index..<(index + 1), .gender, confidence: .high, rule: "gender.title"))
            } else if let match = lexicons.longestMatch(.impliedGender, in: text, at: index),
                match.tokens.count >= lexicons.longestMatch(.gendered, in: text, at: index)?.tokens.count ?? 0
            {
                found.append(
                    Detection(
                        text, match.tokens, .gender, flags: ["implied"], confidence: .medium, rule: "gender.implied"))
            } else if let match = lexicons.longestMatch(.gendered, in: text, at: index),
                !isGrade(match.value, in: text, at: index)
            {
                found.append(
                    Detection(
                        text, match.tokens, .gender, canonical: match.value.canonical,
                        flags: match.value.flags.union(match.isPossessive ? ["possessive"] : []), confidence: .medium,
                        rule: "gender.noun"))
            }
        }
        return found
    }

    /// `he/she`, `him/her`: both genders stand there, so neither is told.
    private func isPaired(in text: TokenisedText, at index: Int) -> Bool {
        func isOther(_ other: Int) -> Bool {
            text.tokens.indices.contains(other) && Self.pronouns.contains(text.tokens[other])
        }
        if index + 2 < text.tokens.count, text.tokens[index + 1].folded == "/", isOther(index + 2) { return true }
        return index >= 2 && text.tokens[index - 1].folded == "/"
            && (isOther(index - 2) || text.tokens[index - 2].folded == "s")
    }

    /// “the sister in charge”, “a ward sister”: a nurse's grade, not a relative.
    private func isGrade(_ entry: LexiconEntry, in text: TokenisedText, at index: Int) -> Bool {
        guard entry.flags.contains("grade") else { return false }
        return index == 0 || !Self.familyLeads.contains(text.tokens[index - 1])
    }
}
