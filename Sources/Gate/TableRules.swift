import Policies
import Publication
import Redaction

extension DocumentCheck {
    /// Small counts of people, and tables with one row a person.
    func tableFindings() -> [Finding] {
        document.tables.indices.flatMap { number -> [Finding] in
            let table = TableReading(
                document: document, table: document.tables[number], lexicons: gate.rulebook.lexicons)
            if let first = table.participantRows {
                return [
                    finding(
                        .personRows, block: first,
                        "This table has one row for each participant and "
                            + "\(table.indirectColumns.count) attributes in each. " + Rule.personRows.remedy)
                ]
            }
            guard table.countsPeople else { return [] }
            return table.counts.compactMap { cell in
                let isSmall = cell.count > 0 && cell.count < gate.policy.report.smallCell
                let isZero = cell.count == 0 && gate.policy.report.zeros == .exclude
                guard isSmall || isZero else { return nil }
                let what =
                    isZero ? "A count of 0 people" : "A count of fewer than \(gate.policy.report.smallCell) people"
                return finding(.smallCell, block: cell.block, range: cell.range, "\(what). \(Rule.smallCell.remedy)")
            }
        }
    }
}

/// What the columns and rows of a table are about.
struct TableReading {
    /// A whole number in a cell.
    struct Count: Hashable {
        let block: Int
        let range: Range<Int>
        let count: Int
    }

    private let document: Document
    private let table: Table
    private let lexicons: LexiconSet
    private let header: [String]

    init(document: Document, table: Table, lexicons: LexiconSet) {
        self.document = document
        self.table = table
        self.lexicons = lexicons
        header = (table.rows.first ?? []).map { document.blocks[$0].text }
    }

    private var body: ArraySlice<[Int]> { table.rows.dropFirst() }

    private func text(_ block: Int) -> String { document.blocks[block].text }

    // MARK: People

    private static let people: Set<String> = [
        "participant", "participants", "people", "persons", "respondent", "respondents", "interviewee", "interviewees",
        "patients", "patient", "doctors", "doctor", "mentors", "mentees", "mentor", "mentee", "nurses", "staff", "n",
        "count", "counts", "number", "frequency", "freq", "total", "men", "women", "male", "female", "males", "females",
        "sample", "yes", "no", "married", "single", "divorced", "widowed", "gender", "sex", "role", "grade",
        "specialty",
        "ethnicity", "religion", "trainees", "consultants",
    ]
    /// What is counted where it is not people.
    private static let things: Set<String> = [
        "quotes", "quotations", "fragments", "codes", "themes", "categories", "words", "pages", "questions", "minutes",
        "hours", "sessions", "meetings", "studies", "papers", "articles", "items", "files", "documents", "excerpts",
        "sections", "slots", "versions", "steps", "chapters", "figures", "tables", "points", "stars",
    ]
    /// Units and measures that are no counts.
    private static let units: Set<String> = [
        "%", "percent", "percentage", "mean", "median", "sd", "iqr", "range", "age", "aged", "year", "years", "score",
        "scores", "ratio", "p", "ci", "cost", "costs", "id", "no", "page", "date", "wave", "level", "rank", "ref", "se",
        "min", "max", "average", "minutes", "hours", "weeks", "months", "days", "kg", "cm", "£", "€", "$", "share",
        "rate", "version", "threshold", "limit", "alpha", "kappa", "question", "item", "step", "order", "pp", "#", "k",
    ]

    private func words(_ text: String) -> [String] {
        var words: [String] = []
        for token in TokenisedText(text).tokens { words.append(token.folded) }
        return words
    }

    private func isUnit(_ label: String) -> Bool {
        let words = words(label)
        // “n (%)” counts; “no.” and “#” number the rows only where they stand alone.
        if words.contains("n") { return false }
        if words.contains("number") || words.contains("count") { return false }
        if words.filter({ $0 != "." }) == ["no"] { return label.contains(".") }
        return words.contains { $0 != "no" && Self.units.contains($0) } || isThing(words)
    }

    private func isThing(_ words: [String]) -> Bool {
        words.contains { Self.things.contains($0) } && !words.contains { Self.peopleNouns.contains($0) }
    }

    private static let peopleNouns: Set<String> = [
        "participants", "people", "persons", "respondents", "interviewees", "patients", "doctors", "mentors", "mentees",
        "nurses", "men", "women", "trainees", "consultants",
    ]

    private func namesPeople(_ label: String) -> Bool {
        if words(label).contains(where: { Self.people.contains($0) }) { return true }
        let text = TokenisedText(label)
        return [LexiconKind.role, .specialty, .gendered].contains { !lexicons[$0].matches(in: text).isEmpty }
    }

    /// Whether the numbers of the table are counts of people: its caption, header or row labels say so, or nothing in it
    /// says that they are anything else.
    var countsPeople: Bool {
        let caption = table.caption.map(text) ?? ""
        let labels = body.compactMap { $0.first.map(text) }.filter { parsedCount($0) == nil }
        if isThing(words(caption)), !words(caption).contains(where: { Self.peopleNouns.contains($0) }) { return false }
        if ([caption] + header + labels).contains(where: namesPeople) { return true }
        let columnLabels = header.dropFirst().filter { $0.contains { !$0.isWhitespace } }
        return !(columnLabels + labels).contains(where: isUnit)
    }

    // MARK: Counts

    /// The whole numbers that count, cell by cell.
    var counts: [Count] {
        var counts: [Count] = []
        for row in body {
            let label = row.first.map(text) ?? ""
            let labelIsNumber = parsedCount(label) != nil
            if !labelIsNumber, isUnit(label) { continue }
            for (column, block) in row.enumerated() {
                if column < header.count, isUnit(header[column]) { continue }
                if column == 0, !isCountColumn(0) { continue }
                if let (count, range) = parsedCount(text(block)) {
                    counts.append(Count(block: block, range: range, count: count))
                }
            }
        }
        return counts
    }

    /// The first column is a column of labels unless every cell of it is a number and its head is empty or counts.
    private func isCountColumn(_ column: Int) -> Bool {
        let numbers = body.compactMap { $0.first }.map { parsedCount(text($0))?.count }
        guard !numbers.isEmpty, numbers.allSatisfy({ $0 != nil }) else { return false }
        let values = numbers.compactMap(\.self)
        let isNumbering = values == Array(1...max(1, values.count)) || values == Array(0..<values.count)
        let isYears = values.allSatisfy { (1900...2100).contains($0) }
        return !(isNumbering && values.count > 1) && !isYears
    }

    /// `12`, `1,204`, `12 (34 %)`, `12/57`, `n = 12`: the count and where it stands. Percentages, decimals and ranges are
    /// none.
    private func parsedCount(_ cell: String) -> (count: Int, range: Range<Int>)? {
        let bytes = Array(cell.utf8)
        var index = 0
        func skipSpaces() {
            while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
        }
        skipSpaces()
        if index < bytes.count, bytes[index] | 0x20 == 0x6E {
            index += 1
            skipSpaces()
            guard index < bytes.count, bytes[index] == 0x3D else { return nil }
            index += 1
            skipSpaces()
        }
        let start = index
        var digits = ""
        while index < bytes.count {
            if (0x30...0x39).contains(bytes[index]) {
                digits.append(Character(Unicode.Scalar(bytes[index])))
            } else if bytes[index] == 0x2C, index + 3 < bytes.count,
                bytes[(index + 1)...(index + 3)].allSatisfy({ (0x30...0x39).contains($0) })
            {
                // A comma between thousands.
            } else {
                break
            }
            index += 1
        }
        let end = index
        guard !digits.isEmpty, let count = Int(digits) else { return nil }
        skipSpaces()
        guard index < bytes.count else { return (count, start..<end) }
        // What may follow: brackets, `/ 57`, `of 57`, a footnote mark.
        let rest = String(decoding: bytes[index...], as: UTF8.self)
        let isCount = ["(", "[", "/", "of ", "*", "†", "‡", "¹", "²"].contains { rest.hasPrefix($0) }
        return isCount ? (count, start..<end) : nil
    }

    // MARK: One row a person

    private static let indirect: Set<String> = [
        "age", "gender", "sex", "role", "specialty", "speciality", "grade", "place", "region", "site", "hospital",
        "trust",
        "ethnicity", "religion", "nationality", "disability", "diagnosis", "tenure", "experience", "training",
        "department",
        "city", "town", "county", "family", "language", "job", "profession", "occupation", "education",
    ]

    /// The columns whose heads name an attribute of a person.
    var indirectColumns: [Int] {
        header.indices.filter { words(header[$0]).contains { Self.indirect.contains($0) } }
    }

    /// The block of the first cell that names a person, where every row is a person: a column of codes or pseudonyms or a
    /// numbering, two or more attributes, and no column of counts.
    var participantRows: Int? {
        guard !body.isEmpty, indirectColumns.count >= 2 else { return nil }
        let counting = header.indices.contains { column in
            words(header[column]).contains { ["n", "count", "number", "total", "frequency"].contains($0) }
        }
        guard !counting else { return nil }
        for column in header.indices where !indirectColumns.contains(column) {
            let cells = body.map { $0[column] }
            let texts = cells.map { text($0).filter { !$0.isWhitespace } }
            guard texts.allSatisfy({ !$0.isEmpty }), Set(texts).count == texts.count else { continue }
            let codes = texts.count { !ParticipantCode.all(in: $0).isEmpty }
            let numbers = texts.enumerated().allSatisfy { Int($0.element) == $0.offset + 1 }
            let head = words(header[column])
            let isNamed = head.contains {
                ["participant", "pseudonym", "code", "name", "id", "interviewee", "respondent", "mentor", "mentee"]
                    .contains($0)
            }
            if codes * 2 > texts.count || numbers || isNamed { return cells.first }
        }
        return nil
    }
}
