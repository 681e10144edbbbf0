import Redaction

/// Decides whether a sentence, as redaction left it, can stand in a story by itself.
///
/// Transparent rules over closed lists, no parser: it would rather refuse a good sentence than print a half one.
struct SentenceJudge {
    let lexicons: LexiconSet

    /// The words in a sentence of a story, at least and at most.
    static let length = 6...45
    /// The words of a sentence that follows another, at least.
    private static let leastOfFollowing = 4

    private static let subjects: Set<String> = [
        "i", "we", "they", "there", "nobody", "somebody", "someone", "everybody", "everyone", "people", "mentoring",
        "i'd", "i've", "i'm", "i'll", "we'd", "we've", "we're", "they'd", "they've", "they're", "they'll", "there's",
        "there'd", "what", "nothing", "all", "most", "two", "three", "four", "some", "many", "seeing", "helping",
        "listening", "walking", "being", "talking", "colleagues", "trainees", "each", "not", "mostly",
    ]
    static let determiners: Set<String> = [
        "the", "a", "an", "my", "our", "their", "no", "every", "one", "this", "these", "any", "another",
    ]
    /// Words that put a time, a place or a condition before the subject.
    private static let openings: Set<String> = [
        "after", "before", "by", "when", "whenever", "once", "since", "in", "on", "at", "for", "from", "over", "during",
        "below", "beneath", "behind", "under", "underneath", "until", "as", "if", "while", "although", "to", "with",
        "without", "instead", "below", "within", "through", "towards", "because", "where", "whatever", "whichever",
        "sometimes", "usually", "often", "always", "eventually", "slowly", "later", "now", "early", "late", "inside",
        "these", "some", "mostly",
    ]
    private static let pointing: Set<String> = [
        "it", "it's", "that", "that's", "this", "those", "he", "she", "such", "same", "so", "then", "it'd", "here",
        "neither", "either", "both", "others", "hence", "which", "who", "whose", "it'll", "that'd",
    ]
    private static let pointingPairs: Set<String> = [
        "one of", "the others", "the second", "the third", "the first", "the two", "the rest", "the same",
        "another time", "another one", "each of", "most of", "some of", "all of", "the big", "the one", "the ones",
        "a very", "after that", "since then", "before that", "from then", "by then", "until then", "at that",
    ]
    /// Words anywhere in a sentence that point to what was said before.
    private static let pointingPhrases: [[String]] = [
        ["said", "so"], ["did", "so"], ["so", "that", "i", "think"], ["the", "bit"], ["that", "way"],
        ["had", "followed"],
    ]
    private static let counting: Set<String> = ["one", "two", "three", "four", "five", "some", "many", "several", "a"]
    /// These tell of the people of the story, not of something said before.
    private static let pointingExceptions: Set<String> = ["the two teams", "each of us", "all of us"]
    private static let finite: Set<String> = [
        "am", "is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "will", "would", "can", "could",
        "may", "might", "must", "should", "isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't", "hadn't",
        "don't",
        "doesn't", "didn't", "won't", "wouldn't", "can't", "couldn't", "shouldn't", "needn't", "ought", "began",
        "became",
        "brought", "built", "came", "chose", "cut", "drew", "drove", "fell", "felt", "found", "gave", "gets", "go",
        "goes",
        "got", "grew", "heard", "held", "kept", "knew", "learnt", "led", "left", "let", "lost", "made", "meant", "met",
        "paid", "put", "ran", "rang", "read", "said", "sat", "saw", "sent", "set", "shut", "slept", "spent", "spoke",
        "stood", "swore", "taught", "think", "thought", "told", "took", "understood", "went", "woke", "won", "wore",
        "wrote", "ask", "mentor", "see", "keep", "find", "learn", "leave", "let", "take", "get", "try", "listen",
        "come",
        "begin", "say", "says", "tell", "notice", "want", "wants", "sit", "talk", "sleep", "work", "meet", "speak",
        "stop",
        "eat", "hand", "comes", "run", "use", "used", "draw", "decide", "bring", "brings", "thank", "manage", "chair",
        "open",
        "ate", "bought", "caught", "drank", "flew", "forgot", "fought", "hid", "laid", "rose", "rode", "sang", "shook",
        "sold", "sought", "stuck", "stole", "struck", "swam", "threw", "tore", "wept", "withdrew", "hit", "quit",
        "bent",
        "blew", "broke", "dealt", "dug", "fed", "fled", "froze", "hung", "knelt", "lent", "overheard", "sank", "spun",
        "swept", "swung", "wound", "became", "apologised", "rose", "lay", "drove", "rang",
        "show", "start", "turn", "share", "feel", "need", "help", "look", "hold", "play", "move", "revise", "plan",
        "laugh",
        "lie", "wait", "works", "goes", "takes", "makes", "helps", "runs", "does", "mean", "like", "know", "knows",
    ]
    /// Words that may follow “they” where a story is told as past: past forms that do not end in -ed, modals, adverbs.
    private static let pastAfterThey: Set<String> = [
        "were", "had", "did", "weren't", "hadn't", "didn't", "could", "couldn't", "would", "wouldn't", "might",
        "should",
        "never", "always", "only", "just", "also", "both", "all", "still", "then", "quite", "simply", "really",
        "finally",
        "even", "once", "often", "themself", "themselves", "and", "who", "or", "began", "became", "brought", "built",
        "came",
        "chose", "cut", "drew", "drove", "fell", "felt", "found", "gave", "got", "grew", "heard", "held", "kept",
        "knew",
        "learnt", "led", "left", "let", "lost", "made", "meant", "met", "paid", "put", "ran", "rang", "read", "said",
        "sat",
        "saw", "sent", "set", "shut", "slept", "sought", "spent", "spoke", "stood", "swore", "taught", "thought",
        "told",
        "took", "understood", "went", "woke", "won", "wore", "wrote", "took", "hid", "laid", "lay", "sang", "broke",
        "caught", "ate", "bought", "drank", "flew", "forgot", "fought", "rose", "rode", "shook", "sold", "stuck",
        "struck",
        "threw", "tore", "wept", "withdrew", "hit", "quit", "dealt", "fed", "fled", "froze", "hung", "lent", "swept",
    ]

    /// What speaks against a sentence by itself; nothing where it may stand.
    ///
    /// - Parameters:
    ///   - text: the sentence as it would be printed.
    ///   - original: the same stretch as it was said.
    ///   - isPast: whether its section is told as past.
    ///   - follows: whether it stands behind the sentence that it followed when it was said: it may be short, and point back.
    /// - Returns: the first reason found.
    func refusal(
        of text: TokenisedText, original: TokenisedText, isPast: Bool, follows: Bool = false
    ) -> Refusal? {
        let words = text.tokens.filter { $0.kind != .punctuation }
        guard let first = words.first, let last = text.tokens.last else { return .half }
        if hasMatch(.interview, in: original) { return .interview }
        if hasMatch(.habit, in: text) || hasAside(text)
            || text.tokens.contains(where: { Self.sounds.contains($0.folded) })
        {
            return .habit
        }
        if hasMatch(.pastime, in: text) { return .pastime }
        // A question may stand behind what it asks about.
        if asksOrExclaims(text, mayAsk: follows && Self.asking.contains(first.folded)) { return .mood }
        if text.tokens.contains(where: { ["…", "(", "[", ")", "]", "–", "—", "*", "/"].contains($0.folded) }) {
            return .half
        }
        if hasDots(text) || hasSpacedHyphen(text) || !quotationsAreClosed(text) { return .half }
        if !".’'\"”".contains(text[last.range]), !(follows && last.folded == "?") { return .half }
        let least = follows ? Self.leastOfFollowing : Self.length.lowerBound
        guard words.count >= least else { return .half }
        guard
            text.tokens.split(whereSeparator: { $0.folded == "." })
                .allSatisfy({ $0.count { $0.kind != .punctuation } <= Self.length.upperBound })
        else {
            return .length
        }
        if !follows, isPointing(words, in: text) { return .dangling }
        guard opens(first, words) || follows && Self.pointing.contains(first.folded),
            words.contains(where: { isFinite($0) })
        else { return .half }
        if words[0].folded == "not",
            !["one", "a", "all", "every", "everybody", "everyone", "many", "much"].contains(words[1].folded)
        {
            return .half
        }
        if text.tokens.count > 1, Self.personal.contains(first.folded), text.tokens[1].folded == "," { return .half }
        if asksForAgreement(text) { return .habit }
        if putsObjectFirst(text) || dropsSubjectOrVerb(text) || isOnlyAClause(text) || endsInAfterthought(text) {
            return .half
        }
        if hasUnmarkedSpeech(text) || repeatsItself(text) { return .habit }
        if let reason = refusalOfTalk(text, follows: follows) { return reason }
        if isAmbiguous(text, original: original) { return .ambiguous }
        if isPast, tellsOfOnePerson(original), tellsPresent(text) { return .tense }
        return nil
    }

    private func hasMatch(_ kind: LexiconKind, in text: TokenisedText) -> Bool {
        let index = lexicons[kind]
        return text.tokens.indices.contains {
            text.tokens[$0].kind != .punctuation && index.longestMatch(in: text, at: $0) != nil
        }
    }

    /// “They went, right, and they stayed”: a word of talk between two commas.
    private func hasAside(_ text: TokenisedText) -> Bool {
        let asides: Set<String> = ["well", "right", "what", "like", "yes", "no", "honestly", "look", "now"]
        return text.tokens.indices.dropFirst().dropLast().contains { index in
            asides.contains(text.tokens[index].folded) && text.tokens[index - 1].folded == ","
                && text.tokens[index + 1].folded == ","
        }
            || text.tokens.indices.dropFirst().dropLast().contains { index in
                ["well", "right"].contains(text.tokens[index].folded) && text.tokens[index - 1].folded == ","
            }
    }

    private func opens(_ first: Token, _ words: [Token]) -> Bool {
        let word = first.folded
        return Self.subjects.contains(word) || Self.determiners.contains(word) || Self.openings.contains(word)
            || word.hasSuffix("s") && lexicons[.role].contains(word)
            // “Occupational health had sent …”: whatever it is, a verb follows it.
            || !isFinite(first) && words.dropFirst().prefix(3).contains { Self.verbsOfTelling.contains($0.folded) }
                && !Self.pointing.contains(word)
    }

    private static let verbsOfTelling: Set<String> = [
        "was", "were", "had", "did", "would", "could", "has", "is", "are", "have", "came", "went", "gave", "began",
        "made", "took", "got", "kept", "felt", "became", "told", "said",
    ]

    private func isPointing(_ words: [Token], in text: TokenisedText) -> Bool {
        if Self.pointing.contains(words[0].folded), words[0].folded != "this" || words[1].folded != "person" {
            return true
        }
        // “Two others came forward”: beside whom?
        if ["others", "more"].contains(words[1].folded), Self.counting.contains(words[0].folded) { return true }
        let pair = words[0].folded + " " + words[1].folded
        let triple = pair + " " + words[2].folded
        if ["one", "two", "three", "first", "second", "third"].contains(words[0].folded), text.tokens[1].folded == "," {
            return true
        }
        for phrase in Self.pointingPhrases {
            let folded = words.map(\.folded)
            if folded.indices.contains(where: { folded[$0...].starts(with: phrase) }) { return true }
        }
        // “The other nurses” are people of the story; “the other” alone is not.
        if pair == "the other" { return !words[2].folded.hasSuffix("s") }
        return Self.pointingPairs.contains(pair) && !Self.pointingExceptions.contains(triple)
    }

    /// “Every single letter, I had them read it”: talk puts the object first and then begins anew.
    private func putsObjectFirst(_ text: TokenisedText) -> Bool {
        guard Self.determiners.contains(text.tokens[0].folded),
            let comma = text.tokens.prefix(7).firstIndex(where: { $0.folded == "," }), comma + 1 < text.tokens.count,
            Self.personal.contains(text.tokens[comma + 1].folded)
        else { return false }
        return !text.tokens[..<comma].contains { isFinite($0) }
    }

    /// “I think had come to a point”, “I genuinely, as if”: talk drops a subject or a verb that writing needs.
    private func dropsSubjectOrVerb(_ text: TokenisedText) -> Bool {
        text.tokens.indices.dropLast().contains { index in
            let word = text.tokens[index].folded
            let next = text.tokens[index + 1].folded
            if ["think", "thought", "suppose", "guess"].contains(word) {
                return ["had", "was", "were", "is", "are", "has", "would", "could", "did"].contains(next)
            }
            return word == "i" && next.hasSuffix("ly") && index + 2 < text.tokens.count
                && text.tokens[index + 2].folded == ","
        }
    }

    func isFinite(_ token: Token) -> Bool { Self.isFiniteVerb(token) }

    /// Whether a word can be the verb of a sentence.
    static func isFiniteVerb(_ token: Token) -> Bool {
        let word = token.folded
        if finite.contains(word) { return true }
        if word.hasSuffix("ed"), word.utf8.count > 4 { return true }
        for ending in ["'d", "'ve", "'re", "'m", "'ll"] where word.hasSuffix(ending) { return true }
        return ["it's", "that's", "there's", "who's", "nobody's", "somebody's", "what's"].contains(word)
    }

    /// Words with which a question begins that is a whole sentence.
    private static let asking: Set<String> = [
        "what", "how", "why", "who", "when", "where", "which", "is", "was", "were", "are", "did", "do", "does", "could",
        "would", "can", "should", "have", "had", "has",
    ]

    /// Whether a mark of exclamation stands in a sentence, or one of question outside of somebody's own words.
    private func asksOrExclaims(_ text: TokenisedText, mayAsk: Bool) -> Bool {
        var isQuoted = false
        for (index, token) in text.tokens.enumerated() {
            switch text[token.range] {
            case "“", "‘": isQuoted = true
            case "”": isQuoted = false
            case "’" where token.kind == .punctuation && index > 0 && text.touch(index - 1, index): isQuoted = false
            case "!": return true
            case "?" where !mayAsk && !isQuoted: return true
            default: break
            }
        }
        return false
    }

    private func hasDots(_ text: TokenisedText) -> Bool {
        text.tokens.indices.dropFirst().contains {
            text.tokens[$0].folded == "." && text.tokens[$0 - 1].folded == "." && text.touch($0 - 1, $0)
        }
    }

    /// A hyphen between spaces is a dash.
    private func hasSpacedHyphen(_ text: TokenisedText) -> Bool {
        text.tokens.indices.contains { index in
            text.tokens[index].folded == "-"
                && !(index > 0 && text.touch(index - 1, index) && text.touch(index, index + 1))
        }
    }

    private func quotationsAreClosed(_ text: TokenisedText) -> Bool {
        var open = 0
        for (index, token) in text.tokens.enumerated() where token.kind == .punctuation {
            let mark = text[token.range]
            let opensHere = index == 0 || !text.touch(index - 1, index)
            switch mark {
            case "“", "‘": open += 1
            case "”": open -= 1
            case "’", "'", "\"":
                if opensHere { open += 1 } else if open > 0 { open -= 1 }
            default: break
            }
        }
        return open == 0
    }

    /// He and she in one sentence, or either beside a they of the speaker's own: after the rewriting nobody can tell who is
    /// who. Also `they told them`.
    private func isAmbiguous(_ text: TokenisedText, original: TokenisedText) -> Bool {
        func count(_ forms: Set<String>) -> Bool { original.tokens.contains { forms.contains($0.folded) } }
        let he = count(["he", "him", "his", "himself", "he's", "he'd", "he'll"])
        let she = count(["she", "her", "hers", "herself", "she's", "she'd", "she'll"])
        let they = count(["they", "them", "they'd", "they're", "they've", "they'll"])
        if he && she { return true }
        if he || she, they, !isToldApart(original) { return true }
        let person = text.tokens.indices.dropFirst().contains { index in
            text.tokens[index].folded == "person" && text.tokens[index - 1].folded == "this" && index > 1
        }
        if person { return true }
        var subject: Int?
        for (index, token) in text.tokens.enumerated() {
            if ["they", "they'd", "they've", "they're"].contains(token.folded) { subject = index }
            if ["i", "we", "i'd", "who", "somebody", "nobody", "that", "had"].contains(token.folded) { subject = nil }
            if token.kind == .punctuation, token.folded != "'" { subject = nil }
            if token.folded == "them", let start = subject, index - start <= 3 { return true }
        }
        return false
    }

    /// Whether the speaker's own they can only be the people named just before it: it comes after the last he or she, and a
    /// plural stands between (“she had never asked the nurses what they wanted”).
    private func isToldApart(_ original: TokenisedText) -> Bool {
        let singular: Set<String> = [
            "he", "him", "his", "himself", "he's", "he'd", "he'll", "she", "her", "hers", "herself", "she's", "she'd",
            "she'll",
        ]
        let plural: Set<String> = ["they", "them", "they'd", "they're", "they've", "they'll"]
        guard let last = original.tokens.lastIndex(where: { singular.contains($0.folded) }),
            let first = original.tokens.firstIndex(where: { plural.contains($0.folded) }), first > last
        else { return false }
        return original.tokens[last..<first].contains { token in
            ["people", "staff", "children"].contains(token.folded)
                || token.folded.hasSuffix("s") && token.folded.utf8.count > 4 && !token.folded.hasSuffix("ss")
        }
    }

    private func tellsOfOnePerson(_ original: TokenisedText) -> Bool {
        original.tokens.contains { ["he", "she", "he's", "she's", "his", "her", "him"].contains($0.folded) }
    }

    /// A story that is told as past does not fall into the present of talk (“so they come in and they say”).
    private func tellsPresent(_ text: TokenisedText) -> Bool {
        let tokens = text.tokens
        var quoted = false
        for index in tokens.indices {
            let mark = text[tokens[index].range]
            if mark == "‘" || mark == "“" || (mark == "'" && (index == 0 || !text.touch(index - 1, index))) {
                quoted = true
            }
            if mark == "”" || (["’", "'"].contains(mark) && index > 0 && text.touch(index - 1, index)) {
                quoted = false
            }
            guard !quoted, ["they", "they're", "they've"].contains(tokens[index].folded) else { continue }
            if tokens[index].folded != "they" { return true }
            guard index + 1 < tokens.count, tokens[index + 1].kind == .word else { continue }
            let next = tokens[index + 1].folded
            if !Self.pastAfterThey.contains(next), !next.hasSuffix("ed"), !next.hasSuffix("ly") { return true }
        }
        return false
    }
}
