import Foundation
import Testing

/// The way of a newcomer: a study, its tables, redaction, assessment, vignettes, the gate.
@Suite struct WayThroughTests {
    @Test func `every command on the way ends with 0 and complains of nothing`() throws {
        for (name, outcome) in try SampleWay.gone().outcomes {
            #expect(outcome.status == 0, "\(name): \(outcome.complaint)")
            #expect(outcome.complaint == "", "\(name)")
        }
    }

    @Test func `what holds participants' words is readable by its owner only`() throws {
        let folder = try SampleWay.gone().folder
        for name in ["study/study.sqlite", "report.md", "report.md.evidence.json", "study/report.md.review.md"] {
            #expect(try folder.mode(of: name) == 0o600, "\(name)")
        }
        #expect(try folder.mode(of: "study") == 0o700)
        #expect(try folder.contents().allSatisfy { !$0.hasSuffix(".part") })
    }

    @Test func `the report holds the four themes, each between its marks`() throws {
        let report = try SampleWay.gone().folder.text(of: "report.md")
        #expect(report.components(separatedBy: "<!-- vignette:begin ").count == 5)
        #expect(report.components(separatedBy: "<!-- vignette:end -->").count == 5)
        #expect(report.components(separatedBy: "\n### Context\n").count == 5)
        #expect(report.components(separatedBy: "\n### Outcome\n").count == 5)
    }

    @Test(arguments: ["study", "evidence", nil])
    func `the clean report is not flagged`(by source: String?) throws {
        let way = try SampleWay.gone()
        let arguments = source.map { ["--\($0)", $0 == "study" ? way.study : way.evidence] } ?? []
        let outcome = try Program.run(["check", way.report, "--format", "json"] + arguments, in: way.folder)
        #expect(outcome.status == 0)
        let printed = try PrintedFindings(outcome)
        #expect(printed.places == [])
        #expect(printed.summary == .init(errors: 0, warnings: 0, notes: 0, waived: 0))
    }

    @Test func `what names fragments stays with the study, not beside the report`() throws {
        let way = try SampleWay.gone()
        #expect(
            try way.folder.contents().filter { $0.hasPrefix("report.md") } == ["report.md", "report.md.evidence.json"])
        #expect(try way.folder.text(of: "study/report.md.review.md").contains(/\bF\d\d-\d\d\b/))
    }

    @Test func `the evidence that is published names nobody and no fragment`() throws {
        let way = try SampleWay.gone()
        let evidence = try way.folder.text(of: "report.md.evidence.json")
        #expect(evidence.firstMatch(of: /\bP\d\d\b/) == nil)
        #expect(evidence.firstMatch(of: /\bF\d\d-\d\d\b/) == nil)
    }

    @Test func `the ledger tells the way, and holds`() throws {
        let way = try SampleWay.gone()
        let log = try way.folder.run("log", "--study", way.study, "--format", "json")
        let entries = try #require(try JSONSerialization.jsonObject(with: log.output) as? [[String: Any]])
        let actions = entries.compactMap { $0["action"] as? String }
        #expect(actions == ["init", "import", "propose"] + Array(repeating: "compose", count: 4))
        #expect(try way.folder.run("log", "verify", "--study", way.study).status == 0)
    }

    @Test func `the assessment names its figures`() throws {
        let way = try SampleWay.gone()
        let outcome = try way.folder.run("assess", "--study", way.study, "--format", "json")
        let result = try #require(try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
        #expect(result["records"] as? Int == 24)
        #expect(try #require(result["k"] as? Int) >= 5)
        #expect(result["uniques"] as? Int == 0)
        let optimum = try #require(result["optimum"] as? [String: Any])
        #expect(Set(optimum.keys).isSuperset(of: ["levels", "loss", "suppressed"]))
        #expect(
            Set(try #require(optimum["levels"] as? [String: Int]).keys) == ["gender", "place", "role", "specialty"])
    }

    @Test func `the same seed gives the same bytes, another seed another vignette, with spans that add up`() throws {
        let way = try SampleWay.gone()
        func compose(seed: String) throws -> Program.Outcome {
            let outcome = try way.folder.run(
                "compose", "--theme", "well-being", "--seed", seed, "--dry-run", "--format", "json", "--study",
                way.study)
            #expect(outcome.status == 0, "\(outcome.complaint)")
            return outcome
        }
        let first = try compose(seed: "1")
        #expect(try compose(seed: "1").output == first.output)
        let vignette = try Self.vignette(first)
        let other = try Self.vignette(try compose(seed: "2"))
        #expect(other["text"] as? String != vignette["text"] as? String)
        for vignette in [vignette, other] {
            try Self.checkShape(of: vignette)
            try Self.checkSpans(of: vignette)
        }
    }

    private static func vignette(_ outcome: Program.Outcome) throws -> [String: Any] {
        let list = try #require(try JSONSerialization.jsonObject(with: outcome.output) as? [[String: Any]])
        #expect(list.count == 1)
        return try #require(list.first)
    }

    private static func checkShape(of vignette: [String: Any]) throws {
        let asked: Set = ["id", "theme", "title", "text", "sections", "contributors", "k", "policy", "seed"]
        let own: Set = ["revision", "declaration", "template", "optimal", "selection", "use", "reading", "divergent"]
        #expect(Set(vignette.keys).subtracting(["issue", "subtitle"]) == asked.union(own))
        func keys(_ name: String) throws -> Set<String> {
            Set(try #require(vignette[name] as? [String: Any], "\(name)").keys)
        }
        #expect(try keys("contributors") == ["count", "perSection", "effective", "maxShare", "topTwoShare"])
        #expect(try keys("k") == ["study", "population"])
        #expect(try keys("policy") == ["name", "digest"])
        for section in try #require(vignette["sections"] as? [[String: Any]]) {
            #expect(Set(section.keys) == ["section", "title", "text", "spans"])
            for span in try #require(section["spans"] as? [[String: Any]]) {
                #expect(Set(span.keys) == ["kind", "text", "fragments", "sources"])
            }
        }
    }

    /// The spans joined are the section, the sections joined are the text; only glue rests on no fragment.
    private static func checkSpans(of vignette: [String: Any]) throws {
        let sections = try #require(vignette["sections"] as? [[String: Any]])
        #expect(sections.compactMap { $0["section"] as? String } == ["context", "mechanism", "outcome"])
        #expect(vignette["text"] as? String == sections.compactMap { $0["text"] as? String }.joined(separator: "\n\n"))
        for section in sections {
            let text = try #require(section["text"] as? String)
            let spans = try #require(section["spans"] as? [[String: Any]])
            var rest = Substring(text)
            for span in spans {
                let words = try #require(span["text"] as? String)
                #expect(rest.hasPrefix(words))
                rest = rest.dropFirst(words.count).drop(while: \.isWhitespace)
                let fragments = try #require(span["fragments"] as? [String])
                #expect((span["kind"] as? String == "connective") == fragments.isEmpty)
            }
            #expect(rest.isEmpty)
        }
    }
}
