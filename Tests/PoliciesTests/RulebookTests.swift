import Anonymity
import Input
import Policies
import Redaction
import Testing

@Suite struct RulebookTests {
    /// The publication rulebook with some of its files left out and its levels changed.
    private func rulebook(
        without names: Set<String> = [], levels: [String: Int] = [:], dropping attribute: String? = nil,
        layers: Set<Redactor.Layer>? = nil, adding lexicons: [NamedFile] = []
    ) throws -> Rulebook {
        var policy = try SharedPolicies.policy("publication")
        for (name, level) in levels { policy.attributes[name] = level }
        if let attribute { policy.attributes[attribute] = nil }
        if let layers { policy.redaction.layers = layers }
        func kept(_ folder: String) throws -> [NamedFile] {
            try SharedPolicies.files(folder).filter { file in !names.contains { file.name.hasPrefix($0.dropLast(4)) } }
        }
        return try Rulebook(
            policy: policy, policyFile: "publication.yaml", hierarchies: try kept("hierarchies"),
            lexicons: try kept("lexicons") + lexicons)
    }

    @Test(arguments: ["draft", "publication"])
    func `joins the policies with their files`(name: String) throws {
        let rulebook = try Rulebook(
            policy: try SharedPolicies.policy(name), policyFile: "\(name).yaml",
            hierarchies: try SharedPolicies.files("hierarchies"), lexicons: try SharedPolicies.files("lexicons"))
        #expect(rulebook.quasiIdentifiers.map(\.attribute) == ["gender", "place", "role", "specialty"])
        #expect(rulebook.levels.count == 4)
    }

    @Test(arguments: [
        ("fillers.csv", "filler"), ("given-names.csv", "given-name"),
        ("surnames.csv", "surname"), ("allowed.csv", "allowed"), ("organisations.csv", "organisation"),
        ("roles.csv", "role"), ("specialties.csv", "specialty"), ("exams.csv", "exam"), ("labels.csv", "label"),
        ("nationalities.csv", "nationality"), ("languages.csv", "language"), ("religions.csv", "religion"),
        ("gendered.csv", "gendered"), ("implied-gender.csv", "implied-gender"),
    ])
    func `refuses to redact without a lexicon that a stage needs`(file: String, kind: String) {
        let problem = #expect(throws: InputProblem.self) { try rulebook(without: ["lexicons/\(file)"]) }
        #expect(problem?.found == "no lexicon of the kind “\(kind)”")
        #expect(problem?.file == "publication.yaml")
    }

    @Test func `needs no lexicon of a stage that does not run`() throws {
        let book = try rulebook(without: ["lexicons/gendered.csv"], layers: [.direct, .quasi])
        #expect(book.lexicons.entries(of: .gendered).isEmpty)
    }

    @Test(arguments: [
        ("# kind: role\nheadcheese;baker\n", "baker", 2),
        ("# kind: role\n\n# more\nregistrar\nsawbones\n", "sawbones", 5),
        ("# kind: specialty\nleeching;cupping;person\n", "cupping", 2),
        ("# kind: place\nOz;Emerald City\n", "Emerald City", 2),
        ("# kind: exam\nMRCX;alchemy\n", "alchemy", 2),
    ])
    func `refuses a lexicon with a value that its hierarchy does not have, at its line`(
        text: String, value: String, line: Int
    ) {
        let file = NamedFile(name: "mine.csv", bytes: Array(text.utf8))
        let problem = #expect(throws: InputProblem.self) { try rulebook(adding: [file]) }
        #expect(problem?.file == "mine.csv")
        #expect(problem?.line == line)
        #expect(problem?.found == "the value “\(value)”")
    }

    @Test func `takes a lexicon that a user adds`() throws {
        let file = NamedFile(name: "mine.csv", bytes: Array("# kind: role\nsawbones;consultant\n".utf8))
        let detections = try rulebook(adding: [file]).redactor().detections(in: "I asked the sawbones.")
        #expect(detections.map(\.canonical) == ["consultant"])
    }

    @Test func `refuses to judge capitals without common words`() {
        let problem = #expect(throws: InputProblem.self) { try rulebook(without: ["lexicons/common-words.txt"]) }
        #expect(problem?.found == "no list of common words")
    }

    @Test(arguments: ["role", "specialty", "gender", "place"])
    func `wants a level for each built-in attribute`(attribute: String) {
        let problem = #expect(throws: InputProblem.self) { try rulebook(dropping: attribute) }
        #expect(problem?.found == "no level for “\(attribute)”")
    }

    @Test func `refuses an attribute without a hierarchy`() {
        let problem = #expect(throws: InputProblem.self) { try rulebook(levels: ["shoe": 1]) }
        #expect(problem?.found.contains("“shoe” without a hierarchy") == true)
        #expect(problem?.expected.contains("hierarchies/shoe.csv") == true)
    }

    @Test func `refuses a level above the top of its hierarchy`() {
        let problem = #expect(throws: InputProblem.self) { try rulebook(levels: ["gender": 2]) }
        #expect(problem?.found == "level 2 for “gender”")
        #expect(problem?.expected.contains("0 to 1") == true)
    }

    @Test func `says what may be printed of a value`() throws {
        let levels = try rulebook().attributeLevels
        let role = try #require(levels.first { $0.attribute == "role" })
        #expect(role.generalised("registrar") == .replaced("doctor in training"))
        #expect(role.generalised("doctor") == .kept)
        #expect(role.generalised("astronaut") == .suppressed)
        let place = try #require(levels.first { $0.attribute == "place" })
        #expect(place.generalised("Leeds") == .suppressed)
    }

    @Test func `reads statements out of a text`() throws {
        let book = try rulebook()
        let detections = book.redactor().detections(in: "She was a registrar in Leeds.")
        let statements = book.statements(in: detections)
        #expect(statements.map(\.label).sorted() == ["Leeds", "registrar"])
    }
}
