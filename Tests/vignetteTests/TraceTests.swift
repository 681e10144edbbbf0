import Foundation
import Testing

@Suite struct TraceTests {
    private static let report = """
        # Hard times

        > I sat in the car park at the Freeman until the rain had stopped. (P07, registrar)

        <!-- vignette:begin V-0001@1 -->

        They sat in a car park at a hospital until the rain had stopped. A kettle helped.

        <!-- vignette:end -->

        # Going on

        > We planted beans behind the library in Otley that summer. (P07)

        """

    private func trace(_ options: String..., files: [String: String] = ["r.md": report]) throws -> Program.Outcome {
        let folder = try TemporaryFolder()
        for (name, text) in files { try folder.write(text, to: name) }
        let outcome = try Program.run(["trace", "r.md"] + options, in: folder)
        #expect(outcome.status == 0, "\(outcome.complaint)")
        #expect(outcome.complaint.isEmpty)
        return outcome
    }

    @Test func `says to whom a redacted vignette leads, and shows no words`() throws {
        let text = try trace().text
        #expect(text.contains("to 1 participant (1.0 effective)"))
        #expect(text.contains("P7  "))
        #expect(text.contains("7:6"))
        for word in ["car park", "rain", "kettle", "Freeman"] { #expect(!text.contains(word)) }
    }

    @Test func `adds up what a code reveals and says where to change it`() throws {
        let text = try trace().text
        #expect(text.contains("organisation, place, role (at most 2 at once: they accrete)"))
        #expect(text.contains("2 codes in all: a new one from r.md:13:62 on (another section)"))
    }

    @Test func `compares with what is quoted elsewhere and with an earlier version`() throws {
        let text = try trace(
            "--quotes", "q.csv", "--earlier", "old.md",
            files: [
                "r.md": Self.report, "q.csv": "participant,text\nPQ,A kettle helped more than all the courses\n",
                "old.md": Self.report.replacing("A kettle helped.", with: "A kettle helped more than all the courses."),
            ]
        ).text
        #expect(text.contains("only in the earlier: 5 words, 5 of them traced to 1 participant (1.0 effective)"))
        #expect(text.contains("PQ  5 at old.md:7:82"))
    }

    @Test func `gives every figure as JSON`() throws {
        struct Printed: Decodable {
            struct Vignette: Decodable {
                let id: String
                let traceableWords: Int
                let byParticipant: [String: Int]
            }
            let attributedTexts: Int
            let vignettes: [Vignette]
        }
        let outcome = try trace("--format", "json")
        let printed = try JSONDecoder().decode(Printed.self, from: outcome.output)
        #expect(printed.attributedTexts == 2)
        #expect(printed.vignettes.map(\.id) == ["V-0001@1"])
        #expect(printed.vignettes[0].byParticipant == ["P7": printed.vignettes[0].traceableWords])
        #expect(!outcome.text.contains("kettle"))
    }

    @Test func `shows the reviewer the words with their participant`() throws {
        let html = try trace("--format", "html").text
        #expect(html.hasPrefix("<!DOCTYPE html>"))
        #expect(html.contains("<b>P7</b> sat in"))
        #expect(html.contains("A kettle helped."))
        #expect(!html.contains("<script"))
    }
}
