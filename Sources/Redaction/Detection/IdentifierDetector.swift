/// Finds direct identifiers that have a shape: addresses on the net, telephone numbers, postcodes, numbers of registers.
///
/// Check digits: NHS number modulus 11 (NHS Data Dictionary), payment cards modulus 10 (Luhn, ISO/IEC 7812), IBAN modulus
/// 97 (ISO 13616). A GMC number is seven digits, told from other numbers by the word before it.
struct IdentifierDetector {
    let lexicons: LexiconSet

    func detections(in text: TokenisedText) -> [Detection] {
        var found: [Detection] = []
        var linkEnd = 0
        var dictatedEnd = 0
        let text = text.known(to: lexicons)
        for index in text.tokens.indices {
            switch text.tokens[index].kind {
            case .punctuation:
                if text.tokens[index].is("@"), let address = address(in: text, at: index) { found.append(address) }
                if text.tokens[index].is("+"), let number = number(in: text, at: index) { found.append(number) }
            case .number:
                if let number = number(in: text, at: index) { found.append(number) }
            case .word:
                // Nearly every word is told by this to begin nothing.
                guard Self.mayBeCode(text.tokens[index]) || !text.facts[index].isDisjoint(with: Self.facts) else {
                    continue
                }
                if text.facts[index].contains(.linkBeginning), index >= linkEnd, let link = link(in: text, at: index) {
                    found.append(link)
                    linkEnd = link.tokens.upperBound
                }
                if text.facts[index].contains(.spokenDot), let address = spokenAddress(in: text, at: index) {
                    found.append(address)
                }
                if text.facts[index].contains(.digitWord), index >= dictatedEnd, index + 1 < text.tokens.count,
                    text.facts[index + 1].contains(.digitWord) || text.tokens[index + 1].kind == .punctuation
                {
                    let named = cue(before: index, in: text) != nil
                    if let (end, isPhone) = SpokenNumbers.number(in: text, at: index, isNamed: named) {
                        found.append(
                            Detection(
                                text, index..<end, isPhone ? .phone : .identifier, confidence: .medium,
                                rule: isPhone ? "identifier.phone-spoken" : "identifier.number-spoken"))
                        dictatedEnd = end
                    }
                }
                if text.facts[index].contains(.handleCue), let handle = handle(in: text, after: index) {
                    found.append(handle)
                }
                if Self.mayBeCode(text.tokens[index]) {
                    if let postcode = postcode(in: text, at: index) { found.append(postcode) }
                    if let code = lettersAndDigits(in: text, at: index) { found.append(code) }
                }
            }
        }
        return found
    }

    private static let facts: WordFacts = [.linkBeginning, .spokenDot, .digitWord, .handleCue]
    private static let outward: WordSet = ["a9", "a99", "aa9", "aa99", "a9a", "aa9a"]
    private static let unspacedPostcodes = Set(outward.map { $0 + "9aa" })
    static let cues: WordSet = [
        "gmc", "nmc", "gdc", "bleep", "bleeper", "pager", "extension", "ext", "passport", "mrn", "payroll",
    ]
    private static let extensionCues: WordSet = ["bleep", "bleeper", "pager", "extension", "ext"]
    static let linkBeginnings: WordSet = ["http", "https", "www"]

    /// Whether a word may begin a postcode, an insurance number or an account: two letters, or letters with digits.
    private static func mayBeCode(_ token: Token) -> Bool {
        token.hasDigits && token.folded.utf8.count <= 34 || token.isAllCaps && token.folded.utf8.count == 2
    }

    // MARK: The net

    private func address(in text: TokenisedText, at index: Int) -> Detection? {
        let isPart: (Token) -> Bool = { token in
            token.kind != .punctuation || [".", "-", "_", "+"].contains(token.folded)
        }
        var start = index
        while start > 0, text.touch(start - 1, start), isPart(text.tokens[start - 1]) { start -= 1 }
        var end = index
        while text.touch(end, end + 1), isPart(text.tokens[end + 1]) { end += 1 }
        while end > index, text.tokens[end].folded == "." { end -= 1 }
        guard end > index else { return nil }
        if start == index {
            return Detection(text, start..<(end + 1), .identifier, confidence: .high, rule: "identifier.handle")
        }
        guard text.tokens[index...end].contains(where: { $0.folded == "." }) else { return nil }
        return Detection(text, start..<(end + 1), .email, confidence: .high, rule: "identifier.email")
    }

    /// `jo dot bloggs at example dot org`, from the last “dot”.
    private func spokenAddress(in text: TokenisedText, at dot: Int) -> Detection? {
        guard dot >= 3, dot + 1 < text.tokens.count, Self.domains.contains(text.tokens[dot + 1]),
            dot + 2 >= text.tokens.count || text.tokens[dot + 2].folded != "dot"
        else { return nil }
        func isWord(_ index: Int) -> Bool { index >= 0 && text.tokens[index].kind != .punctuation }
        // The host: words with “dot” between, back to “at”.
        var at = dot - 2
        while at > 1, at > dot - 8, text.tokens[at].folded == "dot", isWord(at - 1) { at -= 2 }
        guard at > 0, text.tokens[at].folded == "at", isWord(at + 1), isWord(at - 1) else { return nil }
        var first = at - 1
        while first > 1, first > at - 8, Self.spokenJoints.contains(text.tokens[first - 1]), isWord(first - 2) {
            first -= 2
        }
        return Detection(text, first..<(dot + 2), .email, confidence: .medium, rule: "identifier.email-spoken")
    }

    static let handleCues: WordSet = [
        "insta", "instagram", "twitter", "tiktok", "snapchat", "snap", "tumblr", "reddit", "discord", "telegram",
        "username", "handle",
    ]

    /// `insta name92`, `my username is blue_kite7`: letters with digits behind a word for where they are used.
    private func handle(in text: TokenisedText, after cue: Int) -> Detection? {
        var first = cue + 1
        while first < text.tokens.count, first < cue + 3,
            ["is", ":", "was", "name", "@"].contains(text.tokens[first].folded)
        {
            first += 1
        }
        guard first < text.tokens.count, text.tokens[first].kind == .word else { return nil }
        var last = first
        while text.touch(last, last + 1),
            text.tokens[last + 1].kind != .punctuation || text.tokens[last + 1].folded == "_"
                || text.tokens[last + 1].folded == "." && text.touch(last + 1, last + 2)
        {
            last += 1
        }
        let isCode = text.tokens[first...last].contains { $0.hasDigits || $0.kind == .number || $0.folded == "_" }
        guard isCode, text.tokens[first].folded.utf8.count > 1 || last > first else { return nil }
        return Detection(text, first..<(last + 1), .identifier, confidence: .medium, rule: "identifier.handle")
    }

    private static let domains: WordSet = ["com", "net", "org", "uk", "edu", "io", "ie"]
    private static let spokenJoints: WordSet = ["dot", "underscore", "dash", "hyphen"]
    static let spokenDots: WordSet = ["dot"]

    private func link(in text: TokenisedText, at index: Int) -> Detection? {
        guard text.touch(index, index + 1), [":", "."].contains(text.tokens[index + 1].folded) else { return nil }
        var end = index
        while text.touch(end, end + 1) { end += 1 }
        while end > index, [".", ",", ")", ";", "'", "\"", "”", ">"].contains(text.tokens[end].folded) { end -= 1 }
        guard end > index + 1 else { return nil }
        return Detection(text, index..<(end + 1), .url, confidence: .high, rule: "identifier.url")
    }

    // MARK: Numbers

    /// The longest run of digits from here that is a number of some register; spaces, hyphens, dots or brackets may divide
    /// it, and other numbers may stand before and behind it.
    private func number(in text: TokenisedText, at index: Int) -> Detection? {
        var digits = Digits()
        var longest: (end: Int, category: EditCategory, rule: String)?
        var position = index
        let isInternational = text.tokens[index].is("+")
        if isInternational { position += 1 }
        let limit = min(text.tokens.count, index + 24)
        let firstGroup = position < limit ? text.tokens[position].folded.utf8.count : 0
        let cue = cue(before: index, in: text)
        while position < limit, digits.count < Digits.most {
            if text.tokens[position].kind == .number {
                guard digits.append(text.tokens[position].folded.utf8) else { break }
                if let (category, rule) = register(digits, isInternational, firstGroup, cue, in: text, index...position)
                {
                    longest = (position + 1, category, rule)
                }
            } else if !Self.dividers.contains(text.tokens[position]) {
                break
            }
            position += 1
        }
        return longest.map { Detection(text, index..<$0.end, $0.category, confidence: .high, rule: $0.rule) }
    }

    private static let dividers: WordSet = ["-", "(", ")", "."]

    /// What a run of digits is.
    private func register(
        _ digits: Digits, _ isInternational: Bool, _ firstGroup: Int, _ cue: Cue?, in text: TokenisedText,
        _ tokens: ClosedRange<Int>
    ) -> (EditCategory, String)? {
        let count = digits.count
        if tokens.count == 7, (4...12).contains(count), isInternetAddress(in: text, tokens) {
            return (.identifier, "identifier.ip")
        }
        if cue == .register, count >= 6 { return (.identifier, "identifier.registration") }
        if cue == .extension, (3...6).contains(count) { return (.phone, "identifier.extension") }
        if count == 10, digits.isNHSNumber { return (.identifier, "identifier.nhs-number") }
        if (13...19).contains(count), digits.isLuhn { return (.identifier, "identifier.card") }
        let isPhone =
            isInternational
            ? (9...15).contains(count) : firstGroup >= 3 && digits.first == 0 && (10...11).contains(count)
        return isPhone ? (.phone, "identifier.phone") : nil
    }

    /// Four numbers up to 255 with single points between.
    private func isInternetAddress(in text: TokenisedText, _ tokens: ClosedRange<Int>) -> Bool {
        for (place, token) in tokens.enumerated() {
            if place > 0, !text.touch(token - 1, token) { return false }
            if place % 2 == 1 {
                guard text.tokens[token].folded == "." else { return false }
            } else {
                guard text.tokens[token].kind == .number, text.tokens[token].folded.utf8.count <= 3,
                    let value = Int(text.tokens[token].folded), value <= 255
                else { return false }
            }
        }
        return true
    }

    /// What the word before a number says that it is.
    private enum Cue { case register, `extension` }

    private func cue(before index: Int, in text: TokenisedText) -> Cue? {
        for position in stride(from: index - 1, through: max(0, index - 4), by: -1)
        where text.facts[position].contains(.codeCue) {
            return Self.extensionCues.contains(text.tokens[position]) ? .extension : .register
        }
        return nil
    }

    // MARK: Letters and digits

    /// `AB1 2CD`: area and district, then sector and unit.
    private func postcode(in text: TokenisedText, at index: Int) -> Detection? {
        // Four bytes at most make the area and district, seven the whole.
        guard text.tokens[index].folded.utf8.count < 8 else { return nil }
        func shape(_ index: Int) -> String {
            String(
                decoding: text.tokens[index].folded.utf8.prefix(8).map { (0x30...0x39).contains($0) ? 0x39 : 0x61 },
                as: UTF8.self)
        }
        let first = shape(index)
        guard index + 1 < text.tokens.count, Self.outward.contains(first), text.tokens[index + 1].kind == .word,
            shape(index + 1) == "9aa"
        else {
            guard Self.unspacedPostcodes.contains(first), text.tokens[index].isAllCaps else { return nil }
            return Detection(text, index..<(index + 1), .postcode, confidence: .medium, rule: "identifier.postcode")
        }
        return Detection(text, index..<(index + 2), .postcode, confidence: .high, rule: "identifier.postcode")
    }

    /// National Insurance numbers (two letters, six digits, one letter) and IBANs, with or without spaces.
    private func lettersAndDigits(in text: TokenisedText, at index: Int) -> Detection? {
        guard text.tokens[index].folded.utf8.prefix(2).allSatisfy({ (0x61...0x7A).contains($0) }) else { return nil }
        let mayBeIBAN = text.tokens[index].folded.utf8.count >= 4
        var joined: [UInt8] = []
        for end in index..<min(index + 9, text.tokens.count) {
            guard text.tokens[end].kind != .punctuation else { break }
            joined += text.tokens[end].folded.utf8
            if joined.count == 9, isNationalInsurance(joined), end > index || text.tokens[index].isAllCaps {
                return Detection(
                    text, index..<(end + 1), .identifier, confidence: .high, rule: "identifier.ni-number")
            }
            guard joined.count < 9 || mayBeIBAN, joined.count <= 34 else { break }
            if joined.count >= 15, Self.isIBAN(joined) {
                return Detection(text, index..<(end + 1), .identifier, confidence: .high, rule: "identifier.iban")
            }
        }
        return nil
    }

    private func isNationalInsurance(_ bytes: [UInt8]) -> Bool {
        let letters = [bytes[0], bytes[1], bytes[8]].allSatisfy { (0x61...0x7A).contains($0) }
        return letters && bytes[2..<8].allSatisfy { (0x30...0x39).contains($0) } && (0x61...0x64).contains(bytes[8])
    }

    static func isIBAN(_ bytes: [UInt8]) -> Bool {
        guard bytes.prefix(2).allSatisfy({ (0x61...0x7A).contains($0) }),
            bytes[2...3].allSatisfy({ (0x30...0x39).contains($0) })
        else { return false }
        var remainder = 0
        for byte in bytes[4...] + bytes[..<4] {
            if (0x30...0x39).contains(byte) {
                remainder = (remainder * 10 + Int(byte) - 0x30) % 97
            } else if (0x61...0x7A).contains(byte) {
                remainder = (remainder * 100 + Int(byte) - 0x61 + 10) % 97
            } else {
                return false
            }
        }
        return remainder == 1
    }
}
