import Corpus

/// Writes vignettes as Markdown, each between the markers by which the gate finds it.
public enum MarkdownWriter {
    /// One vignette as its template writes it, between its markers.
    ///
    /// - Throws: where the template cannot be filled.
    public static func text(of composed: ComposedVignette) throws -> String {
        let vignette = composed.vignette
        let body = try TemplateRenderer.body(
            of: vignette, subtitle: composed.subtitle, composed.template, escape: escaped)
        return """
            <!-- vignette:begin \(vignette.id)@\(vignette.revision) -->

            \(body.trimmedOfLineBreaks)

            <!-- vignette:end -->

            """
    }

    /// A text in which nothing is a mark of Markdown or HTML.
    static func escaped(_ text: String) -> String {
        var result = ""
        var isLineStart = true
        var digits = false
        for character in text {
            switch character {
            case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "&": result += "\\\(character)"
            case "#", "+", "-": result += isLineStart ? "\\\(character)" : String(character)
            // `1.` at the start of a line would begin a list.
            case ".", ")": result += digits ? "\\\(character)" : String(character)
            default: result.append(character)
            }
            digits = character.isNumber && (isLineStart || digits)
            isLineStart = character.isNewline
        }
        return result
    }
}

extension String {
    /// The text without the line breaks at its ends.
    fileprivate var trimmedOfLineBreaks: String {
        var text = self[...]
        while text.first?.isNewline == true { text = text.dropFirst() }
        while text.last?.isNewline == true { text = text.dropLast() }
        return String(text)
    }
}
