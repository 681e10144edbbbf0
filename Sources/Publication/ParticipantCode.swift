/// A participant's code as a report prints it: `P07`, `FG2P3`, `Interviewee 12`.
public struct ParticipantCode: Hashable, Sendable {
    /// Upper case, without separators and leading zeros, so that `P-07` and `P7` are one code.
    public let normalised: String
    /// The stretch of the text, in UTF-8 bytes.
    public let range: Range<Int>

    private static let exact: Set<String> = ["P", "Pt", "PT", "ID", "INT", "IV", "R"]
    /// Prefixes that stand for a code in lower case as well, with the fewest digits that tell them from a page or a formula.
    private static let lowerCase: [String: Int] = ["p": 2, "r": 2, "id": 2, "pt": 1, "int": 1, "iv": 2]
    private static let anyCase: Set<String> = ["participant", "respondent", "interviewee", "informant"]
    /// The longest word before the digits.
    private static let longest = 12

    /// Every code in a text, in order.
    public static func all(in text: String) -> [ParticipantCode] { text.withBytes(all) }

    /// Every code in a text, in order.
    ///
    /// A code is told by its digits, of which most texts have few: the letters before them are read backwards.
    static func all(in bytes: UnsafeBufferPointer<UInt8>) -> [ParticipantCode] {
        var found: [ParticipantCode] = []
        var index = 1
        while index < bytes.count {
            guard isDigit(bytes[index]), !isDigit(bytes[index - 1]) else {
                index += 1
                continue
            }
            let end = isLetter(bytes[index - 1]) || !isSeparator(bytes[index - 1]) ? index : index - 1
            var start = end
            while start > 0, end - start <= longest, isLetter(bytes[start - 1]) { start -= 1 }
            if start < end, end - start <= longest, start == 0 || !isWord(bytes[start - 1]),
                mayBegin(bytes[start]), let code = code(in: bytes, start: start, lettersEnd: end)
            {
                found.append(code)
                index = code.range.upperBound
            }
            index += 1
        }
        return found
    }

    /// Whether one of the words before the digits begins with a letter.
    private static func mayBegin(_ letter: UInt8) -> Bool {
        switch letter | 0x20 {
        case 0x70, 0x69, 0x72, 0x66: true  // p i r f
        default: false
        }
    }

    private static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }

    private static func code(
        in bytes: UnsafeBufferPointer<UInt8>, start: Int, lettersEnd: Int
    ) -> ParticipantCode? {
        var word = text(bytes, start..<lettersEnd)
        var end = lettersEnd
        if word == "FG" {
            // A focus group: its number, then P.
            while end < bytes.count, isDigit(bytes[end]) { end += 1 }
            guard end > lettersEnd, end < bytes.count, bytes[end] == 0x50 else { return nil }
            word = text(bytes, start..<end) + "P"
            end += 1
        } else if let fewest = lowerCase[word] {
            return lowerCaseCode(in: bytes, word, start: start, lettersEnd: lettersEnd, fewest: fewest)
        } else {
            guard exact.contains(word) || anyCase.contains(word.lowercased()) else { return nil }
        }
        if end < bytes.count, isSeparator(bytes[end]) { end += 1 }
        let digits = end
        while end < bytes.count, isDigit(bytes[end]) { end += 1 }
        guard (1...4).contains(end - digits), end == bytes.count || !isWord(bytes[end]) else { return nil }
        // `R 4.3`: a version, not a code.
        if end + 1 < bytes.count, bytes[end] == 0x2E, isDigit(bytes[end + 1]) { return nil }
        let number = Int(text(bytes, digits..<end)) ?? 0
        return ParticipantCode(normalised: word.uppercased() + String(number), range: start..<end)
    }

    /// `p07`: digits directly behind the letters, and neither a page of a cited book nor part of an address or a formula.
    private static func lowerCaseCode(
        in bytes: UnsafeBufferPointer<UInt8>, _ word: String, start: Int, lettersEnd: Int, fewest: Int
    ) -> ParticipantCode? {
        var end = lettersEnd
        while end < bytes.count, isDigit(bytes[end]) { end += 1 }
        guard end - lettersEnd >= fewest, end - lettersEnd <= 4, end == bytes.count || !isWord(bytes[end]) else {
            return nil
        }
        if start > 0, [0x2F, 0x23, 0x3D, 0x2D, 0x2E, 0x26, 0x3F, 0x40].contains(bytes[start - 1]) { return nil }
        if end + 1 < bytes.count, [0x2E, 0x2D, 0x40].contains(bytes[end]), isWord(bytes[end + 1]) { return nil }
        var next = end
        while next < bytes.count, bytes[next] == 0x20 { next += 1 }
        if next < bytes.count, [0x3C, 0x3D, 0x3E].contains(bytes[next]) { return nil }
        // A year close before it: `Smith 2016, p12`.
        let before = bytes[max(0, start - 14)..<start]
        let digits = before.split { !isDigit($0) }.map(\.count)
        guard !digits.contains(4) else { return nil }
        let number = Int(text(bytes, lettersEnd..<end)) ?? 0
        return ParticipantCode(normalised: word.uppercased() + String(number), range: start..<end)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    private static func isSeparator(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x5F || byte == 0x2D }
    private static func isWord(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || byte == 0x5F || byte > 0x7F
    }
}
