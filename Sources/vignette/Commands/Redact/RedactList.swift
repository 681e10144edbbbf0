public import ArgumentParser
public import Corpus
public import Redaction

extension EditCategory: ExpressibleByArgument {}

extension Vignette.Redact {
    /// Shows what is proposed and decided.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Shows the redactions of the study, equal ones together.")

        @OptionGroup var study: StudyOptions

        @Option(name: .long, help: "Only one category.")
        var category: EditCategory?

        @Option(name: .long, help: "Only one fragment.")
        var fragment: String?

        @Option(name: .long, help: "Only proposed, accepted or rejected ones.")
        var decision: Decision?

        @Option(name: .long, help: "How to print them.")
        var format = Format.text

        func run() throws {
            let records = try study.open().redactions(
                RedactionFilter(fragment: fragment, category: category, decision: decision))
            let groups = RedactionGroup.groups(of: records)
            if format == .json { return Output.print(try Output.json(groups)) }
            Output.print(
                groups.isEmpty ? "no redactions; run “vignette redact propose” first\n" : RedactionGroup.table(groups))
        }
    }
}

extension Decision: ExpressibleByArgument {}

/// Redactions with the same original, replacement, rule and decision.
struct RedactionGroup: Encodable, Hashable {
    let original: String
    let replacement: String
    let category: String
    let rule: String
    let decision: String
    let count: Int
    let ids: [Int64]
    let fragments: [String]

    /// The groups, by category, then the most frequent first, then by the original.
    static func groups(of records: [RedactionRecord]) -> [RedactionGroup] {
        struct Key: Hashable {
            let original: String
            let replacement: String
            let category: EditCategory
            let rule: String
            let decision: Decision
        }
        let grouped = Dictionary(grouping: records) {
            Key(
                original: $0.original, replacement: $0.replacement, category: $0.category, rule: $0.proposal.rule,
                decision: $0.decision)
        }
        return grouped.map { key, records in
            RedactionGroup(
                original: key.original, replacement: key.replacement, category: key.category.rawValue, rule: key.rule,
                decision: key.decision.rawValue, count: records.count, ids: records.map(\.id).sorted(),
                fragments: Set(records.map(\.fragment)).sorted())
        }
        .sorted {
            if $0.category != $1.category { return order(of: $0) < order(of: $1) }
            if $0.count != $1.count { return $0.count > $1.count }
            return [$0.original, $0.replacement, $0.rule, $0.decision]
                .lexicographicallyPrecedes([$1.original, $1.replacement, $1.rule, $1.decision])
        }
    }

    private static func order(of group: RedactionGroup) -> Int {
        EditCategory.allCases.firstIndex { $0.rawValue == group.category } ?? EditCategory.allCases.count
    }

    /// The groups as a table for people, a heading for each category.
    static func table(_ groups: [RedactionGroup]) -> String {
        var lines: [String] = []
        var category = ""
        for group in groups {
            if group.category != category {
                category = group.category
                if !lines.isEmpty { lines.append("") }
                lines.append(category)
            }
            let replacement = group.replacement.isEmpty ? "(nothing)" : "“\(group.replacement)”"
            let ids = group.ids.prefix(6).map(String.init).joined(separator: " ") + (group.ids.count > 6 ? " …" : "")
            lines.append(
                "  \(group.count) × “\(group.original)” → \(replacement)  \(group.rule), \(group.decision), id \(ids)")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
