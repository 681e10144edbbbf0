import Foundation
import Testing

@testable import Gate

/// The schemas of files that users write, against their readers.
@Suite struct WaiverSchemaTests {
    @Test func `has the keys that the reader knows, and no other`() throws {
        let schema = try SchemaFile.read("waivers.schema.json")
        let properties = try #require(schema["properties"] as? [String: Any])
        #expect(Set(properties.keys) == Set(WaiverFile.keys))
        #expect(schema["additionalProperties"] as? Bool == false)
        let items = try #require((properties["waivers"] as? [String: Any])?["items"] as? [String: Any])
        let own = try #require(items["properties"] as? [String: Any])
        #expect(Set(own.keys) == Set(WaiverFile.waiverKeys))
        #expect(items["additionalProperties"] as? Bool == false)
        let required = try #require(items["required"] as? [String])
        #expect(Set(required) == Set(WaiverFile.waiverKeys).subtracting(WaiverFile.optionalWaiverKeys))
        #expect((own["reason"] as? [String: Any])?["minLength"] as? Int == Waiver.leastReason)
    }
}

@Suite struct EvidenceSchemaTests {
    private static var whole: [String: Any] {
        [
            "id": "V-0001@2", "revision": 2, "text": "Words.", "declaration": "A composite.", "maxVerbatimWords": 6,
            "contributors": [
                "count": 5, "perSection": ["context": 2], "effective": 3.5, "maxShare": 0.4, "topTwoShare": 0.6,
            ],
            "k": ["study": 0, "population": 5], "policy": ["name": "publication", "digest": "0"],
        ]
    }

    private func isRead(_ object: [String: Any]) throws -> Bool {
        let data = try JSONSerialization.data(withJSONObject: object)
        return (try? EvidenceFile(file: "e.json", bytes: Array(data), report: nil)) != nil
    }

    @Test(arguments: ["", "contributors", "k", "policy"])
    func `asks for the keys without which the reader refuses a file`(section: String) throws {
        let root = try #require(
            (try SchemaFile.read("evidence.schema.json")["$defs"] as? [String: Any])?["vignette"] as? [String: Any])
        let part = try #require(
            section.isEmpty ? root : (root["properties"] as? [String: Any])?[section] as? [String: Any])
        let properties = try #require(part["properties"] as? [String: Any])
        let required = try #require(part["required"] as? [String])
        let whole = section.isEmpty ? Self.whole : try #require(Self.whole[section] as? [String: Any])
        #expect(Set(whole.keys) == Set(properties.keys))
        for key in properties.keys.sorted() {
            var less = whole
            less[key] = nil
            var object = Self.whole
            if section.isEmpty { object = less } else { object[section] = less }
            #expect(try isRead(object) == !required.contains(key), "\(section).\(key)")
        }
        #expect(try isRead(Self.whole))
    }
}

/// A schema of the documentation.
enum SchemaFile {
    static func read(_ name: String) throws -> [String: Any] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let data = try Data(contentsOf: root.appendingPathComponent("Documentation/schemas/\(name)"))
        return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }
}
