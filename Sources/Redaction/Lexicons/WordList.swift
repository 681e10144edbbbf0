public import Input

/// A list of lower-case words, kept as their keys.
///
/// Common English words, against which capitals are judged: a capitalised word that is none of them may be a name. Two words
/// share a key once in 2⁶⁴: that a name is taken for a common word by it does not happen by chance.
public struct WordList: Sendable {
    /// The keys of the words; 0 where there is none. The count is a power of two.
    private let slots: [UInt64]
    /// Whether the list has no words.
    public let isEmpty: Bool

    /// No words.
    public static let empty = WordList([])

    private init(_ keys: [UInt64]) {
        isEmpty = keys.isEmpty
        var count = 2
        while count < keys.count * 2 { count *= 2 }
        var slots = [UInt64](repeating: 0, count: count)
        for key in keys {
            var slot = Int(truncatingIfNeeded: key) & (count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (count - 1) }
            slots[slot] = key
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
        var keys: [UInt64] = []
        var previous = start..<start
        var position = start
        while position < bytes.count {
            let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
            if !previous.isEmpty, !bytes[previous].lexicographicallyPrecedes(bytes[position..<end]) {
                throw InputProblem(
                    file: file, line: line, found: "a word out of order",
                    expected: "words sorted by bytes, each once", remedy: "sort the file with LC_ALL=C sort -u")
            }
            if position < end { keys.append(WordKey.of(bytes.span.extracting(position..<end))) }
            previous = position..<end
            position = end + 1
            line += 1
        }
        self.init(keys)
    }

    /// Whether the list has a word.
    public func contains(_ word: String) -> Bool { contains(key: WordKey.of(word)) }

    /// Whether the list has the word of a token, a possessive `'s` left out.
    func contains(_ token: Token) -> Bool {
        contains(key: token.baseKey)
    }

    /// Whether the list has the word of a token, or the word before its apostrophe: “don't”, “we're”.
    func containsContracted(_ token: Token) -> Bool {
        if contains(key: token.baseKey) { return true }
        let letters = token.folded.utf8
        return letters.firstIndex(of: UInt8(ascii: "'")).map { contains(key: WordKey.of(letters[..<$0])) } ?? false
    }

    /// Whether the list has a word, given by its folded bytes.
    func contains(_ word: [UInt8]) -> Bool { contains(key: WordKey.of(word)) }

    /// Whether the list has the word with a key.
    func contains(key: UInt64) -> Bool {
        var slot = Int(truncatingIfNeeded: key) & (slots.count - 1)
        while slots[slot] != 0 {
            if slots[slot] == key { return true }
            slot = (slot + 1) & (slots.count - 1)
        }
        return false
    }
}
