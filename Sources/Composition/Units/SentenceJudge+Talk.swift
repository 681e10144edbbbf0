import Redaction

/// What makes a sentence talk and no prose: speech without quotation marks, questions for agreement, clauses that hang on
/// nothing, afterthoughts.
extension SentenceJudge {
    static let sounds: Set<String> = [
        "hm", "hmm", "mm", "mmm", "mhm", "er", "erm", "um", "uh", "ah", "oh", "eh", "ha", "haha", "phew", "ugh",
    ]
    private static let saying: Set<String> = [
        "said", "say", "says", "went", "goes", "thought", "asked", "like", "thinking", "saying", "thinks", "think",
        "going",
        "shouted", "replied", "answered",
    ]
    /// Words with which somebody's own words begin, where no quotation mark stands.
    private static let speech: Set<String> = [
        "no", "yes", "yeah", "well", "right", "okay", "ok", "look", "listen", "sorry", "why", "oh", "what's", "that's",
        "it's", "let's", "don't", "please", "fair", "hello", "hi", "thanks", "thank", "good", "hang", "shall", "come",
        "you're", "you've", "you'll", "i'm", "is", "are", "do", "can", "could", "would", "fine", "maybe", "there's",
        "here's", "how's", "who's",
    ]

    private static let manners: Set<String> = ["thank", "thanks", "sorry", "please", "hello", "yes", "no"]

    private static let tags: Set<String> = [
        "isn't", "wasn't", "doesn't", "didn't", "don't", "aren't", "weren't", "won't", "wouldn't", "couldn't", "can't",
        "hasn't", "haven't", "is", "was", "do", "did", "are", "were", "shouldn't",
    ]

    /// “…, isn't it”, “…, don't you,”: talk asks the listener to agree.
    func asksForAgreement(_ text: TokenisedText) -> Bool {
        let tokens = text.tokens
        return tokens.indices.contains { index in
            index + 3 < tokens.count && tokens[index].folded == "," && Self.tags.contains(tokens[index + 1].folded)
                && ["it", "you", "they", "i", "we", "there"].contains(tokens[index + 2].folded)
                && tokens[index + 3].kind == .punctuation
        }
    }

    /// “They said that's it”, “I said fair enough”, “they said I'd be furious”: somebody's own words without quotation marks.
    func hasUnmarkedSpeech(_ text: TokenisedText) -> Bool {
        let tokens = text.tokens
        var speaker = ""
        for index in tokens.indices {
            let word = tokens[index].folded
            if Self.personal.contains(word) || word == "somebody" { speaker = word }
            guard Self.saying.contains(word), index > 0 else { continue }
            var next = index + 1
            if next < tokens.count, tokens[next].folded == "," || tokens[next].folded == ":" { next += 1 }
            if next < tokens.count, ["me", "them", "us"].contains(tokens[next].folded) { next += 1 }
            if next < tokens.count, tokens[next].folded == "," { next += 1 }
            guard next < tokens.count else { return false }
            let first = tokens[next].folded
            let isSaid = ["said", "say", "says", "shouted", "replied", "answered", "asked", "went", "goes", "saying"]
                .contains(word)
            // “I have learned to say thank you” quotes nobody.
            let isManners = word == "say" && tokens[index - 1].folded == "to" && Self.manners.contains(first)
            if isSaid, Self.speech.contains(first), !isManners { return true }
            if word == "like",
                tokens[index - 1].folded.hasSuffix("re")
                    || ["was", "were", "is", "are", "be"].contains(tokens[index - 1].folded),
                Self.speech.contains(first) || Self.personal.contains(first)
            {
                return true
            }
            // “they said I'd be”: of whom is told by whom
            let isOther =
                speaker.hasPrefix("they") || speaker == "somebody" || speaker == "nobody" || speaker == "everybody"
            if isSaid, isOther, first == "i" || first.hasPrefix("i'") || first == "my" { return true }
            if isSaid, ["you", "your", "you'd"].contains(first) { return true }
            if isSaid, next > index + 1, tokens[next - 1].folded == ",",
                Self.personal.contains(first) || ["a", "an", "the"].contains(first)
            {
                return true
            }
        }
        return false
    }

    /// “There was a post and there was a post”: four words in a row twice.
    func repeatsItself(_ text: TokenisedText) -> Bool {
        let words = text.tokens.filter { $0.kind != .punctuation }.map(\.folded)
        guard words.count >= 8 else { return false }
        var seen: Set<[String]> = []
        return (0...(words.count - 4)).contains { !seen.insert(Array(words[$0..<($0 + 4)])).inserted }
    }

    private static let subordinating: Set<String> = [
        "when", "if", "because", "although", "while", "whenever", "since", "until", "before", "after", "as", "once",
        "where", "whatever", "whichever", "unless", "whereas",
    ]
    private static let relative: Set<String> = ["who", "that", "which", "whose", "whom"]
    static let personal: Set<String> = [
        "i", "we", "they", "it", "there", "nobody", "somebody", "everybody", "i'd", "i've", "i'm", "we'd", "we've",
        "we're", "they'd", "they've", "they're", "it's", "there's",
    ]

    /// “When they came to me.”, “The one who does the linen.”, “A colleague that was, …”: a clause that hangs on nothing.
    func isOnlyAClause(_ text: TokenisedText) -> Bool {
        let tokens = text.tokens
        let first = tokens[0].folded
        if Self.subordinating.contains(first) {
            // A main clause of its own: after a comma, or behind a second subject.
            let hasComma = tokens.dropFirst(2).dropLast(2).contains { $0.folded == "," }
            let subjects = tokens.count { Self.personal.contains($0.folded) }
            if !hasComma, subjects < 2, tokens.count(where: isFinite) < 2 { return true }
        }
        if Self.determiners.contains(first),
            let link = tokens.prefix(5).firstIndex(where: {
                Self.relative.contains($0.folded)
            }), link > 0
        {
            if link + 2 < tokens.count, tokens[link + 2].folded == "," { return true }
            return tokens[link...].count { isFinite($0) || Self.presents.contains($0.folded) } < 2
        }
        return false
    }

    private static let presents: Set<String> = [
        "comes", "goes", "says", "takes", "makes", "gets", "keeps", "works", "helps", "means", "needs", "wants",
        "knows",
        "feels", "thinks", "sits", "runs", "stays", "told", "came", "went", "said", "took", "made", "got", "kept",
        "felt",
        "thought", "knew", "sat", "ran", "gave", "left", "let", "put", "brought", "began", "became", "wrote", "spoke",
    ]

    /// Words with which a part behind a comma may begin.
    private static let continuing: Set<String> = [
        "and", "but", "or", "so", "then", "not", "nor", "yet", "which", "who", "whose", "where", "when", "while", "as",
        "because", "if", "though", "although", "until", "before", "after", "since", "once", "at", "in", "on", "by",
        "for",
        "from", "of", "off", "to", "into", "with", "without", "over", "under", "about", "against", "between", "through",
        "during", "within", "like", "than", "per", "even", "only", "just", "also", "too", "still", "never", "always",
        "often", "sometimes", "usually", "mostly", "mainly", "partly", "perhaps", "probably", "maybe", "instead",
        "rather",
        "especially", "particularly", "including", "again", "however", "afterwards", "later", "now", "early", "late",
        "i",
        "we", "they", "it", "there", "nobody", "somebody", "everybody", "this", "that", "these", "those", "my", "our",
        "their", "the", "a", "an", "no", "one", "two", "three", "four", "five", "six", "some", "most", "all", "each",
        "every", "both", "many", "several", "either", "neither", "another", "other", "more", "less", "far", "well",
        "back", "out", "up", "down", "away", "home", "alone", "together", "apart", "please", "last", "next",
    ]

    /// “…, old habit.”, “…, decent person, office behind the department.”: talk adds what comes to mind, without a verb.
    func endsInAfterthought(_ text: TokenisedText) -> Bool {
        let tokens = text.tokens
        guard let comma = tokens.dropLast(2).lastIndex(where: { $0.folded == "," }), comma > 0 else { return false }
        // A list of three or more is no afterthought: its last part begins with “and”.
        let part = tokens[(comma + 1)...].filter { $0.kind != .punctuation }
        guard let word = part.first, part.count <= 6 else { return false }
        return !Self.continuing.contains(word.folded) && !word.folded.hasSuffix("ing") && !word.folded.hasSuffix("ed")
            && !word.folded.hasSuffix("ly") && !isFinite(word) && !Self.personal.contains(word.folded)
            && !Self.presents.contains(word.folded)
    }
}
