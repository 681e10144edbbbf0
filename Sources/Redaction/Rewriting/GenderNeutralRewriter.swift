/// Rewrites he and she as they, with the agreement of verbs, and gendered nouns as neutral ones.
///
/// It works without a parser: on the words after a pronoun, the verbs that follow it, and closed lists. What it does not do
/// is tell two people apart: all of them become they.
struct GenderNeutralRewriter {
    let lexicons: LexiconSet

    func edits(of text: TokenisedText) -> [Edit] {
        var edits: [Edit] = []
        var index = 0
        while index < text.tokens.count {
            if let (paired, last) = pairedPronoun(in: text, at: index) {
                edits += paired
                index = last + 1
                continue
            }
            if text.tokens[index].kind == .word, GenderDetector.pronouns.contains(text.tokens[index].folded) {
                edits += pronoun(in: text, at: index)
            }
            index += 1
        }
        return edits + nouns(in: text)
    }

    // MARK: Pronouns

    private func pronoun(in text: TokenisedText, at index: Int) -> [Edit] {
        switch text.tokens[index].folded {
        case "he", "she":
            return [replace(text, index, with: "they", "pronoun.subject")] + agreement(in: text, subject: index)
        case "he's", "she's":
            let has = contractionIsHas(in: text, at: index)
            return [replace(text, index, with: has ? "they've" : "they're", "pronoun.contraction")]
                + conjoined(in: text, from: index + 1)
        case "he'd", "she'd": return [replace(text, index, with: "they'd", "pronoun.contraction")]
        case "he'll", "she'll": return [replace(text, index, with: "they'll", "pronoun.contraction")]
        case "him": return [replace(text, index, with: "them", "pronoun.object")]
        case "himself", "herself": return [replace(text, index, with: "themself", "pronoun.reflexive")]
        case "hers": return [replace(text, index, with: "theirs", "pronoun.possessive")]
        case "his":
            return [
                replace(
                    text, index, with: hisStandsAlone(in: text, at: index) ? "theirs" : "their", "pronoun.possessive")
            ]
        case "her":
            return herIsObject(in: text, at: index)
                ? [replace(text, index, with: "them", "pronoun.object")]
                : [replace(text, index, with: "their", "pronoun.possessive")]
        default: return []
        }
    }

    /// `he/she's`, `him/her`, `s/he`, `(s)he`, `his or her` written with a stroke: one they.
    private func pairedPronoun(in text: TokenisedText, at index: Int) -> ([Edit], Int)? {
        let tokens = text.tokens
        guard index + 2 < tokens.count, tokens[index + 1].kind == .punctuation, tokens[index + 1].folded == "/" else {
            return nil
        }
        let pair = (tokens[index].folded, tokens[index + 2].folded)
        let range = tokens[index].range.lowerBound..<tokens[index + 2].range.upperBound
        func edit(_ replacement: String) -> Edit {
            Edit(
                range: range, original: text[range],
                replacement: tokens[index].isCapitalised ? replacement.capitalisedFirst : replacement,
                category: .gender,
                rule: "pronoun.paired")
        }
        switch pair {
        case ("he", "she"), ("she", "he"), ("s", "he"):
            return ([edit("they")] + agreement(in: text, subject: index + 2), index + 2)
        case ("he", "she's"), ("she", "he's"), ("s", "he's"):
            return ([edit(contractionIsHas(in: text, at: index + 2) ? "they've" : "they're")], index + 2)
        case ("he", "she'd"), ("she", "he'd"): return ([edit("they'd")], index + 2)
        case ("him", "her"), ("her", "him"): return ([edit("them")], index + 2)
        case ("his", "her"), ("her", "his"): return ([edit("their")], index + 2)
        case ("his", "hers"), ("hers", "his"): return ([edit("theirs")], index + 2)
        case ("himself", "herself"), ("herself", "himself"), ("him", "herself"), ("her", "himself"):
            return ([edit("themself")], index + 2)
        default: return nil
        }
    }

    private static let hasAdverbs: Set<String> = [
        "also", "just", "always", "never", "already", "now", "only", "still", "not", "since", "ever", "sort", "kind",
        "of",
        "even", "recently", "probably", "obviously", "clearly", "finally", "really", "actually", "certainly",
        "completely",
    ]

    /// Whether the `'s` of “she's” is has: a participle follows.
    private func contractionIsHas(in text: TokenisedText, at index: Int) -> Bool {
        var next = index + 1
        while next < text.tokens.count, Self.hasAdverbs.contains(text.tokens[next].folded) { next += 1 }
        guard next < text.tokens.count else { return false }
        return VerbForms.isParticiple(text.tokens[next].folded)
    }

    private static let standsBefore: Set<String> = [
        "and", "or", "but", "was", "is", "were", "are", "to", "in", "on", "at", "from", "with", "for", "that", "which",
        "as",
        "than", "when", "who", "alone", "too", "into", "by",
    ]

    private func hisStandsAlone(in text: TokenisedText, at index: Int) -> Bool {
        guard index + 1 < text.tokens.count else { return true }
        let next = text.tokens[index + 1]
        if next.kind == .punctuation {
            return ![",", "\"", "“", "'", "‘", "[", "("].contains(next.folded) || next.folded == ","
        }
        return Self.standsBefore.contains(next.folded)
    }

    /// Words that cannot begin the thing that “her” owns.
    private static let afterObject: Set<String> = [
        "a", "about", "across", "after", "afterwards", "again", "against", "all", "along", "although", "am", "an",
        "and", "any", "apart",
        "are", "around", "as", "at", "away", "back", "be", "because", "been", "before", "being", "besides", "between",
        "but", "by", "can", "could", "did",
        "do", "does", "down", "during", "each", "either", "even", "ever", "every", "exactly", "except", "for", "from",
        "had", "has", "have", "he", "here", "home", "how", "i", "if", "in", "instead", "into", "is", "isn't", "it",
        "just",
        "maybe", "might", "must", "next", "no", "nor", "not", "nothing", "now", "of", "off", "on", "once", "one",
        "only",
        "onto", "or", "out", "over", "past", "perhaps", "really", "round", "she", "should", "since", "so", "some",
        "something", "sometimes",
        "somewhere", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those",
        "though",
        "through", "till", "to", "today", "together", "tomorrow", "tonight", "too", "towards", "under", "unless",
        "until", "up", "upon", "us", "via", "was", "we",
        "were", "what", "whatever", "when", "whenever", "where", "whether", "which", "while", "who", "whom", "why",
        "will",
        "with", "within", "without", "would", "prior", "several", "opposite", "yesterday", "yet", "you", "anything",
        "everything", "anyway", "else", "otherwise", "whose",
    ]
    /// Words that only at the end of a clause follow “her” as an object: “helped her more.”
    private static let afterObjectAlone: Set<String> = [
        "more", "less", "most", "twice", "enough", "better", "first", "last", "well", "good", "right", "wrong", "best",
    ]
    /// Verbs that take her and then what she does: “let her explore”.
    private static let beforeBareVerb: Set<String> = [
        "let", "lets", "letting", "make", "makes", "made", "making", "help", "helps", "helped", "helping", "see", "saw",
        "seen", "seeing", "hear", "heard", "hearing", "watch", "watched", "watching", "have", "had",
    ]
    /// Verbs that give her something: “gave her time”.
    private static let ditransitive: Set<String> = [
        "give", "gave", "given", "gives", "giving", "offer", "offered", "show", "showed", "send", "sent", "bring",
        "brought", "buy",
        "bought", "teach", "taught", "cost", "pay", "paid", "wish", "wished", "lend", "lent", "ask", "asked", "tell",
        "told", "call", "called",
    ]
    private static let gifts: Set<String> = [
        "time", "space", "advice", "permission", "credit", "feedback", "support", "help", "hope", "confidence",
        "courage", "strength",
        "options", "information", "money", "food", "tea", "coffee", "questions", "things", "trouble", "pause",
        "pleasure", "names",
        "more", "less", "enough", "plenty", "two", "three", "four", "five", "six", "ten", "twenty", "another", "good",
        "well",
    ]

    private func herIsObject(in text: TokenisedText, at index: Int) -> Bool {
        guard index + 1 < text.tokens.count else { return true }
        let next = text.tokens[index + 1]
        if next.kind == .punctuation {
            guard ["\"", "“", "‘", "'", "[", "*"].contains(next.folded) else { return true }
            // “called her ‘the returner’”, but “her ‘boss’”.
            return index + 2 < text.tokens.count && ["a", "an", "the"].contains(text.tokens[index + 2].folded)
        }
        if Self.afterObject.contains(next.folded) { return true }
        let before = index > 0 ? text.tokens[index - 1].folded : ""
        let second = index + 2 < text.tokens.count ? text.tokens[index + 2] : nil
        let isLast = second.map { $0.kind == .punctuation && $0.folded != "-" } ?? true
        if Self.afterObjectAlone.contains(next.folded), isLast || second?.folded == "than" || second?.folded == "good" {
            return true
        }
        if next.folded.contains("'"), !next.folded.hasSuffix("'s") { return true }
        // “When I saw her first it was …”, but “I saw her first list”.
        if next.folded == "first", ["saw", "met", "see", "meet", "seen"].contains(before),
            isLast || ["it", "i", "we", "he", "she", "they", "in", "at", "on", "when"].contains(second?.folded ?? "")
        {
            return true
        }
        if ["made", "make", "makes", "making"].contains(before), next.folded.hasSuffix("er"), isLast { return true }
        if before == "to", index > 1, text.tokens[index - 2].folded.hasPrefix("listen"), next.folded.hasSuffix("ing"),
            isLast
        {
            return true
        }
        if Self.beforeBareVerb.contains(before), VerbForms.isBase(next.folded), !ownsNoun(in: text, at: index + 1) {
            return true
        }
        if Self.ditransitive.contains(before), Self.gifts.contains(next.folded) || next.kind == .number { return true }
        if next.folded.hasSuffix("ly"),
            ![
                "family", "early", "only", "daily", "weekly", "elderly", "lovely", "friendly", "weekly", "monthly",
                "yearly",
            ].contains(next.folded)
        {
            return !ownsNoun(in: text, at: index + 2)
        }
        if next.folded.hasSuffix("ing"),
            [
                "saw", "heard", "watched", "found", "kept", "had", "left", "remember", "caught", "noticed", "stop",
                "stopped", "got", "see",
            ].contains(before)
        {
            return true
        }
        return false
    }

    /// Whether a word that could be a verb is a noun here: something that only a noun goes with follows.
    private func ownsNoun(in text: TokenisedText, at index: Int) -> Bool {
        guard index + 1 < text.tokens.count else { return false }
        return ["was", "is", "had", "has", "were", "are", "of"].contains(text.tokens[index + 1].folded)
    }

    // MARK: Agreement

    private static let adverbs: Set<String> = [
        "also", "just", "always", "never", "still", "really", "actually", "probably", "often", "sometimes", "only",
        "even",
        "then", "now", "again", "ever", "both", "already", "soon", "simply", "certainly", "clearly", "obviously",
        "perhaps",
        "maybe", "almost", "either", "neither", "too", "not", "alone", "first", "usually", "generally", "sort", "kind",
        "of",
        "quite", "rarely", "seldom", "later", "eventually", "finally", "once", "apparently", "basically", "himself",
        "herself", "themself", "all", "kinda", "literally", "honestly", "sincerely", "genuinely", "truly", "long",
        "ultimately",
    ]

    /// The verbs that agree with the subject at `subject`: the one in front of it in a question, or the one behind it and
    /// those that “and” joins to it.
    private func agreement(in text: TokenisedText, subject: Int) -> [Edit] {
        if let inverted = invertedAuxiliary(in: text, subject: subject) { return inverted }
        var next = skipAdverbs(in: text, from: subject + 1)
        next = skipAside(in: text, from: next)
        guard next < text.tokens.count else { return [] }
        let token = text.tokens[next]
        var edits: [Edit] = []
        if token.kind == .word, let plural = VerbForms.plural(of: token.folded) {
            edits.append(replace(text, next, with: plural, "verb.agreement"))
        }
        return edits + conjoined(in: text, from: next + (token.kind == .word ? 1 : 0))
    }

    /// `is she`, `doesn't he`, and the tag `, isn't she?`.
    private func invertedAuxiliary(in text: TokenisedText, subject: Int) -> [Edit]? {
        guard subject > 0 else { return nil }
        let auxiliary = text.tokens[subject - 1]
        guard VerbForms.auxiliaries.contains(auxiliary.folded), let plural = VerbForms.plural(of: auxiliary.folded)
        else {
            return nil
        }
        if subject > 1 {
            let before = text.tokens[subject - 2].folded
            if ["it", "that", "this", "there", "which", "all", "one", "thing", "is", "was"].contains(before) {
                return nil
            }
        }
        return [replace(text, subject - 1, with: plural, "verb.inversion")]
    }

    private func skipAdverbs(in text: TokenisedText, from index: Int) -> Int {
        var next = index
        if next + 1 < text.tokens.count, text.tokens[next].folded == "no", text.tokens[next + 1].folded == "longer" {
            next += 2
        }
        while next < text.tokens.count, text.tokens[next].kind == .word,
            Self.adverbs.contains(text.tokens[next].folded)
                || (text.tokens[next].folded.hasSuffix("ly")
                    && !["rely", "relies", "apply", "reply", "supply", "comply"].contains(text.tokens[next].folded))
        {
            next += 1
        }
        return next
    }

    /// `she, by then, was`; `he – you know – says`: the position after a short aside between two equal marks.
    private func skipAside(in text: TokenisedText, from index: Int) -> Int {
        guard index < text.tokens.count, [",", "–", "—", "…", "("].contains(text.tokens[index].folded) else {
            return index
        }
        let close = text.tokens[index].folded == "(" ? ")" : text.tokens[index].folded
        let limit = min(text.tokens.count, index + 10)
        guard let end = text.tokens[(index + 1)..<max(index + 1, limit)].firstIndex(where: { $0.folded == close })
        else {
            return index
        }
        let aside = text.tokens[(index + 1)..<end]
        guard !aside.contains(where: { [".", "?", "!", ";"].contains($0.folded) }) else { return index }
        let next = skipAdverbs(in: text, from: end + 1)
        guard next < text.tokens.count, VerbForms.isKnownThirdPerson(text.tokens[next].folded) else { return index }
        return next
    }

    private static let newSubjects: Set<String> = [
        "i", "you", "we", "it", "they", "he", "she", "there", "that", "this", "who", "which", "what", "everyone",
        "everybody", "someone", "somebody", "nobody", "one", "people", "i'm", "i've", "i'd", "it's", "that's",
        "there's",
        "we're", "we've", "you're", "they're", "he's", "she's", "these", "those",
    ]

    /// Verbs that “and”, “or”, “but” or a comma joins to the subject's first verb, up to the next subject or the end of the
    /// sentence.
    private func conjoined(in text: TokenisedText, from index: Int) -> [Edit] {
        var edits: [Edit] = []
        var position = index
        let limit = min(text.tokens.count, index + 40)
        while position < limit {
            let token = text.tokens[position]
            if [".", "?", "!", ";", ":", "…"].contains(token.folded) { break }
            if Self.newSubjects.contains(token.folded), !isObject(in: text, at: position) { break }
            if ["and", "or", "but", "then"].contains(token.folded) {
                let next = skipAdverbs(in: text, from: position + 1)
                guard next < text.tokens.count else { break }
                let verb = text.tokens[next]
                if Self.newSubjects.contains(verb.folded) { break }
                if VerbForms.isKnownThirdPerson(verb.folded), let plural = VerbForms.plural(of: verb.folded),
                    isVerbPosition(in: text, at: next)
                {
                    edits.append(replace(text, next, with: plural, "verb.conjoined"))
                    position = next
                }
            }
            position += 1
        }
        return edits
    }

    /// Whether a pronoun is no new subject but what the verb before it acts on: “carries it and goes”.
    private func isObject(in text: TokenisedText, at index: Int) -> Bool {
        guard Self.objects.contains(text.tokens[index].folded), index + 1 < text.tokens.count else { return false }
        return ["and", "or", "but", "then"].contains(text.tokens[index + 1].folded)
    }

    private static let objects: Set<String> = ["it", "that", "this", "these", "those", "you", "people"]

    /// Whether a word that may be a plural noun (“notes”, “calls”) stands as a verb: something follows that a verb takes.
    private func isVerbPosition(in text: TokenisedText, at index: Int) -> Bool {
        if VerbForms.auxiliaries.contains(text.tokens[index].folded) { return true }
        guard index + 1 < text.tokens.count, text.tokens[index + 1].kind == .word else { return false }
        return !["and", "or", "of", "were", "are", "have", "who", "which", "that", "from"].contains(
            text.tokens[index + 1].folded)
    }

    // MARK: Nouns

    private func nouns(in text: TokenisedText) -> [Edit] {
        GenderDetector(lexicons: lexicons).detections(in: text).compactMap { detection in
            guard detection.rule == "gender.noun", detection.canonical != "-" else {
                return detection.rule == "gender.noun" ? deletion(of: detection, in: text) : nil
            }
            let first = text.tokens[detection.tokens.lowerBound]
            var replacement = detection.canonical
            if detection.flags.contains("child"), isYoung(in: text, at: detection.tokens.lowerBound) {
                replacement = replacement == "people" ? "children" : "child"
            }
            if isSpokenTo(detection, in: text) { return addressed(detection, in: text) }
            if detection.flags.contains("called"), first.isCapitalised { return called(detection, in: text) }
            if detection.flags.contains("possessive") { replacement += "'s" }
            if first.isCapitalised { replacement = replacement.capitalisedFirst }
            return Edit(
                range: detection.range, original: text[detection.range], replacement: replacement, category: .gender,
                rule: "gender.noun")
        }
    }

    private static let childLeads: Set<String> = [
        "my", "your", "his", "her", "their", "our", "little", "wee", "twin", "both", "two", "three", "four", "small",
        "baby",
        "youngest", "eldest", "oldest", "other",
    ]

    /// Whether a boy or a girl is a child here rather than a colleague: “my girls”, “twin boys”, “Shona's lass”.
    private func isYoung(in text: TokenisedText, at index: Int) -> Bool {
        guard index > 0 else { return false }
        let before = text.tokens[index - 1].folded
        return Self.childLeads.contains(before)
            || before.hasSuffix("'s") && text.tokens[index - 1].kind == .word
                && !["it's", "that's", "he's", "she's", "there's", "what's", "here's", "who's"].contains(before)
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

    /// “Mum rang”, “as Dad”: a relative called by what they are.
    private func called(_ detection: Detection, in text: TokenisedText) -> Edit? {
        let first = detection.tokens.lowerBound
        let noun = detection.canonical + (detection.flags.contains("possessive") ? "'s" : "")
        let before = first > 0 ? text.tokens[first - 1].folded : ""
        let isDetermined = Self.childLeads.contains(before) || ["a", "an", "the", "every", "one"].contains(before)
        let starts = text.startsSentence(first)
        var written = isDetermined ? noun : "a \(noun)"
        if starts { written = written.capitalisedFirst }
        return Edit(
            range: detection.range, original: text[detection.range], replacement: written, category: .gender,
            rule: "gender.noun")
    }

    /// A gendered word with nothing neutral to say instead, such as “lady” in “lady doctor”, goes with the space after it.
    private func deletion(of detection: Detection, in text: TokenisedText) -> Edit? {
        let next = detection.tokens.upperBound
        guard next < text.tokens.count else { return nil }
        let range = detection.range.lowerBound..<text.tokens[next].range.lowerBound
        return Edit(range: range, original: text[range], replacement: "", category: .gender, rule: "gender.noun")
    }

    /// Whether a word in capitals stands among capitals, rather than alone.
    private func isShouted(_ text: TokenisedText, _ index: Int) -> Bool {
        text.tokens[max(0, index - 4)..<min(text.tokens.count, index + 5)].count { $0.isAllCaps } > 1
    }

    private func replace(_ text: TokenisedText, _ index: Int, with replacement: String, _ rule: String) -> Edit {
        let token = text.tokens[index]
        var written = replacement
        if token.isAllCaps, isShouted(text, index) {
            written = replacement.uppercased()
        } else if token.isCapitalised {
            written = replacement.capitalisedFirst
        }
        let original = text[token.range]
        if original.contains("’") { written = written.replacingStraightApostrophes }
        return Edit(range: token.range, original: original, replacement: written, category: .gender, rule: rule)
    }
}

extension String {
    /// The text with curly apostrophes for straight ones.
    var replacingStraightApostrophes: String { String(map { $0 == "'" ? "’" : $0 }) }

    /// The text with its first letter in upper case.
    var capitalisedFirst: String {
        guard let first = unicodeScalars.first else { return self }
        return first.properties.uppercaseMapping + String(unicodeScalars.dropFirst())
    }

    /// The text with its first letter in lower case.
    var decapitalisedFirst: String {
        guard let first = unicodeScalars.first else { return self }
        return first.properties.lowercaseMapping + String(unicodeScalars.dropFirst())
    }
}
