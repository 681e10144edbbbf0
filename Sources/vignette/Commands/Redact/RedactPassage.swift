public import ArgumentParser
import Input
import Policies
public import Redaction

extension Vignette.Redact {
    /// Redacts a piece of text without a study, or says what is in it; what `redact` alone does.
    struct Passage: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "text", abstract: "Redacts a piece of text, or says what is in it; no study is needed.",
            discussion: """
                With --detect, what may identify somebody is listed and nothing is changed: category, rule, a confidence \
                (0.95 a check digit, a cue or the list of secret names; 0.8 a lexicon; 0.5 a capital letter or a word that \
                may be a name: look at it), and where it stands, in Unicode scalars. As text, a line each; the words \
                themselves only with --show-matches, and only to a terminal.
                """)

        @Option(name: .long, help: ArgumentHelp("A text to redact, or - for standard input.", valueName: "file|-"))
        var text: String?

        @Option(
            name: .long,
            help: ArgumentHelp("A text to search for what may identify somebody, or -.", valueName: "file|-"))
        var detect: String?

        @OptionGroup var policy: PolicyOptions

        @Option(
            name: .long,
            help: ArgumentHelp("The stages to run, with commas between; the policy's own if none.", valueName: "stages")
        )
        var layers: String?

        @Flag(name: .long, help: "Read each line on its own.")
        var lines = false

        @Option(name: .long, help: ArgumentHelp("Names to hide (CSV: name,category,replacement).", valueName: "file"))
        var secrets: String?

        @Option(
            name: .long,
            help: ArgumentHelp(
                "What is written for he and she; the policy's own if not given.", valueName: "they|he/she|the person"))
        var pronouns: PronounMode?

        @Option(
            name: .long,
            help: ArgumentHelp(
                "Leave the gender of a person, named as the text introduces them: “Priya”, “my wife”. May be repeated.",
                valueName: "person"))
        var keep: [String] = []

        @Option(
            name: .long,
            help: ArgumentHelp("Rewrite the gender of this person alone. May be repeated.", valueName: "person"))
        var only: [String] = []

        @Option(name: .long, help: "How to print the result.")
        var format = Format.text

        @Flag(name: .long, help: "With --detect, print the words that were found; only to a terminal.")
        var showMatches = false

        func validate() throws {
            guard text == nil || detect == nil else {
                throw ValidationError("--text and --detect each take a text; give one of the two")
            }
            guard detect != nil || !showMatches else { throw ValidationError("--show-matches goes with --detect") }
            guard detect == nil || layers == nil && pronouns == nil && keep.isEmpty && only.isEmpty else {
                throw ValidationError(
                    "--detect looks for everything; --layers, --pronouns, --keep and --only go with --text")
            }
            guard !showMatches || format == .text && DetectionPrinter.printsToTerminal else {
                throw ValidationError("--show-matches prints people's words, and so only as text and to a terminal")
            }
        }

        func run() throws {
            guard let source = text ?? detect else {
                guard layers == nil, secrets == nil, !lines, pronouns == nil, keep.isEmpty, only.isEmpty else {
                    throw ValidationError("Which text? Name it with --text FILE, or --text - for standard input")
                }
                throw CleanExit.helpRequest(Vignette.Redact.self)
            }
            let redactor = try policy.load().rulebook.redactor(
                layers: try Self.layers(named: layers), secrets: try secrets.map(SecretNamesFile.read) ?? [],
                pronouns: pronouns, keep: keep, only: only)
            let passage = try PassageReader(source, byLine: lines, redactor: redactor)
            if detect != nil {
                return try DetectionPrinter(redactor: redactor, format: format, showsMatches: showMatches)
                    .printAll(in: passage)
            }
            if format == .text {
                return try passage.forEach { Output.print(redactor.redact($0.text).text) }
            }
            var whole = RedactedPassage()
            try passage.forEach { whole.append(redactor.redact($0.text), offset: $0.scalarsBefore) }
            Output.print(try Output.json(whole))
        }

        /// The stages that a list with commas names; `nil` for the policy's own.
        static func layers(named list: String?) throws -> Set<Redactor.Layer>? {
            guard let list else { return nil }
            let known = Redactor.Layer.allCases.map(\.rawValue).joined(separator: ", ")
            let layers = try list.split(separator: ",").map { word in
                let name = word.trimmingPrefix(while: \.isWhitespace)
                guard let layer = Redactor.Layer(rawValue: String(name)) else {
                    throw ValidationError("--layers: there is no stage “\(name)”; expected some of \(known)")
                }
                return layer
            }
            guard !layers.isEmpty else {
                throw ValidationError("--layers: no stage is named; expected some of \(known)")
            }
            return Set(layers)
        }
    }
}

extension PronounMode: ExpressibleByArgument {}

/// A text after redaction, as it is printed: offsets in Unicode scalars of the input.
struct RedactedPassage: Encodable {
    /// One replacement.
    struct Change: Encodable, Hashable {
        let start: Int
        let end: Int
        let original: String
        let replacement: String
        let category: String
        let rule: String
    }

    /// The text after redaction.
    private(set) var text = ""
    /// What was replaced, in the order of the input.
    private(set) var edits: [Change] = []

    /// Adds the next stretch of the text, with so many scalars of the input before it.
    mutating func append(_ redacted: RedactedText, offset: Int) {
        text += redacted.text
        edits += Self.changes(redacted, offset: offset)
    }

    /// The edits of a redacted text in scalars, moved by the scalars before it.
    static func changes(_ redacted: RedactedText, offset: Int = 0) -> [Change] {
        let scalars = ScalarOffsets(redacted.source)
        return redacted.edits.edits.map { edit in
            let range = scalars[edit.range]
            return Change(
                start: offset + range.lowerBound, end: offset + range.upperBound, original: edit.original,
                replacement: edit.replacement, category: edit.category.rawValue, rule: edit.rule)
        }
    }
}
