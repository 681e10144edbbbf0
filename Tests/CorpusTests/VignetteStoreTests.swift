import Attestation
import GRDB
import Testing

@testable import Corpus

@Suite struct VignetteStoreTests {
    private func vignette(revision: Int = 1, title: String = "A night", fragment: String = "F1") -> Vignette {
        let digest = ContentDigest(of: "The corridor hummed like a fridge.").hexadecimal
        let link = Contribution(fragment: fragment, participant: "P1", range: 0..<12, digest: digest)
        let other = Contribution(fragment: "F2", participant: "P2", range: 3..<9, digest: digest)
        return Vignette(
            id: "V-0001", revision: revision, theme: "nights", title: title,
            sections: [
                VignetteSection(
                    section: .context, title: "Context",
                    paragraphs: [
                        [
                            Span(kind: .verbatim, text: "The corridor", contributions: [link]),
                            Span(kind: .connective, text: "and then", contributions: []),
                        ],
                        [Span(kind: .paraphrase, text: "Both “said” so.\n", contributions: [other, link])],
                    ]),
                VignetteSection(section: .outcome, title: "Outcome", paragraphs: []),
            ],
            declaration: "This is a composite.", seed: .max, policyName: "draft", policyDigest: digest)
    }

    @Test func `vignettes come back whole, also when the study is opened again`() throws {
        let temporary = try Tables.all()
        let vignettes = [vignette(), vignette(revision: 2, title: "Another")]
        try temporary.study.record(vignettes, evidence: ["V-0001": "{\"k\":5}"])
        let opened = try Study.open(at: temporary.path)
        #expect(try opened.vignettes() == vignettes)
        #expect(try opened.evidence(of: "V-0001", revision: 2) == "{\"k\":5}")
        #expect(try opened.evidence(of: "V-0002", revision: 1) == nil)
        #expect(try opened.ledger().suffix(2).map(\.subject) == ["V-0001@1", "V-0001@2"])
    }

    @Test func `the same revision is replaced, and nothing of it stays`() throws {
        let temporary = try Tables.all()
        try temporary.study.record([vignette()])
        try temporary.study.record([vignette(title: "New")])
        #expect(try temporary.study.vignettes().map(\.title) == ["New"])
        let spans = try temporary.study.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM span") }
        let links = try temporary.study.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM contribution") }
        #expect(spans == 3)
        #expect(links == 3)
    }

    @Test func `a vignette that rests on an unknown fragment is refused, with all others`() throws {
        let temporary = try Tables.all()
        #expect(throws: StudyError.self) {
            try temporary.study.record([vignette(), vignette(revision: 2, fragment: "F99")])
        }
        #expect(try temporary.study.vignettes().isEmpty)
    }

    @Test func `what a vignette rested on stays known when a participant withdraws`() throws {
        let temporary = try Tables.all()
        try temporary.study.record([vignette()])
        let report = try temporary.study.importTables(
            [ImportFile("p", Tables.participants.replacing("Leeds,quote", with: "Leeds,withdrawn"))], replacing: true)
        #expect(report.notes.contains { $0.hasPrefix("V-0001@1 rests on a participant who withdrew") })
        #expect(try temporary.study.vignettes() == [vignette()])
    }
}
