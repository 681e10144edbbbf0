import Input
import Redaction

/// The decisions of a study as CSV, for a spreadsheet, a colleague or another study.
///
/// The file holds the originals, so that it is as confidential as the corpus.
public enum DecisionFile {
    /// The columns, in the order in which they are written.
    public static let columns = [
        "about", "category", "original", "replacement", "fragment", "start", "end", "decision", "by", "reason", "time",
    ]
    /// What a spreadsheet takes for the beginning of a formula, and the apostrophe that keeps it from doing so.
    private static let guarded: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n", "'"]

    /// Writes decisions.
    public static func text(of log: [LoggedDecision]) -> String {
        var text = columns.joined(separator: ",") + "\n"
        for entry in log {
            let fields = [
                entry.place == nil ? "original" : "occurrence", entry.category.rawValue, entry.original,
                entry.replacement, entry.place?.fragment ?? "", entry.place.map { String($0.range.lowerBound) } ?? "",
                entry.place.map { String($0.range.upperBound) } ?? "", entry.decision?.rawValue ?? "", entry.by,
                entry.reason ?? "", entry.time ?? "",
            ]
            text += fields.map(field).joined(separator: ",") + "\n"
        }
        return text
    }

    /// Reads decisions. The order of the columns does not matter, and columns of other names are left alone.
    ///
    /// - Parameters:
    ///   - bytes: the content of the file.
    ///   - file: its name, for messages.
    ///   - now: the time in UTC; nothing can have been decided later. Not compared where `nil`.
    /// - Returns: the decisions in the order of the rows.
    /// - Throws: `InputProblem` or `InputProblems`; they name places and columns, never words.
    public static func decisions(
        in bytes: [UInt8], file: String, now: UTCTime? = nil
    ) throws -> [LoggedDecision] {
        var reader = try DelimitedReader(bytes, file: file)
        guard let header = try reader.next() else {
            throw InputProblem(
                file: file, found: "an empty file", expected: "the columns \(columns.joined(separator: ","))",
                remedy: "write one with `vignette redact export`")
        }
        let places = try places(of: header, file: file)
        var problems: [InputProblem] = []
        var log: [LoggedDecision] = []
        var lines: [Identity: Int] = [:]
        while let record = try reader.next() {
            guard record.count == header.count else {
                problems.append(
                    InputProblem(
                        file: file, line: record[0].line,
                        found: "\(record.count) \(record.count == 1 ? "field" : "fields")",
                        expected: "\(header.count), as in the header",
                        remedy: "put a field that holds a comma, a semicolon or a line break into quotation marks"))
                continue
            }
            if record.allSatisfy({ $0.value.isEmpty }) { continue }
            let row = DecisionRow(record: record, places: places, file: file, now: now)
            do throws(InputProblem) {
                let entry = try row.decision()
                let line = record[0].line
                if let first = lines.updateValue(line, forKey: Identity(entry)) {
                    throw InputProblem(
                        file: file, line: line, found: "a second decision about the same",
                        expected: "each original and each occurrence once", remedy: "the first is in line \(first)")
                }
                log.append(entry)
            } catch {
                problems.append(error)
            }
        }
        guard problems.isEmpty else { throw InputProblems(problems) }
        return log
    }

    private static func places(of header: [DelimitedField], file: String) throws -> [String: Int] {
        var places: [String: Int] = [:]
        for (place, field) in header.enumerated() {
            let name = trimmed(field.value).lowercased()
            guard columns.contains(name) else { continue }
            guard places.updateValue(place, forKey: name) == nil else {
                throw InputProblem(
                    file: file, line: field.line, column: field.column, found: "the column “\(name)” a second time",
                    expected: "each column once")
            }
        }
        let missing = columns.filter { places[$0] == nil }
        guard missing.isEmpty else {
            throw InputProblem(
                file: file, line: header[0].line,
                found: "no column “\(missing[0])”", expected: columns.joined(separator: ","),
                remedy: "begin with a file that `vignette redact export` wrote")
        }
        return places
    }

    /// A field that no spreadsheet takes for a formula, in quotation marks where RFC 4180 wants them.
    private static func field(_ value: String) -> String {
        var text = value
        if let first = value.unicodeScalars.first, guarded.contains(first) { text = "'" + value }
        guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D, 0x3B].contains($0) }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    /// The value of a field without the apostrophe that guarded it.
    fileprivate static func value(_ field: String) -> String {
        let scalars = field.unicodeScalars
        guard scalars.first == "'", let second = scalars.dropFirst().first, guarded.contains(second) else {
            return field
        }
        return String(scalars.dropFirst())
    }

    /// What a decision is about.
    private struct Identity: Hashable {
        let place: LoggedDecision.Place?
        let category: EditCategory
        let original: String
        let replacement: String

        init(_ entry: LoggedDecision) {
            place = entry.place
            category = entry.category
            original = entry.place == nil ? groupedOriginal(entry.original, entry.category) : entry.original
            replacement = entry.place == nil ? "" : entry.replacement
        }
    }
}

/// One row of a decision file while it is read.
private struct DecisionRow {
    let record: [DelimitedField]
    let places: [String: Int]
    let file: String
    let now: UTCTime?

    func decision() throws(InputProblem) -> LoggedDecision {
        let about = name("about")
        guard ["original", "occurrence"].contains(about) else {
            throw problem("about", found: "something else", expected: "original or occurrence")
        }
        guard let category = EditCategory(rawValue: name("category")) else {
            throw problem(
                "category", found: "an unknown category",
                expected: "one of " + EditCategory.allCases.map(\.rawValue).joined(separator: ", "))
        }
        let state = name("decision")
        let decision = Decision(rawValue: state)
        guard decision != nil || state.isEmpty else {
            throw problem(
                "decision", found: "an unknown decision", expected: "accepted, rejected, proposed or nothing")
        }
        let by = trimmed(text("by"))
        let reason = trimmed(text("reason"))
        if decision == .rejected {
            let remedy = "a rejection leaves the original words in print: say who decided and why"
            if by.isEmpty { throw problem("by", found: "no name", expected: "who rejected", remedy: remedy) }
            if reason.isEmpty { throw problem("reason", found: "no reason", expected: "why", remedy: remedy) }
        }
        let time = name("time")
        guard time.isEmpty || UTCTime(time) != nil else {
            throw problem("time", found: "no time", expected: "nothing, or a time in UTC such as 2026-05-01T09:00:00Z")
        }
        if let now, time > now.text {
            throw problem(
                "time", found: "a time that is still to come", expected: "when it was decided, in UTC",
                remedy: "correct it, or leave it empty")
        }
        let original = text("original")
        return LoggedDecision(
            place: about == "original" ? nil : try place(of: original), category: category, original: original,
            replacement: text("replacement"), decision: decision, by: by, reason: reason.isEmpty ? nil : reason,
            time: time.isEmpty ? nil : time)
    }

    private func place(of original: String) throws(InputProblem) -> LoggedDecision.Place {
        let fragment = trimmed(text("fragment"))
        guard !fragment.isEmpty else {
            throw problem("fragment", found: "no fragment", expected: "the id of the fragment of the occurrence")
        }
        let start = try number("start")
        let end = try number("end")
        guard end >= start, end - start == original.unicodeScalars.count else {
            throw problem(
                "end", found: "a stretch of \(end - start) characters", expected: "as many as the original has",
                remedy: "leave start, end and original as they were exported")
        }
        return LoggedDecision.Place(fragment: fragment, range: start..<end)
    }

    private func number(_ column: String) throws(InputProblem) -> Int {
        guard let number = Int(name(column)), (0...Int(Int32.max)).contains(number) else {
            throw problem(column, found: "no whole number", expected: "where the occurrence is, in Unicode scalars")
        }
        return number
    }

    private func text(_ column: String) -> String { DecisionFile.value(field(column).value) }

    private func name(_ column: String) -> String { trimmed(text(column)) }

    private func field(_ column: String) -> DelimitedField { record[places[column]!] }

    private func problem(
        _ column: String, found: String, expected: String, remedy: String? = nil
    ) -> InputProblem {
        let field = field(column)
        return InputProblem(
            file: file, line: field.line, column: field.column, found: "\(found) in the column “\(column)”",
            expected: expected, remedy: remedy)
    }
}
