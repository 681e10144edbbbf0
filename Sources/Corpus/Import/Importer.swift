import GRDB
import Input

/// One import: checks rows against each other and the store, and writes those that are sound.
///
/// It works inside a transaction that is rolled back where any row has a problem, so that problems can be collected.
struct Importer {
    let db: Database
    let study: Study
    /// Whether rows take the place of earlier ones with the same id.
    let replacing: Bool

    var problems = ImportProblems()
    var notes: [String] = []
    /// Whether words were deleted or replaced, so that their traces must go.
    var hasErased = false
    /// Whether anything in the store is different now.
    var hasChanged = false
    /// Whether a file could not be understood: then rows may refer to what it would have brought.
    var referencesAreUncertain = false

    /// What keeps deleted words out of what is kept about decisions.
    var forgottenWords: ForgottenWords

    /// The participants that this import names in its tables of participants, with or without problems.
    var declaredParticipants: Set<String> = []

    private var tallies: [Int: Tally] = [:]

    init(db: Database, study: Study, replacing: Bool, time: String?) throws {
        self.db = db
        self.study = study
        self.replacing = replacing
        forgottenWords = try ForgottenWords(db, time: time)
    }

    /// Imports files, whatever their order: a codebook comes before the fragments that are coded by it.
    mutating func run(_ files: [ImportFile]) throws -> LossReport {
        var tables: [TidyTable] = []
        for (index, file) in files.enumerated() {
            if let table = TidyTable(file, index: index, problems: &problems) {
                tables.append(table)
                if table.emptyRows > 0 {
                    tallies[index, default: Tally()].dropped += table.emptyRows
                    tallies[index, default: Tally()].reasons["empty row"] = table.emptyRows
                }
                if !table.isWhole, table.kind == .participants || table.kind == .codebook {
                    referencesAreUncertain = true
                }
            } else {
                referencesAreUncertain = true
            }
        }
        for kind in TableKind.allCases {
            let ofKind = tables.filter { $0.kind == kind }
            guard !ofKind.isEmpty else { continue }
            switch kind {
            case .codebook:
                let before = problems.count
                try importCodebook(ofKind)
                // Fragments may be coded to what a faulty row describes.
                if problems.count > before { referencesAreUncertain = true }
            case .participants: try importParticipants(ofKind)
            case .fragments: try importFragments(ofKind)
            case .population: try importPopulation(ofKind)
            case .secretNames: try importSecretNames(ofKind)
            }
        }
        guard problems.isEmpty else { throw problems.inOrder }
        if hasErased { try forgottenWords.deleteOriginals() }
        if forgottenWords.goneDecisions > 0 {
            notes.append(
                "\(forgottenWords.goneDecisions) decisions about redactions went with the words they were about; run "
                    + "“vignette redact propose” and look at what is undecided")
        }
        if tables.contains(where: { $0.kind == .codebook || $0.kind == .fragments }) { try noteUnlistedCategories() }
        return LossReport(files: tables.map { report(of: $0) }, notes: notes)
    }

    private func report(of table: TidyTable) -> FileLoss {
        let tally = tallies[table.index] ?? Tally()
        return FileLoss(
            file: table.file, kind: table.kind, kept: tally.kept, changed: tally.changed, unchanged: tally.unchanged,
            replaced: tally.replaced, dropped: tally.dropped,
            reasons: tally.reasons.sorted { $0.key < $1.key }.map { LossReason(reason: $0.key, rows: $0.value) })
    }

    private mutating func noteUnlistedCategories() throws {
        guard try Int.fetchOne(db, sql: "SELECT count(*) FROM category WHERE listed = 1") ?? 0 > 0 else { return }
        let strays =
            try Int.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM fragment JOIN category ON category.id = fragment.category
                    WHERE category.listed = 0
                    """) ?? 0
        if strays > 0 {
            notes.append("\(strays) fragments of the study are coded to categories that the codebook does not list")
        }
    }
}

/// What became of the rows of a table.
struct Tally {
    var kept = 0
    var changed = 0
    var unchanged = 0
    var replaced = 0
    var dropped = 0
    var reasons: [String: Int] = [:]
}

/// What is to be done with a row.
enum Settlement {
    /// It is new.
    case insert
    /// It takes the place of an earlier one.
    case replace
    /// It is there already, or it has a problem.
    case leave
}

extension Importer {
    /// Reports a problem of a cell.
    mutating func refuse(
        _ cell: TidyCell, in table: TidyTable, found: String, expected: String, remedy: String? = nil
    ) {
        problems.add(
            InputProblem(
                file: table.file, line: cell.line, column: cell.column, found: found, expected: expected, remedy: remedy
            ),
            file: table.index)
    }

    /// Whether a cell holds something; reports it where not.
    mutating func demand(_ column: String, _ cell: TidyCell, in table: TidyTable) -> Bool {
        guard cell.value.isEmpty else { return true }
        refuse(cell, in: table, found: "nothing in the column “\(column)”", expected: "a value in every row")
        return false
    }

    /// Decides what is to be done with a sound row, and counts it.
    ///
    /// - Parameters:
    ///   - existing: what the study has under the same id.
    ///   - new: what the row says.
    ///   - row: the row.
    ///   - cell: the cell that a problem is reported at.
    ///   - what: the row in words, such as `the fragment F1`.
    ///   - table: the table of the row.
    /// - Returns: what is to be done.
    mutating func settle<Value: Equatable>(
        _ existing: Value?, _ new: Value, row: TidyRow, cell: TidyCell, what: String, in table: TidyTable
    ) -> Settlement {
        guard let existing else {
            hasChanged = true
            count(row, in: table) { tally in
                if row.changes.isEmpty { tally.kept += 1 } else { tally.changed += 1 }
            }
            return .insert
        }
        if existing == new {
            count(row, in: table) { $0.unchanged += 1 }
            return .leave
        }
        guard replacing else {
            refuse(
                cell, in: table, found: "\(what), which the study has with other values",
                expected: "a new one, or the same values",
                remedy: "import with --replace to put these values in the place of the earlier ones")
            return .leave
        }
        hasChanged = true
        count(row, in: table) { $0.replaced += 1 }
        return .replace
    }

    /// Counts a row that is not stored.
    mutating func drop(_ row: TidyRow, because reason: String, in table: TidyTable) {
        tallies[table.index, default: Tally()].dropped += 1
        tallies[table.index, default: Tally()].reasons[reason, default: 0] += 1
    }

    private mutating func count(_ row: TidyRow, in table: TidyTable, _ body: (inout Tally) -> Void) {
        body(&tallies[table.index, default: Tally()])
        for change in row.changes { tallies[table.index]?.reasons[change.rawValue, default: 0] += 1 }
    }

    /// The id as it may be shown in a message: something long or with spaces in it may be no id but a cell gone astray.
    func shown(_ id: String) -> String {
        id.count <= 40 && !id.contains(where: \.isWhitespace) ? "“\(id)”" : "of that id"
    }

    /// The ids of one kind seen in this import, with their first places.
    struct Seen {
        private var places: [String: (file: String, line: Int)] = [:]

        init() {}

        /// The earlier place of an id; `nil` where this is the first.
        mutating func earlierPlace(of id: String, line: Int, file: String) -> String? {
            if let place = places[id] {
                return place.file == file ? "line \(place.line)" : "line \(place.line) of \(place.file)"
            }
            places[id] = (file, line)
            return nil
        }

        func contains(_ id: String) -> Bool { places[id] != nil }
    }
}
