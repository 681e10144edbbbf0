/// Writes what may be said in place of what was detected, with the words around it in mind.
struct Generaliser {
    let levels: [String: AttributeLevel]
    let labels: LabelTexts

    static let determiners: Set<String> = [
        "a", "an", "the", "my", "your", "his", "her", "their", "our", "its", "this", "that", "these", "those",
        "another",
        "any", "some", "every", "each", "no", "one", "other",
    ]
    /// Words between a determiner and a noun.
    static let describers: Set<String> = [
        "own", "new", "old", "same", "whole", "entire", "local", "nearby", "main",
    ]
    /// Nouns that a specialty may describe: “anaesthetics trainee”.
    static let specialtyNouns: Set<String> = [
        "trainee", "trainees", "training", "registrar", "registrars", "reg", "regs", "consultant", "consultants",
        "rotation",
        "rotations", "job", "jobs", "post", "posts", "department", "departments", "ward", "wards", "clinic", "clinics",
        "team",
        "teams", "unit", "units", "list", "lists", "nurse", "nurses", "doctor", "doctors", "colleague", "colleagues",
        "rota",
        "exam", "exams", "lot", "theatre", "theatres", "patient", "patients", "service", "services", "secretary",
        "office",
        "meeting", "meetings", "firm", "fellow", "fellows", "fellowship", "programme", "days", "day", "crowd", "world",
        "side",
        "handover", "referral", "referrals", "round", "rounds", "bleep", "conference", "course", "teaching",
        "placement",
        "block", "bed", "beds", "outpatients", "centre", "lead", "manager", "managers", "matron", "sister", "physio",
        "night",
        "nights", "shift", "shifts", "on-call", "cover", "room", "corridor", "seminar", "textbook", "career", "careers",
        "deanery", "practice", "student", "students", "juniors", "junior", "staff", "academic", "research", "year",
        "years",
        "experience", "work", "person", "people", "boys", "girls", "man", "woman", "partner", "locum", "locums",
        "director",
        "supervisor", "assessment", "procedure", "procedures", "emergency", "emergencies", "intern", "sho", "shos",
        "spr",
        "st3", "st4", "st5", "st6", "st7", "ct1", "ct2", "ct3", "fellows'", "coffee", "office's", "wing", "group",
        "network",
    ]
    /// Words that may follow a noun phrase; after any other word the phrase is an attribute of what follows.
    static let afterPhrase: Set<String> = [
        "and", "or", "but", "who", "which", "that", "when", "where", "while", "as", "at", "in", "on", "of", "for",
        "from",
        "with", "to", "by", "into", "about", "is", "was", "are", "were", "has", "had", "have", "be", "been", "does",
        "did",
        "do", "said", "says", "told", "came", "went", "then", "now", "so", "because", "if", "not", "too", "again",
        "before",
        "after", "since", "until", "than", "here", "there", "he", "she", "they", "i", "we", "you", "it", "himself",
        "herself", "over", "up", "down", "out", "back", "off", "would", "could", "should", "can", "will", "might",
        "must",
        "just", "only", "also", "once", "through", "during", "without", "a", "an", "the", "got", "gets", "made", "took",
        "began", "started", "wanted", "felt", "thought", "knew", "asked", "never", "always", "still", "first", "last",
        "right", "wrong", "hard", "put", "goes", "go", "come", "comes", "ran", "rang", "gave", "left", "sat", "saw",
        "gets",
        "like", "along", "across", "between", "these", "those", "this", "who's", "either", "anyway", "apparently",
        "except",
    ]

    /// The edits for detections that do not overlap, in order.
    func edits(for detections: [Detection], in text: TokenisedText) -> [Edit] {
        var edits: [Edit] = []
        var index = 0
        while index < detections.count {
            let detection = detections[index]
            if index + 1 < detections.count, isDescription(detection, of: detections[index + 1]) {
                // “obstetric anaesthesia” is one specialty.
                if let edit = specialty(detections[index + 1].from(detection), in: text) { edits.append(edit) }
                index += 2
                continue
            }
            if index + 1 < detections.count, detection.category == .role, detections[index + 1].category == .role,
                detection.tokens.upperBound == detections[index + 1].tokens.lowerBound,
                !detection.flags.contains("possessive"), label(of: detection, "role") != nil,
                let edit = role(detections[index + 1].from(detection), in: text)
            {
                // “Band 7 nurses” are one sort of people.
                edits.append(edit)
                index += 2
                continue
            }
            if index + 1 < detections.count, let joined = roleWithSpecialty(detection, detections[index + 1], in: text)
            {
                edits.append(joined)
                index += 2
                continue
            }
            if index + 1 < detections.count,
                let way = oneToAnother(detection, detections[index + 1], in: text)
            {
                edits.append(way)
                index += 2
                continue
            }
            if index > 0, let joined = continuation(detection, of: detections[index - 1], in: text) {
                edits.append(joined)
            } else if let edit = edit(for: detection, in: text) {
                edits.append(edit)
            }
            index += 1
        }
        return edits
    }

    func edit(for detection: Detection, in text: TokenisedText) -> Edit? {
        switch detection.category {
        case .person, .secret: person(detection, in: text)
        case .organisation: site(detection, kind: detection.canonical, in: text)
        case .date: date(detection, in: text)
        case .age: age(detection, in: text)
        case .role: role(detection, in: text)
        case .specialty: specialty(detection, in: text)
        case .place: place(detection, in: text)
        case .nationality: origin(detection, in: text)
        case .language: replace(detection, in: text, with: "another language")
        case .religion: religion(detection, in: text)
        case .email: replace(detection, in: text, with: "[e-mail]")
        case .phone: replace(detection, in: text, with: "[telephone number]")
        case .postcode: replace(detection, in: text, with: "[postcode]")
        case .identifier: replace(detection, in: text, with: "[number]")
        case .url: replace(detection, in: text, with: "[link]")
        case .family, .gender, .filler, .repetition, .stageDirection, .prose: nil
        }
    }

    // MARK: Words around

    /// Whether what is detected stands before a noun that it describes.
    func isAttributive(_ detection: Detection, in text: TokenisedText) -> Bool {
        let next = detection.tokens.upperBound
        guard next < text.tokens.count, text.tokens[next].kind == .word, !detection.flags.contains("possessive") else {
            return false
        }
        let folded = text.tokens[next].folded
        return !Self.afterPhrase.contains(folded) && !folded.hasSuffix("ly") && !folded.hasSuffix("ed")
            && !folded.contains("'")
    }

    /// Whether a specialty stands before a noun that it describes: one of work, or a plural (“cardiology results”).
    func describesNoun(_ detection: Detection, in text: TokenisedText) -> Bool {
        guard !detection.flags.contains("possessive"), let next = word(after: detection, in: text) else { return false }
        if Self.specialtyNouns.contains(next.droppingPossessive) { return true }
        return next.hasSuffix("s") && !next.hasSuffix("ss") && !Self.afterPhrase.contains(next)
            && isAttributive(detection, in: text) && VerbForms.plural(of: next) != nil
            && (VerbForms.isAlsoNoun(next) || !VerbForms.isKnownThirdPerson(next))
    }

    func word(before detection: Detection, in text: TokenisedText) -> String? {
        detection.tokens.lowerBound > 0 ? text.tokens[detection.tokens.lowerBound - 1].folded : nil
    }

    func word(after detection: Detection, in text: TokenisedText) -> String? {
        detection.tokens.upperBound < text.tokens.count ? text.tokens[detection.tokens.upperBound].folded : nil
    }

    /// Replaces a detection and, with `from`, that many tokens before it.
    func replace(_ detection: Detection, in text: TokenisedText, with replacement: String, from count: Int = 0)
        -> Edit
    {
        let first = detection.tokens.lowerBound - count
        let lower = count == 0 ? detection.range.lowerBound : text.tokens[first].range.lowerBound
        let range = lower..<detection.range.upperBound
        var written = replacement
        if detection.flags.contains("possessive") { written += text[range].contains("’") ? "’s" : "'s" }
        return Edit(
            range: range, original: text[range], replacement: cased(written, at: first, in: text),
            category: detection.category, rule: detection.rule)
    }

    /// Deletes a detection with a space beside it and, with `from`, that many tokens before it.
    func delete(_ detection: Detection, in text: TokenisedText, from count: Int = 0) -> Edit {
        let first = detection.tokens.lowerBound - count
        let next = detection.tokens.upperBound
        var lower = text.tokens[first].range.lowerBound
        var upper = detection.range.upperBound
        if text.startsSentence(first), next < text.tokens.count, text.tokens[next].kind == .word {
            // The next word begins the sentence now.
            let range = lower..<text.tokens[next].range.upperBound
            let word = text[text.tokens[next].range]
            return Edit(
                range: range, original: text[range],
                replacement: text.tokens[first].isCapitalised ? word.capitalisedFirst : word,
                category: detection.category,
                rule: detection.rule)
        }
        if first > 0, text.tokens[first - 1].folded == ",", next < text.tokens.count,
            Self.clauseMarks.contains(text.tokens[next].folded)
        {
            // Of the two commas around an aside one goes with it.
            lower = text.tokens[first - 1].range.lowerBound
        } else if first > 0, text.bytes[lower - 1] == 0x20 {
            lower -= 1
        } else if first == 0 || text.tokens[first].kind != .punctuation, upper < text.bytes.count,
            text.bytes[upper] == 0x20
        {
            upper += 1
        }
        return Edit(
            range: lower..<upper, original: text[lower..<upper], replacement: "", category: detection.category,
            rule: detection.rule)
    }

    static let clauseMarks: Set<String> = [",", ".", ";", ":", "!", "?", ")", "–", "—", "…"]

    func cased(_ replacement: String, at index: Int, in text: TokenisedText) -> String {
        text.startsSentence(index) && (text.tokens[index].isCapitalised || text.tokens[index].kind == .number)
            ? replacement.capitalisedFirst : replacement
    }
}

extension Detection {
    /// The detection with the words from the beginning of an earlier one.
    func from(_ earlier: Detection) -> Detection {
        Detection(
            range: earlier.range.lowerBound..<range.upperBound, tokens: earlier.tokens.lowerBound..<tokens.upperBound,
            category: category, canonical: canonical, flags: flags, confidence: confidence, rule: rule)
    }
}

extension String {
    /// “in their forties” as the speaker says it: “in my forties”.
    var replacingTheir: String {
        split(separator: " ").map { $0 == "their" ? "my" : String($0) }.joined(separator: " ")
    }

    /// The phrase without a leading article or “this”.
    var withoutDeterminer: String { hasPrefix("this ") ? String(dropFirst(5)) : withoutArticle }

    /// The phrase without a leading article.
    var withoutArticle: String {
        for article in ["a ", "an ", "the "] where hasPrefix(article) { return String(dropFirst(article.count)) }
        return self
    }
}
