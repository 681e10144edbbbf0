public import ArgumentParser
public import Corpus
public import Redaction

extension EditCategory: ExpressibleByArgument {}
extension Decision: ExpressibleByArgument {}

extension Confidence: ExpressibleByArgument {
    /// Reads `low`, `medium` or `high`.
    public init?(argument: String) { self.init(storedName: argument) }

    /// What can be given.
    public static var allValueStrings: [String] { ["low", "medium", "high"] }
}

extension Vignette.Redact {
    /// Shows what is proposed and decided.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Shows what would be replaced and what is decided about it.",
            discussion: """
                Equal originals of a category stand together as a group, whatever their case: also “in Lagos” and \
                “Lagos's” with “Lagos”. The numbers after + count further spellings. First comes what needs a \
                second look: originals that were rejected, and are now also said in fragments that came later. Then what \
                nobody has decided about, least sure first; then what is rejected, then what is accepted.

                It shows what participants said: for the team's eyes only.
                """)

        @OptionGroup var study: StudyOptions

        @Flag(
            name: .long,
            help:
                "Show up to three occurrences of each with the words around them: seven, or as many as --context 4 says."
        )
        var context = false

        @Argument(help: ArgumentHelp("With --context: how many words on either side.", valueName: "words"))
        var words: Int?

        @Option(name: .long, help: "Only one category.")
        var category: EditCategory?

        @Option(name: .long, help: "Only proposed, accepted or rejected ones.")
        var decision: Decision?

        @Flag(name: .long, help: "Only what was rejected before it was said, and needs a second look.")
        var secondLook = false

        @Option(name: .long, help: "Only what rules are so sure of.")
        var confidence: Confidence?

        @Option(name: .long, help: "Only what one rule proposes.")
        var rule: String?

        @Option(name: .long, help: ArgumentHelp("Only one original, whatever its case.", valueName: "words"))
        var original: String?

        @Option(name: .long, help: ArgumentHelp("Only one fragment.", valueName: "id"))
        var fragment: String?

        @Option(name: .long, help: ArgumentHelp("Only what one participant said.", valueName: "id"))
        var participant: String?

        @Option(name: .long, help: ArgumentHelp("How many groups at most; 50 as text, all as JSON.", valueName: "n"))
        var limit: Int?

        @Option(name: .long, help: ArgumentHelp("How many groups to leave out at the beginning.", valueName: "n"))
        var skip = 0

        @Flag(name: .long, help: "Show all groups.")
        var all = false

        @Option(name: .long, help: "How to print them.")
        var format = Format.text

        func validate() throws {
            if let words {
                guard context else {
                    throw ValidationError("What is \(words)? Words around originals are shown with --context \(words)")
                }
                guard (0...100).contains(words) else {
                    throw ValidationError("--context: found \(words) words; expected 0 to 100")
                }
            }
            if let limit, limit < 1 { throw ValidationError("--limit: found \(limit); expected 1 or more") }
            if skip < 0 { throw ValidationError("--skip: found \(skip); expected 0 or more") }
            if limit != nil, all { throw ValidationError("Give one of --limit and --all") }
        }

        func run() throws {
            let study = try study.open()
            let filter = RedactionFilter(
                fragment: fragment, participant: participant, category: category, original: original, rule: rule,
                confidence: confidence, decision: decision, needsSecondLook: secondLook)
            let groups = RedactionGroup.inOrderOfNeed(
                try StudyOptions.explaining { try study.redactionGroups(filter) })
            let limit = all ? Int.max : limit ?? (format == .json ? Int.max : 50)
            let shown = Array(groups.dropFirst(skip).prefix(limit))
            if format == .json {
                Output.print(try Output.json(shown.map(PrintedGroup.init)))
                if shown.count < groups.count { Output.complain(Self.leftOut(shown.count, of: groups.count)) }
                return
            }
            guard !groups.isEmpty else {
                return Output.print(
                    filter == .all
                        ? "no redactions; run “vignette redact propose” first\n" : "no redaction is like that\n")
            }
            let lines =
                try context ? StudyOptions.explaining { try samples(of: shown, filter, in: study) } : [:]
            Output.print(GroupTable.text(shown, context: lines) + Self.summary(shown, of: groups))
        }

        /// The first occurrences of each group in their context.
        private func samples(
            of groups: [RedactionGroup], _ filter: RedactionFilter, in study: Study
        ) throws -> [Int64: [String]] {
            var filter = filter
            filter.groups = groups.map(\.id)
            let texts = Dictionary(uniqueKeysWithValues: try study.fragments().map { ($0.id, $0.text) })
            let records = Dictionary(grouping: try study.redactions(filter), by: \.group)
            return records.mapValues { records in
                let few = records.prefix(3)
                let lines = Concordance(Array(few), in: texts, words: words ?? 7).text(indent: 8)
                let more = records.count - few.count
                return more > 0 ? lines + [String(repeating: " ", count: 8) + "… and \(more) more"] : lines
            }
        }

        private static func summary(_ shown: [RedactionGroup], of groups: [RedactionGroup]) -> String {
            let redactions = groups.reduce(0) { $0 + $1.count }
            let open = groups.reduce(0) { $0 + ($1.counts[.proposed] ?? 0) }
            let looks = groups.reduce(0) { $0 + $1.secondLooks }
            var lines = [
                "\(counted(groups.count, "original")), \(counted(redactions, "redaction")): \(open) not decided"
                    + (looks > 0 ? ", \(looks) to look at again" : "") + "."
            ]
            if shown.count < groups.count { lines.append(leftOut(shown.count, of: groups.count)) }
            lines.append("“vignette redact show GROUP” shows every occurrence with the words around it.")
            return "\n" + lines.joined(separator: "\n") + "\n"
        }

        private static func leftOut(_ shown: Int, of count: Int) -> String {
            "\(count - shown) of \(count) originals are left out: give --limit N, --skip N or --all, or narrow the list with "
                + "--category, --confidence, --decision, --fragment or --participant."
        }
    }
}

/// Groups as a table for people.
enum GroupTable {
    /// The table: a heading for what is to be done, and under each group what is known of its context.
    static func text(_ groups: [RedactionGroup], context: [Int64: [String]] = [:]) -> String {
        let header = ["group", "count", "original", "becomes", "category", "sure", "rule", ""]
        let rows = groups.map { group in
            [
                String(group.id), String(group.count), group.said, group.becomes,
                group.category.rawValue, group.confidence?.storedName ?? "–",
                (group.rules.first ?? "") + (group.rules.count > 1 ? " +\(group.rules.count - 1)" : ""), group.note,
            ]
        }
        let lines = Columns.lines([header] + rows, numbers: [0, 1])
        var text: [String] = []
        var heading: ListHeading?
        for (group, line) in zip(groups, lines.dropFirst()) {
            let own = ListHeading(group)
            if own != heading {
                if heading != nil { text.append("") }
                text += [own.title, lines[0].trimmedAtEnd]
                heading = own
            }
            text.append(line.trimmedAtEnd)
            text += context[group.id] ?? []
        }
        return text.joined(separator: "\n") + "\n"
    }
}

extension String {
    /// The text without spaces at its end.
    var trimmedAtEnd: String { String(prefix(count - reversed().prefix { $0 == " " }.count)) }
}
