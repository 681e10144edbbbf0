import Corpus
import Mustache

/// Fills the Mustache texts of a template.
enum TemplateRenderer {
    /// The declaration with its bound: `contributors` is what the policy asks at least, never the true number.
    static func declaration(of template: StoryTemplate, atLeast contributors: Int) throws -> String {
        try render(template.declaration, ["contributors": String(contributors)])
    }

    /// A vignette as the body of its template writes it.
    ///
    /// - Parameters:
    ///   - vignette: the vignette.
    ///   - template: its template.
    ///   - escape: makes a text safe for the format of the body.
    /// - Returns: the body, filled.
    /// - Throws: where the body is no Mustache.
    static func body(of vignette: Vignette, _ template: StoryTemplate, escape: (String) -> String) throws -> String {
        let sections: [[String: Any]] = vignette.sections.map { section in
            [
                "title": escape(section.title),
                "paragraphs": section.paragraphs.map { escape($0.map(\.text).joined(separator: " ")) },
            ]
        }
        return try render(
            template.body,
            ["title": escape(vignette.title), "sections": sections, "declaration": escape(vignette.declaration)])
    }

    /// Only dictionaries, lists and strings are handed over: the library would print private properties of anything else.
    private static func render(_ text: String, _ values: [String: Any]) throws -> String {
        try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}\n" + text).render(values)
    }
}
