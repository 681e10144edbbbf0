import Foundation
import Testing

/// The findings of `check --format json`.
struct PrintedFindings: Decodable {
    struct Summary: Decodable, Equatable {
        let errors: Int
        let warnings: Int
        let notes: Int
        let waived: Int
    }

    struct Finding: Decodable {
        let rule: String
        let level: String
        let file: String
        let line: Int
        let column: Int
        let endLine: Int
        let endColumn: Int
        let message: String
    }

    let summary: Summary
    let findings: [Finding]

    init(_ outcome: Program.Outcome) throws { self = try JSONDecoder().decode(Self.self, from: outcome.output) }

    /// The rules that were broken, each with its line.
    var places: [String] { findings.map { "\($0.rule) \($0.line)" } }
}

/// A redacted text of `redact --text - --format json`.
struct PrintedRedaction: Decodable {
    struct Edit: Decodable {
        let start: Int
        let end: Int
        let original: String
        let replacement: String
        let category: String
        let rule: String
    }

    let text: String
    let edits: [Edit]

    init(_ outcome: Program.Outcome) throws { self = try JSONDecoder().decode(Self.self, from: outcome.output) }

    /// Makes the edits by their offsets in Unicode scalars.
    func applied(to source: String) -> String {
        let scalars = Array(source.unicodeScalars)
        var result = String.UnicodeScalarView()
        var position = 0
        for edit in edits {
            result.append(contentsOf: scalars[position..<edit.start])
            result.append(contentsOf: edit.replacement.unicodeScalars)
            position = edit.end
        }
        result.append(contentsOf: scalars[position...])
        return String(result)
    }

    /// What stands at the offsets of an edit.
    func stretch(of edit: Edit, in source: String) -> String {
        var result = String.UnicodeScalarView()
        result.append(contentsOf: Array(source.unicodeScalars)[edit.start..<edit.end])
        return String(result)
    }
}
