import Corpus
import Policies

/// Why a theme cannot be told under a policy, and what would help.
public struct Shortfall: Hashable, Sendable {
    /// The theme.
    public let theme: String
    /// The template that came nearest.
    public let template: String?
    /// What is missing, one sentence each.
    public let missing: [String]
    /// What would help, one sentence each.
    public let remedies: [String]

    init(
        theme: String, template: StoryTemplate?, fragments: [Fragment], reading: UnitReading, policy: Policy,
        pins: Set<String> = [], brokenRules: [String] = [], isSearchComplete: Bool = true
    ) {
        var missing = brokenRules
        var remedies: [String] = []
        for pin in pins.sorted() where !reading.units.contains(where: { $0.fragment == pin }) {
            missing.append(Self.explanation(of: pin, reading: reading, isThere: fragments.contains { $0.id == pin }))
            remedies.append("leave out --pin \(pin)")
        }
        func people(_ count: Int) -> String { count == 1 ? "1 participant" : "\(count) participants" }
        let have = Set(fragments.map(\.participant)).count
        let usable = Set(reading.units.map(\.participant)).count
        if usable < policy.contributors.minimum {
            missing.append(
                "contributors: \(people(have)) spoke on the theme, \(usable) of them in usable words; \(policy.contributors.minimum) are needed"
            )
        }
        for section in template?.sections ?? [] {
            let coded = fragments.filter { $0.section == section.section }
            let coders = Set(coded.map(\.participant)).count
            let units = reading.units.filter { $0.section == section.section }
            let speakers = Set(units.map(\.participant)).count
            if speakers < policy.contributors.perSection {
                missing.append(
                    "\(section.section.rawValue): \(people(coders)) \(coders == 1 ? "has" : "have") fragments, \(speakers) of them usable ones; \(policy.contributors.perSection) are needed"
                )
                remedies.append(
                    "code further fragments of the theme as \(section.section.rawValue): \(policy.contributors.perSection - speakers) more participants are needed"
                )
            }
            for slot in section.slots where slot.minimum > 0 && slot.function != StoryTemplate.anyFunction {
                let count = units.count { $0.function == slot.function }
                if count < slot.minimum {
                    missing.append(
                        "\(section.section.rawValue): the template “\(template!.id)” asks for \(slot.minimum) sentence\(slot.minimum == 1 ? "" : "s") of the function “\(slot.function)”; \(count) can be used"
                    )
                    remedies.append(
                        "use a template that does not ask for “\(slot.function)”, or add to the lexicon of functions")
                }
            }
        }
        let undecided = fragments.count { $0.section == nil }
        if undecided > 0 {
            remedies.append(
                "\(undecided) fragment\(undecided == 1 ? "" : "s") of the theme \(undecided == 1 ? "has" : "have") no section: decide it"
            )
        }
        let words = reading.units.reduce(0) { $0 + $1.words }
        if words < policy.text.minWords {
            missing.append("words: the usable sentences have \(words) words; \(policy.text.minWords) are needed")
        }
        let reasons = Dictionary(grouping: reading.refused, by: \.reason).mapValues(\.count)
        let most = reasons.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }.prefix(4)
        if !most.isEmpty {
            remedies.append(
                "most refused sentences: " + most.map { "\($0.value) \($0.key.inWords)" }.joined(separator: ", "))
        }
        if missing.isEmpty, !isSearchComplete {
            missing.append(
                "the search ended at its budget before it found a choice that holds all rules; there may be one")
            remedies.append("use a template with fewer slots, or fewer fragments to choose from")
        } else if missing.isEmpty {
            missing.append(
                "no choice of the \(reading.units.count) usable sentences holds all rules of the policy “\(policy.name)” at once: contributors, shares, length, people who fit, facts that agree"
            )
            remedies.append("try another template, or more fragments")
        }
        self.theme = theme
        self.template = template?.id
        self.missing = missing
        self.remedies = remedies
    }

    private init(theme: String, template: String?, missing: [String], remedies: [String]) {
        self.theme = theme
        self.template = template
        self.missing = missing
        self.remedies = remedies
    }

    /// The same with the rules that clash.
    func adding(_ clash: ClashInWords?) -> Shortfall {
        guard let clash else { return self }
        return Shortfall(
            theme: theme, template: template, missing: missing + clash.missing, remedies: clash.remedies + remedies)
    }

    /// Why a pinned fragment cannot be told.
    private static func explanation(of pin: String, reading: UnitReading, isThere: Bool) -> String {
        guard isThere else { return "the pinned fragment \(pin) stands in another vignette, or is banned" }
        let reasons = Dictionary(grouping: reading.refused.filter { $0.fragment == pin }, by: \.reason)
            .sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.value.count) \($0.key.inWords)" }
        return reasons.isEmpty
            ? "the pinned fragment \(pin) has no sentence for a section of the template: decide its section"
            : "no sentence of the pinned fragment \(pin) can be told; refused: " + reasons.joined(separator: ", ")
    }
}

extension Refusal {
    /// The reason as it stands behind a number: “12 by consent”.
    public var inWords: String {
        switch self {
        case .consent: "without consent to use the words"
        case .sensitive: "in fragments that may not be published"
        case .singular: "of events that are known outside"
        case .voice: "in another voice"
        case .identifying: "that still identify"
        case .gap: "with a gap where something was taken out"
        case .published: "that stand in published quotations"
        case .verbatim: "with more words in a row as they were said than the policy allows"
        case .interview: "to the interviewer"
        case .habit: "in dialect or habits of speech"
        case .pastime: "of pastimes by which somebody is known"
        case .mood: "that ask or exclaim"
        case .half: "that are no whole sentences"
        case .ambiguous: "of people who cannot be told apart"
        case .dangling: "that point to what was said before"
        case .length: "that are too long"
        case .divergent: "that say mentoring did not help"
        case .tense: "that tell as present what is told as past"
        case .undecided: "without a section, and without a sure sign of one"
        case .author: "that the author left out"
        }
    }
}
