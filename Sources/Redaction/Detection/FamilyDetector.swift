/// Finds words for a person's family: a spouse, children, parents.
struct FamilyDetector {
    let lexicons: LexiconSet

    /// Words that are said of relatives only.
    private static let clear: WordSet = [
        "wife", "husband", "hubby", "spouse", "fiancé", "fiancée", "fiance", "fiancee", "boyfriend", "girlfriend",
        "mum",
        "mam", "mummy", "mammy", "dad", "daddy", "daughter", "daughters", "stepson", "stepdaughter", "stepchildren",
        "grandmother", "grandfather", "grandparents", "granny", "grandad", "granddad", "grandson", "granddaughter",
        "grandchildren", "nephew", "nephews", "niece", "nieces", "auntie", "siblings", "sibling", "ex-husband",
        "ex-wife", "widow", "widower", "stepmother", "stepfather", "wives", "husbands", "in-laws", "twins",
    ]
    /// Words that are said of relatives after an owner or a number: “my son”, “their two kids”, “Morag's brother”.
    private static let owned: WordSet = [
        "mother", "father", "parents", "parent", "mums", "dads", "brother", "brothers", "sister", "sisters", "son",
        "sons", "child", "children", "kids", "kid", "baby", "babies", "toddler", "newborn", "partner", "aunt",
        "uncle", "cousin", "cousins", "gran", "nan", "family", "boys", "girls", "boy", "girl", "lad", "lass",
    ]
    static let beginnings = clear.union(owned)

    private static let owners: WordSet = ["my", "your", "his", "her", "their", "our", "whose"]
    private static let between: WordSet = [
        "own", "two", "three", "four", "five", "small", "little", "young", "wee", "late", "older", "younger", "elder",
        "eldest", "youngest", "oldest", "big", "twin", "new", "first", "second", "ex", "-", "poor", "lovely", "dear",
        "and",
    ]

    func detections(in text: TokenisedText) -> [Detection] {
        let text = text.known(to: lexicons)
        guard text.allFacts.contains(.relative) else { return [] }
        var found: [Detection] = []
        for index in text.tokens.indices where text.facts[index].contains(.relative) {
            let isClear = Self.clear.contains(baseOf: text.tokens[index])
            guard isClear || isOwned(in: text, at: index) else { continue }
            if text.facts[index].contains(WordFacts(.allowed)),
                let allowed = lexicons.longestMatch(.allowed, in: text, at: index), allowed.tokens.count > 1
            {
                continue  // “Mother's Day” is nobody's mother.
            }
            found.append(
                Detection(
                    text, index..<(index + 1), .family, canonical: text.tokens[index].base,
                    flags: text.tokens[index].isPossessive ? Detection.possessiveMark : [], confidence: .medium,
                    rule: isClear ? "family.word" : "family.owned"))
        }
        return found
    }

    /// Whether somebody is named whose relative this is, with few words between.
    private func isOwned(in text: TokenisedText, at index: Int) -> Bool {
        var before = index - 1
        while before >= 0, index - before <= 3, Self.between.contains(text.tokens[before]) { before -= 1 }
        guard before >= 0 else { return false }
        if Self.owners.contains(text.tokens[before]) { return true }
        return text.tokens[before].isPossessive && text.tokens[before].isCapitalised
    }
}
