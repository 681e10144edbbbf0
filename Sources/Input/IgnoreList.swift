/// What a file like `.gitignore` says: comments, `!` for exceptions, `/` at the end for folders only, `/` elsewhere for paths
/// from the file's own folder, `**` over folders. The last line that fits decides.
public struct IgnoreList: Hashable, Sendable {
    private struct Line: Hashable, Sendable {
        let pattern: PathPattern
        let isException: Bool
        let isFolder: Bool
        let number: Int
    }

    /// The name of the file.
    public let file: String
    private let lines: [Line]

    /// Reads such a file.
    ///
    /// - Throws: `InputProblem` where the bytes are not UTF-8 or hold a NUL.
    public init(file: String, bytes: [UInt8]) throws(InputProblem) {
        try checkEncoding(of: bytes, file: file)
        self.file = file
        var text = String(decoding: bytes, as: UTF8.self)
        if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
        lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
            .compactMap { Self.line(String($0.element), number: $0.offset + 1) }
    }

    private static func line(_ text: String, number: Int) -> Line? {
        var text = Substring(text)
        while text.last == " " || text.last == "\t" {
            // A space at the end counts after a backslash.
            if text.dropLast().last == "\\" { break }
            text.removeLast()
        }
        guard !text.isEmpty, text.first != "#" else { return nil }
        let isException = text.first == "!"
        if isException { text.removeFirst() }
        let isFolder = text.last == "/"
        if isFolder { text.removeLast() }
        guard !text.isEmpty else { return nil }
        let pattern = text.contains("/") ? String(text) : "**/" + text
        return Line(pattern: PathPattern(pattern), isException: isException, isFolder: isFolder, number: number)
    }

    /// What the list says of a path below its folder: the line that ignores it, `0` for an exception, `nil` for nothing.
    public func verdict(on path: [Substring], isFolder: Bool) -> Int? {
        let line = lines.last { line in (isFolder || !line.isFolder) && line.pattern.matches(path) }
        return line.map { $0.isException ? 0 : $0.number }
    }
}
