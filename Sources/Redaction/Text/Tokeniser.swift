/// Cuts text into tokens in one pass over its bytes; words of ASCII, nearly all of a transcript, take a short way.
enum Tokeniser {
    static func tokens(of text: String) -> [Token] { tokens(of: Array(text.utf8)) }

    static func tokens(of bytes: [UInt8]) -> [Token] {
        var tokens: [Token] = []
        tokens.reserveCapacity(bytes.count / 4)
        let span = bytes.span
        var offset = 0
        while offset < span.count {
            let byte = span[offset]
            if byte < 0x80 {
                if byte <= 0x20 {
                    offset += 1
                    continue
                }
                if !isWordByte(byte) {
                    tokens.append(
                        Token(
                            offset, offset + 1, .punctuation, folded: String(UnicodeScalar(byte)), key: 0, shape: []))
                    offset += 1
                    continue
                }
                if let word = asciiWord(in: span, from: offset) {
                    tokens.append(word)
                    offset = word.range.upperBound
                    continue
                }
            }
            let (scalar, width) = scalar(in: span, at: offset)
            if isLetter(scalar) || isDigit(scalar) {
                let word = readWord(in: span, from: offset)
                tokens.append(word)
                offset = word.range.upperBound
                continue
            }
            if !isSpace(scalar), !isIgnorable(scalar) {
                tokens.append(
                    Token(
                        offset, offset + width, .punctuation, folded: foldedPunctuation(scalar), key: 0,
                        shape: .beyondASCII))
            }
            offset += width
        }
        return tokens
    }

    @inline(__always)
    private static func isWordByte(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
    }

    /// A word of ASCII letters, digits and straight apostrophes; `nil` where another scalar may belong to it.
    @inline(__always)
    private static func asciiWord(in bytes: Span<UInt8>, from start: Int) -> Token? {
        var end = start
        var letters = 0
        var upper = 0
        var shape: Token.Shape = []
        var key = WordKey.seed
        while end < bytes.count {
            let byte = bytes[end]
            if (byte | 0x20) &- 0x61 < 26 {
                if byte < 0x61 {
                    if letters == 0 { shape.insert(.capitalised) }
                    upper += 1
                }
                letters += 1
                key = WordKey.step(key, byte | 0x20)
            } else if byte &- 0x30 < 10 {
                shape.insert(.digits)
                key = WordKey.step(key, byte)
            } else if byte >= 0x80 {
                return nil
            } else if byte == 0x27 {
                guard letters > 0, end + 1 < bytes.count else { break }
                guard bytes[end + 1] < 0x80 else { return nil }
                guard (bytes[end + 1] | 0x20) &- 0x61 < 26 else { break }
                key = WordKey.step(key, byte)
            } else {
                break
            }
            end += 1
        }
        if letters >= 2, upper == letters { shape.insert(.allCaps) }
        if end - start > 2, bytes[end - 2] == 0x27, bytes[end - 1] | 0x20 == 0x73 { shape.insert(.possessive) }
        let folded = String(unsafeUninitializedCapacity: end - start) { buffer in
            for index in start..<end {
                let byte = bytes[index]
                buffer[index - start] = byte &- 0x41 < 26 ? byte | 0x20 : byte
            }
            return end - start
        }
        return Token(
            start, end, letters == 0 ? .number : .word, folded: folded, key: WordKey.finish(key), shape: shape)
    }

    /// The scalar that begins at a byte of well-formed UTF-8, and its width.
    private static func scalar(in bytes: Span<UInt8>, at offset: Int) -> (Unicode.Scalar, Int) {
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

    private static func readWord(in bytes: Span<UInt8>, from start: Int) -> Token {
        var folder = WordFolder()
        var end = start
        var offset = start
        var letters = 0
        var upper = 0
        var shape: Token.Shape = .beyondASCII
        while offset < bytes.count {
            let (scalar, width) = scalar(in: bytes, at: offset)
            let next = offset + width
            if isLetter(scalar) {
                if scalar.properties.isUppercase {
                    upper += 1
                    if letters == 0 { shape.insert(.capitalised) }
                }
                if !WordFolder.isMark(scalar) { letters += 1 }
                folder.append(scalar)
                end = next
            } else if isDigit(scalar) {
                shape.insert(.digits)
                folder.append(scalar)
                end = next
            } else if isIgnorable(scalar) {
                // An invisible code point inside a word does not end it.
            } else if isApostrophe(scalar), letters > 0, next < bytes.count,
                isLetter(self.scalar(in: bytes, at: next).0)
            {
                folder.append("'")
            } else {
                break
            }
            offset = next
        }
        if letters >= 2, upper == letters { shape.insert(.allCaps) }
        let folded = folder.folded()
        if folded.utf8.count > 2, folded.utf8.suffix(2).elementsEqual("'s".utf8) { shape.insert(.possessive) }
        return Token(
            start, end, letters == 0 ? .number : .word, folded: folded, key: WordKey.of(folded), shape: shape)
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return (0x41...0x5A).contains(scalar.value) || (0x61...0x7A).contains(scalar.value)
        }
        if isGeneralPunctuation(scalar) { return false }
        return scalar.properties.isAlphabetic || WordFolder.isMark(scalar)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return (0x30...0x39).contains(scalar.value) }
        return !isGeneralPunctuation(scalar) && scalar.properties.generalCategory == .decimalNumber
    }

    /// Dashes, curly quotes, dots and their like: known without a look into the tables, for transcripts are full of them.
    private static func isGeneralPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        (0x2010...0x2027).contains(scalar.value) || (0x2030...0x205E).contains(scalar.value)
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? scalar.value <= 0x20 : !isGeneralPunctuation(scalar) && scalar.properties.isWhitespace
    }

    private static func isIgnorable(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.isASCII && !isGeneralPunctuation(scalar) && scalar.properties.isDefaultIgnorableCodePoint
    }

    private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "'", "’", "ʼ", "‘", "＇", "ʹ", "′": true
        default: false
        }
    }

    private static func foldedPunctuation(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "’", "ʼ", "‘", "＇": "'"
        case "‐", "‑", "﹣", "－": "-"
        case "＠", "﹫": "@"
        case "．": "."
        case "／": "/"
        case "＋": "+"
        default: String(scalar)
        }
    }
}
