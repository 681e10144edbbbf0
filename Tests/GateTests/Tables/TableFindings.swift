import Gate

/// What the gate finds in a report whose findings section is given.
enum TableFindings {
    /// The rules found, each once, in order; findings of other families than `VG4` are left out.
    static func rules(_ markdown: String, replacing: [(String, String)] = []) throws -> [String] {
        try Set(all(markdown, replacing: replacing).map(\.rule)).sorted()
    }

    static func all(_ markdown: String, replacing: [(String, String)] = []) throws -> [Finding] {
        let text =
            "# T\n\n## Methods\n\nAltogether 57 doctors took part.\n\n## A\n\n\(markdown)\n\n## B\n\nIt helped.\n"
        let rulebook = replacing.isEmpty ? Fixture.publication : Fixture.rulebook("publication", replacing: replacing)
        return try Fixture.check(text, rulebook: rulebook).filter { $0.rule.hasPrefix("VG4") }
    }
}
