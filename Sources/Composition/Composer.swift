import Anonymity
public import Corpus
public import Policies
import Redaction
public import Selection
import Tracing

/// A vignette with what stands behind it.
public struct ComposedVignette: Sendable {
    /// The vignette.
    public let vignette: Vignette
    /// Its template.
    public let template: StoryTemplate
    /// The line below its title; `nil` where the template has none.
    public let subtitle: String?
    /// What the mentoring was about in it; `nil` where fragments of several issues or of none were taken.
    public let issue: String?
    /// Whether its fragments are about several issues, because no issue alone could be told.
    public let mixesIssues: Bool
    /// The numbers.
    public let evidence: Evidence
    /// How the search for its sentences ended: what they are worth, and how sure it is that no others are better; `nil`
    /// where the author has edited the text.
    public let search: SearchRecord?
    /// Other stories of the theme that were asked for: each differs from every other in at least half of its sentences.
    public var alternatives: [ComposedVignette] = []
}

/// How a search ended.
public struct SearchRecord: Hashable, Sendable {
    /// What the chosen sentences are worth, and the bound for all others of the same issue and template.
    public let result: SelectionResult
    /// How many partial choices were looked at.
    public let nodes: Int
    /// The steps of work that were done.
    public let steps: Int
    /// The steps of work that were allowed.
    public let budget: Int
    /// The matter with which all units stay, or to which they say nothing; `nil` for none.
    public let matter: String?
    /// How many of the units lean on words that are not told.
    public let doubtful: Int
}

extension ComposedVignette {
    /// The same with the id and revision that a store gives it: the theme's own id where it has one there, else the next
    /// that is free; the revision of the same text where it is recorded, else the next.
    ///
    /// - Parameter recorded: the vignettes of the store, and those numbered before in the same run.
    /// - Returns: the numbered vignette.
    public func numbered(among recorded: [Vignette]) -> ComposedVignette {
        let own = recorded.filter { $0.theme == vignette.theme }
        var id = own.first?.id ?? vignette.id
        let taken = Set(recorded.map(\.id))
        var number = 1
        while own.isEmpty, taken.contains(id) {
            id = Composer.id(number)
            number += 1
        }
        let same = own.first { $0.text == vignette.text && $0.policyDigest == vignette.policyDigest }
        let revision = same?.revision ?? (own.map(\.revision).max() ?? 0) + 1
        return ComposedVignette(
            vignette: vignette.numbered(id: id, revision: revision), template: template, subtitle: subtitle,
            issue: issue, mixesIssues: mixesIssues, evidence: evidence, search: search)
    }
}

/// What became of a theme.
public enum Composition: Sendable {
    /// A vignette that holds every rule.
    case composed(ComposedVignette)
    /// No choice of units holds every rule.
    case infeasible(Shortfall)
}

/// Composes vignettes from a study's material: reads units, chooses among them, writes them down.
public struct Composer: Sendable {
    let material: Material
    let rulebook: Rulebook
    let policyDigest: String
    private let seed: Seed
    let reader: UnitReader
    let people: People
    let population: People?
    let textOf: [String: String]
    let redactor: Redactor

    /// What the author has decided about single units.
    public var overrides = UnitOverrides.none

    /// How often another choice is tried where the written text breaks a rule that its units held.
    private static let mostTries = 5

    /// Prepares to compose.
    ///
    /// - Parameters:
    ///   - material: what the study holds.
    ///   - rulebook: the policy with its lexicons and hierarchies.
    ///   - policyDigest: the SHA-256 of the policy file, 64 hexadecimal digits.
    ///   - seed: another seed, another story.
    public init(material: Material, rulebook: Rulebook, policyDigest: String, seed: UInt64) {
        self.material = material
        self.rulebook = rulebook
        self.policyDigest = policyDigest
        self.seed = Seed(value: seed)
        reader = UnitReader(material: material, rulebook: rulebook)
        redactor = rulebook.redactor(secrets: material.secrets)
        textOf = Dictionary(material.fragments.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
        people = People(
            hierarchies: rulebook.quasiIdentifiers,
            rows: material.participants.filter { $0.consent != .withdrawn }.map { (rulebook.named($0.attributes), 1) })
        population =
            material.population.isEmpty || rulebook.policy.anonymity.populationK == 0
            ? nil
            : People(
                hierarchies: rulebook.quasiIdentifiers,
                rows: material.population.map { (rulebook.named($0.labels), $0.count) })
    }

    /// The units of fragments and the refused sentences, as the first of some templates reads them.
    public func reading(of fragments: [Fragment], templates: [StoryTemplate]) -> UnitReading {
        templates.first.map { reader.read(fragments, for: $0) } ?? UnitReading()
    }

    /// The themes of the study in the order of the codebook, then those that only fragments name, in alphabetical order.
    public var themes: [String] {
        var themes: [String] = []
        for theme in material.codebook.map(\.theme) where !themes.contains(theme) { themes.append(theme) }
        for theme in Set(material.fragments.map(\.theme)).sorted() where !themes.contains(theme) {
            themes.append(theme)
        }
        return themes
    }

    /// Composes one vignette a theme, and alternatives where they are asked for. No fragment and no lead stands in the
    /// vignettes of two themes.
    ///
    /// - Parameters:
    ///   - themes: which, in their order.
    ///   - templates: the templates that may be used, the preferred first.
    ///   - request: what the author asks for.
    /// - Returns: what became of each theme, in the same order.
    /// - Throws: where a template cannot be filled.
    public func compose(
        _ themes: [String], templates: [StoryTemplate], request: CompositionRequest = CompositionRequest()
    ) throws -> [Composition] {
        // By their words: a passage that is coded to two themes stands in the study twice.
        var told = Release()
        var results: [Composition] = []
        var tellings: [Telling?] = []
        for theme in themes {
            var leads = told.leads
            let (result, telling) = try compose(
                theme, templates: templates, request: request, told: told, leads: &leads)
            if case .composed(let composed) = result {
                told.leads = leads
                told.add(composed.vignette, textOf: textOf)
            }
            results.append(result)
            tellings.append(telling)
        }
        guard request.alternatives > 1 else { return results }
        for (index, result) in results.enumerated() {
            guard case .composed(var composed) = result, let telling = tellings[index] else { continue }
            let own = Set(composed.vignette.spans.flatMap(\.contributions).compactMap { textOf[$0.fragment] })
            composed.alternatives = try alternatives(
                of: telling, count: request.alternatives - 1, without: told.texts.subtracting(own), leads: told.leads)
            results[index] = .composed(composed)
        }
        return results
    }

    /// What the vignettes of one call have told.
    private struct Release {
        var texts: Set<String> = []
        var leads: Set<String> = []
        var words: [String: Int] = [:]
        /// The words of content of each sentence of evidence.
        var contents: [Set<String>] = []

        mutating func add(_ vignette: Vignette, textOf: [String: String]) {
            texts.formUnion(vignette.spans.flatMap(\.contributions).compactMap { textOf[$0.fragment] })
            for span in vignette.spans where span.kind.isEvidence {
                contents.append(ContentWords.of(span.text))
                for contribution in span.contributions {
                    words[contribution.participant, default: 0] += span.text.words
                }
            }
        }
    }

    /// The units that say what no other vignette of the release has said in much the same words.
    private func units(of reading: UnitReading, besides told: Release) -> [NarrativeUnit] {
        reading.units.filter { unit in
            let content = ContentWords.of(unit.text)
            return !told.contents.contains { ContentWords.repeats(content, $0) }
        }
    }

    /// A theme as it was told.
    private struct Telling {
        let theme: String
        let template: StoryTemplate
        let reading: UnitReading
        let chooser: Chooser
        /// The choices whose texts were written, or broke a rule when they were.
        var choices: [(choice: Choice, byHalf: Bool)]
    }

    private func compose(
        _ theme: String, templates: [StoryTemplate], request: CompositionRequest, told: Release,
        leads: inout Set<String>
    ) throws -> (Composition, Telling?) {
        let ofTheme = material.fragments.filter { $0.theme == theme }
        let fragments = ofTheme.filter { !told.texts.contains($0.text) && !request.bans.contains($0.id) }
        let pins = request.pins.intersection(ofTheme.map(\.id))
        var nearest: (shortfall: Shortfall, chooser: Chooser, distance: (Int, Int))?
        // What leans on words that are not told comes last: it is told only where no template can do without.
        for (isDoubtful, template) in [false, true].flatMap({ isDoubtful in templates.map { (isDoubtful, $0) } }) {
            let reading = reader.read(fragments, for: template, overrides: overrides)
            let chooser = chooser(
                template, fragments, reading, request: request, told: told, pins: pins, takesDoubtful: isDoubtful)
            let search = chooser.best()
            var broken: [String] = []
            if let choice = search.choice {
                var telling = Telling(
                    theme: theme, template: template, reading: reading, chooser: chooser, choices: [(choice, true)])
                if let composed = try write(&telling, leads: &leads, broken: &broken) {
                    return (.composed(composed), telling)
                }
            }
            let lacking = Shortfall(
                theme: theme, template: template, fragments: fragments, reading: reading, policy: rulebook.policy,
                pins: pins, brokenRules: broken, isSearchComplete: search.isComplete)
            // The template that comes nearest says best what is missing: one whose text was written before any other.
            let distance = (broken.isEmpty ? 1 : 0, lacking.missing.count)
            if nearest.map({ distance < $0.distance }) ?? true { nearest = (lacking, chooser, distance) }
        }
        guard let (shortfall, chooser, _) = nearest else {
            return (
                .infeasible(
                    Shortfall(
                        theme: theme, template: nil, fragments: fragments, reading: UnitReading(),
                        policy: rulebook.policy)), nil
            )
        }
        let clash = chooser.clash(hierarchies: rulebook.quasiIdentifiers, policy: rulebook.policy.name)
        return (.infeasible(shortfall.adding(clash)), nil)
    }

    private func chooser(
        _ template: StoryTemplate, _ fragments: [Fragment], _ reading: UnitReading, request: CompositionRequest,
        told: Release, pins: Set<String>, takesDoubtful: Bool
    ) -> Chooser {
        // The glue counts too: what it can add is kept free.
        let reserve = template.wordsOfLeads(atMost: StoryWriter.mostLeads + 1)
        let text = rulebook.policy.text
        return Chooser(
            template: template, fragments: fragments,
            units: units(of: reading, besides: told).filter { takesDoubtful || !$0.isDoubtful },
            setting: StoryProblem.Setting(
                policy: rulebook.policy, codebook: material.codebook, people: people, population: population,
                seed: seed, wordsTold: told.words,
                pins: pins),
            words: text.minWords...max(text.minWords, text.maxWords - reserve),
            solver: SelectionSolver(budget: request.budget), isLast: takesDoubtful)
    }

    /// Writes the last choice; where the text breaks a rule, the best other choice, and so on.
    ///
    /// - Returns: `nil` where no text held the rules; `broken` then has what the first broke.
    private func write(
        _ telling: inout Telling, leads: inout Set<String>, broken: inout [String], without used: Set<String> = []
    ) throws -> ComposedVignette? {
        for _ in 0..<Self.mostTries {
            guard let choice = telling.choices.last?.choice else { return nil }
            var own = leads
            let composed = try write(
                choice, theme: telling.theme, template: telling.template, reading: telling.reading, usedLeads: &own)
            let found = brokenRules(of: composed)
            if found.isEmpty {
                leads = own
                return composed
            }
            if broken.isEmpty { broken = found }
            telling.choices[telling.choices.count - 1].byHalf = false
            guard let next = telling.chooser.another(than: telling.choices, without: used) else { return nil }
            telling.choices.append((next, true))
        }
        return nil
    }

    /// The best stories that differ from the one told, and from each other, in at least half of their sentences.
    private func alternatives(
        of telling: Telling, count: Int, without used: Set<String>, leads: Set<String>
    ) throws -> [ComposedVignette] {
        var telling = telling
        var found: [ComposedVignette] = []
        while found.count < count,
            let next = telling.chooser.another(than: telling.choices, without: used)
                ?? telling.chooser.anotherSubject(than: telling.choices, without: used)
        {
            telling.choices.append((next, true))
            var own = leads
            var broken: [String] = []
            guard let composed = try write(&telling, leads: &own, broken: &broken, without: used) else { break }
            found.append(composed)
        }
        return found
    }

    private func write(
        _ choice: Choice, theme: String, template: StoryTemplate, reading: UnitReading, usedLeads: inout Set<String>
    ) throws -> ComposedVignette {
        let writer = StoryWriter(
            template: template, seed: seed, style: rulebook.policy.text.style, textOfFragment: textOf)
        let vignette = Vignette(
            id: id(of: theme), revision: 1, theme: theme,
            title: material.codebook.first { $0.theme == theme }?.title ?? theme,
            sections: writer.sections(choice.story.units(of: choice.result), used: &usedLeads),
            declaration: try TemplateRenderer.declaration(
                of: template, atLeast: rulebook.policy.contributors.minimum,
                mentionsDissent: reading.refused.contains { $0.reason == .divergent }),
            seed: seed.value, policyName: rulebook.policy.name, policyDigest: policyDigest)
        return try composed(
            vignette, template: template, reading: reading, issue: choice.issue,
            search: SearchRecord(
                result: choice.result, nodes: choice.outcome.nodes, steps: choice.outcome.steps,
                budget: choice.outcome.budget, matter: choice.story.thread?.matter,
                doubtful: choice.story.units(of: choice.result).joined().count { $0.isDoubtful }))
    }

    /// `V-0001` for the first theme of the study.
    private func id(of theme: String) -> String { Self.id((themes.firstIndex(of: theme) ?? 0) + 1) }

    /// `V-0007` for 7.
    static func id(_ place: Int) -> String {
        let number = String(place)
        return "V-" + String(repeating: "0", count: max(0, 4 - number.count)) + number
    }
}
