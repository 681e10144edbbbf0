import Gate
import Publication

/// The lines of findings, for the eyes of the person at the terminal.
struct Excerpts: Sendable {
    private let lines: [String: [Substring]]

    /// How many characters are shown before and after the start of a finding.
    private static let before = 30
    private static let after = 60

    init(_ files: [CheckedFile]) {
        var lines: [String: [Substring]] = [:]
        for case .document(let document) in files {
            lines[document.name] = String(decoding: document.source.bytes, as: UTF8.self)
                .split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
        }
        self.lines = lines
    }

    /// The line of a finding around its start; nothing where it stands in no text.
    func excerpt(of finding: Finding) -> TextReport.Excerpt? {
        guard let own = lines[finding.file], own.indices.contains(finding.line - 1) else { return nil }
        // Control characters could steer the terminal.
        let scalars = own[finding.line - 1].unicodeScalars.map { scalar -> Unicode.Scalar in
            scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format ? "·" : scalar
        }
        let start = min(finding.column - 1, scalars.count)
        let end =
            finding.line == finding.endLine ? max(start, min(finding.endColumn - 1, scalars.count)) : scalars.count
        let from = max(0, start - Self.before)
        let to = min(scalars.count, max(start, from) + Self.after)
        func text(_ range: Range<Int>) -> String {
            var text = ""
            text.unicodeScalars.append(contentsOf: scalars[range])
            return text
        }
        return TextReport.Excerpt(
            line: text(from..<to), offset: text(from..<start).count, length: text(start..<min(end, to)).count)
    }
}
