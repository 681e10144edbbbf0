/// Names of people and of places of work.
extension Generaliser {
    func person(_ detection: Detection, in text: TokenisedText) -> Edit {
        let before = word(before: detection, in: text)
        if detection.flags.contains("unknown") {
            // “trained in Katowice”: what follows a preposition of place is read as a place.
            if let before, ["in", "from", "near"].contains(before), !detection.flags.contains("possessive") {
                return place(detection, in: text) ?? replace(detection, in: text, with: "[name]")
            }
            return replace(detection, in: text, with: "[name]")
        }
        if let address = address(detection, in: text) { return address }
        let replacement = detection.canonical.isEmpty ? "this person" : detection.canonical
        if let before, Self.determiners.contains(before), !["one", "that", "her"].contains(before) {
            // “the Prentice clinic”; “our Luz”, “says my Morag”, “the Dr Prentice”.
            if isAttributive(detection, in: text) { return delete(detection, in: text) }
            if before == "my" { return replace(detection, in: text, with: "someone close to me", from: 1) }
            return replace(detection, in: text, with: before == "our" ? "colleague" : replacement.withoutDeterminer)
        }
        if let before, Self.fondWords.contains(before), detection.canonical.isEmpty {
            let first = detection.tokens.lowerBound - 1
            let outer = first > 0 && Self.determiners.contains(text.tokens[first - 1].folded)
            return replace(detection, in: text, with: outer ? "\(before) person" : "this \(before) person", from: 1)
        }
        // A name beside what the person is: “the deputy, Helen, said”.
        let first = detection.tokens.lowerBound
        let next = detection.tokens.upperBound
        if first > 1, next < text.tokens.count, text.tokens[first - 1].folded == ",", text.tokens[next].folded == ",",
            !detection.flags.contains("possessive"), Self.kin.contains(text.tokens[first - 2].folded)
        {
            let range = text.tokens[first - 1].range.lowerBound..<text.tokens[next].range.upperBound
            return Edit(
                range: range, original: text[range], replacement: "", category: detection.category, rule: detection.rule
            )
        }
        return replace(detection, in: text, with: replacement)
    }

    /// Words of feeling before a name, with which “this” cannot stand.
    static let fondWords: Set<String> = [
        "poor", "young", "old", "little", "big", "dear", "lovely", "wee", "lucky",
    ]

    /// The deletion of a name by which somebody is spoken to: “a long one, Jean.”, “‘Kieran, I said’”.
    func address(_ detection: Detection, in text: TokenisedText) -> Edit? {
        let first = detection.tokens.lowerBound
        let next = detection.tokens.upperBound
        guard detection.rule != "name.title", !detection.flags.contains("possessive"), first > 0,
            next < text.tokens.count
        else { return nil }
        let before = text.tokens[first - 1].folded
        let after = text.tokens[next].folded
        if before == ",", [".", "?", "!", "…"].contains(after) { return delete(detection, in: text) }
        guard ["'", "\"", "“"].contains(before), text.touch(first - 1, first), after == ",",
            next + 1 < text.tokens.count,
            text.tokens[next + 1].kind == .word
        else { return nil }
        let range = detection.range.lowerBound..<text.tokens[next + 1].range.upperBound
        return Edit(
            range: range, original: text[range], replacement: text[text.tokens[next + 1].range].capitalisedFirst,
            category: detection.category, rule: detection.rule)
    }

    static let kin: Set<String> = [
        "colleague", "husband", "wife", "partner", "friend", "boss", "trainee", "mentee", "mentor", "son", "daughter",
        "manager", "deputy", "registrar", "consultant", "nurse", "doctor", "director", "lead", "supervisor", "mother",
        "father", "mum", "dad", "brother", "sister", "secretary",
    ]

    func site(_ detection: Detection, kind: String, in text: TokenisedText) -> Edit {
        if kind == "theatre" { return replace(detection, in: text, with: "theatre") }
        return replaceWithNoun(kind.isEmpty ? "workplace" : kind.withoutArticle, detection, in: text)
    }

    /// Writes a noun with “the”, or after the determiner that stands there.
    func replaceWithNoun(_ noun: String, _ detection: Detection, in text: TokenisedText) -> Edit {
        let before = word(before: detection, in: text)
        if let before, ["a", "an"].contains(before) {
            return replace(detection, in: text, with: noun)
        }
        if let before, Self.determiners.contains(before) || Self.describers.contains(before) || before.hasSuffix("'s") {
            return replace(detection, in: text, with: noun)
        }
        return replace(detection, in: text, with: "the \(noun)")
    }
}
