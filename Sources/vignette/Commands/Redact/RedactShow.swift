import ArgumentParser
import Corpus
import Redaction

extension Vignette.Redact {
    /// Shows the occurrences of an original in their context.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Shows every occurrence of an original with the words around it.",
            discussion: """
                A concordance: the original stands in «», with its number, its fragment and what was decided about it; \
                then comes who decided what and when. “rejected?” needs a second look: the original was rejected before \
                this fragment came.

                It shows what participants said: for the team's eyes only.
                """)

        @Argument(help: ArgumentHelp("The numbers of groups, as list shows them.", valueName: "group"))
        var groups: [Int64] = []

        @OptionGroup var study: StudyOptions

        @Option(
            name: .long, help: ArgumentHelp("An original instead of a number, whatever its case.", valueName: "words"))
        var original: String?

        @Option(name: .long, help: "Only one category.")
        var category: EditCategory?

        @Option(name: .long, help: ArgumentHelp("Only one fragment.", valueName: "id"))
        var fragment: String?

        @Option(name: .long, help: ArgumentHelp("Only what one participant said.", valueName: "id"))
        var participant: String?

        @Option(name: .long, help: ArgumentHelp("How many words on either side.", valueName: "words"))
        var context = 8

        @Option(name: .long, help: ArgumentHelp("How many occurrences of a group at most.", valueName: "n"))
        var limit = 100

        @Option(name: .long, help: "How to print them.")
        var format = Format.text

        func validate() throws {
            guard groups.isEmpty != (original == nil) else {
                throw ValidationError("Which original? Give its group's number, or --original TEXT")
            }
            guard (0...100).contains(context) else {
                throw ValidationError("--context: found \(context) words; expected 0 to 100")
            }
            guard limit >= 1 else { throw ValidationError("--limit: found \(limit); expected 1 or more") }
        }

        func run() throws {
            let study = try study.open()
            let filter = RedactionFilter(
                fragment: fragment, participant: participant, category: category, original: original,
                groups: groups.isEmpty ? nil : groups)
            let found = try StudyOptions.explaining { try study.redactionGroups(filter) }
            guard !found.isEmpty else {
                throw Failure("no redaction is meant; “vignette redact list” shows what there is")
            }
            let records = Dictionary(grouping: try study.redactions(filter), by: \.group)
            let texts = Dictionary(uniqueKeysWithValues: try study.fragments().map { ($0.id, $0.text) })
            let shown = try found.map { group in
                ShownGroup(
                    group: group,
                    concordance: Concordance(
                        Array((records[group.id] ?? []).prefix(limit)), in: texts, words: context),
                    history: try StudyOptions.explaining { try study.history(ofGroup: group.id) })
            }
            if format == .json { return Output.print(try Output.json(shown)) }
            Output.print(shown.map(\.text).joined(separator: "\n"))
        }
    }
}

/// A group with its occurrences and its history.
struct ShownGroup: Encodable {
    let group: RedactionGroup
    let concordance: Concordance
    let history: [DecisionChange]

    private enum Key: CodingKey { case group, occurrences, history }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(PrintedGroup(group), forKey: .group)
        try container.encode(concordance.lines.map(PrintedOccurrence.init), forKey: .occurrences)
        try container.encode(history.map(PrintedChange.init), forKey: .history)
    }

    /// The group for people.
    var text: String {
        var lines = [
            "group \(group.id): “\(group.original.onOneLine)” → \(group.becomes), \(group.category.rawValue)",
            "  \(counted(group.count, "redaction")) in \(counted(group.fragments.count, "fragment")); "
                + "found by \(group.rules.joined(separator: ", "))"
                + (group.confidence.map { ", confidence \($0.storedName)\($0 == .high ? "" : " or higher")" } ?? ""),
        ]
        if group.spellings.count > 1 {
            let others = group.spellings.dropFirst().map { "“\($0.onOneLine)”" }
            lines.append("  also written \(others.joined(separator: ", "))")
        }
        if let standing = group.standing {
            lines.append("  \(standing.rawValue) for all its occurrences, now and later")
        }
        lines.append("")
        lines += concordance.text(indent: 2)
        let more = group.count - concordance.lines.count
        if more > 0 { lines.append("  … and \(more) more; --limit \(group.count) shows them") }
        if !history.isEmpty {
            lines += ["", "  decided, by entry of the ledger:"]
            lines += Columns.lines(
                ChangesTogether.of(history).map { $0.cells(withOriginal: false) }, numbers: [0], indent: 4)
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
