/// The character references of HTML: numeric ones and all named ones.
enum CharacterReferences {
    /// The longest name with its `&` and `;`.
    private static let longest = 40

    /// What numbers between 128 and 159 stand for: browsers take them for Windows-1252.
    private static let windows: [UInt32: UInt32] = [
        0x80: 0x20AC, 0x82: 0x201A, 0x83: 0x192, 0x84: 0x201E, 0x85: 0x2026, 0x86: 0x2020, 0x87: 0x2021, 0x88: 0x2C6,
        0x89: 0x2030, 0x8A: 0x160, 0x8B: 0x2039, 0x8C: 0x152, 0x8E: 0x17D, 0x91: 0x2018, 0x92: 0x2019, 0x93: 0x201C,
        0x94: 0x201D, 0x95: 0x2022, 0x96: 0x2013, 0x97: 0x2014, 0x98: 0x2DC, 0x99: 0x2122, 0x9A: 0x161, 0x9B: 0x203A,
        0x9C: 0x153, 0x9E: 0x17E, 0x9F: 0x178,
    ]

    /// The reference that begins at the `&` at `start`: what it stands for (`nil` where nobody knows its name) and where it
    /// ends; `nil` where there is none. `isBare` also takes what browsers take without a semicolon.
    static func reference(
        in bytes: [UInt8], at start: Int, limit: Int, isBare: Bool = false
    ) -> (text: String?, end: Int)? {
        let last = min(limit, start + longest)
        guard start + 2 < last else { return nil }
        let isNumber = bytes[start + 1] == 0x23
        var end = start + (isNumber ? 2 : 1)
        while end < last, isNameByte(bytes[end]) { end += 1 }
        let hasSemicolon = end < last && bytes[end] == 0x3B
        let name = (start + 1)..<end
        if isNumber { return number(bytes, digits: (start + 2)..<end, hasSemicolon: hasSemicolon, isBare: isBare) }
        guard !name.isEmpty else { return nil }
        if hasSemicolon {
            let text = NamedCharacters.table[String(decoding: bytes[name], as: UTF8.self)]
            if text != nil || !isBare { return (text, end + 1) }
        }
        guard isBare else { return nil }
        for length in stride(from: min(name.count, NamedCharacters.longestBare), through: 2, by: -1) {
            let range = name.lowerBound..<(name.lowerBound + length)
            if NamedCharacters.bare.contains(Array(bytes[range])) {
                return (NamedCharacters.table[String(decoding: bytes[range], as: UTF8.self)], range.upperBound)
            }
        }
        return nil
    }

    private static func number(
        _ bytes: [UInt8], digits: Range<Int>, hasSemicolon: Bool, isBare: Bool
    ) -> (text: String?, end: Int)? {
        var start = digits.lowerBound
        let isHexadecimal = start < digits.upperBound && bytes[start] | 0x20 == 0x78
        if isHexadecimal { start += 1 }
        var value: UInt32 = 0
        var end = start
        while end < digits.upperBound, let digit = Character(Unicode.Scalar(bytes[end])).hexDigitValue,
            isHexadecimal || digit < 10
        {
            value = min(0x11_0000, value * (isHexadecimal ? 16 : 10) + UInt32(digit))
            end += 1
        }
        let isClosed = hasSemicolon && end == digits.upperBound
        guard end > start, isClosed || isBare else { return nil }
        let scalar = value == 0 ? nil : Unicode.Scalar(windows[value] ?? value)
        return (String(Character(scalar ?? "\u{FFFD}")), isClosed ? end + 1 : end)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
    }

    /// Appends a stretch of HTML with its references resolved.
    static func append(_ html: MappedText, _ range: Range<Int>, to text: inout MappedText, isBare: Bool = false) {
        var run = range.lowerBound
        var position = run
        while let found = html.bytes[position..<range.upperBound].firstIndex(of: 0x26) {
            position = found
            if let (resolved, end) = reference(in: html.bytes, at: position, limit: range.upperBound, isBare: isBare),
                let resolved
            {
                text.append(html, run..<position)
                text.append(Array(resolved.utf8), for: html.map.start(of: position)..<html.map.end(of: end))
                position = end
                run = end
            } else {
                position += 1
            }
        }
        text.append(html, run..<range.upperBound)
    }
}
