public import ArgumentParser
public import Corpus

extension ChangesSince: ExpressibleByArgument {
    /// Reads a number, a day or time, or `last`.
    public init?(argument: String) {
        if argument == "last" {
            self = .composition
        } else if let number = Int(argument), number >= 0 {
            self = .entry(number)
        } else if let time = UTCTime(argument) {
            self = .time(time)
        } else {
            return nil
        }
    }

    /// How the help names it.
    public var defaultValueDescription: String {
        switch self {
        case .composition: "last"
        case .entry(let sequence): String(sequence)
        case .time(let time): time.text
        }
    }
}

extension Vignette.Redact {
    /// Shows what changed.
    struct Changes: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "changes", abstract: "Shows which proposals and decisions changed since then.",
            discussion: """
                Since an entry of the ledger (its number, as log shows it; 0 is the beginning), since a day or time in UTC \
                (2026-05-01, 2026-05-01T09:30), or since the last composition (last).

                It shows what participants said: for the team's eyes only.
                """)

        @OptionGroup var study: StudyOptions

        @Option(
            name: .long, help: ArgumentHelp("From when: an entry, a day or time, or last.", valueName: "n|date|last"))
        var since: ChangesSince = .composition

        @Option(
            name: .long, help: ArgumentHelp("How many lines of each kind at most, as text.", valueName: "n"))
        var limit = 100

        @Option(name: .long, help: "How to print them.")
        var format = Format.text

        func validate() throws {
            guard limit >= 1 else { throw ValidationError("--limit: found \(limit); expected 1 or more") }
        }

        func run() throws {
            let study = try study.open()
            let changes = PrintedChanges(
                changes: try StudyOptions.explaining { try study.changes(since: since) },
                isSinceComposition: since == .composition)
            if format == .json { return Output.print(try Output.json(changes)) }
            Output.print(changes.text(limit: limit))
        }
    }
}

/// What changed, as it is printed.
struct PrintedChanges: Encodable {
    let changes: DecisionChanges
    let isSinceComposition: Bool

    private enum Key: CodingKey { case entry, action, time, decisions, new, gone }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(changes.entry, forKey: .entry)
        try container.encodeIfPresent(changes.action, forKey: .action)
        try container.encodeIfPresent(changes.time, forKey: .time)
        try container.encode(changes.decisions.map(PrintedChange.init), forKey: .decisions)
        try container.encode(changes.proposals.map(PrintedGroup.init), forKey: .new)
        try container.encode(changes.gone, forKey: .gone)
    }

    /// The changes for people.
    func text(limit: Int) -> String {
        let new = changes.proposals.reduce(0) { $0 + $1.count }
        var since = "Since the beginning"
        if let action = changes.action {
            let facts = [action, changes.time].compactMap { $0 }.joined(separator: ", ")
            since = "Since entry \(changes.entry) of the ledger (\(facts))"
        } else if isSinceComposition {
            since = "Nothing has been composed yet. Since the beginning"
        }
        let originals = changes.decisions.count { $0.redaction == nil }
        var lines = [
            "\(since): \(counted(originals, "decision")) about originals, "
                + "\(changes.decisions.count - originals) about occurrences; "
                + "\(counted(new, "redaction")) newly proposed, \(changes.gone) gone."
        ]
        if !changes.decisions.isEmpty {
            let together = ChangesTogether.of(changes.decisions)
            lines += ["", "DECISIONS, in order"]
            lines += Columns.lines(
                [["entry", "time", "who", "words", "about", "what"]]
                    + together.prefix(limit).map { $0.cells(withOriginal: true) }, numbers: [0])
            lines += Self.leftOut(together.count - limit)
        }
        if !changes.proposals.isEmpty {
            let groups = RedactionGroup.inOrderOfNeed(changes.proposals)
            lines += ["", "NEWLY PROPOSED"]
            lines.append(GroupTable.text(Array(groups.prefix(limit))).trimmedAtEnd)
            lines += Self.leftOut(groups.count - limit)
        }
        return lines.joined(separator: "\n") + (lines.last?.hasSuffix("\n") == true ? "" : "\n")
    }

    private static func leftOut(_ count: Int) -> [String] {
        count > 0 ? ["  … and \(count) more; give a higher --limit"] : []
    }
}
