import Input

/// Paired quotation marks and what follows them.
enum QuotationMarks {
    typealias Bytes = UnsafeBufferPointer<UInt8>

    /// A mark of quotation, single or double, straight or curly.
    private enum Mark {
        case left, right, leftSingle, rightSingle, straight, straightSingle, leftAngle, rightAngle, low
        case leftSingleAngle, rightSingleAngle

        /// What closes a quotation that this mark opens; `nil` where it opens none.
        var closing: Mark? {
            switch self {
            case .left: .right
            case .leftSingle: .rightSingle
            case .straight: .straight
            case .straightSingle: .straightSingle
            case .leftAngle: .rightAngle
            case .low: .left
            case .leftSingleAngle: .rightSingleAngle
            case .right, .rightSingle, .rightAngle, .rightSingleAngle: nil
            }
        }

        /// The mark at a byte, and how many bytes it has.
        @inline(__always)
        static func at(_ index: Int, in bytes: Bytes) -> (mark: Mark, width: Int)? {
            switch bytes[index] {
            case 0x22: return (.straight, 1)
            case 0x27: return (.straightSingle, 1)
            case 0xC2 where index + 1 < bytes.count:
                return bytes[index + 1] == 0xAB ? (.leftAngle, 2) : bytes[index + 1] == 0xBB ? (.rightAngle, 2) : nil
            case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80:
                switch bytes[index + 2] {
                case 0x98: return (.leftSingle, 3)
                case 0x99: return (.rightSingle, 3)
                case 0x9C: return (.left, 3)
                case 0x9D: return (.right, 3)
                case 0x9E: return (.low, 3)
                case 0xB9: return (.leftSingleAngle, 3)
                case 0xBA: return (.rightSingleAngle, 3)
                default: return nil
                }
            default: return nil
            }
        }
    }

    /// The longest attribution, in bytes.
    private static let longest = 160

    static func quotations(in text: String, block: Int) -> [Quotation] {
        text.withBytes { quotations(in: $0, block: block) }
    }

    private static func quotations(in bytes: Bytes, block: Int) -> [Quotation] {
        var found: [Quotation] = []
        var open: (closing: Mark, place: Int, start: Int)?
        var closers = StraightClosers()
        let scan = ByteScan(bytes)
        var index = scan.first(0x22, 0x27, orBeyondASCIIFrom: 0)
        while index < bytes.count {
            guard let (mark, width) = Mark.at(index, in: bytes) else {
                index = scan.first(0x22, 0x27, orBeyondASCIIFrom: index + 1)
                continue
            }
            let end = index + width
            if let current = open {
                // ’ and ' inside a word are apostrophes; ' behind a space opens nothing and closes nothing.
                let isApostrophe =
                    (mark == .rightSingle || mark == .straightSingle) && bytes.letter(at: end)
                    || mark == .straightSingle && bytes.space(before: index)
                if mark == current.closing, !isApostrophe {
                    open = nil
                    let earlier = found.last.flatMap { $0.attribution ?? $0.words.last }?.range.upperBound ?? 0
                    if let quotation = quotation(
                        in: bytes, current.start..<index, after: end, block: block, opening: current.place,
                        earlier: earlier)
                    {
                        found.append(quotation)
                    }
                }
            } else if let closing = mark.closing, mark != .straight || !bytes.letter(before: index),
                mark != .straightSingle || opensStraight(bytes, at: index, closers: &closers)
            {
                open = (closing, index, end)
            }
            index = end
        }
        return found
    }

    /// A straight single mark opens a quotation behind a space or a bracket and before a letter, where another closes it
    /// within reach: a single one is an apostrophe (`'cause`).
    private static func opensStraight(_ bytes: Bytes, at index: Int, closers: inout StraightClosers) -> Bool {
        guard bytes.space(before: index) || opensBracket(bytes, before: index), bytes.letter(at: index + 1),
            let closer = closers.next(after: index, in: bytes)
        else { return false }
        return bytes.scalars(in: index..<closer, isBelow: reach)
    }

    private static func opensBracket(_ bytes: Bytes, before index: Int) -> Bool {
        switch bytes[index - 1] {
        case 0x28, 0x5B, 0x3A: return true  // ( [ :
        case 0x93, 0x94: return index >= 3 && bytes[index - 2] == 0x80 && bytes[index - 3] == 0xE2  // – —
        default: return false
        }
    }

    /// How many scalars a quotation in straight single marks may have.
    private static let reach = 4000

    /// Where a straight single mark may close a quotation: behind a word or a sign and before none. Asked from left to right.
    private struct StraightClosers {
        private var place = 0

        /// The first of them behind a byte.
        mutating func next(after index: Int, in bytes: Bytes) -> Int? {
            if place > index { return place < bytes.count ? place : nil }
            place = index + 1
            while place < bytes.count {
                if bytes[place] == 0x27, !bytes.space(before: place), !bytes.letter(at: place + 1) { return place }
                place += 1
            }
            return nil
        }
    }

    private static func quotation(
        in bytes: Bytes, _ words: Range<Int>, after end: Int, block: Int, opening: Int, earlier: Int
    ) -> Quotation? {
        guard hasThreeWords(bytes, words) else { return nil }
        let behind = attribution(in: bytes, after: end)
        let isNamed = behind.map { hasCode(bytes, $0) } ?? false
        let before = isNamed ? nil : clauseWithCode(in: bytes, before: opening, after: earlier)
        return Quotation(
            words: [Quotation.Stretch(block: block, range: words)],
            attribution: (before ?? behind).map { Quotation.Stretch(block: block, range: $0) })
    }

    private static func hasThreeWords(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
        var words = 0
        var isInside = false
        for index in range {
            let isLetter = bytes[index] > 0x20
            if isLetter, !isInside {
                words += 1
                if words == 3 { return true }
            }
            isInside = isLetter
        }
        return false
    }

    private static func hasCode(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
        !ParticipantCode.all(in: Bytes(rebasing: bytes[range])).isEmpty
    }

    /// The clause directly before a quotation, where it names a code: `As P07 put it, “…”`, `P07 (consultant): “…”`.
    static func clauseWithCode(in bytes: Bytes, before opening: Int, after earlier: Int) -> Range<Int>? {
        var end = opening
        while end > earlier, bytes[end - 1] <= 0x20 { end -= 1 }
        guard end > earlier, [0x3A, 0x2C, 0x29, 0x5D].contains(bytes[end - 1]) || isLetterOrDigit(bytes[end - 1]) else {
            return nil
        }
        // From the end of the sentence before.
        var start = end
        let limit = max(earlier, end - longest)
        while start > limit {
            if [0x2E, 0x21, 0x3F, 0x3B].contains(bytes[start - 1]), start < end, bytes[start] <= 0x20 { break }
            start -= 1
        }
        while start < end, bytes[start] <= 0x20 || bytes[start] & 0b1100_0000 == 0b1000_0000 { start += 1 }
        guard start < end else { return nil }
        return hasCode(bytes, start..<end) ? start..<end : nil
    }

    /// Where the words begin behind `P07:` or `(P07)` at the start of a blockquote.
    static func leadingCode(in bytes: Bytes) -> Int? {
        guard let code = ParticipantCode.all(in: Bytes(rebasing: bytes.prefix(longest))).first else { return nil }
        guard bytes[..<code.range.lowerBound].allSatisfy({ $0 <= 0x20 || $0 == 0x28 || $0 == 0x5B }) else { return nil }
        var end = code.range.upperBound
        while end < bytes.count, [0x20, 0x29, 0x5D].contains(bytes[end]) { end += 1 }
        guard end < bytes.count, bytes[end] == 0x3A else { return nil }
        end += 1
        while end < bytes.count, bytes[end] <= 0x20 { end += 1 }
        return end < bytes.count ? end : nil
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }

    /// The brackets or the dashed text directly after a quotation.
    private static func attribution(in bytes: Bytes, after end: Int) -> Range<Int>? {
        var start = end
        while start < bytes.count, bytes[start] <= 0x20 || [0x2E, 0x2C].contains(bytes[start]) { start += 1 }
        guard start < bytes.count else { return nil }
        if bytes[start] == 0x28 || bytes[start] == 0x5B {
            let closing: UInt8 = bytes[start] == 0x28 ? 0x29 : 0x5D
            let limit = min(bytes.count, start + longest)
            guard let close = bytes[start..<limit].firstIndex(of: closing) else { return nil }
            return start..<(close + 1)
        }
        guard let dash = dashLength(bytes, at: start) else { return nil }
        let limit = min(bytes.count, start + longest)
        let stop = bytes[(start + dash)..<limit].firstIndex { [0x2E, 0x0A, 0x3B].contains($0) } ?? limit
        return start..<stop
    }

    private static func dashLength(_ bytes: Bytes, at index: Int) -> Int? {
        guard index < bytes.count else { return nil }
        switch bytes[index] {
        case 0x2D: return index + 1 < bytes.count && bytes[index + 1] == 0x2D ? 2 : 1
        case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80:
            return (0x93...0x95).contains(bytes[index + 2]) ? 3 : nil
        default: return nil
        }
    }

    /// Where the attribution at the end of a blockquote's last paragraph begins: its last brackets, or its last line where
    /// that begins with a dash.
    static func attributionAtEnd(of bytes: Bytes) -> Int? {
        var end = bytes.count
        while end > 0, bytes[end - 1] <= 0x20 || bytes[end - 1] == 0x2E { end -= 1 }
        guard end > 0 else { return nil }
        if bytes[end - 1] == 0x29 || bytes[end - 1] == 0x5D {
            let opening: UInt8 = bytes[end - 1] == 0x29 ? 0x28 : 0x5B
            if let open = bytes[max(0, end - longest)..<end].lastIndex(of: opening) { return open }
        }
        var lineStart = bytes[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        while lineStart < end, bytes[lineStart] <= 0x20 { lineStart += 1 }
        if end - lineStart <= longest, dashLength(bytes, at: lineStart) != nil { return lineStart }
        // A dash after the last sentence, with a code behind it.
        for index in stride(from: end - 1, to: max(0, end - longest), by: -1) {
            guard dashLength(bytes, at: index) != nil, bytes[index - 1] == 0x20 || bytes[index - 1] == 0x0A else {
                continue
            }
            return hasCode(bytes, index..<end) ? index : nil
        }
        return nil
    }

    /// Whether a whole paragraph is an attribution: short, and in brackets or after a dash.
    static func isAttribution(_ bytes: Bytes) -> Bool {
        guard bytes.count <= longest, let first = bytes.first else { return false }
        return first == 0x28 || first == 0x5B || dashLength(bytes, at: 0) != nil
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The scalar that begins at a byte of well-formed UTF-8; `nil` at the end.
    private func scalar(at index: Int) -> Unicode.Scalar? {
        guard index < count else { return nil }
        let first = self[index]
        if first < 0x80 { return Unicode.Scalar(first) }
        let width = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        return String(decoding: self[index..<Swift.min(count, index + width)], as: UTF8.self).unicodeScalars.first
    }

    private func scalar(before index: Int) -> Unicode.Scalar? {
        guard index > 0 else { return nil }
        var start = index - 1
        while start > 0, self[start] & 0b1100_0000 == 0b1000_0000 { start -= 1 }
        return scalar(at: start)
    }

    /// Whether a letter begins at a byte.
    fileprivate func letter(at index: Int) -> Bool { scalar(at: index)?.properties.isAlphabetic ?? false }

    /// Whether a letter ends before a byte.
    fileprivate func letter(before index: Int) -> Bool { scalar(before: index)?.properties.isAlphabetic ?? false }

    /// Whether white space, or the beginning of the text, stands before a byte.
    fileprivate func space(before index: Int) -> Bool { scalar(before: index)?.properties.isWhitespace ?? true }

    /// Whether fewer scalars than so many begin in a stretch.
    fileprivate func scalars(in range: Range<Int>, isBelow limit: Int) -> Bool {
        if range.count < limit { return true }
        if range.count >= 4 * limit { return false }
        return self[range].reduce(0) { $1 & 0b1100_0000 == 0b1000_0000 ? $0 : $0 + 1 } < limit
    }
}

extension String {
    /// Reads the text's UTF-8 bytes where they lie.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        utf8.withContiguousStorageIfAvailable(body) ?? Array(utf8).withUnsafeBufferPointer(body)
    }
}
