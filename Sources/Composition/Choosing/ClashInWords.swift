import Anonymity
import Corpus
import Selection

/// Rules that cannot be held together, and what would help, in a researcher's words.
struct ClashInWords {
    /// What clashes, one sentence.
    let missing: [String]
    /// What would help, one sentence each.
    let remedies: [String]

    init(_ clash: SelectionClash, in story: StoryProblem, offers: [Generalisation], policy: String) {
        let words = RuleWords(story: story, policy: policy)
        let rules = clash.rules.map(words.asking)
        var missing: [String] = []
        if rules.count == 1 {
            missing.append("one rule by itself cannot be held: \(rules[0])")
        } else {
            missing.append(
                "\(rules.count) rules cannot be held together, though any of them less could: "
                    + rules.joined(separator: "; "))
        }
        if !clash.isMinimal {
            missing.append(
                "the search ended at its budget before it was sure that each of these rules is needed for the clash")
        }
        self.missing = missing
        remedies = clash.waysOut.map { words.wayOut($0, offers: offers) }
    }
}

/// The words for rules.
private struct RuleWords {
    let story: StoryProblem
    let policy: String

    private var rules: SelectionRules { story.problem.rules }

    /// What a rule asks.
    func asking(_ rule: SelectionRule) -> String {
        switch rule {
        case .slot(let slot):
            let minimum = story.problem.slots[slot].minimum
            return
                "\(section(of: slot)) has \(count(minimum, "sentence")) of the function “\(story.slots[slot].function)”"
        case .pin(let number): return "the pinned fragment \(story.fragments[number]) is told"
        case .contributors: return "at least \(count(rules.contributors, "participant")) are heard"
        case .section(let number):
            return "at least \(count(rules.perSection, "participant")) are heard in \(name(number))"
        case .largestShare: return "nobody has more than \(percent(rules.maxShare)) of the words"
        case .twoLargestShares: return "no two have more than \(percent(rules.maxTopTwoShare)) of the words together"
        case .effectiveContributors:
            return "the words are shared as evenly as among \(tenths(rules.minEffective)) participants"
        case .unitsOfOne: return "nobody is heard more than \(count(rules.unitsOfOne, "time"))"
        case .releaseShare:
            return "nobody has more than \(percent(rules.maxReleaseShare)) of the words of all vignettes"
        case .traceability:
            return "what can be traced leads to as many as \(tenths(rules.minTracedEffective)) people, evenly"
        case .longestRun: return "no more than \(count(rules.maxRun, "word")) in a row can be traced"
        case .studyK: return "nobody, or at least \(count(rules.studyK, "participant")), fit what is stated"
        case .populationK:
            return "nobody, or at least \(rules.populationK) people of the population, fit what is stated"
        case .attributeBudget: return "at most \(count(rules.attributeBudget, "attribute")) are stated"
        case .wholeChain: return "nobody gives words to every section"
        case .order: return "the words of one participant stand in the order in which they were told"
        case .waves: return "nobody’s later words stand in an earlier section"
        case .facts: return "the facts of the story agree"
        case .openings: return "no two sentences begin with the same three words"
        case .sources: return "no words are told twice"
        case .repetition: return "no two sentences say the same"
        case .minWords: return "the sentences have at least \(count(rules.minWords, "word"))"
        case .maxWords: return "the sentences have at most \(count(rules.maxWords, "word"))"
        }
    }

    /// A change in words.
    func wayOut(_ way: SelectionClash.WayOut, offers: [Generalisation]) -> String {
        switch way {
        case .change(let rule, let value): return change(rule, to: value)
        case .leaveOut(.pin(let number)): return "leave out the pin of \(story.fragments[number])"
        case .leaveOut(let rule): return "do without the rule that \(asking(rule))"
        case .material(let number, let slot, let participants):
            let what = slot.map { " of the function “\(story.slots[$0].function)”" } ?? ""
            let others = participants == 1 ? "one more participant" : "\(participants) more participants"
            return "usable sentences\(what) in \(name(number)) from \(others)\(candidates(number))"
        case .variant(let number):
            let offer = offers[number]
            return offer.level == offer.hierarchy.top
                ? "state nothing of \(offer.hierarchy.attribute): attributes.\(offer.hierarchy.attribute): \(offer.level) in the policy"
                : "state \(offer.hierarchy.attribute) more generally: attributes.\(offer.hierarchy.attribute): \(offer.level) in the policy"
        case .together(let ways): return ways.map { wayOut($0, offers: offers) }.joined(separator: ", and ")
        }
    }

    /// The participants who are heard elsewhere in the theme and not in a section.
    private func candidates(_ number: Int) -> String {
        let slots = story.problem.slots
        let own = Set(
            story.problem.units.indices.filter { unit in
                story.problem.units[unit].slots.contains { slots[$0].section == number }
            }.map { story.units[$0].participant })
        let others = Set(story.units.map(\.participant)).subtracting(own).sorted()
        guard !others.isEmpty, others.count <= 12 else { return "" }
        return "; without any there: \(others.joined(separator: ", "))"
    }

    private func change(_ rule: SelectionRule, to value: Int) -> String {
        let key: String
        switch rule {
        case .contributors: key = "contributors.minimum: \(value)"
        case .section: key = "contributors.perSection: \(value)"
        case .largestShare: key = "contributors.maxShare: \(hundredths(value))"
        case .twoLargestShares: key = "contributors.maxTopTwoShare: \(hundredths(value))"
        case .effectiveContributors: key = "contributors.minEffective: \(tenths(value))"
        case .unitsOfOne: key = "contributors.maxUnits: \(value)"
        case .releaseShare: key = "contributors.maxReleaseShare: \(hundredths(value))"
        case .traceability: key = "tracing.minEffective: \(tenths(value))"
        case .longestRun: key = "tracing.maxRunWords: \(value)"
        case .studyK: key = "anonymity.k: \(value)"
        case .populationK: key = "anonymity.populationK: \(value)"
        case .attributeBudget: key = "anonymity.attributeBudget: \(value)"
        // Words of glue are kept free above those of the sentences.
        case .maxWords: return "text.maxWords in the policy “\(policy)” \(value - rules.maxWords) higher"
        case .minWords: return "text.minWords: \(value) in the policy “\(policy)”"
        case .slot(let slot):
            return
                "a template that asks for \(value == 0 ? "no" : "\(value)") “\(story.slots[slot].function)” in \(section(of: slot))"
        case .pin, .wholeChain, .order, .waves, .facts, .openings, .sources, .repetition: return asking(rule)
        }
        return "\(key) in the policy “\(policy)”, which protects less"
    }

    private func section(of slot: Int) -> String { story.slots[slot].section.rawValue }

    private func name(_ section: Int) -> String {
        story.problem.slots.firstIndex { $0.section == section }.map(self.section) ?? "\(section)"
    }

    private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    private func percent(_ millionths: Int) -> String { "\(millionths / 10_000) %" }

    private func tenths(_ millionths: Int) -> String { "\(millionths / 1_000_000).\(millionths / 100_000 % 10)" }

    private func hundredths(_ millionths: Int) -> String {
        let hundredths = millionths / 10_000
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}
