/// Folds the scalars of one word to the form in which words are compared: the shadow of what stands in the text.
///
/// Lower case; full-width, mathematical, circled and ligature letters and digits as the letters they show (the part of
/// Unicode's NFKC that occurs in names); a letter and its accent as one scalar (NFC); Cyrillic and Greek letters that look
/// like Latin ones as these, where they stand among Latin letters.
struct WordFolder {
    private var scalars: [Unicode.Scalar] = []
    /// The Latin letters that the scalars look like, where they do.
    private var alike: [Int: Unicode.Scalar] = [:]
    private var hasLatin = false

    /// Whether a scalar is an accent on the letter before it.
    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x300 && scalar.properties.generalCategory == .nonspacingMark
    }

    /// Adds a scalar of the word.
    mutating func append(_ scalar: Unicode.Scalar) {
        if scalar.isASCII {
            let value = scalar.value
            let isUpper = (0x41...0x5A).contains(value)
            scalars.append(isUpper ? Unicode.Scalar(UInt8(value + 32)) : scalar)
            if isUpper || (0x61...0x7A).contains(value) { hasLatin = true }
            return
        }
        if let shown = Self.shown(by: scalar) {
            for letter in shown { append(letter) }
            return
        }
        if let last = scalars.last, let composed = Self.composed[Pair(last, scalar)] {
            scalars[scalars.count - 1] = composed
            return
        }
        for lower in scalar.properties.lowercaseMapping.unicodeScalars {
            if let latin = Self.lookAlikes[scalar] ?? Self.lookAlikes[lower] { alike[scalars.count] = latin }
            if (0xC0...0x24F).contains(lower.value) { hasLatin = true }
            scalars.append(lower)
        }
    }

    /// The word as it is compared.
    func folded() -> String {
        var text = String.UnicodeScalarView()
        for (position, scalar) in scalars.enumerated() { text.append(hasLatin ? alike[position] ?? scalar : scalar) }
        return String(text)
    }

    /// The word without the accents on its letters: “siân” → “sian”.
    static func withoutAccents(_ word: String) -> String {
        var text = String.UnicodeScalarView()
        for scalar in word.unicodeScalars where !isMark(scalar) { text.append(bare[scalar] ?? scalar) }
        return String(text)
    }

    // MARK: Tables

    /// The ASCII letters or digits that a scalar shows.
    private static func shown(by scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
        let value = scalar.value
        func ascii(_ code: UInt32) -> [Unicode.Scalar] { [Unicode.Scalar(UInt8(truncatingIfNeeded: code))] }
        switch value {
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: return ascii(value - 0xFEE0)
        case 0x1D7CE...0x1D7FF: return ascii(0x30 + (value - 0x1D7CE) % 10)
        case 0x1D400...0x1D6A3: return ascii(0x61 + (value - 0x1D400) % 26)
        case 0x24B6...0x24E9: return ascii(0x61 + (value - 0x24B6) % 26)
        case 0x1F130...0x1F149: return ascii(0x61 + value - 0x1F130)
        case 0x17F: return ascii(0x73)
        case 0xFB00...0xFB06:
            return Array(["ff", "fi", "fl", "ffi", "ffl", "st", "st"][Int(value - 0xFB00)].unicodeScalars)
        default: return nil
        }
    }

    private struct Pair: Hashable {
        let letter: Unicode.Scalar
        let mark: Unicode.Scalar

        init(_ letter: Unicode.Scalar, _ mark: Unicode.Scalar) {
            self.letter = letter
            self.mark = mark
        }
    }

    /// Accents of European names: the mark, the letters it stands on, and what the two make.
    private static let accents: [(mark: Unicode.Scalar, letters: String, composed: String)] = [
        ("\u{300}", "aeiounwy", "àèìòùǹẁỳ"), ("\u{301}", "aeiouycnszrlgw", "áéíóúýćńśźŕĺǵẃ"),
        ("\u{302}", "aeiouwycghjs", "âêîôûŵŷĉĝĥĵŝ"), ("\u{303}", "anoiue", "ãñõĩũẽ"), ("\u{304}", "aeiou", "āēīōū"),
        ("\u{306}", "agu", "ăğŭ"), ("\u{307}", "zceg", "żċėġ"), ("\u{308}", "aeiouyw", "äëïöüÿẅ"),
        ("\u{30A}", "au", "åů"),
        ("\u{30B}", "ou", "őű"), ("\u{30C}", "cszerndt", "čšžěřňďť"), ("\u{323}", "aeiouyhs", "ạẹịọụỵḥṣ"),
        ("\u{326}", "st", "șț"), ("\u{327}", "cs", "çş"), ("\u{328}", "ae", "ąę"),
    ]

    private static let composed: [Pair: Unicode.Scalar] = {
        var table: [Pair: Unicode.Scalar] = [:]
        for (mark, letters, composed) in accents {
            for (letter, whole) in zip(letters.unicodeScalars, composed.unicodeScalars) {
                table[Pair(letter, mark)] = whole
            }
        }
        return table
    }()

    /// Letters without their accents, and letters of other alphabets that English writes with one of its own.
    private static let bare: [Unicode.Scalar: Unicode.Scalar] = {
        var table: [Unicode.Scalar: Unicode.Scalar] = ["ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i"]
        for (_, letters, composed) in accents {
            for (letter, whole) in zip(letters.unicodeScalars, composed.unicodeScalars) { table[whole] = letter }
        }
        return table
    }()

    /// Cyrillic and Greek letters that cannot be told from Latin ones in print: small ones, and Greek capitals, which look
    /// like others than their small letters do.
    private static let lookAlikes: [Unicode.Scalar: Unicode.Scalar] = [
        "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "х": "x", "у": "y", "і": "i", "ј": "j", "ѕ": "s", "һ": "h",
        "ԁ": "d", "ӏ": "l", "к": "k", "м": "m", "т": "t", "в": "b", "н": "h", "ԛ": "q", "ԝ": "w", "α": "a", "ο": "o",
        "ρ": "p", "ν": "v", "ι": "i", "κ": "k", "υ": "u", "τ": "t", "χ": "x", "ε": "e", "η": "n", "γ": "y", "Η": "h",
        "Ν": "n", "Υ": "y", "Ζ": "z", "Β": "b", "Μ": "m",
    ]
}
