import Corpus
import Policies
import Testing

@testable import Composition

/// The README shows a vignette and its evidence as they come out of the sample study with seed 1.
@Suite struct ReadmeTests {
    private func passage(_ name: String) throws -> String {
        let readme = String(decoding: SampleStudy.bytes("README.md"), as: UTF8.self)
        let begin = try #require(readme.firstRange(of: "<!-- readme:\(name):begin -->\n"))
        let end = try #require(readme.firstRange(of: "<!-- readme:\(name):end -->"))
        return String(readme[begin.upperBound..<end.lowerBound])
    }

    @Test func showsTheVignetteAsItComesOut() throws {
        let shown = try passage("vignette")
        let vignette = try SampleStudy.vignettes(seed: 1)[1].vignette
        for paragraph in vignette.sections.flatMap(\.paragraphs) {
            let text = paragraph.map(\.text).joined(separator: " ")
            #expect(shown.contains("> \(text)\n"))
        }
        #expect(shown.contains("> *\(vignette.declaration)*"))
    }

    @Test func showsTheEvidenceForIt() throws {
        let composed = try SampleStudy.vignettes(seed: 1)[1]
        let shown = try passage("evidence")
        #expect(shown.contains(EvidenceTable.markdown(of: composed, policy: SampleStudy.publication.policy)))
    }
}
