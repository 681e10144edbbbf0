import Input
import Policies
import Redaction
import Testing

@testable import Composition

@Suite struct TemplateReaderTests {
    private static let slots = """
        sections:
          - section: context
            title: Context
            slots:
              - function: any
                minimum: 1
                maximum: 2
        """
    private static let declaration = "declaration: at least {{contributors}} people"

    private func template(_ yaml: String, body: String = "## {{title}}\n{{#sections}}{{title}}{{/sections}}") throws
        -> StoryTemplate
    {
        try StoryTemplate(file: "t.mustache", bytes: Array("---\n\(yaml)\n---\n\(body)".utf8))
    }

    @Test func readsTheTemplatesThatComeWithTheProgram() {
        #expect(SampleStudy.mentoring.sections.map(\.title) == ["Context", "What mentoring did", "Outcome"])
        #expect(SampleStudy.general.voice == nil)
    }

    @Test(arguments: [
        ("id: a\ntitle: b\ncolour: red\n\(slots)\n\(declaration)", 4, "the unknown key “colour”"),
        ("title: b\n\(slots)\n\(declaration)", 2, "no “id”"),
        ("id: a\ntitle: b\nsections: []\n\(declaration)", 4, "a list for “sections”"),
        ("id: a\ntitle: b\n\(slots.replacing("maximum: 2", with: "maximum: 0"))\n\(declaration)", 10, "“0” for"),
        ("id: a\ntitle: b\n\(slots.replacing("minimum: 1", with: "minimum: 3"))\n\(declaration)", 10, "“2” for"),
        ("id: a\ntitle: b\n\(slots.replacing("context", with: "preface"))\n\(declaration)", 5, "“preface” for"),
    ])
    func namesTheLineOfWhatIsWrong(yaml: String, line: Int, found: String) {
        let problem = #expect(throws: InputProblem.self) { try template(yaml) }
        #expect(problem?.line == line)
        #expect(problem?.found.contains(found) == true, "\(problem?.found ?? "")")
    }

    @Test func refusesATagThatNothingFills() {
        let yaml = "id: a\ntitle: b\n\(Self.slots)\n\(Self.declaration)"
        let problem = #expect(throws: InputProblem.self) { try template(yaml, body: "## {{title}}\n\nby {{author}}\n") }
        #expect(problem?.line == 15)
        #expect(problem?.column == 4)
        #expect(problem?.found == "the tag “author”")
    }

    @Test(arguments: ["no front matter", "---\nid: a", ""])
    func refusesAFileWithoutAFrontMatter(text: String) {
        #expect(throws: InputProblem.self) { try StoryTemplate(file: "t", bytes: Array(text.utf8)) }
    }

    @Test func everyLeadClaimsNothingThatCouldIdentify() {
        let redactor = SampleStudy.publication.redactor(secrets: SampleStudy.material.secrets)
        for template in [SampleStudy.mentoring, SampleStudy.general] {
            for slot in template.sections.flatMap(\.slots) {
                for text in slot.leads + slot.introduces {
                    #expect(redactor.disallowed(in: text).isEmpty, "\(text)")
                    #expect(!text.contains { $0.isNumber || "‘’“”\"".contains($0) }, "\(text)")
                }
            }
        }
    }
}
