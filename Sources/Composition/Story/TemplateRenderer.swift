import Corpus
import Mustache

/// Fills the Mustache texts of a template.
enum TemplateRenderer {
    /// The declaration with its bound: `contributors` is what the policy asks at least, never the true number. Where
    /// somebody said that mentoring did not help, the template's sentence on that follows.
    static func declaration(
        of template: StoryTemplate, atLeast contributors: Int, mentionsDissent: Bool
    ) throws -> String {
        let declaration = try render(template.declaration, ["contributors": String(contributors)])
        guard mentionsDissent, let dissent = template.dissent else { return declaration }
        return declaration + " " + dissent
    }

    /// The line below the title; `nil` where the template has none, or the story is not about one issue.
    static func subtitle(of template: StoryTemplate, issue: String?) throws -> String? {
        guard let subtitle = template.subtitle, let issue else { return nil }
        return try render(subtitle, ["issue": issue])
    }

    /// A vignette as the body of its template writes it.
    ///
    /// - Parameters:
    ///   - vignette: the vignette.
    ///   - subtitle: the line below its title, where there is one.
    ///   - template: its template.
    ///   - escape: makes a text safe for the format of the body.
    /// - Returns: the body, filled.
    /// - Throws: where the body is no Mustache.
    static func body(
        of vignette: Vignette, subtitle: String?, _ template: StoryTemplate, escape: (String) -> String
    ) throws -> String {
        let sections: [[String: Any]] = vignette.sections.map { section in
            [
                "title": escape(section.title),
                "paragraphs": section.paragraphs.map { escape($0.map(\.text).joined(separator: " ")) },
            ]
        }
        var values: [String: Any] = [
            "title": escape(vignette.title), "sections": sections, "declaration": escape(vignette.declaration),
        ]
        if let subtitle { values["subtitle"] = escape(subtitle) }
        return try render(template.body, values)
    }

    /// Only dictionaries, lists and strings are handed over: the library would print private properties of anything else.
    private static func render(_ text: String, _ values: [String: Any]) throws -> String {
        try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}\n" + text).render(values)
    }
}
