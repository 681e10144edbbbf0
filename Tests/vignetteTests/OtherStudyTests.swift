import Foundation
import Testing

@Suite struct OtherStudyTests {
    @Test func `the theme that can be told is written, the other is explained`() throws {
        let folder = try OtherStudy.made()
        let outcome = try folder.run("compose", "--all", "--output", "report.md")
        #expect(outcome.status == 1)
        // The explanation names the section, how many there are and how many are needed.
        #expect(outcome.complaint.contains("“night-meals” cannot be told under the policy “draft”."))
        #expect(
            outcome.complaint.contains("mechanism: 1 participant has fragments, 1 of them usable ones; 2 are needed"))
        #expect(
            outcome.complaint.contains("outcome: 0 participants have fragments, 0 of them usable ones; 2 are needed"))
        #expect(!outcome.complaint.contains("context:"))
        #expect(!outcome.complaint.contains("“handover”"))
        #expect(!outcome.complaint.contains("soup"))
        let report = try folder.text(of: "report.md")
        #expect(report.contains("## Handing over in the morning"))
        #expect(!report.contains("Eating at night"))
        #expect(report.components(separatedBy: "<!-- vignette:begin ").count == 2)
        let check = try folder.run("check", "report.md", "--format", "json")
        #expect(check.status == 0)
        #expect(try PrintedFindings(check).places == [])
    }

    @Test func `the vignette holds the draft policy`() throws {
        let folder = try OtherStudy.made()
        let outcome = try folder.run("compose", "--theme", "handover", "--format", "json")
        #expect(outcome.status == 0, "\(outcome.complaint)")
        let list = try #require(try JSONSerialization.jsonObject(with: outcome.output) as? [[String: Any]])
        let vignette = try #require(list.first)
        #expect(vignette["template"] as? String == "general")
        let contributors = try #require(vignette["contributors"] as? [String: Any])
        #expect(try #require(contributors["count"] as? Int) >= 3)
        #expect(try #require(contributors["perSection"] as? [String: Int]).values.allSatisfy { $0 >= 2 })
        #expect(try #require(contributors["maxShare"] as? Double) <= 0.5)
        #expect(try #require(contributors["topTwoShare"] as? Double) <= 0.8)
        let words = try #require(vignette["text"] as? String).split(whereSeparator: \.isWhitespace).count
        #expect((250...600).contains(words))
    }

    @Test func `a policy that asks for more says that nothing can be told, and leaves nothing`() throws {
        let folder = try OtherStudy.made()
        let before = try folder.run("log", "--format", "json").output
        let outcome = try folder.run("compose", "--theme", "night-meals", "--output", "report.md")
        #expect(outcome.status == 1)
        #expect(try folder.contents().allSatisfy { !$0.hasPrefix("report.md") })
        #expect(try folder.run("log", "--format", "json").output == before)
    }

    @Test func `JSON of nothing is an empty list`() throws {
        let outcome = try OtherStudy.made().run("compose", "--theme", "night-meals", "--format", "json")
        #expect(outcome.status == 1)
        #expect(outcome.text == "[]\n")
    }

    @Test func `people who are recognisable are named by their ids, with what would help`() throws {
        let outcome = try OtherStudy.made().run("assess")
        #expect(outcome.status == 1)
        #expect(outcome.text.contains("Not met: k = 1, 3 asked for;"))
        #expect(outcome.text.contains("N12"))
        #expect(outcome.text.contains("cheapest:"))
        #expect(outcome.text.contains("The best levels that fulfil it:"))
    }

    @Test func `an import of the same tables again changes nothing`() throws {
        let folder = try OtherStudy.made()
        let before = try folder.run("search", "the", "--limit", "99", "--format", "json").output
        let outcome = try folder.run("import", "participants.csv", "themes.csv", "fragments.csv")
        #expect(outcome.status == 0)
        #expect(try folder.run("search", "the", "--limit", "99", "--format", "json").output == before)
    }

    @Test func `words are found in any order, whatever their case`() throws {
        let outcome = try OtherStudy.made().run("search", "SOUP", "pot", "--format", "json")
        let hits = try #require(try JSONSerialization.jsonObject(with: outcome.output) as? [[String: Any]])
        #expect(hits.compactMap { $0["fragment"] as? String } == ["M03"])
    }
}
