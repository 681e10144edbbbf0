/// A participant's code as a report prints it: `P07`, `FG2P3`, `Interviewee 12`.
public struct ParticipantCode: Hashable, Sendable {
    /// Upper case, without separators and leading zeros, so that `P-07` and `P7` are one code.
    public let normalised: String
    /// The stretch of the text, in UTF-8 bytes.
    public let range: Range<Int>

    private static let exact: Set<String> = ["P", "Pt", "PT", "ID", "INT", "IV", "R"]
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

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isWord(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || byte == 0x5F || byte > 0x7F
    }
}
