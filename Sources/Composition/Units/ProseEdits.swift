import Redaction

/// The small changes by which a sentence of talk becomes a sentence of a story; each is recorded as an edit.
enum ProseEdits {
    private static let conjunctions: Set<String> = [
        "so", "and", "but", "then", "well", "anyway", "now", "or", "because",
    ]
    private static let singular: [String: String] = [
        "was": "were", "is": "are", "has": "have", "wasn't": "weren't", "isn't": "aren't", "hasn't": "haven't",
        "does": "do", "doesn't": "don't", "wants": "want", "says": "say", "keeps": "keep", "works": "work",
        "sleeps": "sleep", "talks": "talk", "comes": "come", "goes": "go",
    ]

    /// The edits of one sentence: a conjunction at its head is dropped, “this person” at its head becomes they, the first
    /// letter is a capital and the last mark a full stop.
    static func edits(of text: TokenisedText) -> EditList {
        guard let first = text.tokens.first, let last = text.tokens.last else { return .none }
        var edits: [Edit] = []
        var head = 0
        while head + 1 < text.tokens.count, conjunctions.contains(text.tokens[head].folded),
            head == 0 || text.tokens[head - 1].folded == ","
        {
            head += 1
            if text.tokens[head].folded == "," { head += 1 }
            if head >= text.tokens.count { return .none }
        }
        let start = text.tokens[head].range.lowerBound
        if let they = they(in: text, at: head) {
            edits.append(edit(text, first.range.lowerBound..<they.end, they.replacement, "prose.reference"))
        } else if head > 0 || !first.isCapitalised {
            let word = text[text.tokens[head].range].capitalised
            if text[first.range.lowerBound..<text.tokens[head].range.upperBound] != word {
                edits.append(
                    edit(
                        text, first.range.lowerBound..<text.tokens[head].range.upperBound, word,
                        start == first.range.lowerBound ? "prose.capital" : "prose.conjunction"))
            }
        }
        edits += references(in: text, after: head)
        if [",", ";", ":"].contains(last.folded) {
            edits.append(edit(text, last.range, ".", "prose.full-stop"))
        } else if last.kind != .punctuation {
            let end = last.range.upperBound
            edits.append(edit(text, end..<end, ".", "prose.full-stop"))
        }
        return EditList(edits)
    }

    /// “This person was” → “They were”.
    private static func they(in text: TokenisedText, at head: Int) -> (end: Int, replacement: String)? {
        guard head + 2 < text.tokens.count, text.tokens[head].folded == "this", text.tokens[head + 1].folded == "person"
        else { return nil }
        let verb = text.tokens[head + 2]
        guard verb.kind == .word else { return nil }
        if let plural = singular[verb.folded] { return (verb.range.upperBound, "They " + plural) }
        return (text.tokens[head + 1].range.upperBound, "They")
    }

    /// The edits that write a sentence as it is printed: curly quotation marks and apostrophes,
    /// “themselves” for “themself”, spaces for line breaks.
    static func typography(of text: TokenisedText) -> EditList {
        var edits: [Edit] = []
        for (index, token) in text.tokens.enumerated() {
            if index > 0 {
                // A line break inside a sentence is a space.
                let gap = text.tokens[index - 1].range.upperBound..<token.range.lowerBound
                if text.bytes[gap].contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) {
                    edits.append(edit(text, gap, " ", "prose.typography"))
                }
            }
            let written = text[token.range]
            var printed = written
            if token.kind == .word {
                printed = String(written.map { $0 == "'" ? "’" : $0 })
                if token.folded == "themself" { printed = String(printed.dropLast(4)) + "selves" }
            } else if written == "'" || written == "\"" {
                let opens = index == 0 || !text.touch(index - 1, index)
                printed = written == "'" ? (opens ? "‘" : "’") : (opens ? "“" : "”")
            }
            if printed != written { edits.append(edit(text, token.range, printed, "prose.typography")) }
        }
        return EditList(edits)
    }

    private static let objectVerbs: Set<String> = [
        "told", "asked", "helped", "let", "gave", "sent", "met", "encouraged", "set", "got", "had", "made", "heard",
        "saw",
        "showed", "offered", "wanted", "listened", "with", "for", "to", "about", "from", "beside", "of",
    ]
    private static let clauseWords: Set<String> = [
        "and", "that", "because", "when", "but", "as", "if", "while", "before", "until", "once", "after", "where",
        "which", ",",
    ]

    /// “told this person” → “told them”, “and this person was” → “and they were”: inside a sentence, where it can only be an
    /// object or a subject.
    private static func references(in text: TokenisedText, after head: Int) -> [Edit] {
        var edits: [Edit] = []
        for index in text.tokens.indices where index > head && text.tokens[index].folded == "this" {
            guard index + 2 < text.tokens.count, text.tokens[index + 1].folded == "person" else { continue }
            let before = text.tokens[index - 1].folded
            let next = text.tokens[index + 2]
            let range = text.tokens[index].range.lowerBound..<text.tokens[index + 1].range.upperBound
            if clauseWords.contains(before), next.kind == .word {
                if let plural = singular[next.folded] {
                    edits.append(
                        edit(text, range.lowerBound..<next.range.upperBound, "they " + plural, "prose.reference"))
                } else {
                    edits.append(edit(text, range, "they", "prose.reference"))
                }
            } else if objectVerbs.contains(before) {
                edits.append(edit(text, range, "them", "prose.reference"))
            }
        }
        return edits
    }

    /// Verbs after “They” that are the same for one person, so that “A colleague” may stand in its place.
    private static let introducing: Set<String> = [
        "came", "asked", "wanted", "told", "brought", "had", "turned", "rang", "arrived", "sought", "wished", "felt",
        "thought", "said", "needed", "presented", "walked", "believed",
    ]

    /// The edit that makes the first sentence about the mentee say who it is about: “They came” → “A colleague came”.
    ///
    /// - Returns: `nil` where the sentence does not begin so.
    static func introduction(of text: TokenisedText, as noun: String) -> EditList? {
        guard text.tokens.count > 2, text.tokens[0].folded == "they", introducing.contains(text.tokens[1].folded) else {
            return nil
        }
        return EditList([edit(text, text.tokens[0].range, noun, "prose.introduction")])
    }

    /// Subjects before which a join may stand.
    private static let joinable: Set<String> = ["i", "we", "they", "there", "nobody", "somebody", "everybody"]

    /// Verbs behind which “also” stands; it stands before any other.
    private static let auxiliaries: Set<String> = [
        "am", "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might", "must",
        "should",
    ]
    /// Words that join a sentence to what came before by themselves.
    private static let joining: Set<String> = ["also", "too", "again", "another", "still", "now", "then", "never"]

    /// The edit that joins a sentence to the one before it: “also” into it (“They were also tired”, “They also slept”), any
    /// other words, such as “And”, before it.
    ///
    /// - Returns: `nil` where the sentence does not begin with a pronoun, or is joined by its own words.
    static func joined(_ text: TokenisedText, by join: String) -> EditList? {
        guard text.tokens.count > 3, let first = text.tokens.first,
            joinable.contains(first.folded.prefix { $0 != "'" }.description)
        else { return nil }
        let word = text[first.range]
        if join == also {
            let second = text.tokens[1]
            guard second.kind == .word, !["and", "who", "or"].contains(second.folded), first.folded != "there",
                !text.tokens.prefix(8).contains(where: { joining.contains($0.folded) }),
                !text.text.contains("as well")
            else { return nil }
            // “They had slept”, but not “I had them draw”.
            let governs = ["them", "the", "my", "their", "a", "to"].contains(text.tokens[2].folded)
            let isAuxiliary =
                auxiliaries.contains(second.folded) && !(second.folded == "had" && governs)
            let place = isAuxiliary ? second : first
            let end = place.range.upperBound
            return EditList([edit(text, end..<end, " " + also, "prose.join")])
        }
        let lowered = first.folded.hasPrefix("i") && !first.folded.hasPrefix("it") ? word : word.lowercased()
        return EditList([edit(text, first.range, join + " " + lowered, "prose.join")])
    }

    /// The join that stands inside of a sentence.
    private static let also = "also"

    /// The edits that set a sentence between quotation marks; those inside it become single ones.
    static func quotation(of text: TokenisedText) -> EditList {
        var edits = text.tokens.compactMap { token -> Edit? in
            switch text[token.range] {
            case "“": edit(text, token.range, "‘", "prose.quotation")
            case "”": edit(text, token.range, "’", "prose.quotation")
            default: nil
            }
        }
        let end = text.bytes.count
        // Where a mark inside stands at the very edge the two become one edit.
        if let first = edits.first, first.range.lowerBound == 0 {
            edits[0] = edit(text, first.range, "“" + first.replacement, "prose.quotation")
        } else {
            edits.insert(edit(text, 0..<0, "“", "prose.quotation"), at: 0)
        }
        if let last = edits.last, last.range.upperBound == end, last.range.lowerBound > 0 {
            edits[edits.count - 1] = edit(text, last.range, last.replacement + "”", "prose.quotation")
        } else {
            edits.append(edit(text, end..<end, "”", "prose.quotation"))
        }
        return EditList(edits)
    }

    private static func edit(_ text: TokenisedText, _ range: Range<Int>, _ replacement: String, _ rule: String) -> Edit
    {
        Edit(range: range, original: text[range], replacement: replacement, category: .prose, rule: rule)
    }
}

extension String {
    /// The word with its first letter in upper case.
    var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
