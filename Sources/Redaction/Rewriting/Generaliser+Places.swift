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
        // “In the Fens”, “to north Wales”: what belongs to the name goes with it.
        var first = detection.tokens.lowerBound
        while first > 0, Self.directions.contains(text.tokens[first - 1].folded) { first -= 1 }
        if first > 1, text.tokens[first - 1].folded == "the", Self.placeLeads.contains(text.tokens[first - 2].folded),
            !isAttributive(detection, in: text)
        {
            first -= 1
        }
        let whole = detection.tokens.lowerBound - first
        let before = first > 0 ? text.tokens[first - 1].folded : nil
        // “over in Derby”, “out at Otley”: the little word goes with the place.
        var lead = 1
        if first > 1, ["in", "at", "to", "from"].contains(before), Self.ways.contains(text.tokens[first - 2].folded) {
            lead = 2
        }
        let verb = first > lead ? text.tokens[first - lead - 1].folded : ""
        switch before {
        case "in", "at":
            if isAbroad { return replace(detection, in: text, with: "abroad", from: lead + whole) }
            let beginsClause = first == lead || Self.clauseMarks.contains(verb) && verb != "," && verb != ")"
            return Self.verbsOfStaying.contains(verb) || beginsClause
                ? replace(detection, in: text, with: "elsewhere", from: lead + whole)
                : delete(detection, in: text, from: lead + whole)
        case "to":
            if isAbroad { return replace(detection, in: text, with: "abroad", from: lead + whole) }
            let comes = ["came", "come", "coming", "comes"].contains(verb)
            return replace(detection, in: text, with: comes ? "here" : "elsewhere", from: lead + whole)
        case "from": return replace(detection, in: text, with: elsewhere, from: whole)
        case "near", "around", "outside", "via", "across":
            return replace(detection, in: text, with: "nearby", from: 1 + whole)
        default: break
        }
        if before != "of", isAttributive(detection, in: text) { return delete(detection, in: text, from: whole) }
        if whole > 0 { return replace(detection, in: text, with: isAbroad ? "the country" : "the region", from: whole) }
        return replaceWithNoun(isAbroad ? "country" : "city", detection, in: text)
    }

    /// Words that say which part of a place: “north Wales”, “rural Norfolk”.
    static let directions: Set<String> = [
        "north", "south", "east", "west", "mid", "central", "rural", "northern", "southern", "eastern", "western",
        "deepest", "sunny", "darkest", "north-east", "north-west", "south-east", "south-west", "upper", "lower",
        "inner",
        "outer",
    ]
    private static let placeLeads: Set<String> = [
        "in", "at", "to", "from", "near", "around", "outside", "across", "via",
    ]

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
        let before = word(before: detection, in: text) ?? ""
        let origin = detection.canonical == "UK" ? "from elsewhere" : "from abroad"
        // “Indian ones”.
        let next = detection.tokens.upperBound
        if next < text.tokens.count, ["one", "ones"].contains(text.tokens[next].folded) {
            let range = detection.range.lowerBound..<text.tokens[next].range.upperBound
            return Edit(
                range: range, original: text[range], replacement: "\(text[text.tokens[next].range]) \(origin)",
                category: detection.category, rule: detection.rule)
        }
        if isAttributive(detection, in: text) { return delete(detection, in: text) }
        if before == "in" || Self.verbsOfSpeaking.contains(before) {
            return replace(detection, in: text, with: "another language")
        }
        let surface = text.tokens[next - 1].folded
        let isPlural = surface.hasSuffix("s") && !surface.hasSuffix("ss")
        guard Self.determiners.contains(before) else {
            return replace(detection, in: text, with: isPlural ? "people \(origin)" : origin)
        }
        // “The British were late”, “the Chinese”: many, by an adjective.
        let isMany = isPlural || before == "the" && Self.adjectives.contains { surface.hasSuffix($0) }
        return replace(detection, in: text, with: (isMany ? "people " : "person ") + origin)
    }

    private static let adjectives = ["sh", "ch", "ese", "ss"]

    private static let verbsOfSpeaking: Set<String> = [
        "speak", "speaks", "spoke", "spoken", "speaking", "understand", "understands", "learn", "learns", "learned",
        "learnt", "learning", "know", "knew", "knows", "fluent", "talk", "talked", "talking", "study", "studied",
        "studying", "teach", "teaches", "taught", "teaching", "do", "doing", "did", "pick", "picked", "read",
    ]

    func religion(_ detection: Detection, in text: TokenisedText) -> Edit {
        let before = word(before: detection, in: text) ?? ""
        let isDetermined = Self.determiners.contains(before)
        if detection.flags.contains("festival") {
            return replace(detection, in: text, with: isDetermined ? "religious festival" : "a religious festival")
        }
        if isAttributive(detection, in: text) { return delete(detection, in: text) }
        if detection.flags.contains("faith") {
            return replace(detection, in: text, with: isDetermined ? "religion" : "a religion")
        }
        if detection.flags.contains("people") { return replace(detection, in: text, with: "religious people") }
        return replace(detection, in: text, with: isDetermined ? "religious person" : "religious")
    }
}
