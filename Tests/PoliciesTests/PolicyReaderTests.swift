import Input
import Policies
import Testing

@Suite struct PolicyReaderTests {
    private func read(_ text: String) throws -> Policy { try Policy(file: "p.yaml", bytes: Array(text.utf8)) }

    /// The publication policy with one piece of its text replaced.
    private func changed(_ old: String, _ new: String) throws -> String {
        let text = try SharedPolicies.text("publication.yaml")
        #expect(text.contains(old), "the policy no longer has “\(old)”")
        return text.replacing(old, with: new, maxReplacements: 1)
    }

    @Test(arguments: ["draft", "publication"])
    func `reads the policies that come with the program`(name: String) throws {
        let policy = try SharedPolicies.policy(name)
        #expect(policy.name == name)
        #expect(policy.contributors.minimum >= policy.contributors.perSection)
        #expect(policy.redaction.layers.count == 4)
    }

    @Test func `reads every value`() throws {
        let policy = try SharedPolicies.policy("publication")
        #expect(policy.contributors.minimum == 5)
        #expect(policy.contributors.maxTopTwoShare == 0.67)
        #expect(policy.anonymity.k == 5)
        #expect(policy.attributes == ["role": 1, "specialty": 3, "gender": 1, "place": 4])
        #expect(policy.tracing.maxVerbatimWords == nil)
        #expect(policy.report.smallCell == 5)
        #expect(policy.files.hierarchies == "hierarchies")
        let verbatim = try read(try changed("maxVerbatimWords: off", "maxVerbatimWords: 6"))
        #expect(verbatim.tracing.maxVerbatimWords == 6)
    }

    @Test(arguments: [
        ("summary: For", "sumary: For", "the unknown key “sumary”"),
        ("  minimum: 5", "  minimun: 5", "the unknown key “contributors.minimun”"),
        ("  k: 5", "  k_anonymity: 5", "the unknown key “anonymity.k_anonymity”"),
        ("  sensitive: ex", "  sensitiv: ex", "the unknown key “redaction.sensitiv”"),
        ("  minWords: 2", "  minwords: 2", "the unknown key “text.minwords”"),
        ("  runWords: 5", "  runwords: 5", "the unknown key “tracing.runwords”"),
        ("  smallCell: 5", "  smallcell: 5", "the unknown key “report.smallcell”"),
        ("  lexicons: lex", "  lexicon: lex", "the unknown key “files.lexicon”"),
    ])
    func `refuses an unknown key at its place`(old: String, new: String, found: String) throws {
        let text = try changed(old, new)
        let problem = #expect(throws: InputProblem.self) { try read(text) }
        #expect(problem?.found == found)
        let key = new.drop { $0 == " " }.prefix { $0 != ":" }
        let line = text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("\(key):") }
        #expect(problem?.line == line.map { $0 + 1 })
        #expect(problem?.column == new.prefix { $0 == " " }.count + 1)
    }

    @Test(arguments: [
        ("name: publication\n", "name"),
        ("  minimum: 5            # distinct participants in a vignette\n", "contributors.minimum"),
        ("  zeros: allow\n", "report.zeros"), ("  hierarchies: hierarchies\n", "files.hierarchies"),
    ])
    func `names a key that is missing`(line: String, key: String) throws {
        let text = try changed(line, "")
        let problem = #expect(throws: InputProblem.self) { try read(text) }
        #expect(problem?.found == "no “\(key)”")
    }

    @Test(arguments: [
        ("  minimum: 5", "  minimum: 1"), ("  minimum: 5", "  minimum: 010"), ("  minimum: 5", "  minimum: 5.0"),
        ("  minimum: 5", "  minimum: five"), ("  minimum: 5", "  minimum: [5]"), ("  minimum: 5", "  minimum: \"\""),
        ("  minimum: 5", "  minimum: 1_0"), ("  minimum: 5", "  minimum: 0x5"), ("  minimum: 5", "  minimum: -5"),
        ("  perSection: 2", "  perSection: 6"), ("  maxShare: 0.4", "  maxShare: 1.4"),
        ("  maxShare: 0.4", "  maxShare: nan"), ("  maxShare: 0.4", "  maxShare: .inf"),
        ("  maxShare: 0.4", "  maxShare: 40%"), ("  role: 1", "  role: high"), ("  place: 4", "  place: -1"),
        ("[verbatim, direct", "[verbatm, direct"), ("sensitive: exclude", "sensitive: no"),
        ("  maxWords: 600", "  maxWords: 100"), ("maxVerbatimWords: off", "maxVerbatimWords: 2"),
        ("  codes: allow", "  codes: true"), ("contributors:", "contributors: 5\nother:"),
    ])
    func `refuses a value of the wrong kind or out of range, with its place`(old: String, new: String) throws {
        let text = try changed(old, new)
        let problem = #expect(throws: InputProblem.self) { try read(text) }
        #expect(problem?.line != nil)
        #expect(problem?.column != nil)
        #expect(problem?.expected.isEmpty == false)
    }

    @Test func `says where a value stands`() throws {
        let text = try changed("  k: 5 ", "  k: 1 ")
        let problem = #expect(throws: InputProblem.self) { try read(text) }
        let line = text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.hasPrefix("  k: 1") }
        #expect(problem?.line == line.map { $0 + 1 })
        #expect(problem?.column == 6)
        #expect(problem?.description.hasPrefix("p.yaml:") == true)
    }

    @Test(arguments: [
        ("", "an empty file"), ("- a\n- b\n", "something other than a mapping"),
        ("just words\n", "something other than a mapping"),
        ("name: [a\n", ""), ("name: a\nname: b\n", "twice"), ("? [a]\n: b\n", "a key that is not a word"),
    ])
    func `refuses what is no policy`(text: String, found: String) {
        let problem = #expect(throws: InputProblem.self) { try read(text) }
        #expect(found.isEmpty || problem?.found.contains(found) == true)
        #expect(problem?.file == "p.yaml")
    }

    @Test func `refuses a key given twice inside a mapping, with its place`() throws {
        let text = try changed("  k: 5 ", "  k: 5\n  k: 6 ")
        let problem = #expect(throws: InputProblem.self) { try read(text) }
        #expect(problem?.found.contains("twice") == true)
        #expect(problem?.line != nil)
    }

    @Test func `refuses bytes that are not UTF-8`() {
        let problem = #expect(throws: InputProblem.self) {
            try Policy(file: "p.yaml", bytes: [0x61, 0x3A, 0x20, 0xFF])
        }
        #expect(problem?.line == 1)
        #expect(problem?.column == 4)
    }
}
