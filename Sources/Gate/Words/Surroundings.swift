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
    private static let ends: Set<UInt8> = [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")]
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
        if detection.rule == "name.title" { return !isCited(behind: detection.range) }
        guard detection.confidence > .low,
            Self.relations.contains(word(before: detection.range))
                || Self.speech.contains(word(behind: detection.range))
        else { return false }
        return !isCited(behind: detection.range)
    }

    /// Whether “et al.” or a year stands among the next words.
    private func isCited(behind range: Range<Int>) -> Bool {
        let end = min(text.utf8.count, range.upperBound + Self.reach)
        let next = text.bytes(range.upperBound..<end).split(maxSplits: 4) { $0.isWhitespace }.prefix(4)
        return next.contains { word in
            let digits = word.filter(\.isNumber)
            return word == "al." || word == "al"
                || (digits.count == 4 && (digits.hasPrefix("19") || digits.hasPrefix("20")))
        }
    }

    /// The word in small letters that the signs up to a range end with; empty where there is none.
    private func word(before range: Range<Int>) -> String {
        word(at: range.lowerBound - 1, step: -1)
    }

    /// The word in small letters that the signs behind a range begin with; empty where there is none.
    private func word(behind range: Range<Int>) -> String {
        word(at: range.upperBound, step: 1)
    }

    /// The first word from a byte on, forwards or backwards, with no white space between it and other signs.
    private func word(at start: Int, step: Int) -> String {
        var text = text
        return text.withUTF8 { bytes in
            var index = start
            func take(while isTaken: (UInt8) -> Bool) {
                while bytes.indices.contains(index), abs(index - start) < Self.reach, isTaken(bytes[index]) {
                    index += step
                }
            }
            // A no-break space is two bytes.
            take { $0 <= 0x20 || $0 == 0xC2 || $0 == 0xA0 }
            // No cue reaches over the end of a sentence.
            take { $0 > 0x20 && ($0 | 0x20) &- 0x61 >= 26 && !Self.ends.contains($0) }
            let first = index
            take { ($0 | 0x20) &- 0x61 < 26 }
            let range = step > 0 ? first..<index : (index + 1)..<(first + 1)
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self).lowercased()
        }
    }
}
