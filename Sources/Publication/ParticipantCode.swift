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

    /// Every code in a text, in order.
    public static func all(in text: String) -> [ParticipantCode] {
        let bytes = Array(text.utf8)
        var found: [ParticipantCode] = []
        var index = 0
        while index < bytes.count {
            guard isLetter(bytes[index]) else {
                index += 1
                continue
            }
            let start = index
            let boundary = start == 0 || !isWord(bytes[start - 1])
            while index < bytes.count, isLetter(bytes[index]) { index += 1 }
            guard boundary, index - start <= 12 else { continue }
            if let code = code(in: bytes, start: start, lettersEnd: index) {
                found.append(code)
                index = code.range.upperBound
            }
        }
        return found
    }

    private static func code(in bytes: [UInt8], start: Int, lettersEnd: Int) -> ParticipantCode? {
        var word = String(decoding: bytes[start..<lettersEnd], as: UTF8.self)
        var end = lettersEnd
        if word == "FG" {
            // A focus group: its number, then P.
            while end < bytes.count, isDigit(bytes[end]) { end += 1 }
            guard end > lettersEnd, end < bytes.count, bytes[end] == 0x50 else { return nil }
            word = String(decoding: bytes[start..<end], as: UTF8.self) + "P"
            end += 1
        } else if let fewest = lowerCase[word] {
            return lowerCaseCode(in: bytes, word, start: start, lettersEnd: lettersEnd, fewest: fewest)
        } else {
            guard exact.contains(word) || anyCase.contains(word.lowercased()) else { return nil }
        }
        if end < bytes.count, [0x20, 0x5F, 0x2D].contains(bytes[end]) { end += 1 }
        let digits = end
        while end < bytes.count, isDigit(bytes[end]) { end += 1 }
        guard (1...4).contains(end - digits), end == bytes.count || !isWord(bytes[end]) else { return nil }
        // `R 4.3`: a version, not a code.
        if end + 1 < bytes.count, bytes[end] == 0x2E, isDigit(bytes[end + 1]) { return nil }
        let number = Int(String(decoding: bytes[digits..<end], as: UTF8.self)) ?? 0
        return ParticipantCode(normalised: word.uppercased() + String(number), range: start..<end)
    }

    /// `p07`: digits directly behind the letters, and neither a page of a cited book nor part of an address or a formula.
    private static func lowerCaseCode(
        in bytes: [UInt8], _ word: String, start: Int, lettersEnd: Int, fewest: Int
    ) -> ParticipantCode? {
        var end = lettersEnd
        while end < bytes.count, isDigit(bytes[end]) { end += 1 }
        guard (fewest...4).contains(end - lettersEnd), end == bytes.count || !isWord(bytes[end]) else { return nil }
        if start > 0, [0x2F, 0x23, 0x3D, 0x2D, 0x2E, 0x26, 0x3F, 0x40].contains(bytes[start - 1]) { return nil }
        if end + 1 < bytes.count, [0x2E, 0x2D, 0x40].contains(bytes[end]), isWord(bytes[end + 1]) { return nil }
        var next = end
        while next < bytes.count, bytes[next] == 0x20 { next += 1 }
        if next < bytes.count, [0x3C, 0x3D, 0x3E].contains(bytes[next]) { return nil }
        // A year close before it: `Smith 2016, p12`.
        let before = bytes[max(0, start - 14)..<start]
        let digits = before.split { !isDigit($0) }.map(\.count)
        guard !digits.contains(4) else { return nil }
        let number = Int(String(decoding: bytes[lettersEnd..<end], as: UTF8.self)) ?? 0
        return ParticipantCode(normalised: word.uppercased() + String(number), range: start..<end)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isWord(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || byte == 0x5F || byte > 0x7F
    }
}
