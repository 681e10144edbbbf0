public import Input

/// A sorted list of lower-case words, searched by their keys where it lies in memory.
///
/// Common English words, against which capitals are judged: a capitalised word that is none of them may be a name.
public struct WordList: Sendable {
    private let bytes: [UInt8]
    /// Where each word begins and ends, by the word's key; empty where there is none. The count is a power of two.
    private let slots: [Range<UInt32>]
    /// Whether the list has no words.
    public let isEmpty: Bool

    /// No words.
    public static let empty = WordList(bytes: [], words: [])

    private init(bytes: [UInt8], words: [Range<UInt32>]) {
        self.bytes = bytes
        isEmpty = words.isEmpty
        var count = 2
        while count < words.count * 2 { count *= 2 }
        var slots = [Range<UInt32>](repeating: 0..<0, count: count)
        for word in words {
            let key = WordKey.of(bytes[Int(word.lowerBound)..<Int(word.upperBound)])
            var slot = Int(truncatingIfNeeded: key) & (count - 1)
            while !slots[slot].isEmpty { slot = (slot + 1) & (count - 1) }
            slots[slot] = word
        }
        self.slots = slots
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
        var words: [Range<UInt32>] = []
        var previous = start..<start
        var position = start
        while position < bytes.count {
            let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
            if !previous.isEmpty, !bytes[previous].lexicographicallyPrecedes(bytes[position..<end]) {
                throw InputProblem(
                    file: file, line: line, found: "a word out of order",
                    expected: "words sorted by bytes, each once", remedy: "sort the file with LC_ALL=C sort -u")
            }
            if position < end { words.append(UInt32(position)..<UInt32(end)) }
            previous = position..<end
            position = end + 1
            line += 1
        }
        self.init(bytes: bytes, words: words)
    }

    /// Whether the list has a word.
    public func contains(_ word: String) -> Bool { contains(WordKey.of(word), word.utf8) }

    /// Whether the list has the word of a token, a possessive `'s` left out.
    func contains(_ token: Token) -> Bool {
        guard token.isPossessive else { return contains(token.key, token.folded.utf8) }
        return contains(String(token.folded.dropLast(2)))
    }

    /// Whether the list has a word, given by its folded bytes.
    func contains(_ word: [UInt8]) -> Bool { contains(WordKey.of(word), word) }

    private func contains(_ key: UInt64, _ word: some Collection<UInt8>) -> Bool {
        var slot = Int(truncatingIfNeeded: key) & (slots.count - 1)
        while !slots[slot].isEmpty {
            let range = Int(slots[slot].lowerBound)..<Int(slots[slot].upperBound)
            if range.count == word.count, bytes[range].elementsEqual(word) { return true }
            slot = (slot + 1) & (slots.count - 1)
        }
        return false
    }
}
