/// A waiver as it stands in a report: `gate:allow VG203 until=2027-01-31 by=ethics reason="…"` in a comment, or between
/// double brackets in a paragraph of its own.
struct WaiverMark: Hashable {
    let rule: String
    let until: String?
    let person: String?
    let reason: String?

    /// Reads a block; `nil` where it is no waiver. What cannot be read of a waiver is left out, which makes it void.
    init?(comment: String) {
        guard comment.drop(while: \.isWhitespace).hasPrefix("gate:allow") else { return nil }
        var words = Self.words(of: comment)
        guard words.first == "gate:allow" else { return nil }
        words.removeFirst()
        var values: [String: String] = [:]
        var isSound = true
        for word in words.dropFirst() {
            guard let equals = word.firstIndex(of: "=") else {
                isSound = false
                continue
            }
            let key = String(word[..<equals])
            if values[key] != nil || !["until", "by", "reason"].contains(key) { isSound = false }
            values[key] = String(word[word.index(after: equals)...])
        }
        // A misspelt key must not pass for a waiver without it.
        rule = isSound ? words.first ?? "" : ""
        until = values["until"]
        person = values["by"]
        reason = values["reason"]
    }

    /// Reads a paragraph of plain text.
    init?(paragraph: String) {
        let trimmed = paragraph.drop(while: \.isWhitespace)
        for (open, close) in [("[[", "]]"), ("<!--", "-->")] where trimmed.hasPrefix(open) {
            var inside = trimmed.dropFirst(open.count)
            while inside.last?.isWhitespace == true { inside.removeLast() }
            guard inside.hasSuffix(close) else { return nil }
            self.init(comment: String(inside.dropLast(close.count)))
            return
        }
        return nil
    }

    /// Words parted by white space; a value in straight or curly quotation marks is one word.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isQuoted = false
        for character in text {
            if ["\"", "“", "”"].contains(character) {
                isQuoted.toggle()
            } else if character.isWhitespace, !isQuoted {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else {
                word.append(character.isWhitespace ? " " : character)
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }
}
