import Anonymity
public import Corpus
public import Policies
import Redaction
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
    /// Whether the search was completed: no allowed choice of units of this issue is worth more.
    public let isOptimal: Bool
    /// How many partial choices were looked at.
    public let nodes: Int
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
            vignette: vignette.numbered(id: id, revision: revision), template: template,
            subtitle: subtitle, issue: issue, mixesIssues: mixesIssues, evidence: evidence, isOptimal: isOptimal,
            nodes: nodes)
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
    private let material: Material
    private let rulebook: Rulebook
    private let policyDigest: String
    private let seed: Seed
    private let reader: UnitReader
    private let people: People
    private let population: People?

    /// The share of the best issue's worth from which another issue is good enough to be told.
    private static let goodEnough = 0.75

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

    /// The themes of the study in the order of the codebook, then those that only fragments name, in alphabetical order.
    public var themes: [String] {
        var themes: [String] = []
        for theme in material.codebook.map(\.theme) where !themes.contains(theme) { themes.append(theme) }
        for theme in Set(material.fragments.map(\.theme)).sorted() where !themes.contains(theme) {
            themes.append(theme)
        }
        return themes
    }

    /// Composes one vignette a theme. No fragment and no lead stands in two of them.
    ///
    /// - Parameters:
    ///   - themes: which, in their order.
    ///   - templates: the templates that may be used, the preferred first.
    /// - Returns: what became of each theme, in the same order.
    /// - Throws: where a template cannot be filled.
    public func compose(_ themes: [String], templates: [StoryTemplate]) throws -> [Composition] {
        // By their words: a passage that is coded to two themes stands in the study twice.
        let textOf = Dictionary(material.fragments.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
        var usedTexts: Set<String> = []
        var usedLeads: Set<String> = []
        var results: [Composition] = []
        for theme in themes {
            let result = try compose(theme, templates: templates, without: usedTexts, usedLeads: &usedLeads)
            if case .composed(let composed) = result {
                usedTexts.formUnion(
                    composed.vignette.spans.flatMap(\.contributions).compactMap { textOf[$0.fragment] })
            }
            results.append(result)
        }
        return results
    }

    private func compose(
        _ theme: String, templates: [StoryTemplate], without used: Set<String>, usedLeads: inout Set<String>
    ) throws -> Composition {
        let fragments = material.fragments.filter { $0.theme == theme && !used.contains($0.text) }
        var shortfall: Shortfall?
        for template in templates {
            let reading = reader.read(fragments, for: template)
            let search = best(of: reading, fragments: fragments, template: template)
            var broken: [String] = []
            if let choice = search.choice {
                var leads = usedLeads
                let composed = try write(choice, theme: theme, template: template, reading: reading, usedLeads: &leads)
                broken = brokenRules(of: composed)
                if broken.isEmpty {
                    usedLeads = leads
                    return .composed(composed)
                }
            }
            let lacking = Shortfall(
                theme: theme, template: template, fragments: fragments, reading: reading, policy: rulebook.policy,
                brokenRules: broken, isSearchComplete: search.isComplete)
            // The template that comes nearest says best what is missing.
            if lacking.missing.count < shortfall?.missing.count ?? .max { shortfall = lacking }
        }
        return .infeasible(
            shortfall
                ?? Shortfall(
                    theme: theme, template: nil, fragments: fragments, reading: UnitReading(), policy: rulebook.policy))
    }

    /// The units chosen for a story.
    private struct Choice {
        let selection: Selection
        let problem: SelectionProblem
        /// What all of them are about; `nil` where they are about several issues or none.
        let issue: String?

        /// The chosen units by slot.
        var unitsOfSlots: [[NarrativeUnit]] {
            var units: [[NarrativeUnit]] = []
            for (place, unit) in zip(problem.places, selection.chosen) {
                while units.count <= place.slot { units.append([]) }
                if let unit { units[place.slot].append(problem.units[unit]) }
            }
            return units
        }
    }

    /// The best choice over all issues, each by itself; over all fragments of the theme where no issue alone suffices.
    /// Also whether every choice was looked at.
    private func best(
        of reading: UnitReading, fragments: [Fragment], template: StoryTemplate
    ) -> (choice: Choice?, isComplete: Bool) {
        let issueOf = Dictionary(fragments.map { ($0.id, $0.issue) }, uniquingKeysWith: { first, _ in first })
        let issues = Set(fragments.compactMap(\.issue)).sorted()
        var found: [Choice] = []
        var isComplete = true
        for issue in issues {
            let units = reading.units.filter { issueOf[$0.fragment] == .some(issue) }
            let search = solve(units, issue: issue, template: template)
            isComplete = isComplete && search.isComplete
            if let choice = search.choice { found.append(choice) }
        }
        // Every issue that can be told nearly as well as the best may have its turn: the seed decides.
        let least = Self.goodEnough * (found.map(\.selection.worth).max() ?? 0)
        let name = "issue/\(template.id)/\(fragments.first?.theme ?? "")"
        if let choice = seed.choice(of: found.filter { $0.selection.worth >= least }, for: name) {
            return (choice, isComplete)
        }
        let search = solve(reading.units, issue: nil, template: template)
        return (search.choice, isComplete && search.isComplete)
    }

    private func solve(
        _ units: [NarrativeUnit], issue: String?, template: StoryTemplate
    ) -> (choice: Choice?, isComplete: Bool) {
        // The glue counts too: what it can add is kept free.
        let reserve = template.wordsOfLeads(atMost: StoryWriter.mostLeads + 1)
        let text = rulebook.policy.text
        let problem = SelectionProblem(
            template: template, units: units, seed: seed,
            rules: .init(
                contributors: rulebook.policy.contributors, anonymity: rulebook.policy.anonymity,
                minWords: text.minWords, maxWords: max(text.minWords, text.maxWords - reserve)),
            people: people, population: population)
        var search = BranchAndBound(problem)
        let selection = search.solve()
        return (selection.map { Choice(selection: $0, problem: problem, issue: issue) }, search.isComplete)
    }

    private func write(
        _ choice: Choice, theme: String, template: StoryTemplate, reading: UnitReading, usedLeads: inout Set<String>
    ) throws -> ComposedVignette {
        let writer = StoryWriter(
            template: template, seed: seed, style: rulebook.policy.text.style,
            textOfFragment: Dictionary(
                material.fragments.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first }))
        let vignette = Vignette(
            id: id(of: theme), revision: 1, theme: theme,
            title: material.codebook.first { $0.theme == theme }?.title ?? theme,
            sections: writer.sections(choice.unitsOfSlots, used: &usedLeads),
            declaration: try TemplateRenderer.declaration(
                of: template, atLeast: rulebook.policy.contributors.minimum,
                mentionsDissent: reading.refused.contains { $0.reason == .divergent }),
            seed: seed.value, policyName: rulebook.policy.name, policyDigest: policyDigest)
        // The evidence is counted on the text as it stands, not on the units it was made of.
        let redactor = rulebook.redactor(secrets: material.secrets)
        let evidence = Evidence(
            of: vignette,
            situations: Dictionary(
                material.fragments.map { ($0.id, $0.situation) }, uniquingKeysWith: { first, _ in first }),
            statements: rulebook.statements(in: redactor.detections(in: vignette.text)), people: people,
            population: population, reading: reading)
        let used = Set(vignette.spans.flatMap(\.contributions).map(\.fragment))
        let issues = Set(material.fragments.filter { used.contains($0.id) }.compactMap(\.issue))
        return ComposedVignette(
            vignette: vignette, template: template,
            subtitle: try TemplateRenderer.subtitle(of: template, issue: choice.issue), issue: choice.issue,
            mixesIssues: issues.count > 1,
            evidence: evidence,
            isOptimal: choice.selection.isOptimal, nodes: choice.selection.nodes)
    }

    /// What the written text breaks, though its units were chosen to hold: the last word before anything is printed.
    private func brokenRules(of composed: ComposedVignette) -> [String] {
        var broken = composed.evidence.rules(of: rulebook.policy).filter { !$0.holds }
            .map { "\($0.rule): \($0.found) found; \($0.asks) asked" }
        let left = leaks(in: composed)
        if left > 0 { broken.append("\(left) places of the written text tell what the policy does not allow") }
        let limits = rulebook.policy.tracing
        let normaliser = TraceNormaliser(lexicons: rulebook.lexicons)
        if let most = limits.maxVerbatimWords {
            let corpus = material.fragments.map {
                AttributedText(participant: $0.participant, text: $0.text, origin: $0.id)
            }
            let longest = TraceIndex(corpus, normaliser: normaliser, runWords: limits.runWords)
                .trace(composed.vignette.text).longestRun
            if longest > most { broken.append("words in a row as they were said: \(longest) found; \(most) allowed") }
        }
        if !material.published.isEmpty {
            let traced = TraceIndex(material.published, normaliser: normaliser, runWords: limits.runWords)
                .trace(composed.vignette.text).traceableWords
            if traced > 0 { broken.append("\(traced) words can be traced to published quotations") }
        }
        return broken
    }

    /// How many places of what is printed, title and headings included, tell what the policy does not allow. What a person
    /// has decided to leave in a fragment of this vignette may stand.
    private func leaks(in composed: ComposedVignette) -> Int {
        let vignette = composed.vignette
        let redactor = rulebook.redactor(secrets: material.secrets)
        let fragments = Dictionary(material.fragments.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
        var originals: [String] = []
        for fragment in Set(vignette.spans.flatMap(\.contributions).map(\.fragment)) {
            let scalars = Array((fragments[fragment] ?? "").unicodeScalars)
            for edit in material.rejected[fragment] ?? [] where edit.range.upperBound <= scalars.count {
                originals.append(String(String.UnicodeScalarView(scalars[edit.range])))
            }
        }
        let kept = KeptWords(originals)
        func count(_ text: String, from confidence: Confidence) -> Int {
            let bytes = Array(text.utf8)
            return redactor.disallowed(in: text).count {
                $0.confidence >= confidence && !kept.cover(String(decoding: bytes[$0.range], as: UTF8.self))
            }
        }
        // A heading has capitals of its own: an unexplained one is no leak.
        let headings = [vignette.title, composed.subtitle].compactMap(\.self) + vignette.sections.map(\.title)
        return count(vignette.text, from: .low) + headings.reduce(0) { $0 + count($1, from: .medium) }
    }

    /// `V-0001` for the first theme of the study.
    private func id(of theme: String) -> String { Self.id((themes.firstIndex(of: theme) ?? 0) + 1) }

    /// `V-0007` for 7.
    static func id(_ place: Int) -> String {
        let number = String(place)
        return "V-" + String(repeating: "0", count: max(0, 4 - number.count)) + number
    }
}
