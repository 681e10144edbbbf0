/// Places and origins.
extension Generaliser {
    func place(_ detection: Detection, in text: TokenisedText) -> Edit? {
        if detection.rule == "secret", !detection.canonical.isEmpty {
            return replace(detection, in: text, with: detection.canonical)
        }
        switch levels["place"]?.generalised(detection.canonical) ?? .kept {
        case .kept: return nil
        case .replaced(let label):
            return replace(detection, in: text, with: labels.text("place", label, .field))
        case .suppressed: break
        }
        let isAbroad = detection.canonical == "abroad"
        let elsewhere = isAbroad ? "abroad" : "elsewhere"
        if let trained = trainedThere(detection, elsewhere, in: text) { return trained }
        let before = word(before: detection, in: text)
        // “over in Derby”, “out at Otley”: the little word goes with the place.
        var lead = 1
        let first = detection.tokens.lowerBound
        if first > 1, ["in", "at", "to", "from"].contains(before), Self.ways.contains(text.tokens[first - 2].folded) {
            lead = 2
        }
        let verb = first > lead ? text.tokens[first - lead - 1].folded : ""
        switch before {
        case "in", "at":
            if isAbroad { return replace(detection, in: text, with: "abroad", from: lead) }
            let beginsClause = first == lead || Self.clauseMarks.contains(verb) && verb != "," && verb != ")"
            return Self.verbsOfStaying.contains(verb) || beginsClause
                ? replace(detection, in: text, with: "elsewhere", from: lead) : delete(detection, in: text, from: lead)
        case "to":
            if isAbroad { return replace(detection, in: text, with: "abroad", from: lead) }
            let comes = ["came", "come", "coming", "comes"].contains(verb)
            return replace(detection, in: text, with: comes ? "here" : "elsewhere", from: lead)
        case "from": return replace(detection, in: text, with: elsewhere)
        case "near", "around", "outside", "via", "across": return replace(detection, in: text, with: "nearby", from: 1)
        default: break
        }
        if before != "of", isAttributive(detection, in: text) { return delete(detection, in: text) }
        return replaceWithNoun(isAbroad ? "country" : "city", detection, in: text)
    }

    static let ways: Set<String> = ["over", "up", "down", "out", "back", "round", "off"]

    /// “Lagos trained”, “a Durham-trained registrar”: the word after the place comes first.
    func trainedThere(_ detection: Detection, _ elsewhere: String, in text: TokenisedText) -> Edit? {
        var next = detection.tokens.upperBound
        if next < text.tokens.count, text.tokens[next].folded == "-" { next += 1 }
        guard next < text.tokens.count, ["trained", "educated", "born", "based"].contains(text.tokens[next].folded)
        else { return nil }
        let range = detection.range.lowerBound..<text.tokens[next].range.upperBound
        let attributive =
            next > detection.tokens.upperBound && next + 1 < text.tokens.count
            && text.tokens[next + 1].kind == .word && !Self.afterPhrase.contains(text.tokens[next + 1].folded)
        let written =
            attributive ? "\(elsewhere)-\(text.tokens[next].folded)" : "\(text.tokens[next].folded) \(elsewhere)"
        return Edit(
            range: range, original: text[range], replacement: cased(written, at: detection.tokens.lowerBound, in: text),
            category: detection.category, rule: detection.rule)
    }

    static let verbsOfStaying: Set<String> = [
        "was", "is", "were", "are", "be", "been", "lived", "lives", "live", "living", "i'm", "she's", "he's", "based",
        "trained", "train", "trains", "training", "qualified", "studied", "worked", "works", "working", "born",
        "raised", "settled", "stayed",
    ]

    func origin(_ detection: Detection, in text: TokenisedText) -> Edit {
        if isAttributive(detection, in: text) { return delete(detection, in: text) }
        if word(before: detection, in: text) == "in" { return replace(detection, in: text, with: "another language") }
        return replace(detection, in: text, with: detection.canonical == "UK" ? "from elsewhere" : "from abroad")
    }
}
