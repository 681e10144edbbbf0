import ArgumentParser
import Attestation
import Composition
import Corpus
import Foundation
import Policies

extension Vignette {
    /// Composes vignettes.
    struct Compose: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Composes vignettes that hold the policy, with their evidence.",
            discussion: """
                For each theme the best choice of sentences is sought that holds every rule of the policy; where there is \
                none, the rule that cannot be met is named, with what is missing and what would help, and the exit code is 1.

                With --output REPORT.md three files are written: the report; REPORT.md.evidence.json, the bounds that a \
                public check needs; and REPORT.md.review.md, the exact figures for the ethics reviewer, which name fragments \
                and stay inside the team: it is written into the study's folder where the report lies outside of it. JSON names fragments too.

                --alternatives N gives up to N stories of each theme. Each differs from every other in at least half of its \
                sentences and is the best that does. They are revisions of one vignette: publish one. \
                --pin tells a fragment, --ban leaves it out; what is pinned and cannot be told is explained. Work is counted \
                in steps, not in seconds: where --budget ends the search, the review sheet and JSON state how much better \
                another choice might be at most.

                An author may edit the report. --recheck FILE then aligns the edited text with what was recorded, says of \
                every passage whether it is unchanged, edited, a paraphrase, glue or not linked to anybody's words, and \
                judges the text anew by every rule; where all hold it is kept as the next revision.

                The same study, policy, templates, seed and budget give the same bytes.
                """)

        /// What is printed.
        enum Format: String, ExpressibleByArgument, CaseIterable { case markdown, json, html }

        @Option(name: .long, help: ArgumentHelp("The theme to tell, by its id in the codebook.", valueName: "id"))
        var theme: [String] = []

        @Flag(name: .long, help: "Tell every theme of the study.")
        var all = false

        @Option(name: .long, help: "Another seed, another story.")
        var seed: UInt64 = 1

        @Option(
            name: .long,
            help: ArgumentHelp(
                "A template: a file, or the name of one that the study or the program has; mentoring, then general, where none is given.",
                valueName: "file|name"))
        var template: [String] = []

        @Option(
            name: .long, help: ArgumentHelp("How many stories of each theme, 1 to 20.", valueName: "number"))
        var alternatives = 1

        @Option(
            name: .long, parsing: .upToNextOption,
            help: ArgumentHelp("Fragments of which a sentence must be told.", valueName: "fragment"))
        var pin: [String] = []

        @Option(
            name: .long, parsing: .upToNextOption,
            help: ArgumentHelp("Fragments of which nothing may be told.", valueName: "fragment"))
        var ban: [String] = []

        @Option(
            name: .long,
            help: ArgumentHelp("The steps of work that the search for one story may take.", valueName: "steps"))
        var budget = CompositionRequest().budget

        @Option(
            name: .long,
            help: ArgumentHelp(
                "What you decided about single sentences, as vignette units writes it (CSV).", valueName: "file"))
        var units: String?

        @Option(
            name: .long,
            help: ArgumentHelp("Judge the vignettes of a report anew after you have edited them.", valueName: "file"))
        var recheck: String?

        @Option(name: .long, help: "What is printed.")
        var format = Format.markdown

        @Option(
            name: .long, parsing: .upToNextOption,
            help: ArgumentHelp(
                "Quotations that are published with a code beside them (CSV: participant,text): nothing of them is told.",
                valueName: "file"))
        var published: [String] = []

        @Option(name: .long, help: ArgumentHelp("Where to write it instead of standard output.", valueName: "file"))
        var output: String?

        @Flag(name: .long, help: "Do not keep the vignettes in the study.")
        var dryRun = false

        @OptionGroup var study: StudyOptions
        @OptionGroup var policy: PolicyOptions

        func validate() throws {
            if recheck == nil, all == !theme.isEmpty {
                throw ValidationError("Give either --all or at least one --theme, or --recheck FILE")
            }
            if recheck != nil {
                if all || !theme.isEmpty {
                    throw ValidationError("--recheck takes the vignettes of its file: leave out --all and --theme")
                }
                if format == .html { throw ValidationError("--recheck prints text or JSON: leave out --format html") }
            }
            if !(1...20).contains(alternatives) {
                throw ValidationError("--alternatives \(alternatives): expected a number from 1 to 20")
            }
            if budget < 1 { throw ValidationError("--budget \(budget): expected at least 1 step") }
            if let both = pin.first(where: ban.contains) {
                throw ValidationError("--pin \(both), --ban \(both): a fragment is either pinned or banned")
            }
        }

        func run() throws {
            var isFolder: ObjCBool = false
            if let output, FileManager.default.fileExists(atPath: output, isDirectory: &isFolder), isFolder.boolValue {
                throw Failure("\(output): is a folder; expected a file to write")
            }
            let opened = try study.open()
            let loaded = try policy.load(fallback: try opened.policyPath())
            let templates = try TemplateFiles.load(template, study: opened)
            let material = try StudyOptions.explaining {
                try opened.material(published: try QuoteFiles.read(published))
            }
            // k over values that no hierarchy knows would count nobody, and nobody passes.
            _ = try ParticipantTable.microdata(of: material.participants, by: loaded.rulebook)
            var composer = Composer(
                material: material, rulebook: loaded.rulebook, policyDigest: loaded.digest.hexadecimal, seed: seed)
            if let recheck {
                return try Recheck(
                    file: recheck, study: opened, composer: composer, policy: loaded.rulebook.policy,
                    asJSON: format == .json,
                    output: output, keeps: !dryRun
                ).run()
            }
            if let units {
                let file = try Files.read(units)
                composer.overrides = try UnitTable.overrides(
                    file: file.name, bytes: file.bytes,
                    reading: composer.reading(of: material.fragments, templates: templates),
                    functions: Set(templates.flatMap(\.functions)), material: material)
            }
            let themes = all ? composer.themes : try known(theme, of: composer)
            guard !themes.isEmpty else {
                throw Failure("the study has no theme; import a codebook or fragments first (vignette import FILE…)")
            }
            let results = try composer.compose(
                themes, templates: templates, request: try request(of: material, themes: themes))
            var recorded = try opened.vignettes()
            let composed = results.flatMap { result -> [ComposedVignette] in
                guard case .composed(let first) = result else { return [] }
                let stories = [first] + first.alternatives
                if stories.count < alternatives {
                    let count = stories.count == 1 ? "1 story" : "\(stories.count) stories"
                    Output.complain(
                        "“\(first.vignette.theme)”: \(count) of \(alternatives); no other differs in half of its sentences and holds the policy"
                    )
                }
                return stories.map { story in
                    let numbered = story.numbered(among: recorded)
                    recorded.append(numbered.vignette)
                    return numbered
                }
            }
            if !composed.isEmpty {
                // Written first: a report that cannot be written leaves the study as it was.
                try write(composed, policy: loaded.rulebook.policy, study: opened)
                if !dryRun { try keep(composed, in: opened) }
            } else if format == .json {
                try Output.write("[]\n", to: output)
            }
            let shortfalls = results.compactMap { result -> Shortfall? in
                if case .infeasible(let shortfall) = result { shortfall } else { nil }
            }
            for shortfall in shortfalls {
                Output.complain(Self.explanation(of: shortfall, policy: loaded.rulebook.policy))
            }
            if !shortfalls.isEmpty { throw ExitCode.findings }
        }

        private func known(_ themes: [String], of composer: Composer) throws -> [String] {
            for theme in themes where !composer.themes.contains(theme) {
                throw Failure(
                    "--theme \(theme): the study has no such theme; it has \(composer.themes.joined(separator: ", "))")
            }
            var seen: Set<String> = []
            return themes.filter { seen.insert($0).inserted }
        }

        /// What is asked for; a fragment that nobody knows, or that is of no theme to be told, is an error.
        private func request(of material: Material, themes: [String]) throws -> CompositionRequest {
            let themeOf = Dictionary(
                material.fragments.map { ($0.id, $0.theme) }, uniquingKeysWith: { first, _ in first })
            for (option, ids) in [("--pin", pin), ("--ban", ban)] {
                for id in ids {
                    guard let theme = themeOf[id] else {
                        throw Failure("\(option) \(id): the study has no such fragment (vignette search finds ids)")
                    }
                    if option == "--pin", !themes.contains(theme) {
                        throw Failure("--pin \(id): the fragment is of the theme \(theme), which is not told")
                    }
                }
            }
            var request = CompositionRequest()
            request.alternatives = alternatives
            request.pins = Set(pin)
            request.bans = Set(ban)
            request.budget = budget
            return request
        }

        private func keep(_ composed: [ComposedVignette], in study: Study) throws {
            let evidence = try Dictionary(
                uniqueKeysWithValues: composed.map {
                    ("\($0.vignette.id)@\($0.vignette.revision)", try Output.json(VignetteDocument($0)))
                })
            try StudyOptions.explaining {
                try study.record(composed.map(\.vignette), evidence: evidence, time: StudyOptions.now())
            }
        }

        private func write(_ composed: [ComposedVignette], policy: Policy, study: Study) throws {
            let report =
                switch format {
                case .json: try Output.json(composed.map(VignetteDocument.init))
                case .html: HTMLWriter.page(of: composed, title: "Composite vignettes")
                case .markdown: try composed.map(MarkdownWriter.text).joined(separator: "\n")
                }
            if let output, output != "-", format != .json {
                let bounds = composed.map { EvidenceDocument($0, policy: policy) }
                try Output.write(try Output.json(bounds), to: output + ".evidence.json")
                try Output.write(
                    ReviewSheet.markdown(of: composed, policy: policy), to: Self.reviewPath(for: output, study: study))
            }
            try Output.write(report, to: output)
        }

        /// Where the reviewer's sheet goes: beside the report inside the study's folder, else into the study's folder, for
        /// it names fragments and must not travel with a report that is published.
        static func reviewPath(for report: String, study: Study) -> String {
            func folder(of path: String) -> String {
                URL(fileURLWithPath: path).deletingLastPathComponent().resolvingSymlinksInPath().path
            }
            let home = folder(of: study.path)
            let own = folder(of: report)
            if own == home || own.hasPrefix(home + "/") { return report + ".review.md" }
            let name = URL(fileURLWithPath: report).lastPathComponent + ".review.md"
            return (home as NSString).appendingPathComponent(name)
        }

        private static func explanation(of shortfall: Shortfall, policy: Policy) -> String {
            var lines = ["“\(shortfall.theme)” cannot be told under the policy “\(policy.name)”."]
            lines += shortfall.missing.map { "  missing: \($0)" }
            lines += shortfall.remedies.map { "  would help: \($0)" }
            return lines.joined(separator: "\n")
        }
    }
}
