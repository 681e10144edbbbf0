/// Finds direct identifiers that have a shape: addresses on the net, telephone numbers, postcodes, numbers of registers.
///
/// Check digits: NHS number modulus 11 (NHS Data Dictionary), payment cards modulus 10 (Luhn, ISO/IEC 7812), IBAN modulus
/// 97 (ISO 13616). A GMC number is seven digits, told from other numbers by the word before it.
struct IdentifierDetector {
    func detections(in text: TokenisedText) -> [Detection] {
        var found: [Detection] = []
        for index in text.tokens.indices {
            let token = text.tokens[index]
            switch token.folded {
            case "@":
                found += address(in: text, at: index)
            case "http", "https", "www":
                found += link(in: text, at: index)
            default:
                break
            }
            if token.kind == .number || token.folded == "+" {
                found += number(in: text, at: index)
            } else if token.kind == .word {
                found += postcode(in: text, at: index)
                found += lettersAndDigits(in: text, at: index)
            }
        }
        return found
    }

    // MARK: The net

    private func address(in text: TokenisedText, at index: Int) -> [Detection] {
        let isPart: (Token) -> Bool = { token in
            token.kind != .punctuation || ["." , "-", "_", "+"].contains(token.folded)
        }
        var start = index
        while start > 0, text.touch(start - 1, start), isPart(text.tokens[start - 1]) { start -= 1 }
        var end = index
        while text.touch(end, end + 1), isPart(text.tokens[end + 1]) { end += 1 }
        while end > index, text.tokens[end].folded == "." { end -= 1 }
        guard end > index else { return [] }
        if start == index {
            return [Detection(text, start..<(end + 1), .identifier, confidence: .high, rule: "identifier.handle")]
        }
        guard text.tokens[index...end].contains(where: { $0.folded == "." }) else { return [] }
        return [Detection(text, start..<(end + 1), .email, confidence: .high, rule: "identifier.email")]
    }

    private func link(in text: TokenisedText, at index: Int) -> [Detection] {
        guard text.touch(index, index + 1), [":", "."].contains(text.tokens[index + 1].folded) else { return [] }
        var end = index
        while text.touch(end, end + 1) { end += 1 }
        while end > index, [".", ",", ")", ";", "'", "\"", "”", ">"].contains(text.tokens[end].folded) { end -= 1 }
        guard end > index + 1 else { return [] }
        return [Detection(text, index..<(end + 1), .url, confidence: .high, rule: "identifier.url")]
    }

    // MARK: Numbers

    /// A run of digits that spaces, hyphens, dots or brackets may divide.
    private func number(in text: TokenisedText, at index: Int) -> [Detection] {
        if index > 0, text.tokens[index - 1].kind == .number || text.tokens[index - 1].folded == "+",
            text.tokens[index].folded != "+"
        {
            return []  // already read from its beginning
        }
        var digits = ""
        var end = index
        var position = index
        let international = text.tokens[index].folded == "+"
        if international { position += 1 }
        while position < text.tokens.count {
            let token = text.tokens[position]
            if token.kind == .number {
                digits += token.folded
                end = position
            } else if !["-", "(", ")", "."].contains(token.folded) {
                break
            }
            position += 1
            if digits.utf8.count > 19 { break }
        }
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), end >= index, !digits.isEmpty else { return [] }
        let values = digits.utf8.map { Int($0) - 0x30 }
        let range = index..<(end + 1)
        func detection(_ category: EditCategory, _ rule: String) -> [Detection] {
            [Detection(text, range, category, confidence: .high, rule: rule)]
        }
        if values.count == 4, isInternetAddress(in: text, range) { return detection(.identifier, "identifier.ip") }
        if let cue = cue(before: index, in: text) {
            if ["gmc", "nmc", "gdc"].contains(cue), values.count >= 6 {
                return detection(.identifier, "identifier.registration")
            }
            if ["bleep", "bleeper", "pager", "extension", "ext"].contains(cue), (3...6).contains(values.count) {
                return detection(.phone, "identifier.extension")
            }
        }
        if values.count == 10, Self.isNHSNumber(values) { return detection(.identifier, "identifier.nhs-number") }
        if (13...19).contains(values.count), Self.isLuhn(values) { return detection(.identifier, "identifier.card") }
        if international ? (9...15).contains(values.count) : values[0] == 0 && (10...11).contains(values.count) {
            return detection(.phone, "identifier.phone")
        }
        return []
    }

    private func isInternetAddress(in text: TokenisedText, _ range: Range<Int>) -> Bool {
        let parts = text[text.tokens[range.lowerBound].range.lowerBound..<text.tokens[range.upperBound - 1].range.upperBound]
            .split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { Int($0).map { (0...255).contains($0) } ?? false }
    }

    private func cue(before index: Int, in text: TokenisedText) -> String? {
        let cues: Set<String> = ["gmc", "nmc", "gdc", "bleep", "bleeper", "pager", "extension", "ext"]
        return text.tokens[max(0, index - 4)..<index].last { cues.contains($0.folded) }?.folded
    }

    static func isNHSNumber(_ digits: [Int]) -> Bool {
        guard digits.count == 10, Set(digits).count > 1 else { return false }
        let sum = (0..<9).reduce(0) { $0 + digits[$1] * (10 - $1) }
        let check = (11 - sum % 11) % 11
        return check != 10 && check == digits[9]
    }

    static func isLuhn(_ digits: [Int]) -> Bool {
        guard Set(digits).count > 1 else { return false }
        let sum = digits.reversed().enumerated().reduce(0) { total, pair in
            let (position, digit) = pair
            guard position % 2 == 1 else { return total + digit }
            return total + (digit > 4 ? digit * 2 - 9 : digit * 2)
        }
        return sum % 10 == 0
    }

    // MARK: Letters and digits

    /// `AB1 2CD`: area and district, then sector and unit.
    private func postcode(in text: TokenisedText, at index: Int) -> [Detection] {
        func shape(_ index: Int) -> String {
            String(text.tokens[index].folded.map { $0.isNumber ? "9" : "a" })
        }
        let outward: Set<String> = ["a9", "a99", "aa9", "aa99", "a9a", "aa9a"]
        let first = shape(index)
        guard index + 1 < text.tokens.count, outward.contains(first), shape(index + 1) == "9aa",
            text.tokens[index + 1].kind == .word
        else {
            let whole: Set<String> = Set(outward.map { $0 + "9aa" })
            guard whole.contains(first), text.tokens[index].isAllCaps else { return [] }
            return [Detection(text, index..<(index + 1), .postcode, confidence: .medium, rule: "identifier.postcode")]
        }
        return [Detection(text, index..<(index + 2), .postcode, confidence: .high, rule: "identifier.postcode")]
    }

    /// National Insurance numbers (two letters, six digits, one letter) and IBANs, with or without spaces.
    private func lettersAndDigits(in text: TokenisedText, at index: Int) -> [Detection] {
        var joined = ""
        for end in index..<min(index + 9, text.tokens.count) {
            guard text.tokens[end].kind != .punctuation else { break }
            joined += text.tokens[end].folded
            let bytes = Array(joined.utf8)
            if bytes.count == 9, isNationalInsurance(bytes), end > index || text.tokens[index].isAllCaps {
                return [Detection(text, index..<(end + 1), .identifier, confidence: .high, rule: "identifier.ni-number")]
            }
            if (15...34).contains(bytes.count), Self.isIBAN(bytes) {
                return [Detection(text, index..<(end + 1), .identifier, confidence: .high, rule: "identifier.iban")]
            }
            if bytes.count > 34 { break }
        }
        return []
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
