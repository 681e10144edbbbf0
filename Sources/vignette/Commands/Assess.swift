import Anonymity
import ArgumentParser
import Corpus
import Input
import Policies

extension Vignette {
    /// How recognisable the participants of a study, or the people of a table, are.
    struct Assess: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "assess",
            abstract: "Says who could be recognised by role, specialty, gender and place, and what would help.",
            discussion: """
                Over the participants of a study at the policy's levels, and over its population table where it has one; or \
                with --table over any CSV, at exact values. Exit code 1 where what is asked does not hold; with --write, where \
                the written table could not be made to fulfil it.

                What is printed names participants by their sealed ids, and people of a table by their lines: it is for those \
                who hold the study or the table.
                """)

        /// How the result is printed.
        enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

        @OptionGroup var study: StudyOptions
        @OptionGroup var policy: PolicyOptions
        @OptionGroup(title: "What is asked") var asked: RequirementOptions
        @OptionGroup(title: "A table instead of a study") var tableOptions: TableOptions

        @Option(name: .long, help: "How to print the result.")
        var format = Format.text

        @Option(name: .long, help: ArgumentHelp("Where to write it instead of standard output.", valueName: "file"))
        var output: String?

        func run() throws {
            let result: AssessmentResult
            var isMet: Bool
            if let path = tableOptions.table {
                guard study.study == nil, policy.policy == nil else {
                    throw ValidationError(
                        "--table is judged without a study and a policy; leave --study and --policy out")
                }
                (result, isMet) = try assessTable(path)
            } else {
                result = try assessStudy()
                isMet = result.holds
            }
            try Output.write(format == .json ? try Output.json(result) : result.text, to: output)
            if !isMet { throw ExitCode.findings }
        }

        private func assessStudy() throws -> AssessmentResult {
            let opened = try study.open()
            let loaded = try policy.load(fallback: try opened.policyPath())
            let rulebook = loaded.rulebook
            let participants = try opened.participants()
            let table = try ParticipantTable.microdata(of: participants, by: rulebook)
            let requirement = try asked.requirement(k: rulebook.policy.anonymity.k)
            try Self.check(
                requirement, of: table, sensitive: "a study has no sensitive attribute; use --table for that")
            var request = asked.request(
                requirement: requirement, suppressionLimit: rulebook.policy.anonymity.suppressionLimit)
            request.levels = rulebook.levels
            let rows = try opened.population()
            let people = People(
                hierarchies: rulebook.quasiIdentifiers, rows: rows.map { (rulebook.named($0.labels), $0.count) })
            func known(at levels: [Int]) -> (classes: [PopulationClass], risk: RiskSummary) {
                let counted = people.counts(of: table.equivalenceClasses(at: levels), attributes: table.attributes)
                return (
                    counted,
                    RiskSummary(
                        sizes: counted.map { UInt32($0.size) },
                        population: counted.map { UInt32(clamping: $0.population) },
                        threshold: asked.riskThreshold)
                )
            }
            var population: (table: AssessmentResult.Population, risk: RiskSummary)?
            if !rows.isEmpty {
                let told = known(at: rulebook.levels)
                population = (
                    .init(
                        people: people.total, required: rulebook.policy.anonymity.populationK, k: told.risk.kMap ?? 0,
                        notCovered: told.risk.notCovered,
                        classes: told.classes.map { group in
                            .init(
                                labels: Dictionary(uniqueKeysWithValues: zip(table.attributes, group.labels)),
                                size: group.size, population: group.population)
                        }),
                    told.risk
                )
                if request.samplingFraction == nil, people.total >= participants.count, !participants.isEmpty {
                    request.samplingFraction = Double(participants.count) / Double(people.total)
                }
            }
            let told = ParticipantTable.told(of: participants, in: try opened.fragments())
            let model = try Self.setModel(told, k: requirement.k, m: tableOptions.m, full: asked.full)
            let assessment = Assessment(table, request)
            // What the population says of the best levels, where nobody has to be left out for them.
            let bestRisk = assessment.best.flatMap { best in
                rows.isEmpty || best.suppressed > 0 ? nil : known(at: best.levels).risk
            }
            return AssessmentResult(
                assessment, of: table,
                names: AssessmentNames(
                    id: { participants[$0].id }, unit: "participant", levelsFrom: "policy \(rulebook.policy.name)",
                    asked: Self.words(for: requirement), notes: model.note.map { [$0] } ?? []),
                risk: population?.risk, bestRisk: bestRisk, population: population?.table, told: model.counted)
        }

        /// A table without a policy: every quasi-identifier is exact.
        private func assessTable(_ path: String) throws -> (AssessmentResult, isMet: Bool) {
            let read = try AssessedTable(tableOptions, path: path)
            let table = read.microdata
            if let folder = tableOptions.writeHierarchies {
                try Files.createFolder(folder)
                for hierarchy in read.generated {
                    try Files.write(Array(hierarchy.csv.utf8), to: "\(folder)/\(hierarchy.attribute).csv")
                }
            }
            let requirement = try asked.requirement(k: 5)
            try Self.check(requirement, of: table, sensitive: "name the sensitive column with --sensitive")
            var request = asked.request(requirement: requirement, suppressionLimit: 0)
            if tableOptions.hierarchies != nil || !tableOptions.generate.isEmpty || tableOptions.write != nil {
                request.optimum = .always
            }
            if request.samplingFraction == nil, let people = table.population?.people, people >= table.records,
                table.records > 0
            {
                request.samplingFraction = Double(table.records) / Double(people)
            }
            let model = try read.items.map {
                try Self.setModel($0, k: requirement.k, m: tableOptions.m, full: asked.full)
            }
            let assessment = Assessment(table, request)
            var notes = read.empty.map {
                "\($0.cells) cells of “\($0.attribute)” are empty; they count as a value of their own, equal to each other."
            }
            if !read.unused.isEmpty {
                notes.append("Not looked at: \(read.unused.joined(separator: ", ")).")
            }
            if assessment.risk.notCovered > 0 {
                notes.append(
                    "\(assessment.risk.notCovered) people are in groups of which the population table has fewer people than the "
                        + "table itself: it does not cover them; they count as present.")
            }
            if let note = model?.note { notes.append(note) }
            let result = AssessmentResult(
                assessment, of: table,
                names: AssessmentNames(
                    id: { "line \(read.line(of: $0))" }, unit: "person", levelsFrom: "the table as it is",
                    asked: Self.words(for: requirement), notes: notes),
                population: table.population.map {
                    .init(
                        people: $0.people, required: 0, k: assessment.risk.kMap ?? 0,
                        notCovered: assessment.risk.notCovered, classes: nil)
                },
                told: model?.counted, asksForTold: true)
            guard let file = tableOptions.write else { return (result, result.holds) }
            let isWritten = try TransformedTable(read, assessment, by: tableOptions.transform).write(to: file)
            return (result, isWritten)
        }

        /// A model that looks at what the table does not have cannot be judged.
        private static func check(_ requirement: Requirement, of table: Microdata, sensitive: String) throws {
            for model in requirement.models {
                if model.needsSensitive, table.sensitive == nil {
                    throw Failure(
                        "--require: found a model of sensitive values and no sensitive attribute; \(sensitive)")
                }
                if model.needsPopulation, table.population == nil {
                    throw Failure(
                        "--require: found a model over the population and no population; name one with --population")
                }
            }
        }

        /// Counts sets of what is told, unless there are too many.
        private static func setModel(
            _ told: (sets: [[Int]], names: [String]), k: Int, m: Int, full: Bool
        ) throws -> (counted: (model: SetAnonymity, names: [String])?, note: String?) {
            guard !told.names.isEmpty else { return (nil, nil) }
            let steps = SetAnonymity.steps(items: told.sets, m: m)
            guard full || steps <= 5_000_000 else {
                return (nil, "k^m-anonymity was not looked at: there are \(steps) sets; --full counts them.")
            }
            return ((SetAnonymity(items: told.sets, k: k, m: m), told.names), nil)
        }

        /// The models besides k, in words.
        private static func words(for requirement: Requirement) -> [String] {
            requirement.models.compactMap { model in
                switch model {
                case .kAnonymity: nil
                case .kMap(let k): "at least \(k) people of the population are like it"
                case .distinctDiversity(let l): "it has at least \(l) different sensitive values"
                case .entropyDiversity(let l): "the entropy of its sensitive values is at least ln \(decimal(l))"
                case .recursiveDiversity(let c, let l):
                    "its sensitive values are recursively (\(decimal(c)), \(l))-diverse"
                case .equalCloseness(let t): "its sensitive values are within \(decimal(t)) of the table's"
                case .orderedCloseness(let t): "they are within \(decimal(t)) of the table's in their order"
                case .hierarchicalCloseness(let t): "they are within \(decimal(t)) of the table's along their hierarchy"
                case .deltaPresence(let range):
                    "of its population a share from \(decimal(range.lowerBound)) to \(decimal(range.upperBound)) is in the table"
                case .betaLikeness(let beta):
                    "no sensitive value is more than \(decimal(beta)) times likelier than in the table"
                case .enhancedBetaLikeness(let beta): "enhanced beta-likeness holds for \(decimal(beta))"
                }
            }
        }
    }
}
