/// Cuts text into tokens in one pass over its bytes; words of ASCII, nearly all of a transcript, take a short way.
enum Tokeniser {
    static func tokens(of text: String) -> [Token] { tokens(of: Array(text.utf8)) }

    static func tokens(of bytes: [UInt8]) -> [Token] {
        var tokens: [Token] = []
        tokens.reserveCapacity(bytes.count / 4)
        append(bytes, from: 0, to: &tokens)
        return tokens
    }

    /// Adds the tokens from a place on that stands behind white space, to the end of the text.
    static func append(_ bytes: [UInt8], from start: Int, to tokens: inout [Token]) {
        append(bytes.span, from: start, to: &tokens)
    }

    /// The same of a text that is no array.
    static func append(_ span: Span<UInt8>, from start: Int, to tokens: inout [Token]) {
        let marks = Self.marks
        var offset = start
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
                            offset, offset + 1, .punctuation, folded: marks[Int(byte)], key: WordKey.of(mark: byte),
                            shape: []))
                    offset += 1
                    continue
                }
                if let end = appendShortWord(in: span, from: offset, to: &tokens) {
                    offset = end
                    continue
                }
                let end = appendASCIIWord(in: span, from: offset, to: &tokens)
                if end > offset {
                    offset = end
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
                let mark = foldedPunctuation(scalar)
                tokens.append(
                    Token(
                        offset, offset + width, .punctuation, folded: mark, key: WordKey.of(mark), shape: .beyondASCII))
            }
            offset += width
        }
    }

    @inline(__always)
    private static func isWordByte(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
    }

    /// The scalars of ASCII as strings.
    private static let marks = (0..<0x80).map { String(UnicodeScalar($0)) }

    /// Adds a word of up to 15 ASCII letters and digits, with apostrophes among the first eight, where it is plain that it
    /// ends with them: nearly every word.
    ///
    /// - Returns: where it ends; `nil` where none was added, and a closer look is due.
    @inline(__always)
    private static func appendShortWord(in bytes: Span<UInt8>, from start: Int, to tokens: inout [Token]) -> Int? {
        guard bytes.count >= 8 else { return nil }
        let first = wordBytes(in: bytes, at: start)
        guard !first.beginsWithApostrophe else { return nil }
        var shape: Token.Shape = first.isCapitalised ? .capitalised : []
        if first.count < 8 {
            guard first.next != 0x27, first.next < 0x80 else { return nil }
            if first.digits != 0 { shape.insert(.digits) }
            if first.upper == first.letters, first.letters & (first.letters &- 1) != 0 { shape.insert(.allCaps) }
            if first.apostrophes != 0, first.isPossessive { shape.insert(.possessive) }
            tokens.append(
                Token(
                    start, start + first.count, first.letters == 0 ? .number : .word, folded: first.string,
                    key: WordKey.finish(first.key(after: WordKey.seed)), shape: shape))
            return start + first.count
        }
        let rest = wordBytes(in: bytes, at: start + 8)
        guard rest.count < 8, rest.next != 0x27, rest.next < 0x80, rest.apostrophes == 0, first.letters != 0 else {
            return nil
        }
        if first.digits | rest.digits != 0 { shape.insert(.digits) }
        if first.upper == first.letters, rest.upper == rest.letters,
            first.letters & (first.letters &- 1) | rest.letters != 0
        {
            shape.insert(.allCaps)
        }
        if rest.count == 0, first.apostrophes != 0, first.isPossessive { shape.insert(.possessive) }
        let end = start + 8 + rest.count
        tokens.append(
            Token(
                start, end, .word, folded: first.string(with: rest),
                key: WordKey.finish(rest.key(after: first.key(after: WordKey.seed))), shape: shape))
        return end
    }

    /// The eight bytes from a place on, of a text that has as many; 0 behind its end.
    @inline(__always)
    private static func wordBytes(in bytes: Span<UInt8>, at place: Int) -> WordBytes {
        let start = min(place, bytes.count - 8)
        let read = bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self).littleEndian
        return WordBytes(place < bytes.count ? read &>> UInt64(truncatingIfNeeded: 8 &* (place &- start)) : 0)
    }

    /// Adds a word of ASCII letters and digits, with apostrophes inside, unless another scalar may belong to it.
    ///
    /// - Returns: where it ends; `start` where none was added.
    @inline(__always)
    private static func appendASCIIWord(in bytes: Span<UInt8>, from start: Int, to tokens: inout [Token]) -> Int {
        var end = start
        var letters = 0
        var upper = 0
        var curly = 0
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
            } else if byte == 0x27 || byte >= 0x80 {
                let width = apostropheWidth(in: bytes, at: end)
                if width < 0 { return start }
                let next = end + width
                guard width > 0, letters > 0, next < bytes.count else { break }
                guard bytes[next] < 0x80 else { return start }
                guard (bytes[next] | 0x20) &- 0x61 < 26 else { break }
                key = WordKey.step(key, 0x27)
                if width > 1 { curly += 1 }
                end = next
                continue
            } else {
                break
            }
            end += 1
        }
        if letters >= 2, upper == letters { shape.insert(.allCaps) }
        if curly > 0 { shape.insert(.beyondASCII) }
        let folded = String(unsafeUninitializedCapacity: end - start - 2 * curly) { buffer in
            var count = 0
            var index = start
            while index < end {
                let byte = bytes[index]
                if byte >= 0x80 {
                    buffer[count] = 0x27
                    index += 3
                } else {
                    buffer[count] = byte &- 0x41 < 26 ? byte | 0x20 : byte
                    index += 1
                }
                count += 1
            }
            return count
        }
        if end - start > 2, bytes[end - 1] | 0x20 == 0x73, bytes[end - 2] == 0x27 || bytes[end - 2] >= 0x80 {
            shape.insert(.possessive)
        }
        tokens.append(
            Token(start, end, letters == 0 ? .number : .word, folded: folded, key: WordKey.finish(key), shape: shape))
        return end
    }

    /// How many bytes an apostrophe that stands at a place takes, straight or curly; 0 for a mark that ends a word; −1
    /// where that takes a closer look.
    @inline(__always)
    private static func apostropheWidth(in bytes: Span<UInt8>, at place: Int) -> Int {
        if bytes[place] == 0x27 { return 1 }
        // From the hyphens to the dots, U+2010 to U+2027; U+2018 and U+2019 are single quotation marks.
        guard bytes[place] == 0xE2, bytes[place + 1] == 0x80, (0x90...0xA7).contains(bytes[place + 2]) else {
            return -1
        }
        return bytes[place + 2] == 0x98 || bytes[place + 2] == 0x99 ? 3 : 0
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
