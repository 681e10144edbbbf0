import Foundation
import Input
import Testing

@testable import Composition

@Suite struct TemplateSchemaTests {
    private static let levels = [
        "": "stray: 1\n",
        "section": "sections:\n  - stray: 1\n",
        "slot": "sections:\n  - section: context\n    title: C\n    slots:\n      - stray: 1\n",
    ]
    private static let head = "id: a\ntitle: b\ndeclaration: c\n"

    private func schema(_ level: String) throws -> [String: Any] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let data = try Data(contentsOf: root.appendingPathComponent("Documentation/schemas/template.schema.json"))
        var part = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        for key in ["": [], "section": ["sections"], "slot": ["sections", "slots"]][level]! {
            let array = try #require((part["properties"] as? [String: [String: Any]])?[key])
            part = try #require(array["items"] as? [String: Any])
        }
        return part
    }

    /// The reader names the keys that it knows when it refuses another.
    @Test(arguments: levels.keys.sorted())
    func `has the keys that the reader knows, and no other`(level: String) throws {
        let yaml = Self.head + Self.levels[level]!
        let problem = try #require(throws: InputProblem.self) {
            _ = try StoryTemplate(file: "t", bytes: Array("---\n\(yaml)---\n{{title}}".utf8))
        }
        #expect(problem.found.contains("stray"))
        let known = Set(problem.expected.dropFirst("one of ".count).split(separator: ", ").map(String.init))
        let part = try schema(level)
        #expect(Set(try #require(part["properties"] as? [String: Any]).keys) == known)
        #expect(part["additionalProperties"] as? Bool == false)
    }

    @Test(arguments: ["id", "title", "declaration", "sections", "section", "slots", "function", "minimum", "maximum"])
    func `asks for what the reader asks for`(key: String) throws {
        let lines = [
            "id: a", "title: b", "declaration: c", "sections:", "  - section: context", "    title: C", "    slots:",
            "      - function: any", "        minimum: 1", "        maximum: 2",
        ]
        let whole = "---\n\(lines.joined(separator: "\n"))\n---\n{{title}}"
        #expect((try? StoryTemplate(file: "t", bytes: Array(whole.utf8))) != nil)
        let without = whole.replacing("\(key):", with: "stray:")
        #expect((try? StoryTemplate(file: "t", bytes: Array(without.utf8))) == nil)
        let required = try ["", "section", "slot"].flatMap { try schema($0)["required"] as? [String] ?? [] }
        #expect(required.contains(key))
    }
}
