/// What may be printed of an attribute: for each exact value or label, the label of its hierarchy at the policy's level.
public struct AttributeLevel: Sendable {
    /// What a policy's level makes of a value.
    public enum Generalised: Hashable, Sendable {
        /// The value is general enough.
        case kept
        /// The label to write instead.
        case replaced(String)
        /// Nothing may be said.
        case suppressed
    }

    /// The attribute.
    public let attribute: String
    private let outcome: [String: Generalised]

    /// Keeps the outcome for every value and label of the hierarchy; anything else is suppressed.
    public init(attribute: String, outcome: [String: Generalised]) {
        self.attribute = attribute
        self.outcome = outcome
    }

    /// What becomes of a value or label.
    public func generalised(_ canonical: String) -> Generalised { outcome[canonical] ?? .suppressed }
}

/// How labels of hierarchies are written in a sentence.
struct LabelTexts {
    /// The place of a label in a sentence.
    enum Form: String {
        case person, people, field, attributive
    }

    private var texts: [String: String] = [:]

    init(_ entries: [LexiconEntry]) {
        for entry in entries {
            for attribute in ["role", "specialty", "place"] where entry.flags.contains(attribute) {
                for form in [Form.person, .people, .field, .attributive] where entry.flags.contains(form.rawValue) {
                    texts["\(attribute)|\(entry.surface)|\(form.rawValue)"] =
                        entry.canonical == "-" ? "" : entry.canonical
                }
            }
        }
    }

    /// The text for a label, or the label itself where the lexicon has none.
    func text(_ attribute: String, _ label: String, _ form: Form) -> String {
        texts["\(attribute)|\(label)|\(form.rawValue)"] ?? (label == "*" ? "colleague" : label)
    }
}

/// Writes what may be said in place of what was detected, with the words around it in mind.
struct Generaliser {
    let levels: [String: AttributeLevel]
    let labels: LabelTexts

    private static let determiners: Set<String> = [
        "a", "an", "the", "my", "your", "his", "her", "their", "our", "its", "this", "that", "these", "those", "another",
        "any", "some", "every", "each", "no", "one", "other",
    ]
    /// Words that may follow a noun phrase; after any other word the phrase is an attribute of what follows.
    private static let afterPhrase: Set<String> = [
        "and", "or", "but", "who", "which", "that", "when", "where", "while", "as", "at", "in", "on", "of", "for", "from",
        "with", "to", "by", "into", "about", "is", "was", "are", "were", "has", "had", "have", "be", "been", "does", "did",
        "do", "said", "says", "told", "came", "went", "then", "now", "so", "because", "if", "not", "too", "again", "before",
        "after", "since", "until", "than", "here", "there", "he", "she", "they", "i", "we", "you", "it", "himself",
        "herself", "over", "up", "down", "out", "back", "off", "would", "could", "should", "can", "will", "might", "must",
        "just", "only", "also", "once", "through", "during", "without", "a", "an", "the", "got", "gets", "made", "took",
        "began", "started", "wanted", "felt", "thought", "knew", "asked", "never", "always", "still", "first", "last",
    ]

    /// The edits for detections that do not overlap, in order.
    func edits(for detections: [Detection], in text: TokenisedText) -> [Edit] {
        var edits: [Edit] = []
        var index = 0
        while index < detections.count {
            let detection = detections[index]
            if index + 1 < detections.count, let joined = roleWithSpecialty(detection, detections[index + 1], in: text) {
                edits.append(joined)
                index += 2
                continue
            }
            if let edit = edit(for: detection, in: text) { edits.append(edit) }
            index += 1
        }
        return edits
    }

    private func edit(for detection: Detection, in text: TokenisedText) -> Edit? {
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
        case .religion: isAttributive(detection, in: text) ? delete(detection, in: text) : replace(detection, in: text, with: "religious")
        case .email: replace(detection, in: text, with: "[e-mail]")
        case .phone: replace(detection, in: text, with: "[telephone number]")
        case .postcode: replace(detection, in: text, with: "[postcode]")
        case .identifier: replace(detection, in: text, with: "[number]")
        case .url: replace(detection, in: text, with: "[link]")
        case .family, .gender, .filler, .repetition, .stageDirection, .prose: nil
        }
    }

    // MARK: People and sites

    private func person(_ detection: Detection, in text: TokenisedText) -> Edit {
        if detection.flags.contains("unknown") { return replace(detection, in: text, with: "[name]") }
        let replacement = detection.canonical.isEmpty ? "this person" : detection.canonical
        // A name beside what the person is: “the deputy, Helen, said”.
        let first = detection.tokens.lowerBound
        let next = detection.tokens.upperBound
        if first > 1, next < text.tokens.count, text.tokens[first - 1].folded == ",", text.tokens[next].folded == ",",
            !detection.flags.contains("possessive"), Self.kin.contains(text.tokens[first - 2].folded)
        {
            let range = text.tokens[first - 1].range.lowerBound..<text.tokens[next].range.upperBound
            return Edit(
                range: range, original: text[range], replacement: "", category: detection.category, rule: detection.rule)
        }
        return replace(detection, in: text, with: replacement)
    }

    private static let kin: Set<String> = [
        "colleague", "husband", "wife", "partner", "friend", "boss", "trainee", "mentee", "mentor", "son", "daughter",
        "manager", "deputy", "registrar", "consultant", "nurse", "doctor", "director", "lead", "supervisor", "mother",
        "father", "mum", "dad", "brother", "sister", "secretary",
    ]

    private func site(_ detection: Detection, kind: String, in text: TokenisedText) -> Edit {
        if kind == "theatre" { return replace(detection, in: text, with: "theatre") }
        return replaceWithNoun(kind.isEmpty ? "workplace" : kind, detection, in: text)
    }

    /// Writes a noun with “the”, or after the determiner that stands there.
    private func replaceWithNoun(_ noun: String, _ detection: Detection, in text: TokenisedText) -> Edit {
        let before = word(before: detection, in: text)
        if let before, ["a", "an"].contains(before) {
            return replace(detection, in: text, with: noun)
        }
        if let before, Self.determiners.contains(before) || before.hasSuffix("'s") {
            return replace(detection, in: text, with: noun)
        }
        return replace(detection, in: text, with: "the \(noun)")
    }

    // MARK: Dates and ages

    private func date(_ detection: Detection, in text: TokenisedText) -> Edit? {
        let before = word(before: detection, in: text)
        if detection.rule == "date.year" {
            switch before {
            case "in": return replace(detection, in: text, with: "some years ago", from: 1)
            case "since", "from": return replace(detection, in: text, with: "for some years", from: 1)
            case "of", ",": return delete(detection, in: text, from: 1)
            case let word? where DateDetector.seasons.contains(word): return delete(detection, in: text)
            default: return replace(detection, in: text, with: "that year")
            }
        }
        if detection.flags.contains("day") || detection.canonical.isEmpty {
            return replace(detection, in: text, with: "one day", from: before == "on" ? 1 : 0)
        }
        let season = detection.canonical
        let leads: Set<String> = ["last", "next", "this", "that", "the", "every", "each", "early", "late", "mid", "-", "one"]
        return replace(detection, in: text, with: before.map(leads.contains) == true ? season : "the \(season)")
    }

    private func age(_ detection: Detection, in text: TokenisedText) -> Edit {
        if detection.flags.contains("attributive") {
            return isAttributive(detection, in: text)
                ? delete(detection, in: text) : replace(detection, in: text, with: "person \(detection.canonical)")
        }
        let first = detection.tokens.lowerBound
        let speaker = text.tokens[max(0, first - 2)..<first].contains { ["i", "i'm"].contains($0.folded) }
        let words = detection.canonical.split(separator: " ").map { $0 == "their" && speaker ? "my" : String($0) }
        return replace(detection, in: text, with: words.joined(separator: " "))
    }

    // MARK: Role and specialty

    private func role(_ detection: Detection, in text: TokenisedText) -> Edit? {
        guard let label = label(of: detection, "role") else { return nil }
        return replace(detection, in: text, with: labels.text("role", label, form(of: detection)))
    }

    private func form(of detection: Detection) -> LabelTexts.Form {
        detection.flags.contains("people") ? .people : .person
    }

    private func specialty(_ detection: Detection, in text: TokenisedText) -> Edit? {
        if detection.flags.contains("exam") { return exam(detection, in: text) }
        guard let label = label(of: detection, "specialty") else { return nil }
        if let unit = detection.flags.first(where: { $0.hasPrefix("unit:") }) {
            return replaceWithNoun(String(unit.dropFirst(5)), detection, in: text)
        }
        if detection.flags.contains("person") || detection.flags.contains("people") {
            return replace(detection, in: text, with: labels.text("specialty", label, form(of: detection)))
        }
        if detection.flags.contains("adjective") || isAttributive(detection, in: text) {
            let attribute = labels.text("specialty", label, .attributive)
            return attribute.isEmpty ? delete(detection, in: text) : replace(detection, in: text, with: attribute)
        }
        let field = labels.text("specialty", label, .field)
        if let before = word(before: detection, in: text), Self.determiners.contains(before) {
            return replace(detection, in: text, with: field.withoutArticle)
        }
        return replace(detection, in: text, with: field)
    }

    private func exam(_ detection: Detection, in text: TokenisedText) -> Edit {
        if let next = word(after: detection, in: text), next.hasPrefix("exam") { return delete(detection, in: text) }
        let first = detection.tokens.lowerBound
        let isDetermined = text.tokens[max(0, first - 2)..<first].contains { Self.determiners.contains($0.folded) }
        return replace(detection, in: text, with: isDetermined ? "exam" : "the exam")
    }

    /// “consultant anaesthetist”, “cardiology registrar”: one person, said once.
    private func roleWithSpecialty(_ first: Detection, _ second: Detection, in text: TokenisedText) -> Edit? {
        guard first.tokens.upperBound == second.tokens.lowerBound, !first.flags.contains("possessive") else { return nil }
        let role: Detection
        let specialty: Detection
        switch (first.category, second.category) {
        case (.role, .specialty) where second.flags.contains("person") || second.flags.contains("people"):
            (role, specialty) = (first, second)
        case (.specialty, .role) where !first.flags.contains("person"):
            (role, specialty) = (second, first)
        default: return nil
        }
        guard !specialty.flags.contains("exam") else { return nil }
        let isPlural = first.flags.contains("people") || second.flags.contains("people")
        let roleText: String
        switch levels["role"]?.generalised(role.canonical) ?? .kept {
        case .kept: roleText = text[role.range]
        case .replaced(let label): roleText = labels.text("role", label, isPlural ? .people : .person)
        case .suppressed: roleText = labels.text("role", "*", isPlural ? .people : .person)
        }
        var written = roleText
        switch levels["specialty"]?.generalised(specialty.canonical) ?? .kept {
        case .kept: return nil
        case .replaced(let label): written += " in " + labels.text("specialty", label, .field)
        case .suppressed: break
        }
        if second.flags.contains("possessive") { written += "'s" }
        let range = first.range.lowerBound..<second.range.upperBound
        return Edit(
            range: range, original: text[range], replacement: cased(written, at: first.tokens.lowerBound, in: text),
            category: .role, rule: "role.with-specialty")
    }

    /// The label to write for a detected value: nothing where it may stay.
    private func label(of detection: Detection, _ attribute: String) -> String? {
        switch levels[attribute]?.generalised(detection.canonical) ?? .kept {
        case .kept: nil
        case .replaced(let label): label
        case .suppressed: "*"
        }
    }

    // MARK: Places and origins

    private func place(_ detection: Detection, in text: TokenisedText) -> Edit? {
        switch levels["place"]?.generalised(detection.canonical) ?? .kept {
        case .kept: return nil
        case .replaced(let label):
            return replace(detection, in: text, with: labels.text("place", label, .field))
        case .suppressed: break
        }
        let before = word(before: detection, in: text)
        let isAbroad = detection.canonical == "abroad"
        switch before {
        case "in", "at":
            let verb = detection.tokens.lowerBound > 1 ? text.tokens[detection.tokens.lowerBound - 2].folded : ""
            if isAbroad { return replace(detection, in: text, with: "abroad", from: 1) }
            let stays: Set<String> = ["was", "is", "were", "are", "be", "been", "lived", "lives", "live", "living", "i'm", "she's", "he's", "based"]
            return stays.contains(verb)
                ? replace(detection, in: text, with: "elsewhere", from: 1) : delete(detection, in: text, from: 1)
        case "to":
            let verb = detection.tokens.lowerBound > 1 ? text.tokens[detection.tokens.lowerBound - 2].folded : ""
            if isAbroad { return replace(detection, in: text, with: "abroad", from: 1) }
            return replace(detection, in: text, with: ["came", "come", "coming", "comes"].contains(verb) ? "here" : "elsewhere", from: 1)
        case "from": return replace(detection, in: text, with: isAbroad ? "abroad" : "elsewhere")
        case "near", "around", "outside", "via", "across": return replace(detection, in: text, with: "nearby", from: 1)
        default: break
        }
        if isAttributive(detection, in: text) { return delete(detection, in: text) }
        return replaceWithNoun(isAbroad ? "country" : "city", detection, in: text)
    }

    private func origin(_ detection: Detection, in text: TokenisedText) -> Edit {
        if isAttributive(detection, in: text) { return delete(detection, in: text) }
        if word(before: detection, in: text) == "in" { return replace(detection, in: text, with: "another language") }
        return replace(detection, in: text, with: detection.canonical == "UK" ? "from elsewhere" : "from abroad")
    }

    // MARK: Words around

    /// Whether what is detected stands before a noun that it describes.
    private func isAttributive(_ detection: Detection, in text: TokenisedText) -> Bool {
        let next = detection.tokens.upperBound
        guard next < text.tokens.count, text.tokens[next].kind == .word, !detection.flags.contains("possessive") else { return false }
        let folded = text.tokens[next].folded
        return !Self.afterPhrase.contains(folded) && !folded.hasSuffix("ly") && !folded.contains("'")
    }

    private func word(before detection: Detection, in text: TokenisedText) -> String? {
        detection.tokens.lowerBound > 0 ? text.tokens[detection.tokens.lowerBound - 1].folded : nil
    }

    private func word(after detection: Detection, in text: TokenisedText) -> String? {
        detection.tokens.upperBound < text.tokens.count ? text.tokens[detection.tokens.upperBound].folded : nil
    }

    /// Replaces a detection and, with `from`, that many tokens before it.
    private func replace(_ detection: Detection, in text: TokenisedText, with replacement: String, from count: Int = 0) -> Edit {
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
    private func delete(_ detection: Detection, in text: TokenisedText, from count: Int = 0) -> Edit {
        let first = detection.tokens.lowerBound - count
        var lower = text.tokens[first].range.lowerBound
        var upper = detection.range.upperBound
        if first > 0, text.bytes[lower - 1] == 0x20, !text.startsSentence(first) {
            lower -= 1
        } else if upper < text.bytes.count, text.bytes[upper] == 0x20 {
            upper += 1
        }
        return Edit(
            range: lower..<upper, original: text[lower..<upper], replacement: "", category: detection.category,
            rule: detection.rule)
    }

    private func cased(_ replacement: String, at index: Int, in text: TokenisedText) -> String {
        text.startsSentence(index) && (text.tokens[index].isCapitalised || text.tokens[index].kind == .number)
            ? replacement.capitalisedFirst : replacement
    }
}

extension String {
    /// The phrase without a leading article.
    var withoutArticle: String {
        for article in ["a ", "an ", "the "] where hasPrefix(article) { return String(dropFirst(article.count)) }
        return self
    }
}
