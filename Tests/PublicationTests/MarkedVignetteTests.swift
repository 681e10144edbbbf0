import Publication
import Testing

@Suite struct MarkedVignetteTests {
    @Test func `finds vignettes between their marks`() throws {
        let document = try markdown(
            "# T\n<!-- vignette:begin V-0007@2 -->\n## A\none\n\ntwo\n<!-- vignette:end -->\n\nafter\n")
        let vignette = try #require(document.vignettes.first)
        #expect(vignette.reference == "V-0007@2")
        #expect(document.paragraphs(of: vignette).map(\.text) == ["one", "two"])
        #expect(document.runningText(of: vignette).text == "A\n\none\n\ntwo")
        #expect(document.markerProblems.isEmpty)
    }

    @Test func `finds vignettes in plain text`() throws {
        let document = try plain("before\n[[vignette V-1]]\none\ntwo\n\nthree\n[[/vignette]]\nafter")
        let vignette = try #require(document.vignettes.first)
        #expect(vignette.reference == "V-1")
        #expect(document.paragraphs(of: vignette).map(\.text) == ["one two", "three"])
        #expect(document.vignettes.count == 1)
    }

    @Test(arguments: [
        ("<!-- vignette:begin V-1@1 -->\ntext", [MarkerProblem.Kind.neverClosed]),
        ("text\n\n<!-- vignette:end -->", [.neverOpened]),
        ("<!-- vignette:begin V-1@1 -->\na\n\n<!-- vignette:begin V-2@1 -->\nb\n\n<!-- vignette:end -->", [.nested]),
        (
            "<!-- vignette:begin V-1@1 -->\na\n\n<!-- vignette:end -->\n\n<!-- vignette:begin V-1@2 -->\nb\n\n"
                + "<!-- vignette:end -->",
            [.duplicate]
        ),
        ("<!-- vignette:begin V-1@1 -->\n<!-- vignette:end -->", [.empty]),
        ("<!-- vignette:begin V-1@1 -->\n# Only a heading\n<!-- vignette:end -->", [.empty]),
        ("<!-- vignette:begin -->\na", [.unreadable]),
        ("<!-- vignette:begin V-1@x -->\na", [.unreadable]),
        ("<!-- vignette:begin V-1@0 -->\na", [.unreadable]),
        ("<!-- vignette:start V-1 -->\na", [.unreadable]),
        ("a <!-- vignette:begin V-1@1 --> b", [.insideText]),
        ("a <!-- an ordinary comment --> b", []),
    ])
    func `tells what is wrong with marks`(text: String, expected: [MarkerProblem.Kind]) throws {
        #expect(try markdown(text).markerProblems.map(\.kind) == expected)
    }

    @Test func `reads a vignette that never ends to the end of the file`() throws {
        let document = try markdown("<!-- vignette:begin V-1@1 -->\none\n\ntwo")
        #expect(document.paragraphs(of: try #require(document.vignettes.first)).map(\.text) == ["one", "two"])
    }

    @Test func `finds the file's places of a stretch of the running text`() throws {
        let document = try markdown("<!-- vignette:begin V-1 -->\n# É\n\n> a *bc* d\n\n<!-- vignette:end -->")
        let joined = document.runningText(of: document.vignettes.first)
        #expect(joined.text == "É\n\na bc d")
        let places = document.places(of: 5..<7, in: joined)
        #expect(places.start == Place(line: 4, column: 6))
        #expect(places.end == Place(line: 4, column: 8))
    }
}
