import Policies
import Redaction
import Testing

@Suite struct WholeNamesTests {
    @Test(arguments: [
        ("She gave to the Larkspur Fund for Animal Welfare.", "Larkspur Fund for Animal Welfare"),
        ("He had served in the Office of Naval Larkspur.", "Office of Naval Larkspur"),
        ("He worked for the Department for Work and Pensions.", "Department for Work and Pensions"),
        (
            "They met at the Thimble Academy of Painting and Sculpture.",
            "Thimble Academy of Painting and Sculpture"
        ),
        ("The Qordovan Foundation for the Visual Arts paid.", "Qordovan Foundation for the Visual Arts"),
        ("The Iranian Government said no.", "Iranian Government"),
        ("I met Thimble the Great.", "Thimble the Great"),
        ("we went to the university of hexham then", "university of hexham"),
        ("It was R Oyelaran who wrote.", "R Oyelaran"),
        ("It was under Quarmby I, long ago.", "Quarmby I"),
        ("Fort Lee is known for it.", "Fort Lee"),
        ("He led the Larkspur Brotherhood of Magicians.", "Larkspur Brotherhood of Magicians"),
    ])
    func `reports the whole of a name of which the parts were found`(text: String, whole: String) {
        #expect(Rules.found(text).contains("possible.whole: \(whole)"), "found \(Rules.found(text))")
    }

    @Test(arguments: [
        "John and Mary went to Leeds and York.", "We moved from Hexham to Leeds.", "Then Bronagh Quarmby rang.",
        "She is a registrar in Hexham, and John is in York.",
    ])
    func `leaves apart what are names of their own`(text: String) {
        #expect(!Rules.found(text).contains { $0.hasPrefix("possible.whole") }, "found \(Rules.found(text))")
    }

    @Test func `changes nothing that is replaced`() {
        let redactor = Rules.publication.redactor(layers: [.direct, .quasi])
        let text = "He worked for the Department for Work and Pensions."
        #expect(redactor.detections(in: text).contains { $0.rule == "possible.whole" && $0.isReportedOnly })
        #expect(redactor.redact(text).text == text)
    }

    @Test func `joins no months with hyphens to a name`() {
        #expect(!Rules.found("It ran on a May-to-May basis.").contains { $0.hasPrefix("name") })
    }

    @Test func `tells a name from an abbreviation that is spelt like it`() {
        #expect(Rules.found("I told Rita about it.").contains("name.given: Rita"))
        #expect(!Rules.found("I failed my RITA that year.").contains { $0.hasPrefix("name") })
    }

    @Test(arguments: [
        ("It was al-Quarmby who wrote.", "name.capital: al-Quarmby"),
        ("They asked van Oyelaran again.", "name.capital: van Oyelaran"),
        ("He belongs to Larkspur-e-Thimble.", "name.capital: Larkspur-e-Thimble"),
    ])
    func `takes the small particles of a name with it`(text: String, expected: String) {
        #expect(Rules.found(text).contains(expected), "found \(Rules.found(text))")
    }
}
