import Foundation
import Gate
import Publication
import Testing

/// What the standard and GitHub's code scanning ask for.
@Suite struct SARIFReportTests {
    private func run(_ run: CheckRun) throws -> [String: Any] {
        let root = try Running.json(SARIFReport(run))
        #expect(root["version"] as? String == "2.1.0")
        #expect((root["$schema"] as? String)?.hasSuffix("sarif-2.1.0.json") == true)
        let runs = try #require(root["runs"] as? [[String: Any]])
        #expect(runs.count == 1)
        return runs[0]
    }

    private func results(_ run: [String: Any]) -> [[String: Any]] { run["results"] as? [[String: Any]] ?? [] }

    private func rules() throws -> [[String: Any]] {
        let tool = try run(try Running.run())["tool"] as? [String: Any]
        let driver = try #require(tool?["driver"] as? [String: Any])
        #expect(driver["name"] as? String == "vignette")
        return try #require(driver["rules"] as? [[String: Any]])
    }

    @Test func `describes every rule within the limits of code scanning`() throws {
        let rules = try rules()
        #expect(rules.compactMap { $0["id"] as? String } == Rule.allCases.map(\.rawValue))
        for (rule, described) in zip(Rule.allCases, rules) {
            func text(_ key: String) -> String { (described[key] as? [String: Any])?["text"] as? String ?? "" }
            #expect(!text("shortDescription").isEmpty)
            #expect((1...1024).contains(text("fullDescription").utf16.count), "\(rule)")
            #expect(text("help").contains(rule.remedy))
            #expect(((described["help"] as? [String: Any])?["markdown"] as? String)?.isEmpty == false)
            let level = (described["defaultConfiguration"] as? [String: Any])?["level"] as? String
            #expect(level == rule.level.rawValue)
            let properties = try #require(described["properties"] as? [String: Any])
            let tags = try #require(properties["tags"] as? [String])
            #expect(tags.count <= 10 && Set(tags).count == tags.count)
            #expect(properties["precision"] as? String == rule.precision.rawValue)
            #expect(["error", "warning", "recommendation"].contains(properties["problem.severity"] as? String ?? ""))
            if let severity = properties["security-severity"] {
                let value = try #require((severity as? String).flatMap(Double.init))
                #expect(value > 0 && value <= 10)
            }
        }
    }

    @Test func `places each result, in the order of file, line and column`() throws {
        let run = try run(try Running.run())
        #expect(run["columnKind"] as? String == "unicodeCodePoints")
        let results = results(run)
        #expect(results.compactMap { $0["ruleId"] as? String } == ["VG203", "VG606", "VG204"])
        #expect(results.compactMap { $0["level"] as? String } == ["note", "warning", "error"])
        for result in results {
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(Rule.allCases[index].rawValue == result["ruleId"] as? String)
            let prints = try #require(result["partialFingerprints"] as? [String: String])
            #expect(prints["primaryLocationLineHash"]?.wholeMatch(of: /[0-9a-f]{1,16}:[0-9]+/) != nil)
        }
        let location = try #require(
            (results[2]["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any])
        #expect(
            location["region"] as? [String: Int] == ["startLine": 3, "startColumn": 7, "endLine": 3, "endColumn": 10])
        #expect(location["artifactLocation"] as? [String: String] == ["uri": "docs/b.md"])
    }

    @Test func `encodes names of files as relative references`() throws {
        let location = try #require(results(try run(try Running.run())).first?["locations"] as? [[String: Any]])
        let physical = location.first?["physicalLocation"] as? [String: Any]
        #expect(physical?["artifactLocation"] as? [String: String] == ["uri": "docs/a%20b.md"])
    }

    @Test(arguments: [
        (FindingLevel.warning, [String](), 1, true), (.error, [], 1, true), (.warning, ["a broken file"], 2, false),
    ])
    func `tells found from broken`(level: FindingLevel, problems: [String], code: Int, isWhole: Bool) throws {
        let run = try run(try Running.run(failLevel: level, problems: problems))
        let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
        #expect(invocation["exitCode"] as? Int == code)
        #expect(invocation["executionSuccessful"] as? Bool == isWhole)
        let told = (invocation["toolExecutionNotifications"] as? [[String: Any]] ?? [])
            .compactMap { ($0["message"] as? [String: Any])?["text"] as? String }
        #expect(told == problems)
    }

    @Test func `keeps what weighs most where there is too much`() throws {
        let many = (1...25_010).map {
            Finding(
                rule: .gender, level: $0 <= 25_000 ? .note : .error, file: "b.md", start: Place(line: $0, column: 1),
                end: Place(line: $0, column: 2), message: "m")
        }
        let run = try run(try Running.run(many))
        let results = results(run)
        #expect(results.count == 25_000)
        #expect(results.count { $0["level"] as? String == "error" } == 10)
        #expect("\(run["invocations"] ?? "")".contains("10 lighter results were left out"))
    }

    @Test func `names the part of a container, where the text was extracted`() throws {
        let encoder = JSONEncoder()
        let decoder = JSONDecoder()
        var object = try Running.json(Running.findings[0])
        object["location"] = "word/document.xml#p12/r3"
        let finding = try decoder.decode(Finding.self, from: JSONSerialization.data(withJSONObject: object))
        let text = String(decoding: try encoder.encode(SARIFReport(try Running.run([finding]))), as: UTF8.self)
        #expect(text.contains("logicalLocations"))
    }

    @Test func `has neither snippets nor contents nor times`() throws {
        let text = String(decoding: try JSONEncoder().encode(SARIFReport(try Running.run())), as: UTF8.self)
        for key in ["snippet", "contents", "contextRegion", "startTimeUtc", "endTimeUtc", "suppressions"] {
            #expect(!text.contains("\"\(key)\""))
        }
    }
}
