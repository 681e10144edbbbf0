import ArgumentParser
import Corpus
import Foundation

extension Vignette {
    /// Finds fragments by their words.
    struct Search: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Finds fragments by their words. Shows what participants said: for the author's eyes only.",
            discussion: """
                All words must be there, in any order; case and accents do not matter. Words in quotation marks stand \
                together ('"long list"'), a star ends the beginning of a word (mentor*).
                """)

        /// How hits are shown.
        enum Format: String, ExpressibleByArgument, CaseIterable {
            case text, json
        }

        @Argument(help: "The words.")
        var words: [String]

        @OptionGroup var study: StudyOptions

        @Option(help: "How many fragments at most.")
        var limit = 20

        @Option(help: "How hits are shown.")
        var format: Format = .text

        func validate() throws {
            guard limit >= 1 else { throw ValidationError("--limit: found \(limit); expected 1 or more") }
        }

        func run() throws {
            let study = try study.open()
            let hits = try StudyOptions.explaining { try study.search(words.joined(separator: " "), limit: limit) }
            switch format {
            case .json: Output.print(try Output.json(hits.map(SearchHitJSON.init)))
            case .text:
                let isTerminal = isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
                let marks = isTerminal ? ("\u{1B}[1m", "\u{1B}[0m") : ("**", "**")
                Output.print(hits.map { $0.shown(marks: marks) }.joined(separator: "\n"))
                if hits.isEmpty { Output.complain("no fragment has these words") }
            }
        }
    }
}

/// A hit as JSON; offsets count Unicode scalars.
private struct SearchHitJSON: Encodable {
    struct Stretch: Encodable {
        let start: Int
        let end: Int
    }

    let fragment: String
    let participant: String
    let theme: String
    let category: String
    let section: String?
    let text: String
    let hits: [Stretch]

    init(_ hit: SearchHit) {
        fragment = hit.fragment
        participant = hit.participant
        theme = hit.theme
        category = hit.category
        section = hit.section?.rawValue
        text = hit.text
        hits = hit.ranges.map { Stretch(start: $0.lowerBound, end: $0.upperBound) }
    }
}

extension SearchHit {
    /// One line about the fragment, and its words with the hits marked.
    func shown(marks: (before: String, after: String)) -> String {
        var marked = ""
        var position = 0
        let scalars = Array(text.unicodeScalars)
        func append(upTo end: Int) {
            marked.unicodeScalars.append(contentsOf: scalars[position..<end])
            position = end
        }
        for range in ranges {
            append(upTo: range.lowerBound)
            marked += marks.before
            append(upTo: range.upperBound)
            marked += marks.after
        }
        append(upTo: scalars.count)
        let place = [fragment, participant, theme, category, section?.rawValue].compactMap { $0 }
        let lines = marked.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
        return place.joined(separator: " · ") + "\n" + lines.joined(separator: "\n") + "\n"
    }
}
