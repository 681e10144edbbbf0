/// Finds where somebody lives: a house number with a street, and a position on the globe.
struct AddressDetector {
    let lexicons: LexiconSet

    /// What names of streets end with.
    static let streetNouns: WordSet = [
        "road", "street", "lane", "avenue", "close", "drive", "terrace", "crescent", "gardens", "grove", "court",
        "place", "square", "way", "hill", "row", "mews", "walk", "view", "gate", "park", "green", "rise", "parade",
        "rd",
        "st", "ave", "wynd", "brae", "loan",
    ]

    func detections(in text: TokenisedText) -> [Detection] {
        let text = text.known(to: lexicons)
        var found: [Detection] = []
        for index in text.tokens.indices {
            if text.facts[index].contains(.streetNoun), let street = street(in: text, endingAt: index) {
                found.append(street)
            }
            if text.tokens[index].kind == .number, let position = position(in: text, at: index) {
                found.append(position)
            }
        }
        return found
    }

    /// `12 Jarrow Close`, `Flat 3, 41A Old Mill Lane`: one to four capitals between a number and a noun for a street.
    private func street(in text: TokenisedText, endingAt index: Int) -> Detection? {
        guard text.tokens[index].isCapitalised else { return nil }
        var first = index - 1
        while first >= 0, index - first <= 4, text.tokens[first].kind == .word, text.tokens[first].isCapitalised,
            !text.tokens[first].hasDigits
        {
            first -= 1
        }
        guard first >= 0, index - first >= 2, text.tokens[first].hasDigits, text.tokens[first].folded.utf8.count <= 5,
            text.tokens[first].folded.utf8.first.map({ (0x30...0x39).contains($0) }) == true
        else { return nil }
        if first >= 2, text.tokens[first - 1].folded == ",", text.tokens[first - 2].hasDigits, first >= 3,
            ["flat", "apartment", "unit"].contains(text.tokens[first - 3].folded)
        {
            first -= 3
        }
        return Detection(text, first..<(index + 1), .place, confidence: .high, rule: "place.address")
    }

    /// `54.9783, -1.6178`: a latitude and a longitude with three decimals or more.
    private func position(in text: TokenisedText, at index: Int) -> Detection? {
        guard let latitude = decimal(in: text, at: index), (-90...90).contains(latitude.degrees),
            index == 0 || !text.touch(index - 1, index) || text.tokens[index - 1].kind == .punctuation
        else { return nil }
        var next = latitude.end
        if next < text.tokens.count, [",", ";", "/"].contains(text.tokens[next].folded) { next += 1 }
        if next < text.tokens.count, ["-", "−"].contains(text.tokens[next].folded) { next += 1 }
        guard next > latitude.end, let longitude = decimal(in: text, at: next), (0...180).contains(longitude.degrees)
        else { return nil }
        return Detection(
            text, index..<longitude.end, .identifier, confidence: .high, rule: "identifier.coordinates")
    }

    /// A number with a point and three decimals or more: its whole degrees, and the position after it.
    private func decimal(in text: TokenisedText, at index: Int) -> (degrees: Int, end: Int)? {
        guard index + 2 < text.tokens.count, text.tokens[index].kind == .number, text.tokens[index + 1].folded == ".",
            text.tokens[index + 2].kind == .number, text.touch(index, index + 1), text.touch(index + 1, index + 2),
            (3...9).contains(text.tokens[index + 2].folded.utf8.count), text.tokens[index].folded.utf8.count <= 3,
            let degrees = Int(text.tokens[index].folded)
        else { return nil }
        return (degrees, index + 3)
    }
}
