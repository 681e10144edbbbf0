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
    /// Whether nothing else is tried when this finds no choice.
    let isLast: Bool

    /// The share of the best issue's worth, in per cent, from which another issue is good enough to be told.
    private static let goodEnough = 75

    /// The part of the budget that the search for one issue or matter may take.
    private static let narrower = 20
    /// The part of the budget that the search for a story with doubtful units may take once one was found.
    private static let doubtful = 10

    /// The problem of telling the whole theme, by the voice that says most of it.
    private var problemOfAll: StoryProblem {
        let tellers = tellers
        let most = tellers.map(\.count).max()
        return problem(of: tellers.first { $0.count == most } ?? units)
    }

    private func problem(of units: [NarrativeUnit], thread: StoryThread? = nil) -> StoryProblem {
        StoryProblem(
            template: template, units: units, fragments: fragments, words: words, thread: thread, setting: setting)
    }

    /// The best choice of all, and whether every choice was looked at.
    ///
    /// A story is told by one voice. It stays with one issue and, within it, with one matter. Where no issue can be told so,
    /// an issue is told without a matter; then one matter is sought through the whole theme; then anything of the theme.
    func best() -> (choice: Choice?, isComplete: Bool) {
        var isComplete = true
        for circle in circles {
            var found: [Choice] = []
            for subject in circle {
                let choices = subject.threads.compactMap { thread in
                    choice(
                        of: subject.units, issue: subject.issue, thread: thread, isTold: !found.isEmpty,
                        isComplete: &isComplete)
                }
                // Of equals the matter of which most speak.
                if let best = Self.best(of: choices) { found.append(best) }
            }
            // Every issue that can be told nearly as well as the best may have its turn: the seed decides.
            let most = found.map(\.result.worth.total).max() ?? 0
            let least = most - (100 - Self.goodEnough) * abs(most) / 100
            let good = found.filter { $0.result.worth.total >= least }
            let name = "issue/\(template.id)/\(fragments.first?.theme ?? "")"
            if let choice = setting.seed.choice(of: good, for: name) { return (choice, isComplete) }
        }
        return (nil, isComplete)
    }

    /// What stories may be about: their issue, the units on it, and the matters that they may stay with.
    private typealias Subject = (issue: String?, units: [NarrativeUnit], threads: [StoryThread?])

    /// What stories may be about, from the narrowest to the whole theme.
    private var circles: [[Subject]] {
        let theme: [(issue: String?, units: [NarrativeUnit])] = tellers.map { (nil, $0) }
        let issues = Set(fragments.compactMap(\.issue)).sorted().flatMap { issue in
            let own = Set(fragments.filter { $0.issue == issue }.map(\.id))
            return theme.map { (issue: Optional(issue), units: $0.units.filter { own.contains($0.fragment) }) }
        }
        return [(issues, true), (issues, false), (theme, true), (theme, false)].map { subjects, isThreaded in
            subjects.map { ($0.issue, $0.units, isThreaded ? StoryThread.all(in: $0.units) : [nil]) }
        }
    }

    /// Of the best choices the first.
    private static func best(of choices: [Choice]) -> Choice? {
        let most = choices.map(\.result.worth.total).max()
        return choices.first { $0.result.worth.total == most }
    }

    /// The units of each voice that may tell the story: the template's, or any one of those in which the study was told.
    private var tellers: [[NarrativeUnit]] {
        guard template.voice == nil else { return [units] }
        let voices = Set(units.map { $0.voice ?? "" }).sorted()
        return voices.map { voice in units.filter { $0.voice ?? "" == voice } }
    }

    private func choice(
        of units: [NarrativeUnit], issue: String?, thread: StoryThread?, isTold: Bool, isComplete: inout Bool,
        than earlier: [EarlierChoice] = []
    ) -> Choice? {
        var story = problem(of: units, thread: thread)
        story.problem.earlier = earlier
        // A pinned fragment of another issue cannot be told with this one.
        guard story.problem.rules.pins.count == setting.pins.count else { return nil }
        guard story.mayHold else { return nil }
        // What is not the last resort is searched for a while only: there is more to try. A story with doubts needs its
        // author anyway, and where one voice can tell it no other is sought to the end.
        let isWhole = issue == nil && thread == nil && isLast
        let most = SelectionSolver(budget: isLast ? max(1, solver.budget / Self.doubtful) : solver.budget)
        let short = SelectionSolver(budget: max(1, solver.budget / Self.narrower))
        var outcome = short.solve(story.problem)
        // What was found there is worth the rest of the search.
        if outcome.result != nil, !outcome.isComplete { outcome = most.solve(story.problem) }
        if outcome.result == nil, !outcome.isComplete, isWhole, !isTold { outcome = solver.solve(story.problem) }
        isComplete = isComplete && outcome.isComplete
        return outcome.result.map { Choice(story: story, issue: issue, result: $0, outcome: outcome) }
    }

    /// The best choice that differs from earlier ones of the same issue.
    func another(than earlier: [(choice: Choice, byHalf: Bool)], without used: Set<String> = []) -> Choice? {
        guard let first = earlier.first?.choice else { return nil }
        var story = first.story
        if !used.isEmpty { story = problem(of: untold(story.units, without: used), thread: story.thread) }
        story.problem.earlier = names(of: earlier)
        let outcome = solver.solve(story.problem)
        return outcome.result.map { Choice(story: story, issue: first.issue, result: $0, outcome: outcome) }
    }

    /// The best choice about anything that differs from earlier ones, of the narrowest circle that has any.
    func anotherSubject(than earlier: [(choice: Choice, byHalf: Bool)], without used: Set<String>) -> Choice? {
        var isComplete = true
        for circle in circles {
            let choices = circle.flatMap { subject in
                subject.threads.compactMap { thread in
                    choice(
                        of: untold(subject.units, without: used), issue: subject.issue, thread: thread, isTold: false,
                        isComplete: &isComplete, than: names(of: earlier))
                }
            }
            if let best = Self.best(of: choices) { return best }
        }
        return nil
    }

    /// The units whose fragments have none of the texts that are used elsewhere.
    private func untold(_ units: [NarrativeUnit], without used: Set<String>) -> [NarrativeUnit] {
        let texts = Dictionary(fragments.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
        return units.filter { !used.contains(texts[$0.fragment] ?? "") }
    }

    private func names(of earlier: [(choice: Choice, byHalf: Bool)]) -> [EarlierChoice] {
        earlier.map { choice, byHalf in
            EarlierChoice(
                names: Set(choice.result.chosen.joined().map { choice.story.problem.units[$0].name }), byHalf: byHalf)
        }
    }

    /// Why no choice holds every rule, in words; `nil` where that could not be told.
    func clash(hierarchies: [Hierarchy], policy: String) -> ClashInWords? {
        let story = problemOfAll
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
            statements: statements, isDoubtful: isDoubtful)
    }
}
