import Foundation
import Input
import Redaction

/// Reads a text in pieces that end where a paragraph or a line ends, so that a text of any length takes bounded memory.
struct PassageReader {
    /// A stretch of the text: one line, or paragraphs.
    struct Piece {
        /// Well-formed UTF-8.
        let bytes: [UInt8]
        /// How many Unicode scalars stand before it.
        let scalarsBefore: Int
        /// Where it begins, counted from 1; the column in Unicode scalars.
        let line: Int
        let column: Int

        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    /// The name for messages.
    let name: String
    private let handle: FileHandle
    private let byLine: Bool
    private let redactor: Redactor
    private static let blockLength = 1 << 16

    /// Opens a file, or standard input for `-`; the redactor says where a long text may be cut.
    init(_ path: String, byLine: Bool, redactor: Redactor) throws {
        name = path
        self.byLine = byLine
        self.redactor = redactor
        if path == "-" {
            handle = .standardInput
            return
        }
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw Failure("\(path): there is no such file")
        }
        guard !isDirectory.boolValue else { throw Failure("\(path): is a folder; expected a file") }
        do { handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path)) } catch {
            throw Failure("\(path): cannot be read: \(Files.reason(error))")
        }
    }

    /// Gives every piece in turn.
    func forEach(_ body: (Piece) throws -> Void) throws {
        var pending: [UInt8] = []
        var scalars = 0
        var line = 1
        var column = 1
        func give(_ bytes: [UInt8]) throws {
            try check(bytes, line: line, column: column)
            try body(Piece(bytes: bytes, scalarsBefore: scalars, line: line, column: column))
            for byte in bytes where byte & 0b1100_0000 != 0b1000_0000 {
                scalars += 1
                column += 1
                if byte == 0x0A {
                    line += 1
                    column = 1
                }
            }
        }
        while true {
            let block = try read()
            pending += block
            let isLast = block.isEmpty
            var start = 0
            for end in ends(in: pending, isLast: isLast) {
                try give(Array(pending[start..<end]))
                start = end
            }
            pending.removeFirst(start)
            if isLast { return }
        }
    }

    private func read() throws -> Data {
        do { return try handle.read(upToCount: Self.blockLength) ?? Data() } catch {
            throw Failure("\(name): cannot be read: \(Files.reason(error))")
        }
    }

    /// Where pieces end in what has been read; what stands behind the last end waits for the next block.
    private func ends(in bytes: [UInt8], isLast: Bool) -> [Int] {
        if byLine {
            var ends = bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
            if isLast, ends.last ?? 0 < bytes.count { ends.append(bytes.count) }
            return ends
        }
        return Self.joined(redactor.pieces(of: bytes, isLast: isLast))
    }

    /// The ends of stretches, short neighbours taken together: no longer than the redactor reads at once, so that it cuts
    /// them again as they were cut here.
    private static func joined(_ pieces: [Range<Int>]) -> [Int] {
        var ends: [Int] = []
        var start = 0
        for (piece, next) in zip(pieces, pieces.dropFirst()) where next.upperBound - start > Redactor.longestPiece {
            ends.append(piece.upperBound)
            start = piece.upperBound
        }
        return ends + pieces.suffix(1).map(\.upperBound)
    }

    /// Checks that a piece is text, and names the place in the file where it is not.
    private func check(_ bytes: [UInt8], line: Int, column: Int) throws {
        do { try checkEncoding(of: bytes, file: name) } catch {
            var problem = error
            if problem.line == 1 { problem.column = problem.column.map { $0 + column - 1 } }
            problem.line = problem.line.map { $0 + line - 1 }
            throw problem
        }
    }
}
