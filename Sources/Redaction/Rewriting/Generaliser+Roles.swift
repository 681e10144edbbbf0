/// Roles, specialties and examinations.
extension Generaliser {
    func role(_ detection: Detection, in text: TokenisedText) -> Edit? {
        guard let label = label(of: detection, "role"), !isOtherwiseMeant(detection, in: text) else { return nil }
        // “I was ST6”: a grade that is said like an adjective becomes a noun.
        if let before = word(before: detection, in: text), Self.copulas.contains(before),
            text.tokens[detection.tokens.lowerBound].isAllCaps, form(of: detection) == .person
        {
            return replace(detection, in: text, with: Self.withArticle(labels.text("role", label, .person)))
        }
        if isTimeOfTraining(detection, in: text), let training = labels.known("role", label, .field) {
            return replace(detection, in: text, with: training)
        }
        let noun = labels.text("role", label, form(of: detection))
        if detection.flags.contains("post"), form(of: detection) == .person,
            let before = word(before: detection, in: text), Self.owners.contains(before)
        {
            // “our medical director” is one of many senior doctors now.
            return replace(detection, in: text, with: Self.withArticle(noun), from: 1)
        }
        return replace(detection, in: text, with: noun)
    }

    private static let beforeTraining: Set<String> = [
        "did", "do", "doing", "done", "during", "my", "your", "their", "his", "her", "our", "in", "through", "finished",
        "started", "starting", "finish", "start", "into", "after", "before", "since", "until", "for", "from", "to",
        "end", "of", "throughout", "at", "repeat", "repeated", "repeating", "enjoyed", "hated", "completed", "left",
    ]

    /// “I did FY1 in York”, “the end of my ST3”: a grade that is a time, not a person.
    private func isTimeOfTraining(_ detection: Detection, in text: TokenisedText) -> Bool {
        let last = text.tokens[detection.tokens.upperBound - 1]
        guard form(of: detection) == .person, detection.tokens.count == 1, last.isCapitalised,
            last.folded.utf8.contains(where: { (0x30...0x39).contains($0) }),
            let before = word(before: detection, in: text), !detection.flags.contains("possessive")
        else { return false }
        if isAttributive(detection, in: text) { return false }
        let isInList =
            [",", "and", "then", "–", "-"].contains(before)
            && ["in", "at", "and", ".", ","].contains(word(after: detection, in: text) ?? ".")
        return Self.beforeTraining.contains(before) || isInList && hasTimeBefore(detection, in: text)
    }

    /// Whether a list goes back to “I did …”.
    private func hasTimeBefore(_ detection: Detection, in text: TokenisedText) -> Bool {
        let first = detection.tokens.lowerBound
        return text.tokens[max(0, first - 10)..<first].contains {
            ["did", "doing", "done", "training"].contains($0.folded)
        }
    }

    private static let owners: Set<String> = ["our", "your", "their", "its"]

    private static func withArticle(_ noun: String) -> String {
        "aeiou".contains(noun.first ?? "x") ? "an \(noun)" : "a \(noun)"
    }

    /// “A fellow trainee” is no clinical fellow; “[specialist]” is a mark that somebody has put there already.
    private func isOtherwiseMeant(_ detection: Detection, in text: TokenisedText) -> Bool {
        guard detection.tokens.count == 1 else { return false }
        let index = detection.tokens.lowerBound
        let word = text.tokens[index].folded
        if word == "fellow" { return isAttributive(detection, in: text) }
        return index > 0 && text.tokens[index - 1].folded == "[" && index + 1 < text.tokens.count
            && text.tokens[index + 1].folded == "]" && !text.tokens[index].isAllCaps
    }

    static let copulas: Set<String> = [
        "was", "is", "am", "i'm", "she's", "he's", "they're", "be", "been", "as", "became",
    ]

    func form(of detection: Detection) -> LabelTexts.Form {
        detection.flags.contains("people") ? .people : .person
    }

    func specialty(_ detection: Detection, in text: TokenisedText) -> Edit? {
        if detection.flags.contains("exam") { return exam(detection, in: text) }
        guard let label = label(of: detection, "specialty") else { return nil }
        if let unit = detection.flags.first(where: { $0.hasPrefix("unit:") }) {
            return replaceWithNoun(String(unit.dropFirst(5)), detection, in: text)
        }
        if let verb = detection.flags.first(where: { $0.hasPrefix("verb:") }) {
            return replace(detection, in: text, with: String(verb.dropFirst(5)))
        }
        if detection.flags.contains("person") || detection.flags.contains("people") {
            return replace(detection, in: text, with: labels.text("specialty", label, form(of: detection)))
        }
        if detection.flags.contains("adjective") || describesNoun(detection, in: text) {
            let attribute = labels.text("specialty", label, .attributive)
            return attribute.isEmpty ? delete(detection, in: text) : replace(detection, in: text, with: attribute)
        }
        let field = labels.text("specialty", label, .field)
        let first = detection.tokens.lowerBound
        if first > 1, field.hasPrefix("a "), text.tokens[first - 1].folded == "of",
            Self.partsOfHospital.contains(text.tokens[first - 2].folded)
        {
            // “the department of anaesthetics”: what is left says it all.
            return delete(detection, in: text, from: 1)
        }
        if let before = word(before: detection, in: text), Self.determiners.contains(before), before != "that" {
            return replace(detection, in: text, with: field.withoutArticle)
        }
        return replace(detection, in: text, with: field)
    }

    private static let partsOfHospital: Set<String> = [
        "department", "departments", "division", "directorate", "school", "faculty", "college", "institute", "branch",
    ]

    func exam(_ detection: Detection, in text: TokenisedText) -> Edit {
        if let next = word(after: detection, in: text), next.hasPrefix("exam") { return delete(detection, in: text) }
        let part = examPart(before: detection, in: text)
        let first = detection.tokens.lowerBound - part
        if first > 0, text.tokens[first - 1].folded == "exam" { return delete(detection, in: text, from: part) }
        let isDetermined = text.tokens[max(0, first - 2)..<first].contains { Self.determiners.contains($0.folded) }
        return replace(detection, in: text, with: isDetermined ? "exam" : "the exam", from: part)
    }

    /// How many tokens before an examination name its part: “Part Two”, “Part A of the”, “final”.
    func examPart(before detection: Detection, in text: TokenisedText) -> Int {
        var first = detection.tokens.lowerBound
        let last = first
        if first > 2, text.tokens[first - 1].folded == "the", text.tokens[first - 2].folded == "of" { first -= 2 }
        if first > 1, text.tokens[first - 2].folded == "part" { return last - first + 2 }
        first = last
        while first > 0, Self.examParts.contains(text.tokens[first - 1].folded) { first -= 1 }
        return last - first
    }

    static let examParts: Set<String> = ["primary", "final", "intermediate", "written", "clinical"]

    /// “consultant anaesthetist”, “cardiology registrar”: one person, said once.
    func roleWithSpecialty(_ first: Detection, _ second: Detection, in text: TokenisedText) -> Edit? {
        guard first.tokens.upperBound == second.tokens.lowerBound, !first.flags.contains("possessive") else {
            return nil
        }
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
    func label(of detection: Detection, _ attribute: String) -> String? {
        switch levels[attribute]?.generalised(detection.canonical) ?? .kept {
        case .kept: nil
        case .replaced(let label): label
        case .suppressed: "*"
        }
    }
}
