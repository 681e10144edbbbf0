public import Corpus
public import Input
import Redaction

/// The units of a study as a table that an author can read, change and give back.
public enum UnitTable {
    /// The columns in which an author decides.
    static let decisions = ["new section", "new function", "use"]

    /// A row for each unit and each refused sentence, with what decided about it.
    ///
    /// The table holds the participants' words and belongs to the study.
    public static func rows(of reading: UnitReading, material: Material) -> [[String]] {
        let texts = Dictionary(material.fragments.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
        var rows = [
            [
                "fragment", "start", "end", "section", "function", "strength", "why", "person", "tense", "words",
                "refused",
            ]
                + decisions + ["text"]
        ]
        func place(_ fragment: String, _ source: Range<Int>) -> [String] {
            let scalars = ScalarOffsets(texts[fragment] ?? "")[source]
            return [fragment, String(scalars.lowerBound), String(scalars.upperBound)]
        }
        for unit in reading.units {
            let strength = unit.functionDecision.map { String(Int(($0.strength * 100).rounded())) } ?? ""
            rows.append(
                place(unit.fragment, unit.source) + [
                    unit.section.rawValue, unit.function ?? "", strength,
                    unit.functionDecision?.inWords ?? "no sure sign",
                    unit.narration.person.inWords, unit.narration.tense?.inWords ?? "", String(unit.words), "", "", "",
                    "",
                    unit.text,
                ])
        }
        for refused in reading.refused {
            let bytes = Array((texts[refused.fragment] ?? "").utf8)
            rows.append(
                place(refused.fragment, refused.source) + [
                    refused.section?.rawValue ?? "", refused.function ?? "", "", "", "", "", "",
                    refused.reason.rawValue,
                    "", "", "", refused.reason.hidesText ? "" : String(decoding: bytes[refused.source], as: UTF8.self),
                ])
        }
        return rows
    }

    /// Reads the decisions of a table: of each line the columns `new section`, `new function` and `use` (`yes`, `no`) that
    /// are not empty. Other columns are passed over.
    ///
    /// - Parameters:
    ///   - file: its name for messages.
    ///   - bytes: its content.
    ///   - reading: the units and refused sentences that the study has.
    ///   - functions: the functions that the templates know.
    ///   - material: what the study holds.
    /// - Returns: the decisions.
    /// - Throws: `InputProblem` with line and column for a missing column, a stretch that is neither a unit nor a refused
    ///   sentence of the study, an unknown section or function, or a word other than yes and no.
    public static func overrides(
        file: String, bytes: [UInt8], reading: UnitReading, functions: Set<String>, material: Material
    ) throws(InputProblem) -> UnitOverrides {
        try checkEncoding(of: bytes, file: file)
        let texts = Dictionary(material.fragments.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
        var known: [String: Set<Range<Int>>] = [:]
        for (fragment, source) in reading.units.map({ ($0.fragment, $0.source) })
            + reading.refused.map({ ($0.fragment, $0.source) })
        {
            known[fragment, default: []].insert(ScalarOffsets(texts[fragment] ?? "")[source])
        }
        var reader = try DelimitedReader(bytes, file: file, delimiter: .comma)
        guard let header = try reader.next() else {
            throw InputProblem(file: file, found: "an empty file", expected: "a table that vignette units wrote")
        }
        var column: [String: Int] = [:]
        for (index, field) in header.enumerated() where column[field.value] == nil { column[field.value] = index }
        for name in ["fragment", "start", "end"] where column[name] == nil {
            throw InputProblem(
                file: file, line: header[0].line, found: "no column “\(name)”",
                expected: "a table that vignette units wrote")
        }
        var decided: [(fragment: String, range: Range<Int>, decision: UnitOverrides.Decision)] = []
        while let record = try reader.next() {
            func field(_ name: String) -> DelimitedField? {
                guard let index = column[name], index < record.count, !record[index].value.isEmpty else { return nil }
                return record[index]
            }
            func problem(_ field: DelimitedField, _ expected: String) -> InputProblem {
                InputProblem(
                    file: file, line: field.line, column: field.column, found: "“\(field.value)”", expected: expected)
            }
            guard decisions.contains(where: { field($0) != nil }) else { continue }
            guard let id = field("fragment"), let lower = field("start").flatMap({ Int($0.value) }),
                let upper = field("end").flatMap({ Int($0.value) }), lower <= upper,
                known[id.value]?.contains(lower..<upper) ?? false
            else {
                throw InputProblem(
                    file: file, line: record[0].line, found: "a stretch that is no sentence of the study",
                    expected: "fragment, start and end as vignette units writes them now")
            }
            var section: Section?
            if let field = field("new section") {
                guard let named = Section(rawValue: field.value) else {
                    throw problem(field, "one of " + Section.allCases.map(\.rawValue).joined(separator: ", "))
                }
                section = named
            }
            if let field = field("new function"), !functions.contains(field.value) {
                throw problem(field, "a function of the templates: " + functions.sorted().joined(separator: ", "))
            }
            if let field = field("use"), !["yes", "no"].contains(field.value) { throw problem(field, "yes or no") }
            decided.append(
                (
                    id.value, lower..<upper,
                    UnitOverrides.Decision(
                        section: section, function: field("new function")?.value,
                        use: field("use").map { $0.value == "yes" })
                ))
        }
        return UnitOverrides(decided)
    }
}

extension FunctionDecision {
    /// What decided, in words.
    var inWords: String {
        switch reason {
        case .signs(let signs): signs.map { "“\($0)”" }.joined(separator: ", ")
        case .author: "the author"
        }
    }
}

extension Narration.Person {
    fileprivate var inWords: String {
        switch self {
        case .first: "first"
        case .second: "second"
        case .third: "third"
        }
    }
}

extension Narration.Tense {
    fileprivate var inWords: String { self == .past ? "past" : "present" }
}

extension Refusal {
    /// Whether what was refused is not even shown to the author: nobody agreed to its use.
    var hidesText: Bool { self == .consent || self == .sensitive }
}
