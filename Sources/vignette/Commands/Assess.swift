import Anonymity
import ArgumentParser
import Corpus
import Policies

extension Vignette {
    /// How recognisable the participants of a study, or the people of a table, are.
    struct Assess: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "assess",
            abstract: "Says who could be recognised by role, specialty, gender and place, and what would help.",
            discussion: """
                Over the participants of a study at the policy's levels, and over its population table where it has one; or \
                with --table over any CSV. Exit code 1 where a class is smaller than the policy's k.

                What is printed names participants by their sealed ids: it is for those who hold the study.
                """)

        /// How the result is printed.
        enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

        @OptionGroup var study: StudyOptions
        @OptionGroup var policy: PolicyOptions

        @Option(
            name: .long,
            help: ArgumentHelp("The size every class should have; the policy's k if not given.", valueName: "n"))
        var k: Int?

        @Option(
            name: .long, help: ArgumentHelp("A CSV with one person a line, instead of a study.", valueName: "file.csv"))
        var table: String?

        @Option(
            name: .long, help: ArgumentHelp("Its quasi-identifiers, with commas between.", valueName: "columns"))
        var quasiIdentifiers: String?

        @Option(
            name: .long,
            help: ArgumentHelp("The folder with one hierarchy a quasi-identifier, NAME.csv.", valueName: "folder"))
        var hierarchies: String?

        @Option(
            name: .long,
            help: ArgumentHelp("With --table: the share of people the optimum may leave out.", valueName: "share"))
        var suppression: Double?

        @Option(name: .long, help: "How to print the result.")
        var format = Format.text

        @Option(name: .long, help: ArgumentHelp("Where to write it instead of standard output.", valueName: "file"))
        var output: String?

        func validate() throws {
            if let k, k < 1 { throw ValidationError("--k \(k): expected 1 or more") }
            if let suppression, !(0...1).contains(suppression) {
                throw ValidationError("--suppression \(suppression): expected a share from 0 to 1")
            }
            if table == nil {
                guard quasiIdentifiers == nil, hierarchies == nil, suppression == nil else {
                    throw ValidationError("--quasi-identifiers, --hierarchies and --suppression go with --table FILE")
                }
            } else {
                guard quasiIdentifiers != nil, hierarchies != nil else {
                    throw ValidationError("--table needs --quasi-identifiers a,b,c and --hierarchies FOLDER")
                }
            }
        }

        func run() throws {
            let result = try table.map(assessTable) ?? assessStudy()
            try Output.write(format == .json ? try Output.json(result) : result.text, to: output)
            if !result.isMet { throw ExitCode.findings }
        }

        private func assessStudy() throws -> AssessmentResult {
            let opened = try study.open()
            let loaded = try policy.load(fallback: try opened.policyPath())
            let rulebook = loaded.rulebook
            let participants = try opened.participants()
            let table = try ParticipantTable.microdata(
                of: participants, hierarchies: rulebook.quasiIdentifiers,
                folder: rulebook.policy.files.hierarchies)
            let assessment = table.assessment(
                at: rulebook.levels, required: k ?? rulebook.policy.anonymity.k,
                suppressionLimit: rulebook.policy.anonymity.suppressionLimit)
            let rows = try opened.population()
            let population =
                rows.isEmpty
                ? nil
                : People(
                    hierarchies: rulebook.quasiIdentifiers, rows: rows.map { ($0.labels, $0.count) })
            return AssessmentResult(
                assessment, attributes: rulebook.quasiIdentifiers.map(\.attribute), ids: participants.map(\.id),
                unit: "participant", levelsFrom: "policy \(rulebook.policy.name)", population: population,
                populationK: rulebook.policy.anonymity.populationK)
        }

        /// A table without a policy: every quasi-identifier is exact.
        private func assessTable(_ path: String) throws -> AssessmentResult {
            let names = (quasiIdentifiers ?? "").split(separator: ",").map { name in
                String(name.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
            }
            let people = try PersonTable(
                file: try Files.read(path), quasiIdentifiers: names,
                hierarchies: try names.map { name in
                    let file = try Files.read("\(hierarchies ?? ".")/\(name).csv")
                    return NamedHierarchy(
                        file: file.name, hierarchy: try Hierarchy(attribute: name, file: file.name, bytes: file.bytes))
                })
            let assessment = people.microdata.assessment(
                at: names.map { _ in 0 }, required: k ?? 5, suppressionLimit: suppression ?? 0)
            return AssessmentResult(
                assessment, attributes: names, ids: people.lines.map { "line \($0)" }, unit: "person",
                levelsFrom: "the table as it is", population: nil, populationK: 0)
        }
    }
}
