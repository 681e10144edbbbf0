/// Dates, years and ages.
extension Generaliser {
    func date(_ detection: Detection, in text: TokenisedText) -> Edit? {
        let before = word(before: detection, in: text)
        if detection.rule == "date.year" {
            switch before {
            case "in":
                let back =
                    detection.tokens.lowerBound > 1
                    && text.tokens[detection.tokens.lowerBound - 2].folded == "back"
                return replace(detection, in: text, with: "some years ago", from: back ? 2 : 1)
            case "since", "from": return replace(detection, in: text, with: "for some years", from: 1)
            case "of": return delete(detection, in: text, from: 1)
            case ",":
                let next = detection.tokens.upperBound
                let ends = next == text.tokens.count || Self.clauseMarks.contains(text.tokens[next].folded)
                return ends
                    ? delete(detection, in: text, from: 1) : replace(detection, in: text, with: "some years ago")
            case "is": return replace(detection, in: text, with: "was some years ago", from: 1)
            case "that's": return replace(detection, in: text, with: "that was some years ago", from: 1)
            case "it's": return replace(detection, in: text, with: "it was some years ago", from: 1)
            case "was", "were": return replace(detection, in: text, with: "some years ago")
            case "by", "until", "till", "before": return replace(detection, in: text, with: "then")
            case let word? where DateDetector.seasons.contains(word): return delete(detection, in: text)
            default: return replace(detection, in: text, with: "that year")
            }
        }
        let season = detection.canonical
        if detection.flags.contains("day") || season.isEmpty {
            switch before {
            case "on": return replace(detection, in: text, with: "one day", from: 1)
            case "by", "until", "till", "before": return replace(detection, in: text, with: "then")
            case "since", "from", "after":
                return replace(detection, in: text, with: before == "after" ? "that" : "then")
            case "is", "was", "were":
                return replace(detection, in: text, with: season.isEmpty ? "one day" : "in the \(season)")
            default: return replace(detection, in: text, with: "one day")
            }
        }
        let first = detection.tokens.lowerBound
        if before == "of", first > 1, text.tokens[first - 2].folded == "month" {
            let determined = first > 2 && text.tokens[first - 3].folded == "the"
            return replace(detection, in: text, with: determined ? "the \(season)" : season, from: determined ? 3 : 2)
        }
        if text.startsSentence(first) || first > 0 && text.tokens[first - 1].kind == .punctuation {
            return replace(detection, in: text, with: season)
        }
        if first > 1, ["a", "an"].contains(text.tokens[first - 2].folded), before != "in" {
            return replace(detection, in: text, with: season)
        }
        let leads: Set<String> = [
            "last", "next", "this", "that", "the", "every", "each", "early", "late", "mid", "-", "one",
        ]
        return replace(detection, in: text, with: before.map(leads.contains) == true ? season : "the \(season)")
    }

    func age(_ detection: Detection, in text: TokenisedText) -> Edit {
        if detection.flags.contains("attributive") {
            return isAttributive(detection, in: text)
                ? delete(detection, in: text) : replace(detection, in: text, with: "person \(detection.canonical)")
        }
        let first = detection.tokens.lowerBound
        let speaker = text.tokens[max(0, first - 4)..<first].contains { ["i", "i'm"].contains($0.folded) }
        if word(before: detection, in: text) == "turned" {
            // “I turned fifty in March”: “I reached my fifties in March”.
            let decade = (speaker ? detection.canonical.replacingTheir : detection.canonical).dropFirst("in ".count)
            return replace(detection, in: text, with: "reached \(decade)", from: 1)
        }
        if word(before: detection, in: text) == "of" {
            return replace(
                detection, in: text, with: speaker ? detection.canonical.replacingTheir : detection.canonical, from: 1)
        }
        return replace(detection, in: text, with: speaker ? detection.canonical.replacingTheir : detection.canonical)
    }
}
