import Corpus

/// Writes vignettes as one HTML page that needs nothing but itself: no script, no font, no image from elsewhere.
public enum HTMLWriter {
    /// A page with several vignettes.
    ///
    /// - Parameters:
    ///   - composed: the vignettes.
    ///   - title: the title of the page.
    /// - Returns: the page.
    public static func page(of composed: [ComposedVignette], title: String) -> String {
        let body = composed.map { section(of: $0) }.joined(separator: "\n")
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(escaped(title))</title>
            <style>
            body { font: 1.05rem/1.6 Georgia, "Times New Roman", serif; color: #1b1b1b; background: #fff; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
            h2 { font-size: 1.6rem; line-height: 1.25; margin: 2.5rem 0 0.5rem; }
            h3 { font-size: 1.1rem; margin: 1.6rem 0 0.3rem; }
            p { margin: 0 0 0.9rem; }
            .declaration { font-style: italic; border-top: 1px solid #767676; padding-top: 0.7rem; margin-top: 1.6rem; }
            @media print { section { break-after: page; } }
            </style>
            </head>
            <body>
            <main>
            \(body)
            </main>
            </body>
            </html>

            """
    }

    private static func section(of composed: ComposedVignette) -> String {
        let vignette = composed.vignette
        var lines = [
            "<section data-vignette=\"\(escaped(vignette.id))@\(vignette.revision)\">",
            "<h2>\(escaped(vignette.title))\(composed.subtitle.map { ": \(escaped($0))" } ?? "")</h2>",
        ]
        for section in vignette.sections {
            lines.append("<h3>\(escaped(section.title))</h3>")
            for paragraph in section.paragraphs {
                lines.append("<p>\(escaped(paragraph.map(\.text).joined(separator: " ")))</p>")
            }
        }
        lines.append("<p class=\"declaration\">\(escaped(vignette.declaration))</p>")
        lines.append("</section>")
        return lines.joined(separator: "\n")
    }

    /// A text in which nothing is a mark of HTML.
    static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.append(character)
            }
        }
    }
}
