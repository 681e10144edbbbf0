/// A word, a number or a punctuation mark of a text.
public struct Token: Hashable, Sendable {
    /// What a token is.
    public enum Kind: Sendable {
        /// Letters, with apostrophes and digits inside: `she's`, `ST5`, `7B`.
        case word
        /// Digits only.
        case number
        /// Any other visible scalar, one a token.
        case punctuation
    }

    /// Where it stands, in UTF-8 bytes.
    public let range: Range<Int>
    /// What it is.
    public let kind: Kind
    /// The form for matching: lower case, straight apostrophes and hyphens, without invisible code points.
    public let folded: String
    /// Whether its first letter is upper case.
    public let isCapitalised: Bool
    /// Whether it has two or more letters and all are upper case.
    public let isAllCaps: Bool
}

/// A text cut into tokens, with offsets in UTF-8 bytes.
public struct TokenisedText: Sendable {
    /// The text.
    public let text: String
    /// Its UTF-8 bytes.
    public let bytes: [UInt8]
    /// Its tokens, in order; white space is left out.
    public let tokens: [Token]

    /// Cuts a text into tokens.
    public init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
        tokens = Tokeniser.tokens(of: bytes)
    }

    /// The text of a byte range.
    public subscript(range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// The text from the beginning of one token to the end of another.
    public func text(from first: Int, through last: Int) -> String {
        self[tokens[first].range.lowerBound..<tokens[last].range.upperBound]
    }

    /// Whether only spaces (or nothing) stand between a token and the next.
    public func areAdjacent(_ first: Int, _ second: Int) -> Bool {
        second == first + 1
    }

    /// Whether nothing stands between a token and the next.
    public func touch(_ first: Int, _ second: Int) -> Bool {
        second < tokens.count && tokens[first].range.upperBound == tokens[second].range.lowerBound
    }

    /// Whether a token is the first word of a sentence: at the start, or after `.`, `!`, `?`, `…`, a colon or a line
    /// break, with quotation marks and brackets between allowed.
    public func startsSentence(_ index: Int) -> Bool {
        var previous = index - 1
        while previous >= 0 {
            let token = tokens[previous]
            guard token.kind == .punctuation else { break }
            switch token.folded {
            case "\"", "'", "(", "[", "“", "‘", "”", "*", "_", "#", ">": previous -= 1
            case ".", "!", "?", "…", ":": return true
            case "-", "–", "—": return previous == 0 || followsLineBreak(previous)
            default: return false
            }
        }
        return previous < 0 || followsLineBreak(previous + 1)
    }

    private func followsLineBreak(_ index: Int) -> Bool {
        bytes[tokens[index - 1].range.upperBound..<tokens[index].range.lowerBound].contains(0x0A)
    }
}

/// Cuts text into tokens in one pass over its bytes; letters of ASCII, nearly all of a transcript, take a short way.
enum Tokeniser {
    static func tokens(of text: String) -> [Token] { tokens(of: Array(text.utf8)) }

    static func tokens(of bytes: [UInt8]) -> [Token] {
        var tokens: [Token] = []
        tokens.reserveCapacity(bytes.count / 5)
        var offset = 0
        while offset < bytes.count {
            if let word = asciiWord(in: bytes, from: offset) {
                tokens.append(word)
                offset = word.range.upperBound
                continue
            }
            let (scalar, width) = scalar(in: bytes, at: offset)
            if isLetter(scalar) || isDigit(scalar) {
                let word = readWord(in: bytes, from: offset)
                tokens.append(word.token)
                offset = word.end
                continue
            }
            if !isSpace(scalar), !isIgnorable(scalar) {
                tokens.append(
                    Token(
                        range: offset..<(offset + width), kind: .punctuation, folded: foldedPunctuation(scalar),
                        isCapitalised: false, isAllCaps: false))
            }
            offset += width
        }
        return tokens
    }

    /// A word of ASCII letters, digits and straight apostrophes; `nil` where there is none or another scalar may belong to it.
    private static func asciiWord(in bytes: [UInt8], from start: Int) -> Token? {
        var end = start
        var letters = 0
        var upper = 0
        var firstLetterIsUpper = false
        while end < bytes.count {
            let byte = bytes[end]
            if byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A {
                if byte < 0x61 {
                    upper += 1
                    if letters == 0 { firstLetterIsUpper = true }
                }
                letters += 1
            } else if byte >= 0x80 {
                return nil
            } else if byte == 0x27 {
                guard letters > 0, end + 1 < bytes.count else { break }
                guard bytes[end + 1] < 0x80 else { return nil }
                guard bytes[end + 1] | 0x20 >= 0x61, bytes[end + 1] | 0x20 <= 0x7A else { break }
            } else if byte < 0x30 || byte > 0x39 {
                break
            }
            end += 1
        }
        guard end > start else { return nil }
        let folded = String(unsafeUninitializedCapacity: end - start) { buffer in
            for index in start..<end {
                let byte = bytes[index]
                buffer[index - start] = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
            }
            return end - start
        }
        return Token(
            range: start..<end, kind: letters == 0 ? .number : .word, folded: folded, isCapitalised: firstLetterIsUpper,
            isAllCaps: letters >= 2 && upper == letters)
    }

    /// The scalar that begins at a byte of well-formed UTF-8, and its width.
    private static func scalar(in bytes: [UInt8], at offset: Int) -> (Unicode.Scalar, Int) {
        let first = UInt32(bytes[offset])
        func low(_ index: Int) -> UInt32 { UInt32(bytes[offset + index]) & 0x3F }
        let value: UInt32
        let width: Int
        switch first {
        case ..<0x80: (value, width) = (first, 1)
        case ..<0xE0: (value, width) = ((first & 0x1F) << 6 | low(1), 2)
        case ..<0xF0: (value, width) = ((first & 0x0F) << 12 | low(1) << 6 | low(2), 3)
        default: (value, width) = ((first & 0x07) << 18 | low(1) << 12 | low(2) << 6 | low(3), 4)
        }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", width)
    }

    private static func readWord(in bytes: [UInt8], from start: Int) -> (token: Token, end: Int) {
        var folded = ""
        var end = start
        var offset = start
        var letters = 0
        var upper = 0
        var firstLetterIsUpper = false
        var digitsOnly = true
        while offset < bytes.count {
            let (scalar, width) = scalar(in: bytes, at: offset)
            let next = offset + width
            if isLetter(scalar) || isDigit(scalar) {
                if isLetter(scalar) {
                    digitsOnly = false
                    if scalar.properties.isUppercase {
                        upper += 1
                        if letters == 0 { firstLetterIsUpper = true }
                    }
                    letters += 1
                }
                append(scalar, to: &folded)
                end = next
            } else if isIgnorable(scalar) {
                // An invisible code point inside a word does not end it.
            } else if isApostrophe(scalar), letters > 0, next < bytes.count,
                isLetter(self.scalar(in: bytes, at: next).0)
            {
                folded.append("'")
            } else {
                break
            }
            offset = next
        }
        let token = Token(
            range: start..<end, kind: digitsOnly ? .number : .word, folded: folded,
            isCapitalised: firstLetterIsUpper, isAllCaps: letters >= 2 && upper == letters)
        return (token, end)
    }

    private static func append(_ scalar: Unicode.Scalar, to folded: inout String) {
        if scalar.isASCII {
            let value = scalar.value
            let lower = (0x41...0x5A).contains(value) ? value + 32 : value
            folded.unicodeScalars.append(Unicode.Scalar(lower)!)
        } else if (0xFF21...0xFF5A).contains(scalar.value) {
            // Full-width Latin letters are read as the letters they show.
            append(Unicode.Scalar(scalar.value - 0xFEE0)!, to: &folded)
        } else {
            folded += scalar.properties.lowercaseMapping
        }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return (0x41...0x5A).contains(scalar.value) || (0x61...0x7A).contains(scalar.value)
        }
        return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? (0x30...0x39).contains(scalar.value) : scalar.properties.generalCategory == .decimalNumber
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? scalar.value <= 0x20 : scalar.properties.isWhitespace
    }

    private static func isIgnorable(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.isASCII && scalar.properties.isDefaultIgnorableCodePoint
    }

    private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "'" || scalar == "’" || scalar == "ʼ" || scalar == "‘"
    }

    private static func foldedPunctuation(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "’", "ʼ", "‘": "'"
        case "‐", "‑": "-"
        default: String(scalar)
        }
    }
}
