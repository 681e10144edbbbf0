/// Whole numbers in words, from none to ninety-nine.
enum NumberWords {
    private static let small: [String: Int] = [
        "none": 0, "nil": 0, "nobody": 0, "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
        "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
        "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    ]
    private static let tens: [String: Int] = [
        "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    ]

    /// The words that are a number of people, or the beginning of one: “one” alone is hardly ever a count.
    static let counting = Set(small.keys).union(tens.keys).subtracting(["one", "none"])

    /// The number that a word says.
    static func number(_ word: String) -> Int? {
        // Most words begin with another letter or are longer than “seventy-three”.
        guard let first = word.utf8.first, mayBegin(first), word.utf8.count <= 15 else { return nil }
        if let number = small[word] ?? tens[word] { return number }
        guard word.utf8.contains(where: { $0 == 0x2D || $0 >= 0x80 }) else { return nil }
        let parts = word.split { $0 == "-" || $0 == "‑" || $0 == "–" }
        guard parts.count == 2, let ten = tens[String(parts[0])], let one = small[String(parts[1])],
            (1...9).contains(one)
        else { return nil }
        return ten + one
    }

    /// Whether a number begins with a letter.
    private static func mayBegin(_ letter: UInt8) -> Bool {
        switch letter {
        case 0x65, 0x66, 0x6E, 0x6F, 0x73, 0x74, 0x7A: true  // e f n o s t z
        default: false
        }
    }

    /// The number in words that begins at a byte of a text, and where it ends.
    static func number(at start: Int, in bytes: [UInt8]) -> (value: Int, end: Int)? {
        var end = start
        while end < bytes.count, end - start < 16,
            (0x61...0x7A).contains(bytes[end] | 0x20) || (bytes[end] == 0x2D && end > start)
        {
            end += 1
        }
        guard end > start, mayBegin(bytes[start] | 0x20),
            let value = number(String(decoding: bytes[start..<end], as: UTF8.self).lowercased())
        else {
            return nil
        }
        return (value, end)
    }
}
