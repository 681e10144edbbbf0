/// Takes the noises of speech out of a transcript: fillers, repeated words, stage directions.
///
/// It never changes a word that carries meaning; every deletion is an edit. Also removes, by the lexicon, habits of speech
/// by which a person is recognised.
struct CleanVerbatim {
    let lexicons: LexiconSet
    let words: WordList
    var cleaning = VerbatimCleaning.standard

    private static let breaks: Set<String> = [",", "–", "—", "…", "-"]
    private static let stageDirections: Set<String> = [
        "laughs", "laughing", "laughter", "laugh", "pause", "pauses", "long", "coughs", "cough", "sighs", "sigh",
        "crying",
        "cries", "inaudible", "unclear", "overlapping", "crosstalk", "phone", "rings", "interruption", "gestures",
        "shrugs", "chuckles", "chuckling", "sniffs", "claps", "clapping", "nods", "smiles", "smiling", "clears",
        "throat",
        "silence", "background", "noise", "knock", "knocks", "door", "bleep", "sounds", "whispers", "indistinct",
        "recording", "stops", "resumes", "tearful", "becomes", "short", "brief",
    ]
    /// Words that are doubled on purpose.
    private static let emphatic: Set<String> = [
        "very", "really", "had", "that", "no", "yes", "so", "never", "much", "many", "long", "far", "far", "again",
        "slowly",
        "more", "better", "on", "over", "round",
    ]

    // MARK: Stage directions

    /// Deletes `[laughs]` and its like.
    func stageDirections(in text: TokenisedText) -> [Edit] {
        var edits: [Edit] = []
        for open in text.tokens.indices where text.tokens[open].kind == .punctuation {
            let mark = text.bytes[text.tokens[open].range.lowerBound]
            guard mark == UInt8(ascii: "[") || mark == UInt8(ascii: "(") else { continue }
            let close = mark == UInt8(ascii: "[") ? "]" : ")"
            let limit = min(text.tokens.count, open + 6)
            guard let end = text.tokens[open..<limit].firstIndex(where: { $0.folded == close }), end > open + 1,
                text.tokens[(open + 1)..<end].allSatisfy({ Self.stageDirections.contains($0.folded) })
            else { continue }
            edits.append(deletion(of: open..<(end + 1), in: text, .stageDirection, "verbatim.stage-direction"))
        }
        return edits
    }

    // MARK: Fillers

    /// Deletes words without meaning, with the marks that set them off.
    func fillers(in text: TokenisedText) -> [Edit] {
        listedFillers(in: text.known(to: lexicons)).compactMap { match in
            let left = mark(in: text, before: match.tokens.lowerBound)
            let right = mark(in: text, after: match.tokens.upperBound - 1)
            let flags = match.value.flags
            let starts = text.startsSentence(match.tokens.lowerBound)
            let endsSentence =
                match.tokens.upperBound == text.tokens.count
                || [".", "?", "!"].contains(text.tokens[match.tokens.upperBound].folded)
            let isSetOff = (left != nil || starts) && (right != nil || endsSentence)
            if cleaning == .light, !flags.contains("always") { return nil }
            if cleaning == .thorough, flags.contains("bare"), isBare(match.tokens, in: text) {
                return deletion(of: match.tokens, in: text, .filler, "verbatim.filler", betweenWords: true)
            }
            guard
                flags.contains("always")
                    || isSetOff && (flags.subtracting(["bare"]).isEmpty || flags.contains("start") && starts)
                    || flags.contains("end") && left != nil && endsSentence
                    || flags.contains("inside") && !starts
            else { return nil }
            var tokens = match.tokens
            if starts {
                if endsSentence, flags.contains("always"), tokens.upperBound < text.tokens.count {
                    tokens = tokens.lowerBound..<(tokens.upperBound + 1)
                } else if endsSentence {
                    return nil
                } else if let right {
                    tokens = tokens.lowerBound..<right.upperBound
                }
                return deletionAtStart(of: tokens, in: text)
            }
            if let left, let right {
                // “so, um, so polite”: the word begins anew.
                let isBegunAnew = text.tokens[left.lowerBound - 1].folded == text.tokens[right.upperBound].folded
                tokens =
                    isBegunAnew && text.tokens[right.upperBound].kind == .word
                    ? left.lowerBound..<(right.upperBound + 1) : withinMarks(left, right, in: text)
            } else if let left, endsSentence {
                tokens = left.lowerBound..<tokens.upperBound
                if let tag = askedOff(match.tokens, from: left, in: text) { return tag }
            }
            return deletion(of: tokens, in: text, .filler, "verbatim.filler", betweenWords: true)
        }
    }

    /// The fillers of the lexicon, left to right, none overlapping.
    private func listedFillers(in text: TokenisedText) -> [PhraseIndex<LexiconEntry>.Match] {
        var found: [PhraseIndex<LexiconEntry>.Match] = []
        var index = 0
        while index < text.tokens.count {
            if text.facts[index].contains(WordFacts(.filler)),
                let match = lexicons[.filler].longestMatch(in: text, at: index)
            {
                found.append(match)
                index = match.tokens.upperBound
            } else {
                index += 1
            }
        }
        return found
    }

    private static let askingWords: Set<String> = ["you", "d'you", "do", "know"]

    /// “It was hard, you know?” asks nothing once the words are gone: it ends with a full stop.
    private func askedOff(_ filler: Range<Int>, from left: Range<Int>, in text: TokenisedText) -> Edit? {
        let end = filler.upperBound
        guard end < text.tokens.count, text.tokens[end].folded == "?",
            Self.askingWords.contains(text.tokens[filler.lowerBound].folded)
        else { return nil }
        let range = text.tokens[left.lowerBound].range.lowerBound..<text.tokens[end].range.upperBound
        return Edit(
            range: range, original: text[range], replacement: ".", category: .filler, rule: "verbatim.filler")
    }

    /// Words that a comma sets off from what follows, whatever stood between: “Well, if you feel…”.
    private static let interjections: Set<String> = [
        "well", "oh", "ah", "yeah", "yes", "no", "okay", "ok", "look", "right", "aye", "gosh", "god",
    ]

    private static let conjunctions: Set<String> = [
        "and", "but", "so", "because", "that", "when", "if", "as", "which", "who", "what", "or", "then", "than",
        "where",
        "while", "although", "though", "until", "since", "how", "why", "whether", "nor", "like",
    ]
    /// Words with which a new clause begins.
    private static let clauseStarts: Set<String> = [
        "i", "you", "he", "she", "it", "we", "they", "there", "one", "nobody", "everybody", "somebody", "people", "i'm",
        "i'd", "i've", "i'll", "you're", "you'd", "you've", "he's", "he'd", "he'll", "she's", "she'd", "she'll", "it's",
        "it'd", "it'll", "we're", "we'd", "we've", "we'll", "they're", "they'd", "they've", "they'll", "there's",
        "there'd", "that's", "which", "where", "wherever", "who",
    ]
    private static let articles: Set<String> = [
        "a", "an", "the", "my", "his", "her", "their", "our", "your", "all", "this",
    ]

    /// What to delete of a filler that stands between marks: it and both marks where the words around it belong together;
    /// otherwise the stronger mark, or the first, stays.
    private func withinMarks(_ left: Range<Int>, _ right: Range<Int>, in text: TokenisedText) -> Range<Int> {
        let isComma = { (marks: Range<Int>) in marks.count == 1 && text.tokens[marks.lowerBound].folded == "," }
        if isComma(left), !isComma(right) { return left.lowerBound..<right.lowerBound }
        let before = text.tokens[left.lowerBound - 1].folded
        let after = text.tokens[right.upperBound].folded
        if isComma(left), Self.interjections.contains(before) { return left.upperBound..<right.upperBound }
        let isNewClause =
            after != before && !before.contains("'") && !Self.conjunctions.contains(before)
            && (Self.clauseStarts.contains(after) || isApposition(before: left.lowerBound, after: after, in: text)
                || text.tokens[right.upperBound].kind == .punctuation)
        if isComma(left) ? isNewClause : isNewClause || isComma(right) {
            return left.upperBound..<right.upperBound
        }
        return left.lowerBound..<right.upperBound
    }

    /// Whether a noun phrase follows a noun or a number: “the artefact, you know, the thing that…”.
    private func isApposition(before mark: Int, after: String, in text: TokenisedText) -> Bool {
        guard Self.articles.contains(after) else { return false }
        let word = text.tokens[mark - 1].folded
        return text.startsSentence(mark - 1) || DateDetector.isNumberWord(word)
            || mark > 1 && Self.articles.contains(text.tokens[mark - 2].folded)
                && text.tokens[mark - 2].folded != "this" && !word.contains("'")
    }

    /// The marks (comma, dash, dots) right before a token.
    private func mark(in text: TokenisedText, before index: Int) -> Range<Int>? {
        var start = index
        while start > 0, isMark(text, start - 1) { start -= 1 }
        return start < index && start > 0 ? start..<index : nil
    }

    private func mark(in text: TokenisedText, after index: Int) -> Range<Int>? {
        var end = index + 1
        while end < text.tokens.count, isMark(text, end) { end += 1 }
        return end > index + 1 && end < text.tokens.count ? (index + 1)..<end : nil
    }

    /// A comma, a dash or dots; a single full stop is none.
    func isMark(_ text: TokenisedText, _ index: Int) -> Bool {
        guard text.tokens[index].kind == .punctuation else { return false }
        // Most marks are told by their first byte.
        switch text.bytes[text.tokens[index].range.lowerBound] {
        case UInt8(ascii: ","), UInt8(ascii: "-"): return true
        case 0x80...: if Self.breaks.contains(text.tokens[index].folded) { return true }
        case UInt8(ascii: "."): break
        default: return false
        }
        guard text.tokens[index].folded == "." else { return false }
        return (index > 0 && text.tokens[index - 1].folded == "." && text.touch(index - 1, index))
            || (text.touch(index, index + 1) && text.tokens[index + 1].folded == ".")
    }

    /// Deletes the first words of a sentence; the next word takes the capital.
    func deletionAtStart(
        of tokens: Range<Int>, in text: TokenisedText, _ category: EditCategory = .filler,
        _ rule: String = "verbatim.filler"
    ) -> Edit? {
        guard tokens.upperBound < text.tokens.count else {
            return deletion(of: tokens, in: text, category, rule)
        }
        let next = text.tokens[tokens.upperBound]
        let range = text.tokens[tokens.lowerBound].range.lowerBound..<next.range.upperBound
        let word = text[next.range]
        // After dots the sentence before may go on; only a clause of its own takes the capital.
        let goesOn = followsDots(text, tokens.lowerBound) && !Self.clauseStarts.contains(next.folded)
        let takesCapital = text.tokens[tokens.lowerBound].isCapitalised && !goesOn
        return Edit(
            range: range, original: text[range], replacement: takesCapital ? word.capitalisedFirst : word,
            category: category, rule: rule)
    }

    private func followsDots(_ text: TokenisedText, _ index: Int) -> Bool {
        guard index > 0 else { return false }
        let before = text.tokens[index - 1].folded
        return before == "…" || before == "." && isMark(text, index - 1)
    }

    // MARK: Repetitions

    /// `the the`, `I… I was`, `he was, he was gone`: the first is taken out.
    func repetitions(in text: TokenisedText) -> [Edit] {
        guard cleaning != .light else { return [] }
        var edits: [Edit] = []
        var index = 0
        while index < text.tokens.count {
            let length = repeatedLength(in: text, at: index)
            guard length > 0 else {
                index += 1
                continue
            }
            let next = afterMarks(in: text, from: index + length)
            let range = text.tokens[index].range.lowerBound..<text.tokens[next].range.upperBound
            let second = text[text.tokens[next].range]
            let replacement =
                text.tokens[index].isCapitalised
                ? second.capitalisedFirst : text.tokens[next].folded == "i" ? second : lowered(second, next, in: text)
            edits.append(
                Edit(
                    range: range, original: text[range], replacement: replacement, category: .repetition,
                    rule: "verbatim.repetition"))
            index = next + 1
        }
        return edits
    }

    /// The second of two equal words without the capital that it had from the dots between them.
    private func lowered(_ word: String, _ index: Int, in text: TokenisedText) -> String {
        let folded = text.tokens[index].folded
        let keeps = folded.hasPrefix("i'") || text.tokens[index].isAllCaps || !text.startsSentence(index)
        return keeps ? word : word.decapitalisedFirst
    }

    /// How many words are said twice from a token on, the most first; 0 for none.
    private func repeatedLength(in text: TokenisedText, at index: Int) -> Int {
        guard text.tokens[index].kind == .word else { return 0 }
        if repeats(in: text, at: index, length: 3) { return 3 }
        if repeats(in: text, at: index, length: 2) { return 2 }
        return repeats(in: text, at: index, length: 1) ? 1 : 0
    }

    private func repeats(in text: TokenisedText, at index: Int, length: Int) -> Bool {
        guard index + length < text.tokens.count else { return false }
        // Nearly all words are told apart by their keys alone.
        if text.tokens[index + length].kind != .punctuation,
            text.tokens[index].key != text.tokens[index + length].key, !isArticle(text.tokens[index])
        {
            return false
        }
        let second = afterMarks(in: text, from: index + length)
        guard second + length <= text.tokens.count, index + length <= second,
            text.tokens[index].key == text.tokens[second].key || isArticle(text.tokens[index]),
            text.tokens[index..<(index + length)].allSatisfy({ $0.kind == .word })
        else { return false }
        for offset in 0..<length {
            let one = text.tokens[index + offset].folded
            let other = text.tokens[second + offset].folded
            guard one == other || one == "a" && other == "an" || one == "an" && other == "a" else { return false }
        }
        // A comma before the same single word is often a list or emphasis; dots and dashes are a restart.
        if length == 1 {
            let word = text.tokens[index].folded
            guard !Self.emphatic.contains(word) else { return false }
            if second > index + 1, text.tokens[index + 1].folded == "," { return word.utf8.count <= 4 }
        }
        return true
    }

    private func isArticle(_ token: Token) -> Bool {
        token.range.count <= 2 && (token.folded == "a" || token.folded == "an")
    }

    func afterMarks(in text: TokenisedText, from index: Int) -> Int {
        var next = index
        while next < text.tokens.count, isMark(text, next) { next += 1 }
        return next
    }

    // MARK: Deletions

    /// Deletes tokens with the space on one side, so that no two spaces meet. Between words a space stays.
    private func deletion(
        of tokens: Range<Int>, in text: TokenisedText, _ category: EditCategory, _ rule: String,
        betweenWords: Bool = false
    ) -> Edit {
        var lower = text.tokens[tokens.lowerBound].range.lowerBound
        var upper = text.tokens[tokens.upperBound - 1].range.upperBound
        if tokens.lowerBound > 0, text.bytes[lower - 1] == 0x20 {
            lower -= 1
        } else if upper < text.bytes.count, text.bytes[upper] == 0x20, !isGluedMark(text, tokens.lowerBound) {
            upper += 1
        }
        var replacement = ""
        if betweenWords, lower > 0, upper < text.bytes.count, text.bytes[upper] != 0x20,
            tokens.upperBound < text.tokens.count, text.tokens[tokens.upperBound].kind != .punctuation,
            text.tokens[tokens.lowerBound - 1].range.upperBound == lower
        {
            replacement = " "
        }
        if let lowered = capitalAfter(tokens, in: text) {
            let start = text.tokens[tokens.upperBound].range
            replacement += text[upper..<start.lowerBound] + lowered
            upper = start.upperBound
        }
        return Edit(
            range: lower..<upper, original: text[lower..<upper], replacement: replacement, category: category,
            rule: rule)
    }

    /// Whether a mark stands right behind a word and something other than a mark of the end of a clause follows.
    private func isGluedMark(_ text: TokenisedText, _ index: Int) -> Bool {
        index > 0 && text.tokens[index].kind == .punctuation && text.touch(index - 1, index)
    }

    /// The word after a deletion in lower case, where it had its capital from dots that are gone: “is… To” → “is to”.
    private func capitalAfter(_ tokens: Range<Int>, in text: TokenisedText) -> String? {
        let next = tokens.upperBound
        guard tokens.lowerBound > 0, next < text.tokens.count, text.tokens[next].isCapitalised,
            !text.tokens[next].isAllCaps, text.startsSentence(next), !text.startsSentence(tokens.lowerBound),
            text.tokens[tokens.lowerBound - 1].kind != .punctuation,
            !["i", "i'm", "i'd", "i've", "i'll"].contains(text.tokens[next].folded),
            words.contains(text.tokens[next].folded.droppingContraction)
        else { return nil }
        return text[text.tokens[next].range].decapitalisedFirst
    }
}
