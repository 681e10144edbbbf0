import Redaction

/// What stands around a detection outside vignettes and quotations, where a report may name its authors and its literature.
struct Surroundings {
    /// The text of its block.
    let text: String

    /// Words right before a name that say that it is a person of the study.
    static let relations: Set<String> = [
        "husband", "wife", "partner", "daughter", "son", "mother", "father", "brother", "sister", "mentor", "mentee",
        "consultant", "registrar", "supervisor", "colleague", "trainee", "participant", "interviewee", "nurse",
        "doctor",
    ]
    /// Words right behind a name that say so.
    static let speech: Set<String> = [
        "said", "told", "explained", "recalled", "described", "felt", "remembered", "laughed", "cried", "added",
        "replied",
        "admitted", "says", "explains", "recalls", "describes", "feels", "remembers",
    ]
    private static let sites = [
        "linkedin.com/", "facebook.com/", "twitter.com/", "x.com/", "instagram.com/", "tiktok.com/", "/~", "/people/",
        "/staff/", "/profile",
    ].map { Array($0.utf8) }
    /// How many bytes before and behind are looked at.
    private static let reach = 60

    /// Whether a detection is the page of a person.
    func isProfile(_ range: Range<Int>) -> Bool {
        let address = Array(text.bytes(range).lowercased().utf8)
        return Self.sites.contains { site in
            address.indices.contains { address[$0] == site[0] && address[$0...].starts(with: site) }
        }
    }

    /// Whether a name is that of a person of the study, and not of a cited author.
    func tellPerson(_ detection: Detection) -> Bool {
        if detection.rule != "name.title", detection.confidence == .low { return false }
        let next = after(detection.range)
        let isCited = next.contains { word in
            let digits = word.filter(\.isNumber)
            return word == "al." || word == "al"
                || (digits.count == 4 && (digits.hasPrefix("19") || digits.hasPrefix("20")))
        }
        guard !isCited else { return false }
        if detection.rule == "name.title" { return true }
        if let word = before(detection.range), Self.relations.contains(word) { return true }
        return next.first.map { Self.speech.contains($0.drop { !$0.isLetter }.prefix(while: \.isLetter).lowercased()) }
            ?? false
    }

    /// The word that ends right before a range.
    private func before(_ range: Range<Int>) -> String? {
        let chunk = text.bytes(max(0, range.lowerBound - Self.reach)..<range.lowerBound)
            .split { $0.isWhitespace }.last
        return chunk.map { chunk in
            String(chunk.reversed().drop { !$0.isLetter }.prefix(while: \.isLetter).reversed()).lowercased()
        }
    }

    /// The next words.
    private func after(_ range: Range<Int>) -> [Substring] {
        let end = min(text.utf8.count, range.upperBound + Self.reach)
        return Array(text.bytes(range.upperBound..<end).split(maxSplits: 4) { $0.isWhitespace }.prefix(4))
    }
}
