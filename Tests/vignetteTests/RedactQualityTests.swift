import Foundation
import Testing

@Suite struct RedactQualityTests {
    @Test func `pairs are measured in word errors`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "# two pairs\nShe is late.\tThey are late.\nI am here now today.\tI was here now today.\n", to: "pairs.tsv")
        let outcome = try folder.run("redact", "quality", "--pairs", "pairs.tsv")
        #expect(outcome.status == 0)
        #expect(outcome.text.contains("lines                 2\n"))
        #expect(outcome.text.contains("words of reference    8\n"))
        #expect(outcome.text.contains("word error rate       12.500 %\n"))
        #expect(outcome.text.contains("of the source itself  37.500 %\n"))
        #expect(!outcome.text.contains("here now"))
        let shown = try folder.run("redact", "quality", "--pairs", "pairs.tsv", "--show")
        #expect(shown.text.contains("line 3\n  should be  I was here now today.\n  is         I am here now today.\n"))
    }

    @Test func `the stages that pairs go through can be chosen`() throws {
        let folder = try TemporaryFolder()
        try folder.write("Erm, she left Leeds.\tErm, she left the city.\n", to: "pairs.tsv")
        let outcome = try folder.run("redact", "quality", "--pairs", "pairs.tsv", "--layers", "quasi")
        #expect(outcome.text.contains("word errors           0\n"))
    }

    @Test func `marked spans are measured by category`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            #"{"id": "a", "text": "😀 Ask Dr Hale in Leeds.", "entities": [[6, 13, "PER"], [17, 22, "place"], [2, 5, "role"]]}"#
                + "\n", to: "spans.jsonl")
        let outcome = try folder.run("redact", "quality", "--spans", "spans.jsonl", "--format", "json", "--show")
        #expect(outcome.status == 0)
        let report = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.text.utf8)) as? [String: [String: Any]])
        let rows = try #require(report["spans"]?["rows"] as? [[String: Any]])
        let person = try #require(rows.first { $0["category"] as? String == "person" })
        #expect(person["recall"] as? Double == 1)
        #expect(person["exact"] as? Int == 1)
        let all = try #require(rows.last)
        #expect(all["marked"] as? Int == 3)
        #expect(all["found"] as? Int == 2)
        let misses = try #require(report["spans"]?["misses"] as? [[String: Any]])
        #expect(misses.map { $0["text"] as? String } == ["Ask"])
    }

    @Test(arguments: [
        ("--pairs", "one column\n", "1 columns"), ("--spans", "no JSON\n", "something else than a marked text"),
        ("--spans", #"{"text": "Ask.", "entities": [[0, 9, "PER"]]}"#, "a span from 0 to 9"),
        ("--spans", #"{"text": "Ask.", "entities": [[0, 3, "FISH"]]}"#, "the category “FISH”"),
    ])
    func `a broken line is named, never quoted`(option: String, text: String, found: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(text, to: "broken")
        let outcome = try folder.run("redact", "quality", option, "broken")
        #expect(outcome.status == 2)
        #expect(outcome.complaint.contains("broken:1"))
        #expect(outcome.complaint.contains(found))
    }

    @Test func `a file must be named`() throws {
        #expect(try TemporaryFolder().run("redact", "quality").status == 2)
    }

    @Test(arguments: [
        (["--pronouns", "he/she"], "He/she asked his/her spouse and he/she agrees."),
        (["--pronouns", "the person"], "The person asked the person's spouse and the person agrees."),
        (["--keep", "wife"], "They asked their wife and she agrees."),
        (["--only", "wife"], "He asked his spouse and they agree."),
    ])
    func `pronouns and people are chosen`(options: [String], expected: String) throws {
        let outcome = try Program.run(
            ["redact", "--text", "-", "--layers", "gender"] + options, in: try TemporaryFolder(),
            standardInput: Data("He asked his wife and she agrees.".utf8))
        #expect(outcome.status == 0, "\(outcome.complaint)")
        #expect(outcome.text == expected)
    }
}
