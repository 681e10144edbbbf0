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
            let bytes = piece.bytes
            let found = redactor.detections(in: bytes)
            guard !found.isEmpty else { return }
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
        var lines: [UInt8] = []
        lines.reserveCapacity(found.count * 112)
        var (position, start) = (0, scalarsBefore)
        for detection in found {
            start += scalars(in: bytes[position..<detection.range.lowerBound])
            position = detection.range.lowerBound
            lines += lines.isEmpty ? firstStart : nextStart
            append(start, to: &lines)
            lines += end
            append(start + scalars(in: bytes[detection.range]), to: &lines)
            lines += category
            lines += detection.category.rawValue.utf8
            lines += confidences[detection.confidence.rawValue]
            lines += detection.rule.utf8
            lines += lineEnd
        }
        return String(decoding: lines, as: UTF8.self)
    }

    private static let firstStart = Array("{\"start\":".utf8)
    private static let nextStart = Array(",\n{\"start\":".utf8)
    private static let end = Array(",\"end\":".utf8)
    private static let category = Array(",\"category\":\"".utf8)
    private static let confidences = [Confidence.low, .medium, .high].map {
        Array("\",\"confidence\":\($0.probability),\"rule\":\"".utf8)
    }
    private static let lineEnd = Array("\"}".utf8)

    /// Adds a number that is not negative, in figures.
    private static func append(_ number: Int, to bytes: inout [UInt8]) {
        var power = 1
        while number / power >= 10 { power *= 10 }
        while power > 0 {
            bytes.append(UInt8(truncatingIfNeeded: 0x30 + number / power % 10))
            power /= 10
        }
    }

    private static func scalars(in bytes: ArraySlice<UInt8>) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            bytes.reduce(into: 0) { count, byte in if byte & 0b1100_0000 != 0b1000_0000 { count += 1 } }
        }
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
