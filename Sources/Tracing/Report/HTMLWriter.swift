/// Writes HTML; every text is escaped.
struct HTMLWriter {
    /// A cell of a table.
    enum Cell {
        case text(String)
        case number(Int)
        /// A text that leads to a place of the page.
        case link(String, String)
    }

    private(set) var text = ""

    /// Writes markup as it is.
    mutating func raw(_ markup: String) { text += markup }

    /// Writes a text.
    mutating func put(_ words: String) {
        for scalar in words.unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{7F}": text += "\u{FFFD}"
            // What turns the direction of writing around would show other words than there are.
            case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": text += "\u{FFFD}"
            default: text.unicodeScalars.append(scalar)
            }
        }
    }

    /// Writes a table with its header.
    mutating func table(caption: String, head: [String], rows: [[Cell]]) {
        raw("<table><caption>")
        put(caption)
        raw("</caption>\n<thead><tr>")
        for title in head {
            raw(title.isEmpty ? "<td></td>" : "<th scope=\"col\">")
            put(title)
            if !title.isEmpty { raw("</th>") }
        }
        raw("</tr></thead>\n<tbody>\n")
        for row in rows {
            raw("<tr>")
            for cell in row {
                switch cell {
                case .text(let words):
                    raw("<td>")
                    put(words)
                case .number(let number): raw("<td class=\"n\">\(number)")
                case .link(let words, let target):
                    raw("<td><a href=\"#\(target)\">")
                    put(words)
                    raw("</a>")
                }
                raw("</td>")
            }
            raw("</tr>\n")
        }
        raw("</tbody></table>\n")
    }
}
