import Anonymity
import Policies
import Redaction

/// A kind of indirect attribute: something that with others singles a person out.
enum IndirectCategory: String, CaseIterable, Hashable, Comparable {
    case age, gender, role, specialty, place, organisation, origin, religion, language, health, family, tenure, date

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// An indirect attribute that a text tells.
struct IndirectMark: Hashable {
    let category: IndirectCategory
    /// Where it stands, in UTF-8 bytes of its block.
    let range: Range<Int>
    /// The value of its hierarchy, where one is known.
    let value: String?
}

/// Reads indirect attributes out of a text and what was detected in it.
struct IndirectReader {
    private let rulebook: Rulebook
    /// The labels of hierarchies that redaction itself writes, and so does not look for: “senior doctor”, “surgery”.
    private let labels: [IndirectCategory: PhraseIndex<String>]
    /// Of each hierarchy, which levels have more than one label.
    private let telling: [String: [Bool]]

    init(rulebook: Rulebook) {
        self.rulebook = rulebook
        var labels: [IndirectCategory: PhraseIndex<String>] = [:]
        for category in [IndirectCategory.role, .specialty, .place] {
            guard let hierarchy = rulebook.hierarchies[category.rawValue] else { continue }
            let telling = (1..<max(1, hierarchy.top)).map { level in Set(hierarchy.rows.map { $0[level] }) }.filter {
                $0.count > 1
            }
            labels[category] = PhraseIndex(
                telling.reduce(into: Set()) { $0.formUnion($1) }.sorted().map { (phrase: $0, value: $0) })
        }
        self.labels = labels
        telling = rulebook.hierarchies.mapValues { hierarchy in
            (0...hierarchy.top).map { level in Set(hierarchy.rows.map { $0[level] }).count > 1 }
        }
    }

    /// How closely a text is read.
    enum Setting {
        /// All of it is about one person.
        case attribution
        /// It names a participant, so that what it tells is likely about them.
        case named
        /// It may be about anybody.
        case running
    }

    /// The attributes told in a text.
    ///
    /// - Parameters:
    ///   - text: the text of a block, or a stretch of it.
    ///   - detections: what was detected in it, with places in the block.
    ///   - start: where the text begins in the block.
    ///   - setting: how closely it is read.
    /// - Returns: the attributes, with places in the text.
    func marks(
        in text: TokenisedText, detections: [Detection], from start: Int = 0, setting: Setting
    ) -> [IndirectMark] {
        var marks = detections.compactMap { detection in
            mark(
                detection, (detection.range.lowerBound - start)..<(detection.range.upperBound - start), text, setting)
        }
        marks += words(in: text, setting)
        for (category, index) in labels where setting == .attribution || category == .role {
            for match in index.matches(in: text) {
                let range =
                    text.tokens[match.tokens.lowerBound].range
                    .lowerBound..<text.tokens[match.tokens.upperBound - 1].range
                    .upperBound
                marks.append(IndirectMark(category: category, range: range, value: match.value))
            }
        }
        return Set(marks).sorted {
            ($0.range.lowerBound, $0.category, $0.range.upperBound, $0.value ?? "")
                < ($1.range.lowerBound, $1.category, $1.range.upperBound, $1.value ?? "")
        }
    }

    // MARK: Detections

    private func mark(
        _ detection: Detection, _ range: Range<Int>, _ text: TokenisedText, _ setting: Setting
    ) -> IndirectMark? {
        let category: IndirectCategory
        switch detection.category {
        case .role, .specialty, .place:
            guard tells(detection, setting) else { return nil }
            category = detection.category == .role ? .role : detection.category == .specialty ? .specialty : .place
        case .organisation: category = .organisation
        case .nationality: category = .origin
        case .religion: category = .religion
        case .language: category = .language
        case .gender: category = .gender
        case .age: category = .age
        case .date:
            guard detection.flags.contains("day") || ["date.month-year", "date.year"].contains(detection.rule) else {
                return nil
            }
            category = .date
        case .family:
            guard setting != .running || Self.isTellingFamily(text, range) else { return nil }
            category = .family
        default: return nil
        }
        return IndirectMark(category: category, range: range, value: value(of: detection, category))
    }

    /// “A doctor” tells nothing among doctors: a label that is the only one of its level. In a story the widest labels, such
    /// as “a hospital specialty”, tell as little.
    private func tells(_ detection: Detection, _ setting: Setting) -> Bool {
        guard let hierarchy = rulebook.hierarchies[detection.category.rawValue],
            let level = hierarchy.level(of: detection.canonical)
        else { return !detection.isReportedOnly }
        guard level < (setting == .running ? hierarchy.top - 1 : hierarchy.top) else { return false }
        return telling[detection.category.rawValue]?[level] ?? false
    }

    private func value(of detection: Detection, _ category: IndirectCategory) -> String? {
        switch category {
        case .role, .specialty, .place:
            rulebook.hierarchies[category.rawValue]?.level(of: detection.canonical) == nil
                ? nil : detection.canonical
        default: nil
        }
    }

    private static let tellingFamily: Set<String> = [
        "twins", "widow", "widower", "stepchildren", "stepson", "stepdaughter", "grandchildren", "triplets",
    ]

    /// In a story relatives come up without telling who somebody is; twins and the number of children do tell.
    private static func isTellingFamily(_ text: TokenisedText, _ range: Range<Int>) -> Bool {
        // The first token that ends behind where the range begins.
        var index = 0
        var end = text.tokens.count
        while index < end {
            let middle = (index + end) / 2
            if text.tokens[middle].range.upperBound <= range.lowerBound { index = middle + 1 } else { end = middle }
        }
        guard index < text.tokens.count, text.tokens[index].range.overlaps(range) else { return false }
        if tellingFamily.contains(text.tokens[index].folded) { return true }
        return text.tokens[max(0, index - 2)..<index].contains { token in
            NumberWords.number(token.folded).map { $0 > 1 } ?? false || token.kind == .number
        }
    }

    // MARK: Words of its own

    private static let ethnicity: WordSet = [
        "bame", "bme", "ethnic", "asian", "african", "caribbean", "afro-caribbean", "mixed-race", "minority",
    ]
    private static let family: WordSet = [
        "married", "divorced", "widowed", "unmarried", "childless", "adopted", "fostered", "separated", "remarried",
    ]
    private static let health: WordSet = [
        "dyslexia", "dyslexic", "autism", "autistic", "adhd", "epilepsy", "epileptic", "diabetes", "diabetic", "deaf",
        "deafness", "blind", "wheelchair", "crohn's", "colitis", "bipolar", "ptsd", "anorexia", "bulimia", "ocd",
        "endometriosis", "hiv", "disabled", "disability", "arthritis", "lupus", "psoriasis", "neurodivergent",
        "dyspraxia", "dyspraxic", "asthma", "sclerosis", "cancer", "lymphoma", "leukaemia", "stroke", "migraines",
        "paraplegic", "amputee", "alcoholism", "schizophrenia", "psychosis",
    ]
    private static let female: WordSet = ["female", "woman", "f"]
    private static let male: WordSet = ["male", "man", "m"]
    private static let areas: WordSet = [
        "north", "south", "east", "west", "northern", "southern", "eastern", "western", "midlands", "rural", "urban",
        "island", "coastal",
    ]
    private static let decades: WordSet = [
        "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "20s", "30s", "40s", "50s", "60s", "70s",
    ]
    private static let telling = [ethnicity, family, health, decades, female, male, areas].reduce(WordSet([])) {
        $0.union($1)
    }
    private static let owners: WordSet = [
        "my", "i", "i'm", "i've", "i'd", "am", "was", "been", "diagnosed", "being", "their", "they", "they're", "her",
        "his", "she", "he", "me", "having", "had", "have",
    ]

    private func words(in text: TokenisedText, _ setting: Setting) -> [IndirectMark] {
        var marks: [IndirectMark] = []
        let tokens = text.tokens
        func add(_ category: IndirectCategory, _ from: Int, _ to: Int, _ value: String? = nil) {
            marks.append(
                IndirectMark(
                    category: category,
                    range: tokens[from].range.lowerBound..<tokens[min(to, tokens.count) - 1].range.upperBound,
                    value: value))
        }
        for index in tokens.indices {
            let word = tokens[index]
            if let end = tenure(tokens, index) { add(.tenure, index, end) }
            if setting == .attribution, isAge(tokens, index) { add(.age, index, index + 1) }
            guard Self.telling.contains(word) else { continue }
            if Self.ethnicity.contains(word) { add(.origin, index, index + 1) }
            if Self.family.contains(word), setting != .running || isOwned(tokens, index) {
                add(.family, index, index + 1)
            }
            if Self.health.contains(word), setting != .running || isOwned(tokens, index) {
                add(.health, index, index + 1)
            }
            if Self.decades.contains(word), index > 0,
                ["in", "early", "mid", "late", "their", "his", "her", "my", "aged", "-", ","].contains(
                    tokens[index - 1].folded) || setting == .attribution
            {
                add(.age, index, index + 1)
            }
            guard setting == .attribution else { continue }
            if Self.female.contains(word) { add(.gender, index, index + 1, "female") }
            if Self.male.contains(word) { add(.gender, index, index + 1, "male") }
            if Self.areas.contains(word) { add(.place, index, index + 1) }
        }
        return marks
    }

    private func isOwned(_ tokens: [Token], _ index: Int) -> Bool {
        tokens[max(0, index - 4)..<index].contains { Self.owners.contains($0) }
            && !tokens[max(0, index - 4)..<min(tokens.count, index + 4)].contains {
                ["patient", "patients", "ward", "clinic", "unit", "service"].contains($0.folded)
            }
    }

    private static let years: WordSet = ["years", "years'", "year", "yrs"]

    /// `12 years as a consultant`, `ten years in post`, `20 years' experience`.
    private func tenure(_ tokens: [Token], _ index: Int) -> Int? {
        guard index + 2 < tokens.count, Self.years.contains(tokens[index + 1]),
            tokens[index].kind == .number || NumberWords.number(tokens[index].folded) != nil
        else { return nil }
        let rest = tokens[(index + 2)..<min(tokens.count, index + 6)].map(\.folded)
        let after = rest.filter { $0 != "'" && $0 != "’" }
        guard let first = after.first else { return nil }
        if ["experience", "qualified", "post-qualification"].contains(first) { return index + 3 }
        if ["of", "in", "into"].contains(first),
            after.dropFirst().contains(where: {
                ["experience", "post", "job", "role", "practice", "service", "training", "profession"].contains($0)
            })
        {
            return index + 3
        }
        return first == "as" ? index + 3 : nil
    }

    /// A number from 18 to 99 alone between commas, or after “aged”.
    private func isAge(_ tokens: [Token], _ index: Int) -> Bool {
        guard tokens[index].kind == .number, let age = Int(tokens[index].folded), (18...99).contains(age) else {
            return false
        }
        let before = index > 0 ? tokens[index - 1].folded : ""
        let after = index + 1 < tokens.count ? tokens[index + 1].folded : ""
        if ["aged", "age"].contains(before) { return true }
        return ["(", ",", "[", ";"].contains(before) && [")", ",", "]", ";", "-", "–", "years"].contains(after)
    }
}
