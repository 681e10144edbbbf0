import ArgumentParser
import Foundation
import Input
import Policies
import Redaction

extension Vignette.Redact {
    /// Measures redaction on texts for which somebody has written down what should come out.
    struct Quality: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "quality",
            abstract: "Measures rewriting and detection on texts of your own.",
            discussion: """
                --pairs reads a text and what it should become a line, with a tab between, and prints the word error rate: \
                words to insert, delete or replace, for a hundred words of the reference. Words are what stands between \
                white space; case counts. --spans reads a text with marked stretches a line, as \
                {"id": "a1", "text": "Ask Dr Hale.", "entities": [[4, 11, "person"]]}, offsets in Unicode scalars, and \
                prints how much of it is found and how much of what is found was marked. Lines that begin with # are left \
                out of a file of pairs.
                """)

        @Option(name: .long, help: ArgumentHelp("Pairs of text and reference, a tab between.", valueName: "file.tsv"))
        var pairs: String?

        @Option(name: .long, help: ArgumentHelp("Texts with marked spans, JSON a line.", valueName: "file.jsonl"))
        var spans: String?

        @OptionGroup var policy: PolicyOptions

        @Option(
            name: .long,
            help: ArgumentHelp("The stages that --pairs runs, with commas between.", valueName: "stages"))
        var layers = "gender"

        @Flag(name: .long, help: "Print the lines with errors, or the spans not found: words of your texts.")
        var show = false

        @Option(name: .long, help: "How to print the result.")
        var format = Format.text

        func validate() throws {
            guard pairs != nil || spans != nil else {
                throw ValidationError("Measured on what? Name a file with --pairs or --spans")
            }
        }

        func run() throws {
            let rulebook = try policy.load().rulebook
            var report = QualityReport()
            if let pairs {
                let redactor = rulebook.redactor(layers: try Passage.layers(named: layers))
                report.pairs = try PairReport(of: try Files.read(pairs), by: redactor)
            }
            if let spans { report.spans = try SpanReport(of: try Files.read(spans), by: rulebook.redactor()) }
            Output.print(format == .json ? try Output.json(report) : report.text(showing: show))
        }
    }
}

/// What was measured.
struct QualityReport: Encodable {
    var pairs: PairReport?
    var spans: SpanReport?

    func text(showing isShown: Bool) -> String {
        [pairs?.text(showing: isShown), spans?.text(showing: isShown)].compactMap { $0 }.joined(separator: "\n")
    }
}

/// The word errors on a file of pairs.
struct PairReport: Encodable {
    /// A line that did not come out as it should.
    struct Miss: Encodable {
        let line: Int
        let reference: String
        let result: String
    }

    let lines: Int
    let words: Int
    let wordErrors: Int
    let wordErrorRate: Double
    let wordErrorRateOfSource: Double
    let misses: [Miss]

    init(of file: NamedFile, by redactor: Redactor) throws {
        try checkEncoding(of: file.bytes, file: file.name)
        var after = WordErrors()
        var before = WordErrors()
        var misses: [Miss] = []
        var count = 0
        let lines = String(decoding: file.bytes, as: UTF8.self).split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard columns.count == 2 else {
                throw InputProblem(
                    file: file.name, line: index + 1, found: "\(columns.count) columns",
                    expected: "a text and its reference, with one tab between")
            }
            count += 1
            let result = redactor.redact(String(columns[0])).text
            let reference = String(columns[1])
            let errors = WordErrors(of: result, against: reference)
            after += errors
            before += WordErrors(of: String(columns[0]), against: reference)
            if errors.edits > 0 { misses.append(Miss(line: index + 1, reference: reference, result: result)) }
        }
        self.lines = count
        words = after.referenceWords
        wordErrors = after.edits
        wordErrorRate = after.rate
        wordErrorRateOfSource = before.rate
        self.misses = misses
    }

    func text(showing isShown: Bool) -> String {
        var text = """
            lines                 \(lines)
            words of reference    \(words)
            word errors           \(wordErrors)
            word error rate       \(String(format: "%.3f", wordErrorRate)) %
            of the source itself  \(String(format: "%.3f", wordErrorRateOfSource)) %
            lines with errors     \(misses.count)

            """
        guard isShown else { return text }
        for miss in misses {
            text += "\nline \(miss.line)\n  should be  \(miss.reference)\n  is         \(miss.result)\n"
        }
        return text
    }
}

/// What was found of marked spans.
struct SpanReport: Encodable {
    /// The figures of one category, or of all.
    struct Row: Encodable {
        let category: String
        let marked: Int
        let found: Int
        let seen: Int
        let exact: Int
        let detections: Int
        let right: Int
        let recall: Double?
        let coverage: Double?
        let precision: Double?
    }

    /// A marked span that nothing was found in.
    struct Miss: Encodable {
        let line: Int
        let category: String
        let text: String
    }

    let lines: Int
    let rows: [Row]
    let misses: [Miss]

    init(of file: NamedFile, by redactor: Redactor) throws {
        try checkEncoding(of: file.bytes, file: file.name)
        var scores: [String: SpanScore] = [:]
        var misses: [Miss] = []
        var count = 0
        let lines = String(decoding: file.bytes, as: UTF8.self).split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
            let marked = try MarkedText(line: String(line), file: file.name, number: index + 1)
            count += 1
            let scalars = ScalarOffsets(marked.text)
            let found = redactor.detections(in: marked.text).map {
                LabelledSpan(range: scalars[$0.range], category: $0.category.rawValue)
            }
            for (category, score) in SpanScore.byCategory(marked: marked.spans, found: found) {
                scores[category, default: SpanScore()] += score
            }
            let characters = Array(marked.text.unicodeScalars)
            for span in marked.spans where !found.contains(where: { $0.range.overlaps(span.range) }) {
                var words = String.UnicodeScalarView()
                words.append(contentsOf: characters[span.range])
                misses.append(Miss(line: index + 1, category: span.category, text: String(words)))
            }
        }
        var all = SpanScore()
        for score in scores.values { all += score }
        self.lines = count
        rows = scores.sorted { $0.key < $1.key }.map { Row($0.key, $0.value) } + [Row("all", all)]
        self.misses = misses
    }

    func text(showing isShown: Bool) -> String {
        func share(_ value: Double?) -> String { value.map { String(format: "%.1f %%", 100 * $0) } ?? "–" }
        func column(_ text: String, _ width: Int) -> String {
            String(repeating: " ", count: max(0, width - text.count)) + text
        }
        var text = "category       marked  found   seen  exact  recall   coverage  detections  precision\n"
        for row in rows {
            text += row.category.padding(toLength: 13, withPad: " ", startingAt: 0)
            text += column("\(row.marked)", 8) + column("\(row.found)", 7) + column("\(row.seen)", 7)
            text += column("\(row.exact)", 7) + column(share(row.recall), 9) + column(share(row.coverage), 10)
            text += column("\(row.detections)", 12) + column(share(row.precision), 11) + "\n"
        }
        guard isShown, !misses.isEmpty else { return text }
        text += "\n"
        for miss in misses { text += "line \(miss.line): \(miss.category) not found: \(miss.text)\n" }
        return text
    }
}

extension SpanReport.Row {
    fileprivate init(_ category: String, _ score: SpanScore) {
        self.init(
            category: category, marked: score.marked, found: score.found, seen: score.seen, exact: score.exact,
            detections: score.detections, right: score.right, recall: score.recall, coverage: score.coverage,
            precision: score.precision)
    }
}

/// A line of marked text.
private struct MarkedText {
    let text: String
    let spans: [LabelledSpan]

    /// The categories behind the short labels of common annotation tools; our own categories stand for themselves.
    private static let labels: [String: EditCategory] = [
        "PER": .person, "PERSON": .person, "ORG": .organisation, "LOC": .place, "GPE": .place, "ADDR": .place,
        "EMAIL": .email, "PHONE": .phone, "POSTCODE": .postcode, "URL": .url, "HANDLE": .identifier, "GMC": .identifier,
        "NHS": .identifier, "ID": .identifier, "DATE": .date, "AGE": .age, "ROLE": .role, "SPEC": .specialty,
        "EXAM": .specialty, "FAM": .family, "NAT": .nationality, "NORP": .nationality, "LANG": .language,
        "REL": .religion, "GEN": .gender,
    ]

    private struct Line: Decodable {
        let text: String
        let entities: [Entity]
    }

    private struct Entity: Decodable {
        let start: Int
        let end: Int
        let label: String

        init(from decoder: any Decoder) throws {
            var list = try decoder.unkeyedContainer()
            start = try list.decode(Int.self)
            end = try list.decode(Int.self)
            label = try list.decode(String.self)
        }
    }

    init(line: String, file: String, number: Int) throws {
        guard let read = try? JSONDecoder().decode(Line.self, from: Data(line.utf8)) else {
            throw InputProblem(
                file: file, line: number, found: "something else than a marked text",
                expected: #"{"text": "…", "entities": [[start, end, "category"], …]}"#)
        }
        text = read.text
        let length = text.unicodeScalars.count
        spans = try read.entities.map { entity in
            guard let category = Self.labels[entity.label] ?? EditCategory(rawValue: entity.label) else {
                throw InputProblem(
                    file: file, line: number, found: "the category “\(entity.label)”",
                    expected: "one of "
                        + (EditCategory.allCases.map(\.rawValue) + Self.labels.keys.sorted())
                        .joined(separator: ", "))
            }
            guard entity.start >= 0, entity.start < entity.end, entity.end <= length else {
                throw InputProblem(
                    file: file, line: number, found: "a span from \(entity.start) to \(entity.end)",
                    expected: "start before end, both within the \(length) scalars of the text")
            }
            return LabelledSpan(range: entity.start..<entity.end, category: category.rawValue)
        }
    }
}
