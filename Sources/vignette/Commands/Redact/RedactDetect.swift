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
            let found = redactor.detections(in: piece.text)
            guard !found.isEmpty else { return }
            let bytes = Array(piece.text.utf8)
            if format == .json {
                Output.print((isFirst ? "\n" : ",\n") + Self.json(found, in: bytes, scalarsBefore: piece.scalarsBefore))
                isFirst = false
            } else {
                Output.print(text(found, in: bytes, of: piece, file: passage.name))
            }
        }
        if format == .json { Output.print(isFirst ? "]}\n" : "\n]}\n") }
    }

    /// Detections as JSON, a line each. Categories and rules are words of ASCII letters, points and hyphens.
    private static func json(_ found: [Detection], in bytes: [UInt8], scalarsBefore: Int) -> String {
        var lines = ""
        lines.reserveCapacity(found.count * 96)
        var (position, start) = (0, scalarsBefore)
        for detection in found {
            start += scalars(in: bytes[position..<detection.range.lowerBound])
            position = detection.range.lowerBound
            let end = start + scalars(in: bytes[detection.range])
            if !lines.isEmpty { lines += ",\n" }
            lines += "{\"start\":"
            lines += String(start)
            lines += ",\"end\":"
            lines += String(end)
            lines += ",\"category\":\""
            lines += detection.category.rawValue
            lines += "\",\"confidence\":"
            lines += String(detection.confidence.probability)
            lines += ",\"rule\":\""
            lines += detection.rule
            lines += "\"}"
        }
        return lines
    }

    private static func scalars(in bytes: ArraySlice<UInt8>) -> Int {
        var count = 0
        for byte in bytes where byte & 0b1100_0000 != 0b1000_0000 { count += 1 }
        return count
    }

    /// A line for each detection: `file:line:column: category (rule, confidence)`.
    private func text(_ found: [Detection], in bytes: [UInt8], of piece: PassageReader.Piece, file: String) -> String {
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
