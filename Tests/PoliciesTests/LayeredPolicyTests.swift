import Foundation
import Input
import Testing

@testable import Policies

@Suite struct LayeredPolicyTests {
    private func file(_ name: String, _ text: String) -> NamedFile { NamedFile(name: name, bytes: Array(text.utf8)) }

    private func publication() throws -> NamedFile {
        file("publication.yaml", try SharedPolicies.text("publication.yaml"))
    }

    @Test func `a layer says only what differs, and settings come last`() throws {
        let own = file(
            "own.yaml", "extends: publication\nname: ours\ncontributors:\n  minimum: 7\nattributes:\n  role: 2\n")
        let layers = try LayeredPolicy(
            files: [try publication(), own], settings: ["contributors.minimum=8", "anonymity.k=6"])
        #expect(layers.policy.name == "ours")
        #expect(layers.policy.contributors.minimum == 8)
        #expect(layers.policy.contributors.perSection == 2)
        #expect(layers.policy.attributes == ["role": 2, "specialty": 3, "gender": 1, "place": 4])
        #expect(layers.origins["name"] == LayeredPolicy.Origin(file: "own.yaml", line: 2))
        #expect(layers.origins["attributes.role"] == LayeredPolicy.Origin(file: "own.yaml", line: 6))
        #expect(layers.origins["contributors.minimum"]?.file == "--set")
        #expect(layers.origins["contributors.perSection"]?.file == "publication.yaml")
    }

    @Test func `three layers are laid over each other`() throws {
        let middle = file("middle.yaml", "extends: publication\ncontributors:\n  minimum: 6\n  perSection: 3\n")
        let top = file("top.yaml", "extends: middle.yaml\ncontributors:\n  minimum: 9\n")
        let policy = try LayeredPolicy(files: [try publication(), middle, top]).policy
        #expect(policy.contributors.minimum == 9)
        #expect(policy.contributors.perSection == 3)
        #expect(policy.contributors.maxShare == 0.4)
    }

    @Test(arguments: [true, false])
    func `a preset of a layer comes before the limits below it, and after its own`(isSetting: Bool) throws {
        let own = file("own.yaml", "extends: publication\nreport:\n  preset: uk-llc\n  smallCell: 12\n")
        let base = try publication()
        let layers =
            isSetting
            ? try LayeredPolicy(files: [base], settings: ["report.preset=uk-llc", "report.smallCell=12"])
            : try LayeredPolicy(files: [base, own])
        #expect(layers.policy.report.smallCell == 12)
        #expect(layers.policy.report.zeros == .exclude)
        #expect(layers.printed.contains("zeros: exclude"))
        #expect(layers.printed.contains("# preset uk-llc"))
    }

    @Test func `a file alone is what the reader reads`() throws {
        let file = try publication()
        #expect(try LayeredPolicy(files: [file]).policy == Policy(file: file.name, bytes: file.bytes))
        #expect(try LayeredPolicy.base(of: file) == nil)
        #expect(try LayeredPolicy.base(of: self.file("a.yaml", "extends: b.yaml\n")) == "b.yaml")
    }

    @Test(
        arguments: [
            ("extends: publication\ncontributors:\n  minimun: 7\n", "contributors.minimun", 3),
            ("extends: publication\ncontributors:\n  minimum: 1\n", "“1”", 3),
            ("extends: publication\nreports:\n  codes: allow\n", "reports", 2),
            ("extends: publication\ncontributors: 5\n", "contributors", 2),
        ])
    func `says which layer is broken, and where`(text: String, found: String, line: Int) throws {
        let publication = try publication()
        let problem = try #require(throws: InputProblem.self) {
            _ = try LayeredPolicy(files: [publication, file("own.yaml", text)])
        }
        #expect(problem.file == "own.yaml")
        #expect(problem.found.contains(found), "\(problem)")
        #expect(problem.line == line)
    }

    @Test(arguments: [
        "contributors.minimum", "contributors.minimum=1", "contributors.minimun=6", "a.b.c=1", "=1", "contributors.=1",
        "contributors=5", "extends=draft", "name=a\nanonymity: {}", "contributors.minimum=[", "x y=1",
    ])
    func `refuses a setting that is none`(setting: String) throws {
        let publication = try publication()
        let problem = try #require(throws: InputProblem.self) {
            _ = try LayeredPolicy(files: [publication], settings: [setting])
        }
        #expect(problem.file == "--set", "\(problem)")
    }

    @Test(arguments: ["publication", "draft"])
    func `what is printed is the same policy`(name: String) throws {
        let layers = try LayeredPolicy(
            files: [file("p.yaml", try SharedPolicies.text("\(name).yaml"))],
            settings: ["summary=\"Ours: it's \\\"strict\\\"\"", "tracing.maxVerbatimWords=6"])
        for text in [layers.printed, layers.canonical] {
            #expect(try Policy(file: "printed.yaml", bytes: Array(text.utf8)) == layers.policy)
        }
        #expect(layers.printed.contains("  # --set\n"))
        #expect(layers.printed.contains("  # p.yaml:"))
        #expect(!layers.canonical.contains("#"))
    }
}

@Suite struct PolicyLayerSchemaTests {
    private func schema(_ path: String) throws -> [String: Any] {
        let root = SharedPolicies.folder.deletingLastPathComponent()
        let data = try Data(contentsOf: root.appendingPathComponent(path))
        return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }

    @Test func `has the keys of a policy, each by reference, and asks for extends only`() throws {
        let layer = try schema("Documentation/schemas/policy-layer.schema.json")
        #expect(layer["required"] as? [String] == ["extends"])
        #expect(layer["additionalProperties"] as? Bool == false)
        let properties = try #require(layer["properties"] as? [String: [String: Any]])
        #expect(Set(properties.keys) == Set(Policy.keys[""]! + [LayeredPolicy.base]))
        for (section, keys) in Policy.keys where !section.isEmpty {
            let part = try #require(properties[section])
            #expect(part["additionalProperties"] as? Bool == false)
            #expect(part["required"] == nil)
            let own = try #require(part["properties"] as? [String: [String: String]])
            #expect(Set(own.keys) == Set(keys))
            for (key, reference) in own {
                #expect(
                    reference == ["$ref": "../../Policies/policy.schema.json#/properties/\(section)/properties/\(key)"])
            }
        }
    }
}
