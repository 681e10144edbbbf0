import ArgumentParser
import Corpus
import Redaction

/// Which redactions a decision is about, whose it is and why.
struct DecisionOptions: ParsableArguments {
    @Option(name: .long, parsing: .upToNextOption, help: "The numbers of redactions.")
    var id: [Int64] = []

    @Option(name: .long, help: "All redactions of exactly this original text.")
    var original: String?

    @Option(name: .long, help: "All redactions of a category.")
    var category: EditCategory?

    @Option(name: .long, help: "Who decides.")
    var by: String

    @Option(name: .long, help: "Why; a rejection needs it.")
    var reason: String?

    func validate() throws {
        let ways = [!id.isEmpty, original != nil, category != nil].count { $0 }
        guard ways == 1 else {
            throw ValidationError("Which redactions? Give one of --id, --original and --category")
        }
    }

    /// Decides, and says how many redactions now have another decision.
    func decide(_ decision: Decision, in study: Study) throws {
        var ids = id
        if ids.isEmpty {
            ids = try study.redactions(RedactionFilter(category: category))
                .filter { original == nil || $0.original == original }.map(\.id)
            guard !ids.isEmpty else {
                throw Failure("no redaction is meant; “vignette redact list” shows what there is")
            }
        }
        let changed = try StudyOptions.explaining {
            try study.decide(ids, decision, by: by, reason: reason, time: StudyOptions.now())
        }
        Output.print("\(ids.count) redactions \(decision.rawValue), \(changed) of them anew.\n")
    }
}

extension Vignette.Redact {
    /// Confirms redactions.
    struct Accept: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "accept", abstract: "Confirms redactions.")

        @OptionGroup var study: StudyOptions
        @OptionGroup var decision: DecisionOptions

        func run() throws { try decision.decide(.accepted, in: try study.open()) }
    }

    /// Leaves originals standing.
    struct Reject: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reject", abstract: "Leaves originals standing, with a name and a reason.")

        @OptionGroup var study: StudyOptions
        @OptionGroup var decision: DecisionOptions

        func validate() throws {
            guard decision.reason?.contains(where: { !$0.isWhitespace }) == true else {
                throw ValidationError("A rejection leaves identifying words in print: give --reason")
            }
        }

        func run() throws { try decision.decide(.rejected, in: try study.open()) }
    }
}
