/// Tells in one way through the bytes of a text that it holds no direct identifier, without cutting it into words.
///
/// Sound and coarse: whatever `Redactor.detections(in:)` finds in a text that passes as empty is no e-mail address, number,
/// postcode or handle, no page of a person, and no name with a title or beside one of the cues. Nearly every paragraph of a
/// report is one of these. The secret list is not looked at.
public struct DirectSieve: Sendable {
    /// What a word is to the sieve.
    struct Sign: OptionSet {
        let rawValue: UInt8

        /// A title before a name.
        static let title = Sign(rawValue: 1)
        /// A title that tells a name in small letters too.
        static let clearTitle = Sign(rawValue: 2)
        /// A word that tells a person's name behind it.
        static let lead = Sign(rawValue: 4)
        /// A word that tells a person's name before it.
        static let follower = Sign(rawValue: 8)
        /// A small word with which a name may begin: “van”.
        static let particle = Sign(rawValue: 16)
        /// A number that may be dictated.
        static let spoken = Sign(rawValue: 32)
        /// A word before a number or a name on the net.
        static let cue = Sign(rawValue: 64)
        /// The beginning of a link, and the dot of an address that is dictated.
        static let link = Sign(rawValue: 128)
    }

    private let table: SignTable
    private let words: WordList

    /// Prepares a sieve.
    ///
    /// - Parameters:
    ///   - words: common words, as the redactor has them.
    ///   - leads: folded words that tell a person's name right behind them: “mentor”.
    ///   - followers: folded words that tell a person's name right before them: “said”.
    public init(words: WordList, leads: Set<String>, followers: Set<String>) {
        self.words = words
        table = SignTable([
            (Array(NameDetector.titles), .title), (Array(NameDetector.clearTitles), .clearTitle),
            (leads.sorted(), .lead), (followers.sorted(), .follower), (Array(NameCues.leadingParticles), .particle),
            (SpokenNumbers.words, .spoken), (Array(IdentifierDetector.cues), .cue),
            (Array(IdentifierDetector.handleCues), .cue), (Array(IdentifierDetector.linkBeginnings), .link),
            (Array(IdentifierDetector.spokenDots), .link),
        ])
    }

    /// Whether a text may hold a direct identifier.
    public func mayHold(_ text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { bytes in
            // A longer one is cut, and of each piece the writing counts alone.
            guard bytes.count <= Redactor.longestPiece else { return true }
            return table.slots.withUnsafeBufferPointer { slots in
                var pass = SievePass(slots: slots, words: words)
                return pass.mayHold(bytes)
            }
        } ?? true
    }
}

/// What words are to the sieve, by their keys but for the last byte, which says what the word is; 0 where there is none.
private struct SignTable: Sendable {
    static let size = 1024
    var slots = [UInt64](repeating: 0, count: size)

    init(_ sets: [(words: [String], sign: DirectSieve.Sign)]) {
        var signs: [String: DirectSieve.Sign] = [:]
        for set in sets { for word in set.words { signs[word, default: []].formUnion(set.sign) } }
        for (word, sign) in signs.sorted(by: { $0.key < $1.key }) {
            let key = WordKey.of(word)
            var slot = Int(truncatingIfNeeded: key) & (Self.size - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (Self.size - 1) }
            slots[slot] = key & ~0xFF | UInt64(sign.rawValue)
        }
    }
}

/// One way through a text.
private struct SievePass {
    let slots: UnsafeBufferPointer<UInt64>
    let words: WordList

    /// A word as it was read.
    private struct Word {
        /// The key of its letters and digits before any apostrophe.
        var key: UInt64 = 0
        var sign: DirectSieve.Sign = []
        var isCapitalised = false
        /// Two capital letters and nothing else.
        var isPair = false
        /// Whether more than a short ending stands behind an apostrophe: “o'brien”.
        var isJoined = false
    }

    private var last = Word()
    private var hasDigits = false
    private var hasCue = false
    /// Digits and dots since the last letter, or mark that does not divide numbers.
    private var digits = 0
    private var dots = 0
    /// How many words of dictated numbers stand in a row.
    private var spoken = 0
    /// How the text is written: words of two letters and more, those with a capital, those in capitals.
    private var (counted, capitalised, large) = (0, 0, 0)
    /// Whether a cue for a name was seen at all: in text without capitals, or with nothing else, it is enough.
    private var hasNameCue = false
    /// Whether nothing to see stands on the line so far.
    private var isLineEmpty = false

    init(slots: UnsafeBufferPointer<UInt64>, words: WordList) {
        self.slots = slots
        self.words = words
    }

    mutating func mayHold(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if Self.isWord(byte) {
                isLineEmpty = false
                guard !readWord(bytes, &index) else { return true }
                continue
            }
            if byte >= 0x80 {
                isLineEmpty = false
                guard let width = Self.plainWidth(bytes, index) else { return true }
                index += width
                continue
            }
            index += 1
            if byte > 0x20 {
                isLineEmpty = false
                if mark(byte) { return true }
            } else if byte == 0x0A {
                if isLineEmpty, endParagraph() { return true }
                isLineEmpty = true
            }
        }
        return endParagraph()
    }

    /// Ends a paragraph, of which the writing counts alone.
    ///
    /// - Returns: whether a name may be in it that no capital tells.
    private mutating func endParagraph() -> Bool {
        let isMixed = capitalised > 0 && large * 2 < counted
        let mayHold = !isMixed && hasNameCue
        (counted, capitalised, large, hasNameCue) = (0, 0, 0, false)
        return mayHold
    }

    /// Takes a mark of ASCII.
    ///
    /// - Returns: whether it may belong to an identifier.
    private mutating func mark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "@"): return true
        case UInt8(ascii: "_"): return hasCue
        case UInt8(ascii: "."):
            dots += 1
            return digits > 0 && dots >= 3
        case UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"): return false
        default:
            (digits, dots) = (0, 0)
            last.isPair = false
            return false
        }
    }

    /// Takes the word that begins at `index`, and moves behind it.
    ///
    /// - Returns: whether it may belong to an identifier.
    private mutating func readWord(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Bool {
        let start = index
        var word = Word()
        var key = WordKey.seed
        var letters = 0
        var upper = 0
        var hasDigit = false
        while index < bytes.count, Self.isWord(bytes[index]) {
            let byte = bytes[index]
            if byte < 0x3A {
                hasDigit = true
                digits += 1
                // A letter with a digit behind it.
                if letters > 0 { return true }
                key = WordKey.step(key, byte)
            } else {
                if byte < 0x61 {
                    if letters == 0 { word.isCapitalised = true }
                    upper += 1
                }
                letters += 1
                key = WordKey.step(key, byte | 0x20)
            }
            index += 1
        }
        word.key = WordKey.finish(key)
        if hasDigit {
            hasDigits = true
            guard letters == 0 else {
                (digits, dots) = (0, 0)
                last = word
                spoken = 0
                return hasCue || last.isPair
            }
            let mayBelong = digits >= 9 || hasCue || last.isPair
            last = word
            return mayBelong
        }
        (digits, dots) = (0, 0)
        word.isPair = letters == 2 && upper == 2
        var length = index - start
        while let next = Self.behindApostrophe(bytes, index) {
            index = next
            while index < bytes.count, Self.isWord(bytes[index]) { index += 1 }
            length = index - start
            word.isPair = false
            word.isJoined = index - next > 2
        }
        word.sign = sign(of: word.key)
        // “I” and its contractions are written so in any text.
        if length > 1, letters > 1 || bytes[start] | 0x20 != 0x69 {
            counted += 1
            if word.isCapitalised { capitalised += 1 }
            if letters > 1, upper == letters { large += 1 }
        }
        defer { last = word }
        return mayBelong(word)
    }

    /// Whether a word without digits may belong to an identifier, by what it is and what stands before it.
    @inline(__always)
    private mutating func mayBelong(_ word: Word) -> Bool {
        if !last.sign.isDisjoint(with: [.title, .clearTitle, .lead]) {
            if last.sign.contains(.clearTitle) { return true }
            if last.sign.contains(.title), last.isCapitalised, word.isCapitalised { return true }
            if last.sign.contains(.lead), mayBeName(word) || word.sign.contains(.particle) { return true }
        }
        guard !word.sign.isEmpty else {
            spoken = 0
            return false
        }
        if word.sign.contains(.link) { return true }
        if word.sign.contains(.spoken) {
            spoken += 1
            if spoken >= 4 { return true }
        } else {
            spoken = 0
        }
        if word.sign.contains(.cue) {
            hasCue = true
            if hasDigits { return true }
        }
        if !word.sign.isDisjoint(with: [.lead, .follower]) { hasNameCue = true }
        return word.sign.contains(.follower) && last.key != 0 && mayBeName(last)
    }

    /// Whether a word may be, or end, a person's name: by its capital, or because it is no common word.
    private func mayBeName(_ word: Word) -> Bool {
        word.isCapitalised || word.isJoined || !words.contains(key: word.key)
    }

    @inline(__always)
    private func sign(of key: UInt64) -> DirectSieve.Sign {
        var slot = Int(truncatingIfNeeded: key) & (SignTable.size - 1)
        while slots[slot] != 0 {
            if slots[slot] & ~0xFF == key & ~0xFF {
                return DirectSieve.Sign(rawValue: UInt8(truncatingIfNeeded: slots[slot]))
            }
            slot = (slot + 1) & (SignTable.size - 1)
        }
        return []
    }

    @inline(__always)
    private static func isWord(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

    /// The place behind an apostrophe that stands at a place between letters.
    @inline(__always)
    private static func behindApostrophe(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
        guard index < bytes.count else { return nil }
        var next = index + 1
        if bytes[index] == 0xE2 {
            guard index + 3 < bytes.count, bytes[index + 1] == 0x80, bytes[index + 2] | 1 == 0x99 else { return nil }
            next = index + 3
        } else if bytes[index] != 0x27 {
            return nil
        }
        return next < bytes.count && (bytes[next] | 0x20) &- 0x61 < 26 ? next : nil
    }

    /// How many bytes a scalar beyond ASCII has that is no part of a word, and stands for no other sign: no-break spaces,
    /// quotation marks, dashes and their like; `nil` for all others.
    private static func plainWidth(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
        switch bytes[index] {
        case 0xC2:
            switch bytes[index + 1] {
            case 0xAA, 0xAD, 0xB5, 0xBA: nil
            default: 2
            }
        case 0xE2 where bytes[index + 1] == 0x80 && (0x90...0xA7).contains(bytes[index + 2]): 3
        default: nil
        }
    }
}
