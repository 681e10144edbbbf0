import Foundation
import Testing

@testable import Policies

@Suite struct PolicySchemaTests {
    private func schema() throws -> [String: Any] {
        let data = Data(try SharedPolicies.bytes("policy.schema.json"))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    /// The part of the schema for a key at the root; the root itself for an empty key.
    private func part(_ key: String) throws -> [String: Any] {
        let root = try schema()
        guard !key.isEmpty else { return root }
        return try #require((root["properties"] as? [String: Any])?[key] as? [String: Any])
    }

    @Test(arguments: Policy.keys.keys.sorted())
    func `has the keys that the reader knows, all required but the optional ones, and no other`(section: String) throws
    {
        let part = try part(section)
        let properties = try #require(part["properties"] as? [String: Any])
        #expect(properties.keys.sorted() == Policy.keys[section]?.sorted())
        let optional = Policy.optionalKeys[section] ?? []
        #expect((part["required"] as? [String])?.sorted() == properties.keys.filter { !optional.contains($0) }.sorted())
        #expect(part["additionalProperties"] as? Bool == false)
    }

    @Test func `is of draft 2020-12`() throws {
        #expect(try schema()["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    }

    /// Every bound of the schema is the reader's: one step beyond it is refused, the bound itself is not (where no other
    /// key stands against it).
    @Test(arguments: Policy.keys.keys.sorted().filter { !$0.isEmpty })
    func `has the bounds that the reader has`(section: String) throws {
        let properties = try #require(try part(section)["properties"] as? [String: [String: Any]])
        let text = try SharedPolicies.text("publication.yaml")
        for (key, property) in properties.sorted(by: { $0.key < $1.key }) {
            guard let low = property["minimum"] as? Double, let high = property["maximum"] as? Double else { continue }
            let isWhole = property["type"] as? String == "integer"
            for value in [low - 1, high + 1] {
                let written = isWhole ? String(Int(value)) : String(value)
                let changed = replace(key, in: section, of: text, with: written)
                #expect(throws: (any Error).self, "\(section).\(key): \(written)") {
                    try Policy(file: "p.yaml", bytes: Array(changed.utf8))
                }
            }
        }
    }

    private func replace(_ key: String, in section: String, of text: String, with value: String) -> String {
        var current = ""
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            if let first = line.first, first != " ", first != "#" { current = String(line.prefix { $0 != ":" }) }
            return current == section && line.hasPrefix("  \(key):") ? "  \(key): \(value)" : String(line)
        }
        .joined(separator: "\n")
    }
}
