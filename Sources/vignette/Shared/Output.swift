import Foundation

/// What the program writes, and where: results to standard output or a file, all else to standard error.
enum Output {
    /// Writes a result to standard output. A reader that has gone away is no failure, and changes no exit code.
    static func print(_ text: String, terminator: String = "") {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data((text + terminator).utf8))
        } catch {
            let code = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
            if code?.code == Int(EPIPE) || errno == EPIPE { return }
            complain("vignette: standard output cannot be written: \(Files.reason(error))")
            Foundation.exit(2)
        }
    }

    /// Writes a message to standard error.
    static func complain(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
    }

    /// Writes a result to a file, whole or not at all, or to standard output where no file is named or it is `-`.
    static func write(_ text: String, to path: String?) throws {
        guard let path, path != "-" else { return print(text) }
        try Files.write(Array(text.utf8), to: path)
    }

    /// Sorted, indented JSON with a line feed at the end.
    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }
}
