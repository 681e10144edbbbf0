/// One way through a text.
struct SievePass {
    /// A word as it was read.
    private struct Word {
        /// Where its letters and digits before any apostrophe stand; empty where no word is near enough.
        var plain = 0..<0
        var sign: WordSign = []
        var isCapitalised = false
        /// Two capital letters and nothing else.
        var isPair = false
        /// Whether more than a short ending stands behind an apostrophe: “o'brien”.
        var isJoined = false
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let table: SignTable
    private let words: WordList
    private let numbers: UInt8
    private(set) var reading = TextSieve.Reading()

    private var last = Word()
    private var hasCue = false
    /// Digits and dots since the last letter, or mark that does not divide numbers.
    private var digits = 0
    private var dots = 0
    /// Whether a number with three decimals was seen, as coordinates have.
    private var hasFineNumber = false
    /// How many words stand behind the last number, and how many are few.
    private var wordsBehindNumber = SievePass.few
    private static let few = 5
    /// The same behind the last number in digits; two of them end a pair of numbers.
    private var wordsBehindDigits = 2
    /// How many words of dictated numbers stand in a row.
    private var spoken = 0
    /// How the text is written: words of two letters and more, those with a capital, those in capitals.
    private var (counted, capitalised, large) = (0, 0, 0)
    /// Whether a cue for a name was seen at all: in text without capitals, or with nothing else, it is enough.
    private var hasNameCue = false
    /// Whether nothing to see stands on the line so far.
    private var isLineEmpty = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, table: SignTable, words: WordList, numbers: UInt8) {
        self.numbers = numbers
        self.bytes = bytes
        self.table = table
        self.words = words
    }

    mutating func read() {
        // A longer one is cut, and of each piece the writing counts alone.
        reading.mayHoldIdentifier = bytes.count > Redactor.longestPiece
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if Self.isWord(byte) {
                isLineEmpty = false
                readWord(&index)
            } else if byte >= 0x80 {
                isLineEmpty = false
                let isSpace = byte == 0xC2 && bytes[index + 1] == 0xA0
                if index > 0, bytes[index - 1] <= 0x20, !isSpace { last.sign.remove(.lead) }
                index += widthBeyondASCII(index)
            } else {
                index += 1
                if byte > 0x20 {
                    isLineEmpty = false
                    // A mark behind a space belongs to what follows, which is no longer right behind the word.
                    if index > 1, bytes[index - 2] <= 0x20 { last.sign.remove(.lead) }
                    mark(byte)
                } else if byte == 0x0A {
                    if isLineEmpty { endParagraph() }
                    isLineEmpty = true
                }
            }
        }
        endParagraph()
    }

    /// Ends a paragraph, of which the writing counts alone.
    private mutating func endParagraph() {
        let isMixed = counted < 3 || capitalised > 0 && large * 2 < counted
        if !isMixed, hasNameCue { reading.mayHoldIdentifier = true }
        (counted, capitalised, large, hasNameCue) = (0, 0, 0, false)
    }

    // MARK: Marks

    /// Takes a mark of ASCII.
    private mutating func mark(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "@"): reading.mayHoldIdentifier = true
        case UInt8(ascii: "_"): if hasCue { reading.mayHoldIdentifier = true }
        case UInt8(ascii: "."):
            dots += 1
            if digits > 0, dots >= 3 { reading.mayHoldIdentifier = true }
            endSentence()
        case UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"): break
        default:
            (digits, dots) = (0, 0)
            last.isPair = false
            if byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") { endSentence() }
            if byte == UInt8(ascii: "%") { reading.hasPercentSign = true }
        }
    }

    /// Behind the end of a sentence no word is a cue for what stands before; a title may be short for something: “Dr.”
    private mutating func endSentence() {
        last.sign.formIntersection([.title, .clearTitle])
        last.plain = 0..<0
    }

    /// How many bytes a scalar beyond ASCII has. Most that stand in texts are no part of a word and stand for no other sign:
    /// no-break spaces, quotation marks, dashes. Letters may be those of a name, and others be read as letters of ASCII.
    private mutating func widthBeyondASCII(_ index: Int) -> Int {
        switch bytes[index] {
        case 0xC2:
            switch bytes[index + 1] {
            case 0xAA, 0xB5, 0xBA:
                reading.mayHoldIdentifier = true
                joinPieces()
            case 0xAD:
                reading.mayHoldIdentifier = true
                reading.signs = nil
            default: break
            }
            return 2
        case 0xC3:
            reading.mayHoldIdentifier = true
            joinPieces()
            return 2
        case 0xE2 where bytes[index + 1] == 0x80 && (0x90...0xA7).contains(bytes[index + 2]): return 3
        default:
            reading.mayHoldIdentifier = true
            reading.signs = nil
            return bytes[index] < 0xE0 ? 2 : bytes[index] < 0xF0 ? 3 : 4
        }
    }

    /// What a letter beyond ASCII parts is one word and counts as one.
    private mutating func joinPieces() {
        wordsBehindNumber -= 1
        wordsBehindDigits -= 1
    }

    // MARK: Words

    /// Takes the word that begins at `index`, and moves behind it.
    @inline(__always)
    private mutating func readWord(_ index: inout Int) {
        // Nearly every word: of up to 15 letters, and nothing in it or behind it that takes a closer look.
        guard index + 16 <= bytes.count else { return readLongWord(&index) }
        let first = wordBytes(at: index)
        var count = first.count
        var isUpper = first.upper == first.letters
        var (others, next) = (first.digits | first.apostrophes, first.next)
        var rest: WordBytes?
        if count == 8 {
            let more = wordBytes(at: index + 8)
            count += more.count
            isUpper = isUpper && more.upper == more.letters
            others |= more.digits | more.apostrophes
            next = more.count == 8 ? 0x80 : more.next
            rest = more
        }
        guard others == 0, next != 0x27, next < 0x80 else { return readLongWord(&index) }
        var signs: UInt64 = 0
        if table.mayHold(first.folded) {
            let key = first.key(after: WordKey.seed)
            signs = table.signs(of: WordKey.finish(rest?.key(after: key) ?? key))
        }
        let start = index
        index += count
        endWord(
            start..<index, signs, length: count, isUpper: isUpper, isCapitalised: first.upper & 0x80 != 0,
            isI: first.folded == 0x69, isJoined: false)
    }

    @inline(__always)
    private func wordBytes(at index: Int) -> WordBytes {
        WordBytes(
            UnsafeRawPointer(bytes.baseAddress!).loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian)
    }

    /// The same of a word of any length, with digits and apostrophes.
    private mutating func readLongWord(_ index: inout Int) {
        let start = index
        var letters = 0
        var upper = 0
        var isCapitalised = false
        var ownDigits = 0
        while index < bytes.count, Self.isWord(bytes[index]) {
            let byte = bytes[index]
            if byte < 0x3A {
                ownDigits += 1
                digits += 1
                // A letter with a digit behind it may begin a postcode or the number of an account.
                if letters > 0 { reading.mayHoldIdentifier = true }
            } else {
                if byte < 0x61 {
                    if letters == 0 { isCapitalised = true }
                    upper += 1
                }
                letters += 1
            }
            index += 1
        }
        let plain = start..<index
        if ownDigits > 0 { return endNumber(plain, ownDigits, hasLetters: letters > 0) }
        var isJoined = false
        var signs = table.signs(of: key(of: plain))
        while let next = behindApostrophe(index) {
            index = next
            var inside = 0
            while index < bytes.count, Self.isWord(bytes[index]) {
                if bytes[index] < 0x3A { inside += 1 }
                index += 1
            }
            if inside > 0 {
                reading.mayHoldIdentifier = true
                reading.mostDigits = max(reading.mostDigits, inside)
            }
            signs |= table.signs(of: key(of: next..<index))
            isJoined = isJoined || !isEnding(next..<index)
        }
        endWord(
            plain, signs, length: index - start, isUpper: letters == upper,
            isCapitalised: isCapitalised, isI: plain.count == 1 && bytes[start] | 0x20 == 0x69, isJoined: isJoined)
    }

    /// Whether what stands behind an apostrophe is the end of a contraction or of a possessive, and no part of a name.
    private func isEnding(_ range: Range<Int>) -> Bool {
        let (first, last) = (bytes[range.lowerBound] | 0x20, bytes[range.upperBound - 1] | 0x20)
        switch (range.count, first, last) {
        case (1, UInt8(ascii: "s"), _), (1, UInt8(ascii: "t"), _), (1, UInt8(ascii: "d"), _), (1, UInt8(ascii: "m"), _):
            return true
        case (2, UInt8(ascii: "l"), UInt8(ascii: "l")), (2, UInt8(ascii: "v"), UInt8(ascii: "e")),
            (2, UInt8(ascii: "r"), UInt8(ascii: "e")):
            return true
        default: return false
        }
    }

    /// The key of a word of letters and digits of ASCII.
    private func key(of word: Range<Int>) -> UInt64 {
        WordKey.of(bytes[word].lazy.map { $0 < 0x3A ? $0 : $0 | 0x20 })
    }

    /// Judges a word with digits in it.
    private mutating func endNumber(_ plain: Range<Int>, _ ownDigits: Int, hasLetters: Bool) {
        reading.mostDigits = max(reading.mostDigits, ownDigits)
        if wordsBehindDigits < 2 { reading.hasNumberPair = true }
        wordsBehindDigits = 0
        wordsBehindNumber = 0
        if digits >= 9 || hasCue || last.isPair { reading.mayHoldIdentifier = true }
        var word = Word(plain: plain)
        if hasLetters {
            (digits, dots) = (0, 0)
            spoken = 0
            // “2Pac” is written as a name, and “5mentor” as a cue.
            let letters = bytes[plain].drop { $0 < 0x3A }.indices
            let own = WordSign(rawValue: UInt8(truncatingIfNeeded: table.signs(of: key(of: letters))))
            if !own.isDisjoint(with: [.lead, .follower]) || !last.sign.isDisjoint(with: [.title, .clearTitle]) {
                reading.mayHoldIdentifier = true
            }
        } else {
            let start = plain.lowerBound
            // The number of a note does not part a cue from a name: “mentor[2] Anna”.
            if start > 0, bytes[start - 1] > 0x20 { word.sign = last.sign.intersection(.lead) }
            if ownDigits >= 3, start > 1, bytes[start - 1] == UInt8(ascii: "."), bytes[start - 2] &- 0x30 < 10 {
                if hasFineNumber { reading.mayHoldIdentifier = true }
                hasFineNumber = true
            }
        }
        last = word
    }

    /// Judges a word without digits, by what it is and what stands before it.
    @inline(__always)
    private mutating func endWord(
        _ plain: Range<Int>, _ signs: UInt64, length: Int, isUpper: Bool, isCapitalised: Bool, isI: Bool, isJoined: Bool
    ) {
        (digits, dots) = (0, 0)
        // “I” and its contractions are written so in any text.
        if length > 1, !isI {
            counted += 1
            if isCapitalised { capitalised += 1 }
            if isUpper, plain.count > 1 { large += 1 }
        }
        var word = Word(plain: plain)
        word.isCapitalised = isCapitalised
        word.isPair = length == 2 && isUpper
        word.isJoined = isJoined
        if signs >> 8 != 0 { note(UInt8(truncatingIfNeeded: signs >> 8)) }
        wordsBehindNumber += 1
        wordsBehindDigits += 1
        word.sign = WordSign(rawValue: UInt8(truncatingIfNeeded: signs))
        if !last.sign.isDisjoint(with: [.title, .clearTitle, .lead]) { judgeName(word) }
        if word.sign.isEmpty {
            spoken = 0
        } else {
            judgeSign(word)
        }
        last = word
    }

    /// Notes what a word is to the user of the sieve.
    private mutating func note(_ signs: UInt8) {
        reading.signs? |= signs
        if wordsBehindNumber < Self.few { reading.signsBehindNumbers |= signs }
        if signs & numbers != 0 { wordsBehindNumber = -1 }
    }

    /// Judges a word behind a title or a cue for a name.
    private mutating func judgeName(_ word: Word) {
        let isTitled =
            last.sign.contains(.clearTitle) || last.sign.contains(.title) && last.isCapitalised && word.isCapitalised
        let isLed = last.sign.contains(.lead) && (mayBeName(word) || word.sign.contains(.particle))
        if isTitled || isLed { reading.mayHoldIdentifier = true }
    }

    /// Judges a word that the sieve looks for.
    private mutating func judgeSign(_ word: Word) {
        if word.sign.contains(.link) { reading.mayHoldIdentifier = true }
        spoken = word.sign.contains(.spoken) ? spoken + 1 : 0
        if spoken >= 4 { reading.mayHoldIdentifier = true }
        if word.sign.contains(.cue) {
            hasCue = true
            if reading.hasDigit { reading.mayHoldIdentifier = true }
        }
        if !word.sign.isDisjoint(with: [.lead, .follower]) { hasNameCue = true }
        if word.sign.contains(.follower), !last.plain.isEmpty, mayBeName(last) { reading.mayHoldIdentifier = true }
    }

    /// Whether a word may be, or end, a person's name: by its capital, or because it is no common word.
    private func mayBeName(_ word: Word) -> Bool {
        word.isCapitalised || word.isJoined || !words.contains(key: key(of: word.plain))
    }

    @inline(__always)
    private static func isWord(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

    /// The place behind an apostrophe that stands at a place between letters.
    private func behindApostrophe(_ index: Int) -> Int? {
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
}
