import ArgumentParser
import Foundation
import Input
import Policies
import Redaction

/// What was found in a text, as it is printed: offsets in Unicode scalars, never the words unless they are asked for.
struct DetectionPrinter {
    let redactor: Redactor
    let format: Vignette.Redact.Format
    let showsMatches: Bool

    /// Prints what is found in every piece of a text.
    func printAll(in passage: PassageReader) throws {
        var isFirst = true
        if format == .json { Output.print("{\"entities\":[") }
        try passage.forEach { piece in
            var lines = ""
            let found = redactor.detections(in: piece.text)
            let scalars = ScalarOffsets(piece.text)
            if format == .json {
                for detection in found {
                    lines += (isFirst ? "\n" : ",\n") + Self.json(detection, scalars, piece)
                    isFirst = false
                }
            } else if !found.isEmpty {
                lines = text(found, in: piece, of: passage.name)
            }
            Output.print(lines)
        }
        if format == .json { Output.print(isFirst ? "]}\n" : "\n]}\n") }
    }

    /// One detection as JSON. Categories and rules are words of ASCII letters, points and hyphens.
    private static func json(_ detection: Detection, _ scalars: ScalarOffsets, _ piece: PassageReader.Piece) -> String {
        let range = scalars[detection.range]
        return """
            {"start":\(range.lowerBound + piece.scalarsBefore),"end":\(range.upperBound + piece.scalarsBefore),\
            "category":"\(detection.category.rawValue)","confidence":\(detection.confidence.probability),\
            "rule":"\(detection.rule)"}
            """
    }

    /// A line for each detection: `file:line:column: category (rule, confidence)`.
    private func text(_ found: [Detection], in piece: PassageReader.Piece, of file: String) -> String {
        let bytes = Array(piece.text.utf8)
        var lines = ""
        var (line, column, position) = (piece.line, piece.column, 0)
        for detection in found {
            while position < detection.range.lowerBound {
                if bytes[position] & 0b1100_0000 != 0b1000_0000 { column += 1 }
                if bytes[position] == 0x0A { (line, column) = (line + 1, 1) }
                position += 1
            }
            lines += "\(file):\(line):\(column): \(detection.category.rawValue) (\(detection.rule), "
            lines += "\(detection.confidence.probability))"
            if showsMatches {
                let words = String(decoding: bytes[detection.range], as: UTF8.self)
                lines += ": " + words.split(whereSeparator: \.isNewline).joined(separator: " ")
            }
            lines += "\n"
        }
        return lines
    }

    /// Whether what is printed is seen by a person, and kept nowhere.
    static var printsToTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
}
