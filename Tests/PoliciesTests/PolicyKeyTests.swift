import Testing

@testable import Policies

@Suite struct PolicyKeyTests {
    private func publication(_ settings: String...) throws -> Policy {
        let file = NamedFile(name: "p.yaml", bytes: Array(try SharedPolicies.text("publication.yaml").utf8))
        return try LayeredPolicy(files: [file], settings: settings).policy
    }

    /// A new key of a policy must say which direction is weaker, or that none is.
    @Test func `has every key that a policy file can have`() {
        let known = Policy.keys.flatMap { section, keys in
            section.isEmpty
                ? keys.filter { Policy.keys[$0] == nil && $0 != "attributes" } : keys.map { "\(section).\($0)" }
        }
        let names = PolicyKey.all(attributes: []).map(\.name)
        #expect(Set(names) == Set(known))
        #expect(names.count == known.count)
        #expect(
            PolicyKey.all(attributes: ["b", "a", "b"]).map(\.name).filter { $0.hasPrefix("attributes") } == [
                "attributes.a", "attributes.b",
            ])
    }

    /// Of each key that protects somebody: the key, a weaker value, a stricter one.
    static let directions: [(key: String, weaker: String, stricter: String)] = [
        ("contributors.minimum", "4", "6"), ("contributors.perSection", "1", "3"),
        ("contributors.maxShare", "0.5", "0.3"),
        ("contributors.maxTopTwoShare", "0.7", "0.6"), ("contributors.minEffective", "3", "4"),
        ("contributors.maxUnits", "4", "2"), ("contributors.maxReleaseShare", "1", "0.2"), ("anonymity.k", "4", "6"),
        ("anonymity.populationK", "0", "6"), ("anonymity.suppressionLimit", "0.1", "0"),
        ("anonymity.attributeBudget", "4", "2"), ("attributes.role", "0", "2"),
        ("redaction.layers", "[verbatim, direct, quasi]", "[verbatim, direct, quasi, gender]"),
        ("redaction.sensitive", "allow", "exclude"), ("redaction.singular", "allow", "exclude"),
        ("redaction.verbatim", "light", "thorough"), ("text.style", "quotations", "story"),
        ("tracing.runWords", "6", "4"), ("tracing.maxRunWords", "8", "6"), ("tracing.minEffective", "2.5", "4"),
        ("tracing.maxVerbatimWords", "off", "6"), ("report.codes", "allow", "exclude"),
        ("report.linkSections", "3", "2"),
        ("report.linkTimes", "4", "2"), ("report.percentages", "unique", "strict"), ("report.roundingBase", "5", "off"),
        ("report.classSlack", "off", "2"), ("report.maxQuoteWords", "off", "80"),
        ("report.maxQuoteWordsPerCode", "300", "200"), ("contributors.dominancePercent", "off", "10"),
        ("report.smallCell", "4", "10"), ("report.zeros", "allow", "exclude"),
    ]

    @Test(arguments: directions)
    func `only a value that asks for less is weaker`(key: String, weaker: String, stricter: String) throws {
        let strict = try publication("\(key)=\(stricter)")
        let weak = try publication("\(key)=\(weaker)")
        #expect(weak.weakenings(from: strict).map(\.key) == [key])
        #expect(strict.weakenings(from: weak).isEmpty)
        #expect(strict.weakenings(from: strict).isEmpty)
    }

    @Test func `each key is one that has a direction, one that has none, or one that cannot be compared`() {
        let directed = Set(Self.directions.map(\.key))
        for key in PolicyKey.all(attributes: ["role"]) {
            switch key.strictness {
            case .indifferent, .incomparable: #expect(!directed.contains(key.name), "\(key.name)")
            default: #expect(directed.contains(key.name), "\(key.name)")
            }
        }
    }

    @Test func `another folder cannot be compared, an attribute without a level is weaker`() throws {
        let base = try publication()
        let other = try publication("files.lexicons=own")
        #expect(
            other.weakenings(from: base) == [
                PolicyWeakening(key: "files.lexicons", base: "lexicons", value: "own", isComparable: false)
            ])
        var fewer = base
        fewer.attributes["place"] = nil
        #expect(
            fewer.weakenings(from: base) == [
                PolicyWeakening(key: "attributes.place", base: "4", value: "off", isComparable: true)
            ])
        #expect(base.weakenings(from: fewer).isEmpty)
    }

    @Test func `names and lengths protect nobody`() throws {
        #expect(
            try publication("name=x", "text.maxWords=9000", "redaction.pronouns=he/she").weakenings(from: publication())
                .isEmpty)
    }
}
