public import Input

/// A sorted list of lower-case words, searched where it lies in memory.
///
/// Common English words, against which capitals are judged: a capitalised word that is none of them may be a name.
public struct WordList: Sendable {
    private let bytes: [UInt8]
    private let start: Int

    /// No words.
    public static let empty = WordList(bytes: [], start: 0)

    private init(bytes: [UInt8], start: Int) {
        self.bytes = bytes
        self.start = start
    }

    /// Reads a file with one word a line, sorted by bytes; lines that begin with `#` may stand at its head.
    ///
    /// - Throws: `InputProblem` where the words are not sorted: a search would miss some.
    public init(file: String, bytes: [UInt8]) throws(InputProblem) {
        try checkEncoding(of: bytes, file: file)
        var start = 0
        var line = 1
        while start < bytes.count, bytes[start] == 0x23 {
            start = (bytes[start...].firstIndex(of: 0x0A) ?? bytes.count - 1) + 1
            line += 1
        }
        var previous = start..<start
        var position = start
        while position < bytes.count {
            let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
            if !previous.isEmpty, !bytes[previous].lexicographicallyPrecedes(bytes[position..<end]) {
                throw InputProblem(
                    file: file, line: line, found: "a word out of order",
                    expected: "words sorted by bytes, each once", remedy: "sort the file with LC_ALL=C sort -u")
            }
            previous = position..<end
            position = end + 1
            line += 1
        }
        self.init(bytes: bytes, start: start)
    }

    /// Whether the list has no words.
    public var isEmpty: Bool { start >= bytes.count }

    /// Whether the list has a word.
    public func contains(_ word: String) -> Bool {
        let key = Array(word.utf8)
        var low = start
        var high = bytes.count
        while low < high {
            var middle = (low + high) / 2
            while middle > low, bytes[middle - 1] != 0x0A { middle -= 1 }
            let end = bytes[middle...].firstIndex(of: 0x0A) ?? bytes.count
            if bytes[middle..<end].elementsEqual(key) { return true }
            if bytes[middle..<end].lexicographicallyPrecedes(key) {
                low = end + 1
            } else {
                high = middle
            }
        }
        return false
    }
}
