import Anonymity
public import Corpus
public import Policies
import Selection

/// What stands behind a vignette, counted: the numbers by which a reviewer judges it (DESIGN §4).
public struct Evidence: Hashable, Sendable {
    /// Distinct participants whose words stand in it.
    public let contributors: Int
    /// Distinct participants by section.
    public let perSection: [Section: Int]
    /// The largest share of one participant in the words of evidence, 0…1.
    public let maxShare: Double
    /// The two largest shares together, 0…1.
    public let topTwoShare: Double
    /// The effective number of contributors: 1 / Σ share² (inverse Simpson index).
    public let effective: Double
    /// How many participants fit what the text states: 0 for nobody.
    public let studyK: Int
    /// How many people of the population fit it; `nil` without a population table.
    public let populationK: Int?
    /// How many attributes, such as role and specialty, the text states.
    public let attributes: Int
    /// How many participants the study has.
    public let participants: Int
    /// The words of the sections, glue included.
    public let words: Int
    /// How many words of them are evidence.
    public let evidenceWords: Int
    /// Whether nobody gave words to both mechanism and outcome: a chain that no one person told.
    public let isAssembledChain: Bool
    /// How many participants gave words to all sections of one situation: a case told whole.
    public let casesToldWhole: Int
    /// The fragments that were used, and how many of the theme might have been.
    public let fragmentsUsed: Int
    /// The fragments of the theme that hold a usable sentence.
    public let fragmentsAvailable: Int
    /// Participants who spoke on the theme, and whose words might have been used.
    public let participantsAvailable: Int
    /// Fragments that say that mentoring did not help; not used, for the author to mention.
    public let divergentFragments: [String]

    /// Counts what stands behind a vignette.
    init(
        of vignette: Vignette, situations: [String: String?], statements: Set<AttributeStatement>, people: People,
        population: People?, reading: UnitReading
    ) {
        var wordsOf: [String: Int] = [:]
        var sections: [String: Set<Section>] = [:]
        var ofSection: [Section: Set<String>] = [:]
        var situationSections: [String: Set<Section>] = [:]
        for section in vignette.sections {
            ofSection[section.section, default: []] = ofSection[section.section] ?? []
            for span in section.spans where span.kind.isEvidence {
                for contribution in span.contributions {
                    // A span of several participants (a paraphrase) counts whole for each: the cautious direction.
                    wordsOf[contribution.participant, default: 0] += span.text.words
                    sections[contribution.participant, default: []].insert(section.section)
                    ofSection[section.section, default: []].insert(contribution.participant)
                    let situation = situations[contribution.fragment].flatMap(\.self) ?? ""
                    situationSections["\(contribution.participant)\u{1F}\(situation)", default: []].insert(
                        section.section)
                }
            }
        }
        let shares = WordShares(wordsOf.values)
        contributors = shares.words.count
        perSection = ofSection.mapValues(\.count)
        maxShare = shares.largest
        topTwoShare = shares.twoLargest
        effective = shares.effective
        let fit = Fit(of: statements, people: people, population: population)
        studyK = fit.study
        populationK = fit.population
        attributes = Set(statements.map(\.attribute)).count
        participants = people.total
        words = vignette.text.words
        evidenceWords = vignette.spans.filter(\.kind.isEvidence).reduce(0) { $0 + $1.text.words }
        isAssembledChain = !sections.values.contains { $0.isSuperset(of: [.mechanism, .outcome]) }
        casesToldWhole = situationSections.values.count { $0.count > 1 && $0.count == ofSection.count }
        fragmentsUsed = Set(vignette.spans.flatMap(\.contributions).map(\.fragment)).count
        fragmentsAvailable = Set(reading.units.map(\.fragment)).count
        participantsAvailable = Set(reading.units.map(\.participant)).count
        divergentFragments = Set(reading.refused.filter { $0.reason == .divergent }.map(\.fragment)).sorted()
    }

    /// The rules of a policy with what each asks and what was found.
    public func rules(of policy: Policy) -> [RuleOutcome] {
        let asked = policy.contributors
        var outcomes = [
            RuleOutcome(
                "contributors", asks: "at least \(asked.minimum)", found: "\(contributors)",
                holds: contributors >= asked.minimum)
        ]
        for section in Section.allCases {
            guard let count = perSection[section] else { continue }
            outcomes.append(
                RuleOutcome(
                    "contributors to \(section.rawValue)", asks: "at least \(asked.perSection)", found: "\(count)",
                    holds: count >= asked.perSection))
        }
        outcomes += [
            RuleOutcome(
                "largest share", asks: "at most \(asked.maxShare.percent)", found: maxShare.percent,
                holds: maxShare <= asked.maxShare),
            RuleOutcome(
                "two largest shares", asks: "at most \(asked.maxTopTwoShare.percent)", found: topTwoShare.percent,
                holds: topTwoShare <= asked.maxTopTwoShare),
            RuleOutcome(
                "effective contributors", asks: "at least \(asked.minEffective.oneDecimal)",
                found: effective.oneDecimal, holds: effective >= asked.minEffective),
            RuleOutcome(
                "participants who fit the text", asks: "none, or at least \(policy.anonymity.k)",
                found: studyK == participants
                    ? "all \(participants)" : studyK == 0 ? "none" : "\(studyK) of \(participants)",
                holds: studyK == 0 || studyK >= policy.anonymity.k),
        ]
        if let populationK, policy.anonymity.populationK > 0 {
            outcomes.append(
                RuleOutcome(
                    "people of the population who fit", asks: "none, or at least \(policy.anonymity.populationK)",
                    found: populationK == 0 ? "none" : "\(populationK)",
                    holds: populationK == 0 || populationK >= policy.anonymity.populationK))
        }
        outcomes += [
            RuleOutcome(
                "attributes stated", asks: "at most \(policy.anonymity.attributeBudget)", found: "\(attributes)",
                holds: attributes <= policy.anonymity.attributeBudget),
            RuleOutcome(
                "cases told whole", asks: "none", found: casesToldWhole == 0 ? "none" : "\(casesToldWhole)",
                holds: casesToldWhole == 0),
            RuleOutcome(
                "words", asks: "\(policy.text.minWords) to \(policy.text.maxWords)", found: "\(words)",
                holds: (policy.text.minWords...policy.text.maxWords).contains(words)),
        ]
        return outcomes
    }
}

/// One rule of a policy, what it asks and what a vignette has.
public struct RuleOutcome: Hashable, Sendable {
    /// The rule in words.
    public let rule: String
    /// What the policy asks.
    public let asks: String
    /// What the vignette has.
    public let found: String
    /// Whether it holds.
    public let holds: Bool

    init(_ rule: String, asks: String, found: String, holds: Bool) {
        self.rule = rule
        self.asks = asks
        self.found = found
        self.holds = holds
    }
}

extension Double {
    /// A share in whole per cent, rounded half up.
    var percent: String { "\(Int((self * 100).rounded())) %" }

    /// With one decimal, rounded down: a bound must not look better than it is.
    var oneDecimal: String {
        let tenths = Int((self * 10 + 1e-9).rounded(.down))
        return "\(tenths / 10).\(tenths % 10)"
    }
}
