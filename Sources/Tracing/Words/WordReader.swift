import Redaction

/// A word of a text as it is written: its hash, its place in bytes, and what stands before it.
struct WrittenWord {
    /// What stands between a word and the one before it, white space aside.
    enum Joint: UInt8 {
        case nothing, hyphen, slash, other
    }

    var hash: UInt64
    var start: UInt32
    var end: UInt32
    var joint: Joint
    /// Whether a sentence or a paragraph ends before it.
    var beginsSentence: Bool
}

/// Cuts a text into words in one pass over its bytes, exactly as `TokenisedText` cuts it but without a string a word.
///
/// Words of ASCII letters, with straight or curly apostrophes, take a short way; a stretch up to the next white space that
/// holds anything else is left to `TokenisedText`.
struct WordReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var offset = 0
    private var joint = WrittenWord.Joint.nothing
    private var marks = 0
    private var stop = false
    private var lineEnds = 0
    private var beginsSentence = true
    /// Words of a stretch that `TokenisedText` has cut, last first.
    private var waiting: [Token] = []
    private var waitingOffset = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The next word and, where it is no word of plain letters, its folded form.
    mutating func next() -> (word: WrittenWord, folded: String?)? {
        while true {
            if let token = waiting.popLast() {
                if let word = read(token) { return (word, token.folded) }
                continue
            }
            guard offset < bytes.count else { return nil }
            let byte = bytes[offset]
            if byte <= 0x20 {
                space(byte)
                offset += 1
            } else if byte >= 0x80 {
                if let width = punctuationWidth(at: offset) {
                    mark(bytes[offset + 2], wide: true)
                    offset += width
                } else {
                    cutStretch()
                }
            } else if Self.isWordByte(byte) {
                if let word = plainWord() { return (word, nil) }
                cutStretch()
            } else {
                mark(byte, wide: false)
                offset += 1
            }
        }
    }

    // MARK: Words

    @inline(__always)
    static func isWordByte(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

    @inline(__always)
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    /// The word at the offset; `nil` where another scalar may belong to it.
    @inline(__always)
    private mutating func plainWord() -> WrittenWord? {
        var end = offset
        var hash = WordHash.seed
        var letters = false
        while end < bytes.count {
            let byte = bytes[end]
            if Self.isLetter(byte) {
                letters = true
                hash = WordHash.step(hash, byte | 0x20)
                end += 1
            } else if byte &- 0x30 < 10 {
                hash = WordHash.step(hash, byte)
                end += 1
            } else if byte == 0x27 || byte >= 0x80 {
                var width = 1
                if byte >= 0x80 {
                    guard let wide = punctuationWidth(at: end) else { return nil }
                    guard bytes[end + 2] == 0x98 || bytes[end + 2] == 0x99 else { break }
                    width = wide
                }
                guard letters, end + width < bytes.count else { break }
                if bytes[end + width] >= 0x80 { return nil }
                guard Self.isLetter(bytes[end + width]) else { break }
                hash = WordHash.step(hash, 0x27)
                end += width
            } else {
                break
            }
        }
        let word = written(WordHash.finish(hash), offset, end)
        offset = end
        return word
    }

    private mutating func written(_ hash: UInt64, _ start: Int, _ end: Int) -> WrittenWord {
        let word = WrittenWord(
            hash: hash, start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end), joint: joint,
            beginsSentence: beginsSentence)
        joint = .nothing
        marks = 0
        stop = false
        lineEnds = 0
        beginsSentence = false
        return word
    }

    /// A word or mark that `TokenisedText` has cut.
    private mutating func read(_ token: Token) -> WrittenWord? {
        guard token.kind != .punctuation else {
            let bytes = Array(token.folded.utf8)
            mark(bytes.last ?? 0, wide: bytes.count > 1)
            return nil
        }
        return written(
            WordHash.of(token.folded), waitingOffset + token.range.lowerBound, waitingOffset + token.range.upperBound)
    }

    private mutating func cutStretch() {
        var end = offset
        while end < bytes.count, bytes[end] > 0x20 { end += 1 }
        let stretch = String(decoding: UnsafeBufferPointer(rebasing: bytes[offset..<end]), as: UTF8.self)
        waiting = TokenisedText(stretch).tokens.reversed()
        waitingOffset = offset
        offset = end
    }

    // MARK: Between words

    /// The width of a dash, quotation mark or ellipsis of three bytes; `nil` for any other scalar.
    @inline(__always)
    private func punctuationWidth(at index: Int) -> Int? {
        guard index + 2 < bytes.count, bytes[index] == 0xE2, bytes[index + 1] == 0x80,
            0x90...0xA7 ~= bytes[index + 2]
        else { return nil }
        return 3
    }

    @inline(__always)
    private mutating func mark(_ last: UInt8, wide: Bool) {
        marks += 1
        if wide {
            // Hyphens, and the ellipsis.
            joint = marks == 1 && (last == 0x90 || last == 0x91) ? .hyphen : .other
            if last == 0xA6 { stop = true }
        } else {
            joint = marks > 1 ? .other : last == 0x2D ? .hyphen : last == 0x2F ? .slash : .other
            if last == 0x2E || last == 0x21 || last == 0x3F { stop = true }
        }
    }

    @inline(__always)
    private mutating func space(_ byte: UInt8) {
        if stop { beginsSentence = true }
        if byte == 0x0A {
            lineEnds += 1
            if lineEnds > 1 { beginsSentence = true }
        }
    }
}
