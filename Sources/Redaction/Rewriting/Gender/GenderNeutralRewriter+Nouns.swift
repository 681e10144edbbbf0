/// Nouns with a gender, by the lexicon.
extension GenderNeutralRewriter {
    /// The edits for nouns within the scope, of the people chosen.
    func nounEdits(in text: TokenisedText, people: Set<Int>?) -> [Edit] {
        GenderDetector(lexicons: lexicons).detections(in: text).compactMap { detection in
            guard detection.rule == "gender.noun", people?.contains(detection.tokens.lowerBound) ?? true else {
                return nil
            }
            let flags = detection.flags
            guard nouns == .all || flags.contains("telling"), !isPartOfName(detection, in: text) else { return nil }
            if isWholeGender(detection, in: text) { return nil }
            if flags.contains("describes") { return described(detection, in: text) }
            if isSpokenTo(detection, in: text) { return addressed(detection, in: text) }
            let first = text.tokens[detection.tokens.lowerBound]
            if flags.contains("called"), first.isCapitalised, !first.isAllCaps { return called(detection, in: text) }
            var replacement = detection.canonical
            if flags.contains("child"), isYoung(in: text, at: detection.tokens.lowerBound) {
                replacement = replacement == "people" ? "children" : "child"
            }
            return edit(detection, in: text, with: replacement)
        }
    }

    private func edit(_ detection: Detection, in text: TokenisedText, with noun: String) -> Edit {
        let first = text.tokens[detection.tokens.lowerBound]
        let original = text[detection.range]
        var written = noun
        if detection.flags.contains("possessive") { written += original.utf8.contains(0xE2) ? "’s" : "'s" }
        if first.isAllCaps {
            written = written.uppercased()
        } else if first.isCapitalised {
            written = written.capitalisedFirst
        }
        return Edit(
            range: detection.range, original: original, replacement: written, category: .gender, rule: "gender.noun")
    }

    /// “The Good Wife”, “Queen Elizabeth”: a capital that no sentence asks for makes a noun part of a name.
    private func isPartOfName(_ detection: Detection, in text: TokenisedText) -> Bool {
        let first = detection.tokens.lowerBound
        guard text.tokens[first].isCapitalised, !text.tokens[first].isAllCaps else { return false }
        if detection.flags.contains("called") || detection.tokens.count > 1 { return false }
        return !text.startsSentence(first)
    }

    private static let wholeGenders: Set<String> = ["women", "men", "females", "males"]
    private static let beforeWhole: Set<String> = ["for", "among", "amongst", "between", "than", "towards", "against"]

    /// “A clinic for women”, “between men and women”: all of a gender, and nobody who is told of.
    private func isWholeGender(_ detection: Detection, in text: TokenisedText) -> Bool {
        let index = detection.tokens.lowerBound
        guard detection.tokens.count == 1, index > 0, Self.wholeGenders.contains(text.tokens[index].folded) else {
            return false
        }
        let before = text.tokens[index - 1].folded
        if Self.beforeWhole.contains(before) { return true }
        return index > 2 && ["and", "or"].contains(before) && Self.wholeGenders.contains(text.tokens[index - 2].folded)
            && Self.beforeWhole.contains(text.tokens[index - 3].folded)
    }

    private static let childLeads: Set<String> = [
        "my", "your", "his", "her", "their", "our", "little", "wee", "twin", "both", "two", "three", "four", "small",
        "baby", "youngest", "eldest", "oldest", "other",
    ]
    private static let contractions: Set<String> = [
        "it's", "that's", "he's", "she's", "there's", "what's", "here's", "who's", "let's", "where's", "how's",
    ]

    /// Whether a boy or a girl is a child here rather than a colleague: “my girls”, “twin boys”, “Shona's lass”.
    private func isYoung(in text: TokenisedText, at index: Int) -> Bool {
        guard index > 0 else { return false }
        let before = text.tokens[index - 1]
        return Self.childLeads.contains(before.folded)
            || before.folded.utf8.suffix(2).elementsEqual("'s".utf8) && before.kind == .word
                && !Self.contractions.contains(before.folded)
    }

    /// Whether a noun is how somebody is spoken to: “go, Mum, you talk”, “I said, lad, you…”.
    private func isSpokenTo(_ detection: Detection, in text: TokenisedText) -> Bool {
        let first = detection.tokens.lowerBound
        let next = detection.tokens.upperBound
        return first > 0 && next < text.tokens.count && text.tokens[first - 1].folded == ","
            && text.tokens[next].folded == "," && !detection.flags.contains("possessive") && detection.tokens.count == 1
    }

    private func addressed(_ detection: Detection, in text: TokenisedText) -> Edit {
        var end = text.tokens[detection.tokens.upperBound].range.upperBound
        if end < text.bytes.count, text.bytes[end] == 0x20 { end += 1 }
        let range = detection.range.lowerBound..<end
        return Edit(range: range, original: text[range], replacement: "", category: .gender, rule: "gender.noun")
    }

    private static let determiners: Set<String> = [
        "a", "an", "the", "every", "one", "no", "any", "some", "this", "that",
    ]

    /// “Mum rang”, “as Dad”: a relative called by what they are.
    private func called(_ detection: Detection, in text: TokenisedText) -> Edit? {
        let first = detection.tokens.lowerBound
        let noun = detection.canonical + (detection.flags.contains("possessive") ? "'s" : "")
        let before = first > 0 ? text.tokens[first - 1].folded : ""
        let isDetermined = Self.childLeads.contains(before) || Self.determiners.contains(before)
        var written = isDetermined ? noun : "a \(noun)"
        if text.startsSentence(first) { written = written.capitalisedFirst }
        return Edit(
            range: detection.range, original: text[detection.range], replacement: written, category: .gender,
            rule: "gender.noun")
    }

    private static let notDescribed: Set<String> = [
        "and", "or", "but", "who", "which", "that", "with", "in", "on", "at", "of", "to", "from", "for", "is", "was",
        "has", "had", "as", "than", "came", "said", "by", "when", "if", "patient's", "are", "were", "would", "will",
    ]

    /// “Female”, “lady”, “male” before what somebody is go with the space behind; where nothing follows that they describe
    /// they are a person.
    private func described(_ detection: Detection, in text: TokenisedText) -> Edit? {
        let next = detection.tokens.upperBound
        let range = detection.range
        if next < text.tokens.count, text.tokens[next].kind == .word,
            !Self.notDescribed.contains(text.tokens[next].folded), !detection.flags.contains("possessive"),
            !VerbForms.isFinite(text.tokens[next].folded)
        {
            let first = text.tokens[detection.tokens.lowerBound]
            guard nouns == .all || isWorkNoun(in: text, at: next) else { return nil }
            if first.isCapitalised {
                let word = text.tokens[next].range
                let both = range.lowerBound..<word.upperBound
                return Edit(
                    range: both, original: text[both], replacement: text[word].capitalisedFirst, category: .gender,
                    rule: "gender.noun")
            }
            let deleted = range.lowerBound..<text.tokens[next].range.lowerBound
            return Edit(
                range: deleted, original: text[deleted], replacement: "", category: .gender, rule: "gender.noun")
        }
        guard nouns == .all, let before = detection.tokens.lowerBound > 0 ? detection.tokens.lowerBound - 1 : nil,
            text.tokens[before].kind == .word
        else { return nil }
        // “I am male” says how somebody is; “a young female” is a person.
        let isAdjective = ["is", "was", "am", "i'm", "are", "were", "being", "mostly", "all"].contains(
            text.tokens[before].folded)
        return isAdjective ? nil : edit(detection, in: text, with: detection.canonical)
    }

    /// Whether a word, or the one behind it, is somebody's role or specialty.
    private func isWorkNoun(in text: TokenisedText, at index: Int) -> Bool {
        for position in index..<min(index + 2, text.tokens.count) where text.tokens[position].kind == .word {
            if lexicons[.role].longestMatch(in: text, at: position) != nil { return true }
            if let specialty = lexicons[.specialty].longestMatch(in: text, at: position),
                !specialty.value.flags.isDisjoint(with: ["person", "people"])
            {
                return true
            }
            if Referents.workNouns.contains(text.tokens[position].folded) { return true }
        }
        return false
    }
}
