/// Reads the parts of a cell from left to right.
struct CellScanner {
    private let bytes: [UInt8]
    private(set) var index = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { index >= bytes.count }

    // MARK: Characters

    private static let wideSpaces: [[UInt8]] = ["\u{00A0}", "\u{2009}", "\u{202F}", "\u{2007}", "\u{2002}"].map {
        Array($0.utf8)
    }

    private func spaceLength(at index: Int) -> Int {
        guard index < bytes.count else { return 0 }
        if bytes[index] <= 0x20 { return 1 }
        return Self.wideSpaces.first { bytes[index...].starts(with: $0) }?.count ?? 0
    }

    mutating func skipSpaces() {
        while case let length = spaceLength(at: index), length > 0 { index += length }
    }

    private func isDigit(_ index: Int) -> Bool { index < bytes.count && (0x30...0x39).contains(bytes[index]) }

    private func isLetter(_ index: Int) -> Bool {
        index < bytes.count && (0x61...0x7A).contains(bytes[index] | 0x20)
    }

    private mutating func take(_ text: String) -> Bool {
        var end = index
        var last: UInt8 = 0
        for wanted in text.utf8 {
            guard end < bytes.count else { return false }
            let byte = bytes[end]
            guard byte == wanted || byte &- 0x41 < 26 && byte | 0x20 == wanted else { return false }
            last = wanted
            end += 1
        }
        // A word ends where letters end.
        if last &- 0x61 < 26, isLetter(end) { return false }
        index = end
        return true
    }

    private mutating func takeFirst(of texts: [String]) -> Bool {
        for text in texts where take(text) { return true }
        return false
    }

    private var rest: String { String(decoding: bytes[index...], as: UTF8.self) }

    // MARK: Marks

    /// Signs that agencies print in place of a count.
    private static let signs: Set<String> = [
        "*", "**", "***", "[c]", "c", "(c)", "[x]", "x", "(x)", "[s]", "s", "(s)", "[d]", "d", "(d)", "..", "...", "…",
        "‥", "n.p.", "np", "n/p", "#", "[*]", "(*)", "†", "‡", "?", "■", "●", "•", "xx", "[low]", "low", ":",
        "suppressed", "[suppressed]", "(suppressed)", "masked", "withheld", "redacted", "[redacted]", "hidden",
        "not shown", "not published", "not disclosed", "confidential", "too few", "too small", "small number", "sup",
        "supp.", "█", "▇", "~",
    ]
    private static let longestSign = signs.map(\.utf8.count).max() ?? 0
    private static let dashes: Set<String> = ["-", "–", "—", "―", "−", "--", "---"]

    /// A mark of suppression at the start of the cell, before brackets or at its end.
    mutating func mark() -> (mark: CellReading.Mark, bounds: ClosedRange<Int>, range: Range<Int>)? {
        let start = index
        if let bounds = upperBound() {
            // A footnote's sign may follow.
            return (.bounds, bounds, start..<index)
        }
        index = start
        var end = bytes.count
        while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        // All of the cell, or what stands before brackets.
        let bracket = bytes[start..<end].dropFirst().firstIndex { $0 == 0x28 || $0 == 0x5B }
        for stop in [end, bracket ?? end] {
            var last = stop
            while last > start, bytes[last - 1] <= 0x20 { last -= 1 }
            guard last - start <= Self.longestSign else { continue }
            let text = String(decoding: bytes[start..<last], as: UTF8.self).lowercased()
            let isDash = Self.dashes.contains(text)
            if isDash || Self.signs.contains(text) {
                index = last
                return (isDash ? .dash : .sign, 0...CountSystem.noLimit, start..<last)
            }
        }
        return nil
    }

    /// The first bytes of what stands before a bound, and of what stands before a count, letters in lower case.
    private static let boundBeginnings = Array("<&≤⩽uanflb".utf8)
    private static let countBeginnings = Array("n~≈aco".utf8)

    /// Whether the next byte, a letter in lower case, is one of some: most cells begin with none.
    private func begins(with bytes: [UInt8]) -> Bool {
        index < self.bytes.count
            && bytes.contains(isLetter(index) ? self.bytes[index] | 0x20 : self.bytes[index])
    }

    /// `<5`, `≤ 4`, `fewer than five`: from 0 to the bound.
    private mutating func upperBound() -> ClosedRange<Int>? {
        guard begins(with: Self.boundBeginnings) else { return nil }
        let isBelow = takeFirst(of: [
            "<=", "&lt;=", "≤", "⩽", "up to ", "at most ", "no more than ", "not more than ",
        ])
        let isUnder =
            !isBelow
            && takeFirst(of: ["<", "&lt;", "fewer than ", "less than ", "under ", "below "])
        guard isBelow || isUnder else { return nil }
        skipSpaces()
        guard let (number, _) = count(), number > 0, number <= 1000 || isBelow else { return nil }
        // `<5 %` and `<5 years` bound something else.
        let after = rest
        if after.drop(while: \.isWhitespace).hasPrefix("%") || after.hasPrefix(".") { return nil }
        return 0...(isBelow ? number : number - 1)
    }

    /// `1–4`, `1 to 4`: both ends.
    mutating func range() -> (bounds: ClosedRange<Int>, range: Range<Int>)? {
        let start = index
        guard let (low, _) = count() else { return nil }
        skipSpaces()
        guard takeFirst(of: ["-", "–", "—", "−", "to "]) else {
            index = start
            return nil
        }
        skipSpaces()
        guard let (high, range) = count(), low < high, isCountEnd() else {
            index = start
            return nil
        }
        return (low...high, start..<range.upperBound)
    }

    // MARK: Numbers

    /// `n =`, `about`, `~` and the like before a count.
    mutating func skipPrefix() {
        guard begins(with: Self.countBeginnings) else { return }
        let start = index
        if take("n") {
            skipSpaces()
            if takeFirst(of: ["=", ":"]) {
                skipSpaces()
                return
            }
            index = start
        }
        if takeFirst(of: ["~", "≈", "about ", "approximately ", "approx. ", "circa ", "ca. ", "c. ", "only "]) {
            skipSpaces()
        }
    }

    /// Digits with separators between thousands, or a number in words.
    mutating func count() -> (count: Int, range: Range<Int>)? {
        let start = index
        guard isDigit(index) else {
            guard let word = NumberWords.number(at: index, in: bytes) else { return nil }
            index = word.end
            return (word.value, start..<index)
        }
        var value = 0
        var digits = 0
        var isGrouped = false
        while index < bytes.count {
            if isDigit(index) {
                value = value * 10 + Int(bytes[index] - 0x30)
                digits += 1
                guard digits <= 12 else { return nil }
                index += 1
                continue
            }
            let separator = [0x2C, 0x27].contains(bytes[index]) ? 1 : spaceLength(at: index)
            let next = index + separator
            guard separator > 0, digits <= 3 || isGrouped, isDigit(next), isDigit(next + 1), isDigit(next + 2),
                !isDigit(next + 3)
            else { break }
            isGrouped = true
            index = next
        }
        return (value, start..<index)
    }

    /// Whether what follows a number leaves it a count: nothing, brackets, a base, a footnote's sign, or people.
    func isCountEnd() -> Bool {
        guard index < bytes.count else { return true }
        // A letter directly behind it is a footnote's, unless it may be a unit.
        if [0x61, 0x62, 0x63, 0x65, 0x66].contains(bytes[index]), !isLetter(index + 1), !isDigit(index + 1) {
            return true
        }
        // What decides stands at the beginning.
        let end = min(bytes.count, index + Self.longestEnd)
        let text = String(decoding: bytes[index..<end], as: UTF8.self).drop(while: \.isWhitespace).lowercased()
        if text.isEmpty { return end == bytes.count }
        if Self.ends.contains(where: { text.hasPrefix($0) }) { return true }
        if text.hasPrefix(","), bytes[index...].contains(UInt8(ascii: "%")) { return true }
        let word = text.prefix { $0.isLetter }
        return PeopleWords.nouns.contains(String(word))
    }

    /// What may stand behind a count.
    private static let ends = [
        "(", "[", "/", "of ", "out of ", "*", "†", "‡", "§", "¶", "#", "^", ";", "¹", "²", "³", "⁴", "⁵", "ᵃ", "ᵇ", "ᶜ",
    ]
    private static let longestEnd = 64

    /// A percentage here: digits, a point or a comma, and `%` unless the column's head has it.
    mutating func percentage(needsSign: Bool) -> (value: Percentage, range: Range<Int>)? {
        let start = index
        guard let found = Self.percentage(in: bytes, at: index, needsSign: needsSign) else { return nil }
        index = found.end
        return (found.value, start..<index)
    }

    /// The first percentage further on, in brackets or not.
    func laterPercentage() -> (value: Percentage, range: Range<Int>)? {
        var at = index
        while at < bytes.count {
            if isDigit(at), at == 0 || !isDigit(at - 1), let found = Self.percentage(in: bytes, at: at) {
                return (found.value, at..<found.end)
            }
            at += 1
        }
        return nil
    }

    /// Reads `12`, `12.5` or `12,5` with `%` or “per cent” behind it.
    static func percentage(
        in bytes: [UInt8], at start: Int, needsSign: Bool = true
    ) -> (value: Percentage, end: Int)? {
        guard let number = decimal(in: bytes, at: start) else { return nil }
        if !needsSign {
            return Percentage(digits: number.digits, decimals: number.decimals).map { ($0, number.end) }
        }
        var at = number.end
        while at < bytes.count, bytes[at] <= 0x20 || bytes[at] == 0xC2 || bytes[at] == 0xA0 { at += 1 }
        for sign in ["%", "per cent", "percent", "\u{FF05}"]
        where bytes[min(at, bytes.count)...].starts(with: sign.utf8) {
            guard let value = Percentage(digits: number.digits, decimals: number.decimals) else { return nil }
            return (value, at + sign.utf8.count)
        }
        return nil
    }

    /// Reads digits with or without decimals.
    static func decimal(in bytes: [UInt8], at start: Int) -> (digits: Int, decimals: Int, end: Int)? {
        var at = start
        var digits = 0
        var decimals = 0
        var length = 0
        func isDigit(_ index: Int) -> Bool { index < bytes.count && (0x30...0x39).contains(bytes[index]) }
        while isDigit(at), length < 9 {
            digits = digits * 10 + Int(bytes[at] - 0x30)
            length += 1
            at += 1
        }
        guard length > 0, !isDigit(at) else { return nil }
        if at < bytes.count, bytes[at] == 0x2E || bytes[at] == 0x2C, isDigit(at + 1) {
            at += 1
            while isDigit(at), decimals < 5 {
                digits = digits * 10 + Int(bytes[at] - 0x30)
                decimals += 1
                at += 1
            }
            guard !isDigit(at) else { return nil }
        }
        return (digits, decimals, at)
    }

    /// `(3)`, `(n = 3)`, `(3/25)` behind a percentage.
    mutating func bracketedCount() -> (count: Int, range: Range<Int>)? {
        let start = index
        skipSpaces()
        guard takeFirst(of: ["(", "["]) else {
            index = start
            return nil
        }
        skipSpaces()
        skipPrefix()
        guard let found = count(), index < bytes.count, [0x29, 0x5D, 0x2F].contains(bytes[index]) else {
            index = start
            return nil
        }
        return found
    }

    /// The 57 of `/57`, `of 57`, `out of 57`.
    func base() -> Int? {
        var scanner = self
        scanner.skipSpaces()
        guard scanner.takeFirst(of: ["/", "of ", "out of "]) else { return nil }
        scanner.skipSpaces()
        return scanner.count()?.count
    }
}
