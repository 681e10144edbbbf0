import ArgumentParser
import Corpus
import Redaction

/// Which redactions a decision is about, whose it is and why.
struct DecisionOptions: ParsableArguments {
    @Option(
        name: .long, parsing: .upToNextOption,
        help: ArgumentHelp(
            "Originals by the numbers of their groups: for all occurrences, now and later.", valueName: "n"))
    var group: [Int64] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "An original by its words, whatever their case: for all occurrences, now and later.", valueName: "words"))
    var original: String?

    @Option(name: .long, help: "The category of the original; alone, all occurrences of the category.")
    var category: EditCategory?

    @Option(name: .long, help: "Only occurrences that a rule found.")
    var rule: String?

    @Option(name: .long, help: "Only occurrences in a fragment.")
    var fragment: String?

    @Option(
        name: .long, parsing: .upToNextOption,
        help: ArgumentHelp("Occurrences by their numbers, as show has them.", valueName: "n"))
    var id: [Int64] = []

    @Flag(name: .long, help: "Of an original, only the occurrences there are now.")
    var onlyNow = false

    @Option(name: .long, help: ArgumentHelp("Who decides.", valueName: "name"))
    var by: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Why; a rejection needs it. Better without the words it is about.", valueName: "text"))
    var reason: String?

    @Flag(name: .long, help: "Say what would change, and change nothing.")
    var dryRun = false

    func validate() throws {
        let ways = [!group.isEmpty, original != nil, category != nil, rule != nil, fragment != nil]
        guard !id.isEmpty || ways.contains(true) else {
            throw ValidationError(
                "Which redactions? Give --group, --original, --category, --rule, --fragment or --id")
        }
        guard id.isEmpty || !ways.contains(true) else {
            throw ValidationError("--id names single redactions: nothing else that chooses can stand beside it")
        }
        guard group.isEmpty || original == nil else { throw ValidationError("Give one of --group and --original") }
        guard !onlyNow || !group.isEmpty || original != nil else {
            throw ValidationError("--only-now: decisions without --group or --original never reach later occurrences")
        }
        guard by.contains(where: { !$0.isWhitespace }) else {
            throw ValidationError("--by: found no name; expected who decides")
        }
    }

    /// Whether the decision is about originals, not about single occurrences.
    private var isAboutOriginals: Bool {
        (!group.isEmpty || original != nil) && rule == nil && fragment == nil && !onlyNow
    }

    /// Decides, and says how many redactions now have another decision.
    func decide(_ decision: Decision, in study: Study) throws {
        let time = StudyOptions.now()
        let (summary, words) = try StudyOptions.explaining {
            if isAboutOriginals {
                let ids = try groups(in: study)
                let summary = try study.decideGroups(
                    ids, decision, by: by, reason: reason, time: time, isTrial: dryRun)
                return (summary, try study.redactionGroups(RedactionFilter(groups: ids)).map(\.original))
            }
            let ids = Set(try occurrences(in: study))
            let summary = try study.decide(
                ids.sorted(), decision, by: by, reason: reason, time: time, isTrial: dryRun)
            return (summary, try study.redactions().filter { ids.contains($0.id) }.map(\.proposal.original))
        }
        Output.print((dryRun ? "A trial; nothing was changed. This would be:\n" : "") + text(decision, summary, words))
    }

    private func groups(in study: Study) throws -> [Int64] {
        guard let original else {
            guard let category else { return group }
            let fitting = Set(
                try study.redactionGroups(RedactionFilter(category: category, groups: group)).map(\.id))
            guard fitting.isSuperset(of: group) else {
                throw Failure("a group is of another category than \(category.rawValue); leave out --category")
            }
            return group
        }
        let found = try study.groups(of: original, category: category)
        guard !found.isEmpty else { throw Self.nothingMeant }
        guard found.count == 1 else {
            throw Failure(
                "the original is found in several categories (\(found.map(\.category.rawValue).joined(separator: ", "))); "
                    + "say with --category which is meant")
        }
        return found.map(\.id)
    }

    private func occurrences(in study: Study) throws -> [Int64] {
        guard id.isEmpty else { return id }
        let records = try study.redactions(
            RedactionFilter(
                fragment: fragment, category: category, original: original, groups: group.isEmpty ? nil : group,
                rule: rule))
        guard !records.isEmpty else { throw Self.nothingMeant }
        return records.map(\.id)
    }

    private static let nothingMeant = Failure("no redaction is meant; “vignette redact list” shows what there is")

    private func text(_ decision: Decision, _ summary: DecisionSummary, _ words: [String]) -> String {
        let done = decision == .proposed ? "set back to undecided" : decision.rawValue
        var lines: [String] = []
        if summary.groups > 0 {
            let reach = decision == .proposed ? "" : ", now and later"
            lines.append(
                "\(counted(summary.groups, "original")) \(done)\(reach): \(counted(summary.redactions, "redaction")), "
                    + "\(summary.changed) of them anew.")
        } else {
            lines.append("\(counted(summary.redactions, "redaction")) \(done), \(summary.changed) of them anew.")
        }
        if decision == .rejected {
            // Named, so that a number that was mistyped shows before anything is printed.
            let distinct = Set(words).sorted()
            let shown = distinct.prefix(10).map { "“\($0)”" }.joined(separator: ", ")
            let more = distinct.count > 10 ? " and \(distinct.count - 10) more" : ""
            lines.append("These words stay in print: \(shown)\(more).")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension Vignette.Redact {
    private static let reach = """
        With --group or --original the decision is about the original: it holds for every occurrence, also in fragments \
        that come later, and takes the place of what was decided about single ones. With --id, --fragment, --rule, \
        --category alone or --only-now it is about the occurrences there are now.
        """

    /// Confirms redactions.
    struct Accept: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "accept", abstract: "Confirms redactions: the words are replaced.", discussion: reach)

        @OptionGroup var study: StudyOptions
        @OptionGroup var decision: DecisionOptions

        func run() throws { try decision.decide(.accepted, in: try study.open()) }
    }

    /// Leaves originals standing.
    struct Reject: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reject", abstract: "Leaves original words in print, with a name and a reason.",
            discussion: reach + """


                Where an original that was rejected is said in a fragment that comes later, its words stay there too; \
                propose and list then ask for a second look. Rejecting it again says that you have looked.
                """)

        @OptionGroup var study: StudyOptions
        @OptionGroup var decision: DecisionOptions

        func validate() throws {
            guard decision.reason?.contains(where: { !$0.isWhitespace }) == true else {
                throw ValidationError("A rejection leaves identifying words in print: give --reason")
            }
        }

        func run() throws { try decision.decide(.rejected, in: try study.open()) }
    }

    /// Takes decisions back.
    struct Reset: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reset", abstract: "Takes decisions back: undecided again, and so replaced.",
            discussion: reach)

        @OptionGroup var study: StudyOptions
        @OptionGroup var decision: DecisionOptions

        func run() throws { try decision.decide(.proposed, in: try study.open()) }
    }
}
