import Redaction

/// What a passage tells besides one of its sentences, and of whom: decides whether the sentence is understood by itself.
///
/// Talk leans on what was said before: “the two columns” were “a page with two columns”, “it” was a form, and “they” were the
/// nurses, though the person spoken of is “she”. Cut out of its passage such a sentence points to nothing, or to somebody else.
struct References {
    private let passage: TokenisedText
    /// The pronoun by which the passage calls the person it is about.
    private let own: Pronoun?

    enum Pronoun { case he, she }

    private static let forms: [String: Pronoun] = [
        "he": .he, "him": .he, "his": .he, "himself": .he, "he's": .he, "he'd": .he, "he'll": .he,
        "she": .she, "her": .she, "hers": .she, "herself": .she, "she's": .she, "she'd": .she, "she'll": .she,
    ]
    private static let plurals: Set<String> = [
        "they", "them", "their", "theirs", "themselves", "they'd", "they're", "they've", "they'll",
    ]

    /// Reads a whole passage, as it was said.
    init(_ passage: TokenisedText) {
        self.passage = passage
        var counts: [Pronoun: Int] = [:]
        var first: Pronoun?
        for token in passage.tokens {
            guard let pronoun = Self.forms[token.folded] else { continue }
            counts[pronoun, default: 0] += 1
            first = first ?? pronoun
        }
        own = first.map { first in
            let other: Pronoun = first == .he ? .she : .he
            return counts[other, default: 0] > counts[first, default: 0] ? other : first
        }
    }

    /// Whether a stretch of the passage is understood by itself.
    ///
    /// - Parameters:
    ///   - text: the stretch as it would be printed.
    ///   - source: the stretch, in UTF-8 bytes of the passage.
    /// - Returns: whether nothing in it leans on the rest.
    func suffice(for text: TokenisedText, at source: Range<Int>) -> Bool {
        !isOfSomebodyElse(source) && !countsPeople(text) && !isGiven(source) && !pointsBack(text)
            && !isMostlyQuoted(text) && !isOfTheDay(text)
    }

    /// Whether a stretch tells of several people what a story tells of one: “they both”, “one another”.
    func tellsOfSeveral(_ text: TokenisedText) -> Bool { countsPeople(text, ofThem: false) }

    /// How many things a text calls “the …” that no reader knows: “the dustbin”, but not “the ward”.
    static func unexplained(in text: TokenisedText) -> Int {
        let tokens = text.tokens
        return tokens.indices.dropLast().count { index in
            let next = tokens[index + 1]
            let isNamed =
                index + 2 < tokens.count && ["of", "that", "who", "when", "where"].contains(tokens[index + 2].folded)
            return tokens[index].folded == "the" && next.kind == .word && !isNamed && !common.contains(next.folded)
                && !between.contains(next.folded)
        }
    }

    // MARK: Of whom

    /// Whether the stretch tells of people for whom the passage has another pronoun than for the one it is about: “they”
    /// where that person is “she”, or only “he” where she is.
    private func isOfSomebodyElse(_ source: Range<Int>) -> Bool {
        guard let own else { return false }
        let tokens = passage.tokens.filter { source.contains($0.range.lowerBound) }
        let pronouns = Set(tokens.compactMap { Self.forms[$0.folded] })
        if pronouns.count > 1 || !pronouns.isEmpty && !pronouns.contains(own) { return true }
        guard let they = tokens.firstIndex(where: { Self.plurals.contains($0.folded) }) else { return false }
        if tokens.indices.contains(where: {
            tokens[$0].folded.hasPrefix("they") && ($0 == 0 || [".", ";", "!", "?"].contains(tokens[$0 - 1].folded))
        }) {
            return true
        }
        return !tokens[..<they].contains(where: Self.isPlural)
    }

    private static func isPlural(_ token: Token) -> Bool {
        let word = token.folded
        return ["people", "staff", "children", "everybody", "everyone", "nobody", "somebody", "anybody", "team"]
            .contains(word)
            || word.hasSuffix("s") && word.utf8.count > 4 && !word.hasSuffix("ss") && !word.hasSuffix("'s")
    }

    private static let counting: Set<String> = [
        "each", "both", "all", "some", "most", "none", "neither", "either", "one", "two", "three", "many", "few",
        "half", "between", "among",
    ]

    /// “Each of them”, “they both”, “one another”: several people, though a story is about one.
    private func countsPeople(_ text: TokenisedText, ofThem countsOfThem: Bool = true) -> Bool {
        let tokens = text.tokens
        for index in tokens.indices {
            let word = tokens[index].folded
            func follows(_ words: [String]) -> Bool {
                index + words.count < tokens.count
                    && words.indices.allSatisfy { tokens[index + 1 + $0].folded == words[$0] }
            }
            let ofThem = Self.counting.contains(word) && (follows(["of", "them"]) || follows(["of", "their"]))
            let isCounted =
                countsOfThem && (ofThem || ["between", "among"].contains(word) && follows(["them"]))
                || word.hasPrefix("they") && (follows(["both"]) || follows(["all"]))
                || word == "each" && (follows(["other"]) || follows(["other's"]))
                || word == "one" && (follows(["another"]) || follows(["another's"]))
            // “They moved us all”: whoever they are, they are not the one it is about.
            if word == "us", follows(["all"]), tokens[0].folded.hasPrefix("they") { return true }
            guard isCounted else { continue }
            let before = tokens[..<index]
            let isNamed =
                before.contains(where: Self.isPlural)
                || !ofThem && before.contains { ["we", "and", "us", "our", "couple"].contains($0.folded) }
            if !isNamed { return true }
        }
        return false
    }

    // MARK: What was told before

    /// What every reader of a story about work knows without being told.
    private static let common: Set<String> = [
        "ward", "wards", "department", "departments", "team", "teams", "hospital", "practice", "surgery", "school",
        "staff", "patients", "doctors", "nurses", "colleagues", "consultants", "trainees", "juniors", "seniors",
        "week", "weeks", "weekend", "weekends", "days", "morning", "mornings", "evening", "evenings", "night",
        "nights", "year", "years", "month", "months", "beginning", "start", "rota", "work", "time", "times", "people",
        "family", "house", "phone", "unit", "clinic", "office", "theatre", "service", "mentoring", "door", "room",
        "staffroom", "class", "classes", "pupils", "teachers", "head", "corridor", "children", "specialty", "senior",
        "doctor", "person", "moment", "question", "questions", "world", "hour", "hours", "training", "trainee",
        "middle", "rest", "whole", "thing", "things", "session", "sessions", "colleague", "lunch", "point", "future",
        "past", "first", "last", "next", "only", "best", "worst", "right", "wrong", "same", "most", "more", "less",
    ]
    private static let between: Set<String> = [
        "two", "three", "four", "five", "first", "second", "third", "last", "other", "same", "whole", "little", "big",
        "new", "old", "actual", "long", "small",
    ]

    /// Nouns that sum up what was told just before.
    private static let summing: Set<String> = [
        "exercise", "trick", "arrangement", "idea", "answer", "rule", "plan", "offer", "list", "form", "method",
        "sentence", "phrase", "conversation", "incident", "outcome", "result", "decision", "suggestion", "diagram",
        "matter", "problem", "reason", "paperwork", "test", "letter", "page", "column", "columns", "box", "boxes",
        "number", "numbers", "colour", "colours", "half", "circle", "figure", "figures", "sheet", "drawing", "exchange",
        "event", "quarrel", "exam", "paper",
        "policy", "protocol", "event", "meaning", "remark", "word", "story", "change", "changes",
    ]

    /// Kin are somebody's: “the parent” is what is left of a name.
    private static let kin: Set<String> = ["parent", "relative", "sibling", "spouse", "partner"]

    /// “The columns” where a page with two columns stands earlier in the passage.
    private func isGiven(_ source: Range<Int>) -> Bool {
        let tokens = passage.tokens
        guard let start = tokens.firstIndex(where: { $0.range.lowerBound >= source.lowerBound }) else { return false }
        let end = tokens.firstIndex { $0.range.lowerBound >= source.upperBound } ?? tokens.count
        var earlier: Set<Substring> = []
        for token in tokens[..<start] { if let stem = Self.stem(token) { earlier.insert(stem) } }
        var inside: Set<Substring> = []
        for index in start..<end {
            if ["the", "that", "those", "these"].contains(tokens[index].folded) {
                var noun = index + 1
                if noun < end, Self.between.contains(tokens[noun].folded) { noun += 1 }
                let isCounted = noun > index + 1 && ["second", "third", "other"].contains(tokens[index + 1].folded)
                if noun < end, isCounted, let stem = Self.stem(tokens[noun]), !inside.contains(stem),
                    !Self.common.contains(tokens[noun].folded)
                {
                    return true
                }
                if noun < end, tokens[noun].kind == .word, !Self.common.contains(tokens[noun].folded),
                    let stem = Self.stem(tokens[noun]), earlier.contains(stem), !inside.contains(stem)
                {
                    return true
                }
            }
            if let stem = Self.stem(tokens[index]) { inside.insert(stem) }
        }
        return false
    }

    private static func stem(_ token: Token) -> Substring? {
        token.kind == .word && token.folded.utf8.count >= 4 ? token.folded.prefix(5) : nil
    }

    private static let determiners: Set<String> = [
        "the", "a", "an", "my", "our", "their", "no", "one", "every", "each", "some", "any", "another", "two", "three",
        "four", "five", "six", "something", "everything", "anything", "nothing", "mentoring", "half", "what",
    ]
    private static let prepositions: Set<String> = [
        "of", "in", "with", "about", "after", "before", "from", "for", "at", "by", "on", "to", "like", "than", "into",
        "over", "through", "until", "since", "without", "under", "behind", "between",
    ]
    private static let moments: Set<String> = [
        "day", "night", "week", "month", "year", "evening", "morning", "afternoon", "point", "moment", "stage", "time",
        "meeting", "conversation", "person", "colleague", "one", "letter", "page", "list", "room", "form", "way",
        "kind", "sort", "bit", "question", "word", "sentence", "post", "job",
    ]
    /// Whom a passage calls “our …” once they are known.
    private static let ofThePlace: Set<String> = [
        "trainee", "nurse", "doctor", "colleague", "person", "mentee", "midwife", "porter", "teacher", "friend",
    ]
    /// Words behind a noun that say which one is meant: “the idea that”, “the letter from”, “the form they”.
    private static let defining: Set<String> = [
        "of", "that", "who", "which", "to", "for", "in", "on", "from", "with", "about", "they", "i", "we", "they'd",
        "i'd", "whose", "between",
    ]
    private static let being: Set<String> = [
        "is", "was", "are", "were", "isn't", "wasn't", "has", "had", "have", "would", "will", "might", "may", "could",
        "can", "should", "must", "'s", "'d", "seemed", "came",
    ]

    /// “It”, “that”, “there”, “one”, “too” with nothing in the sentence that they could stand for.
    private func pointsBack(_ text: TokenisedText) -> Bool {
        let tokens = text.tokens.filter { $0.kind != .punctuation || [",", ".", ";", ":"].contains($0.folded) }
        let words = tokens.map(\.folded)
        guard let last = words.lastIndex(where: { ![",", ".", ";", ":"].contains($0) }) else { return false }
        if ["too", "either", "instead", "though", "before"].contains(words[last]) { return true }
        if last > 0, words[last] == "well", words[last - 1] == "as" { return true }
        // “I also gave them”: beside what? “Our nurse put up a hand”: who, where another is the story's one person?
        if words.prefix(3).contains("also") { return true }
        let isOther = words.indices.dropLast().contains {
            words[$0] == "our" && Self.ofThePlace.contains(words[$0 + 1])
        }
        if isOther { return true }
        var hasNoun = false
        for index in words.indices {
            let word = words[index]
            let next = index + 1 < words.count ? words[index + 1] : "."
            let isEnd = [",", ".", ";", ":"].contains(next)
            let previous = index > 0 ? words[index - 1] : "."
            switch word {
            case "instead":
                if next != "of" { return true }
            case "which":
                // “Which colour they'd like”: of what colours?
                if Self.summing.contains(next), !words[..<index].contains(where: { $0.prefix(5) == next.prefix(5) }) {
                    return true
                }
            case "the":
                let behind = index + 2 < words.count ? words[index + 2] : "."
                let isTold = words[..<index].contains { $0.prefix(5) == next.prefix(5) }
                // “Of the room”, “from the room”: what is left of the name of a place.
                if next == "room", ["of", "from"].contains(previous) { return true }
                if next == "thing" || Self.kin.contains(next) { return true }
                // “Let them read the whole page”: “the page” all the same.
                let isWhole = ["whole", "entire", "second", "other"].contains(next) && Self.summing.contains(behind)
                if isWhole, !words[..<index].contains(where: { $0.prefix(5) == behind.prefix(5) }) { return true }
                // “The exercise on myself” does not say which.
                let isTried =
                    behind == "on" && index + 3 < words.count
                    && ["myself", "them", "me", "themselves"].contains(words[index + 3])
                if isTried, Self.summing.contains(next), !isTold { return true }
                if Self.summing.contains(next), !isTold, !Self.defining.contains(behind), !Self.summing.contains(behind)
                {
                    return true
                }
            case "it", "it's", "it'd", "it'll", "its":
                if !hasNoun || next == "all", !isExpletive(words, index) { return true }
            case "one":
                if isEnd, !hasNoun, previous != "no" { return true }
            case "there", "here":
                // “And there they were, falling out over a cup”: against what was told before.
                if ["they", "i", "we"].contains(next), index + 2 < words.count,
                    ["was", "were"].contains(words[index + 2])
                {
                    return true
                }
                if index > 0, ![",", "and", "but", "that", "because", ";"].contains(previous),
                    !Self.being.contains(next), !hasNoun || isEnd
                {
                    return true
                }
            case "that", "this":
                // “Nobody in that unit ate together”: in which?
                if word == "that", ["in", "at", "from"].contains(previous), !isEnd, !Self.being.contains(next),
                    !Self.plurals.contains(next),
                    !["i", "we", "time", "point", "age", "stage", "respect"].contains(next),
                    !words[..<index].contains(where: { $0.prefix(5) == next.prefix(5) }),
                    index + 2 >= words.count || !Self.defining.contains(words[index + 2])
                {
                    return true
                }
                let isPronoun = isEnd || Self.prepositions.contains(next) || ["and", "but", "was", "is"].contains(next)
                if Self.prepositions.contains(previous), isPronoun || Self.moments.contains(next), !hasNoun {
                    return true
                }
                if word == "that", Self.moments.contains(next), !words[..<index].contains(next), index > 0,
                    !["so", "such"].contains(previous)
                {
                    return true
                }
            case "those", "these":
                if !["who", "of", "that", "in", "with", "from", "at", "on", "days"].contains(next),
                    !words[..<index].contains(where: { $0.prefix(5) == next.prefix(5) })
                {
                    return true
                }
            default: break
            }
            hasNoun = hasNoun || Self.determiners.contains(word) && index + 1 < words.count
        }
        return false
    }

    /// “Sir, which of these are you taking?”: more of somebody's own words than of the teller's, so that nobody knows whose.
    private func isMostlyQuoted(_ text: TokenisedText) -> Bool {
        var quoted = 0
        var others = 0
        var isQuoted = false
        for token in text.tokens {
            switch text[token.range] {
            case "“": isQuoted = true
            case "”": isQuoted = false
            default:
                guard token.kind != .punctuation else { continue }
                if isQuoted { quoted += 1 } else { others += 1 }
            }
        }
        return quoted > 3 && quoted >= others
    }

    /// “Last week”, “yesterday”: counted from the day of the interview.
    private func isOfTheDay(_ text: TokenisedText) -> Bool {
        let words = text.tokens.map(\.folded)
        return words.indices.contains { index in
            if ["yesterday", "tomorrow", "tonight"].contains(words[index]) { return true }
            return index + 1 < words.count && ["last", "next", "this"].contains(words[index])
                && ["week", "month", "morning", "afternoon", "term", "tuesday", "monday"].contains(words[index + 1])
                && (index == 0 || !["the", "their", "my", "our"].contains(words[index - 1]))
        }
    }

    /// “It was hard to”, “it took”, “found it easier to”: a word that stands for what follows.
    private func isExpletive(_ words: [String], _ index: Int) -> Bool {
        let rest = words[(index + 1)...].prefix { $0 != "." && $0 != ";" }
        let leads = rest.contains { ["to", "that", "who", "when", "how", "if", "because", "for"].contains($0) }
        guard leads else { return false }
        if words[index] != "it" { return true }
        let next = rest.first ?? ""
        let isSubject =
            Self.being.contains(next)
            || ["took", "takes", "seems", "felt", "feels", "turned", "became", "becomes", "made", "helped", "helps"]
                .contains(next)
        let previous = index > 0 ? words[index - 1] : ""
        return isSubject
            || ["found", "find", "finds", "made", "make", "makes", "thought", "think", "take", "took"].contains(
                previous)
    }
}
