/// What somebody types into a search box: words that must all be there, `"words together"`, the `begin*` of a word.
///
/// Nothing that is typed can be wrong but the lack of a word: signs and the operators of the search engine are just text.
struct SearchQuery {
    private enum Term {
        case phrase(String)
        case prefix(String)

        /// Whether there is anything in it that the index holds.
        var hasWord: Bool {
            switch self {
            case .phrase(let text), .prefix(let text):
                text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
            }
        }

        /// In the engine's language.
        var expression: String {
            switch self {
            case .phrase(let text): "\"\(text)\""
            case .prefix(let text): "\"\(text)\"*"
            }
        }
    }

    /// The query in the language of SQLite's FTS5.
    let expression: String

    /// Understands a query; `nil` where there is no word in it.
    init?(_ text: String) {
        let terms = Self.terms(of: text).filter(\.hasWord)
        guard !terms.isEmpty else { return nil }
        expression = terms.map(\.expression).joined(separator: " AND ")
    }

    private static func terms(of text: String) -> [Term] {
        var terms: [Term] = []
        var current = ""
        var quoted = false
        func finishWord() {
            if current.hasSuffix("*") {
                terms.append(.prefix(String(current.prefix { $0 != "*" })))
            } else if !current.isEmpty {
                terms.append(.phrase(current))
            }
            current = ""
        }
        for character in text {
            switch character {
            case "\"", "“", "”", "„", "«", "»":
                if quoted { terms.append(.phrase(current)) } else { finishWord() }
                current = ""
                quoted.toggle()
            case "\0":
                continue
            case _ where character.isWhitespace && !quoted:
                finishWord()
            default:
                current.append(character)
            }
        }
        if quoted { terms.append(.phrase(current)) } else { finishWord() }
        return terms
    }
}
