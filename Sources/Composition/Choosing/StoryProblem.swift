import Anonymity
import Corpus
import Policies
import Selection

/// The choice of units for one story as a problem of numbers, and what the numbers stand for.
struct StoryProblem {
    var problem: SelectionProblem
    let units: [NarrativeUnit]
    /// The section and the function of each slot.
    let slots: [(section: Section, function: String)]
    /// The fragment of each number.
    let fragments: [String]
    /// The matter with which the story stays; `nil` for none.
    let thread: StoryThread?

    /// What is given for all stories of a release.
    struct Setting {
        let policy: Policy
        let codebook: [CodebookEntry]
        let people: People
        let population: People?
        let seed: Seed
        /// The words of each participant in the stories that are told already.
        var wordsTold: [String: Int] = [:]
        /// Fragments that must be told.
        var pins: Set<String> = []
    }

    /// Describes the choice among `units` of `fragments`, with so many words of evidence at least and at most.
    init(
        template: StoryTemplate, units: [NarrativeUnit], fragments: [Fragment], words: ClosedRange<Int>,
        thread: StoryThread? = nil, setting: Setting
    ) {
        self.units = units
        self.thread = thread
        let slots: [(section: Section, function: String)] = template.sections.flatMap { section in
            section.slots.map { (section.section, $0.function) }
        }
        self.slots = slots
        let byId = Dictionary(fragments.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var participants = Numbering<String>()
        var fragmentNumbers = Numbering<String>()
        var wordNumbers = Numbering<String>()
        var openings = Numbering<[String]>()
        var situations = Numbering<[String]>()
        var categories = Numbering<String>()
        var facts = Numbering<String>()
        var values = Numbering<String>()
        let statements = Set(units.flatMap(\.statements)).sorted()
        let numberOfStatement = Dictionary(uniqueKeysWithValues: statements.enumerated().map { ($1, $0) })
        let waves = Set(fragments.compactMap(\.wave)).sorted()
        let about = ThemeWords(
            theme: fragments.first?.theme ?? "",
            issues: Set(units.compactMap { byId[$0.fragment]?.issue }), codebook: setting.codebook)
        let own = units.map { unit -> SelectionUnit in
            let fragment = byId[unit.fragment]
            let content = ContentWords.of(unit.text)
            let tokens = unit.text.split(separator: " ").map { $0.lowercased() }
            var numbered = SelectionUnit(
                name: Self.name(of: unit), participant: participants[unit.participant],
                slots: slots.indices.filter {
                    slots[$0].section == unit.section
                        && (slots[$0].function == StoryTemplate.anyFunction || slots[$0].function == unit.function)
                        && thread?.allows(unit, doing: slots[$0].function) ?? true
                }, words: unit.words, order: unit.order, fragment: fragmentNumbers[unit.fragment], source: unit.source)
            numbered.salience = Int(((unit.quality - Self.costOfSeam) * 1000).rounded())
            numbered.relevance = about.relevance(of: content) + (thread?.relevance(of: unit) ?? 0)
            numbered.seedShare = setting.seed.share(of: "\(unit.fragment)/\(unit.source.lowerBound)")
            numbered.wave = fragment?.wave.flatMap { waves.firstIndex(of: $0) }
            // Whoever gave words to every section would be told whole.
            numbered.chain = participants[unit.participant]
            numbered.category = (fragment?.category).map { categories[$0] }
            numbered.situation = situations[[unit.participant, unit.situation ?? ""]]
            numbered.opening = openings[Array(tokens.prefix(3))]
            numbered.firstWord = tokens.first.map { wordNumbers[$0] }
            numbered.content = content.map { wordNumbers[$0] }.sorted()
            numbered.facts = unit.facets.filter { $0.fact != StoryThread.fact }.map {
                SelectionFact(fact: facts[$0.fact], value: values[$0.value], once: $0.once)
            }
            // The same five words in a row are told once.
            numbered.facts += Self.phrases(of: unit.text).map {
                SelectionFact(fact: facts[$0], value: values[""], once: true)
            }
            numbered.person = unit.narration.person.rawValue
            // What came of it stays in one tense; the parts before it are told as past anyway.
            numbered.tense = unit.section == .outcome ? unit.narration.tense?.rawValue : nil
            numbered.statements = unit.statements.map { numberOfStatement[$0]! }.sorted()
            return numbered
        }
        self.fragments = fragmentNumbers.values
        var rules = SelectionRules(setting.policy)
        rules.minWords = words.lowerBound
        rules.maxWords = words.upperBound
        // Whoever has no unit here still counts among the words of the release.
        rules.releaseWords = Dictionary(
            uniqueKeysWithValues: setting.wordsTold.sorted { $0.key < $1.key }.map { (participants[$0.key], $0.value) })
        let pins = setting.pins
        rules.pins = Set(fragmentNumbers.values.indices.filter { pins.contains(fragmentNumbers.values[$0]) })
        var objective = SelectionObjective()
        objective.targetWords = words.lowerBound + (words.upperBound - words.lowerBound) / 3
        let attributes = Set(statements.map(\.attribute)).sorted()
        // Two sections of a template that draw on one section of the evidence are one to the rules.
        let sections = template.sections.map(\.section)
        problem = SelectionProblem(
            slots: template.sections.flatMap { section in
                section.slots.map {
                    SelectionSlot(
                        section: sections.firstIndex(of: section.section)!, minimum: $0.minimum, maximum: $0.maximum)
                }
            },
            units: own, rules: rules, objective: objective,
            attributeOfStatement: statements.map { attributes.firstIndex(of: $0.attribute)! },
            people: StatementCounter(statements: statements, people: setting.people, population: setting.population))
    }

    /// What it costs that the words go over from one participant to another: few long passages read better than many short.
    private static let costOfSeam = 0.8

    /// The fragment and the stretch: no two units have the same.
    private static func name(of unit: NarrativeUnit) -> String {
        "\(unit.fragment)/\(unit.source.lowerBound)-\(unit.source.upperBound)"
    }

    /// Every five words in a row, without marks and case.
    private static func phrases(of text: String) -> Set<String> {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "’" }
        guard words.count >= 5 else { return [] }
        return Set((0...(words.count - 5)).map { words[$0..<($0 + 5)].joined(separator: " ") })
    }

    /// Whether there are people and words enough, by a count that looks at each rule alone: what fails it needs no search.
    var mayHold: Bool {
        let rules = problem.rules
        guard Set(problem.units.map(\.participant)).count >= rules.contributors else { return false }
        var words = 0
        var heard: [Int: Set<Int>] = [:]
        for (number, slot) in problem.slots.enumerated() {
            let units = problem.units.filter { $0.slots.contains(number) }
            guard units.count >= slot.minimum else { return false }
            words += units.map(\.words).sorted(by: >).prefix(slot.maximum).reduce(0, +)
            heard[slot.section, default: []].formUnion(units.map(\.participant))
        }
        return words >= rules.minWords && heard.values.allSatisfy { $0.count >= rules.perSection }
    }

    /// The chosen units of each slot.
    func units(of result: SelectionResult) -> [[NarrativeUnit]] { result.chosen.map { $0.map { units[$0] } } }
}

extension SelectionRules {
    /// The rules of a policy.
    init(_ policy: Policy) {
        self.init()
        func millionths(_ value: Double) -> Int { Int((value * Double(Self.whole)).rounded()) }
        contributors = policy.contributors.minimum
        perSection = policy.contributors.perSection
        maxShare = millionths(policy.contributors.maxShare)
        maxTopTwoShare = millionths(policy.contributors.maxTopTwoShare)
        minEffective = millionths(policy.contributors.minEffective)
        unitsOfOne = policy.contributors.maxUnits
        maxReleaseShare = millionths(policy.contributors.maxReleaseShare)
        studyK = policy.anonymity.k
        populationK = policy.anonymity.populationK
        attributeBudget = policy.anonymity.attributeBudget
        minTracedEffective = millionths(policy.tracing.minEffective)
        maxRun = policy.tracing.maxRunWords
    }
}

/// The words by which the codebook and the issue name what a story is about.
struct ThemeWords {
    private let words: Set<String>

    /// What each of them adds to a unit's worth, in thousandths of a point, and how many are counted.
    private static let worth = 100
    private static let most = 3

    init(theme: String, issues: Set<String>, codebook: [CodebookEntry]) {
        let entries = codebook.filter { $0.theme == theme }
        let texts = entries.flatMap { [$0.title, $0.category, $0.description] } + issues
        words = ContentWords.of(texts.joined(separator: " "))
    }

    func relevance(of content: Set<String>) -> Int { Self.worth * min(Self.most, content.intersection(words).count) }
}

/// Numbers for values, from 0 in the order in which they are asked for.
private struct Numbering<Value: Hashable> {
    private var numbers: [Value: Int] = [:]
    private(set) var values: [Value] = []

    subscript(value: Value) -> Int {
        mutating get {
            if let known = numbers[value] { return known }
            numbers[value] = values.count
            values.append(value)
            return values.count - 1
        }
    }
}
