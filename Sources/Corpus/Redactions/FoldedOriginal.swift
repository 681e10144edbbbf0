import Foundation
import Redaction

extension EditCategory {
    /// Whether an original stands for a name or a word that sentences put other words around: “in Lagos” and “Lagos's” are
    /// Lagos.
    var isNamed: Bool { Self.named.contains(self) }

    /// Those categories.
    static let named: [EditCategory] = [
        .person, .organisation, .secret, .place, .role, .specialty, .nationality, .language, .religion,
    ]
}

/// What makes originals of a category one group: the folded words; of a name without the small words and marks that the
/// rules take away with it.
func groupedOriginal(_ text: String, _ category: EditCategory) -> String {
    let folded = foldedOriginal(text)
    guard category.isNamed else { return folded }
    var words = Substring(folded)
    func trim() {
        words = words.drop { !$0.isLetter && !$0.isNumber }
        while let last = words.last, !last.isLetter, !last.isNumber { words.removeLast() }
    }
    trim()
    // “A & E” does not begin with an article.
    while let space = words.firstIndex(of: " "), smallWords.contains(String(words[..<space])),
        words[space...].dropFirst().first?.isLetter == true
    {
        words = words[space...]
        trim()
    }
    if words.hasSuffix("'s") { words = words.dropLast(2) }
    return words.isEmpty ? folded : String(words)
}

/// What may stand before a name and goes with it where it is taken out.
private let smallWords: Set<String> = [
    "a", "an", "and", "around", "at", "by", "down", "for", "from", "in", "into", "near", "of", "on", "or", "out",
    "over", "the", "through", "to", "up", "with",
]

/// A text as it is compared with others: without case, with straight quotation marks and hyphens, and one space between
/// words.
func foldedOriginal(_ text: String) -> String {
    let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    var result = String.UnicodeScalarView()
    var spaceIsDue = false
    for scalar in (isASCII ? text : text.precomposedStringWithCanonicalMapping).lowercased().unicodeScalars {
        if scalar.properties.isWhitespace {
            spaceIsDue = !result.isEmpty
            continue
        }
        if spaceIsDue { result.append(" ") }
        spaceIsDue = false
        switch scalar {
        case "\u{2018}", "\u{2019}", "\u{2BC}": result.append("'")
        case "\u{201C}", "\u{201D}": result.append("\"")
        case "\u{2010}", "\u{2011}": result.append("-")
        case "\u{AD}", "\u{200B}", "\u{2060}", "\u{FEFF}": break
        default: result.append(scalar)
        }
    }
    return String(result)
}

/// Whether folded words stand in a folded text, as whole words.
func holdsWords(_ words: String, in text: String) -> Bool {
    let needle = Array(words.utf8)
    let hay = Array(text.utf8)
    guard let first = needle.first, hay.count >= needle.count else { return false }
    // Bytes above 0x7F belong to letters often enough to count as such.
    func isLetter(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80
    }
    for start in 0...(hay.count - needle.count) where hay[start] == first {
        let end = start + needle.count
        guard hay[start..<end].elementsEqual(needle) else { continue }
        let beginsInside = start > 0 && isLetter(hay[start - 1]) && isLetter(first)
        let endsInside = end < hay.count && isLetter(hay[end]) && isLetter(needle[needle.count - 1])
        if !beginsInside, !endsInside { return true }
    }
    return false
}
