import ArgumentParser
import Input
import Policies
import Redaction

extension Vignette.Redact {
    /// Redacts a piece of text without a study; what `redact` alone does.
    struct Passage: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "text", abstract: "Redacts a piece of text; no study is needed.")

        @Option(name: .long, help: ArgumentHelp("A text to redact, or - for standard input.", valueName: "file|-"))
        var text: String?

        @OptionGroup var policy: PolicyOptions

        @Option(
            name: .long,
            help: ArgumentHelp("The stages to run, with commas between; the policy's own if none.", valueName: "stages")
        )
        var layers: String?

        @Flag(name: .long, help: "Redact each line on its own.")
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

        func run() throws {
            guard let text else {
                guard layers == nil, secrets == nil, !lines, pronouns == nil, keep.isEmpty, only.isEmpty else {
                    throw ValidationError("Which text? Name it with --text FILE, or --text - for standard input")
                }
                throw CleanExit.helpRequest(Vignette.Redact.self)
            }
            let file = try Files.read(text)
            try checkEncoding(of: file.bytes, file: file.name)
            let redactor = try policy.load().rulebook.redactor(
                layers: try Self.layers(named: layers), secrets: try secrets.map(SecretNamesFile.read) ?? [],
                pronouns: pronouns, keep: keep, only: only)
            let redacted = RedactedPassage(
                String(decoding: file.bytes, as: UTF8.self), byLine: lines, redactor: redactor)
            Output.print(format == .json ? try Output.json(redacted) : redacted.text)
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
    let text: String
    /// What was replaced, in the order of the input.
    let edits: [Change]

    /// Redacts a text, whole or line by line; line ends stay as they are.
    init(_ source: String, byLine: Bool, redactor: Redactor) {
        var text = ""
        var edits: [Change] = []
        var offset = 0
        let scalars = source.unicodeScalars
        var start = scalars.startIndex
        while start < scalars.endIndex {
            var end = scalars.endIndex
            if byLine, let lineEnd = scalars[start...].firstIndex(of: "\n") { end = scalars.index(after: lineEnd) }
            let piece = String(scalars[start..<end])
            let redacted = redactor.redact(piece)
            text += redacted.text
            edits += Self.changes(redacted, offset: offset)
            offset += piece.unicodeScalars.count
            start = end
        }
        self.text = text
        self.edits = edits
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
