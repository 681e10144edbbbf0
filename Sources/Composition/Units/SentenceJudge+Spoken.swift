import Redaction

/// Turns that a listener follows and a reader does not: a question without its mark, a sentence that breaks off and begins
/// anew, a tag that says the verb once more, an opening that no main clause follows, a supposition without what it supposes.
extension SentenceJudge {
    /// Why a sentence is talk that only its listener followed; nothing where it is not.
    ///
    /// - Parameters:
    ///   - text: the sentence as it would be printed.
    ///   - follows: whether it stands behind the sentence that it followed when it was said.
    /// - Returns: the first reason found.
    func refusalOfTalk(_ text: TokenisedText, follows: Bool) -> Refusal? {
        if asksWithoutMark(text) { return .mood }
        if beginsAnew(text) || hangsOnWhat(text) || dropsArticle(text) || opensOnNothing(text) { return .half }
        if dropsSubject(text) || announces(text, follows: follows) || misreadsHave(text) { return .half }
        if repeatsVerb(text) { return .habit }
        if tellsNow(text) { return .tense }
        if tellsAge(text) { return .identifying }
        return !follows && supposes(text) ? .dangling : nil
    }

    private static let pronouns: Set<String> = ["i", "we", "they", "you", "he", "she", "it", "there"]
    private static let asking: Set<String> = ["what", "how", "why", "who", "when", "where", "which"]
    private static let doing: Set<String> = ["would", "did", "do", "does", "could", "can", "should", "will"]
    private static let being: Set<String> = ["is", "are", "was", "were", "has", "have", "had"]

    private static func isSubject(_ word: String) -> Bool {
        pronouns.contains(String(word.prefix { $0 != "'" })) || personal.contains(word)
    }

    /// “What would a four look like, and they went …”.
    private func asksWithoutMark(_ text: TokenisedText) -> Bool {
        let tokens = text.tokens
        guard tokens.count > 3, tokens.last?.folded != "?", Self.asking.contains(tokens[0].folded) else { return false }
        let verb = tokens[1].folded
        let subject = tokens[2].folded
        if Self.doing.contains(verb) { return Self.pronouns.contains(subject) || Self.determiners.contains(subject) }
        return Self.being.contains(verb) && Self.pronouns.contains(subject)
    }

    /// Words on which no part of a sentence ends.
    private static let unfinished: Set<String> = [
        "is", "was", "are", "were", "had", "just", "the", "a", "an", "of", "my", "their", "and", "but", "because",
        "with", "i", "they", "we", "it's", "they're", "i'm", "they'd", "i'd",
    ]

    /// “For me it was, I came away thinking”, “they'd just, they'd known them for years”.
    private func beginsAnew(_ text: TokenisedText) -> Bool {
        let tokens = text.tokens
        return tokens.indices.dropFirst().dropLast(2).contains { index in
            guard tokens[index].folded == ",", Self.unfinished.contains(tokens[index - 1].folded),
                Self.isSubject(tokens[index + 1].folded)
            else { return false }
            // “How tired they were, they said.”
            return !tokens[max(0, index - 6)..<index].contains { Self.asking.contains($0.folded) || $0.folded == "as" }
        }
    }

    /// “What they did with it, they were new and full of plans”: a what that nothing takes up.
    private func hangsOnWhat(_ text: TokenisedText) -> Bool {
        let tokens = text.tokens
        guard tokens[0].folded == "what", let comma = tokens.firstIndex(where: { $0.folded == "," }),
            comma + 1 < tokens.count, Self.isSubject(tokens[comma + 1].folded)
        else { return false }
        return tokens[..<comma].count { isFinite($0) } < 2
    }

    /// “Difference is we had a room”: talk drops the article.
    private func dropsArticle(_ text: TokenisedText) -> Bool {
        let nouns: Set<String> = ["difference", "thing", "problem", "trouble", "point", "truth", "fact", "upshot"]
        return text.tokens.count > 1 && nouns.contains(text.tokens[0].folded)
            && ["is", "was", "being"].contains(text.tokens[1].folded)
    }

    private static let prepositions: Set<String> = [
        "in", "on", "at", "for", "from", "with", "without", "over", "under", "behind", "during", "after", "before",
        "by",
        "through", "to", "until", "inside", "within",
    ]
    private static let dependent: Set<String> = [
        "when", "if", "because", "although", "while", "whenever", "since", "until", "as", "once", "where", "unless",
        "whereas", "who", "that", "which", "whose", "like",
    ]

    /// “In front of people, like you're sitting an exam, and one of them wept”: “and” joins what has no main clause before it.
    private func opensOnNothing(_ text: TokenisedText) -> Bool {
        let tokens = text.tokens
        guard Self.prepositions.contains(tokens[0].folded),
            let joint = tokens.indices.dropFirst().dropLast(2).first(where: { index in
                let next = tokens[index + 1].folded
                return ["and", "but", "so"].contains(tokens[index].folded) && tokens[index - 1].folded == ","
                    && (Self.isSubject(next) || Self.determiners.contains(next))
            })
        else { return false }
        return !tokens[..<joint].split(whereSeparator: { $0.folded == "," }).contains { part in
            !Self.dependent.contains(part.first!.folded) && part.contains { isFinite($0) }
        }
    }

    /// “They can do the phone, they did.”
    private func repeatsVerb(_ text: TokenisedText) -> Bool {
        let tokens = text.tokens
        guard !Self.dependent.contains(tokens[0].folded), tokens[0].folded != "what" else { return false }
        return tokens.indices.dropFirst().dropLast(3).contains { index in
            let verb = tokens[index + 2].folded
            // “I got good at it so I did”, but not “I was asked to wait, and so I did”.
            let isJoint =
                tokens[index].folded == ","
                || tokens[index].folded == "so" && ![",", "and"].contains(tokens[index - 1].folded)
            return isJoint && Self.pronouns.contains(tokens[index + 1].folded)
                && (Self.doing.contains(verb) || Self.being.contains(verb))
                && [".", ",", ";"].contains(tokens[index + 3].folded)
        }
    }

    /// “I'm a great one for drawing, can't draw at all, but there we are.”
    private func dropsSubject(_ text: TokenisedText) -> Bool {
        let denied: Set<String> = ["can't", "couldn't", "don't", "didn't", "won't", "wasn't", "isn't", "hadn't"]
        let tokens = text.tokens
        return tokens.indices.dropFirst().dropLast(2).contains { index in
            tokens[index].folded == "," && denied.contains(tokens[index + 1].folded)
                && !Self.isSubject(tokens[index + 2].folded)
        }
    }

    /// “I should separate what I felt from what I learned”: says what will be said, and stops.
    private func announces(_ text: TokenisedText, follows: Bool) -> Bool {
        let words = text.tokens.prefix(3).map(\.folded)
        return !follows && words.count == 3 && words[0] == "i"
            && ["should", "must", "might", "could", "can", "will"].contains(words[1])
            && ["say", "add", "mention", "explain", "separate", "tell", "admit", "confess", "describe", "offer"]
                .contains(
                    words[2])
    }

    /// “They're used that twice”: a have that was read as are.
    private func misreadsHave(_ text: TokenisedText) -> Bool {
        let tokens = text.tokens
        return tokens.indices.dropLast(2).contains { index in
            guard tokens[index].folded == "they're" else { return false }
            let next = tokens[index + 1].folded
            return ["been", "had", "got", "took"].contains(next) || next == "used" && tokens[index + 2].folded != "to"
        }
    }

    /// “They're telling me about a meeting, and they say, ‘…’”: a scene told in the present, in any section.
    private func tellsNow(_ text: TokenisedText) -> Bool {
        let tokens = text.tokens
        return tokens.indices.dropLast(2).contains { index in
            let word = tokens[index].folded
            let next = tokens[index + 1].folded
            let isScene =
                ["they're", "i'm", "we're"].contains(word) && ["telling", "saying", "asking"].contains(next)
                && ["me", "them"].contains(tokens[index + 2].folded)
            return isScene
                || ["they", "i"].contains(word) && ["say", "go"].contains(next) && tokens[index + 2].folded == ","
        }
    }

    private static let tens: [String] = [
        "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ]

    /// “When they were twenty-five”: an age that stands in no phrase of ages.
    private func tellsAge(_ text: TokenisedText) -> Bool {
        let words = text.tokens
        return words.indices.dropFirst().dropLast().contains { index in
            guard ["was", "were", "am", "is", "are", "been"].contains(words[index].folded),
                ["i", "they", "he", "she", "who", "they'd", "i'd"].contains(words[index - 1].folded)
            else { return false }
            var number = index + 1
            if ["about", "only", "just", "nearly", "barely", "still", "around"].contains(words[number].folded) {
                number += 1
            }
            guard number + 1 < words.count else { return false }
            let word = words[number].folded
            let isAge = Self.tens.contains { word == $0 || word.hasPrefix($0 + "-") }
            return isAge
                && (words[number + 1].kind == .punctuation || ["and", "when", "or"].contains(words[number + 1].folded))
        }
    }

    /// “They'd have pulled in somewhere”: of a time or a case that was told before.
    private func supposes(_ text: TokenisedText) -> Bool {
        let words = text.tokens.filter { $0.kind != .punctuation }.map(\.folded)
        guard words.count > 4, Self.isSubject(words[0]) else { return false }
        let rest: ArraySlice<String>
        if words[0].hasSuffix("'d"), words[1] == "have" {
            rest = words[2...]
        } else if words[1] == "would", words[2] == "have" {
            rest = words[3...]
        } else {
            return false
        }
        guard let participle = rest.first else { return false }
        let isParticiple =
            participle.hasSuffix("ed") || participle.hasSuffix("en")
            || [
                "been", "gone", "done", "had", "made", "got", "told", "said", "put", "sat", "stood", "come", "left",
                "run",
            ]
            .contains(participle)
        return isParticiple
            && !rest.contains { ["if", "unless", "without", "when", "before", "otherwise", "rather"].contains($0) }
    }

    private static let settings: Set<String> = [
        "when", "if", "because", "although", "while", "since", "until", "before", "after", "as", "whenever", "where",
    ]

    /// Whether one of the sentences of a stretch is strung together as talk is: a remark that hangs on a comma (“we walked,
    /// along the front, it was blowing a gale”), two such clauses, a noun set apart (“it is worse, the books, because”), or
    /// a word put right (“by coach, I mean the bus”). It is understood, and reads badly.
    func rambles(_ text: TokenisedText) -> Bool {
        text.tokens.split(whereSeparator: { $0.folded == "." }).contains { sentence in
            let words = sentence.map(\.folded)
            guard words.count > 4 else { return false }
            let isSet = Self.settings.contains(words[0])
            var clauses = 0
            for index in words.indices.dropFirst().dropLast(2) where words[index] == "," {
                let next = words[index + 1]
                let hangs =
                    ["it's", "that's", "there's"].contains(next)
                    || ["it", "that"].contains(next) && ["was", "is"].contains(words[index + 2])
                if hangs, !isSet { return true }
                if next == "i", words[index + 2] == "mean" { return true }
                if next == "the", index + 3 < words.count, words[index + 3] == "," { return true }
                if Self.isSubject(next) { clauses += 1 }
            }
            return clauses > 1
        }
    }
}
