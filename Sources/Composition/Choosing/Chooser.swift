import Anonymity
import Corpus
import Selection

/// What an author asks of a composition beside the policy.
public struct CompositionRequest: Hashable, Sendable {
    /// How many stories of a theme, each of which differs from every other in at least half of its sentences.
    public var alternatives = 1
    /// Fragments that must be told.
    public var pins: Set<String> = []
    /// Fragments that must not be told.
    public var bans: Set<String> = []
    /// The steps of work that the search for one story may take.
    public var budget = SelectionSolver.defaultBudget

    /// Asks for nothing.
    public init() {}
}

/// The units chosen for a story.
struct Choice {
    let story: StoryProblem
    /// What all of them are about; `nil` where they are about several issues or none.
    let issue: String?
    let result: SelectionResult
    let outcome: SelectionOutcome
}

/// Chooses units for the stories of one theme.
struct Chooser {
    let template: StoryTemplate
    let fragments: [Fragment]
    let units: [NarrativeUnit]
    let setting: StoryProblem.Setting
    let words: ClosedRange<Int>
    let solver: SelectionSolver

    /// The share of the best issue's worth, in per cent, from which another issue is good enough to be told.
    private static let goodEnough = 75

    /// The problem of telling one issue, or the whole theme.
    func problem(of issue: String?) -> StoryProblem {
        guard let issue else { return problem(of: units) }
        let own = Set(fragments.filter { $0.issue == issue }.map(\.id))
        return problem(of: units.filter { own.contains($0.fragment) })
    }

    private func problem(of units: [NarrativeUnit]) -> StoryProblem {
        StoryProblem(template: template, units: units, fragments: fragments, words: words, setting: setting)
    }

    /// The best choice over all issues, each by itself; over all fragments of the theme where no issue alone suffices.
    /// Also whether every choice was looked at.
    func best() -> (choice: Choice?, isComplete: Bool) {
        var found: [Choice] = []
        var isComplete = true
        for issue in Set(fragments.compactMap(\.issue)).sorted() {
            let story = problem(of: issue)
            // A pinned fragment of another issue cannot be told with this one.
            guard story.problem.rules.pins.count == setting.pins.count else { continue }
            let outcome = solver.solve(story.problem)
            isComplete = isComplete && outcome.isComplete
            if let result = outcome.result {
                found.append(Choice(story: story, issue: issue, result: result, outcome: outcome))
            }
        }
        // Every issue that can be told nearly as well as the best may have its turn: the seed decides.
        let most = found.map(\.result.worth.total).max() ?? 0
        let good = found.filter { 100 * $0.result.worth.total >= Self.goodEnough * most }
        let name = "issue/\(template.id)/\(fragments.first?.theme ?? "")"
        if let choice = setting.seed.choice(of: good, for: name) { return (choice, isComplete) }
        let story = problem(of: nil)
        guard story.problem.rules.pins.count == setting.pins.count else { return (nil, isComplete) }
        let outcome = solver.solve(story.problem)
        return (
            outcome.result.map { Choice(story: story, issue: nil, result: $0, outcome: outcome) },
            isComplete && outcome.isComplete
        )
    }

    /// The best choice that differs from earlier ones of the same issue.
    func another(than earlier: [(choice: Choice, byHalf: Bool)], without used: Set<String> = []) -> Choice? {
        guard let first = earlier.first?.choice else { return nil }
        var story = first.story
        if !used.isEmpty {
            let texts = Dictionary(fragments.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
            story = problem(of: story.units.filter { !used.contains(texts[$0.fragment] ?? "") })
        }
        story.problem.earlier = earlier.map { choice, byHalf in
            EarlierChoice(
                names: Set(choice.result.chosen.joined().map { choice.story.problem.units[$0].name }), byHalf: byHalf)
        }
        let outcome = solver.solve(story.problem)
        return outcome.result.map { Choice(story: story, issue: first.issue, result: $0, outcome: outcome) }
    }

    /// Why no choice holds every rule, in words; `nil` where that could not be told.
    func clash(hierarchies: [Hierarchy], policy: String) -> ClashInWords? {
        let story = problem(of: nil)
        let offers = Generalisation.offers(for: story.units, hierarchies: hierarchies)
        let variants = offers.map { offer in
            problem(of: story.units.map { $0.stating(offer.statements(of: $0.statements)) }).problem
        }
        // Each question is a search of its own: they share the work of a few.
        let solver = SelectionSolver(budget: max(1, self.solver.budget / 30))
        return solver.clash(in: story.problem, variants: variants).map {
            ClashInWords($0, in: story, offers: offers, policy: policy)
        }
    }
}

/// One attribute put more generally.
struct Generalisation {
    let hierarchy: Hierarchy
    let level: Int

    /// Each attribute that units state, at each level above that of what is stated, the lowest first.
    static func offers(for units: [NarrativeUnit], hierarchies: [Hierarchy]) -> [Generalisation] {
        let stated = Set(units.flatMap(\.statements))
        return hierarchies.flatMap { hierarchy -> [Generalisation] in
            let levels = stated.filter { $0.attribute == hierarchy.attribute }.compactMap {
                hierarchy.level(of: $0.label)
            }
            guard let least = levels.min(), least < hierarchy.top else { return [] }
            return ((least + 1)...hierarchy.top).map { Generalisation(hierarchy: hierarchy, level: $0) }
        }
    }

    /// What is stated then: at the top of a hierarchy nothing.
    func statements(of statements: Set<AttributeStatement>) -> Set<AttributeStatement> {
        Set(
            statements.compactMap { statement in
                guard statement.attribute == hierarchy.attribute, let own = hierarchy.level(of: statement.label),
                    own < level
                else { return statement }
                guard level < hierarchy.top, let label = hierarchy.generalise(statement.label, to: level),
                    label != Hierarchy.suppressed
                else { return nil }
                return AttributeStatement(attribute: statement.attribute, label: label)
            })
    }
}

extension NarrativeUnit {
    /// The same unit with other statements.
    fileprivate func stating(_ statements: Set<AttributeStatement>) -> NarrativeUnit {
        NarrativeUnit(
            fragment: fragment, participant: participant, situation: situation, section: section,
            functionDecision: functionDecision, voice: voice, narration: narration, order: order, source: source,
            edits: edits, text: text, words: words, sentences: sentences, quality: quality, facets: facets,
            statements: statements)
    }
}
