import Redaction

/// The changes by which strung-together talk becomes sentences: asides to the listener are left out (`prose.aside`), and where
/// a comma holds two whole sentences together a full stop parts them (`prose.splice`). No word of content is touched.
enum TalkEdits {
    /// What is said to the listener and tells nothing.
    private static let asides: [[String]] = [
        "you know", "i mean", "mind you", "to be honest", "to be fair", "to be frank", "to be frank with you",
        "honestly",
        "frankly", "look", "listen", "right", "okay so", "ok so", "i'll be honest", "okay", "ok", "yes", "yeah", "no",
        "well", "anyway",
        "i must say", "i must tell you", "i have to say", "oh", "ah", "now", "basically", "actually", "obviously",
        "as i say", "as i said", "if i'm honest", "if you see what i mean", "if you like", "you see", "sort of",
        "kind of", "as it were", "if you will", "shall we say", "let's be honest", "in fairness",
        "all right", "alright", "if that makes sense", "you understand", "bless him", "bless her", "bless them", "mind",
        "see", "like", "so i did", "so i have", "so i was", "so he did", "so she did", "so they did", "so it was",
        "so it did", "so he was", "so she was", "what am i trying to say", "i must tell you this honestly",
        "do you know", "believe me", "as you'd expect", "funnily enough", "fair play", "fair play to him",
        "fair play to her", "isn't it", "wasn't it", "aren't they", "weren't they", "don't you",
        "doesn't it", "didn't they", "isn't he", "isn't she", "don't they", "don't we", "aren't we", "by the way",
        "or something", "or whatever", "really", "literally", "then",
    ].map { $0.split(separator: " ").map(String.init) }.sorted { $0.count > $1.count }
    /// Asides with which a sentence may begin without a comma.
    private static let openings: Set<[String]> = [
        ["i", "mean"], ["you", "know"], ["to", "be", "fair"], ["mind", "you"], ["okay", "so"], ["ok", "so"],
        ["to", "be", "frank", "with", "you"], ["to", "be", "honest"], ["i'll", "be", "honest"],
    ]

    private static let conjunctions: Set<String> = [
        "and", "but", "or", "so", "because", "which", "who", "then", "when", "if", "while", "as", "not",
    ]
    private static let subjects: Set<String> = [
        "i", "we", "they", "he", "she", "it", "there", "nobody", "everybody", "i'd", "i've", "i'm", "we'd", "we've",
        "we're", "they'd", "they've", "they're", "he'd", "he's", "she'd", "she's", "it's", "it'd", "there's", "there'd",
    ]
    private static let subordinating: Set<String> = [
        "when", "if", "because", "although", "while", "whenever", "since", "until", "before", "after", "as", "once",
        "where", "whatever", "whichever", "unless", "whereas", "though", "what", "the more",
    ]
    private static let reporting: Set<String> = [
        "said", "say", "says", "thought", "think", "asked", "told", "went", "like", "wrote", "know", "knew", "felt",
        "mean", "meant", "is", "was", "suppose", "just", "that", "or", "and",
        "but",
    ]
    private static let saying: Set<String> = [
        "tell", "told", "say", "said", "report", "reported", "think", "thought", "gather", "believe", "hear", "heard",
    ]
    /// The words of “they tell me”, at most.
    private static let mostOfReport = 4
    private static let dashed: Set<String> = [
        "and", "but", "which", "who", "or", "not", "so", "because", "with", "without", "in", "at", "for", "from",
    ]
    /// The words of a part before a comma and behind it, at least: shorter ones belong together.
    private static let leastBefore = 3
    private static let leastBehind = 3

    /// The edits of one sentence.
    ///
    /// - Parameters:
    ///   - text: the sentence.
    ///   - leavesOutFillers: whether “kind of” before a verb goes, as the policy cleans talk.
    /// - Returns: the edits, in order.
    static func edits(of text: TokenisedText, leavesOutFillers: Bool = true) -> EditList {
        var edits: [Edit] = []
        var left = [Bool](repeating: false, count: text.tokens.count)
        leaveOutAsides(of: text, marking: &left, into: &edits)
        leaveOutRemarks(of: text, marking: &left, into: &edits)
        if leavesOutFillers { leaveOutFillers(of: text, marking: &left, into: &edits) }
        part(text, without: left, into: &edits)
        return EditList(edits.sorted { $0.range.lowerBound < $1.range.lowerBound })
    }

    private static func leaveOutAsides(of text: TokenisedText, marking left: inout [Bool], into edits: inout [Edit]) {
        let tokens = text.tokens
        func aside(at index: Int) -> Int? {
            for words in asides where index + words.count <= tokens.count {
                if words.indices.allSatisfy({ tokens[index + $0].folded == words[$0] }) { return words.count }
            }
            return nil
        }
        func leaveOut(_ range: Range<Int>, _ numbers: Range<Int>) {
            edits.append(
                Edit(range: range, original: text[range], replacement: "", category: .prose, rule: "prose.aside"))
            for number in numbers { left[number] = true }
        }
        var index = 0
        // At the head, one after another.
        while index < tokens.count, let count = aside(at: index), index + count < tokens.count {
            let end = index + count
            if tokens[end].folded == "," {
                index = end + 1
            } else if openings.contains(tokens[index..<end].map(\.folded)) {
                index = end
            } else {
                break
            }
            if index >= tokens.count { return }
        }
        if index > 0 { leaveOut(0..<tokens[index].range.lowerBound, 0..<index) }
        while index < tokens.count {
            guard tokens[index].folded == ",", !left[index], let count = aside(at: index + 1) else {
                index += 1
                continue
            }
            let end = index + 1 + count
            guard end < tokens.count, [",", ".", ";"].contains(tokens[end].folded) else {
                index += 1
                continue
            }
            let start = tokens[index].range.lowerBound
            let next = end + 1 < tokens.count ? tokens[end + 1].folded : "."
            if tokens[end].folded != "," || conjunctions.contains(next) || subjects.contains(next) {
                leaveOut(start..<tokens[end].range.lowerBound, index..<end)
                index = end
            } else {
                leaveOut(start..<tokens[end].range.upperBound, index..<(end + 1))
                index = end + 1
            }
        }
    }

    private static let remarking: Set<String> = ["it's", "that's"]
    /// The words of a remark between commas, at most.
    private static let mostOfRemark = 6

    /// “I drew two circles, it's hardly a method, one inside the other”: a remark set into a sentence that goes on behind it.
    private static func leaveOutRemarks(of text: TokenisedText, marking left: inout [Bool], into edits: inout [Edit]) {
        let tokens = text.tokens
        var start = 0
        for index in tokens.indices where !left[index] {
            if [".", ";"].contains(tokens[index].folded) { start = index + 1 }
            guard tokens[index].folded == ",", index + 1 < tokens.count, remarking.contains(tokens[index + 1].folded),
                isWhole(zip(tokens[start..<index], left[start..<index]).filter { !$0.1 }.map { $0.0 }),
                let end = tokens[(index + 1)...].firstIndex(where: { [",", ".", ";"].contains($0.folded) }),
                tokens[end].folded == ",", end - index - 1 <= mostOfRemark, end + 1 < tokens.count,
                !conjunctions.contains(tokens[end + 1].folded), !subjects.contains(tokens[end + 1].folded)
            else { continue }
            let range = tokens[index].range.lowerBound..<tokens[end].range.lowerBound
            edits.append(
                Edit(range: range, original: text[range], replacement: "", category: .prose, rule: "prose.aside"))
            for number in index..<end { left[number] = true }
        }
    }

    /// “And kind of glowed about it”: between a subject or “and” and its verb.
    private static func leaveOutFillers(of text: TokenisedText, marking left: inout [Bool], into edits: inout [Edit]) {
        let tokens = text.tokens
        for index in tokens.indices.dropFirst().dropLast(2) where !left[index] {
            let before = tokens[index - 1].folded
            let verb = tokens[index + 2]
            guard ["kind", "sort"].contains(tokens[index].folded), tokens[index + 1].folded == "of",
                subjects.contains(before) || ["and", "but", "just"].contains(before), SentenceJudge.isFiniteVerb(verb)
            else { continue }
            let range = tokens[index].range.lowerBound..<verb.range.lowerBound
            edits.append(
                Edit(range: range, original: text[range], replacement: "", category: .prose, rule: "prose.aside"))
            left[index] = true
            left[index + 1] = true
        }
    }

    /// Parts what a comma splices, and writes a comma for a dash before a joining word.
    private static func part(_ text: TokenisedText, without left: [Bool], into edits: inout [Edit]) {
        let tokens = text.tokens
        func replace(_ index: Int, by mark: String, from start: Int? = nil) {
            let range = (start ?? tokens[index].range.lowerBound)..<tokens[index].range.upperBound
            edits.append(
                Edit(range: range, original: text[range], replacement: mark, category: .prose, rule: "prose.splice"))
        }
        var part: [Token] = []
        var quoted = false
        for index in tokens.indices where !left[index] {
            let token = tokens[index]
            let mark = text[token.range]
            if mark == "“" || mark == "‘" { quoted = true }
            if mark == "”" || mark == "’" { quoted = false }
            if mark == "\"" { quoted.toggle() }
            let next = (index + 1..<tokens.count).first { !left[$0] }
            if ["–", "—"].contains(token.folded), !quoted, index > 0, !text.touch(index - 1, index), let next,
                dashed.contains(tokens[next].folded),
                !edits.contains(where: { $0.range.upperBound == token.range.lowerBound })
            {
                replace(index, by: ",", from: tokens[index - 1].range.upperBound)
            }
            guard token.folded == ",", !quoted, let next, subjects.contains(tokens[next].folded),
                isWhole(part), opensSentence(tokens[next...])
            else {
                part = [".", ";"].contains(token.folded) ? [] : part + [token]
                continue
            }
            replace(index, by: ".")
            let word = text[tokens[next].range]
            if word.capitalised != word { replace(next, by: word.capitalised) }
            part = []
        }
    }

    /// Whether words before a comma are a sentence of their own.
    private static func isWhole(_ part: [Token]) -> Bool {
        let words = part.filter { $0.kind != .punctuation }
        guard words.count >= leastBefore, let first = words.first, let last = words.last,
            subjects.contains(first.folded) || SentenceJudge.determiners.contains(first.folded),
            !reporting.contains(last.folded)
        else { return false }
        return words.contains(where: SentenceJudge.isFiniteVerb)
            && !words.contains { subordinating.contains($0.folded) }
    }

    /// Whether words behind a comma begin a sentence of their own.
    private static func opensSentence(_ rest: ArraySlice<Token>) -> Bool {
        let part = rest.prefix { $0.kind != .punctuation || $0.folded == "'" }
        guard part.count >= leastBehind, let first = part.first, let second = part.dropFirst().first else {
            return false
        }
        // “They've used that twice, they tell me, and …”: who says it.
        if part.count <= mostOfReport, part.contains(where: { saying.contains($0.folded) }) { return false }
        // “I drew two circles, it's hardly a method, one inside the other”: a remark between commas.
        let behind = rest.dropFirst(part.count)
        if let comma = behind.first, comma.folded == ",", let next = behind.dropFirst().first,
            !conjunctions.contains(next.folded), !subjects.contains(next.folded)
        {
            return false
        }
        return first.folded.contains("'") || SentenceJudge.isFiniteVerb(second)
            || second.folded.hasSuffix("ly") || ["just", "never", "always", "also", "still"].contains(second.folded)
    }
}
